# SPDX-License-Identifier: Apache-2.0
"""BLS12-381. A BLS curve of embedding degree 12 (Barreto, Lynn, Scott, "Constructing Elliptic Curves with Prescribed Embedding
Degrees", SCN 2002) is fixed by one integer x; the curve equations, the non-residues and the generators are those of Bowe's
BLS12-381, as draft-irtf-cfrg-pairing-friendly-curves and EIP-2537 name them.
"""
import math

from common import Fp2, Header, frobenius_tables, is_probable_prime, resultant_with_frobenius

# ---- the definition -------------------------------------------------------------------------------------------------
X = -0xD201000000010000
R = X**4 - X**2 + 1
P = (X - 1) ** 2 * R // 3 + X
TRACE = X + 1
XI = (1, 1)  # the sextic non-residue 1 + u
B = 4
G1 = (
    0x17F1D3A73197D7942695638C4FA9AC0FC3688C4F9774B905A14E3A3F171BAC586C55E83FF97A1AEFFB3AF00ADB22C6BB,
    0x08B3F481E3AAA0F1A09E30ED741D8AE4FCF5E095D5D00AF600DB18CB2C04B3EDD03CC744A2888AE40CAA232946C5E7E1,
)
G2 = (
    (0x024AA2B2F08F0A91260805272DC51051C6E47AD4FA403B02B4510B647AE3D1770BAC0326A805BBEFD48056C8C121BDB8,
     0x13E02B6052719F607DACD3A088274F65596BD0D09920B61AB5DA61BBDC7F5049334CF11213945D57E5AC7D055D042B7E),
    (0x0CE5D527727D6E118CC9CDC6DA2E351AADFD9BAA8CBDD3A76D429A695160D12C923AC9CC3BACA289E193548608B82801,
     0x0606C4A02EA734CC32ACD2B02BC28B99CB3E287E85A763AF267492AB572E99AB3F370D275CEC1DA1AAA9075FF05F79BE),
)

# ---- what the kernels rely on -----------------------------------------------------------------------------------------
FP2 = Fp2(P)
B2 = FP2.mul((B, 0), XI)
COFACTOR = (X - 1) ** 2 // 3
TWIST_COFACTOR = (X**8 - 4 * X**7 + 5 * X**6 - 4 * X**4 + 6 * X**3 - 4 * X**2 - 4 * X + 13) // 9
TABLES = frobenius_tables(FP2, XI)
PSI = (FP2.inv(TABLES[0][1]), FP2.inv(TABLES[0][2]))
# |x| has six bits that are one, and no signed form has fewer.
DIGITS = [int(bit) for bit in bin(-X)[:1:-1]]
# h(psi) = 0 on the subgroup and nowhere else: psi(Q) = xQ.
MEMBERSHIP = (X, -1)


def add1(a, b):
    """The sum of two points of y^2 = x^3 + 4 by the chord and the tangent; None is infinity."""
    if a is None or b is None:
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0:
        return None
    slope = 3 * a[0] * a[0] * pow(2 * a[1], -1, P) if a == b else (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return (x, (slope * (a[0] - x) - a[1]) % P)


def multiple1(k, point):
    total = None
    for bit in bin(k)[2:]:
        total = add1(total, total)
        total = add1(total, point) if bit == "1" else total
    return total


def cube_root_of_one():
    """The beta for which (x, y) -> (beta x, y) is multiplication by -x^2 on G1."""
    beta = next(b for b in (pow(g, (P - 1) // 3, P) for g in range(2, 20)) if b != 1)
    image = multiple1(X * X, G1)
    return next(b for b in (beta, beta * beta % P) if (b * G1[0] % P, -G1[1] % P) == image)


def smallest_non_residue(modulus):
    return next(n for n in range(2, 100) if pow(n, (modulus - 1) // 2, modulus) == modulus - 1)


FR_TWO_ADICITY = 32


def check():
    assert is_probable_prime(P) and is_probable_prime(R)
    assert (P + 1 - TRACE) == COFACTOR * R, "#E(Fp)"
    assert FP2.pow(XI, (P * P - 1) // 2) != (1, 0) and FP2.pow(XI, (P * P - 1) // 3) != (1, 0), "w^6 = xi is irreducible"
    assert G1[1] ** 2 % P == (G1[0] ** 3 + B) % P and multiple1(R, G1) is None
    assert FP2.on_curve(G2, B2)
    assert (R - 1) % (1 << FR_TWO_ADICITY) == 0 and (R - 1) >> FR_TWO_ADICITY & 1
    # The order of the twist by the two candidates of a sextic twist over Fp2 (Hess, Smart, Vercauteren, 2006).
    trace2 = TRACE**2 - 2 * P
    f = math.isqrt((4 * P * P - trace2**2) // 3)
    assert trace2**2 + 3 * f * f == 4 * P * P
    order = R * TWIST_COFACTOR
    assert order in (P * P + 1 - (trace2 + 3 * f) // 2, P * P + 1 - (trace2 - 3 * f) // 2), "#E'(Fp2)"
    # Both odd, so no point has y = 0.
    assert COFACTOR % 2 == 1 and order % 2 == 1 and math.gcd(R, TWIST_COFACTOR) == 1 and math.gcd(R, COFACTOR) == 1
    # G1: phi = (beta x, y) satisfies phi^2 + phi + 1 = 0 on the whole curve, so phi(Q) = -x^2 Q makes x^4 - x^2 + 1 = r annihilate Q.
    assert cube_root_of_one() ** 3 % P == 1 and X**4 - X**2 + 1 == R
    # G2: p = x mod r, so psi is multiplication by x on the subgroup; the converse by the resultant.
    assert (P - X) % R == 0
    assert math.gcd(resultant_with_frobenius(MEMBERSHIP, P, TRACE), order) == R
    # The hard part of the final exponentiation, three times (p^4 - p^2 + 1)/r.
    assert (X - 1) ** 2 * (X + P) * (X * X + P * P - 1) + 3 == 3 * ((P**4 - P**2 + 1) // R)
    assert math.gcd(3, R) == 1


def lines():
    header = Header("BLS12381", P)
    yield from header.opening()
    yield from header.field("FP", P)
    yield from header.field("FR", R)
    yield from header.roots()
    yield from header.frobenius(TABLES)
    yield "// psi, the Frobenius map as the twist sees it, is (x, y) -> (PSI_X conj(x), PSI_Y conj(y)); 1/xi divides lines of the loop."
    yield header.define("PSI_X", header.mont2(PSI[0]))
    yield header.define("PSI_Y", header.mont2(PSI[1]))
    yield header.define("XI_INVERSE", header.mont2(FP2.inv(XI)))
    yield "// The beta for which (x, y) -> (beta x, y) is multiplication by -x^2 on G1."
    yield header.define("BETA", header.mont(cube_root_of_one()))
    yield ""
    yield "// Curve y^2 = x^3 + 4 and its twist y^2 = x^3 + 4 (1 + u)."
    yield header.define("G1_B", header.mont(B))
    yield header.define("G2_B", header.mont2(B2))
    yield ""
    yield from header.parameter(X, DIGITS, DIGITS, DIGITS, 0)
