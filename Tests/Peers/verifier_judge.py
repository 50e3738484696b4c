# SPDX-License-Identifier: Apache-2.0
"""Puts the cases of vectors/verifier to verifiers that were not written here.

verifier_judge.py SUITE arkworks    what arkworks says: {"id": "accept" | "reject" | "error"}
verifier_judge.py SUITE equation    whether the pairing equation holds in py_ecc for numbers that are read loosely, for two statements
                                    of each group of cases that say so themselves and can be read so: {"id": true | false}
verifier_judge.py SUITE equation --all    the same for all of them, some minutes

SUITE is bn254, where arkworks is asked by groth16py, or bls12_381, where it is asked by py-arkworks-bls12381 and files are read with what Python has.
"""

import json
import sys
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

NAME = sys.argv[1] if sys.argv[1:] and sys.argv[1] in ("bn254", "bls12_381") else sys.exit(__doc__)
SUITE = json.loads((Path(__file__).parents[2] / f"vectors/verifier/{NAME}.json").read_text())


def content(name):
    text = SUITE["texts"][name]
    if isinstance(text, dict):
        return bytes.fromhex(text["hex"])
    if isinstance(text, list):
        text = "".join(part if isinstance(part, str) else part[0] * part[1] for part in text)
    return text.encode()


def by_groth16py(case):
    import groth16py

    try:
        key, public, proof = (content(case[name]).decode() for name in ("key", "public", "proof"))
        verifier = groth16py.Verifier(groth16py.VerifyingKey.from_snarkjs(key))
        return "accept" if verifier.verify_snarkjs(proof, public) else "reject"
    except Exception:
        return "error"


def by_arkworks(case):
    """A verifier as one writes it in an afternoon: json, int and the checks that the library has."""
    from py_arkworks_bls12381 import GT, G1Point, G2Point, Scalar

    def packed(parts):
        return b"".join(int(part).to_bytes(48, "big") for part in parts)

    def g1(point):
        x, y, z = point
        assert z == "1"
        return G1Point.from_xy_bytes_be(packed([x, y]))

    def g2(point):
        (x0, x1), (y0, y1), z = point
        assert z == ["1", "0"]
        return G2Point.from_xy_bytes_be(packed([x0, x1, y0, y1]))

    try:
        key, public, proof = (json.loads(content(case[name])) for name in ("key", "public", "proof"))
        ic = [g1(point) for point in key["IC"]]
        assert len(public) == len(ic) - 1 == key["nPublic"]
        total = ic[0]
        for point, value in zip(ic[1:], public):
            total += point * Scalar.from_be_bytes(int(value).to_bytes(32, "big"))
        firsts = [g1(proof["pi_a"]), -g1(key["vk_alpha_1"]), -total, -g1(proof["pi_c"])]
        seconds = [g2(point) for point in (proof["pi_b"], key["vk_beta_2"], key["vk_gamma_2"], key["vk_delta_2"])]
        return "accept" if GT.pairing_check(firsts, seconds) else "reject"
    except Exception:
        return "error"


# MARK: The equation, for whoever reads numbers loosely


def number(value):
    """A number in any of the spellings of the suite."""
    if isinstance(value, int):
        return value
    text = unicodedata.normalize("NFKC", value).strip(" \t\n\0").replace("_", "").lower().removesuffix("n")
    if text.lstrip("+-").startswith(("0x", "0b")):
        return int(text, 0)
    return int(text.removesuffix(".0").removesuffix("e0"))


def points(value, modulus):
    """The coordinates of a point; None at infinity."""
    parts = [[number(c) % modulus for c in part] if isinstance(part, list) else number(part) % modulus for part in value]
    return None if parts[2] in (0, [0, 0]) else tuple(tuple(p) if isinstance(p, list) else p for p in parts[:2])


def arithmetic():
    from py_ecc import optimized_bls12_381, optimized_bn128

    return optimized_bn128 if NAME == "bn254" else optimized_bls12_381


def read(case):
    """Everything that the equation depends on, as one value; None for what cannot be read."""
    curve = arithmetic()
    try:
        key, public, proof = (json.loads(content(case[name])) for name in ("key", "public", "proof"))
        q, r = curve.field_modulus, curve.curve_order
        named = [points(key[f"vk_{name}"], q) for name in ("alpha_1", "beta_2", "gamma_2", "delta_2")]
        ic = [points(point, q) for point in key["IC"]]
        signals = [number(value) % r for value in public]
        abc = [points(proof[name], q) for name in ("pi_a", "pi_b", "pi_c")]
        # A signal without a point counts for nothing, and so does one of 0.
        while signals and (len(signals) >= len(ic) or signals[-1] == 0):
            signals.pop()
        return tuple(named), tuple(ic[: len(signals) + 1]), tuple(signals), tuple(abc)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def holds(question):
    curve = arithmetic()

    def g1(point):
        return curve.Z1 if point is None else (curve.FQ(point[0]), curve.FQ(point[1]), curve.FQ(1))

    def g2(point):
        return curve.Z2 if point is None else (curve.FQ2(list(point[0])), curve.FQ2(list(point[1])), curve.FQ2.one())

    (alpha, beta, gamma, delta), ic, signals, (a, b, c) = question
    total = g1(ic[0])
    for point, signal in zip(ic[1:], signals):
        total = curve.add(total, curve.multiply(g1(point), signal))
    product = curve.FQ12.one()
    for q, p in [(b, g1(a)), (beta, curve.neg(g1(alpha))), (gamma, curve.neg(total)), (delta, curve.neg(g1(c)))]:
        if q is not None and not curve.is_inf(p):
            product *= curve.pairing(g2(q), p, final_exponentiate=False)
    return curve.final_exponentiate(product) == curve.FQ12.one()


def equations(of_each_group):
    asked = {case["id"]: read(case) for case in SUITE["cases"] if case["equation"] is not None}
    groups = {}
    for name, question in asked.items():
        if question is not None:
            groups.setdefault(name.split("/")[0], {})[question] = None
    distinct = list({question: None for group in groups.values() for question in list(group)[:of_each_group]})
    # Not multiprocessing.Pool, which ends its workers by a signal that a parent may have blocked.
    with ProcessPoolExecutor() as pool:
        answers = dict(zip(distinct, pool.map(holds, distinct)))
    return {name: answers[question] for name, question in asked.items() if question in answers}


def main():
    match sys.argv[2:]:
        case ["arkworks"]:
            judge = by_groth16py if NAME == "bn254" else by_arkworks
            answer = {case["id"]: judge(case) for case in SUITE["cases"]}
        case ["equation"]:
            answer = equations(2)
        case ["equation", "--all"]:
            answer = equations(len(SUITE["cases"]))
        case _:
            sys.exit(__doc__)
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
