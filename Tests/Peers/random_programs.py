# SPDX-License-Identifier: Apache-2.0
"""Writes random programs of the language together with random data and what they must publish.

    random_programs.py SEED COUNT

answers a list of {"source", "rows", "parameters", "outputs"} or, where a `require` does not hold, "refusedAt" (the line)
instead of outputs. Values are calculated with exact fractions while the program is written: each part of an expression carries its text,
the range that it can have, and a function that gives its value. So this is a second opinion on what programs mean, which shares
nothing with the compiler, not even a parser; what it knows of the language is docs/language.md.
"""

import json
import sys
from fractions import Fraction
from math import ceil, floor
from random import Random

from random_statistics import Statistics

LABELS = ["morning", "noon", "evening"]
MODES = ["half up", "half even", "down", "up"]
LIMIT = 10**9


def rounded(value, mode, decimals):
    """value rounded to that many decimals; up and down are towards the infinities."""
    scaled = value * 10**decimals
    lower, part = floor(scaled), scaled - floor(scaled)
    above = {
        "down": False,
        "up": part > 0,
        "half up": part >= Fraction(1, 2),
        "half even": part > Fraction(1, 2) or part == Fraction(1, 2) and lower % 2 == 1,
    }[mode]
    return Fraction(lower + above, 10**decimals)


def decimal(value, decimals):
    """value with exactly that many decimals, as text."""
    scaled = value * 10**decimals
    assert scaled.denominator == 1
    digits = str(abs(scaled.numerator)).rjust(decimals + 1, "0")
    whole = digits[: len(digits) - decimals]
    return ("-" if scaled < 0 else "") + whole + ("." + digits[-decimals:] if decimals else "")


class Number:
    """A numeric expression: how it is written, how tightly it binds, its range, and its value for a row."""

    SUM, PRODUCT, FACTOR, PRIMARY = range(4)

    def __init__(self, text, level, low, high, value):
        self.text, self.level, self.low, self.high, self.value = text, level, Fraction(low), Fraction(high), value

    def at(self, level):
        """Its text where at least this level is asked for."""
        return self.text if self.level >= level else f"({self.text})"

    @property
    def size(self):
        return max(abs(self.low), abs(self.high))


class Condition:
    """A condition: its text, whether it is a single test (needs no parentheses beside `and`), and its value for a row."""

    def __init__(self, text, is_test, value):
        self.text, self.is_test, self.value = text, is_test, value

    @property
    def test(self):
        return self.text if self.is_test else f"({self.text})"


