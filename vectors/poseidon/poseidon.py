# SPDX-License-Identifier: Apache-2.0
"""Poseidon with x^5 over a prime field, by the paper (ePrint 2019/458), round by round and in plain integers.

A second implementation that shares nothing with the Swift one. Constants come out of the Grain stream as in the paper's appendix E
and its script generate_parameters_grain; numbers of rounds out of its security argument. All that differs between fields is the order.
"""
import hashlib
import math

ORDERS = {
    "bn254": 21888242871839275222246405745257275088548364400416034343698204186575808495617,
    "bls12381": 52435875175126190479447740508185965837690552500527637822603658699938581184513,
}
POWER, SECURITY = 5, 128
FULL = 8
WIDTHS = range(2, 18)
# Circomlib's numbers of partial rounds, for widths 2 to 17.
CIRCOMLIB = [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68]


def rounds(order, width):
    """Full and partial rounds: the fewest S-boxes that keep to the bounds of section 5.5, for 128 bits and with the margin that it asks for.

    Partial rounds are then rounded up to a multiple of the width, as the instances that the authors publish and circomlib do."""
    bits, log_order = order.bit_length(), math.log2(order)
    best = None
    for partial in range(1, 200):
        for full in range(4, 40, 2):
            inverse = math.log(2, POWER)
            least = max(
                6 if SECURITY <= (math.floor(log_order) - math.log2(POWER - 1)) * (width + 1) else 10,  # statistical
                1 + math.ceil(inverse * min(SECURITY, bits)) + math.ceil(math.log(width, POWER)) - partial,  # interpolation
                inverse * min(SECURITY, log_order) - partial,  # three systems of equations, by Gröbner bases
                width - 1 + inverse * min(SECURITY / (width + 1), log_order / 2) - partial,
                (width - 2 + SECURITY / (2 * math.log2(POWER)) - partial) / (width - 1),
            )
            if full < math.ceil(least):
                continue
            with_margin = full + 2, math.ceil(partial * 1.075)
            cost = width * with_margin[0] + with_margin[1], with_margin[0]
            if best is None or cost < best[0]:
                best = cost, with_margin
    full, partial = best[1]
    return full, -(-partial // width) * width


class Poseidon:
    """The permutations and hashes of one field."""

    def __init__(self, order):
        assert math.gcd(POWER, order - 1) == 1, "the S-box would not be a permutation"
        for width in WIDTHS:
            assert rounds(order, width) == (FULL, CIRCOMLIB[width - 2])
        self.order = order
        self.tables = {}

    def grain(self, width, partial):
        fields = [(1, 2), (0, 4), (self.order.bit_length(), 12), (width, 12), (FULL, 10), (partial, 10), (2**30 - 1, 30)]
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

    def integer(self, stream):
        return int("".join(str(next(stream)) for _ in range(self.order.bit_length())), 2)

    def parameters(self, width):
        """Round constants, round by round, and the matrix."""
        if width not in self.tables:
            self.tables[width] = self.made(width, CIRCOMLIB[width - 2])
        return self.tables[width]

    def made(self, width, partial):
        stream = self.grain(width, partial)
        constants = []
        while len(constants) < width * (FULL + partial):
            drawn = self.integer(stream)
            if drawn < self.order:
                constants.append(drawn)
        while True:
            drawn = [self.integer(stream) % self.order for _ in range(2 * width)]
            xs, ys = drawn[:width], drawn[width:]
            if len(set(drawn)) == 2 * width and all((x + y) % self.order for x in xs for y in ys):
                return constants, [[pow(x + y, -1, self.order) for y in ys] for x in xs]

    def digest(self, width):
        """SHA-256 of the round constants and of the matrix, row by row, 32 bytes each and big-endian."""
        constants, matrix = self.parameters(width)
        return hashlib.sha256(b"".join(x.to_bytes(32, "big") for x in constants + sum(matrix, []))).hexdigest()

    def permute(self, state):
        width, order = len(state), self.order
        constants, matrix = self.parameters(width)
        partial = CIRCOMLIB[width - 2]
        for turn in range(FULL + partial):
            state = [x + constants[turn * width + i] for i, x in enumerate(state)]
            boxes = 1 if FULL // 2 <= turn < FULL // 2 + partial else width
            state = [pow(x, POWER, order) if i < boxes else x for i, x in enumerate(state)]
            state = [sum(m * x for m, x in zip(row, state)) % order for row in matrix]
        return state

    def hash(self, inputs):
        return self.permute([0] + inputs)[0]

    def check_matrix(self, width):
        """No subspace lets partial rounds pass with the S-box untouched, or untouched in all that is not its own (ePrint 2020/500).

        A trail that comes back after l rounds is a space that the l-th power of the matrix maps to itself. Either element 0 is zero on all
        of its rounds, and then the rows e0·(M^l)^j vanish on it; or it holds e0 on one, and then all (M^l)^j·e0. When the rows span
        everything there is no first kind but the zero space, and when the columns do, no second but the whole space. The script of the
        authors looks at periods up to 4·width too."""
        power = matrix = self.parameters(width)[1]
        for _ in range(4 * width):
            for step in (power, [list(row) for row in zip(*power)]):
                vectors = [[1] + [0] * (width - 1)]
                while len(vectors) < width:
                    vectors.append([sum(a * b for a, b in zip(row, vectors[-1])) % self.order for row in step])
                assert self.rank(vectors) == width
            power = [[sum(a * b for a, b in zip(row, column)) % self.order for column in zip(*matrix)] for row in power]

    def rank(self, rows):
        rows, rank = [list(row) for row in rows], 0
        for column in range(len(rows[0])):
            pivot = next((i for i in range(rank, len(rows)) if rows[i][column]), None)
            if pivot is None:
                continue
            rows[rank], rows[pivot] = rows[pivot], rows[rank]
            inverse = pow(rows[rank][column], -1, self.order)
            for i in range(rank + 1, len(rows)):
                factor = rows[i][column] * inverse
                rows[i] = [(a - factor * b) % self.order for a, b in zip(rows[i], rows[rank])]
            rank += 1
        return rank


def cases(poseidon):
    """The hash of 1, 2, ..., count and the digest of the constants, for every count."""
    for width in WIDTHS:
        poseidon.check_matrix(width)
        answer = poseidon.hash(list(range(1, width)))
        yield {"count": width - 1, "hash": str(answer), "constants": poseidon.digest(width)}
