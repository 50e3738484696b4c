# SPDX-License-Identifier: Apache-2.0
"""Makes bn254.json, or bls12_381.json with that word: cases for verifiers of Groth16 proofs on a curve. README.md says what they mean.

Keys are made of secrets drawn from a fixed seed, so that a proof of any shape can be worked out in exponents; points are multiples by
py_ecc. Nothing of Assay runs here.
"""

import copy
import json
import random
import sys
from functools import lru_cache

from curves import CURVES

CURVE = CURVES[(sys.argv[1:] or ["bn254"])[0]]
curve, NAME = CURVE.curve, CURVE.name
Q, R = curve.field_modulus, curve.curve_order
draw = random.Random(CURVE.seed)


def scalar():
    return draw.randrange(1, R)


def inverse(number):
    return pow(number, -1, R)


# MARK: Points, as lists of numbers: (x, y) and ((x0, x1), (y0, y1)); None is infinity


@lru_cache(None)
def g1(number):
    point = curve.multiply(curve.G1, number % R)
    return None if curve.is_inf(point) else tuple(int(c) for c in curve.normalize(point))


@lru_cache(None)
def g2(number):
    point = curve.multiply(curve.G2, number % R)
    return None if curve.is_inf(point) else tuple(tuple(int(c) for c in part.coeffs) for part in curve.normalize(point))


def fq2(pair):
    return curve.FQ2(list(pair))


# A point of the twist outside the subgroup.
STRAY = CURVE.stray


def projective(point):
    """A point of the curve or its twist as py_ecc adds them."""
    if isinstance(point[0], int):
        return curve.FQ(point[0]), curve.FQ(point[1]), curve.FQ.one()
    return fq2(point[0]), fq2(point[1]), curve.FQ2.one()


def affine(point):
    return tuple(tuple(int(n) for n in c.coeffs) if isinstance(c, curve.FQ2) else int(c) for c in curve.normalize(point))


def plus(one, other):
    """The sum of two points of the curve, or of the twist."""
    return affine(curve.add(projective(one), projective(other)))


def cofactor_part(stray):
    """A point whose order divides the cofactor of the curve or the twist."""
    return affine(curve.multiply(projective(stray), R))


def alpha_beta(alpha, beta):
    """vk_alphabeta_12 as Assay writes it, and for BN254 snarkjs: e(alpha, beta) to a power, as a tower over w, v and u."""
    value = curve.pairing(curve.multiply(curve.G2, beta), curve.multiply(curve.G1, alpha)) ** abs(CURVE.pairing_power)
    if CURVE.pairing_power < 0:
        value = value.inv()
    c = [int(part) for part in value.coeffs]
    pairs = [[str((c[j] + CURVE.non_residue * c[j + 6]) % Q), str(c[j + 6])] for j in range(6)]
    return [[pairs[i + 2 * k] for k in range(3)] for i in range(2)]


# MARK: Keys and proofs of known secrets


class Key:
    def __init__(self, signals, **fixed):
        names = ["alpha", "beta", "gamma", "delta"]
        for name in names:
            setattr(self, name, fixed.get(name, scalar()))
        self.ic = fixed.get("ic", [scalar() for _ in range(signals + 1)])

    def total(self, signals):
        return (self.ic[0] + sum(s * i for s, i in zip(signals, self.ic[1:]))) % R

    def proof(self, signals, a=None, b=None):
        a, b = scalar() if a is None else a, scalar() if b is None else b
        c = (a * b - self.alpha * self.beta - self.gamma * self.total(signals)) * inverse(self.delta) % R
        return [a, b, c]

    def holds(self, proof, signals):
        a, b, c = proof
        return (a * b - self.alpha * self.beta - self.gamma * self.total(signals) - self.delta * c) % R == 0

    def json(self, with_pairing=False):
        value = {
            "protocol": "groth16",
            "curve": NAME,
            "nPublic": len(self.ic) - 1,
            "vk_alpha_1": p1(g1(self.alpha)),
            "vk_beta_2": p2(g2(self.beta)),
            "vk_gamma_2": p2(g2(self.gamma)),
            "vk_delta_2": p2(g2(self.delta)),
        }
        if with_pairing:
            value["vk_alphabeta_12"] = alpha_beta(self.alpha, self.beta)
        return value | {"IC": [p1(g1(i)) for i in self.ic]}


def p1(point):
    return ["0", "1", "0"] if point is None else [str(point[0]), str(point[1]), "1"]


def p2(point):
    if point is None:
        return [["0", "0"], ["1", "0"], ["0", "0"]]
    return [[str(c) for c in part] for part in point] + [["1", "0"]]


def proof_json(exponents):
    a, b, c = exponents
    return proof_of_points(g1(a), g2(b), g1(c))


def proof_of_points(a, b, c):
    return {"pi_a": p1(a), "pi_b": p2(b), "pi_c": p1(c), "protocol": "groth16", "curve": NAME}


def signals_json(numbers):
    return [str(n) for n in numbers]


def words(proof, signals):
    """Proof and signals as the words of a call, where every number is a decimal string that fits."""

    def ordered(part):
        return part[::-1] if CURVE.imaginary_first else part

    def point(parts):
        flat = [c for part in parts for c in (ordered(part) if isinstance(part, list) else [part])]
        infinite = parts[2] in ("0", ["0", "0"])
        return ["0"] * (4 if isinstance(parts[0], list) else 2) if infinite else flat[: 4 if isinstance(parts[0], list) else 2]

    coordinates = [int(n) for n in point(proof["pi_a"]) + point(proof["pi_b"]) + point(proof["pi_c"])]
    numbers = [int(n) for n in signals]
    assert all(0 <= n < 1 << CURVE.word_bits for n in coordinates) and all(0 <= n < 1 << 256 for n in numbers)
    return "".join(f"{n:0{CURVE.word_bits // 4}x}" for n in coordinates) + "".join(f"{n:064x}" for n in numbers)


# MARK: The suite

texts = {}
cases = []


def dump(value):
    return json.dumps(value, indent=1, ensure_ascii=False)


def text(name, value):
    """Files are kept once: a text, or a list of texts and of [text, count] for repetitions, or {"hex": bytes}."""
    if isinstance(value, dict) and "hex" not in value or isinstance(value, list) and not (value and isinstance(value[0], tuple)):
        value = dump(value)
    if isinstance(value, list):
        value = [list(part) if len(part) == 2 else part[0] for part in value]
    for known, content in texts.items():
        if content == value:
            return known
    texts[name] = value
    return name