class Program(Statistics):
    """One random program. A row is a dictionary; `None` stands for it outside of rows."""

    def __init__(self, seed):
        self.draw = Random(seed)
        self.capacity = self.draw.randint(1, 4)
        low = self.draw.choice([-20, -3, 0, 0, 1, 7])
        self.fields = {"whole": (low, low + self.draw.choice([0, 1, 5, 21, 300])), "tenths": (0, self.draw.choice([9, 25, 100]))}
        self.optional = (self.draw.choice([-5, 0, 2]), self.draw.choice([3, 30]))
        self.parameter_range = self.draw.choice([(0, 10), (-4, 4), (1, 100)])
        self.rows = [self.row() for _ in range(self.draw.randint(0, self.capacity))]
        self.parameter = self.draw.randint(*self.parameter_range)
        self.sets = {"rows": lambda: self.rows}
        self.numbers, self.conditions, self.rules = [], [], []
        self.prefix = ""
        self.lines = self.head()

    def row(self):
        low, high = self.optional
        return {
            "whole": Fraction(self.draw.randint(*self.fields["whole"])),
            "tenths": Fraction(self.draw.randint(*self.fields["tenths"]), 10),
            "maybe": None if self.draw.random() < 0.4 else Fraction(self.draw.randint(low, high)),
            "session": self.draw.choice(LABELS),
        }

    def head(self):
        whole, tenths, maybe = self.fields["whole"], self.fields["tenths"], self.optional
        return [
            "assay 1",
            'algorithm "Random"',
            "record Row {",
            f"    whole: {whole[0]} .. {whole[1]}",
            f"    tenths: {decimal(Fraction(tenths[0], 10), 1)} .. {decimal(Fraction(tenths[1], 10), 1)}",
            f"    maybe: {maybe[0]} .. {maybe[1]} or missing",
            f"    session: {' | '.join(LABELS)}",
            "}",
            f"data rows: at most {self.capacity} of Row",
            f"param bar: {self.parameter_range[0]} .. {self.parameter_range[1]}",
        ] + self.FUNCTIONS

    @staticmethod
    def plain(text, low, high, value):
        return Number(text, Number.PRIMARY, low, high, value)

    # --- numbers ---------------------------------------------------------------------------------------------------

    def number(self, in_row, depth):
        makers = [self.literal, self.literal, self.parameter_number]
        makers += [self.field, self.field, self.maybe_field] * 2 if in_row else [self.named, self.aggregate, self.aggregate, self.statistic, self.statistic]
        if depth > 0:
            makers += [self.sum, self.sum, self.product, self.quotient, self.extreme, self.magnitude, self.chosen, self.tidy, self.form, self.form, self.flowing]
        made = self.draw.choice(makers)(in_row, depth - 1)
        return made if made.size <= LIMIT else self.literal(in_row, depth)

    def literal(self, in_row, depth):
        kind = self.draw.randrange(4)
        if kind == 0:
            value = Fraction(self.draw.randint(0, 1000), 10)
            text = decimal(value, 1)
        elif kind == 1:
            value = Fraction(self.draw.randint(0, 150), 100)
            text = f"{value * 100}%"
        else:
            value = Fraction(self.draw.randint(0, 30))
            text = str(value)
        if value and self.draw.random() < 0.25:
            return Number(f"-{text}", Number.FACTOR, -value, -value, lambda row: -value)
        return Number(text, Number.PRIMARY, value, value, lambda row: value)

    def parameter_number(self, in_row, depth):
        return Number("bar", Number.PRIMARY, *self.parameter_range, lambda row: Fraction(self.parameter))

    def field(self, in_row, depth):
        name = self.draw.choice(["whole", "tenths"])
        low, high = self.fields[name]
        scale = 10 if name == "tenths" else 1
        return Number(self.prefix + name, Number.PRIMARY, Fraction(low, scale), Fraction(high, scale), lambda row: row[name])

    def maybe_field(self, in_row, depth):
        other = self.literal(in_row, 0)
        low, high = min(self.optional[0], other.low), max(self.optional[1], other.high)
        return Number(
            f"({self.prefix}maybe otherwise {other.at(Number.FACTOR)})", Number.PRIMARY, low, high,
            lambda row: other.value(row) if row["maybe"] is None else row["maybe"])

    def named(self, in_row, depth):
        return self.draw.choice(self.numbers) if self.numbers else self.literal(in_row, depth)

    def sum(self, in_row, depth):
        a, b = self.number(in_row, depth), self.number(in_row, depth)
        if self.draw.random() < 0.5:
            return Number(
                f"{a.at(Number.SUM)} + {b.at(Number.PRODUCT)}", Number.SUM, a.low + b.low, a.high + b.high,
                lambda row: a.value(row) + b.value(row))
        return Number(
            f"{a.at(Number.SUM)} - {b.at(Number.PRODUCT)}", Number.SUM, a.low - b.high, a.high - b.low,
            lambda row: a.value(row) - b.value(row))

    def product(self, in_row, depth):
        a, b = self.number(in_row, depth), self.number(in_row, depth)
        ends = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
        return Number(
            f"{a.at(Number.PRODUCT)} * {b.at(Number.FACTOR)}", Number.PRODUCT, min(ends), max(ends),
            lambda row: a.value(row) * b.value(row))

    def quotient(self, in_row, depth):
        """A quotient, kept within bounds that hold whatever the divisor."""
        a, b, other = self.number(in_row, depth), self.number(in_row, depth), self.literal(in_row, 0)
        bound = self.draw.choice([5, 100])
        text = f"({a.at(Number.PRIMARY)} / {b.at(Number.FACTOR)} otherwise {other.at(Number.FACTOR)})"

        def value(row):
            divisor = b.value(row)
            exact = a.value(row) / divisor if divisor else other.value(row)
            return max(min(exact, Fraction(bound)), Fraction(-bound))

        return Number(f"max(min({text}, {bound}), -{bound})", Number.PRIMARY, -bound, bound, value)

    def flowing(self, in_row, depth):
        """A value that may not exist goes on through what is made of it, up to an `otherwise`; kept within bounds that hold whatever it is."""
        a, b, c, other = self.number(in_row, depth), self.number(in_row, depth), self.number(in_row, depth), self.literal(in_row, 0)
        bound = self.draw.choice([5, 100])
        first = f"({a.at(Number.PRIMARY)} / {b.at(Number.FACTOR)})"
        text, work = self.draw.choice([
            (f"max({first}, {c.text})", max), (f"min({c.text}, {first})", min),
            (f"({first} + {c.at(Number.PRODUCT)})", lambda x, y: x + y), (f"abs({c.at(Number.SUM)} - {first})", lambda x, y: abs(y - x)),
        ])

        def value(row):
            divisor = b.value(row)
            exact = work(a.value(row) / divisor, c.value(row)) if divisor else other.value(row)
            return max(min(exact, Fraction(bound)), Fraction(-bound))

        return Number(
            f"max(min(({text} otherwise {other.at(Number.FACTOR)}), {bound}), -{bound})", Number.PRIMARY, -bound, bound, value)

    def extreme(self, in_row, depth):
        a, b = self.number(in_row, depth), self.number(in_row, depth)
        pick = self.draw.choice([min, max])
        return Number(
            f"{pick.__name__}({a.text}, {b.text})", Number.PRIMARY, pick(a.low, b.low), pick(a.high, b.high),
            lambda row: pick(a.value(row), b.value(row)))

    def magnitude(self, in_row, depth):
        a = self.number(in_row, depth)
        low = 0 if a.low <= 0 <= a.high else min(abs(a.low), abs(a.high))
        return Number(f"abs({a.text})", Number.PRIMARY, low, a.size, lambda row: abs(a.value(row)))

    def chosen(self, in_row, depth):
        c, a, b = self.condition(in_row, depth), self.number(in_row, depth), self.number(in_row, depth)
        return Number(
            f"(when {c.text}: {a.text} else {b.text})", Number.PRIMARY, min(a.low, b.low), max(a.high, b.high),
            lambda row: a.value(row) if c.value(row) else b.value(row))

    def tidy(self, in_row, depth):
        a, mode, decimals = self.number(in_row, depth), self.draw.choice(MODES), self.draw.randint(0, 2)
        places = f" to {decimals} decimal{'s' if decimals != 1 else ''}" if decimals or self.draw.random() < 0.5 else ""
        return Number(
            f"({a.at(Number.PRIMARY)} rounded {mode}{places})", Number.PRIMARY, rounded(a.low, mode, decimals),
            rounded(a.high, mode, decimals), lambda row: rounded(a.value(row), mode, decimals))

    def aggregate(self, in_row, depth):
        text, rows = self.row_set(depth)
        verb = self.draw.choice(["count", "sum", "mean", "min", "max", "share"])
        other = self.literal(False, 0)
        if verb == "count":
            return Number(f"(count in {text})", Number.PRIMARY, 0, self.capacity, lambda row: Fraction(len(rows())))
        if verb == "share":
            c = self.condition(True, depth)
            return self.settled(
                f"share of {c.test} in {text}", other, 0, 1, rows, lambda found: Fraction(sum(map(c.value, found)), len(found)))
        of = self.number(True, depth)
        if verb == "sum":
            n = self.capacity
            return Number(
                f"(sum of {of.at(Number.SUM)} in {text})", Number.PRIMARY, min(0, n * of.low), max(0, n * of.high),
                lambda row: sum(map(of.value, rows()), Fraction(0)))
        work = {"mean": lambda values: sum(values) / len(values), "min": min, "max": max}[verb]
        return self.settled(
            f"{verb} of {of.at(Number.SUM)} in {text}", other, of.low, of.high, rows,
            lambda found: work([of.value(each) for each in found]))

    def settled(self, text, other, low, high, rows, work):
        """A value that does not exist over no rows, with what to take instead."""
        return Number(
            f"({text} otherwise {other.at(Number.FACTOR)})", Number.PRIMARY, min(low, other.low), max(high, other.high),
            lambda row: work(rows()) if rows() else other.value(row))

    # --- conditions ------------------------------------------------------------------------------------------------

    def condition(self, in_row, depth):
        makers = [self.comparison, self.comparison, self.within]
        makers += [self.of_session, self.presence, self.member, self.guarded] if in_row else [self.quantified, self.named_condition]
        if depth > 0:
            makers += [self.joined, self.joined, self.negated]
        return self.draw.choice(makers)(in_row, depth - 1)

    def comparison(self, in_row, depth):
        a, b, sign = self.number(in_row, depth), self.number(in_row, depth), self.draw.choice(["=", "!=", "<", "<=", ">", ">="])
        holds = {
            "=": lambda x, y: x == y, "!=": lambda x, y: x != y, "<": lambda x, y: x < y, "<=": lambda x, y: x <= y,
            ">": lambda x, y: x > y, ">=": lambda x, y: x >= y,
        }[sign]
        return Condition(f"{a.at(Number.SUM)} {sign} {b.at(Number.SUM)}", True, lambda row: holds(a.value(row), b.value(row)))

    def within(self, in_row, depth):
        a, low, high = self.number(in_row, depth), self.draw.randint(-10, 20), self.draw.randint(20, 60)
        # In parentheses: beside `of`, the next `in` says which rows.
        return Condition(f"({a.at(Number.SUM)} in {low} .. {high})", True, lambda row: low <= a.value(row) <= high)

    def of_session(self, in_row, depth):
        label, same = self.draw.choice(LABELS), self.draw.random() < 0.7
        return Condition(f"{self.prefix}session {'=' if same else '!='} {label}", True, lambda row: (row["session"] == label) == same)

    def presence(self, in_row, depth):
        word = self.draw.choice(["present", "missing"])
        return Condition(f"{self.prefix}maybe is {word}", True, lambda row: (row["maybe"] is None) == (word == "missing"))

    def guarded(self, in_row, depth):
        bound = self.draw.randint(-5, 30)
        return Condition(
            f"{self.prefix}maybe is present and {self.prefix}maybe > {bound}", False, lambda row: row["maybe"] is not None and row["maybe"] > bound)

    def member(self, in_row, depth):
        if self.rules and self.draw.random() < 0.5:
            name, rule = self.draw.choice(self.rules)
            return Condition(f"{name}(r)" if self.prefix else name, True, rule.value)
        name = self.draw.choice([each for each in self.sets if each != "rows"] or [None])
        if name is None or self.prefix:
            return self.of_session(in_row, depth)
        return Condition(name, True, lambda row: any(row is each for each in self.sets[name]()))

    def quantified(self, in_row, depth):
        text, rows = self.row_set(depth)
        c, verb = self.condition(True, depth), self.draw.choice([any, all])
        return Condition(f"({verb.__name__} of {c.test} in {text})", True, lambda row: verb(map(c.value, rows())))

    def named_condition(self, in_row, depth):
        return self.draw.choice(self.conditions) if self.conditions else self.comparison(in_row, depth)

    def joined(self, in_row, depth):
        a, b, word = self.condition(in_row, depth), self.condition(in_row, depth), self.draw.choice(["and", "or"])
        if word == "and":
            return Condition(f"{a.test} and {b.test}", False, lambda row: a.value(row) and b.value(row))
        return Condition(f"{a.test} or {b.test}", False, lambda row: a.value(row) or b.value(row))

    def negated(self, in_row, depth):
        a = self.condition(in_row, depth)
        return Condition(f"not ({a.text})", True, lambda row: not a.value(row))

    def row_set(self, depth):
        name = self.draw.choice(list(self.sets))
        if depth <= 0 or self.draw.random() < 0.5:
            return name, self.sets[name]
        c, base = self.condition(True, depth - 1), self.sets[name]
        return f"({name} where {c.text})", lambda: [row for row in base() if c.value(row)]

    # --- declarations ----------------------------------------------------------------------------------------------

    def declare_rule(self, index):
        """A rule names its row; inside it fields are written r.FIELD, and other rules r in parentheses."""
        self.prefix = "r."
        c = self.condition(True, 1)
        self.prefix = ""
        self.lines.append(f"rule rule{index}(r) = {c.text}")
        self.rules.append((f"rule{index}", c))

    def declare_set(self, index):
        name = self.draw.choice(list(self.sets))
        c, base = self.condition(True, 2), self.sets[name]
        self.lines.append(f"let set{index} = {name} where {c.text}")
        self.sets[f"set{index}"] = lambda: [row for row in base() if c.value(row)]

    def declare_number(self, index):
        n = self.number(False, 3)
        self.lines.append(f"let number{index} = {n.text}")
        self.numbers.append(Number(f"number{index}", Number.PRIMARY, n.low, n.high, n.value))

    def declare_condition(self, index):
        c = self.condition(False, 2)
        self.lines.append(f"let holds{index} = {c.text}")
        self.conditions.append(Condition(f"holds{index}", True, c.value))

    def publish_number(self, index, outputs):
        n, mode, decimals = self.number(False, 3), self.draw.choice(MODES), self.draw.randint(0, 2)
        low, high = rounded(n.low, "down", decimals), rounded(n.high, "up", decimals)
        self.lines.append(
            f"publish out{index} = {n.text} as {decimal(low, decimals)} .. {decimal(high, decimals)} rounded {mode}")
        outputs[f"out{index}"] = decimal(rounded(n.value(None), mode, decimals), decimals)

    def publish_condition(self, index, outputs):
        c = self.condition(False, 3)
        self.lines.append(f"publish flag{index} = {c.text}")
        outputs[f"flag{index}"] = "yes" if c.value(None) else "no"

    def publish_choice(self, index, outputs):
        c, d = self.condition(False, 1), self.condition(False, 1)
        self.lines.append(f"let band{index}: good{index} | fair{index} | poor{index} =")
        self.lines.append(f"    when {c.text}: good{index} else when {d.text}: fair{index} else poor{index}")
        self.lines.append(f"publish band{index}")
        outputs[f"band{index}"] = f"good{index}" if c.value(None) else f"fair{index}" if d.value(None) else f"poor{index}"

    def write(self):
        """The finished program, its data, and what must come out."""
        declarations = [self.declare_set, self.declare_rule, self.declare_number, self.declare_number, self.declare_condition]
        for index in range(self.draw.randint(2, 6)):
            self.draw.choice(declarations)(index)
        refused, outputs = None, {}
        if self.draw.random() < 0.3:
            c = self.condition(False, 2)
            self.lines.append(f"require {c.text}")
            refused = None if c.value(None) else len(self.lines)
        self.lines.append(f"publish size = count in rows as 0 .. {self.capacity}")
        outputs["size"] = str(len(self.rows))
        publications = [self.publish_number, self.publish_number, self.publish_condition, self.publish_choice]
        for index in range(self.draw.randint(1, 4)):
            self.draw.choice(publications)(index, outputs)
        answer = {"source": "\n".join(self.lines) + "\n", "rows": [self.cells(row) for row in self.rows]}
        answer |= {"parameters": {"bar": str(self.parameter)}}
        return answer | ({"outputs": outputs} if refused is None else {"refusedAt": refused})

    @staticmethod
    def cells(row):
        return {
            "whole": str(row["whole"]), "tenths": decimal(row["tenths"], 1), "session": row["session"],
            "maybe": None if row["maybe"] is None else str(row["maybe"]),
        }


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    json.dump([Program(seed + index).write() for index in range(count)], sys.stdout)


if __name__ == "__main__":
    main()
