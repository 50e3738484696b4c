# SPDX-License-Identifier: Apache-2.0
"""What generate.py needs to know of a curve: its arithmetic by py_ecc, its names in files, points outside the subgroups, and how contracts write numbers."""

from py_ecc import optimized_bls12_381, optimized_bn128


class BN254:
    name = "bn128"
    curve = optimized_bn128
    seed = "assay vectors/verifier"
    other_names = ("bn254", "BN254", "alt_bn128", "altbn128", "BN-128")
    # Files that name another curve: suffix of the case, what they say, and what is wrong with that.
    other_curves = (
        ("bls12381", "bls12381", "curve"),
        ("bls12-381", "bls12-381", "curve"),
        ("bn", "bn", "curve"),
        ("space", "bn128 ", "curve"),
        ("empty", "", "curve"),
        ("null", None, ["malformed", "curve"]),
        ("number", 128, ["malformed", "curve"]),
        ("kelvin", "bn128\u212a", "curve"),
    )
    other_key = "bls12381"
    # vk_alphabeta_12 is py_ecc's pairing to this power, a tower over w, v and u with w^6 = v^3 = non_residue + u.
    x = 4965661367192848881
    pairing_power = 2 * x * (6 * x * x + 3 * x + 1)
    non_residue = 9
    # On the twist at x = 1, outside the subgroup.
    stray = (
        (1, 0),
        (
            18278151005453108793778860132295291098363647455926340152056652516292830556603,
            5912654199736721486680175016176231956195085055698687135131307249486702594212,
        ),
    )
    # Every point of the curve is in the first group.
    stray_1 = None
    generator = ("1", "2")
    # Contracts: bits of a number's words, and the order of a coordinate's parts.
    word_bits = 256
    imaginary_first = True


class BLS12381:
    name = "bls12381"
    curve = optimized_bls12_381
    seed = "assay vectors/verifier bls12381"
    other_names = ("bls12-381", "BLS12-381", "bls12_381", "BLS12381")
    other_curves = (
        ("bn128", "bn128", "curve"),
        ("bn254", "bn254", "curve"),
        ("bls12-377", "bls12-377", "curve"),
        ("bls", "bls", "curve"),
        ("space", "bls12381 ", "curve"),
        ("empty", "", "curve"),
        ("null", None, ["malformed", "curve"]),
        ("number", 12381, ["malformed", "curve"]),
        ("long-s", "bl\u017f12381", "curve"),
    )
    other_key = "bn128"
    # The textbook's pairing cubed; the parameter of the curve is negative, which py_ecc leaves out.
    pairing_power = -3
    non_residue = 1
    # On the twist at x = 2, outside the subgroup.
    stray = (
        (2, 0),
        (
            3813414062821088896965879244443358096636228247329175415943186029072982909461945441384695595240360445618611812101176,
            3568027680765585585945490907042741669558639753778547462314760963815399658271727325750766584361357481230047117262172,
        ),
    )
    # On the curve at x = 4, outside the subgroup.
    stray_1 = (
        4,
        1630892974828014537729259858097113969650871260980656934049590190201941782487224876496582135785777461178964897591404,
    )
    generator = tuple(str(c) for c in optimized_bls12_381.normalize(optimized_bls12_381.G1))
    word_bits = 512
    imaginary_first = False


CURVES = {"bn254": BN254, "bls12_381": BLS12381}