def case(group, name, says, key, public, proof, verdict, reasons=(), file=None, equation=None, call=None, form=False):
    """`equation` says whether a verifier that does not look closely finds the pairing equation to hold; None where it cannot tell."""
    identifier = f"{group}/{name}"
    assert all(c["id"] != identifier for c in cases), identifier
    entry = {
        "id": identifier,
        "says": says,
        "key": text(f"{identifier}/key", key),
        "public": text(f"{identifier}/public", public),
        "proof": text(f"{identifier}/proof", proof),
        "verdict": verdict,
    }
    if verdict == "reject":
        entry["reasons"] = [reasons] if isinstance(reasons, str) else list(reasons)
        entry["file"] = file
    entry["equation"] = equation
    if form:
        entry["form"] = True
    if call:
        entry["call"] = call
    cases.append(entry)


def accept(group, name, says, key, public, proof, call=None, form=False):
    case(group, name, says, key, public, proof, "accept", equation=True, call=call, form=form)


def reject(group, name, says, key, public, proof, reasons, file, equation=None, call=None, form=False):
    case(group, name, says, key, public, proof, "reject", reasons, file, equation, call, form)


def changed(value, path, new):
    """A copy of a document with one place replaced; `path` is names and indices."""
    value = copy.deepcopy(value)
    place = value
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = new
    return value


def without(value, name):
    return {k: v for k, v in value.items() if k != name}


# Four keys, and another of the same shape as the third.
SIZES = (0, 1, 2, 8)
secrets = {n: Key(n) for n in SIZES}
other = Key(2)
K = {n: key.json(with_pairing=True) for n, key in secrets.items()}
OTHER = other.json(with_pairing=True)
signals = {0: [], 1: [scalar()], 2: [33, scalar()], 8: [scalar() for _ in range(8)]}
S = {n: signals_json(s) for n, s in signals.items()}
exponents = {n: secrets[n].proof(signals[n]) for n in SIZES}
P = {n: proof_json(e) for n, e in exponents.items()}
for n in SIZES:
    text(f"key-{n}", K[n])
    text(f"public-{n}", S[n])
    text(f"proof-{n}", P[n])
text("key-other", OTHER)
k2, s2, p2_ = secrets[2], signals[2], exponents[2]


def call(n, proof=None, public=None, key=None):
    return {"key": key or f"key-{n}", "words": words(P[n] if proof is None else proof, S[n] if public is None else public)}


def valid():
    for n in SIZES:
        accept("valid", f"{n}-signals", f"a valid proof of a statement with {n} public signals", K[n], S[n], P[n], call(n))
    for name, says, numbers in [
        ("zero-signals", "both public signals are 0", [0, 0]),
        ("greatest-signals", "both public signals are r - 1", [R - 1, R - 1]),
    ]:
        proof, public = proof_json(k2.proof(numbers)), signals_json(numbers)
        accept("valid", name, says, K[2], public, proof, call(2, proof, public))
    k1 = secrets[1]
    ratio = k1.ic[0] * inverse(k1.ic[1]) % R
    for name, says, number in [
        ("sum-at-infinity", "IC[0] + s IC[1] is the point at infinity: nothing forbids it", R - ratio),
        ("sum-doubles", "IC[0] = s IC[1], so that the sum is a doubling", ratio),
    ]:
        proof = proof_json(k1.proof([number]))
        accept("valid", name, says, K[1], [str(number)], proof, call(1, proof, [str(number)]))
    for name, says, a, b in [
        ("a-is-alpha", "A = alpha and B = beta", k2.alpha, k2.beta),
        ("a-is-minus-alpha", "A = -alpha and B = -beta", -k2.alpha, -k2.beta),
        ("generators", "A and B are the generators of their groups", 1, 1),
        ("b-is-gamma", "B = gamma", scalar(), k2.gamma),
        ("b-is-delta", "B = delta", scalar(), k2.delta),
    ]:
        proof = proof_json(k2.proof(s2, a % R, b % R))
        accept("valid", name, says, K[2], S[2], proof, call(2, proof))
    a = (k2.alpha * k2.beta + k2.gamma * k2.total(s2) + k2.delta * k2.ic[1]) * inverse(7) % R
    proof = proof_json(k2.proof(s2, a, 7))
    accept("valid", "c-is-an-ic-point", "C = IC[1]", K[2], S[2], proof, call(2, proof))


def layout():
    compact = json.dumps(without(P[2], "curve"), separators=(",", ":"))
    says = "the proof on one line and without a curve" + (", as rapidsnark writes it" if NAME == "bn128" else "")
    accept("layout", "one-line-without-curve", says, K[2], S[2], compact)
    turned = dict(reversed(list(P[2].items())))
    accept("layout", "proof-members-turned-round", "the members of the proof in another order", K[2], S[2], turned)
    accept("layout", "key-members-turned-round", "the members of the key in another order", dict(reversed(list(K[2].items()))), S[2], P[2])
    extra = {"note": {"pi_a": ["1", "2", "1"]}, "list": [1, None, True]}
    accept("layout", "extra-members-in-the-proof", "members that a proof does not have are ignored", K[2], S[2], extra | P[2])
    accept("layout", "extra-members-in-the-key", "members that a key does not have are ignored", extra | K[2], S[2], P[2])
    accept(
        "layout",
        "key-without-pairing",
        "vk_alphabeta_12 is missing: it follows from the rest",
        without(K[2], "vk_alphabeta_12"),
        S[2],
        P[2],
    )
    wrong = changed(K[2], ["vk_alphabeta_12"], K[1]["vk_alphabeta_12"])
    accept("layout", "key-with-another-pairing", "vk_alphabeta_12 is of another key: it has no say", wrong, S[2], P[2])
    spaced = json.dumps(S[2], indent="\t").replace("\n", "\r\n")
    accept("layout", "tabs-and-carriage-returns", "white space of all kinds between the values", K[2], "\r\n\t " + spaced + " \r\n", P[2])
    accept("layout", "line-feed-at-the-end", "a line feed after each document", dump(K[2]) + "\n", dump(S[2]) + "\n", dump(P[2]) + "\n")
    accept("layout", "no-space", "no white space anywhere", *(json.dumps(v, separators=(",", ":")) for v in (K[2], S[2], P[2])))
    escaped = dump(S[2]).replace('"33"', '"\\u0033\\u0033"')
    accept("layout", "escaped-digits", "digits written as JSON's escapes are the same string", K[2], escaped, P[2], form=True)
    accept(
        "layout", "escaped-name", "a member's name written with an escape", K[2], S[2], dump(P[2]).replace("pi_a", "pi\\u005fa"), form=True
    )
    accept("layout", "nothing-public", "no public signals, with white space inside the brackets", K[0], "[ \n ]", P[0])
    for name in CURVE.other_names:
        accept("layout", f"curve-called-{name}", "a curve by another of its names", K[2], S[2], changed(P[2], ["curve"], name), form=True)


