// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCrypto
internal import AssayEVM
internal import AssayFormats

/// A verb that computes one precompiled contract.
protocol PrecompileVerb: Verb {
    static var precompile: Precompile { get }
    var input: PrecompileInput { get }
}

struct PrecompileInput: ParsableArguments {
    @Argument(help: "The input as 0x and hexadecimal digits, or a file of them.")
    var input: String
}

extension PrecompileVerb {
    func perform() throws -> Answer {
        let bytes = try ContractInput.bytes(input.input)
        let price = Self.precompile.price(of: bytes)
        do throws(PrecompileError) {
            let result = "0x" + Hexadecimal.string(try Self.precompile.run(bytes))
            return Answer([result, "gas: \(price)"], json: ["output": .string(result), "gas": .integer(price)])
        } catch {
            return Answer(
                ["fails: \(error)", "gas: all that the call was given, at least \(price)"],
                json: ["fails": .string(error.description), "gas": .integer(price)], status: .invalid)
        }
    }
}

struct EVMSumVerb: PrecompileVerb {
    static let precompile = Precompile.ecAdd
    static let configuration = CommandConfiguration(
        commandName: "ecadd", abstract: "The sum of two points of G1: the contract at address 6 (EIP-196).",
        discussion: """
            The input is x and y of each point, 32 bytes each, big-endian; bytes that are missing are zeros, more are not looked
            at. Ends with 1 where the call fails on a chain.

            Example: assay evm ecadd 0x
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}

struct EVMMultipleVerb: PrecompileVerb {
    static let precompile = Precompile.ecMul
    static let configuration = CommandConfiguration(
        commandName: "ecmul", abstract: "A multiple of a point of G1: the contract at address 7 (EIP-196).",
        discussion: """
            The input is x and y of the point and a number of 256 bits, which need not be below the group order.
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}

struct EVMPairingVerb: PrecompileVerb {
    static let precompile = Precompile.pairing
    static let configuration = CommandConfiguration(
        commandName: "pairing", abstract: "Whether a product of pairings is one: the contract at address 8 (EIP-197).",
        discussion: """
            The input is any number of pairs: x and y of a point of G1, then x and y of one of G2, of each the imaginary part
            before the real one, 192 bytes a pair.
            """)

    @OptionGroup var input: PrecompileInput
    @OptionGroup var output: OutputOptions
}
