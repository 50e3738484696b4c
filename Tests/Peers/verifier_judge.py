# SPDX-License-Identifier: Apache-2.0
"""Puts the cases of vectors/verifier to verifiers that were not written here.

verifier_judge.py groth16py    what arkworks says by groth16py: {"id": "accept" | "reject" | "error"}
verifier_judge.py equation     whether the pairing equation holds in py_ecc for numbers that are read loosely, for two statements
                               of each group of cases that say so themselves and can be read so: {"id": true | false}
verifier_judge.py equation --all    the same for all of them, some minutes
"""

import json
import sys
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

SUITE = json.loads((Path(__file__).parents[2] / "vectors/verifier/bn254.json").read_text())


def content(name):
    text = SUITE["texts"][name]
    if isinstance(text, dict):
        return bytes.fromhex(text["hex"])
    if isinstance(text, list):
        text = "".join(part if isinstance(part, str) else part[0] * part[1] for part in text)
    return text.encode()


def arkworks(case):
    import groth16py

    try:
        key, public, proof = (content(case[name]).decode() for name in ("key", "public", "proof"))
        verifier = groth16py.Verifier(groth16py.VerifyingKey.from_snarkjs(key))
        return "accept" if verifier.verify_snarkjs(proof, public) else "reject"
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


def read(case):
    """Everything that the equation depends on, as one value; None for what cannot be read."""
    from py_ecc import optimized_bn128 as curve

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
    from py_ecc import optimized_bn128 as curve

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
    match sys.argv[1:]:
        case ["groth16py"]:
            answer = {case["id"]: arkworks(case) for case in SUITE["cases"]}
        case ["equation"]:
            answer = equations(2)
        case ["equation", "--all"]:
            answer = equations(len(SUITE["cases"]))
        case _:
            sys.exit(__doc__)
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