def malleated():
    a, b, c = p2_
    says = "another proof of the same statement, which anybody can make of the first: a verifier cannot refuse it"
    t, s = scalar(), scalar()
    for name, formula, proof in [
        ("minus", "(-A, -B, C)", [-a, -b, c]),
        ("times-two", "(2A, B/2, C)", [2 * a, b * inverse(2), c]),
        ("times-t", "(tA, B/t, C)", [t * a, b * inverse(t), c]),
        ("plus-delta", "(A, B + delta, C + A)", [a, b + k2.delta, c + a]),
        ("plus-s-delta", "(A, B + s delta, C + sA)", [a, b + s * k2.delta, c + s * a]),
        ("both", "(tA, B/t + s delta, C + stA)", [t * a, b * inverse(t) + s * k2.delta, c + s * t * a]),
    ]:
        proof = [n % R for n in proof]
        assert k2.holds(proof, s2)
        accept("malleated", name, f"{formula}: {says}", K[2], S[2], proof_json(proof), call(2, proof_json(proof)))


SPELLINGS = [
    ("minus", lambda n: f"-{n}", "a sign"),
    ("plus", lambda n: f"+{n}", "a sign"),
    ("leading-zero", lambda n: f"0{n}", "a leading zero"),
    ("hexadecimal", lambda n: hex(n), "hexadecimal digits"),
    ("upper-hexadecimal", lambda n: "0X%X" % n, "hexadecimal digits"),
    ("binary", lambda n: bin(n), "binary digits"),
    ("space-before", lambda n: f" {n}", "a space"),
    ("space-after", lambda n: f"{n} ", "a space"),
    ("line-feed", lambda n: f"{n}\n", "a line feed"),
    ("tab", lambda n: f"\t{n}", "a tab"),
    ("nul", lambda n: f"{n}\0", "a NUL"),
    ("fraction", lambda n: f"{n}.0", "a fraction"),
    ("exponent", lambda n: f"{n}e0", "an exponent"),
    ("underscore", lambda n: f"{n}"[0] + "_" + f"{n}"[1:], "a separator"),
    ("big-int", lambda n: f"{n}n", "a suffix"),
    ("full-width", lambda n: "".join(chr(0xFF10 + int(d)) for d in str(n)), "digits of another script"),
    ("many-zeros", lambda n: "0" * 1000 + str(n), "a thousand leading zeros"),
]


def alias():
    # r goes into a word five times on BN254, and twice on BLS12-381.
    most = (1 << 256) // R
    numbers = {"plus-r": lambda n: n + R, f"plus-{most}r": lambda n: n + most * R if n + most * R < 1 << 256 else n + (most - 1) * R}
    for count in (1, 2, 8):
        for place in {1: [0], 2: [0, 1], 8: [0, 7]}[count]:
            for name, alias_of in numbers.items():
                value = alias_of(signals[count][place])
                public = changed(S[count], [place], str(value))
                reject(
                    "alias",
                    f"{name}-{place + 1}-of-{count}",
                    "a public signal that is not below r spells the same statement again",
                    K[count],
                    public,
                    P[count],
                    "spelling",
                    "public",
                    True,
                    call(count, public=public),
                )
    zero = proof_json(k2.proof([0, 0]))
    for name, value in [("r-for-zero", R), ("2r-for-zero", 2 * R)]:
        public = [str(value), "0"]
        reject("alias", name, "a multiple of r in the place of 0", K[2], public, zero, "spelling", "public", True, call(2, zero, public))
    for name, value in [("greatest-word", (1 << 256) - 1), ("q", Q)]:
        public = changed(S[2], [1], str(value))
        proof = proof_json(k2.proof([s2[0], value % R]))
        data = call(2, proof, public) if value < 1 << 256 else None
        reject("alias", name, "a public signal that is not below r", K[2], public, proof, "spelling", "public", True, data)
    for name, value in [("beyond-256-bits", s2[1] + R * (1 << 256)), ("plus-2-to-the-256", (1 << 256) + s2[1])]:
        proof = proof_json(k2.proof([s2[0], value % R]))
        reject(
            "alias", name, "a public signal of more than 256 bits", K[2], changed(S[2], [1], str(value)), proof, "spelling", "public", True
        )
    below = proof_json(k2.proof([R - 1, 5]))
    reject("alias", "minus-one-for-r-minus-1", "-1 in the place of r - 1", K[2], ["-1", "5"], below, "spelling", "public", True)
    reject("alias", "minus-zero", "-0 in the place of 0", K[2], ["-0", "0"], zero, "spelling", "public", True)


def spelling():
    for name, spell, what in SPELLINGS:
        equation = None if name in ("minus",) else True
        reject(
            "spelling", f"signal-{name}", f"a public signal with {what}", K[2], [spell(33), S[2][1]], P[2], "spelling", "public", equation
        )
    for name, value in [("empty", ""), ("word", "one"), ("nan", "NaN"), ("infinity", "Infinity"), ("minus-sign", "-"), ("prefix", "0x")]:
        reject("spelling", f"signal-{name}", "a public signal that is no number", K[2], [value, S[2][1]], P[2], "spelling", "public")
    huge = [('["',), ("9", 100_000), (f'", "{S[2][1]}"]',)]
    reject("spelling", "signal-of-100000-digits", "a public signal of 100,000 digits", K[2], huge, P[2], "spelling", "public")
    for name in ("minus", "plus", "leading-zero", "hexadecimal", "space-before", "fraction"):
        spell = dict((n, f) for n, f, _ in SPELLINGS)[name]
        what = dict((n, w) for n, _, w in SPELLINGS)[name]
        proof = changed(P[2], ["pi_a", 0], spell(int(P[2]["pi_a"][0])))
        reject(
            "spelling",
            f"coordinate-{name}",
            f"x of A with {what}",
            K[2],
            S[2],
            proof,
            "spelling",
            "proof",
            None if name == "minus" else True,
        )
        key = changed(K[2], ["IC", 0, 1], spell(int(K[2]["IC"][0][1])))
        reject("spelling", f"key-{name}", f"y of IC[0] with {what}", key, S[2], P[2], "spelling", "key", None if name == "minus" else True)


COORDINATES = [
    ("a-x", ["pi_a", 0]),
    ("a-y", ["pi_a", 1]),
    ("b-x0", ["pi_b", 0, 0]),
    ("b-x1", ["pi_b", 0, 1]),
    ("b-y0", ["pi_b", 1, 0]),
    ("b-y1", ["pi_b", 1, 1]),
    ("c-x", ["pi_c", 0]),
    ("c-y", ["pi_c", 1]),
]
KEY_COORDINATES = [
    ("alpha", ["vk_alpha_1", 0]),
    ("beta", ["vk_beta_2", 0, 0]),
    ("gamma", ["vk_gamma_2", 1, 1]),
    ("delta", ["vk_delta_2", 0, 1]),
    ("ic-0", ["IC", 0, 0]),
    ("ic-2", ["IC", 2, 1]),
]


def at(value, path):
    for step in path:
        value = value[step]
    return value


