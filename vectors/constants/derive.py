#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Derives every constant of the kernels from the curve's definition, in plain Python.

    derive.py                writes Sources/CAssayKernels/bn254/bn254_constants.h
    derive.py --check        exits 1 when that file is not what this script would write

A BN curve (Barreto and Naehrig, "Pairing-Friendly Elliptic Curves of Prime Order", SAC 2005) is fixed by one integer x;
EIP-196 and EIP-197 add the curve equations, the quadratic and sextic non-residues and the generators. Nothing else is
taken from anywhere: the script recomputes it and asserts what it relies on.
"""
import math
import sys
from fractions import Fraction
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "Sources/CAssayKernels/bn254/bn254_constants.h"

# ---- the definition -------------------------------------------------------------------------------------------------
X = 4965661367192848881
P = 36 * X**4 + 36 * X**3 + 24 * X**2 + 6 * X + 1
R = 36 * X**4 + 36 * X**3 + 18 * X**2 + 6 * X + 1
TRACE = 6 * X**2 + 1
XI = (9, 1)  # the sextic non-residue 9 + u
B = 3
G1 = (1, 2)
G2 = (
    (10857046999023057135944570762232829481370756359578518086990519993285655852781,
     11559732032986387107991004021392285783925812861821192530917403151452391805634),
    (8495653923123431417604973247489272438418190587263600148770280649306958101930,
     4082367875863433681332203403145435568316851327593401208105741076214120093531),
)
LIMBS = 4
RADIX = 1 << (64 * LIMBS)


# ---- Fp2 = Fp[u] / (u^2 + 1) ------------------------------------------------------------------------------------------
def mul2(a, b):
    return ((a[0] * b[0] - a[1] * b[1]) % P, (a[0] * b[1] + a[1] * b[0]) % P)


def pow2(a, e):
    result = (1, 0)
    for bit in bin(e)[2:]:
        result = mul2(result, result)
        if bit == "1":
            result = mul2(result, a)
    return result


def inv2(a):
    norm = pow(a[0] * a[0] + a[1] * a[1], -1, P)
    return (a[0] * norm % P, -a[1] * norm % P)


def conj2(a):
    return (a[0], -a[1] % P)


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


# ---- what the kernels rely on -----------------------------------------------------------------------------------------
B2 = mul2((B, 0), inv2(XI))
TWIST_COFACTOR = 2 * P - R
GAMMA1 = [pow2(XI, i * (P - 1) // 6) for i in range(1, 6)]
GAMMA2 = [mul2(g, conj2(g)) for g in GAMMA1]
GAMMA3 = [mul2(a, b) for a, b in zip(GAMMA1, GAMMA2)]
LOOP = naf(6 * X + 2)
X_WINDOW = 4
FR_GENERATOR = 5
FR_TWO_ADICITY = 28


def on_curve(point, b):
    x, y = point
    cube = mul2(mul2(x, x), x)
    return mul2(y, y) == ((cube[0] + b[0]) % P, (cube[1] + b[1]) % P)


def resultant_with_frobenius(h):
    """Res(h, T^2 - tT + p) for h = h0 + h1 T + h2 T^2 + h3 T^3.

    psi satisfies T^2 - tT + p on the whole twist, so h(psi)Q = 0 forces Res * Q = 0. Where gcd(Res, #E'(Fp2)) = r, a
    point with h(psi)Q = 0 has an order that divides r.
    """
    # h modulo T^2 = tT - p, as a + bT; its norm is a^2 + abt + b^2 p.
    t2 = (-P, TRACE)
    t3 = (-P * TRACE, TRACE * TRACE - P)
    a = h[0] + h[2] * t2[0] + h[3] * t3[0]
    b = h[1] + h[2] * t2[1] + h[3] * t3[1]
    return a * a + a * b * TRACE + b * b * P


# Two polynomials with h(psi) = 0 on the subgroup and nowhere else: that of the membership test, and that of the Miller loop.
MEMBERSHIP = [(X + 1, X, X, -2 * X), (6 * X + 2, 1, -1, 1)]


def check():
    for n in (P, R):
        assert all(pow(a, n - 1, n) == 1 for a in (2, 3, 5, 7, 11, 13)), "probable prime"
    assert P + 1 - TRACE == R, "G1 has prime order, so its cofactor is one"
    assert P % 4 == 3, "u^2 = -1 is irreducible and square roots are one power"
    assert pow2(XI, (P * P - 1) // 2) != (1, 0) and pow2(XI, (P * P - 1) // 3) != (1, 0), "w^6 = xi is irreducible"
    assert P.bit_length() <= 64 * LIMBS - 2 and R.bit_length() <= 64 * LIMBS - 2, "4p fits the limbs"
    assert G1[1] ** 2 % P == (G1[0] ** 3 + B) % P
    assert on_curve(G2, B2)
    assert all(g[1] == 0 for g in GAMMA2)
    assert (R - 1) % (1 << FR_TWO_ADICITY) == 0 and (R - 1) >> FR_TWO_ADICITY & 1
    assert pow(FR_GENERATOR, (R - 1) // 2, R) == R - 1
    # #E'(Fp2) = r * (2p - r); odd, so no point has y = 0.
    order = R * TWIST_COFACTOR
    assert order % 2 == 1 and math.gcd(R, TWIST_COFACTOR) == 1
    for h in MEMBERSHIP:
        assert math.gcd(resultant_with_frobenius(h), order) == R
        h_at_p = sum(c * P**i for i, c in enumerate(h))
        assert h_at_p % R == 0, "h annihilates the subgroup, on which psi is multiplication by p"
    # The hard part of the final exponentiation: a multiple of (p^4 - p^2 + 1)/r in base p.
    exponent = 2 * X * (6 * X**2 + 3 * X + 1) * ((P**4 - P**2 + 1) // R)
    a0 = 1 + 6 * X + 12 * X**2 + 12 * X**3
    a1 = 4 * X + 6 * X**2 + 12 * X**3
    a2 = 6 * X + 6 * X**2 + 12 * X**3
    a3 = -1 + 4 * X + 6 * X**2 + 12 * X**3
    assert exponent == a0 + a1 * P + a2 * P**2 + a3 * P**3


# ---- output -----------------------------------------------------------------------------------------------------------
def limbs(value, count=LIMBS):
    return "{" + ", ".join(f"0x{value >> (64 * i) & (2**64 - 1):016x}ULL" for i in range(count)) + "}"


def mont(value, modulus=P):
    return "{" + limbs(value % modulus * RADIX % modulus) + "}"


def mont2(value):
    return "{" + mont(value[0]) + ", " + mont(value[1]) + "}"


def headroom(modulus, n0):
    """Largest k for which a reduction of t <= k p^2 ends below 2p.

    All steps but the last fold a limb, which leaves at most t/2^(64 (limbs - 1)) + 2^64 fold + (the same) / 2^64 with
    fold = n0 p / 2^64; the last adds a multiple of p below 2^64 p and divides by 2^64. All in units of p below, with
    1/2^60 for the small terms.
    """
    k = 0
    while Fraction((k + 1) * modulus, RADIX) + Fraction(n0, 2**64) + Fraction(1, 2**60) < 1:
        k += 1
    return k


def limbs52(value, count):
    assert 0 <= value < 1 << (52 * count)
    return "{" + ", ".join(f"0x{value >> (52 * i) & (2**52 - 1):013x}ULL" for i in range(count)) + "}"


def quotient(modulus, count):
    """c and s such that (top * c) >> (52 + s) is floor(v / p) or one less.

    For v = top * W + rest with p <= v < 8p, W = 2^(52 (count - 1)) and |rest| < 256 W: the estimate leans down by the share
    256 W / p of itself, which is more than the rest can make of a v of at least p.
    """
    weight = 1 << (52 * (count - 1))
    lean = Fraction(256 * weight, modulus)
    assert lean < Fraction(1, 64)
    exact = Fraction(weight, modulus) * (1 - lean)
    s = 0
    while int(exact * 2 ** (52 + s + 1)) < 2**52:
        s += 1
    c = int(exact * 2 ** (52 + s))
    assert Fraction(c, 2 ** (52 + s)) * (modulus / Fraction(weight)) > 1 - 2 * lean
    return c, s


def lanes(name, modulus):
    """Constants of eight elements side by side: limbs of 52 bits, with six spare bits at least above the modulus."""
    count = -(-(modulus.bit_length() + 6) // 52)
    n0 = -pow(modulus, -1, 2**52) % 2**52
    c, s = quotient(modulus, count)
    columns = [limbs52(k * modulus, count)[1:-1].split(", ") for k in range(8)]
    yield f"// In limbs of 52 bits, for R = 2^{52 * count}: the modulus, -1/p and (n0 p + 1)/2^52, 64 R mod p, the estimate of a"
    yield "// quotient by p from the top limb, and limb by limb the multiples 0...7 of p."
    yield f"#define BN254_{name}_X8_LIMBS {count}"
    yield f"#define BN254_{name}_X8_MODULUS {limbs52(modulus, count)}"
    yield f"#define BN254_{name}_X8_N0 0x{n0:013x}ULL"
    yield f"#define BN254_{name}_X8_FOLD {limbs52((n0 * modulus + 1) >> 52, count)}"
    yield f"#define BN254_{name}_X8_64 {limbs52((64 << (52 * count)) % modulus, count)}"
    yield f"#define BN254_{name}_X8_QUOTIENT 0x{c:013x}ULL"
    yield f"#define BN254_{name}_X8_QUOTIENT_SHIFT {s}"
    yield f"#define BN254_{name}_X8_MULTIPLES {{" + ", ".join("{" + ", ".join(row) + "}" for row in zip(*columns)) + "}"


def field(name, modulus):
    yield f"// {name}: modulus, R mod p, R^2 mod p, R^3 mod p and -1/p mod 2^64 for R = 2^{64 * LIMBS}."
    yield f"#define BN254_{name}_LIMBS {LIMBS}"
    yield f"#define BN254_{name}_BITS {modulus.bit_length()}"
    yield f"#define BN254_{name}_MODULUS {limbs(modulus)}"
    yield f"#define BN254_{name}_ONE {limbs(RADIX % modulus)}"
    yield f"#define BN254_{name}_R2 {limbs(RADIX**2 % modulus)}"
    yield f"#define BN254_{name}_R3 {limbs(RADIX**3 % modulus)}"
    n0 = -pow(modulus, -1, 2**64) % 2**64
    yield f"#define BN254_{name}_N0 0x{n0:016x}ULL"
    yield "// (n0 p + 1)/2^64: t/2^64 and (t >> 64) + fold * (t mod 2^64) are the same modulo p."
    yield f"#define BN254_{name}_FOLD {limbs((n0 * modulus + 1) >> 64)}"
    yield "// Products up to this many times p^2 come out of the reduction below 2p; and the square of p, over twice the limbs."
    yield f"#define BN254_{name}_HEADROOM {headroom(modulus, n0)}"
    yield f"#define BN254_{name}_SQUARE {limbs(modulus**2, 2 * LIMBS)}"
    yield from lanes(name, modulus)
    yield ""


def lines():
    yield "// SPDX-License-Identifier: Apache-2.0"
    yield "// Generated by vectors/constants/derive.py; do not edit. Field elements are in Montgomery form."
    yield "#ifndef ASSAY_BN254_CONSTANTS_H"
    yield "#define ASSAY_BN254_CONSTANTS_H"
    yield "#include <stdint.h>"
    yield ""
    yield from field("FP", P)
    yield from field("FR", R)
    yield "// Exponent (p + 1)/4 of square roots, and 1/2."
    yield f"#define BN254_FP_SQRT_EXPONENT {limbs((P + 1) // 4)}"
    yield f"#define BN254_FP_HALF {mont(pow(2, -1, P))}"
    yield ""
    yield "// The multiplicative generator of Fr, the exponent of two in r - 1 and a root of unity of that order."
    yield f"#define BN254_FR_GENERATOR {mont(FR_GENERATOR, R)}"
    yield f"#define BN254_FR_TWO_ADICITY {FR_TWO_ADICITY}"
    yield f"#define BN254_FR_ROOT {mont(pow(FR_GENERATOR, (R - 1) >> FR_TWO_ADICITY, R), R)}"
    yield ""
    yield "// Frobenius: xi^(i(p-1)/6), xi^(i(p^2-1)/6) and xi^(i(p^3-1)/6) for i = 1...5."
    for power, table, show in ((1, GAMMA1, mont2), (2, GAMMA2, lambda g: mont(g[0])), (3, GAMMA3, mont2)):
        for i, gamma in enumerate(table, 1):
            yield f"#define BN254_GAMMA{power}_{i} {show(gamma)}"
    yield ""
    yield "// Curve y^2 = x^3 + 3, its twist y^2 = x^3 + 3/(9 + u), and the generators of EIP-197."
    yield f"#define BN254_G1_B {mont(B)}"
    yield f"#define BN254_G2_B {mont2(B2)}"
    yield f"#define BN254_G1_GENERATOR {{{mont(G1[0])}, {mont(G1[1])}}}"
    yield f"#define BN254_G2_GENERATOR {{{mont2(G2[0])}, {mont2(G2[1])}}}"
    yield ""
    yield "// The curve's parameter x, and the loop count 6x + 2 in non-adjacent form without its leading 1, most significant"
    yield "// digit first. Each digit doubles and each non-zero digit adds; two more additions follow the loop."
    yield f"#define BN254_X {X}ULL"
    digits = LOOP[::-1][1:]
    yield f"#define BN254_LOOP_LENGTH {len(digits)}"
    yield "#define BN254_LOOP {" + ", ".join(map(str, digits)) + "}"
    yield f"#define BN254_LINE_COUNT {len(digits) + sum(d != 0 for d in digits) + 2}"
    yield "// Bits of x below its leading one, in non-adjacent form, most significant digit first."
    digits = naf(X)[::-1][1:]
    yield f"#define BN254_X_NAF_LENGTH {len(digits)}"
    yield "#define BN254_X_NAF {" + ", ".join(map(str, digits)) + "}"
    yield "// All digits of x in windowed non-adjacent form, most significant first, and how many odd numbers they go up to."
    digits = wnaf(X, X_WINDOW)[::-1]
    yield f"#define BN254_X_WNAF_LENGTH {len(digits)}"
    yield f"#define BN254_X_WNAF_ODD {max(map(abs, digits)) // 2 + 1}"
    yield "#define BN254_X_WNAF {" + ", ".join(map(str, digits)) + "}"
    yield ""
    yield "#endif"


def main():
    check()
    text = "\n".join(lines()) + "\n"
    if "--check" in sys.argv[1:]:
        if not TARGET.exists() or TARGET.read_text() != text:
            sys.exit(f"{TARGET} is not what {Path(__file__).name} derives: run it and commit the result")
        print(f"{TARGET.name}: every constant derived anew, no difference")
    else:
        TARGET.write_text(text)


if __name__ == "__main__":
    main()
