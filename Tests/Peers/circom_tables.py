# SPDX-License-Identifier: Apache-2.0
"""What the circuits under circom/suite take: their columns, random tables for them, and rows as circom's inputs."""

from dataclasses import dataclass
from fractions import Fraction

SESSIONS = ("morning", "evening")
BANDS = ("A", "B", "C", "D")


@dataclass
class Column:
    """A field: numbers from low to high as they stand in a row, times 10^scale; or labels; perhaps missing."""

    name: str
    low: int = 0
    high: int = 309
    usual: tuple = None
    scale: int = 0
    labels: tuple = ()
    may_lack: bool = False

    def raw(self, text):
        """The whole number that the circuit works with; none for a missing one."""
        if text == "":
            return None
        return self.labels.index(text) if self.labels else int(Fraction(text) * 10**self.scale)

    def text(self, raw):
        if self.labels:
            return self.labels[raw]
        return str(raw) if self.scale == 0 else f"{raw // 10**self.scale}.{raw % 10**self.scale:0{self.scale}}"

    def draw(self, draw, wild):
        """A value; mostly one that people have, sometimes one at an end."""
        if self.may_lack and draw.random() < 0.15:
            return ""
        if self.labels:
            return draw.choice(self.labels)
        if draw.random() < wild:
            return self.text(draw.choice((self.low, self.high, draw.randint(self.low, self.high))))
        return self.text(draw.randint(*(self.usual or (self.low, self.high))))


@dataclass
class Circuit:
    capacity: int
    columns: list
    outputs: int
    increasing: str = None

    def random_rows(self, draw):
        """Rows from none to as many as there can be, mostly many."""
        count = draw.choice((0, 1, self.capacity, draw.randint(0, self.capacity), draw.randint(self.capacity // 2, self.capacity)))
        wild = draw.choice((0, 0.05, 0.3))
        rows = [{column.name: column.draw(draw, wild) for column in self.columns} for _ in range(count)]
        if self.increasing:
            column = next(column for column in self.columns if column.name == self.increasing)
            for row, time in zip(rows, sorted(draw.sample(range(column.low, column.high + 1), count))):
                row[self.increasing] = str(time)
        return rows


def day(last):
    return Column("day", 1, last)


SESSION = Column("session", labels=SESSIONS)
SYSTOLIC = Column("systolic", usual=(100, 170))
DIASTOLIC = Column("diastolic", usual=(60, 105))
PULSE = Column("pulse", 0, 254, usual=(50, 90), may_lack=True)

CIRCUITS = {
    "home-protocol": Circuit(28, [day(7), SESSION, SYSTOLIC, DIASTOLIC], 3),
    "short-protocol": Circuit(30, [day(5), SESSION, Column("number", 1, 3), SYSTOLIC, PULSE], 3),
    "typed-by-hand": Circuit(
        84, [Column("taken", 0, 30239), Column("systolic", usual=(130, 140)), Column("diastolic", usual=(78, 92))], 1, "taken"),
    "two-arm-trend": Circuit(63, [day(21), Column("left", usual=(120, 140)), Column("right", usual=(118, 145), may_lack=True)], 2),
    "weekday-weekend": Circuit(112, [day(28), SYSTOLIC, PULSE], 3),
    "morning-surge": Circuit(56, [day(14), SESSION, SYSTOLIC], 3),
    "stress-activity": Circuit(84, [SYSTOLIC, Column("stress", 0, 10), Column("activity", 0, 1440, usual=(0, 120))], 3),
    "variability": Circuit(84, [day(21), SYSTOLIC], 1),
    "sessions": Circuit(84, [day(21), SESSION, SYSTOLIC, PULSE], 2),
    "outliers": Circuit(63, [SYSTOLIC, DIASTOLIC], 3),
    "regular-times": Circuit(56, [Column("taken", 0, 20159), SYSTOLIC], 3, "taken"),
    "sodium": Circuit(28, [Column("sodium", 0, 15000, usual=(1500, 5000)), Column("systolic", 0, 3090, usual=(1100, 1600), scale=1)], 3),
}


def raw_rows(name, rows):
    """Rows as whole numbers, with none for what is missing."""
    return [[column.raw(row[column.name]) for column in CIRCUITS[name].columns] for row in rows]


def inputs_of(name, rows):
    """The inputs of the circuit: columns as long as the capacity, zeros behind the last row."""
    circuit = CIRCUITS[name]
    values = {"context": 99, "count": len(rows), "salt": 7}
    raw = raw_rows(name, rows)
    for index, column in enumerate(circuit.columns):
        cells = [row[index] for row in raw] + [0] * (circuit.capacity - len(rows))
        if column.may_lack:
            known = [int(row[index] is not None) for row in raw]
            values[f"{column.name}Known"] = known + [0] * (circuit.capacity - len(rows))
        values[column.name] = [cell or 0 for cell in cells]
    return values


def raw_outputs(values):
    """Outputs as they stand in a cases.json, as the whole numbers that the circuits give."""

    def raw(value):
        if isinstance(value, bool):
            return int(value)
        return BANDS.index(value) if value in BANDS else int(value.rstrip("%").replace(".", ""))

    return [raw(value) for value in values.values()]
