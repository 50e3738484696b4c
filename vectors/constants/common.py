# SPDX-License-Identifier: Apache-2.0
"""What the constants of every curve are made with: Fp2 = Fp[u]/(u^2 + 1), digits of exponents, and their layout in C."""
from fractions import Fraction


def naf(n):
    """Non-adjacent form, least significant digit first."""
    digits = []
    while n:
        digit = 2 - n % 4 if n & 1 else 0
        digits.append(digit)
        n = (n - digit) // 2
    return digits


def wnaf(n, window):
    """Windowed non-adjacent form: odd digits below 2^(window - 1) in size, least significant digit first."""
    digits = []
    while n:
        digit = n % 2**window if n & 1 else 0
        digit -= 2**window if digit >= 2 ** (window - 1) else 0
        digits.append(digit)
        n = (n - digit) // 2
    return digits


class Fp2:
    """Arithmetic on pairs c0 + c1 u modulo p."""

    def __init__(self, p):
        self.p = p

    def mul(self, a, b):
        return ((a[0] * b[0] - a[1] * b[1]) % self.p, (a[0] * b[1] + a[1] * b[0]) % self.p)

    def pow(self, a, e):
        result = (1, 0)
        for bit in bin(e)[2:]:
            result = self.mul(result, result)
            if bit == "1":
                result = self.mul(result, a)
        return result

    def inv(self, a):
        norm = pow(a[0] * a[0] + a[1] * a[1], -1, self.p)
        return (a[0] * norm % self.p, -a[1] * norm % self.p)

    def conj(self, a):
        return (a[0], -a[1] % self.p)

    def on_curve(self, point, b):
        x, y = point
        cube = self.mul(self.mul(x, x), x)
        return self.mul(y, y) == ((cube[0] + b[0]) % self.p, (cube[1] + b[1]) % self.p)


def is_probable_prime(n):
    return all(pow(a, n - 1, n) == 1 for a in (2, 3, 5, 7, 11, 13))


