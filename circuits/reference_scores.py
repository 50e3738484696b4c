# SPDX-License-Identifier: Apache-2.0
"""What the algorithms under reference/ must publish, from the formulas in words and in exact fractions; see expected.py."""

from dataclasses import dataclass
from fractions import Fraction

from exact import (
    Refused, band, correlation_half_up, curve, half_up, longest_run, mad, mean, median, percent, percentile, root_half_up, share, slope,
    variance,
)


def row_of(row):
    """A row with numbers for text; an empty cell is none."""
    words = {"session"}
    return {name: text if name in words else (Fraction(text) if text else None) for name, text in row.items()}


def require(holds, line):
    if not holds:
        raise Refused("require " + line)


def column(rows, name):
    return [row[name] for row in rows]


def plausible(rows):
    return [row for row in rows if 60 <= row["systolic"] <= 260]


def number(rows, **wanted):
    return sum(1 for row in rows if all(row[name] == value for name, value in wanted.items()))


def full_days(rows, days):
    """Days with at least two mornings and two evenings."""
    return sum(1 for day in days if all(number(rows, day=day, session=label) >= 2 for label in ("morning", "evening")))


def home_protocol(rows):
    """Seven days, two readings each morning and evening. The first day does not count; 12 readings on 4 days are needed."""
    kept = [row for row in plausible(rows) if row["day"] > 1 and 40 <= row["diastolic"] <= 215]
    require(len(kept) >= 12, "count in kept >= 12")
    require(len(set(column(kept, "day"))) >= 4, "(count in kept by day) >= 4")
    return {
        "full_days": str(full_days(kept, range(1, 8))),
        "mean_systolic": half_up(mean(kept, lambda row: row["systolic"]), 1),
        "mean_diastolic": half_up(mean(kept, lambda row: row["diastolic"]), 1),
    }


def short_protocol(rows):
    """Five days, three readings each time. Two days and the first of three do not count; 8 readings and 4 evenings are needed."""
    real = plausible(rows)
    kept = [row for row in real if row["day"] > 2 and row["number"] > 1]
    require(len(kept) >= 8, "count in kept >= 8")
    require(number(kept, session="evening") >= 4, "(count in kept where session = evening) >= 4")
    level = mean(kept, lambda row: row["systolic"])
    first = [row for row in real if row["number"] == 1]
    return {
        "mean_systolic": half_up(level, 1),
        "settles": mean(first, lambda row: row["systolic"]) - level > 5,
        "with_pulse": percent(share(kept, lambda row: row["pulse"] is not None)),
    }


def typed_by_hand(rows):
    """Double zeros cost up to 40 points, heaping at the alert thresholds 30, four equal steps in a row 20, hardly any spread 10."""
    require(len(rows) >= 12, "count in readings >= 12")
    zeros = share(rows, lambda row: row["systolic"] % 10 == 0 and row["diastolic"] % 10 == 0)
    heaping = share(rows, lambda row: row["systolic"] == 134 or row["diastolic"] == 84)
    stuck = longest_run([a["systolic"] == b["systolic"] for a, b in zip(rows, rows[1:])])
    digits = curve(zeros, (Fraction(2, 100), 1), (Fraction(20, 100), 0))
    heaps = curve(heaping, (Fraction(5, 100), 1), (Fraction(25, 100), 0))
    alive = (20 if stuck < 4 else 0) + (10 if variance(column(rows, "systolic")) >= 9 else 0)
    return {"trust": half_up(40 * digits + 30 * heaps + alive, 0)}


def two_arm_trend(rows):
    """The median gap gives 60 points up to 5 and none from 20, outliers of the left arm take of 30, no drift gives 10."""
    both = [row for row in rows if row["right"] is not None and 60 <= row["right"] <= 260 and 60 <= row["left"] <= 260]
    require(len(both) >= 12, "count in both >= 12")
    left = column(both, "left")
    gap = median([abs(row["left"] - row["right"]) for row in both])
    outliers = share(left, lambda value: abs(value - median(left)) > 4 * mad(left))
    drift = max(min(slope(left, column(both, "day")), 99), -99)
    score = 60 * curve(gap, (5, 1), (20, 0)) + 30 * (1 - outliers) + (10 if abs(drift) <= Fraction(1, 2) else 0)
    return {"band": band(score, ("A", 85), ("B", 70), ("C", 50), below="D"), "trend": half_up(drift, 2)}


def weekday_weekend(rows):
    """The mean of weekends less that of weekdays, and whether its square is above a quarter of the variance."""
    kept = plausible(rows)
    ends = [row for row in kept if row["day"] % 7 in (6, 0)]
    rest = [row for row in kept if row["day"] % 7 not in (6, 0)]
    require(len(ends) >= 8, "(count in kept where weekend) >= 8")
    require(len(rest) >= 20, "(count in kept where not weekend) >= 20")
    difference = mean(ends, lambda row: row["systolic"]) - mean(rest, lambda row: row["systolic"])
    return {
        "contrast": half_up(difference, 1),
        "notable": difference**2 > variance(column(kept, "systolic")) / 4,
        "with_pulse": percent(share(kept, lambda row: row["pulse"] is not None)),
    }


def morning_surge(rows):
    """Morning less evening, their middle, and whether both point to morning hypertension; the first day does not count."""
    kept = [row for row in plausible(rows) if row["day"] > 1]
    parts = {label: [row for row in kept if row["session"] == label] for label in ("morning", "evening")}
    for label, part in parts.items():
        require(len(part) >= 6, f"count in {label}s >= 6")
    morning, evening = (mean(part, lambda row: row["systolic"]) for part in parts.values())
    surge, average = morning - evening, (morning + evening) / 2
    return {
        "surge": half_up(surge, 1),
        "average": half_up(average, 1),
        "morning_hypertension": surge >= 15 and average >= 135,
    }