def modulus():
    for name, path in COORDINATES:
        proof = changed(P[2], path, str(int(at(P[2], path)) + Q))
        reject(
            "modulus",
            f"{name}-plus-q",
            "a coordinate that is not below q spells the same point again",
            K[2],
            S[2],
            proof,
            "spelling",
            "proof",
            True,
            call(2, proof),
        )
    for name, path in KEY_COORDINATES:
        key = changed(K[2], path, str(int(at(K[2], path)) + Q))
        reject("modulus", f"key-{name}-plus-q", "a coordinate of the key that is not below q", key, S[2], P[2], "spelling", "key", True)
    bits = CURVE.word_bits
    proof = changed(P[2], ["pi_c", 1], str((1 << bits) - 1))
    reject("modulus", "greatest-word", f"a coordinate of 2^{bits} - 1", K[2], S[2], proof, "spelling", "proof", None, call(2, proof))
    proof = changed(P[2], ["pi_a", 0], str(Q))
    reject("modulus", "q", "a coordinate of q", K[2], S[2], proof, "spelling", "proof", None, call(2, proof))
    proof = changed(P[2], ["pi_a", 0], str(int(P[2]["pi_a"][0]) + (Q << bits)))
    says = f"a coordinate with a multiple of q beyond {bits} bits"
    reject("modulus", f"beyond-{bits}-bits", says, K[2], S[2], proof, "spelling", "proof", True)
    if bits == 256:
        return
    says = "a coordinate with a bit among the 16 bytes that contracts have before it"
    for name, path in COORDINATES:
        for place in (384, 511) if name == "a-x" else (384,):
            proof = changed(P[2], path, str(int(at(P[2], path)) + (1 << place)))
            reject("modulus", f"{name}-bit-{place}", says, K[2], S[2], proof, "spelling", "proof", None, call(2, proof))


def third():
    x, y = (int(n) for n in P[2]["pi_a"][:2])
    for name, says, point in [
        ("homogeneous", "A in homogeneous coordinates, z = 2", [str(2 * x % Q), str(2 * y % Q), "2"]),
        ("jacobian", "A in Jacobian coordinates, z = 2", [str(4 * x % Q), str(8 * y % Q), "2"]),
        ("minus-one", "A with z = -1 in homogeneous coordinates", [str(-x % Q), str(-y % Q), str(Q - 1)]),
        ("two", "A with z = 2 at its affine coordinates", [str(x), str(y), "2"]),
        ("leading-zero", "A with 01 for z", [str(x), str(y), "01"]),
        ("one-plus-q", "A with q + 1 for z", [str(x), str(y), str(Q + 1)]),
    ]:
        reject(
            "third",
            f"a-{name}",
            f"{says}; files hold affine points with z = 1",
            K[2],
            S[2],
            changed(P[2], ["pi_a"], point),
            "spelling",
            "proof",
        )
    for name, z in [("one-one", ["1", "1"]), ("two", ["2", "0"]), ("u", ["0", "1"])]:
        proof = changed(P[2], ["pi_b", 2], z)
        reject("third", f"b-{name}", "B with another z than 1", K[2], S[2], proof, "spelling", "proof")
    reject("third", "ic-two", "IC[1] with another z than 1", changed(K[2], ["IC", 1, 2], "2"), S[2], P[2], "spelling", "key")
    zero = changed(P[2], ["pi_a", 2], "0")
    reject("third", "a-zero", "A with z = 0 at its coordinates", K[2], S[2], zero, ["infinity", "spelling"], "proof")


def infinity():
    total = k2.total(s2)
    holding = {
        "pi_a": [0, scalar(), -(k2.alpha * k2.beta + k2.gamma * total) * inverse(k2.delta) % R],
        "pi_b": [scalar(), 0, -(k2.alpha * k2.beta + k2.gamma * total) * inverse(k2.delta) % R],
        "pi_c": [1, (k2.alpha * k2.beta + k2.gamma * total) % R, 0],
    }
    for name, proof in holding.items():
        assert k2.holds(proof, s2)
        proof = proof_json(proof)
        says = f"{name[-1].upper()} is the point at infinity, and the equation holds: no honest prover makes it"
        reject("infinity", name, says, K[2], S[2], proof, "infinity", "proof", True, call(2, proof))
        zeros = [["0", "0"], ["0", "0"], ["1", "0"]] if name == "pi_b" else ["0", "0", "1"]
        says = f"{name[-1].upper()} has coordinates 0, as contracts write infinity"
        reject("infinity", f"{name}-zeros", says, K[2], S[2], changed(proof, [name], zeros), ["off-curve", "infinity"], "proof", None)
        proof = changed(P[2], [name], proof[name])
        reject(
            "infinity",
            f"{name}-and-no-equation",
            f"{name[-1].upper()} of a valid proof replaced by infinity",
            K[2],
            S[2],
            proof,
            "infinity",
            "proof",
            False,
            call(2, proof),
        )
    nothing = proof_of_points(None, None, None)
    reject("infinity", "whole-proof", "all three points at infinity", K[2], S[2], nothing, "infinity", "proof", False, call(2, nothing))
    for name in ("alpha", "beta", "gamma", "delta"):
        key = Key(2, **{n: 0 if n == name else getattr(k2, n) for n in ("alpha", "beta", "gamma", "delta")}, ic=k2.ic)
        if name == "delta":
            proof = [scalar(), 0, scalar()]
            proof[1] = (key.alpha * key.beta + key.gamma * total) * inverse(proof[0]) % R
        else:
            proof = key.proof(s2)
        assert key.holds(proof, s2)
        says = f"{name} of the key is the point at infinity; the proof satisfies the equation"
        reject("infinity", f"key-{name}", says, key.json(), S[2], proof_json(proof), "infinity", "key", True)
    for index in range(3):
        ic = [0 if i == index else n for i, n in enumerate(k2.ic)]
        key = Key(2, alpha=k2.alpha, beta=k2.beta, gamma=k2.gamma, delta=k2.delta, ic=ic)
        proof = proof_json(key.proof(s2))
        what = "the constant one" if index == 0 else f"public signal {index}, which any value could take"
        reject(
            "infinity",
            f"key-ic-{index}",
            f"IC[{index}] is the point at infinity: nothing binds {what}",
            key.json(),
            S[2],
            proof,
            "infinity",
            "key",
            True,
        )
    placeholder = {
        "protocol": "groth16",
        "curve": NAME,
        "nPublic": 2,
        "vk_alpha_1": p1(None),
        "vk_beta_2": p2(None),
        "vk_gamma_2": p2(None),
        "vk_delta_2": p2(None),
        "IC": [p1(None)] * 3,
    }
    reject(
        "infinity",
        "key-all",
        "a placeholder: every point of the key is infinity",
        placeholder,
        S[2],
        P[2],
        ["infinity", "unsound-key"],
        "key",
    )
    zeros = json.loads(json.dumps(placeholder).replace('"1"', '"0"'))
    reject(
        "infinity",
        "key-all-zeros",
        "a placeholder: every number of the key is 0",
        zeros,
        S[2],
        P[2],
        ["infinity", "off-curve", "unsound-key"],
        "key",
    )