def frobenius_tables(fp2, xi):
    """xi^(i(p-1)/6), xi^(i(p^2-1)/6) and xi^(i(p^3-1)/6) for i = 1...5."""
    first = [fp2.pow(xi, i * (fp2.p - 1) // 6) for i in range(1, 6)]
    second = [fp2.mul(g, fp2.conj(g)) for g in first]
    assert all(g[1] == 0 for g in second)
    return first, second, [fp2.mul(a, b) for a, b in zip(first, second)]


def resultant_with_frobenius(h, p, trace):
    """Res(h, T^2 - tT + p) for h = h0 + h1 T + h2 T^2 + h3 T^3.

    psi satisfies T^2 - tT + p on the whole twist, so h(psi)Q = 0 forces Res * Q = 0. Where gcd(Res, #E'(Fp2)) = r, a
    point with h(psi)Q = 0 has an order that divides r.
    """
    # h modulo T^2 = tT - p, as a + bT; its norm is a^2 + abt + b^2 p.
    h = tuple(h) + (0,) * (4 - len(h))
    t2 = (-p, trace)
    t3 = (-p * trace, trace * trace - p)
    a = h[0] + h[2] * t2[0] + h[3] * t3[0]
    b = h[1] + h[2] * t2[1] + h[3] * t3[1]
    return a * a + a * b * trace + b * b * p


# ---- layout -----------------------------------------------------------------------------------------------------------
def limbs(value, count):
    assert 0 <= value < 1 << (64 * count)
    return "{" + ", ".join(f"0x{value >> (64 * i) & (2**64 - 1):016x}ULL" for i in range(count)) + "}"


def limbs52(value, count):
    assert 0 <= value < 1 << (52 * count)
    return "{" + ", ".join(f"0x{value >> (52 * i) & (2**52 - 1):013x}ULL" for i in range(count)) + "}"


def list_of(values):
    return "{" + ", ".join(map(str, values)) + "}"


def headroom(modulus, radix, n0):
    """Largest k for which a reduction of t <= k p^2 that folds its limbs ends below 2p; 0 where not even k = 1 does.

    All steps but the last fold a limb, which leaves at most t/2^(64 (limbs - 1)) + 2^64 fold + (the same) / 2^64 with
    fold = n0 p / 2^64; the last adds a multiple of p below 2^64 p and divides by 2^64. All in units of p below, with
    1/2^60 for the small terms.
    """
    k = 0
    while Fraction((k + 1) * modulus, radix) + Fraction(n0, 2**64) + Fraction(1, 2**60) < 1:
        k += 1
    return k


def quotient(modulus, count, borrowed):
    """c and s such that (top * c) >> (52 + s) is floor(v / p) or one less.

    For v = top * W + rest with p <= v < 8p, W = 2^(52 (count - 1) - borrowed) and |rest| < 256 W: the estimate leans down by the
    share 256 W / p of itself, which is more than the rest can make of a v of at least p.
    """
    weight = 1 << (52 * (count - 1) - borrowed)
    lean = Fraction(256 * weight, modulus)
    assert lean < Fraction(1, 64)
    exact = Fraction(weight, modulus) * (1 - lean)
    s = 0
    while int(exact * 2 ** (52 + s + 1)) < 2**52:
        s += 1
    c = int(exact * 2 ** (52 + s))
    assert Fraction(c, 2 ** (52 + s)) * (modulus / Fraction(weight)) > 1 - 2 * lean
    return c, s


class Header:
    """The constants of one curve as C macros."""

    def __init__(self, prefix, p):
        self.prefix, self.p = prefix, p
        self.base_limbs = self.limb_count(p)

    @staticmethod
    def limb_count(modulus):
        return -(-modulus.bit_length() // 64)

    def define(self, name, value):
        return f"#define {self.prefix}_{name} {value}"

    def mont(self, value, modulus=None):
        modulus = modulus or self.p
        count = self.limb_count(modulus)
        return "{" + limbs((value % modulus << (64 * count)) % modulus, count) + "}"

    def mont2(self, value):
        return "{" + self.mont(value[0]) + ", " + self.mont(value[1]) + "}"

    def lanes(self, name, modulus, words):
        """Constants of eight elements side by side: limbs of 52 bits, with five spare bits at least above the modulus."""
        count = -(-(modulus.bit_length() + 5) // 52)
        ratio = 52 * count - 64 * words
        assert ratio in (4, 32), "the ways between memory and lanes are written for these"
        n0 = -pow(modulus, -1, 2**52) % 2**52
        # A top limb of few bits would estimate badly: it borrows bits of the one below, up to 47.
        borrowed = max(0, 47 - (modulus.bit_length() - 52 * (count - 1))) if ratio == 32 else 0
        c, s = quotient(modulus, count, borrowed)
        assert 8 * modulus < 1 << (52 * count - borrowed), "the top of 8p fits a multiplication"
        columns = [limbs52(k * modulus, count)[1:-1].split(", ") for k in range(8)]
        yield f"// In limbs of 52 bits, for Q = 2^{52 * count} = 2^{ratio} R: how many p are below Q, the modulus, -1/p and (n0 p + 1)/2^52,"
        yield f"// 2^{3 * ratio // 2} Q mod p, the estimate of a quotient by p from the top limb and so many bits of the next, and limb by limb the multiples 0...7 of p."
        yield self.define(f"{name}_X8_LIMBS", count)
        # The bounds of transforms are written for a room of 35 or more, and for one of 64 or more.
        assert (1 << (52 * count)) // modulus >= 35
        yield self.define(f"{name}_X8_ROOM", f"{(1 << (52 * count)) // modulus}ULL")
        yield self.define(f"{name}_X8_MODULUS", limbs52(modulus, count))
        yield self.define(f"{name}_X8_N0", f"0x{n0:013x}ULL")
        yield self.define(f"{name}_X8_FOLD", limbs52((n0 * modulus + 1) >> 52, count))
        yield self.define(f"{name}_X8_RESCALE", limbs52((1 << (3 * ratio // 2 + 52 * count)) % modulus, count))
        yield self.define(f"{name}_X8_BORROWED", borrowed)
        yield self.define(f"{name}_X8_QUOTIENT", f"0x{c:013x}ULL")
        yield self.define(f"{name}_X8_QUOTIENT_SHIFT", s)
        yield self.define(f"{name}_X8_MULTIPLES", "{" + ", ".join("{" + ", ".join(row) + "}" for row in zip(*columns)) + "}")

    def field(self, name, modulus):
        count = self.limb_count(modulus)
        radix = 1 << (64 * count)
        assert 2 * modulus < radix, "a sum of two elements fits the limbs"
        n0 = -pow(modulus, -1, 2**64) % 2**64
        yield f"// {name}: modulus, R mod p, R^2 mod p, R^3 mod p and -1/p mod 2^64 for R = 2^{64 * count}."
        yield self.define(f"{name}_LIMBS", count)
        yield self.define(f"{name}_BITS", modulus.bit_length())
        yield self.define(f"{name}_MODULUS", limbs(modulus, count))
        yield self.define(f"{name}_ONE", limbs(radix % modulus, count))
        yield self.define(f"{name}_R2", limbs(radix**2 % modulus, count))
        yield self.define(f"{name}_R3", limbs(radix**3 % modulus, count))
        yield self.define(f"{name}_N0", f"0x{n0:016x}ULL")
        yield "// (n0 p + 1)/2^64: t/2^64 and (t >> 64) + fold * (t mod 2^64) are the same modulo p."
        yield self.define(f"{name}_FOLD", limbs((n0 * modulus + 1) >> 64, count))
        yield "// Products up to this many times p^2 come out of a reduction by folding below 2p (0: not even p^2 does, so none is"
        yield "// made); and the square of p, over twice the limbs."
        yield self.define(f"{name}_HEADROOM", headroom(modulus, radix, n0))
        yield self.define(f"{name}_SQUARE", limbs(modulus**2, 2 * count))
        yield from self.lanes(name, modulus, count)
        yield ""

    def opening(self):
        yield "// SPDX-License-Identifier: Apache-2.0"
        yield "// Generated by vectors/constants/derive.py; do not edit. Field elements are in Montgomery form."
        yield f"#ifndef ASSAY_{self.prefix}_CONSTANTS_H"
        yield f"#define ASSAY_{self.prefix}_CONSTANTS_H"
        yield "#include <stdint.h>"
        yield ""

    def roots(self):
        assert self.p % 4 == 3, "u^2 = -1 is irreducible and square roots are one power"
        yield "// Exponent (p + 1)/4 of square roots, and 1/2."
        yield self.define("FP_SQRT_EXPONENT", limbs((self.p + 1) // 4, self.base_limbs))
        yield self.define("FP_HALF", self.mont(pow(2, -1, self.p)))
        yield ""

    def frobenius(self, tables):
        yield "// Frobenius: xi^(i(p-1)/6), xi^(i(p^2-1)/6) and xi^(i(p^3-1)/6) for i = 1...5."
        for power, table, show in ((1, tables[0], self.mont2), (2, tables[1], lambda g: self.mont(g[0])), (3, tables[2], self.mont2)):
            for i, gamma in enumerate(table, 1):
                yield self.define(f"GAMMA{power}_{i}", show(gamma))
        yield ""

    def parameter(self, x, loop, naf_digits, wnaf_digits, extra_lines):
        """Digits are least significant first."""
        yield f"// The size of the curve's parameter x, {x}, and the loop count without its leading 1, most significant digit first. Each"
        yield f"// digit doubles and each non-zero digit adds; {extra_lines} more additions follow the loop."
        yield self.define("X", f"{abs(x)}ULL")
        digits = loop[::-1][1:]
        yield self.define("LOOP_LENGTH", len(digits))
        yield self.define("LOOP", list_of(digits))
        yield self.define("LINE_COUNT", len(digits) + sum(d != 0 for d in digits) + extra_lines)
        yield "// Signed digits of |x| below its leading one, most significant first."
        digits = naf_digits[::-1][1:]
        yield self.define("X_NAF_LENGTH", len(digits))
        yield self.define("X_NAF", list_of(digits))
        yield "// All digits of |x| in the form for powers, most significant first, and how many odd numbers they go up to."
        digits = wnaf_digits[::-1]
        yield self.define("X_WNAF_LENGTH", len(digits))
        yield self.define("X_WNAF_ODD", max(map(abs, digits)) // 2 + 1)
        yield self.define("X_WNAF", list_of(digits))
        yield ""
        yield "#endif"
