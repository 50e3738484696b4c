#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the sample data of the algorithms in this folder. All of it is synthetic: no person was measured.

    circuits/generate.py            writes every file NAME.synthetic.csv, and some of them again as health records
    circuits/generate.py --check    writes nothing, fails when a file differs from what would be written

Each file comes from a seed of its own, and only `random()` is drawn, whose sequence Python keeps from version to version,
so that every machine makes the same bytes. The model is plain: a person has a usual pressure; mornings are a little
higher than evenings, days differ, readings scatter, and the two arms differ by a constant.
"""

import csv
import io
import sys
from datetime import date, timedelta
from pathlib import Path

from draw import Draw, clamp
from health_records import health_records
from reference_tables import reference_tables

HERE = Path(__file__).parent
DIARY = ["day", "session", "arm", "systolic", "diastolic", "pulse", "stress", "activity", "diet"]


# --- bp-diary -----------------------------------------------------------------------------------------------------

def diary(draw, days=21, systolic=131, diastolic=83):
    """A diary in which nothing is wrong but a few pulses that were not written down."""
    rows = []
    for day in range(1, days + 1):
        shift = draw.near(0, 3) + (6 if day == 1 else 0)
        for session in ("morning", "evening"):
            stress, activity, diet = draw.whole(0, 8), draw.near(45, 20), draw.near(70, 12)
            for arm in ("left", "right", "left", "right"):
                higher = shift + (4 if session == "morning" else 0) + (2 if arm == "right" else 0)
                rows.append({
                    "day": day,
                    "session": session,
                    "arm": arm,
                    "systolic": draw.near(systolic + higher, 5),
                    "diastolic": draw.near(diastolic + higher // 2, 4),
                    "pulse": "" if draw.chance(3) else draw.near(67, 5),
                    "stress": stress,
                    "activity": clamp(activity, 0, 1440),
                    "diet": clamp(diet, 0, 100),
                })
    return rows


def spoil(rows, draw):
    """What real diaries look like: gaps, end digits rounded to zero, swapped pressures, typed-in zeros, blanks, repeats."""
    gone = {(day, session) for day in (8, 9, 15) for session in ("morning", "evening")}
    gone |= {(5, "evening"), (12, "evening"), (14, "evening"), (17, "morning"), (20, "evening")}
    rows = [dict(row) for row in rows if (row["day"], row["session"]) not in gone]
    for row in rows:
        if draw.chance(35):
            row["systolic"], row["diastolic"] = (10 * round(row[name] / 10) for name in ("systolic", "diastolic"))
        if draw.chance(7):
            row["systolic"], row["diastolic"] = row["diastolic"], row["systolic"]
        elif draw.chance(7):
            row["systolic"] = row["diastolic"] = row["stress"] = row["activity"] = row["diet"] = 0
        if draw.chance(20):
            row["pulse"] = ""
    repeated = [dict(row) for row in rows if draw.chance(6)]
    return sorted(rows + repeated, key=lambda row: (row["day"], row["session"] == "evening"))


def out_of_range(rows):
    """Three readings that no row of the program can hold: they must be refused, each with its place."""
    rows = [dict(row) for row in rows]
    rows[16]["systolic"] = 412
    rows[40]["day"] = 22
    rows[77]["session"] = "noon"
    return rows


def app_export(rows):
    """The same readings as an app might export them: other names, dates, labels, hours instead of minutes."""
    first = date(2026, 3, 2)
    return [{
        "Date": (first + timedelta(days=row["day"] - 1)).strftime("%d.%m.%Y"),
        "Part of day": {"morning": "AM", "evening": "PM"}[row["session"]],
        "Side": {"left": "L", "right": "R"}[row["arm"]],
        "SYS (mmHg)": row["systolic"],
        "DIA (mmHg)": row["diastolic"],
        "HR": row["pulse"] or "--",
        "Stress": row["stress"],
        "Active (h)": f"{row['activity'] / 60:.2f}",
        "Food": row["diet"],
        "Remark": "",
    } for row in rows]


def quarter_hours(rows):
    """Activity in whole quarters of an hour, so that hours with two decimals say it exactly."""
    return [{**row, "activity": 15 * round(row["activity"] / 15)} for row in rows]


# --- two-arm ------------------------------------------------------------------------------------------------------

def pairs(draw, lean, days=21, missing=4):
    """Three pairs a day; `lean` is how much higher the right arm reads."""
    rows = []
    for day in range(1, days + 1):
        usual = draw.near(128, 4)
        for _ in range(3):
            left = draw.near(usual, 4)
            rows.append({
                "day": day,
                "left": left,
                "right": "" if draw.chance(missing) else left + draw.near(lean, 4),
            })
    return rows


# --- bp-category --------------------------------------------------------------------------------------------------

def fortnight(draw, systolic, diastolic, days=14):
    rows = []
    for day in range(1, days + 1):
        shift = draw.near(0, 3)
        for session in ("morning", "morning", "evening", "evening"):
            higher = shift + (3 if session == "morning" else 0)
            rows.append({
                "day": day,
                "session": session,
                "systolic": draw.near(systolic + higher, 6),
                "diastolic": draw.near(diastolic + higher // 2, 4),
            })
    return rows


# --- files --------------------------------------------------------------------------------------------------------

def text(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def renamed(rows, old, new):
    return [{new if name == old else name: value for name, value in row.items()} for row in rows]


def files():
    complete = diary(Draw(1))
    exported = quarter_hours(complete)
    two_weeks = fortnight(Draw(7), 132, 79)
    return {
        "bp-diary/complete": complete,
        "bp-diary/flawed": spoil(diary(Draw(2), systolic=138, diastolic=86), Draw(3)),
        "bp-diary/too-few": diary(Draw(4), days=2),
        "bp-diary/out-of-range": out_of_range(complete),
        "bp-diary/wrong-column": renamed(complete, "systolic", "sistolic"),
        "bp-diary/app-export": app_export(exported),
        "two-arm/agreeing": pairs(Draw(5), lean=2),
        "two-arm/right-arm-higher": pairs(Draw(6), lean=14, missing=10),
        "two-arm/one-arm-only": [{**row, "right": ""} for row in pairs(Draw(5), lean=2)],
        "bp-category/borderline": two_weeks,
        "bp-category/high": fortnight(Draw(8), 144, 88),
        "bp-category/mornings-only": [row for row in two_weeks if row["session"] == "morning"],
        **reference_tables(),
    }


def main():
    stale = []
    tables = files()
    texts = {f"{name}.synthetic.csv": text(rows) for name, rows in tables.items()}
    texts |= health_records(tables["bp-diary/complete"], tables["bp-category/borderline"])
    for name, content in texts.items():
        path = HERE / name
        if "--check" not in sys.argv:
            path.write_text(content)
        elif not path.exists() or path.read_text() != content:
            stale.append(str(path))
    if stale:
        sys.exit("not what circuits/generate.py makes: " + ", ".join(stale))


main()
