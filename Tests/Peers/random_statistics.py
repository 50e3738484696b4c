# SPDX-License-Identifier: Apache-2.0
"""Random statistics, neighbours, groups, curves, tables and functions, for random_programs.py: each with its text, its range, and its
value by exact fractions, as docs/language.md says what it means."""

from fractions import Fraction
from math import ceil, floor, isqrt

LABELS = ["morning", "noon", "evening"]
MODES = ["half up", "half even", "down", "up"]


def root(square, mode, decimals, sign=1):
    """sign times the square root of an exact number, rounded; the root itself is never written down."""
    scaled = square * 100**decimals
    low = isqrt(floor(scaled))
    is_exact = low * low == scaled
    middle = (2 * low + 1) ** 2
    beyond, halfway = middle < 4 * scaled, middle == 4 * scaled
    up = {
        "down": sign < 0 and not is_exact,
        "up": sign > 0 and not is_exact,
        "half up": beyond or halfway and sign > 0,
        "half even": beyond or halfway and low % 2 == 1,
    }[mode]
    return Fraction(sign * (low + up), 10**decimals)


def median(values):
    values = sorted(values)
    n = len(values)
    return (values[(n - 1) // 2] + values[n // 2]) / 2


def spread(xs, ys):
    n = len(xs)
    return sum(x * y for x, y in zip(xs, ys)) - sum(xs) * sum(ys) / n


def rounding(draw):
    """A way to round, as written, with its mode and decimals."""
    mode, decimals = draw.choice(MODES), draw.randint(0, 3)
    return f"rounded {mode} to {decimals} decimal{'' if decimals == 1 else 's'}", mode, decimals


class Statistics:
    """Mixed into Program, whose drawing, rows and `settled` it uses."""

    def statistic(self, in_row, depth):
        return self.draw.choice([
            self.of_order, self.of_spread, self.of_two, self.run, self.neighbours, self.grouped, self.grouped, self.called,
            self.numbered])(in_row, depth)

    def form(self, in_row, depth):
        return self.draw.choice([self.remainder, self.squareroot, self.curve, self.table, self.weighted])(in_row, depth)

    # --- statistics of rows ----------------------------------------------------------------------------------------

    def of_order(self, in_row, depth):
        (text, rows), of, other = self.row_set(depth), self.number(True, depth), self.literal(False, 0)
        verb = self.draw.choice(["median", "mad", "percentile"])
        if verb == "percentile":
            percent = self.draw.choice([Fraction(1), Fraction(25), Fraction(50), Fraction(125, 10), Fraction(90), Fraction(100)])
            written = str(percent.numerator) if percent.denominator == 1 else "12.5"
            return self.settled(
                f"percentile {written} of {of.at(0)} in {text}", other, of.low, of.high, rows,
                lambda found: sorted(map(of.value, found))[max(ceil(percent * len(found) / 100), 1) - 1])
        if verb == "median":
            return self.settled(
                f"median of {of.at(0)} in {text}", other, of.low, of.high, rows, lambda found: median(list(map(of.value, found))))

        def mad(found):
            values = list(map(of.value, found))
            return median([abs(value - median(values)) for value in values])

        return self.settled(f"mad of {of.at(0)} in {text}", other, 0, of.high - of.low, rows, mad)

    def of_spread(self, in_row, depth):
        (text, rows), of, other = self.row_set(depth), self.number(True, depth), self.literal(False, 0)
        high = (of.high - of.low) ** 2 / 2
        enough = lambda: rows() if len(rows()) > 1 else []

        def variance(found):
            values = list(map(of.value, found))
            return spread(values, values) / (len(values) - 1)

        if self.draw.random() < 0.5:
            return self.settled(f"variance of {of.at(0)} in {text}", other, 0, high, enough, variance)
        how, mode, decimals = rounding(self.draw)
        return self.settled(
            f"standard deviation of {of.at(0)} in {text} {how}", other, 0, root(high, mode, decimals), enough,
            lambda found: root(variance(found), mode, decimals))

    def of_two(self, in_row, depth):
        (text, rows), y, x, other = self.row_set(depth), self.number(True, 0), self.number(True, 0), self.literal(False, 0)
        both = lambda found: ([y.value(each) for each in found], [x.value(each) for each in found])

        def spreads():
            if not rows():
                return 0, 0, 0
            ys, xs = both(rows())
            return spread(xs, ys), spread(xs, xs), spread(ys, ys)

        if self.draw.random() < 0.5:
            bound = self.draw.choice([5, 100])

            def slope(row):
                cross, of_x, _ = spreads()
                return max(min(Fraction(cross) / of_x if of_x else other.value(row), Fraction(bound)), Fraction(-bound))

            written = f"(slope of {y.at(0)} against {x.at(0)} in {text} otherwise {other.at(2)})"
            return self.plain(f"max(min({written}, {bound}), -{bound})", -bound, bound, slope)
        how, mode, decimals = rounding(self.draw)

        def correlation(row):
            cross, of_x, of_y = spreads()
            if not of_x or not of_y:
                return other.value(row)
            return root(Fraction(cross * cross) / (of_x * of_y), mode, decimals, -1 if cross < 0 else 1)

        return self.plain(
            f"(correlation of {y.at(0)} with {x.at(0)} in {text} {how} otherwise {other.at(2)})", min(-1, other.low), max(1, other.high),
            correlation)

    def run(self, in_row, depth):
        (text, rows), c = self.row_set(depth), self.condition(True, depth)
        return self.plain(f"(longest run of {c.test} in {text})", 0, self.capacity, lambda row: self.longest(map(c.value, rows())))

    @staticmethod
    def longest(outcomes):
        longest = length = 0
        for holds in outcomes:
            length = length + 1 if holds else 0
            longest = max(longest, length)
        return Fraction(longest)

    def numbered(self, in_row, depth):
        """The value in the row with a number, where there is one."""
        place, of, other = self.number(False, 0), self.number(True, depth), self.literal(False, 0)
        written = f"({place.at(3)} rounded down)" if self.draw.random() < 0.7 else "(count in rows)"
        number = (lambda: floor(place.value(None))) if "rounded" in written else lambda: len(self.rows)
        found = lambda: self.rows[number() - 1:number()] if number() >= 1 else []
        return self.settled(
            f"row {written} of {of.at(0)} in rows", other, of.low, of.high, found, lambda rows: of.value(rows[0]))

    # --- one row after the other -----------------------------------------------------------------------------------

    def neighbours(self, in_row, depth):
        """Of each row and the one before it among the rows of a set."""
        text, rows = self.row_set(depth)
        name = self.draw.choice(["whole", "tenths"])
        pairs = lambda: list(zip(rows(), rows()[1:]))
        low, high = self.fields[name]
        width = Fraction(high - low, 10 if name == "tenths" else 1)
        kind = self.draw.choice(["count", "run", "max", "sum", "filtered"])
        sign = self.draw.choice(["<", ">", "=", ">="])
        holds = {"<": lambda a, b: b < a, ">": lambda a, b: b > a, "=": lambda a, b: b == a, ">=": lambda a, b: b >= a}[sign]
        meets = lambda pair: holds(pair[0][name], pair[1][name])
        if kind == "count":
            return self.plain(
                f"(count in consecutive {text} where {name} {sign} previous {name})", 0, self.capacity,
                lambda row: Fraction(sum(map(meets, pairs()))))
        if kind == "run":
            return self.plain(
                f"(longest run of {name} {sign} previous {name} in consecutive {text})", 0, self.capacity,
                lambda row: self.longest(map(meets, pairs())))
        if kind == "sum":
            n = self.capacity
            return self.plain(
                f"(sum of {name} - previous ({name} + 1) in consecutive {text})", -n * (width + 1), n * width,
                lambda row: sum((b[name] - a[name] - 1 for a, b in pairs()), Fraction(0)))
        other = self.literal(False, 0)
        if kind == "filtered":
            chosen = lambda: [pair for pair in pairs() if meets(pair)]
            return self.settled(
                f"min of previous {name} in (consecutive {text} where {name} {sign} previous {name})", other,
                Fraction(low, 10 if name == "tenths" else 1), Fraction(high, 10 if name == "tenths" else 1), chosen,
                lambda found: min(a[name] for a, b in found))
        return self.settled(
            f"max of abs({name} - previous {name}) in consecutive {text}", other, 0, width, pairs,
            lambda found: max(abs(b[name] - a[name]) for a, b in found))

    # --- groups ----------------------------------------------------------------------------------------------------

    def grouped(self, in_row, depth):
        """Groups by a label or by a remainder, those that have rows or one for every key."""
        text, rows = self.row_set(depth)
        if self.draw.random() < 0.5:
            key, every, of = "session", range(len(LABELS)), lambda row: LABELS.index(row["session"])
        else:
            base = self.draw.randint(2, 4)
            key, every, of = f"remainder(whole, {base})", range(base), lambda row: int(row["whole"]) % base
        is_every = self.draw.random() < 0.4
        keys = lambda: [key for key in every if is_every or any(of(row) == key for row in rows())]
        groups = lambda: [(key, [row for row in rows() if of(row) == key]) for key in keys()]
        table = f"{text} by {'every ' if is_every else ''}{key}"
        inner = self.in_group(depth, key != "session", is_every)
        return self.over_groups(table, groups, inner, len(every))

    def in_group(self, depth, has_number, may_be_empty):
        """A number about one group: its text, its range, and its value for a key and rows."""
        c, of = self.condition(True, depth), self.number(True, 0)
        kinds = ["count", "count", "sum", "share", "mean", "max"] + (["key"] if has_number else [])
        kind = self.draw.choice(kinds)
        n = self.capacity
        # A group for every key may have no rows; a group that there is has some.
        other = " otherwise 1" if may_be_empty else ""
        if kind == "key":
            return "key", 0, 3, lambda key, rows: Fraction(key)
        if kind == "count":
            return f"(count in group where {c.text})", 0, n, lambda key, rows: Fraction(sum(map(c.value, rows)))
        if kind == "sum":
            return (f"(sum of {of.at(0)} in group)", min(0, n * of.low), max(0, n * of.high),
                    lambda key, rows: sum(map(of.value, rows), Fraction(0)))
        if kind == "max":
            return (f"(max of {of.at(0)} in group{other})", min(of.low, 1), max(of.high, 1),
                    lambda key, rows: max(map(of.value, rows)) if rows else Fraction(1))
        if kind == "mean":
            how, mode, decimals = rounding(self.draw)
            from random_programs import rounded
            return (f"((mean of {of.at(0)} in group{other}) {how})", rounded(min(of.low, 1), mode, decimals),
                    rounded(max(of.high, 1), mode, decimals),
                    lambda key, rows: rounded(sum(map(of.value, rows)) / len(rows) if rows else Fraction(1), mode, decimals))
        percent = self.draw.choice([0, 25, 50, 100])
        return (f"(when (share of {c.test} in group{other}) > {percent}%: 1 else 0)", 0, 1,
                lambda key, rows: Fraction((Fraction(sum(map(c.value, rows)), len(rows)) if rows else 1) > Fraction(percent, 100)))

    def over_groups(self, table, groups, inner, count):
        text, low, high, value = inner
        values = lambda: [value(key, rows) for key, rows in groups()]
        bound = self.draw.randint(-2, 6)
        kind = self.draw.choice(["count", "sum", "max", "run", "median", "last"])
        if kind == "count":
            return self.plain(
                f"(count in {table} where {text} > {bound})", 0, count, lambda row: Fraction(sum(each > bound for each in values())))
        if kind == "sum":
            return self.plain(
                f"(sum of {text} in {table})", min(0, count * low), max(0, count * high), lambda row: sum(values(), Fraction(0)))
        if kind == "run":
            return self.plain(
                f"(longest run of {text} >= {bound} in {table})", 0, count, lambda row: self.longest(each >= bound for each in values()))
        if kind == "last":
            steps = lambda: [b - a for a, b in zip(values(), values()[1:])]
            return self.settled(
                f"max of {text} - previous {text} in consecutive ({table})", self.literal(False, 0), low - high, high - low, steps, max)
        other = self.literal(False, 0)
        work = max if kind == "max" else median
        return self.settled(f"{kind} of {text} in {table}", other, low, high, values, work)

    # --- forms -----------------------------------------------------------------------------------------------------

    def remainder(self, in_row, depth):
        a, base = self.number(in_row, depth), self.draw.choice([1, 3, 7, 10, 25])
        return self.plain(f"remainder({a.text}, {base})", 0, base, lambda row: a.value(row) - base * floor(a.value(row) / base))

    def squareroot(self, in_row, depth):
        a = self.number(in_row, depth)
        how, mode, decimals = rounding(self.draw)
        high = root(max(a.high, Fraction(0)), mode, decimals)
        return self.plain(f"(sqrt(max({a.text}, 0)) {how})", 0, high, lambda row: root(max(a.value(row), Fraction(0)), mode, decimals))

    def curve_of(self, in_row, depth, ends):
        """Points with growing keys, and values of which the first two are the ends given."""
        a = self.number(in_row, depth)
        keys = sorted(self.draw.sample(range(-5, 30), self.draw.randint(1, 4)))
        points = [(Fraction(key), Fraction(self.draw.randint(*ends), self.draw.choice([1, 2]))) for key in keys]

        def value(row):
            x = a.value(row)
            if x <= points[0][0]:
                return points[0][1]
            for (low, start), (high, end) in zip(points, points[1:]):
                if x <= high:
                    return start + (end - start) * (x - low) / (high - low)
            return points[-1][1]

        return a, points, value

    def curve(self, in_row, depth):
        a, points, value = self.curve_of(in_row, depth, (-20, 20))
        text = ", ".join(f"{key} -> {self.one_decimal(of)}" for key, of in points)
        values = [of for _, of in points]
        return self.plain(f"curve({a.at(0)}: {text})", min(values), max(values), value)

    @staticmethod
    def one_decimal(value):
        tenths = value * 10
        return ("-" if tenths < 0 else "") + f"{abs(tenths.numerator) // 10}.{abs(tenths.numerator) % 10}"

    def weighted(self, in_row, depth):
        weights = self.draw.choice([(60, 40), (100,), (10, 20, 70), (50, 50)])
        texts, values = [], []
        for weight in weights:
            a, points, value = self.curve_of(in_row, depth, (0, 1))
            if any(of > 1 for _, of in points):
                return self.literal(in_row, depth)
            texts.append(f"{weight}: curve({a.at(0)}: " + ", ".join(f"{key} -> {self.one_decimal(of)}" for key, of in points) + ")")
            values.append(value)
        return self.plain(
            f"weighted({', '.join(texts)})", 0, 100, lambda row: sum(weight * value(row) for weight, value in zip(weights, values)))

    def table(self, in_row, depth):
        other = self.literal(in_row, 0)
        if in_row and self.draw.random() < 0.5:
            labels = self.draw.sample(LABELS, self.draw.randint(1, 3))
            entries = {label: self.draw.randint(-9, 9) for label in labels}
            subject, find = f"{self.prefix}session", lambda row: entries.get(row["session"])
        else:
            a = self.number(in_row, depth)
            entries = {key: self.draw.randint(-9, 9) for key in self.draw.sample(range(0, 9), self.draw.randint(1, 4))}
            subject, find = a.at(0), lambda row: entries.get(a.value(row))
        text = ", ".join(f"{key} -> {value}" for key, value in entries.items())
        values = list(entries.values())
        return self.plain(
            f"(table({subject}: {text}) otherwise {other.at(2)})", min(values + [other.low]), max(values + [other.high]),
            lambda row: other.value(row) if find(row) is None else Fraction(find(row)))

    # --- functions -------------------------------------------------------------------------------------------------

    FUNCTIONS = [
        "function above(r: rows, v: number in r, k: number) = count in r where v > k",
        "function third(a: number, b: condition) = when b: a / 3 else -a",
        "function half(r: rows, c: condition in r) {",
        "    let kept = r where c",
        "    let n = count in kept",
        "    give n / 2 + third(n, n > 1)",
        "}",
    ]

    def called(self, in_row, depth):
        (text, rows), n = self.row_set(depth), self.capacity
        kind = self.draw.choice(["above", "third", "half"])
        if kind == "above":
            v, k = self.number(True, depth), self.number(False, depth)
            return self.plain(
                f"above({text}, {v.text}, {k.text})", 0, n, lambda row: Fraction(sum(v.value(each) > k.value(None) for each in rows())))
        if kind == "third":
            a, b = self.number(False, depth), self.condition(False, depth)
            return self.plain(
                f"third({a.text}, {b.text})", min(a.low / 3, -a.high), max(a.high / 3, -a.low),
                lambda row: a.value(None) / 3 if b.value(None) else -a.value(None))
        c = self.condition(True, depth)

        def half(row):
            found = Fraction(sum(map(c.value, rows())))
            return found / 2 + (found / 3 if found > 1 else -found)

        return self.plain(f"half({text}, {c.text})", -n, n, half)
