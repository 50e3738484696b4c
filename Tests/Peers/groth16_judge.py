# SPDX-License-Identifier: Apache-2.0
"""Groth16 by two implementations not written here: arkworks (groth16py) and the pairing equation in py_ecc.

Standard input is one JSON object with "task" and the paths it needs; the answer is one JSON object.

| task | given | answer |
|---|---|---|
| `prove` | `zkey`, `wtns` | the key that groth16py reads from our `.zkey`, and its proof under it |
| `setup` | `r1cs`, `wtns` | a key that groth16py makes, and its proof under it |
| `verify` | `key`, `proof`, `inputs` | whether groth16py and py_ecc accept our three JSON files |

Keys, proofs and inputs are texts of `verification_key.json`, `proof.json` and `public.json`.
"""

import json
import struct
import sys
from pathlib import Path

import groth16py
from py_ecc import optimized_bn128 as bn128

FIELD_BYTES = 32


def witness(path):
    """The values of a `.wtns` file."""
    data = Path(path).read_bytes()
    sections = {}
    position = 12
    while position < len(data):
        kind, length = struct.unpack_from("<IQ", data, position)
        sections[kind] = data[position + 12 : position + 12 + length]
        position += 12 + length
    body = sections[2]
    return [int.from_bytes(body[i : i + FIELD_BYTES], "little") for i in range(0, len(body), FIELD_BYTES)]


def public_inputs(wtns, key):
    return witness(wtns)[1 : key.n_public + 1]


def proof_json(blob):
    """`proof.json` from the 256 bytes that Ethereum contracts take: G2 has its imaginary parts first there."""
    words = [str(int.from_bytes(blob[i : i + FIELD_BYTES], "big")) for i in range(0, len(blob), FIELD_BYTES)]
    return json.dumps(
        {
            "pi_a": [words[0], words[1], "1"],
            "pi_b": [[words[3], words[2]], [words[5], words[4]], ["1", "0"]],
            "pi_c": [words[6], words[7], "1"],
            "protocol": "groth16",
        }
    )


def proven(proving_key, key, wtns):
    blob = bytes(groth16py.prove_wtns(proving_key, wtns))
    inputs = public_inputs(wtns, key)
    return {
        "key": key.to_json(),
        "proof": proof_json(blob),
        "inputs": json.dumps([str(value) for value in inputs]),
        "accepted": groth16py.Verifier(key).verify(blob, inputs),
    }


def g1(point):
    return tuple(bn128.FQ(int(coordinate)) for coordinate in point)


def g2(point):
    return tuple(bn128.FQ2([int(part) for part in coordinate]) for coordinate in point)


def equation_holds(key, proof, inputs):
    """e(A, B) = e(alpha, beta) e(IC_0 + sum a_i IC_i, gamma) e(C, delta)."""
    total = g1(key["IC"][0])
    for point, value in zip(key["IC"][1:], inputs):
        total = bn128.add(total, bn128.multiply(g1(point), int(value)))
    points = [
        (g2(proof["pi_b"]), g1(proof["pi_a"])),
        (g2(key["vk_beta_2"]), bn128.neg(g1(key["vk_alpha_1"]))),
        (g2(key["vk_gamma_2"]), bn128.neg(total)),
        (g2(key["vk_delta_2"]), bn128.neg(g1(proof["pi_c"]))),
    ]
    product = bn128.FQ12.one()
    for q, p in points:
        product *= bn128.pairing(q, p, final_exponentiate=False)
    return bn128.final_exponentiate(product) == bn128.FQ12.one()


def verified(question):
    key, proof, inputs = (json.loads(question[name]) for name in ("key", "proof", "inputs"))
    verifier = groth16py.Verifier(groth16py.VerifyingKey.from_snarkjs(question["key"]))
    return {
        "arkworks": verifier.verify_snarkjs(question["proof"], question["inputs"]),
        "pyEcc": equation_holds(key, proof, inputs),
    }


def main():
    question = json.load(sys.stdin)
    match question["task"]:
        case "prove":
            answer = proven(*groth16py.import_zkey(question["zkey"]), question["wtns"])
        case "setup":
            answer = proven(*groth16py.setup(question["r1cs"]), question["wtns"])
        case "verify":
            answer = verified(question)
    json.dump(answer, sys.stdout)


main()
