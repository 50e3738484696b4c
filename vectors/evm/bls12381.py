# SPDX-License-Identifier: Apache-2.0
"""Makes bls12381.json: inputs of the precompiled contracts of EIP-2537, and what py-evm 0.12.1b1 makes of them by its Prague rules.

Inputs are ours: multiples of the generators by py_ecc, edges of the encoding, points that are none, and points of the curves outside the
subgroups. An output of null is a call that fails.
"""
import json
import random
import sys

from eth.constants import BLANK_ROOT_HASH
from eth.db.atomic import AtomicDB
from eth.vm.execution_context import ExecutionContext
from eth.vm.forks.frontier.transaction_context import FrontierTransactionContext
from eth.vm.forks.prague import PragueVM
from eth.vm.message import Message
from py_ecc import optimized_bls12_381 as curve

PRIME, ORDER = curve.field_modulus, curve.curve_order
GAS = 10_000_000
draw = random.Random("assay vectors/evm/bls12381")
context = ExecutionContext(b"\0" * 20, 0, 1, 0, b"\0" * 32, GAS, [], 1, base_fee_per_gas=1, excess_blob_gas=0)
state = PragueVM.get_state_class()(AtomicDB(), context, BLANK_ROOT_HASH)
state.lock_changes()


def parts(*numbers):
    return b"".join(number.to_bytes(64, "big") for number in numbers)


def number(value):
    return value.to_bytes(32, "big")


def encoded(point):
    numbers = [int(n) for c in curve.normalize(point) for n in (c.coeffs if hasattr(c, "coeffs") else [c])]
    return parts(*numbers)


def g1(scalar):
    point = curve.multiply(curve.G1, scalar)
    return bytes(128) if curve.is_inf(point) else encoded(point)


def g2(scalar):
    point = curve.multiply(curve.G2, scalar)
    return bytes(256) if curve.is_inf(point) else encoded(point)


