# SPDX-License-Identifier: Apache-2.0
"""The Groth16 equation on BLS12-381 by two implementations not written here: arkworks (py-arkworks-bls12381) and py_ecc.

Standard input is one JSON object with the texts of `verification_key.json`, `proof.json` and `public.json` as "key", "proof" and
"inputs"; the answer says what each makes of e(A, B) = e(alpha, beta) e(IC_0 + sum a_i IC_i, gamma) e(C, delta).
"""
import json
import sys

import py_arkworks_bls12381 as arkworks
from py_ecc import optimized_bls12_381 as py_ecc


def by_py_ecc(pairs_of):
    def g1(point):
        return tuple(py_ecc.FQ(int(coordinate)) for coordinate in point)

    def g2(point):
        return tuple(py_ecc.FQ2([int(part) for part in coordinate]) for coordinate in point)

    product = py_ecc.FQ12.one()
    for p, q in pairs_of(g1, g2, py_ecc.add, py_ecc.multiply, py_ecc.neg):
        product *= py_ecc.pairing(q, p, final_exponentiate=False)
    return py_ecc.final_exponentiate(product) == py_ecc.FQ12.one()


def by_arkworks(pairs_of):
    def g1(point):
        return arkworks.G1Point.from_xy_bytes_be(b"".join(int(c).to_bytes(48, "big") for c in point[:2]))

    def g2(point):
        # Of two orders of a coordinate's parts only one gives a point of the curve.
        numbers = [[int(part).to_bytes(48, "big") for part in coordinate] for coordinate in point[:2]]
        for order in (1, -1):
            try:
                return arkworks.G2Point.from_xy_bytes_be(b"".join(part for coordinate in numbers for part in coordinate[::order]))
            except ValueError:
                continue
        raise ValueError("no point of G2")

    def multiply(point, factor):
        return point * arkworks.Scalar.from_be_bytes_mod_order(factor.to_bytes(32, "big"))

    pairs = list(pairs_of(g1, g2, lambda a, b: a + b, multiply, lambda a: -a))
    return arkworks.GT.multi_pairing([p for p, _ in pairs], [q for _, q in pairs]) == arkworks.GT.one()


def main():
    question = json.load(sys.stdin)
    key, proof, inputs = (json.loads(question[name]) for name in ("key", "proof", "inputs"))

    def pairs_of(g1, g2, add, multiply, negate):
        total = g1(key["IC"][0])
        for point, value in zip(key["IC"][1:], inputs):
            total = add(total, multiply(g1(point), int(value)))
        yield g1(proof["pi_a"]), g2(proof["pi_b"])
        yield negate(g1(key["vk_alpha_1"])), g2(key["vk_beta_2"])
        yield negate(total), g2(key["vk_gamma_2"])
        yield negate(g1(proof["pi_c"])), g2(key["vk_delta_2"])

    json.dump({"arkworks": by_arkworks(pairs_of), "pyEcc": by_py_ecc(pairs_of)}, sys.stdout)


main()
