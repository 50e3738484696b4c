# SPDX-License-Identifier: Apache-2.0
"""BN254. A BN curve (Barreto and Naehrig, "Pairing-Friendly Elliptic Curves of Prime Order", SAC 2005) is fixed by one integer
x; EIP-196 and EIP-197 add the curve equations, the quadratic and sextic non-residues and the generators.
"""
import math

from common import Fp2, Header, frobenius_tables, is_probable_prime, naf, resultant_with_frobenius, wnaf

# ---- the definition -------------------------------------------------------------------------------------------------
X = 4965661367192848881
P = 36 * X**4 + 36 * X**3 + 24 * X**2 + 6 * X + 1
R = 36 * X**4 + 36 * X**3 + 18 * X**2 + 6 * X + 1
TRACE = 6 * X**2 + 1
XI = (9, 1)  # the sextic non-residue 9 + u
B = 3
G1 = (1, 2)
G2 = (
    (10857046999023057135944570762232829481370756359578518086990519993285655852781,
     11559732032986387107991004021392285783925812861821192530917403151452391805634),
    (8495653923123431417604973247489272438418190587263600148770280649306958101930,
     4082367875863433681332203403145435568316851327593401208105741076214120093531),
)

# ---- what the kernels rely on -----------------------------------------------------------------------------------------
FP2 = Fp2(P)
B2 = FP2.mul((B, 0), FP2.inv(XI))
TWIST_COFACTOR = 2 * P - R
TABLES = frobenius_tables(FP2, XI)
LOOP = naf(6 * X + 2)
X_WINDOW = 4
FR_GENERATOR = 5
FR_TWO_ADICITY = 28
# Two polynomials with h(psi) = 0 on the subgroup and nowhere else: that of the membership test, and that of the Miller loop.
MEMBERSHIP = [(X + 1, X, X, -2 * X), (6 * X + 2, 1, -1, 1)]


def check():
    assert is_probable_prime(P) and is_probable_prime(R)
    assert P + 1 - TRACE == R, "G1 has prime order, so its cofactor is one"
    assert FP2.pow(XI, (P * P - 1) // 2) != (1, 0) and FP2.pow(XI, (P * P - 1) // 3) != (1, 0), "w^6 = xi is irreducible"
    assert G1[1] ** 2 % P == (G1[0] ** 3 + B) % P
    assert FP2.on_curve(G2, B2)
    assert (R - 1) % (1 << FR_TWO_ADICITY) == 0 and (R - 1) >> FR_TWO_ADICITY & 1
    assert pow(FR_GENERATOR, (R - 1) // 2, R) == R - 1
    # #E'(Fp2) = r * (2p - r); odd, so no point has y = 0.
    order = R * TWIST_COFACTOR
    assert order % 2 == 1 and math.gcd(R, TWIST_COFACTOR) == 1
    for h in MEMBERSHIP:
        assert math.gcd(resultant_with_frobenius(h, P, TRACE), order) == R
        h_at_p = sum(c * P**i for i, c in enumerate(h))
        assert h_at_p % R == 0, "h annihilates the subgroup, on which psi is multiplication by p"
    # The hard part of the final exponentiation: a multiple of (p^4 - p^2 + 1)/r in base p.
    exponent = 2 * X * (6 * X**2 + 3 * X + 1) * ((P**4 - P**2 + 1) // R)
    a0 = 1 + 6 * X + 12 * X**2 + 12 * X**3
    a1 = 4 * X + 6 * X**2 + 12 * X**3
    a2 = 6 * X + 6 * X**2 + 12 * X**3
    a3 = -1 + 4 * X + 6 * X**2 + 12 * X**3
    assert exponent == a0 + a1 * P + a2 * P**2 + a3 * P**3


def lines():
    header = Header("BN254", P)
    yield from header.opening()
    yield from header.field("FP", P)
    yield from header.field("FR", R)
    yield from header.roots()
    yield from header.frobenius(TABLES)
    yield "// psi, the Frobenius map as the twist sees it, is (x, y) -> (PSI_X conj(x), PSI_Y conj(y))."
    yield header.define("PSI_X", header.mont2(TABLES[0][1]))
    yield header.define("PSI_Y", header.mont2(TABLES[0][2]))
    yield ""
    yield "// Curve y^2 = x^3 + 3 and its twist y^2 = x^3 + 3/(9 + u)."
    yield header.define("G1_B", header.mont(B))
    yield header.define("G2_B", header.mont2(B2))
    yield ""
    yield from header.parameter(X, LOOP, naf(X), wnaf(X, X_WINDOW), 2)
