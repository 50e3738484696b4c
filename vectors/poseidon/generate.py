# SPDX-License-Identifier: Apache-2.0
"""Makes bn254.json: the Poseidon hash of 1, 2, ..., count for every count that Assay supports.

A second implementation from the paper (ePrint 2019/458), round by round and in plain integers, so that it shares nothing
with the Swift one. Run with light-poseidon 0.1.1 from PyPI it also compares itself with that for 1 to 12 inputs.
"""
import json

R = 21888242871839275222246405745257275088548364400416034343698204186575808495617
FULL = 8
PARTIAL = [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68]
CIRCOMLIB = {  # iden3/circomlib, test/poseidonjs.js
    2: 0x115CC0F5E7D690413DF64C6B9662E9CF2A3617F2743245519E19607A4417189A,
    4: 0x299C867DB6C1FDD79DCEFA40E4510B9837E60EBB1CE0663DBAA525DF65250465,
    16: 9989051620750914585850546081941653841776809718687451684622678807385399211877,
}


def grain(width, partial):
    fields = [(1, 2), (0, 4), (254, 12), (width, 12), (FULL, 10), (partial, 10), (2**30 - 1, 30)]
    state = [int(bit) for value, bits in fields for bit in format(value, f"0{bits}b")]

    def step():
        state.append(state[62] ^ state[51] ^ state[38] ^ state[23] ^ state[13] ^ state[0])
        state.pop(0)
        return state[-1]

    for _ in range(160):
        step()
    while True:
        keep, bit = step(), step()
        if keep:
            yield bit


def integer(stream):
    return int("".join(str(next(stream)) for _ in range(254)), 2)


def parameters(width, partial):
    stream = grain(width, partial)
    constants = []
    while len(constants) < width * (FULL + partial):
        drawn = integer(stream)
        if drawn < R:
            constants.append(drawn)
    while True:
        drawn = [integer(stream) % R for _ in range(2 * width)]
        xs, ys = drawn[:width], drawn[width:]
        if len(set(drawn)) == 2 * width and all((x + y) % R for x in xs for y in ys):
            return constants, [[pow(x + y, -1, R) for y in ys] for x in xs]


def poseidon(inputs):
    width = len(inputs) + 1
    partial = PARTIAL[width - 2]
    constants, matrix = parameters(width, partial)
    state = [0] + inputs
    for turn in range(FULL + partial):
        state = [x + constants[turn * width + i] for i, x in enumerate(state)]
        boxes = 1 if FULL // 2 <= turn < FULL // 2 + partial else width
        state = [pow(x, 5, R) if i < boxes else x for i, x in enumerate(state)]
        state = [sum(m * x for m, x in zip(row, state)) % R for row in matrix]
    return state[0]


def light_poseidon(inputs):
    from light_poseidon_python import Hasher

    return int(Hasher(len(inputs)).hash_bytes_be([x.to_bytes(32, "big") for x in inputs]), 16)


cases = []
for count in range(1, 17):
    inputs = list(range(1, count + 1))
    answer = poseidon(inputs)
    assert CIRCOMLIB.get(count, answer) == answer
    if count <= 12:
        assert light_poseidon(inputs) == answer
    cases.append({"count": count, "hash": str(answer)})

print(json.dumps({
    "what": "Poseidon over the BN254 scalar field, x^5, circomlib's parameters: the hash of the inputs 1, 2, ..., count",
    "origin": {
        "1-16": "vectors/poseidon/generate.py, an implementation of its own from ePrint 2019/458",
        "1-12": "equal to light-poseidon 0.1.1 (PyPI), Hasher(count).hash_bytes_be",
        "2, 4, 16": "equal to what circomlib's tests state (iden3/circomlib, test/poseidonjs.js)",
    },
    "cases": cases,
}, indent=2))