def off_curve():
    for name, path in COORDINATES:
        proof = changed(P[2], path, str((int(at(P[2], path)) + 1) % Q))
        reject(
            "off-curve",
            name,
            "a coordinate plus 1: the point is not on the curve",
            K[2],
            S[2],
            proof,
            "off-curve",
            "proof",
            None,
            call(2, proof),
        )
    for name, path in KEY_COORDINATES:
        key = changed(K[2], path, str((int(at(K[2], path)) + 1) % Q))
        reject("off-curve", f"key-{name}", "a coordinate of the key plus 1", key, S[2], P[2], "off-curve", "key")
    for name, says, path, point in [
        ("a-on-another-curve", "A is (1, 3), on y^2 = x^3 + 8", ["pi_a"], ["1", "3", "1"]),
        ("c-zero-y", "C is (0, 0) with z = 1", ["pi_c"], ["0", "0", "1"]),
        ("c-on-the-axis", "C is (x, 0)", ["pi_c"], [P[2]["pi_c"][0], "0", "1"]),
        ("b-on-the-first-curve", "B is the generator of the first group: not on the twist", ["pi_b"], [[c, "0"] for c in (*CURVE.generator, "1")]),
        ("a-turned-round", "A with x and y exchanged", ["pi_a"], [P[2]["pi_a"][1], P[2]["pi_a"][0], "1"]),
        ("b-turned-round", "B with x and y exchanged", ["pi_b"], [P[2]["pi_b"][1], P[2]["pi_b"][0], ["1", "0"]]),
    ]:
        proof = changed(P[2], path, point)
        reasons = ["off-curve", "infinity"] if name == "c-zero-y" else "off-curve"
        reject("off-curve", name, says, K[2], S[2], proof, reasons, "proof", None, None if name == "c-zero-y" else call(2, proof))
    swapped = changed(P[2], ["pi_b"], [part[::-1] for part in P[2]["pi_b"][:2]] + [["1", "0"]])
    reject(
        "off-curve",
        "b-parts-swapped",
        "B with the imaginary parts first, as contracts" + (" have them" if CURVE.imaginary_first else " for BN254 have them"),
        K[2],
        S[2],
        swapped,
        "off-curve",
        "proof",
        None,
        call(2, swapped),
    )
    for name in ("beta", "gamma", "delta"):
        member = f"vk_{name}_2"
        key = changed(K[2], [member], [part[::-1] for part in K[2][member][:2]] + [["1", "0"]])
        reject("off-curve", f"key-{name}-parts-swapped", f"{name} with the imaginary parts first", key, S[2], P[2], "off-curve", "key")


def subgroup():
    a, b, c = p2_
    torsion = cofactor_part(STRAY)
    for name, says, point in [
        ("b-stray", "B is on the twist and outside the subgroup of order r", STRAY),
        ("b-plus-torsion", "B plus a point whose order divides the cofactor", plus(g2(b), torsion)),
        ("b-torsion", "B is a point whose order divides the cofactor", torsion),
    ]:
        proof = proof_of_points(g1(a), point, g1(c))
        reject("subgroup", name, says, K[2], S[2], proof, "subgroup", "proof", None, call(2, proof))
    for name in ("beta", "gamma", "delta"):
        moved = p2(plus(g2(getattr(k2, name)), torsion))
        for form, point in [("stray", p2(STRAY)), ("plus-torsion", moved)]:
            key = changed(K[2], [f"vk_{name}_2"], point)
            reject(
                "subgroup",
                f"key-{name}-{form}",
                f"{name} of the key is outside the subgroup of order r",
                key,
                S[2],
                P[2],
                "subgroup",
                "key",
            )


def first_subgroup():
    """Points of the curve outside the first group, which BN254 does not have.

    The pairing of such a point is that of its part in the group: a verifier that does not look finds the equation to hold, and anyone can
    make such proofs of a valid one.
    """
    if CURVE.stray_1 is None:
        return
    a, b, c = p2_
    torsion = cofactor_part(CURVE.stray_1)
    three = (0, 2)
    for name, says, point, equation in [
        ("a-plus-torsion", "A plus a point whose order divides the cofactor", (plus(g1(a), torsion), g1(c)), True),
        ("a-plus-order-three", "A plus (0, 2), a point of order three", (plus(g1(a), three), g1(c)), True),
        ("a-stray", "A is on the curve and outside the subgroup of order r", (CURVE.stray_1, g1(c)), False),
        ("a-order-three", "A is (0, 2), a point of order three", (three, g1(c)), False),
        ("c-plus-torsion", "C plus a point whose order divides the cofactor", (g1(a), plus(g1(c), torsion)), True),
        ("c-plus-order-three", "C plus (0, 2), a point of order three", (g1(a), plus(g1(c), three)), True),
        ("c-stray", "C is on the curve and outside the subgroup of order r", (g1(a), CURVE.stray_1), False),
        ("a-and-c-plus-torsion", "A and C each plus a point whose order divides the cofactor", (plus(g1(a), torsion), plus(g1(c), torsion)), True),
    ]:
        proof = proof_of_points(point[0], g2(b), point[1])
        reject("subgroup", name, says, K[2], S[2], proof, "subgroup", "proof", equation, call(2, proof))
    for name, path, number in [("alpha", ["vk_alpha_1"], k2.alpha), ("ic-0", ["IC", 0], k2.ic[0]), ("ic-2", ["IC", 2], k2.ic[2])]:
        for form, point, equation in [("stray", CURVE.stray_1, False), ("plus-torsion", plus(g1(number), torsion), True)]:
            key = changed(K[2], path, p1(point))
            says = f"{name} of the key is outside the subgroup of order r"
            reject("subgroup", f"key-{name}-{form}", says, key, S[2], P[2], "subgroup", "key", equation)


