# SPDX-License-Identifier: Apache-2.0
"""Checks a uniqueness certificate against the .r1cs file that it is about, by the lemmas of docs/uniqueness.md.

    certificate_check.py R1CS CERTIFICATE ...

prints a line a certificate, `valid` or `invalid: STEP: REASON`, and ends with 1 when one is invalid. Written from the page and
from nothing else; it needs Python's standard library alone.
"""

import hashlib
import struct
import sys
from math import gcd

HEADING = "assay uniqueness certificate 4"
ONE = 0


class Refusal(Exception):
    pass


def need(condition, reason):
    if not condition:
        raise Refusal(reason)


class Circuit:
    """What a .r1cs file says (iden3's binary format, version 1)."""

    def __init__(self, data):
        need(data[:8] == b"r1cs\x01\0\0\0", "not a .r1cs file")
        sections, at = {}, 12
        while at < len(data):
            kind, length = struct.unpack_from("<IQ", data, at)
            sections[kind] = at + 12
            at += 12 + length
        at = sections[1]
        (size,) = struct.unpack_from("<I", data, at)
        self.p = int.from_bytes(data[at + 4 : at + 4 + size], "little")
        counts = struct.unpack_from("<IIIIQI", data, at + 4 + size)
        self.wires, self.outputs, public, private, _, rows = counts
        at, self.rows = sections[2], []
        for _ in range(rows):
            sides = []
            for _ in range(3):
                (count,) = struct.unpack_from("<I", data, at)
                at, side = at + 4, {}
                for _ in range(count):
                    (wire,) = struct.unpack_from("<I", data, at)
                    value = int.from_bytes(data[at + 4 : at + 4 + size], "little")
                    side[wire] = (side.get(wire, 0) + value) % self.p
                    at += 4 + size
                sides.append({w: v for w, v in side.items() if v})
            self.rows.append(sides)
        labels = struct.unpack_from(f"<{self.wires}Q", data, sections[3])
        first = 1 + self.outputs + public
        inputs = range(first, first + private)
        places = range(first, min(self.wires, first + private))
        # Circom counts inputs that it left out; their places are then taken by other wires, and the labels tell.
        ordered = all(labels[i] == i for i in range(first))
        self.inputs = list(range(1 + self.outputs, first)) + [w for w in places if not ordered or labels[w] in inputs]


