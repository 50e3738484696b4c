# SPDX-License-Identifier: Apache-2.0
"""A second reading of ceremonies: every hash, draw and point worked out again from the bytes of the files.

    ceremony_judge.py PTAU R1CS INITIAL_ZKEY FINAL_ZKEY

Hashes are hashlib's, ChaCha20, the unfinished BLAKE2b, square roots and the parsers are written here, points and pairings are
py_ecc's. The answer is one JSON object: what was worked out, and under "faults" what does not fit the files.
"""

import hashlib
import json
import struct
import sys
from pathlib import Path

from py_ecc import optimized_bn128 as bn128

Q = bn128.field_modulus
R = bn128.curve_order
MONTGOMERY = pow(2, 256, Q)
MONTGOMERY_R = pow(2, 256, R)
G1 = (1, 2)
G2 = tuple(tuple(int(part) for part in coordinate.coeffs) for coordinate in bn128.G2[:2])
ZERO1 = (0, 0)
ZERO2 = ((0, 0), (0, 0))
faults = []


def require(condition, problem):
    if not condition:
        faults.append(problem)


def blake(data):
    return hashlib.blake2b(data).digest()


# Files

def sections(path, magic):
    data = Path(path).read_bytes()
    require(data[:4] == magic, f"{path}: the magic is another")
    found, position = {}, 12
    while position < len(data):
        kind, length = struct.unpack_from("<IQ", data, position)
        found[kind] = data[position + 12 : position + 12 + length]
        position += 12 + length
    return found


def number(data):
    return int.from_bytes(data, "little")


def coordinate(data):
    return number(data) * pow(MONTGOMERY, -1, Q) % Q


def g1_points(data):
    words = [coordinate(data[i : i + 32]) for i in range(0, len(data), 32)]
    return [tuple(words[i : i + 2]) for i in range(0, len(words), 2)]


def g2_points(data):
    words = [coordinate(data[i : i + 32]) for i in range(0, len(data), 32)]
    return [((words[i], words[i + 1]), (words[i + 2], words[i + 3])) for i in range(0, len(words), 4)]


# Points as they are hashed

def be(value):
    return value.to_bytes(32, "big")


def u1(point):
    return be(point[0]) + be(point[1])


def u2(point):
    (x0, x1), (y0, y1) = point
    return be(x1) + be(x0) + be(y1) + be(y0)


def c1(point):
    data = bytearray(be(point[0]))
    data[0] |= 0x80 if point[1] > (Q - 1) // 2 else 0
    return bytes(data)


def c2(point):
    (x0, x1), (y0, y1) = point
    data = bytearray(be(x1) + be(x0))
    data[0] |= 0x80 if (y1 or y0) > (Q - 1) // 2 else 0
    return bytes(data)


# py_ecc

def p1(point):
    return bn128.Z1 if point == ZERO1 else (bn128.FQ(point[0]), bn128.FQ(point[1]), bn128.FQ(1))


def p2(point):
    return bn128.Z2 if point == ZERO2 else (bn128.FQ2(point[0]), bn128.FQ2(point[1]), bn128.FQ2([1, 0]))


def affine(point):
    if bn128.is_inf(point):
        return ZERO1 if isinstance(point[0], bn128.FQ) else ZERO2
    x, y = bn128.normalize(point)
    return (int(x), int(y)) if isinstance(x, bn128.FQ) else (tuple(map(int, x.coeffs)), tuple(map(int, y.coeffs)))


def times(scalar, point):
    wrap = p2 if isinstance(point[0], tuple) else p1
    return affine(bn128.multiply(wrap(point), scalar % R))


def add(*points):
    wrap = p2 if isinstance(points[0][0], tuple) else p1
    total = wrap(points[0])
    for point in points[1:]:
        total = bn128.add(total, wrap(point))
    return affine(total)


def in_ratio(a, b, x, y):
    """e(a, y) = e(b, x)"""
    product = bn128.pairing(p2(y), p1(a), final_exponentiate=False) * bn128.pairing(p2(x), bn128.neg(p1(b)), final_exponentiate=False)
    return bn128.final_exponentiate(product) == bn128.FQ12.one()