def count():
    zero = proof_json(k2.proof([33, 0]))
    for name, says, public, proof, equation in [
        ("one-too-few", "the last public signal is left out", S[2][:1], P[2], False),
        ("a-zero-left-out", "the last public signal is 0 and left out: the sum stays the same", ["33"], zero, True),
        ("one-too-many", "one public signal more than the key has", S[2] + ["7"], P[2], None),
        ("a-zero-too-many", "a public signal of 0 more than the key has", S[2] + ["0"], P[2], True),
        ("none", "no public signals", [], P[2], False),
    ]:
        reject("count", name, says, K[2], public, proof, "count", "public", equation, call(2, proof, public))
    reject("count", "a-thousand", "a thousand public signals", K[2], [("[",), ('"1", ', 999), ('"1"]',)], P[2], "count", "public")
    reject(
        "count",
        "one-for-a-key-without",
        "a public signal for a key without any",
        K[0],
        ["0"],
        P[0],
        "count",
        "public",
        True,
        call(0, public=["0"]),
    )
    reject(
        "count",
        "none-for-a-key-with-one",
        "no public signal for a key with one",
        K[1],
        [],
        P[1],
        "count",
        "public",
        False,
        call(1, public=[]),
    )
    for name, value, reasons in [
        ("less", 1, "count"),
        ("more", 3, "count"),
        ("zero", 0, "count"),
        ("minus-one", -1, ["malformed", "count"]),
        ("greatest", 2**53 - 1, "count"),
        ("text", "2", "malformed"),
        ("null", None, "malformed"),
        ("array", [2], "malformed"),
        ("true", True, "malformed"),
    ]:
        equation = True
        reject(
            "count",
            f"key-says-{name}",
            "nPublic is not the number that IC is for",
            changed(K[2], ["nPublic"], value),
            S[2],
            P[2],
            reasons,
            "key",
            equation,
        )
    digits = dump(K[2]).replace('"nPublic": 2', '"nPublic": 1' + "0" * 400)
    reject("count", "key-says-1e400", "nPublic is 10^400", digits, S[2], P[2], ["malformed", "count"], "key", True)
    for form in ("2.0", "2e0", "02", "0x2", "-0"):
        digits = dump(K[2]).replace('"nPublic": 2', f'"nPublic": {form}')
        reject(
            "count", f"key-says-{form}", f"nPublic is written {form}", digits, S[2], P[2], ["malformed", "count"], "key", None, form=True
        )
    ic = K[2]["IC"]
    for name, says, points in [
        ("short", "IC lacks its last point", ic[:2]),
        ("long", "IC has a point too many", ic + ic[:1]),
        ("empty", "IC is empty", []),
    ]:
        reject("count", f"key-ic-{name}", says, changed(K[2], ["IC"], points), S[2], P[2], "count", "key")
    nothing = changed(changed(K[2], ["IC"], []), ["nPublic"], 0)
    reject("count", "key-ic-empty-and-none", "IC is empty and nPublic is 0", nothing, [], P[2], "count", "key")
    agreeing = changed(changed(K[2], ["IC"], ic[:2]), ["nPublic"], 1)
    reject(
        "count",
        "key-cut-to-one",
        "a key from which a public signal was cut, and the proof of two",
        agreeing,
        S[2],
        P[2],
        "count",
        "public",
        False,
    )


def statement():
    a, b, c = p2_
    second = k2.proof(s2)
    for name, says, proof in [
        ("a-of-another-proof", "A of another proof of the same statement", [second[0], b, c]),
        ("b-of-another-proof", "B of another proof of the same statement", [a, second[1], c]),
        ("c-of-another-proof", "C of another proof of the same statement", [a, b, second[2]]),
        ("minus-a", "-A", [-a, b, c]),
        ("minus-b", "-B", [a, -b, c]),
        ("minus-c", "-C", [a, b, -c]),
        ("a-plus-generator", "A plus the generator", [a + 1, b, c]),
        ("c-plus-generator", "C plus the generator", [a, b, c + 1]),
        ("b-plus-generator", "B plus the generator", [a, b + 1, c]),
        ("a-and-c-exchanged", "A and C exchanged", [c, b, a]),
        ("all-generators", "all three points are generators", [1, 1, 1]),
        ("b-plus-delta-alone", "B + delta without the change of C", [a, b + k2.delta, c]),
    ]:
        proof = [n % R for n in proof]
        assert not k2.holds(proof, s2)
        proof = proof_json(proof)
        reject("statement", name, f"{says}: nothing proves the statement", K[2], S[2], proof, "equation", None, False, call(2, proof))
    for name, says, public in [
        ("first-signal-plus-1", "the first public signal plus 1", [s2[0] + 1, s2[1]]),
        ("second-signal-minus-1", "the second public signal less 1", [s2[0], s2[1] - 1]),
        ("signals-exchanged", "the public signals exchanged", s2[::-1]),
        ("signals-zero", "public signals of 0", [0, 0]),
        ("signal-negated", "r less the first public signal", [R - s2[0], s2[1]]),
    ]:
        reject(
            "statement",
            name,
            f"{says}: the proof is of another statement",
            K[2],
            signals_json(public),
            P[2],
            "equation",
            None,
            False,
            call(2, public=signals_json(public)),
        )
    for index in range(8):
        public = changed(S[8], [index], str((signals[8][index] + 1) % R))
        reject(
            "statement",
            f"signal-{index + 1}-of-8",
            f"public signal {index + 1} of 8 plus 1",
            K[8],
            public,
            P[8],
            "equation",
            None,
            False,
            call(8, public=public),
        )
    reject(
        "statement",
        "key-of-another-circuit",
        "a key of another circuit with as many public signals",
        OTHER,
        S[2],
        P[2],
        "equation",
        None,
        False,
        call(2, key="key-other"),
    )
    theirs = proof_json(other.proof(s2))
    reject(
        "statement",
        "proof-of-another-circuit",
        "a proof of the same signals for another circuit",
        K[2],
        S[2],
        theirs,
        "equation",
        None,
        False,
        call(2, theirs),
    )
    reject(
        "statement",
        "proof-of-another-size",
        "a proof for the key with one public signal",
        K[2],
        S[2],
        P[1],
        "equation",
        None,
        False,
        call(2, P[1]),
    )
    reject(
        "statement",
        "no-signals",
        "a proof for another key, where nothing is public",
        K[0],
        S[0],
        P[2],
        "equation",
        None,
        False,
        call(0, P[2]),
    )
    for name, says, new in [
        ("key-ic-exchanged", "IC[1] and IC[2] exchanged", {"IC": [K[2]["IC"][i] for i in (0, 2, 1)]}),
        (
            "key-gamma-and-delta-exchanged",
            "gamma and delta exchanged",
            {"vk_gamma_2": K[2]["vk_delta_2"], "vk_delta_2": K[2]["vk_gamma_2"]},
        ),
        ("key-alpha-of-another", "alpha of another key", {"vk_alpha_1": OTHER["vk_alpha_1"]}),
        ("key-beta-negated", "-beta for beta", {"vk_beta_2": p2(g2(-k2.beta))}),
        ("key-delta-of-another", "delta of another key", {"vk_delta_2": OTHER["vk_delta_2"]}),
    ]:
        reject(
            "statement",
            name,
            f"{says}: another key",
            K[2] | new,
            S[2],
            P[2],
            "equation",
            None,
            False,
            {"key": f"statement/{name}/key", "words": words(P[2], S[2])},
        )