class Checker:
    """Facts are triples: kind (`range`, `determined`, `nonzero`), form, and interval; a range may have a bound as a fourth."""

    def __init__(self, circuit):
        self.circuit, self.p = circuit, circuit.p
        self.known = {ONE, *circuit.inputs}
        self.facts = []

    # Forms are dictionaries from wires to coefficients; wire 0 is the constant.

    def add(self, form, other, factor=1):
        result = dict(form)
        for wire, value in other.items():
            total = (result.get(wire, 0) + factor * value) % self.p
            if total:
                result[wire] = total
            else:
                result.pop(wire, None)
        return result

    def times(self, form, factor):
        return self.add({}, form, factor)

    def signed(self, value):
        value %= self.p
        return value - self.p if value > self.p - value else value

    def inverse(self, value):
        need(value % self.p, "nothing to divide by")
        return pow(value, -1, self.p)

    def wires(self, form):
        return [w for w in form if w != ONE]

    def ratio(self, form, other):
        """The s with form = s · other, other not constant; None when there is none."""
        if not self.wires(form) or set(self.wires(form)) != set(self.wires(other)):
            return None
        wire = self.wires(form)[0]
        s = form[wire] * self.inverse(other[wire]) % self.p
        return s if self.times(other, s) == form else None

    def affine(self, form, variable):
        """(s, t) with form = s · variable + t."""
        wires = self.wires(form)
        s = form[wires[0]] * self.inverse(variable.get(wires[0], 0)) % self.p if wires else 0
        rest = self.add(form, variable, -s)
        need(not self.wires(rest), "not a polynomial in that form")
        return s, rest.get(ONE, 0)

    def sum(self, forms):
        total = {}
        for form in forms:
            total = self.add(total, form)
        return total

    # Premises

    def fact(self, number):
        need(0 <= number < len(self.facts), f"no fact {number}")
        return self.facts[number]

    def range(self, number):
        fact = self.fact(number)
        need(fact[0] == "range", f"fact {number} is no range")
        return fact[1], fact[2]

    def row(self, k):
        need(0 <= k < len(self.circuit.rows), f"no constraint {k}")
        return self.circuit.rows[k]

    def sides(self, k, factor):
        """The factor, the other one, and C."""
        a, b, c = self.row(k)
        return (a, b, c) if factor == "a" else (b, a, c)

    def unknown(self, form, using=()):
        for number, factor in using:
            kind, other = self.fact(number)[:2]
            need(kind == "determined", f"fact {number} determines nothing")
            form = self.add(form, other, -factor)
        return {w: v for w, v in form.items() if w not in self.known}

    def need_known(self, form, what, using=()):
        need(not self.unknown(form, using), f"{what} is not known")

    def narrow(self, width):
        need(width < self.p, "as wide as the field")

    def ranged(self, form, low, high, bound=None):
        self.narrow(high - low)
        need(low <= high and max(abs(low), abs(high)).bit_length() <= 254, "an empty or a long range")
        return ("range", form, (low, high), bound)

    # Lemmas: each gives a list of facts

    def step(self, name, words):
        facts = getattr(self, "do_" + name.replace("-", "_"))(*words)
        for fact in facts:
            self.facts.append(fact)
            if fact[0] == "determined":
                unknown = self.unknown(fact[1])
                if len(unknown) == 1:
                    self.known.update(unknown)

    def determined(self, *forms):
        return [("determined", form, None) for form in forms]

    def do_roots(self, k, factor, scale, offset):
        base = self.sides(k, factor)[0]
        need(scale and self.wires(base), "a constant factor")
        form = self.add(self.times(base, scale), {ONE: offset})
        (a, a0), (b, b0), (c, c0) = (self.affine(side, form) for side in self.row(k))
        need(a * b % self.p, "not of second degree")
        for x in (0, 1):
            need(((a * x + a0) * (b * x + b0) - (c * x + c0)) % self.p == 0, f"{x} is no root")
        return [self.ranged(form, 0, 1)]

    def do_member(self, k, factor, multiple, bound):
        form, other, c = self.sides(k, factor)
        target, (low, high) = self.range(bound)
        need(not c, "the product is not zero")
        need(multiple and self.add(form, other, -multiple) == target, "the bound is another form")
        return [self.ranged(form, min(low, 0), max(high, 0), target)]

    def do_gap(self, number):
        fact = self.fact(number)
        need(fact[0] == "range" and fact[3] is not None, "no member")
        return [self.ranged(self.add(fact[3], fact[1], -1), *fact[2], fact[3])]

    def added(self, form, parts):
        """The interval of a form that is a sum of multiples of facts, plus a constant."""
        low = high = 0
        for number, factor in parts:
            summand, interval = self.range(number)
            form = self.add(form, summand, -factor)
            ends = sorted(factor * end for end in interval)
            low, high = low + ends[0], high + ends[1]
        need(not self.wires(form), "the parts are not the form")
        constant = self.signed(form.get(ONE, 0))
        return low + constant, high + constant

    def do_sum(self, form, parts):
        return [self.ranged(form, *self.added(form, parts))]

    def do_both(self, first, second):
        (form, (a, b)), (other, (c, d)) = self.range(first), self.range(second)
        need(form == other, "two forms")
        self.narrow(max(b, d) - min(a, c))
        return [self.ranged(form, max(a, c), min(b, d))]

    def do_square_gap(self, k, number):
        form, (low, high) = self.range(number)
        a, b, c = self.row(k)
        need(a == b == form, "other factors")
        most = max(low * low, high * high)
        gaps = [(self.add(c, form, -1), most - min(low, 0)), (self.add(c, form), most + max(high, 0))]
        return [self.ranged(other, 0, end) for other, end in [(c, most)] + gaps]

    def do_excluded(self, k, factor, flag, parts):
        x, z, c = self.sides(k, factor)
        bit, interval = self.range(flag)
        need(not c and interval == (0, 1) and self.ratio(z, bit) is not None, "no flag")
        rest = x
        for number, weight in parts:
            rest = self.add(rest, self.range(number)[0], -weight)
        low, high = self.added(self.times(x, -1) if self.wires(rest) else x, parts)
        need(low >= 0 and parts, "the sum may be below zero")
        self.narrow(high)
        number, weight = parts[0]
        part, ends = self.range(number)
        ends = sorted(weight * end for end in ends)
        form = self.add(self.add(self.times(part, weight), bit), {ONE: 1}, -ends[0])
        return [self.ranged(form, 0, max(1, ends[1] - ends[0]))]

    def do_supported(self, form, parts):
        mask, rest = None, form
        for number, factor in parts:
            fact = self.fact(number)
            need(fact[0] == "range" and fact[3] is not None and mask in (None, fact[3]), "no mask, or two")
            mask, rest = fact[3], self.add(rest, fact[1], -factor)
        need(mask is not None and not rest, "the parts are not the form")
        return [("supported", form, mask)]

    def need_factors(self, k, *pairs):
        a, b, c = self.row(k)
        need(any((a, b) in ((x, y), (y, x)) for x, y in pairs), "other factors")
        return c

    def do_spread(self, k, square, counted, supported):
        need(len(counted) % 5 == 0 and len(supported) % 4 == 0, "an incomplete row")
        masks, sums, squares, most = [], [], [], 0
        for i in range(0, len(counted), 5):
            (m, bit), (x, ends) = self.range(counted[i]), self.range(counted[i + 1])
            need(bit == (0, 1), "no mask")
            p = self.need_factors(counted[i + 2], (m, x))
            s = self.need_factors(counted[i + 3], (x, x))
            squares.append(self.need_factors(counted[i + 4], (m, s), (p, x)))
            masks, sums, most = masks + [m], sums + [p], most + max(end * end for end in ends)
        for i in range(0, len(supported), 4):
            (m, bit), (x, ends) = self.range(supported[i]), self.range(supported[i + 1])
            kind, v, mask = self.fact(supported[i + 3])[:3]
            start = self.add(x, v, -1)
            need(bit == (0, 1) and kind == "supported" and mask == m and set(start) <= {0}, "no mask")
            # Where the mask is zero, x is this constant and counts nothing.
            low = start.get(0, 0)
            absent = self.add({0: 1}, m, -1)
            square = self.need_factors(supported[i + 2], (x, x))
            squares.append(self.add(square, absent, -low * low))
            masks, sums, most = masks + [m], sums + [self.add(v, m, low)], most + max(end * end for end in ends)
        n, p = self.sum(masks), self.sum(sums)
        c = self.add(self.need_factors(k, (n, self.sum(squares))), self.need_factors(square, (p, p)), -1)
        return [self.ranged(c, 0, len(masks) * most)]

    def do_product(self, k, left, right):
        (a, x), (b, y) = self.range(left), self.range(right)
        need([a, b] == self.row(k)[:2], "ranges of other forms")
        ends = [i * j for i in x for j in y]
        return [self.ranged(self.row(k)[2], min(ends), max(ends))]

    def do_linear(self, k):
        a, b, c = self.row(k)
        need(not self.wires(a) or not self.wires(b), "no factor is constant")
        form = self.times(b, a.get(ONE, 0)) if not self.wires(a) else self.times(a, b.get(ONE, 0))
        form = self.add(form, c, -1)
        return self.determined(form) + [self.ranged(form, 0, 0)]

    def do_output(self, k):
        a, b, c = self.row(k)
        self.need_known(a, "A")
        self.need_known(b, "B")
        return self.determined(c)

    def need_nonzero(self, form, number):
        kind, other, interval = self.fact(number)[:3]
        if kind == "nonzero":
            return need(self.ratio(other, form) is not None, "another form is not zero")
        form_of_range, (low, high) = self.range(number)
        need(form_of_range == form, "a range of another form")
        need(0 < low <= high < self.p or -self.p < low <= high < 0, "it may be zero")

    def do_nonzero(self, k, product):
        a, b, c = self.row(k)
        if product is None:
            need(c and not self.wires(c), "C may be zero")
        else:
            self.need_nonzero(c, product)
        return [("nonzero", a, None), ("nonzero", b, None)]

    def do_indivisible(self, form, parts):
        low, high = self.added(form, parts)
        need(-self.p < low and high < self.p, "as wide as the field")
        divisor, constant = 0, form.get(ONE, 0)
        for number, factor in parts:
            divisor = gcd(divisor, factor)
            constant -= factor * self.fact(number)[1].get(ONE, 0)
        need(divisor > 1, "no common divisor")
        need(self.signed(constant % self.p) % divisor, "the divisor divides the constant")
        return [("nonzero", form, None)]

    def do_quotient(self, k, factor, unknown, nonzero):
        x, y, c = self.sides(k, factor)
        self.need_known(x, "the factor")
        need(self.wires(unknown) and ONE not in unknown, "nothing is unknown")
        wire = self.wires(unknown)[0]
        inverse = self.inverse(unknown[wire])
        beta, gamma = y.get(wire, 0) * inverse % self.p, c.get(wire, 0) * inverse % self.p
        self.need_known(self.add(y, unknown, -beta), "the rest")
        self.need_known(self.add(c, unknown, -gamma), "the rest")
        if nonzero is None:
            need(not gamma and beta and c and not self.wires(c), "the divisor may be zero")
        else:
            self.need_nonzero(self.add(self.times(x, beta), {ONE: gamma}, -1), nonzero)
        return self.determined(unknown)

    def zero_test(self, k, factor, other, other_factor):
        x, z, c = self.sides(k, factor)
        x2, _, w = self.sides(other, other_factor)
        need(not c, "the product is not zero")
        need(self.ratio(x2, x) is not None, "two factors")
        return x, z, w

    def do_zero_test(self, *words):
        x, z, w = self.zero_test(*words)
        self.need_known(x, "the factor")
        inner, outer = self.unknown(z), self.unknown(w)
        need(not inner or self.ratio(inner, outer) is not None, "C does not give Z")
        return self.determined(z)

    def do_zero_flag(self, k, factor, other, other_factor, number):
        x, z, w = self.zero_test(k, factor, other, other_factor)
        need(self.ratio(self.add(z, {ONE: 1}, -1), w) is not None, "C does not give Z")
        flag = self.ranged(z, 0, 1)
        if number is None:
            return [flag]
        form, (low, high) = self.range(number)
        need(self.ratio(form, x) is not None and low >= 0, "the factor may be below zero")
        return [flag, self.ranged(self.add(form, z), 1, max(1, high))]

    def do_positional(self, parts, cuts, using):
        need(cuts and parts and all(i < j for i, j in zip([0] + cuts, cuts + [len(parts)])), "bad cuts")
        forms, width, widths = [], 0, []
        for number, weight in parts:
            form, (low, high) = self.range(number)
            width += abs(weight) * (high - low)
            self.narrow(width)
            widths.append(width)
            forms.append(self.times(form, weight))
        self.need_known(self.sum(forms), "the sum", using)
        for cut in cuts:
            divisor = 0
            for _, weight in parts[cut:]:
                divisor = gcd(divisor, weight)
            need(divisor > widths[cut - 1], "weights that do not outweigh")
        ends = [0] + cuts + [len(parts)]
        return self.determined(*(self.sum(forms[i:j]) for i, j in zip(ends, ends[1:])))

    def chain(self, numbers):
        forms = []
        for number in numbers:
            form, interval = self.range(number)
            need(interval == (0, 1), "not 0 or 1")
            need(not forms or self.fact(number)[3] == forms[-1], "not bounded by the one before")
            forms.append(form)
        return forms

    def do_edges(self, flags, starts, sizes, lower, upper, using):
        forms = self.chain(flags)
        need(forms and len(forms) == len(starts) == len(sizes), "lists of different lengths")
        (low, (l0, l1)), (high, (h0, h1)) = self.range(lower), self.range(upper)
        need(l0 >= 0 and h0 >= 0, "outside of its part")
        value, size = low, self.add(low, high)
        for form, start, width in zip(forms, starts, sizes):
            value, size = self.add(value, form, start), self.add(size, form, -width)
        self.need_known(value, "the value", using)
        need(not self.wires(size), "other sizes")
        at, room, parts = 0, self.signed(size.get(ONE, 0)), []
        known = [not self.unknown(form) for form in forms] + [False]
        for j in range(len(forms) + 1):
            if j:
                at, room = at + starts[j - 1], room + sizes[j - 1]
            need(max(abs(at), abs(room), abs(at + room)).bit_length() <= 254, "as far off as the field")
            if j >= known.index(False):
                self.narrow(l1 + h1 - room)
                if room >= 0:
                    parts.append((at, at + room))
        parts.sort()
        need(all(a[1] < b[0] for a, b in zip(parts, parts[1:])), "two parts have a value in common")
        if parts:
            self.narrow(parts[-1][1] - parts[0][0])
        return self.determined(*forms)

    def do_staircase(self, numbers, using):
        forms = self.chain(numbers)
        self.narrow(len(forms))
        self.need_known(self.sum(forms), "the sum", using)
        return self.determined(*forms)

    def do_division(self, k, factor, size, quotient, remainder, rest):
        d, q, c = self.sides(k, factor)
        self.need_known(d, "the divisor")
        (d2, (d_low, d_high)), (q2, (q_low, q_high)) = self.range(size), self.range(quotient)
        (r, (r_low, r_high)), (s, (s_low, s_high)) = self.range(remainder), self.range(rest)
        need(d2 == d and d_low >= 1 and q2 == q, "other forms")
        need(not self.unknown(self.add(r, c)) or not self.unknown(self.add(r, c, -1)), "no remainder of C")
        need(s == self.add(d, r, -1) and r_low >= 0 and s_low >= 1, "the remainder may reach the divisor")
        self.narrow(max(d_high - r_low - s_low, s_high - d_low + r_high))
        self.narrow(d_high * (q_high - q_low) + d_high)
        return self.determined(q, c)

    def one_sign(self, interval):
        need(interval[0] >= 0, "it may be below zero")
        self.narrow(2 * interval[1])

    def do_square(self, k, ratio, number, using):
        a, b, c = self.row(k)
        need(ratio, "the ratio is zero")
        self.need_known(c, "C")
        self.need_known(self.add(a, b, ratio), "the sum", using)
        form, interval = self.range(number)
        need(self.ratio(form, self.add(a, b, -ratio)) is not None, "a range of another form")
        self.one_sign(interval)
        return self.determined(a, b)

    def do_magnitude(self, k, factor, flag, multiple, number):
        f, g, c = self.sides(k, factor)
        bit, interval = self.range(flag)
        need(interval == (0, 1) and multiple, "no flag")
        s, o = self.affine(f, bit)
        self.need_known(g, "the other factor")
        share = -multiple * (s + 2 * o) * self.inverse(2)
        form, interval = self.range(number)
        need(form == self.add(self.times(c, multiple), g, share), "a range of another form")
        self.one_sign(interval)
        return self.determined(form)

    def factors(self, k, expansions):
        a, b, c = self.row(k)
        need(not c, "the product is not zero")
        factors = [a, b]
        for expansion in expansions:
            left, right, product = self.row(expansion)
            places = [i for i, f in enumerate(factors) if self.ratio(f, product) is not None]
            need(places, "no such factor")
            factors[places[-1] : places[-1] + 1] = []
            factors += [left, right]
        return factors

    def do_extreme(self, k, expansions, numbers):
        distances = [self.range(number) for number in numbers]
        need(distances, "no distances")
        for form, (low, high) in distances:
            self.need_known(self.add(form, distances[0][0], -1), "a difference")
            self.one_sign((low, high))
        for factor in self.factors(k, expansions):
            if self.wires(factor):
                need(any(self.ratio(factor, form) is not None for form, _ in distances), "no distance")
            else:
                need(factor, "a factor is zero")
        return self.determined(distances[0][0])

    def held_root(self, shape, excess, rest):
        """The forms of a root, and what its excess and its rest say, or a refusal."""
        k, factor, mk, m_factor, nearest, scale, ek, e_factor, share = shape
        r, m, c = self.sides(k, factor)
        need(mk is not None or m_factor == "a", "a factor of nothing")
        if mk is None:
            d = {ONE: self.ratio(m, r) or 0}
            need(d[ONE], "no multiple of the root")
        else:
            r2, d, m2 = self.sides(mk, m_factor)
            need(r2 == r and m2 == m, "no multiple of the root")
        need(ek is not None or e_factor == "a", "a factor of nothing")
        relief = {}
        if ek is not None:
            r2, e, zero = self.sides(ek, e_factor)
            need(not zero and self.ratio(r2, r) is not None, "no relief")
            relief = self.times(e, share)
        (s, (s0, s1)), (t, (t0, t1)) = self.range(excess), self.range(rest)
        need(scale >= 1 and s0 >= 0 and t0 >= 0, "it may be below zero")
        whole = self.add(self.add(self.times(m, 2 * scale), relief), d, 0 if nearest else scale)
        constant = self.add(self.add(t, s), whole, -1)
        need(not self.wires(constant), "the rest is another")
        constant = self.signed(constant.get(ONE, 0))
        need(constant < 0, "excess and rest may be zero for one root and the next")
        n = self.add(self.add(self.add(s, c, scale), m, -scale if nearest else 0), relief, -1)
        return r, m, c, d, n, s0 + t0, s1 + t1, constant

    def do_root(self, *words):
        shape, (excess, rest, number, divisor) = words[:9], words[9:]
        r, m, c, d, n, least, most, constant = self.held_root(shape, excess, rest)
        r2, (r0, r1) = self.range(number)
        need(r2 == r and r0 >= 0, "the root may be below zero")
        if divisor is None:
            need(not self.wires(d), "the divisor is not constant")
            d0 = d1 = self.signed(d.get(ONE, 0))
        else:
            d2, (d0, d1) = self.range(divisor)
            need(d2 == d, "a range of another form")
        need(d0 >= 0, "the divisor may be below zero")
        self.need_known(d, "the divisor")
        self.need_known(n, "the number")
        self.narrow(most - constant + shape[5] * d1 * r1 * r1)
        return self.determined(r, m, c)

    def do_whole(self, *words):
        shape, (excess, rest, number) = words[:9], words[9:]
        r, m, c, d, n, least, most, constant = self.held_root(shape, excess, rest)
        need(not self.wires(d) and shape[5] == 1, "the divisor is not constant")
        d = self.signed(d.get(ONE, 0))
        need(0 < d <= 2**20 and all(d % (i * i) for i in range(2, 1025)), "a square may divide the divisor")
        n2, (n0, n1) = self.range(number)
        need(n2 == n, "a range of another form")
        shift = -constant - (0 if shape[4] else d)
        low, high = least + shift, most + shift
        size = max(abs(low), abs(high))
        self.narrow(size * size + 4 * d * most + 4 * d * max(abs(n0), abs(n1)) + (2 * d * size if shape[4] else 0))
        self.narrow(2 * d)
        return [self.ranged(r, min(0, -(-low // (2 * d))), max(0, high // (2 * d)))]

    def do_guarded(self, k, factor, flag, test, test_factor, other, other_factor, relief, relief_factor, number):
        o, z2, c = self.sides(k, factor)
        bit, interval = self.range(flag)
        need(interval == (0, 1) and self.ratio(o, bit) is not None, "no flag")
        self.need_known(bit, "the flag")
        x, z, w = self.zero_test(test, test_factor, other, other_factor)
        need(self.ratio(z, z2) is not None, "another flag")
        r, e, zero = self.sides(relief, relief_factor)
        need(not zero, "the product is not zero")
        rest, (low, high) = self.range(number)
        need(rest == self.add(r, bit, -1) and low >= 0, "the root may be zero")
        self.narrow(high + 1)
        for inner, outer in ((x, e), (z, w)):
            inner, outer = self.unknown(inner), self.unknown(outer)
            need(not inner or self.ratio(inner, outer) is not None, "other wires")
        return self.determined(c)

    def given(self, form, flag, value, product, multiples, parts):
        """The interval of a form where the flag has this value."""
        alpha, beta = multiples
        rest = self.add(self.add(form, flag, -alpha), {ONE: alpha * value % self.p})
        if product is not None:
            f, other, c = self.sides(*product)
            s, o = self.affine(f, flag)
            rest = self.add(self.add(rest, c, -beta), other, beta * (s * value + o))
        return self.added(rest, parts)

    def do_cases(self, form, flag, k, factor, *sums):
        bit, interval = self.range(flag)
        need(interval == (0, 1), "no flag")
        need(k is not None or factor == "a", "a factor of nothing")
        found = []
        for value, (alpha, beta, _, parts) in enumerate((sums[:4], sums[4:])):
            low, high = self.given(form, bit, value, None if k is None else (k, factor), (alpha, beta), parts)
            self.narrow(high - low)
            found.append((low, high))
        return [("cases", form, (bit, found), None)]

    def do_either(self, number):
        form, _, ((a, b), (c, d)) = self.row_of(number)
        return [self.ranged(form, min(a, c), max(b, d))]

    def row_of(self, number):
        kind, form, cases = self.fact(number)[:3]
        need(kind == "cases", f"fact {number} has no cases")
        return form, *cases

    def do_end(self, form, row, upper, k, factor, *sums):
        z, flag, intervals = self.row_of(row)
        need(k is not None or factor == "a", "a factor of nothing")
        for value, (alpha, beta, near, parts) in enumerate((sums[:4], sums[4:])):
            low, high = intervals[value]
            distance = self.add({ONE: high % self.p}, z, -1) if upper else self.add(z, {ONE: 1}, -low)
            target = self.add(form, {w: v for w, v in distance.items() if v}, -1) if near else form
            least, most = self.given(target, flag, value, None if k is None else (k, factor), (alpha, beta), parts)
            need(least >= (0 if near else 1), "it may be zero elsewhere")
            self.narrow(most + (high - low if near else 0))
        values = [value for value, near in ((0, sums[2]), (1, sums[6])) if near]
        return [("end", form, (row, upper, values[0] if len(values) == 1 else None), None)]

    def do_apart(self, form, row, value, k, factor, alpha, beta, near, parts):
        flag = self.row_of(row)[1]
        need(k is not None or factor == "a", "a factor of nothing")
        least, most = self.given(form, flag, value, None if k is None else (k, factor), (alpha, beta), parts)
        need(least >= 1 and not near, "it may be zero")
        self.narrow(most)
        return [("apart", form, (row, value), None)]

    def do_rank(self, k, expansions, rows, ends, bounds, escape, escape_factor, share, using_factor, using_rest, using):
        found = [self.row_of(row) for row in rows]
        need(found, "no rows")
        first = found[0][0]
        ascends = all(zero[1] <= one[0] for _, _, (zero, one) in found)
        need(ascends or all(one[1] <= zero[0] for _, _, (zero, one) in found), "flags that do not part the rows")
        reach = max(max(zero[1], one[1]) - min(zero[0], one[0]) for _, _, (zero, one) in found)
        self.narrow(2 * reach)
        for form, _, _ in found:
            self.need_known(self.add(form, first, -1), "a difference")
        self.need_known(self.sum(flag for _, flag, _ in found), "the sum", using)
        allowed, sides = [], set()
        for number in ends:
            kind, form, place = self.fact(number)[:3]
            need(kind == "end" and place[0] in rows, "no end of a row")
            sides.add(place[1])
            allowed.append(form)
        need(len(sides) < 2, "ends on two sides")
        if bounds:
            found = [self.fact(number) for number in bounds]
            need(all(f[0] == "apart" and f[1] == found[0][1] and f[2][1] == found[0][2][1] for f in found), "no bound, or two")
            need(set(rows) <= {f[2][0] for f in found}, "a row without bound")
            need(all(self.fact(number)[2][2] == found[0][2][1] for number in ends), "an end on the other side")
            bound = found[0][1]
            self.need_known(self.add(bound, first, 1 if 1 in sides else -1), "a bound")
            allowed.append(bound)
        need(escape is not None or (escape_factor, share, using_factor, using_rest) == ("a", 0, [], []), "parts of nothing")
        if escape is not None:
            s, v, c = self.sides(escape, escape_factor)
            need(not c, "the product is not zero")
            self.need_known(s, "S", using_factor)
            need(share, "V has nothing of the rows")
            self.need_known(self.add(v, first, -share), "V", using_rest)
            allowed.append(self.add({ONE: 1}, s, -1))
        for factor in self.factors(k, expansions):
            if self.wires(factor):
                need(any(self.ratio(factor, form) is not None for form in allowed), "a factor is no end")
            else:
                need(factor, "a factor is zero")
        return self.determined(first)

    def do_one_hot(self, constraints, factors, weights, using):
        need(len(constraints) == len(factors) == len(weights) and all(weights), "bad lists")
        forms, selectors = [], []
        for k, factor in zip(constraints, factors):
            f, d, c = self.sides(k, factor)
            self.need_known(d, "the selector")
            self.need_known(c, "C")
            forms.append(f)
            selectors.append(d)
        offsets = [self.add(d, selectors[0], -1) for d in selectors]
        need(not any(self.wires(o) for o in offsets), "selectors that differ by more than a constant")
        need(len({o.get(ONE, 0) for o in offsets}) == len(offsets), "two selectors are zero together")
        self.need_known(self.sum(self.times(f, w) for f, w in zip(forms, weights)), "the sum", using)
        return self.determined(*forms)

    def do_combination(self, form, using):
        self.need_known(form, "the form", using)
        return self.determined(form)


class Reader:
    """The words of a line, each of which has one way to be written."""

    def __init__(self, checker):
        self.p, self.wires = checker.p, checker.circuit.wires

    def number(self, word):
        need(word.isascii() and word.isdigit() and str(int(word)) == word, "a bad number")
        return int(word)

    def maybe(self, word):
        return None if word == "-" else self.number(word)

    def factor(self, word):
        need(word in ("a", "b"), "a bad factor")
        return word

    def element(self, word):
        negative = word.startswith("-")
        value = self.number(word[negative:])
        need(value <= self.p - value and value < self.p, "not of least magnitude")
        need(value or not negative, "a negative zero")
        return -value if negative else value

    def items(self, word, item):
        return [] if word == "-" else [item(part) for part in word.split(",")]

    def pair(self, word):
        parts = word.split(":")
        need(len(parts) == 2, "no pair")
        return self.number(parts[0]), self.element(parts[1])

    def numbers(self, word):
        return self.items(word, self.number)

    def flag(self, word):
        need(word in ("0", "1"), "a bad flag")
        return int(word)

    def elements(self, word):
        return self.items(word, self.element)

    def factors(self, word):
        return self.items(word, self.factor)

    def pairs(self, word):
        return self.items(word, self.pair)

    def form(self, word):
        form = {}
        for wire, value in self.pairs(word):
            need(wire < self.wires, f"no wire {wire}")
            form[wire] = (form.get(wire, 0) + value) % self.p
        return {w: v for w, v in form.items() if v}


SHAPE = "number factor maybe factor flag element maybe factor element "
PARTS = {
    "roots": "number factor element element",
    "member": "number factor element number",
    "gap": "number",
    "sum": "form pairs",
    "both": "number number",
    "product": "number number number",
    "square-gap": "number number",
    "supported": "form pairs",
    "spread": "number number numbers numbers",
    "excluded": "number factor number pairs",
    "linear": "number",
    "output": "number",
    "nonzero": "number maybe",
    "indivisible": "form pairs",
    "quotient": "number factor form maybe",
    "zero-test": "number factor number factor",
    "zero-flag": "number factor number factor maybe",
    "positional": "pairs numbers pairs",
    "staircase": "numbers pairs",
    "edges": "numbers elements elements number number pairs",
    "division": "number factor number number number number",
    "square": "number element number pairs",
    "magnitude": "number factor number element number",
    "extreme": "number numbers numbers",
    "whole": SHAPE + "number number number",
    "root": SHAPE + "number number number maybe",
    "guarded": "number factor number number factor number factor number factor number",
    "cases": "form number maybe factor element element flag pairs element element flag pairs",
    "end": "form number flag maybe factor element element flag pairs element element flag pairs",
    "either": "number",
    "apart": "form number flag maybe factor element element flag pairs",
    "rank": "number numbers numbers numbers numbers maybe factor element pairs pairs pairs",
    "one-hot": "numbers factors elements pairs",
    "combination": "form pairs",
}


def check(circuit, digest, text):
    lines = text.split("\n")
    need(lines[0] == HEADING, "the first line is another")
    need(len(lines) > 2 and lines[1] == f"circuit {digest}", "another circuit")
    need(lines[-1] == "", "the last line does not end")
    checker = Checker(circuit)
    reader = Reader(checker)
    for number, line in enumerate(lines[2:-1]):
        try:
            name, *words = line.split(" ")
            need(name in PARTS, "no such step")
            kinds = PARTS[name].split()
            need(len(words) == len(kinds), "too many or too few parts")
            checker.step(name, [getattr(reader, kind)(word) for kind, word in zip(kinds, words)])
        except Refusal as refusal:
            raise Refusal(f"step {number}: {refusal}") from None
    need(all(wire in checker.known for wire in range(1, 1 + circuit.outputs)), "an output is not known")


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    circuit, digest = Circuit(data), hashlib.sha256(data).hexdigest()
    failed = False
    for path in sys.argv[2:]:
        try:
            with open(path, encoding="ascii", newline="") as file:
                check(circuit, digest, file.read())
            print("valid")
        except (Refusal, UnicodeDecodeError) as refusal:
            print(f"invalid: {refusal}")
            failed = True
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
