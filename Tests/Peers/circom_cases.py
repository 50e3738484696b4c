# SPDX-License-Identifier: Apache-2.0
"""The circuits under circom/ with inputs, and with the outputs that plain integers give."""

import random

R = 21888242871839275222246405745257275088548364400416034343698204186575808495617


def rows_case(size=128, count=100):
    """`size` rows of which the first `count` are present, from a fixed seed."""
    draw = random.Random(20261122)
    value = [[draw.randrange(512) if i < count else 0 for _ in range(3)] for i in range(size)]
    totals = [sum(row[k] for row in value) for k in range(3)]
    return {"count": count, "value": value}, totals + [sum(row[0] * row[1] for row in value)]


def long_sums_case(n=12):
    x = [pow(7, i + 40, R) for i in range(n)]
    y = [3 * i - 5 for i in range(n)]
    dot = sum(x[i] * y[n - 1 - i] for i in range(n))
    forward = sum((i + 1) * x[i] - y[i] for i in range(n))
    return {"x": x, "y": y}, [dot % R, (forward + 1) * (dot - forward) % R]


# name: (inputs, outputs or None where only the judge can say, whether the source uses circomlib)
CASES = {
    "free": ({"anything": 12345}, [], False),
    "product": ({"a": 6, "b": 7}, [42], False),
    "untouched": ({"touched": 5, "untouched": 99, "secret": -3}, [14], False),
    "linear": ({"x": [1, 2, 3, 4]}, [10, 14, 2], False),
    "long_sums": (*long_sums_case(), False),
    "bits": ({"value": 0xDEADBEEF12345678}, [(0xDEADBEEF12345678 >> i) & 1 for i in range(64)], False),
    "compare": ({"a": 119, "b": 120}, [1, 0], False),
    "divide": ({"a": 1000, "b": 7}, [142, 6, pow(7, -1, R), R - 1000], False),
    "wide": ({"x": list(range(280))}, [(1 + sum((i + 1) * i for i in range(280))) * (-1 - sum(range(280))) % R], False),
    "rows": (*rows_case(), False),
    "hash4": ({"x": [1, 2, 3, R - 1]}, None, True),
    "keyed_hash": ({"x": [1, 2, 3], "key": 4}, None, True),
    "merkle": ({"leaf": 17, "sibling": [pow(5, i, R) for i in range(10)], "side": [0, 1, 1, 0, 1, 0, 0, 1, 1, 0]}, None, True),
    "strict_bits": ({"value": R - 1, "limit": 4026531841}, [4026531840, 1], True),
}