def stress_activity(rows):
    """Correlation with stress, rise with an hour of activity; half of the readings must have a note."""
    kept = plausible(rows)
    noted = share(kept, lambda row: row["stress"] > 0 or row["activity"] > 0)
    require(len(kept) >= 20, "count in kept >= 20")
    require(noted >= Fraction(1, 2), "noted >= 50%")
    correlation = correlation_half_up(column(kept, "stress"), column(kept, "systolic"), 2)
    rise = 60 * slope(column(kept, "systolic"), column(kept, "activity"))
    return {
        "stress_correlation": half_up(correlation, 2),
        "rise_an_hour": half_up(max(min(rise, 99), -99), 1),
        "follows_stress": abs(correlation) >= Fraction(3, 10),
    }


def variability(rows):
    """The standard deviation of the daily means, each rounded to a tenth; the first day does not count, 7 days are needed."""
    kept = [row for row in plausible(rows) if row["day"] > 1]
    days = sorted(set(column(kept, "day")))
    require(len(days) >= 7, "(count in days) >= 7")
    means = [Fraction(half_up(mean([row for row in kept if row["day"] == day], lambda row: row["systolic"]), 1)) for day in days]
    return {"deviation": half_up(root_half_up(variance(means), 1), 1)}


def sessions(rows):
    """84 readings give 40 points, full days 30, no gap of days 20, pulses 10."""
    usable = plausible(rows)
    days = range(1, 22)
    gap = longest_run([number(usable, day=day) == 0 for day in days])
    score = (
        40 * Fraction(min(len(usable), 84), 84)
        + 30 * Fraction(full_days(usable, days), 21)
        + 20 * curve(gap, (1, 1), (7, 0))
        + 10 * share(usable, lambda row: row["pulse"] is not None)
    )
    return {"score": half_up(score, 1), "band": band(score, ("A", 90), ("B", 75), ("C", 50), below="D")}


def outliers(rows):
    """Pairs whose pressures are 15 to 120 apart are possible; outliers by quartiles (systolic) and by deviations (diastolic)."""
    real = [row for row in plausible(rows) if 40 <= row["diastolic"] <= 215]
    require(len(real) >= 12, "count in real >= 12")
    odd = 1 - share(real, lambda row: 15 <= row["systolic"] - row["diastolic"] <= 120)
    systolic, diastolic = column(real, "systolic"), column(real, "diastolic")
    low, high = percentile(systolic, 25), percentile(systolic, 75)
    reach = Fraction(3, 2) * (high - low)
    by_quartiles = share(systolic, lambda value: value < low - reach or value > high + reach)
    middle, spread = mean(diastolic, lambda value: value), variance(diastolic)
    by_deviation = share(diastolic, lambda value: (value - middle) ** 2 > 9 * spread)
    return {
        "odd": percent(odd, 1),
        "outliers": percent(max(by_quartiles, by_deviation), 1),
        "clean": odd <= Fraction(2, 100) and by_quartiles <= Fraction(5, 100) and by_deviation <= Fraction(2, 100),
    }


def regular_times(rows):
    """The part of the readings between 5:00 and 9:59 or 17:00 and 22:59, the longest pause in hours, the span in days."""
    real = plausible(rows)
    require(len(real) >= 12, "count in real >= 12")
    taken = column(real, "taken")
    pause = max(b - a for a, b in zip(taken, taken[1:]))
    return {
        "in_windows": percent(share(taken, lambda time: 300 <= time % 1440 <= 599 or 1020 <= time % 1440 <= 1379)),
        "longest_pause": half_up(pause / 60, 0),
        "days": half_up((max(taken) - min(taken)) / 1440, 1),
    }


def sodium(rows):
    """How much the pressure rises with a gram of sodium, and the median day."""
    eaten = [row for row in plausible(rows) if 500 <= row["sodium"] <= 10000]
    require(len(eaten) >= 10, "count in eaten >= 10")
    rise = 1000 * slope(column(eaten, "systolic"), column(eaten, "sodium"))
    usual = median(column(eaten, "sodium"))
    return {
        "rise_a_gram": half_up(max(min(rise, 99), -99), 1),
        "usual_sodium": half_up(usual, 0),
        "above_limit": usual > 2000,
    }


@dataclass
class Reference:
    score: object
    tables: tuple
    data: str = "readings"
    read: object = row_of


REFERENCE = {
    "home-protocol": Reference(home_protocol, ("kept", "careless", "two-days")),
    "short-protocol": Reference(short_protocol, ("settling", "calm", "mornings")),
    "typed-by-hand": Reference(typed_by_hand, ("measured", "typed", "few")),
    "two-arm-trend": Reference(two_arm_trend, ("agreeing", "drifting", "one-arm"), data="pairs"),
    "weekday-weekend": Reference(weekday_weekend, ("steady", "weekends", "weekdays")),
    "morning-surge": Reference(morning_surge, ("surge", "flat", "mornings")),
    "stress-activity": Reference(stress_activity, ("follows", "apart", "unnoted")),
    "variability": Reference(variability, ("steady", "swinging", "few-days")),
    "sessions": Reference(sessions, ("full", "gaps")),
    "outliers": Reference(outliers, ("clean", "noisy", "few")),
    "regular-times": Reference(regular_times, ("regular", "irregular", "few")),
    "sodium": Reference(sodium, ("sensitive", "insensitive", "few"), data="days"),
}