# Draws

class ChaCha:
    def __init__(self, seed):
        key = struct.unpack(">8I", seed[:32])
        self.state = [0x61707865, 0x3320646E, 0x79622D32, 0x6B206574, *key, 0, 0, 0, 0]
        self.words = []

    def word(self):
        if not self.words:
            self.refill()
        return self.words.pop(0)

    def refill(self):
        block = list(self.state)
        for _ in range(10):
            for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)):
                quarter(block, a, b, c, d)
            for a, b, c, d in ((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
                quarter(block, a, b, c, d)
        self.words = [(x + y) & 0xFFFFFFFF for x, y in zip(block, self.state)]
        counter = (self.state[13] << 32 | self.state[12]) + 1
        self.state[12], self.state[13] = counter & 0xFFFFFFFF, counter >> 32

    def double(self):
        return self.word() << 32 | self.word()

    def element(self, modulus, radix):
        while True:
            drawn = sum(self.double() << 64 * i for i in range(4)) & ((1 << 254) - 1)
            if drawn < modulus:
                return drawn * pow(radix, -1, modulus) % modulus


def quarter(s, a, b, c, d):
    for x, y, z, bits in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        s[x] = (s[x] + s[y]) & 0xFFFFFFFF
        rest = s[z] ^ s[x]
        s[z] = (rest << bits | rest >> (32 - bits)) & 0xFFFFFFFF


def root(value):
    found = pow(value, (Q + 1) // 4, Q)
    return found if found * found % Q == value % Q else None


def root2(value):
    """By norms: (x + y u)^2 = a + b u."""
    a, b = value
    norm = root(a * a + b * b)
    if norm is None:
        return None
    for sign in (norm, -norm):
        x = root((a + sign) * pow(2, -1, Q) % Q)
        if x:
            y = b * pow(2 * x, -1, Q) % Q
            if ((x * x - y * y) % Q, 2 * x * y % Q) == (a % Q, b % Q):
                return x, y
    return None


def hash_to_g2(data):
    draws = ChaCha(data)
    while True:
        x = bn128.FQ2([draws.element(Q, MONTGOMERY), draws.element(Q, MONTGOMERY)])
        greater = draws.word() & 1 == 1
        y = root2(tuple(map(int, (x * x * x + bn128.b2).coeffs)))
        if y is None:
            continue
        if ((y[1] or y[0]) > (Q - 1) // 2) != greater:
            y = (-y[0] % Q, -y[1] % Q)
        point, total, factor = (x, bn128.FQ2(y), bn128.FQ2([1, 0])), bn128.Z2, 2 * Q - R
        while factor:
            total = bn128.add(total, point) if factor & 1 else total
            point, factor = bn128.double(point), factor >> 1
        return affine(total)


def draw_g1(draws):
    while True:
        x = draws.element(Q, MONTGOMERY)
        greater = draws.word() & 1 == 1
        y = root(x**3 + 3)
        if y is not None:
            return x, (y if (y > (Q - 1) // 2) == greater else Q - y)


def beacon_draws(parameters):
    value = parameters["hash"]
    for _ in range(1 << parameters["exponent"]):
        value = hashlib.sha256(value).digest()
    return ChaCha(value)


# Contributions

class Reader:
    def __init__(self, data):
        self.data, self.position = data, 0

    def take(self, count):
        self.position += count
        return self.data[self.position - count : self.position]

    def u32(self):
        return number(self.take(4))

    def g1(self):
        return g1_points(self.take(64))[0]

    def g2(self):
        return g2_points(self.take(128))[0]


def read_parameters(data):
    parameters, reader = {}, Reader(data)
    while reader.position < len(data):
        match reader.take(1)[0]:
            case 1:
                parameters["name"] = reader.take(reader.take(1)[0]).decode()
            case 2:
                parameters["exponent"] = reader.take(1)[0]
            case 3:
                parameters["hash"] = reader.take(reader.take(1)[0])
    return parameters


IV = [
    0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
    0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
]
SIGMA = [
    "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
    "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0",
]


def resume(state, rest):
    """The digest of a message whose BLAKE2b state was written down, and then `rest`."""
    pending = struct.unpack_from("<Q", state, 200)[0]
    count = struct.unpack_from("<Q", state, 192)[0]
    h = list(struct.unpack_from("<8Q", state, 128))
    data = state[:pending] + rest
    while True:
        block, data = data[:128], data[128:]
        count += len(block)
        h = compress(h, block.ljust(128, b"\0"), count, last=not data)
        if not data:
            return struct.pack("<8Q", *h)


def compress(h, block, count, last):
    m, v = struct.unpack("<16Q", block), h + IV
    v[12] ^= count
    v[14] ^= 0xFFFFFFFFFFFFFFFF if last else 0
    for turn in range(12):
        s = [int(digit, 16) for digit in SIGMA[turn % 10]]
        for i, (a, b, c, d) in enumerate(
            ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))
        ):
            for x, first, second in ((m[s[2 * i]], 32, 24), (m[s[2 * i + 1]], 16, 63)):
                v[a] = (v[a] + v[b] + x) % 2**64
                v[d] = rotated(v[d] ^ v[a], first)
                v[c] = (v[c] + v[d]) % 2**64
                v[b] = rotated(v[b] ^ v[c], second)
    return [h[i] ^ v[i] ^ v[i + 8] for i in range(8)]


def rotated(word, bits):
    return (word >> bits | word << (64 - bits)) & 0xFFFFFFFFFFFFFFFF


# The first phase

def check_powers(path):
    found = sections(path, b"ptau")
    power = number(found[1][36:40])
    n = 1 << power
    points = [g1_points(found[2]), g2_points(found[3]), g1_points(found[4]), g1_points(found[5]), g2_points(found[6])]
    require([len(part) for part in points] == [2 * n - 1, n, n, n, 1], "ptau: counts")
    ones = [[G1] * (2 * n - 1), [G2] * n, [G1] * n, [G1] * n, [G2]]
    challenge = blake(blake(b"") + uncompressed(ones))
    before, hashes = (G1, G2, G1, G1, G2), []
    reader = Reader(found[7])
    count = reader.u32()
    for index in range(count):
        entry = read_powers_contribution(reader)
        response = resume(entry["state"], b"".join(map(u1, entry["g1"])) + b"".join(map(u2, entry["g2"])))
        check_powers_step(index, entry, before, challenge, with_pairings=index == count - 1)
        hashes.append({"challenge": challenge.hex(), "response": response.hex(), "next": entry["next"].hex()})
        if index == count - 1:
            keys = b"".join(map(u1, entry["g1"])) + b"".join(map(u2, entry["g2"]))
            require(blake(challenge + compressed(points) + keys) == response, "ptau: the last response")
            require(blake(response + uncompressed(points)) == entry["next"], "ptau: the last challenge")
        challenge, before = entry["next"], entry["points"]
    require(before == (points[0][1], points[1][1], points[2][0], points[3][0], points[4][0]), "ptau: the points that contributions end with")
    return found, power, points, hashes


def uncompressed(points):
    return b"".join(b"".join(map(u2 if index in (1, 4) else u1, part)) for index, part in enumerate(points))


def compressed(points):
    return b"".join(b"".join(map(c2 if index in (1, 4) else c1, part)) for index, part in enumerate(points))


def read_powers_contribution(reader):
    points = (reader.g1(), reader.g2(), reader.g1(), reader.g1(), reader.g2())
    g1, g2 = [reader.g1() for _ in range(6)], [reader.g2() for _ in range(3)]
    entry = {"points": points, "g1": g1, "g2": g2, "state": reader.take(216), "next": reader.take(64), "kind": reader.u32()}
    entry["parameters"] = read_parameters(reader.take(reader.u32()))
    return entry


def check_powers_step(index, entry, before, challenge, with_pairings):
    name = f"ptau: contribution {index + 1}"
    if with_pairings:
        for secret in range(3):
            s, sx = entry["g1"][2 * secret : 2 * secret + 2]
            base = hash_to_g2(blake(bytes([secret]) + challenge + u1(s) + u1(sx)))
            require(in_ratio(s, sx, base, entry["g2"][secret]), f"{name}: proof {secret}")
            place = (0, 2, 3)[secret]
            require(in_ratio(before[place], entry["points"][place], base, entry["g2"][secret]), f"{name}: step {secret}")
    if entry["kind"] == 1:
        draws = beacon_draws(entry["parameters"])
        secrets = [draws.element(R, MONTGOMERY_R) for _ in range(3)]
        drawn = [draw_g1(draws) for _ in range(3)]
        require(entry["g1"][::2] == drawn, f"{name}: the beacon's points")
        require(entry["g1"][1::2] == [times(x, s) for x, s in zip(secrets, drawn)], f"{name}: the beacon's secrets")
        after = tuple(times(secrets[i], before[j]) for i, j in ((0, 0), (0, 1), (1, 2), (2, 3), (2, 4)))
        require(after == entry["points"], f"{name}: the points after the beacon")


def check_lagrange(found, power, points):
    """One level of each section from the powers, and the greatest of the first."""
    generator = pow(5, (R - 1) >> 28, R)
    for section, part, log in ((12, 0, 2), (13, 1, 1), (14, 2, 2), (15, 3, 2), (12, 0, power + 1)):
        n = 1 << log
        listed = (g2_points if section == 13 else g1_points)(found[section])[n - 1 : 2 * n - 1]
        inverse = pow(pow(generator, 1 << (28 - log), R), -1, R)
        share = pow(n, -1, R)
        for i in range(min(n, 5)):
            terms = [times(share * pow(inverse, i * j, R), point) for j, point in enumerate(points[part][:n])]
            require(add(*terms) == listed[i], f"ptau: Lagrange point {i} of 2^{log} in section {section}")


# The second phase

def linear_combinations(data):
    reader, rows = Reader(data), []
    while reader.position < len(data):
        rows.append([[(reader.u32(), number(reader.take(32))) for _ in range(reader.u32())] for _ in range(3)])
    return rows


def check_initial(path, r1cs, ptau, points):
    found, circuit = sections(path, b"zkey"), sections(r1cs, b"r1cs")
    wires, outputs, inputs = (number(circuit[1][i : i + 4]) for i in (36, 40, 44))
    public = outputs + inputs
    rows = linear_combinations(circuit[2])
    n = 2
    while n < len(rows) + public + 1:
        n *= 2
    header = found[2]
    require(struct.unpack_from("<3I", header, 72) == (wires, public, n), "zkey: counts")
    alpha, beta1 = g1_points(header[84:212])
    beta2, gamma2 = g2_points(header[212:468])
    require((alpha, beta1, beta2) == (points[2][0], points[3][0], points[4][0]), "zkey: alpha and beta")
    require(gamma2 == G2 and g1_points(header[468:532]) == [G1] and header[532:] == header[340:468], "zkey: gamma and delta")
    tau1, tau2 = g1_points(ptau[12])[n - 1 : 2 * n - 1], g2_points(ptau[13])[n - 1 : 2 * n - 1]
    alphas, betas = g1_points(ptau[14])[n - 1 : 2 * n - 1], g1_points(ptau[15])[n - 1 : 2 * n - 1]
    rows = rows + [[[(s, 1)], [], []] for s in range(public + 1)]
    columns = {"a": {}, "b1": {}, "b2": {}, "k": {}}
    for j, (a, b, c) in enumerate(rows):
        for targets, entries in (
            ((("a", tau1), ("k", betas)), a), ((("b1", tau1), ("b2", tau2), ("k", alphas)), b), ((("k", tau1),), c)
        ):
            for wire, value in entries:
                for name, basis in targets:
                    columns[name].setdefault(wire, []).append(times(value, basis[j]))
    sums = {
        name: [add(*column[wire]) if wire in column else (ZERO2 if name == "b2" else ZERO1) for wire in range(wires)]
        for name, column in columns.items()
    }
    ic, a, b1, c, h = (g1_points(found[section]) for section in (3, 5, 6, 8, 9))
    b2 = g2_points(found[7])
    require(sums["a"] == a and sums["b1"] == b1 and sums["b2"] == b2, "zkey: A and B")
    require(sums["k"] == ic + c, "zkey: IC and C")
    require(h == g1_points(ptau[12])[2 * n - 1 : 4 * n - 1][1::2], "zkey: H")
    minus = [add(points[0][i + n], times(R - 1, points[0][i])) for i in range(n - 1)]
    data = u1(alpha) + u1(beta1) + u2(beta2) + u2(G2) + u1(G1) + u2(G2)
    for part in (ic, minus, c, a, b1):
        data += struct.pack(">I", len(part)) + b"".join(map(u1, part))
    data += struct.pack(">I", len(b2)) + b"".join(map(u2, b2))
    circuit_hash = blake(data)
    require(found[10] == circuit_hash + bytes(4), "zkey: the circuit hash")
    return found, circuit_hash


def check_final(path, initial, circuit_hash):
    found = sections(path, b"zkey")
    for section in (1, 3, 4, 5, 6, 7):
        require(found[section] == initial[section], f"zkey: section {section} was changed")
    require(found[2][:468] == initial[2][:468], "zkey: the header was changed")
    reader = Reader(found[10])
    require(reader.take(64) == circuit_hash, "zkey: the circuit hash was changed")
    count, delta, absorbed, hashes = reader.u32(), G1, circuit_hash, []
    for index in range(count):
        after, s, sx, spx = reader.g1(), reader.g1(), reader.g1(), reader.g2()
        transcript, kind = reader.take(64), reader.u32()
        parameters = read_parameters(reader.take(reader.u32()))
        name = f"zkey: contribution {index + 1}"
        require(blake(absorbed + u1(s) + u1(sx)) == transcript, f"{name}: transcript")
        base = hash_to_g2(transcript)
        if kind == 1:
            draws = beacon_draws(parameters)
            secret = draws.element(R, MONTGOMERY_R)
            require(s == draw_g1(draws) and sx == times(secret, s), f"{name}: the beacon's draws")
            require(after == times(secret, delta) and spx == times(secret, base), f"{name}: the beacon's points")
        elif index == 0:
            require(in_ratio(s, sx, base, spx), f"{name}: proof of knowledge")
            require(in_ratio(delta, after, base, spx), f"{name}: delta")
        public = u1(after) + u1(s) + u1(sx) + u2(spx) + transcript
        hashes.append({"transcript": transcript.hex(), "hash": blake(public).hex(), "name": parameters.get("name")})
        absorbed, delta = absorbed + public, after
    delta1, delta2 = g1_points(found[2][468:532])[0], g2_points(found[2][532:])[0]
    require(delta == delta1 and in_ratio(G1, delta1, G2, delta2), "zkey: delta")
    for section in (8, 9):
        before, scaled = g1_points(initial[section]), g1_points(found[section])
        # One equation for all points: a sum with factors that no file foresees.
        factors = [int.from_bytes(blake(found[section] + bytes([i % 256, i // 256]))[:16], "big") for i in range(len(before))]
        first = add(*[times(f, p) for f, p in zip(factors, before)])
        second = add(*[times(f, p) for f, p in zip(factors, scaled)])
        require(in_ratio(first, second, delta2, G2), f"zkey: section {section} over delta")
    return hashes


def main():
    ptau, r1cs, initial, final = sys.argv[1:]
    found, power, points, powers = check_powers(ptau)
    check_lagrange(found, power, points)
    first, circuit_hash = check_initial(initial, r1cs, found, points)
    contributions = check_final(final, first, circuit_hash)
    json.dump(
        {"faults": faults, "powers": powers, "circuitHash": circuit_hash.hex(), "contributions": contributions}, sys.stdout)


main()
