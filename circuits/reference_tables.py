# SPDX-License-Identifier: Apache-2.0
"""The sample tables of the algorithms under reference/. All of them are synthetic: no person was measured."""

from draw import Draw, clamp


def readings(draw, days, sessions=("morning", "evening"), each=2, systolic=131, scatter=6, morning=4, extra=None):
    """So many readings a session; days differ, mornings are a little higher. `extra` adds columns."""
    rows = []
    for day in range(1, days + 1):
        shift = draw.near(0, 4)
        for session in sessions:
            for number in range(1, each + 1):
                level = draw.near(systolic + shift + (morning if session == "morning" else 0), scatter)
                row = {"day": day, "session": session, "number": number, "systolic": level}
                row["diastolic"] = draw.near(83 + (level - systolic) // 3, 4)
                row["pulse"] = "" if draw.chance(6) else draw.near(67, 5)
                rows.append({**row, **(extra(draw, row) if extra else {})})
    return rows


def columns(rows, *names):
    return [{name: row[name] for name in names} for row in rows]


def without(rows, draw, percent):
    """Some rows go, as in a real diary."""
    return [row for row in rows if not draw.chance(percent)]


def broken(rows, draw, percent):
    """Some systolic readings that no cuff shows."""
    return [{**row, "systolic": draw.whole(0, 309) if draw.chance(percent) else row["systolic"]} for row in rows]


def rounded(rows, draw, percent, *names):
    """Some readings get a zero at their end."""
    return [{**row, **{name: 10 * round(row[name] / 10) for name in names}} if draw.chance(percent) else row for row in rows]


def timed(draw, days, late, miss=0):
    """A reading in the morning, one at noon now and then, one in the evening; `late` is how much the time of the day scatters."""
    rows = []
    for day in range(days):
        for hour in (7, 20):
            minute = clamp(draw.near(60 * hour, late), 1 if hour == 7 else 721, 719 if hour == 7 else 1438)
            if not draw.chance(miss):
                rows.append({"taken": 1440 * day + minute, "systolic": draw.near(130, 7), "diastolic": draw.near(82, 5)})
    return rows


def thrice(draw, days):
    """Three readings a session, a few minutes apart."""
    rows = []
    for day in range(days):
        for hour in (7, 20):
            start = draw.near(60 * hour, 30)
            for step in (0, 2, 5):
                row = {"taken": 1440 * day + start + step, "systolic": draw.near(134, 6), "diastolic": draw.near(84, 4)}
                rows.append(row)
    return rows


def pairs(draw, lean, days=21, drift=0, missing=5):
    """Three pairs a day; the right arm reads `lean` higher, and both rise by `drift` each ten days."""
    rows = []
    for day in range(1, days + 1):
        usual = draw.near(126 + drift * day / 10, 4)
        for _ in range(3):
            left = draw.near(usual, 4)
            rows.append({"day": day, "left": left, "right": "" if draw.chance(missing) else left + draw.near(lean, 4)})
    return rows


def weeks(draw, weekend):
    """Four readings a day for four weeks that begin on a Monday; weekends are `weekend` higher."""
    rows = readings(draw, 28, morning=2)
    return [{**row, "systolic": row["systolic"] + (weekend if row["day"] % 7 in (6, 0) else 0)} for row in rows]


def stressed(draw, effect, days=21):
    def note(draw, row):
        return {"stress": draw.whole(0, 8), "activity": clamp(draw.near(45, 25), 0, 1440)}

    rows = readings(draw, days, extra=note)
    return [{**row, "systolic": row["systolic"] + round(effect * (row["stress"] - 4) - row["activity"] / 20)} for row in rows]


def salted(draw, effect, days=28):
    rows = []
    for _ in range(days):
        sodium = clamp(draw.near(3400, 900), 0, 15000)
        tenths = draw.near(1290 + effect * (sodium - 3400) / 100, 40)
        rows.append({"sodium": sodium, "systolic": f"{tenths // 10}.{tenths % 10}"})
    return rows


def reference_tables():
    """All tables by their path below this folder, without what follows the name."""
    protocol, short, diary = ("day", "session", "systolic", "diastolic"), ("day", "session", "number", "systolic", "pulse"), (
        "day", "session", "systolic", "pulse")
    week, five = readings(Draw(101), 7), readings(Draw(103), 5, each=3)
    settling = [{**row, "systolic": row["systolic"] + (9 if row["number"] == 1 else 0)} for row in five]
    typed = rounded(thrice(Draw(105), 14), Draw(106), 45, "systolic", "diastolic")
    stuck = [{**row, "systolic": 134} if 30 <= index < 36 else row for index, row in enumerate(typed)]
    month, surge = weeks(Draw(112), 0), readings(Draw(115), 14, morning=19)
    noted = stressed(Draw(118), 2)
    return {f"reference/{name}": rows for name, rows in {
        "home-protocol/kept": columns(week, *protocol),
        "home-protocol/careless": columns(broken(without(readings(Draw(102), 7), Draw(202), 20), Draw(302), 10), *protocol),
        "home-protocol/two-days": columns(week[:8], *protocol),
        "short-protocol/settling": columns(settling, *short),
        "short-protocol/calm": columns(without(five, Draw(104), 10), *short),
        "short-protocol/mornings": columns([row for row in five if row["session"] == "morning"], *short),
        "typed-by-hand/measured": thrice(Draw(107), 14),
        "typed-by-hand/typed": stuck,
        "typed-by-hand/few": typed[:11],
        "two-arm-trend/agreeing": pairs(Draw(108), 2),
        "two-arm-trend/drifting": pairs(Draw(109), 13, drift=9, missing=12),
        "two-arm-trend/one-arm": [{**row, "right": ""} for row in pairs(Draw(108), 2)],
        "weekday-weekend/steady": columns(month, "day", "systolic", "pulse"),
        "weekday-weekend/weekends": columns(without(weeks(Draw(113), 9), Draw(114), 15), "day", "systolic", "pulse"),
        "weekday-weekend/weekdays": columns([row for row in month if row["day"] % 7 not in (6, 0)], "day", "systolic", "pulse"),
        "morning-surge/surge": columns(surge, "day", "session", "systolic"),
        "morning-surge/flat": columns(without(readings(Draw(116), 14, morning=1), Draw(117), 25), "day", "session", "systolic"),
        "morning-surge/mornings": columns([row for row in surge if row["session"] == "morning"], "day", "session", "systolic"),
        "stress-activity/follows": columns(noted, "systolic", "stress", "activity"),
        "stress-activity/apart": columns(broken(stressed(Draw(119), 0), Draw(120), 8), "systolic", "stress", "activity"),
        "stress-activity/unnoted": [{"systolic": row["systolic"], "stress": 0, "activity": 0} for row in noted],
        "variability/steady": columns(readings(Draw(121), 21, scatter=3), "day", "systolic"),
        "variability/swinging": columns(without(readings(Draw(122), 21, scatter=14), Draw(123), 40), "day", "systolic"),
        "variability/few-days": columns(readings(Draw(121), 7), "day", "systolic"),
        "sessions/full": columns(readings(Draw(124), 21), *diary),
        "sessions/gaps": columns([row for row in without(readings(Draw(125), 21), Draw(126), 20) if row["day"] not in (8, 9, 10)], *diary),
        "outliers/clean": columns(readings(Draw(127), 15), "systolic", "diastolic"),
        "outliers/noisy": columns(broken(readings(Draw(128), 15, scatter=4), Draw(129), 18), "systolic", "diastolic"),
        "outliers/few": columns(readings(Draw(127), 2), "systolic", "diastolic"),
        "regular-times/regular": columns(timed(Draw(130), 14, 25), "taken", "systolic"),
        "regular-times/irregular": columns(timed(Draw(131), 14, 190, miss=25), "taken", "systolic"),
        "regular-times/few": columns(timed(Draw(130), 5, 25), "taken", "systolic"),
        "sodium/sensitive": salted(Draw(132), 3),
        "sodium/insensitive": salted(Draw(133), 0, days=21),
        "sodium/few": salted(Draw(132), 3)[:9],
    }.items()}
