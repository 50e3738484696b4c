#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Works out, from the sample data and the formulas in words, what each algorithm in this folder must publish.

    circuits/expected.py            writes every cases.json
    circuits/expected.py --check    writes nothing, fails when a cases.json differs from what would be written

It shares nothing with the toolkit: it reads the tables with Python's csv module and calculates with exact fractions. So it
is a second opinion on the language, on the interpreter and on the constraints.
"""

import json
import sys
from datetime import datetime
from fractions import Fraction
from pathlib import Path

from exact import Refused, half_up, mean, share, table
from reference_scores import REFERENCE

HERE = Path(__file__).parent


# --- bp-diary -----------------------------------------------------------------------------------------------------

def diary_row(row):
    numbers = {name: int(row[name]) for name in ("day", "systolic", "diastolic", "stress", "activity", "diet")}
    return {**numbers, "session": row["session"], "arm": row["arm"], "pulse": int(row["pulse"]) if row["pulse"] else None}


def exported_row(row):
    day = (datetime.strptime(row["Date"], "%d.%m.%Y") - datetime(2026, 3, 2)).days + 1
    return diary_row({
        "day": day,
        "session": {"AM": "morning", "PM": "evening"}[row["Part of day"]],
        "arm": {"L": "left", "R": "right"}[row["Side"]],
        "systolic": row["SYS (mmHg)"],
        "diastolic": row["DIA (mmHg)"],
        "pulse": "" if row["HR"] == "--" else row["HR"],
        "stress": row["Stress"],
        "activity": Fraction(row["Active (h)"]) * 60,
        "diet": row["Food"],
    })


def diary(rows, expected):
    """Diary completeness and plausibility.

    The first day does not count. A reading is usable when the systolic pressure is 60 to 260, the diastolic 40 to 215, and
    the systolic at least 10 above the diastolic. At least 12 usable readings are needed. 80 usable mornings give 25 points,
    80 usable evenings 25, fewer give their part. 80 usable readings on each arm give 10 points; the arm with fewer counts.
    The usable part of the readings gives 25 points, the part with a pulse 10, the part with something noted 5.
    """
    kept = [row for row in rows if row["day"] > 1]

    def is_usable(row):
        return (60 <= row["systolic"] <= 260 and 40 <= row["diastolic"] <= 215
                and row["systolic"] - row["diastolic"] >= 10)

    usable = [row for row in kept if is_usable(row)]
    if len(usable) < 12:
        raise Refused("require count in usable >= 12")

    def points_for(number):
        return Fraction(min(number, 80), 80)

    def number_with(name, label):
        return sum(1 for row in usable if row[name] == label)

    score = (
        25 * points_for(number_with("session", "morning"))
        + 25 * points_for(number_with("session", "evening"))
        + 10 * min(points_for(number_with("arm", "left")), points_for(number_with("arm", "right")))
        + 25 * share(kept, is_usable)
        + 10 * share(kept, lambda row: row["pulse"] is not None)
        + 5 * share(kept, lambda row: (row["stress"], row["activity"], row["diet"]) != (0, 0, 0))
    )
    rounded = half_up(score, 2)
    return {"score": rounded, "meets_expectation": Fraction(rounded) >= expected}


# --- two-arm ------------------------------------------------------------------------------------------------------

def pair_row(row):
    return {"day": int(row["day"]), "left": int(row["left"]), "right": int(row["right"]) if row["right"] else None}


def two_arm(rows):
    """Two-arm agreement.

    Pairs count from the second day on, when both arms were measured and read 60 to 260. At least 12 are needed. The part of
    the pairs whose arms are at most 10 apart gives 60 points. No gap on average gives 30 points, a gap of 20 or more none,
    in between in proportion. 40 pairs give 10 points, fewer their part. 85 points are good, 60 fair. The arms differ when
    the mean of left minus right is more than 10 either way.
    """
    both = [
        row for row in rows
        if row["day"] > 1 and 60 <= row["left"] <= 260 and row["right"] is not None and 60 <= row["right"] <= 260
    ]
    if len(both) < 12:
        raise Refused("require count in both >= 12")

    def gap(row):
        return abs(row["left"] - row["right"])

    score = half_up(
        60 * share(both, lambda row: gap(row) <= 10)
        + 30 * (1 - min(mean(both, gap), Fraction(20)) / 20)
        + 10 * Fraction(min(len(both), 40), 40),
        1,
    )
    lean = mean(both, lambda row: row["left"] - row["right"])
    agreement = "good" if Fraction(score) >= 85 else "fair" if Fraction(score) >= 60 else "poor"
    return {"score": score, "agreement": agreement, "arms_differ": abs(lean) > 10}


# --- bp-category --------------------------------------------------------------------------------------------------

def fortnight_row(row):
    return {**row, **{name: int(row[name]) for name in ("day", "systolic", "diastolic")}}


def category_of(systolic, diastolic):
    """The category by the ACC/AHA guideline of 2017: the higher of the two pressures' categories counts."""
    if systolic >= 140 or diastolic >= 90:
        return "stage_2"
    if systolic >= 130 or diastolic >= 80:
        return "stage_1"
    return "elevated" if systolic >= 120 else "normal"


