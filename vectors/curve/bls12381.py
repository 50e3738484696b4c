# SPDX-License-Identifier: Apache-2.0
"""Makes bls12381.json: multiples of the generators, pairings, and points outside the subgroups, by py_ecc 8.0.0 and again by
arkworks (py-arkworks-bls12381 0.5.0), which must agree.

Pairing values are arkworks': the textbook's cubed, as Assay has them. Conversions are those of Tests/Peers/curve_judge.py.
"""
import json
import random
import sys
from pathlib import Path

import py_arkworks_bls12381 as arkworks

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests/Peers"))
import curve_judge

curve_judge.choose("bls12381")
from curve_judge import pairing, tower

curve = curve_judge.curve
ORDER, PRIME = curve.curve_order, curve.field_modulus
# The orders of the curve and of its twist are these times the order of the groups.
COFACTOR = 0x396C8C005555E1568C00AAAB0000AAAB
TWIST_COFACTOR = 0x5D543A95414E7F1091D50792876A202CD91DE4547085ABAA68A205B2E5A7DDFA628F1CB4D9E82EF21537E293A6691AE1616EC6E786F0C70CF1C38E31C7238E5
draw = random.Random("assay vectors/curve/bls12381")
SCALARS = [0, 1, 2, 3, ORDER - 1, ORDER - 2, (ORDER - 1) // 2, 2**64 - 1, 2**64, 2**128, 2**254] + [draw.randrange(ORDER) for _ in range(9)]


def text(point, read=lambda c: str(int(c))):
    if curve.is_inf(point):
        return []
    return [read(c) for c in curve.normalize(point)]


def pair(c):
    return [str(int(part)) for part in c.coeffs]


def numbers_of(point):
    """All coordinates of a point of arkworks."""
    raw = point.to_xy_bytes_be()
    return [int.from_bytes(raw[i:i + 48], "big") for i in range(0, len(raw), 48)]


def flat(point):
    return [int(n) for c in point for n in (c if isinstance(c, list) else [c])]


def multiples(generator, other, read):
    for k in SCALARS:
        point = text(curve.multiply(generator, k), read)
        second = other * arkworks.Scalar.from_be_bytes_mod_order(k.to_bytes(32, "big"))
        assert not point or sorted(numbers_of(second)) == sorted(flat(point)), "py_ecc and arkworks differ"
        yield {"scalar": str(k), "point": point}


def pairings():
    for a, b in [(1, 1), (2, 3), (ORDER - 1, 1)] + [(draw.randrange(ORDER), draw.randrange(ORDER)) for _ in range(3)]:
        value = tower(pairing(curve.multiply(curve.G2, b), curve.multiply(curve.G1, a)))
        scalars = [arkworks.Scalar.from_be_bytes_mod_order(n.to_bytes(32, "big")) for n in (a, b)]
        second = str(arkworks.GT.pairing(arkworks.G1Point() * scalars[0], arkworks.G2Point() * scalars[1]))
        assert bytes.fromhex(second) == b"".join(int(n).to_bytes(48, "little") for half in value for c in half for n in c)
        yield {"g1Scalar": str(a), "g2Scalar": str(b), "value": value}


def root1(square):
    y = pow(int(square), (PRIME + 1) // 4, PRIME)
    return curve.FQ(y) if y * y % PRIME == int(square) else None


def root2(square):
    """A square root in Fp2 or None: (a0 + n)/2 or (a0 - n)/2 with n^2 = a0^2 + a1^2 is the square of the root's c0."""
    a0, a1 = (int(c) for c in square.coeffs)
    norm = pow(a0 * a0 + a1 * a1, (PRIME + 1) // 4, PRIME)
    for n in (norm, -norm):
        c0 = pow((a0 + n) * pow(2, -1, PRIME), (PRIME + 1) // 4, PRIME)
        if c0 != 0:
            y = curve.FQ2([c0, a1 * pow(2 * c0, -1, PRIME)])
            if y * y == square:
                return y
    return None


def outside(make, root, b, one, cofactor, small, read):
    """Points of the curve with a random x, and what is left of them times r (the other part of the group), and of small order."""
    found = []
    while len(found) < 12:
        x = make()
        y = root(x * x * x + b)
        if y is None:
            continue
        point = (x, y, one)
        other = curve.multiply(point, ORDER)
        assert not curve.is_inf(other) and curve.is_inf(curve.multiply(other, cofactor))
        found += [text(point, read), text(other, read)]
        little = curve.multiply(other, cofactor // small)
        found += [text(little, read)] if not curve.is_inf(little) else []
    return found


json.dump({
    "origin": "py_ecc 8.0.0, optimized_bls12_381, and py-arkworks-bls12381 0.5.0; made by vectors/curve/bls12381.py",
    "g1": list(multiples(curve.G1, arkworks.G1Point(), lambda c: str(int(c)))),
    "g2": list(multiples(curve.G2, arkworks.G2Point(), pair)),
    "pairings": list(pairings()),
    # 3 * 11^2 divides the cofactor of the curve, and 13^2 * 23^2 * 2713 that of the twist.
    "outsideG1": outside(lambda: curve.FQ(draw.randrange(PRIME)), root1, curve.b, curve.FQ.one(), COFACTOR, 363, lambda c: str(int(c))),
    "outsideSubgroup": outside(
        lambda: curve.FQ2([draw.randrange(PRIME) for _ in range(2)]), root2, curve.b2, curve.FQ2.one(), TWIST_COFACTOR, 242544913, pair),
}, sys.stdout, indent=1)
print()