def unsound():
    fixed = {"alpha": k2.alpha, "beta": k2.beta, "gamma": k2.gamma, "delta": k2.delta}
    total = k2.total(s2)
    for name, says, change, forged in [
        (
            "gamma-is-delta",
            "gamma = delta, as before any contribution to phase 2",
            lambda f: {"delta": f["gamma"]},
            lambda k: [k.alpha, k.beta, -total],
        ),
        ("gamma-is-minus-delta", "gamma = -delta", lambda f: {"delta": -f["gamma"] % R}, lambda k: [k.alpha, k.beta, total]),
        (
            "generators",
            "gamma and delta are the generator, as snarkjs's first key has them",
            lambda f: {"gamma": 1, "delta": 1},
            lambda k: [k.alpha, k.beta, -total],
        ),
        ("beta-is-gamma", "beta = gamma", lambda f: {"beta": f["gamma"]}, lambda k: [k.alpha + total, k.gamma, 0]),
        ("beta-is-delta", "beta = delta", lambda f: {"beta": f["delta"]}, lambda k: [total, k.gamma, -k.alpha]),
        ("beta-is-minus-delta", "beta = -delta", lambda f: {"beta": -f["delta"] % R}, lambda k: [total, k.gamma, k.alpha]),
        (
            "beta-is-gamma-plus-delta",
            "beta = gamma + delta",
            lambda f: {"beta": (f["gamma"] + f["delta"]) % R},
            lambda k: [k.alpha + total, k.gamma, -k.alpha],
        ),
        (
            "beta-is-gamma-minus-delta",
            "beta = gamma - delta",
            lambda f: {"beta": (f["gamma"] - f["delta"]) % R},
            lambda k: [k.alpha + total, k.gamma, k.alpha],
        ),
    ]:
        key = Key(2, **(fixed | change(fixed)), ic=k2.ic)
        proof = [n % R for n in forged(key)]
        assert key.holds(proof, s2), name
        reasons = ["unsound-key", "infinity"] if proof[2] == 0 else "unsound-key"
        says = f"{says}: the proof is forged from points of the key, without its secrets"
        reject("unsound-key", name, says, key.json(), S[2], proof_json(proof), reasons, "key", True)
    ones = Key(2, alpha=1, beta=1, gamma=1, delta=1, ic=[1, 1, 1])
    proof = proof_json(ones.proof(s2))
    reject("unsound-key", "placeholder", "every point of the key is a generator", ones.json(), S[2], proof, "unsound-key", "key", True)
    key = Key(2, **(fixed | {"delta": fixed["gamma"]}), ic=k2.ic)
    reject(
        "unsound-key",
        "gamma-is-delta-honest",
        "gamma = delta with a proof that nobody forged",
        key.json(),
        S[2],
        proof_json(key.proof(s2)),
        "unsound-key",
        "key",
        True,
    )


def labels():
    for name, value, reasons in [
        ("plonk", "plonk", "proof-system"),
        ("fflonk", "fflonk", "proof-system"),
        ("capital", "Groth16", "proof-system"),
        ("empty", "", "proof-system"),
        ("space", "groth16 ", "proof-system"),
        ("null", None, "malformed"),
        ("number", 16, "malformed"),
        ("array", ["groth16"], "malformed"),
    ]:
        reject(
            "labels",
            f"proof-protocol-{name}",
            "the proof says that it is of another proof system",
            K[2],
            S[2],
            changed(P[2], ["protocol"], value),
            reasons,
            "proof",
            True,
            form=True,
        )
    reject(
        "labels",
        "key-protocol-plonk",
        "the key says that it is of another proof system",
        changed(K[2], ["protocol"], "plonk"),
        S[2],
        P[2],
        "proof-system",
        "key",
        True,
        form=True,
    )
    reject(
        "labels",
        "proof-without-protocol",
        "the proof does not name its proof system",
        K[2],
        S[2],
        without(P[2], "protocol"),
        "malformed",
        "proof",
        True,
        form=True,
    )
    reject(
        "labels",
        "key-without-protocol",
        "the key does not name its proof system",
        without(K[2], "protocol"),
        S[2],
        P[2],
        "malformed",
        "key",
        True,
        form=True,
    )
    for name, value, reasons in CURVE.other_curves:
        reject(
            "labels",
            f"proof-curve-{name}",
            "the proof says that it is for another curve",
            K[2],
            S[2],
            changed(P[2], ["curve"], value),
            reasons,
            "proof",
            True,
            form=True,
        )
    reject(
        "labels",
        f"key-curve-{CURVE.other_key}",
        "the key says that it is for another curve",
        changed(K[2], ["curve"], CURVE.other_key),
        S[2],
        P[2],
        "curve",
        "key",
        True,
        form=True,
    )


