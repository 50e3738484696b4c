# SPDX-License-Identifier: Apache-2.0
"""Makes bls12381.json: the same as generate.py over the scalar field of BLS12-381, by the same poseidon.py.

The authors of Poseidon publish one permutation of 3 and one of 5 elements over this field; those must come out.
"""
import json

from poseidon import ORDERS, Poseidon, cases

AUTHORS = {  # hadeshash, code/test_vectors.txt: poseidonperm_x5_255_3 and poseidonperm_x5_255_5 of the state 0, 1, 2, ...
    3: [
        0x28CE19420FC246A05553AD1E8C98F5C9D67166BE2C18E9E4CB4B4E317DD2A78A,
        0x51F3E312C95343A896CFD8945EA82BA956C1118CE9B9859B6EA56637B4B1DDC4,
        0x3B2B69139B235626A0BFB56C9527AE66A7BF486AD8C11C14D1DA0C69BBE0F79A,
    ],
    5: [
        0x2A918B9C9F9BD7BB509331C81E297B5707F6FC7393DCEE1B13901A0B22202E18,
        0x65EBF8671739EEB11FB217F2D5C5BF4A0C3F210E3F3CD3B08B5DB75675D797F7,
        0x2CC176FC26BC70737A696A9DFD1B636CE360EE76926D182390CDB7459CF585CE,
        0x4DC4E29D283AFD2A491FE6AEF122B9A968E74EFF05341F3CC23FDA1781DCB566,
        0x03FF622DA276830B9451B88B85E6184FD6AE15C8AB3EE25A5667BE8592CCE3B1,
    ],
}

poseidon = Poseidon(ORDERS["bls12381"])
for width, answer in AUTHORS.items():
    assert poseidon.permute(list(range(width))) == answer

print(json.dumps({
    "what": "Poseidon over the BLS12-381 scalar field, x^5, the numbers of rounds of circomlib: the hash of the inputs 1, 2, ..., count, "
    "and SHA-256 of the round constants and the matrix, 32 big-endian bytes each",
    "origin": {
        "1-16": "vectors/poseidon/poseidon.py, an implementation of its own from ePrint 2019/458; it gives bn254.json too",
        "2, 4": "element 0 of what the authors of Poseidon publish (hadeshash, code/test_vectors.txt: poseidonperm_x5_255_3 and _5)",
    },
    "cases": list(cases(poseidon)),
}, indent=2))
