# SPDX-License-Identifier: Apache-2.0
"""Makes bn254.json: inputs of the precompiled contracts of EIP-196 and EIP-197, and what py-evm 0.12.1b1 makes of them.

Inputs are ours: multiples of the generators by py_ecc, edges of the encoding, points that are none. An output of null is a call that fails.
"""
import json
import random
import sys

from eth.constants import BLANK_ROOT_HASH
from eth.db.atomic import AtomicDB
from eth.vm.execution_context import ExecutionContext
from eth.vm.forks.cancun import CancunVM
from eth.vm.forks.frontier.transaction_context import FrontierTransactionContext
from eth.vm.message import Message
from py_ecc import optimized_bn128 as curve

PRIME, ORDER = curve.field_modulus, curve.curve_order
GAS = 1_000_000
draw = random.Random("assay vectors/evm")
context = ExecutionContext(b"\0" * 20, 0, 1, 0, b"\0" * 32, GAS, [], 1, base_fee_per_gas=1, excess_blob_gas=0)
state = CancunVM.get_state_class()(AtomicDB(), context, BLANK_ROOT_HASH)
state.lock_changes()


def words(*numbers):
    return b"".join(number.to_bytes(32, "big") for number in numbers)


def g1(scalar):
    point = curve.multiply(curve.G1, scalar)
    return bytes(64) if curve.is_inf(point) else words(*(int(c) for c in curve.normalize(point)))


def g2(scalar):
    """Imaginary parts first."""
    point = curve.multiply(curve.G2, scalar)
    if curve.is_inf(point):
        return bytes(128)
    x, y = curve.normalize(point)
    return words(*(int(c) for c in (x.coeffs[1], x.coeffs[0], y.coeffs[1], y.coeffs[0])))


# On the twist at x = 1, outside the subgroup.
OUTSIDE = words(
    0,
    1,
    5912654199736721486680175016176231956195085055698687135131307249486702594212,
    18278151005453108793778860132295291098363647455926340152056652516292830556603,
)


def shifted(point, word):
    """The same point with the modulus added to one coordinate."""
    numbers = [int.from_bytes(point[i : i + 32], "big") for i in range(0, len(point), 32)]
    numbers[word] += PRIME
    return words(*numbers)


def sums():
    a, b = draw.randrange(ORDER), draw.randrange(ORDER)
    yield "two points", g1(a) + g1(b)
    yield "a point twice", g1(a) + g1(a)
    yield "opposite points", g1(a) + g1(ORDER - a)
    yield "infinity and a point", g1(0) + g1(b)
    yield "a point and infinity", g1(a) + g1(0)
    yield "infinity twice", bytes(128)
    yield "no input", b""
    yield "one point", g1(a)
    yield "a point and half of the generator", g1(a) + words(1)
    yield "the generator and its y without an end", g1(a) + words(1, 2)[:63]
    yield "bytes behind", g1(a) + g1(b) + b"\xff" * 40
    yield "off the curve, first", words(1, 3) + g1(b)
    yield "off the curve, second", g1(a) + words(1, 1)
    yield "x without y", words(1)
    for word in range(4):
        both = [g1(a), g1(b)]
        both[word // 2] = shifted(both[word // 2], word % 2)
        yield f"word {word} plus the modulus", b"".join(both)
    yield "the modulus for zero", words(PRIME, 0) + g1(b)
    yield "greatest words", b"\xff" * 128
    for _ in range(4):
        yield "random", g1(draw.randrange(ORDER)) + g1(draw.randrange(ORDER))


def multiples():
    a = draw.randrange(ORDER)
    for name, factor in [
        ("zero", 0), ("one", 1), ("two", 2), ("the order less one", ORDER - 1), ("the order", ORDER), ("the order plus one", ORDER + 1),
        ("the modulus", PRIME), ("the greatest number", 2**256 - 1), ("a power of two", 2**255), ("five times the order", 5 * ORDER),
    ]:
        yield f"times {name}", g1(a) + words(factor)
    yield "infinity", g1(0) + words(7)
    yield "no input", b""
    yield "no factor", g1(a)
    yield "half a factor", g1(a) + words(3 << 250)[:16]
    yield "bytes behind", g1(a) + words(9) + b"\xff"
    yield "off the curve", words(1, 3) + words(5)
    yield "off the curve, times zero", words(1, 3) + words(0)
    for word in range(2):
        yield f"word {word} plus the modulus", shifted(g1(a), word) + words(2)
    yield "greatest words", b"\xff" * 96
    for _ in range(4):
        yield "random", g1(draw.randrange(ORDER)) + words(draw.randrange(2**256))


def pairings():
    a, b = draw.randrange(1, ORDER), draw.randrange(1, ORDER)
    yield "no pair", b""
    yield "one pair", g1(a) + g2(b)
    yield "one pair with infinity in G1", g1(0) + g2(b)
    yield "one pair with infinity in G2", g1(a) + g2(0)
    yield "a pair of infinities", bytes(192)
    yield "a pair and its opposite", g1(a) + g2(b) + g1(ORDER - a) + g2(b)
    yield "a pair and its opposite in G2", g1(a) + g2(b) + g1(a) + g2(ORDER - b)
    yield "bilinear", g1(a * b % ORDER) + g2(1) + g1(ORDER - a) + g2(b)
    yield "not opposite", g1(a) + g2(b) + g1(ORDER - a) + g2(b + 1)
    yield "a byte missing", (g1(a) + g2(b))[:191]
    yield "a byte more", g1(a) + g2(b) + b"\0"
    yield "one word", words(0)
    yield "off the curve in G1", words(1, 3) + g2(b)
    yield "off the curve in G2", g1(a) + words(1, 2, 3, 4)
    yield "outside the subgroup", g1(a) + OUTSIDE
    yield "outside the subgroup, with infinity", g1(0) + OUTSIDE
    yield "real parts first", g1(a) + b"".join(g2(b)[i : i + 32] for i in (32, 0, 96, 64))
    for word in range(2):
        yield f"word {word} plus the modulus", shifted(g1(a), word) + g2(b)
    for word in range(4):
        yield f"word {2 + word} plus the modulus", g1(a) + shifted(g2(b), word)
    yield "a bad second pair", g1(a) + g2(b) + words(1, 3) + g2(b)
    scalars = [draw.randrange(ORDER) for _ in range(6)]
    last = -sum(scalars[i] * scalars[i + 3] for i in range(3)) % ORDER
    yield "four pairs", b"".join(g1(scalars[i]) + g2(scalars[i + 3]) for i in range(3)) + g1(last) + g2(1)
    yield "four pairs, one changed", b"".join(g1(scalars[i]) + g2(scalars[i + 3]) for i in range(3)) + g1(last + 1) + g2(1)


def case(address, name, data):
    message = Message(gas=GAS, to=bytes(19) + bytes([address]), sender=b"\1" * 20, value=0, data=data, code=b"")
    result = state.computation_class.apply_message(state, message, FrontierTransactionContext(gas_price=1, origin=b"\1" * 20))
    output = result.output.hex() if result.is_success else None
    return {"name": name, "input": data.hex(), "output": output, "gas": GAS - result.get_gas_remaining() if output is not None else None}


makers = {"ecadd": (6, sums), "ecmul": (7, multiples), "pairing": (8, pairings)}
vectors = {key: [case(address, name, data) for name, data in maker()] for key, (address, maker) in makers.items()}
json.dump(vectors, sys.stdout, indent=1)
print()