def shape():
    whole = {"key": K[2], "public": S[2], "proof": P[2]}

    def spoil(group, file, name, says, content, reasons="malformed", equation=None, form=False):
        three = whole | {file: content}
        reject(group, f"{file}-{name}", says, three["key"], three["public"], three["proof"], reasons, file, equation, form=form)

    for file in whole:
        for name, says, content in [
            ("empty", "an empty file", ""),
            ("space", "a file of white space", " \n\t"),
            ("null", "null", "null"),
            ("true", "true", "true"),
            ("number", "a number", "7"),
            ("string", "a string", '"groth16"'),
            ("nul", "a NUL", {"hex": "00"}),
        ]:
            spoil("shape", file, name, f"{says} in the place of the document", content)
        spoil("shape", file, "wrapped", "the document inside an array", json.dumps([whole[file]]))
        spoil("shape", file, "named", "the document inside an object", json.dumps({"value": whole[file]}))
        spoil("shape", file, "as-text", "the document as a string", json.dumps(json.dumps(whole[file])))
        body = dump(whole[file])
        spoil("json", file, "cut-by-one", "the last character is missing", body[:-1])
        spoil("json", file, "cut-in-half", "half of the document", body[: len(body) // 2])
        spoil("json", file, "twice", "the document twice", body + body)
        spoil("json", file, "goes-on", "a letter after the document", body + "x")
        spoil("json", file, "byte-order-mark", "a byte order mark before the document", {"hex": "efbbbf" + body.encode().hex()}, form=True)
        spoil("json", file, "utf-16", "the document in UTF-16", {"hex": body.encode("utf-16").hex()})
        spoil("json", file, "trailing-comma", "a comma after the last element", body[:-2].rstrip() + "," + body[-2:], equation=True)
        spoil("json", file, "comment", "a comment before the document", "// ours\n" + body, equation=True)
        reasons = ["too-large", "malformed"] if file == "proof" else ["malformed", "too-large"]
        spoil("json", file, "nested", "100,000 brackets", [("[", 100_000), ("]", 100_000)], reasons)
        spoil("json", file, "nested-open", "100,000 opening brackets", [("[", 100_000)], reasons)
    body = dump(P[2])
    long = [(body[:-1],), (" ", 20_000_000), ("}",)]
    spoil("json", "proof", "of-20-mb", "20 MB of white space in a proof", long, "too-large", True, form=True)
    long = [('["1"',), (', "1"', 3_000_000), ("]",)]
    spoil("json", "public", "of-3000000-signals", "three million public signals", long, ["too-large", "count"])
    spoil(
        "json",
        "proof",
        "invalid-utf-8",
        "a string that is not UTF-8",
        {"hex": body.replace(NAME, NAME + "@").encode().hex().replace("40", "ff")},
    )
    spoil("json", "proof", "lone-surrogate", "half of a surrogate pair", body.replace(NAME, NAME + "\\ud800"), ["malformed", "curve"])
    spoil("json", "proof", "apostrophes", "apostrophes for quotation marks", body.replace('"', "'"))
    spoil("json", "proof", "bare-names", "names without quotation marks", body.replace('"pi_a"', "pi_a"))
    spoil("json", "proof", "control-character", "a line feed inside a string", body.replace(f'"{NAME}"', f'"{NAME[:2]}\n{NAME[2:]}"'))
    wrong = P[1]["pi_a"]
    for name, says, first, last, member in [
        ("pi-a-twice", "pi_a twice, the wrong one first", wrong, P[2]["pi_a"], '"pi_a"'),
        ("pi-a-twice-wrong-last", "pi_a twice, the wrong one last", P[2]["pi_a"], wrong, '"pi_a"'),
        ("pi-a-twice-escaped", "pi_a twice, once with an escape in its name", wrong, P[2]["pi_a"], '"pi\\u005fa"'),
    ]:
        twin = "{\n " + member + ": " + json.dumps(first) + ",\n" + dump(changed(P[2], ["pi_a"], last))[2:]
        spoil("json", "proof", name, f"{says}: two readers see two proofs", twin)
    twin = '{\n "IC": ' + json.dumps(OTHER["IC"]) + ",\n" + dump(K[2])[2:]
    spoil("json", "key", "ic-twice", "IC twice, the wrong one first", twin)
    twin = '{\n "nPublic": 7,\n' + dump(K[2])[2:]
    spoil("json", "key", "count-twice", "nPublic twice", twin)
    numbers = dump(S[2]).replace('"', "")
    spoil(
        "shape",
        "public",
        "numbers",
        "public signals as JSON numbers, which lose digits in many readers",
        numbers,
        ["malformed", "spelling"],
        True,
    )
    for name, element in [("null", None), ("true", True), ("array", ["33"]), ("object", {"value": "33"}), ("small-number", 33)]:
        spoil("shape", "public", f"element-{name}", "a public signal that is no string", changed(S[2], [0], element))
    spoil("shape", "public", "object", "public signals as an object", {"0": "33", "1": S[2][1]})
    for name in ("pi_a", "pi_b", "pi_c"):
        spoil("shape", "proof", f"without-{name}", f"{name} is missing", without(P[2], name))
        for form, value in [("null", None), ("text", "1"), ("empty", []), ("object", {}), ("number", 1)]:
            spoil("shape", "proof", f"{name}-{form}", f"{name} is no point", changed(P[2], [name], value))
    for name, says, path, value in [
        ("pi_a-of-two", "A without its third coordinate", ["pi_a"], P[2]["pi_a"][:2]),
        ("pi_a-of-four", "A with a fourth coordinate", ["pi_a"], P[2]["pi_a"] + ["1"]),
        ("pi_a-x-number", "x of A as a number", ["pi_a", 0], 1),
        ("pi_a-x-nested", "x of A inside an array", ["pi_a", 0], [P[2]["pi_a"][0]]),
        ("pi_a-of-b", "B in the place of A", ["pi_a"], P[2]["pi_b"]),
        ("pi_b-of-a", "A in the place of B", ["pi_b"], P[2]["pi_a"]),
        ("pi_b-flat", "B as six numbers", ["pi_b"], [c for part in P[2]["pi_b"] for c in part]),
        ("pi_b-of-two", "B without its third coordinate", ["pi_b"], P[2]["pi_b"][:2]),
        ("pi_b-part-of-one", "x of B with one part", ["pi_b", 0], P[2]["pi_b"][0][:1]),
        ("pi_b-part-of-three", "x of B with three parts", ["pi_b", 0], P[2]["pi_b"][0] + ["0"]),
        ("pi_b-third-text", "a number for the third coordinate of B", ["pi_b", 2], "1"),
        ("pi_c-null-coordinate", "null for y of C", ["pi_c", 1], None),
    ]:
        spoil("shape", "proof", name, says, changed(P[2], path, value))
    for name in ("nPublic", "vk_alpha_1", "vk_beta_2", "vk_gamma_2", "vk_delta_2", "IC"):
        spoil("shape", "key", f"without-{name}", f"{name} is missing", without(K[2], name))
        if name != "nPublic":
            spoil("shape", "key", f"{name}-null", f"{name} is null", changed(K[2], [name], None))
    for name, says, path, value in [
        ("ic-object", "IC as an object", ["IC"], {str(i): p for i, p in enumerate(K[2]["IC"])}),
        ("ic-null-element", "null for IC[1]", ["IC", 1], None),
        ("ic-flat", "a number for IC[0]", ["IC", 0], "1"),
        ("alpha-of-two", "alpha without its third coordinate", ["vk_alpha_1"], K[2]["vk_alpha_1"][:2]),
        ("beta-is-alpha", "alpha in the place of beta", ["vk_beta_2"], K[2]["vk_alpha_1"]),
    ]:
        spoil("shape", "key", name, says, changed(K[2], path, value))
    reject(
        "shape",
        "files-exchanged",
        "the proof in the place of the key and the key in the place of the proof",
        P[2],
        S[2],
        K[2],
        "malformed",
        "key",
    )
    reject(
        "shape",
        "signals-for-proof",
        "the public signals in the place of the proof and the other way round",
        K[2],
        P[2],
        S[2],
        "malformed",
        "public",
    )


def calls():
    """Calls that have no counterpart in files."""
    good = words(P[2], S[2])
    for name, says, data in [
        ("one-byte-short", "the last byte is missing", good[:-2]),
        ("one-byte-long", "a byte too many", good + "00"),
        ("one-word-long", "a word of 0 too many", good + "0" * 64),
        ("no-words", "no words at all", ""),
        ("one-word-short", "the last word is missing", good[:-64]),
    ]:
        calls_only.append({"id": f"call/{name}", "says": says, "key": "key-2", "words": data, "verdict": "reject"})


calls_only = []


def main():
    for group in (
        valid,
        layout,
        malleated,
        alias,
        spelling,
        modulus,
        third,
        infinity,
        off_curve,
        subgroup,
        first_subgroup,
        count,
        statement,
        unsound,
        labels,
        shape,
        calls,
    ):
        group()
    suite = {"format": "groth16-verifier-cases/v1", "curve": NAME, "texts": texts, "cases": cases, "calls": calls_only}
    json.dump(suite, sys.stdout, indent=0, ensure_ascii=True)
    print()


if __name__ == "__main__":
    main()