def root2(square):
    a0, a1 = (int(c) for c in square.coeffs)
    norm = pow(a0 * a0 + a1 * a1, (PRIME + 1) // 4, PRIME)
    for n in (norm, -norm):
        c0 = pow((a0 + n) * pow(2, -1, PRIME), (PRIME + 1) // 4, PRIME)
        if c0 != 0:
            y = curve.FQ2([c0, a1 * pow(2 * c0, -1, PRIME)])
            if y * y == square:
                return y
    return None


def outside1():
    """A point of the curve outside of G1."""
    while True:
        x = draw.randrange(PRIME)
        square = (x**3 + 4) % PRIME
        y = pow(square, (PRIME + 1) // 4, PRIME)
        if y * y % PRIME == square:
            return parts(x, y)


def outside2():
    while True:
        x = curve.FQ2([draw.randrange(PRIME) for _ in range(2)])
        y = root2(x * x * x + curve.b2)
        if y is not None:
            return parts(*(int(c) for c in (*x.coeffs, *y.coeffs)))


# y^2 = 4 at x = 0, a point of order 3.
ORDER_3 = parts(0, 2)


def shifted(point, index):
    """The same point with the modulus added to one number."""
    numbers = [int.from_bytes(point[i:i + 64], "big") for i in range(0, len(point), 64)]
    numbers[index] += PRIME
    return parts(*numbers)


def padded(point, index):
    """The same point with a bit above the 48 bytes of a number."""
    raw = bytearray(point)
    raw[64 * index + 15] = 1
    return bytes(raw)


def sums(make, outside, count):
    a, b = draw.randrange(ORDER), draw.randrange(ORDER)
    size = 64 * count
    yield "two points", make(a) + make(b)
    yield "a point twice", make(a) + make(a)
    yield "opposite points", make(a) + make(ORDER - a)
    yield "infinity and a point", make(0) + make(b)
    yield "a point and infinity", make(a) + make(0)
    yield "infinity twice", bytes(2 * size)
    yield "outside the subgroup", outside + make(b)
    yield "outside the subgroup twice", outside + outside
    yield "no input", b""
    yield "one point", make(a)
    yield "a byte missing", (make(a) + make(b))[:-1]
    yield "a byte more", make(a) + make(b) + b"\0"
    yield "off the curve, first", parts(*range(1, count + 1)) + make(b)
    yield "off the curve, second", make(a) + parts(*[1] * count)
    yield "x without y", parts(*[1] * (count // 2), *[0] * (count // 2)) + make(b)
    for index in range(count):
        yield f"number {index} plus the modulus", shifted(make(a), index) + make(b)
        yield f"number {index} of the second plus the modulus", make(a) + shifted(make(b), index)
        yield f"number {index} with a bit above", padded(make(a), index) + make(b)
    yield "greatest bytes", b"\xff" * (2 * size)
    for _ in range(4):
        yield "random", make(draw.randrange(ORDER)) + make(draw.randrange(ORDER))


def products(make, outside, count):
    a, b = draw.randrange(ORDER), draw.randrange(ORDER)
    for name, factor in [
        ("zero", 0), ("one", 1), ("two", 2), ("the order less one", ORDER - 1), ("the order", ORDER), ("the order plus one", ORDER + 1),
        ("the greatest number", 2**256 - 1), ("a power of two", 2**255),
    ]:
        yield f"times {name}", make(a) + number(factor)
    yield "infinity", make(0) + number(7)
    yield "two products", make(a) + number(b) + make(b) + number(a)
    yield "products that cancel", make(a) + number(b) + make(b) + number(ORDER - a)
    yield "infinity among points", make(a) + number(b) + make(0) + number(5) + make(b) + number(3)
    yield "no input", b""
    yield "no factor", make(a)
    yield "a byte missing", (make(a) + number(5))[:-1]
    yield "a byte more", make(a) + number(5) + b"\0"
    yield "off the curve", parts(*range(1, count + 1)) + number(5)
    yield "outside the subgroup", outside + number(5)
    yield "outside the subgroup, times zero", outside + number(0)
    yield "outside the subgroup, second", make(a) + number(5) + outside + number(5)
    for index in range(count):
        yield f"number {index} plus the modulus", shifted(make(a), index) + number(2)
        yield f"number {index} with a bit above", padded(make(a), index) + number(2)
    for many in (3, 16, 40):
        yield f"{many} products", b"".join(make(draw.randrange(1000)) + number(draw.randrange(2**256)) for _ in range(many))


def more_products():
    yield "order three", ORDER_3 + number(3)
    yield "130 products", b"".join(g1(1 + i) + number(i) for i in range(130))


def pairings():
    a, b = draw.randrange(1, ORDER), draw.randrange(1, ORDER)
    stray1, stray2 = outside1(), outside2()
    yield "no pair", b""
    yield "one pair", g1(a) + g2(b)
    yield "one pair with infinity in G1", g1(0) + g2(b)
    yield "one pair with infinity in G2", g1(a) + g2(0)
    yield "a pair of infinities", bytes(384)
    yield "a pair and its opposite", g1(a) + g2(b) + g1(ORDER - a) + g2(b)
    yield "bilinear", g1(a * b % ORDER) + g2(1) + g1(ORDER - a) + g2(b)
    yield "not opposite", g1(a) + g2(b) + g1(ORDER - a) + g2(b + 1)
    yield "a byte missing", (g1(a) + g2(b))[:-1]
    yield "a byte more", g1(a) + g2(b) + b"\0"
    yield "off the curve in G1", parts(1, 3) + g2(b)
    yield "off the curve in G2", g1(a) + parts(1, 2, 3, 4)
    yield "outside of G1", stray1 + g2(b)
    yield "outside of G1, with infinity", stray1 + g2(0)
    yield "order three", ORDER_3 + g2(b)
    yield "outside of G2", g1(a) + stray2
    yield "outside of G2, with infinity", g1(0) + stray2
    yield "imaginary parts first", g1(a) + b"".join(g2(b)[i:i + 64] for i in (64, 0, 192, 128))
    for index in range(2):
        yield f"number {index} plus the modulus", shifted(g1(a), index) + g2(b)
    for index in range(4):
        yield f"number {2 + index} plus the modulus", g1(a) + shifted(g2(b), index)
    yield "a bad second pair", g1(a) + g2(b) + parts(1, 3) + g2(b)
    scalars = [draw.randrange(ORDER) for _ in range(4)]
    last = -sum(scalars[i] * scalars[i + 2] for i in range(2)) % ORDER
    yield "three pairs", b"".join(g1(scalars[i]) + g2(scalars[i + 2]) for i in range(2)) + g1(last) + g2(1)


def maps(count):
    for name, value in [("zero", 0), ("one", 1), ("the modulus less one", PRIME - 1)]:
        yield name, parts(*[value] * count)
    for _ in range(12):
        yield "random", parts(*(draw.randrange(PRIME) for _ in range(count)))
    yield "no input", b""
    yield "a byte missing", parts(*[5] * count)[:-1]
    yield "a byte more", parts(*[5] * count) + b"\0"
    for index in range(count):
        yield f"number {index} plus the modulus", shifted(parts(*[5] * count), index)
        yield f"number {index} with a bit above", padded(parts(*[5] * count), index)


def exceptional_elements():
    """The elements of Fp for which z^2 u^4 + z u^2 is zero: u^2 = -1/z, where that is a square."""
    square = -pow(11, -1, PRIME) % PRIME
    root = pow(square, (PRIME + 1) // 4, PRIME)
    if root * root % PRIME == square:
        yield "an exception of the map", parts(root)
        yield "the other exception of the map", parts(PRIME - root)


def case(address, name, data):
    message = Message(gas=GAS, to=bytes(19) + bytes([address]), sender=b"\1" * 20, value=0, data=data, code=b"")
    result = state.computation_class.apply_message(state, message, FrontierTransactionContext(gas_price=1, origin=b"\1" * 20))
    output = result.output.hex() if result.is_success else None
    return {"name": name, "input": data.hex(), "output": output, "gas": GAS - result.get_gas_remaining() if output is not None else None}


makers = {
    "g1add": (0x0B, lambda: sums(g1, outside1(), 2)),
    "g1msm": (0x0C, lambda: [*products(g1, outside1(), 2), *more_products()]),
    "g2add": (0x0D, lambda: sums(g2, outside2(), 4)),
    "g2msm": (0x0E, lambda: products(g2, outside2(), 4)),
    "pairing381": (0x0F, pairings),
    "mapfp": (0x10, lambda: [*maps(1), *exceptional_elements()]),
    "mapfp2": (0x11, lambda: maps(2)),
}
vectors = {key: [case(address, name, data) for name, data in maker()] for key, (address, maker) in makers.items()}
json.dump(vectors, sys.stdout, indent=1)
print()