def category(rows):
    """Category of the mean, and how many readings are in it.

    Readings count from the second day on, when they read 60 to 260 over 40 to 215. At least 6 mornings and 6 evenings are
    needed. The category is that of the mean pressures; published beside it is the part of the readings in that category.
    """
    kept = [
        row for row in rows
        if row["day"] > 1 and 60 <= row["systolic"] <= 260 and 40 <= row["diastolic"] <= 215
    ]
    for session in ("morning", "evening"):
        if sum(1 for row in kept if row["session"] == session) < 6:
            raise Refused(f"require (count in kept where session = {session}) >= 6")
    of_mean = category_of(mean(kept, lambda row: row["systolic"]), mean(kept, lambda row: row["diastolic"]))
    inside = share(kept, lambda row: category_of(row["systolic"], row["diastolic"]) == of_mean)
    return {"category": of_mean, "share_in_category": half_up(100 * inside, 1)}


# --- cases --------------------------------------------------------------------------------------------------------

def line_of(folder, text):
    """The number of the line of the algorithm that reads `text`."""
    lines = (HERE / folder / "algorithm.assay").read_text().splitlines()
    return 1 + [line.strip() for line in lines].index(text)


def case(folder, data, file, score, read, parameters, columns=None):
    """One case: the table's file, the parameters, and what must come out of it."""
    facts = {"name": file + "".join(f", {key} {value}" for key, value in parameters.items())}
    facts |= {"data": {data: f"{file}.synthetic.csv"}, "parameters": {k: str(v) for k, v in parameters.items()}}
    if columns:
        facts["columns"] = {data: columns}
    rows = [read(row) for row in table(HERE / folder / f"{file}.synthetic.csv")]
    try:
        return {**facts, "outputs": score(rows, **parameters)}
    except Refused as refusal:
        return {**facts, "refused": {"by": "require", "line": line_of(folder, str(refusal))}}


def misfits(folder, data, file, parameters, **why):
    """A table that must be refused before any score: `why` says what does not fit the record."""
    return {"name": file, "data": {data: f"{file}.synthetic.csv"}, "parameters": parameters, "refused": {"by": "table", **why}}


def diary_cases():
    def scored(file, expected, **how):
        return case("bp-diary", "readings", file, diary, how.pop("read", diary_row), {"expected": expected}, **how)

    places = [
        {"row": 17, "column": "systolic", "value": "412"},
        {"row": 41, "column": "day", "value": "22"},
        {"row": 78, "column": "session", "value": "noon"},
    ]
    return [
        scored("complete", 80),
        scored("complete", 100),
        scored("flawed", 80),
        scored("flawed", 60),
        scored("app-export", 80, read=exported_row, columns="app-export.columns.json"),
        scored("too-few", 0),
        misfits("bp-diary", "readings", "out-of-range", {"expected": "80"}, places=places),
        misfits("bp-diary", "readings", "wrong-column", {"expected": "80"}, missing=["systolic"], unknown=["sistolic"]),
    ]


def all_cases():
    return {
        "bp-diary": diary_cases(),
        "two-arm": [
            case("two-arm", "pairs", file, two_arm, pair_row, {})
            for file in ("agreeing", "right-arm-higher", "one-arm-only")
        ],
        "bp-category": [
            case("bp-category", "readings", file, category, fortnight_row, {})
            for file in ("borderline", "high", "mornings-only")
        ],
        **{
            f"reference/{name}": [case(f"reference/{name}", each.data, file, each.score, each.read, {}) for file in each.tables]
            for name, each in REFERENCE.items()
        },
    }


def main():
    stale = []
    for folder, cases in all_cases().items():
        text = json.dumps({"algorithm": "algorithm.assay", "synthetic": True, "cases": cases}, indent=2) + "\n"
        path = HERE / folder / "cases.json"
        if "--check" not in sys.argv:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            stale.append(str(path))
    if stale:
        sys.exit("not what circuits/expected.py works out: " + ", ".join(stale))


main()
