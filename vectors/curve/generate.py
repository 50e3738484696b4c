# SPDX-License-Identifier: Apache-2.0
"""Makes bn254.json: multiples of the generators, sums, pairings and points outside the subgroup, by py_ecc 8.0.0.

Pairing values are those of py_ecc to the power of 2x(6x^2 + 3x + 1), which is what Assay and `vk_alphabeta_12` have.
Conversions are those of Tests/Peers/curve_judge.py.
"""
import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests/Peers"))
from curve_judge import curve, pairing, tower

ORDER = curve.curve_order
draw = random.Random("assay vectors/curve")
SCALARS = [0, 1, 2, 3, ORDER - 1, ORDER - 2, (ORDER - 1) // 2, 2**64 - 1, 2**64, 2**128, 2**253] + [draw.randrange(ORDER) for _ in range(9)]


def text(point, read=lambda c: str(int(c))):
    if curve.is_inf(point):
        return []
    return [read(c) for c in curve.normalize(point)]


def pair(c):
    return [str(int(part)) for part in c.coeffs]


def multiples(generator, read):
    return [{"scalar": str(k), "point": text(curve.multiply(generator, k), read)} for k in SCALARS]


def pairings():
    for a, b in [(1, 1), (2, 3), (ORDER - 1, 1)] + [(draw.randrange(ORDER), draw.randrange(ORDER)) for _ in range(3)]:
        value = pairing(curve.multiply(curve.G2, b), curve.multiply(curve.G1, a))
        yield {"g1Scalar": str(a), "g2Scalar": str(b), "value": tower(value)}


def root(square):
    """A square root in Fp2 or None: (a0 + n)/2 or (a0 - n)/2 with n^2 = a0^2 + a1^2 is the square of the root's c0."""
    prime = curve.field_modulus
    a0, a1 = (int(c) for c in square.coeffs)
    norm = pow(a0 * a0 + a1 * a1, (prime + 1) // 4, prime)
    for n in (norm, -norm):
        c0 = pow((a0 + n) * pow(2, -1, prime), (prime + 1) // 4, prime)
        y = curve.FQ2([c0, a1 * pow(2 * c0, -1, prime)])
        if y * y == square:
            return y
    return None


def outside():
    """Points of the twist with a random x; all of them miss the subgroup."""
    found = []
    while len(found) < 8:
        x = curve.FQ2([draw.randrange(curve.field_modulus) for _ in range(2)])
        y = root(x * x * x + curve.b2)
        if y is not None:
            point = (x, y, curve.FQ2.one())
            assert not curve.is_inf(curve.multiply(point, ORDER))
            found.append(text(point, pair))
    return found


json.dump({
    "origin": "py_ecc 8.0.0, optimized_bn128; made by vectors/curve/generate.py",
    "g1": multiples(curve.G1, lambda c: str(int(c))),
    "g2": multiples(curve.G2, pair),
    "pairings": list(pairings()),
    "outsideSubgroup": outside(),
}, sys.stdout, indent=1)
print()
