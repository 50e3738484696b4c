// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayEVM

// The contracts of EIP-2537 for BLS12-381: coordinates of 64 bytes, big-endian, real parts first.

struct EVMG1SumVerb: PrecompileVerb {
    static let precompile = Precompile.g1Add
    static let configuration = CommandConfiguration(
        commandName: "g1add", abstract: "The sum of two points on the curve of BLS12-381: the contract at address 11 (EIP-2537).",
        discussion: """
            The input is x and y of both points, 64 bytes each. They need not be in G1.
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}

struct EVMG1ProductsVerb: PrecompileVerb {
    static let precompile = Precompile.g1MSM
    static let configuration = CommandConfiguration(
        commandName: "g1msm", abstract: "A sum of multiples of points of G1 on BLS12-381: the contract at address 12 (EIP-2537).",
        discussion: """
            The input is one record or more of a point of G1, 128 bytes, and a number of 256 bits.
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}

struct EVMG2SumVerb: PrecompileVerb {
    static let precompile = Precompile.g2Add
    static let configuration = CommandConfiguration(
        commandName: "g2add", abstract: "The sum of two points on the twist of BLS12-381: the contract at address 13 (EIP-2537).",
        discussion: """
            The input is both points, 256 bytes each, real parts first. They need not be in G2.
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}

struct EVMG2ProductsVerb: PrecompileVerb {
    static let precompile = Precompile.g2MSM
    static let configuration = CommandConfiguration(
        commandName: "g2msm", abstract: "A sum of multiples of points of G2 on BLS12-381: the contract at address 14 (EIP-2537).",
        discussion: """
            The input is one record or more of a point of G2, 256 bytes, and a number of 256 bits.
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}

struct EVMPairing381Verb: PrecompileVerb {
    static let precompile = Precompile.pairing381
    static let configuration = CommandConfiguration(
        commandName: "pairing381", abstract: "Whether a product of pairings on BLS12-381 is one: the contract at address 15 (EIP-2537).",
        discussion: """
            The input is one pair or more: a point of G1, 128 bytes, and one of G2, 256 bytes, real parts first.
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}

struct EVMMapToG1Verb: PrecompileVerb {
    static let precompile = Precompile.mapToG1
    static let configuration = CommandConfiguration(
        commandName: "mapfp", abstract: "A point of G1 on BLS12-381 for an element of Fp: the contract at address 16 (EIP-2537).",
        discussion: """
            The input is the element, 64 bytes. The map is that of RFC 9380, cofactor and all.
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}

struct EVMMapToG2Verb: PrecompileVerb {
    static let precompile = Precompile.mapToG2
    static let configuration = CommandConfiguration(
        commandName: "mapfp2", abstract: "A point of G2 on BLS12-381 for an element of Fp2: the contract at address 17 (EIP-2537).",
        discussion: """
            The input is the element, 128 bytes, the real part first. The map is that of RFC 9380, cofactor and all.
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}
