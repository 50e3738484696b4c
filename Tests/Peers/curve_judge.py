# SPDX-License-Identifier: Apache-2.0
"""Works out sums, multiples and pairings on BN254 or BLS12-381 with py_ecc and compares them with what it is told.

Standard input: {"curve": "bn128" or "bls12381", "g1Sums": [[P, Q, R] ...], "g1Multiples": [[P, k, R] ...], "g2Sums", "g2Multiples" likewise, and
"pairings": [[P, Q, e] ...]}. Numbers are decimal strings; a point is a list of coordinates, G1 [x, y] and G2
[[x0, x1], [y0, y1]], and infinity is an empty list; a pairing's value is in tower order [2][3][2]. Answer: the number of
cases and the wrong ones by name. The work is spread over all processors.
"""
import json
import os
import sys
from multiprocessing import Pool

from py_ecc import optimized_bls12_381, optimized_bn128

X = 4965661367192848881
CURVES = {"bn128": optimized_bn128, "bls12381": optimized_bls12_381}
# Assay's pairing is the textbook's to this power, see BN254.GT and BLS12381.GT. py_ecc's loop on BLS12-381 goes up to |x|, not to
# the negative x, which inverts its values.
FACTORS = {"bn128": 2 * X * (6 * X**2 + 3 * X + 1), "bls12381": -3}
# u = w^6 - this.
XI = {"bn128": 9, "bls12381": 1}
name, curve = "bn128", optimized_bn128


def choose(chosen):
    """Sets the curve of everything below."""
    global name, curve
    name, curve = chosen, CURVES[chosen]


def g1(point):
    return (curve.FQ(int(point[0])), curve.FQ(int(point[1])), curve.FQ.one()) if point else curve.Z1


def g2(point):
    return (*(curve.FQ2([int(c) for c in pair]) for pair in point), curve.FQ2.one()) if point else curve.Z2


def tower(value):
    """py_ecc writes Fp12 over Fp; with u = w^6 - XI the coefficient of w^i is a_i + XI a_(i+6) + a_(i+6) u."""
    a = [int(c) for c in value.coeffs]
    over_fp2 = [[str((a[i] + XI[name] * a[i + 6]) % curve.field_modulus), str(a[i + 6])] for i in range(6)]
    return [over_fp2[0::2], over_fp2[1::2]]


def pairing(q, p):
    value = curve.pairing(q, p) ** abs(FACTORS[name])
    return value if FACTORS[name] > 0 else value.inv()


def on_curve(point, read):
    return curve.is_on_curve(point, curve.b if read is g1 else curve.b2)


def sum_is_right(read, p, q, r):
    return on_curve(read(r), read) and curve.eq(curve.add(read(p), read(q)), read(r))


def multiple_is_right(read, p, k, r):
    return on_curve(read(r), read) and curve.eq(curve.multiply(read(p), int(k)), read(r))


def pairing_is_right(p, q, value):
    return tower(pairing(g2(q), g1(p))) == value


def is_right(case):
    kind, arguments = case
    if kind == "pairings":
        return pairing_is_right(*arguments)
    check = sum_is_right if kind.endswith("Sums") else multiple_is_right
    return check(g1 if kind.startswith("g1") else g2, *arguments)


def main():
    question = json.load(sys.stdin)
    choose(question.pop("curve", "bn128"))
    cases = [(kind, arguments) for kind in sorted(question) for arguments in question[kind]]
    # Closed and joined, not terminated: processes started from a test inherit blocked signals, SIGTERM among them.
    pool = Pool(os.cpu_count())
    verdicts = pool.map(is_right, cases, chunksize=4)
    pool.close()
    pool.join()
    wrong = [f"{kind} {arguments}" for (kind, arguments), right in zip(cases, verdicts) if not right]
    json.dump({"cases": len(cases), "wrong": wrong}, sys.stdout)


if __name__ == "__main__":
    main()
