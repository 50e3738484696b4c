// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayCrypto
internal import AssayFormats
internal import AssayVerifier

struct CeremonyPowersNewVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a first phase, for circuits of up to 2^POWER rows.",
        discussion: """
            A circuit takes a row for each constraint, each public signal and one more. The file has 384 bytes for each of 2^POWER.

            Example: assay ceremony powers new 14 -o powers-0.ptau
            """)

    @Argument(help: "The binary logarithm of the rows, 1 to 27.")
    var power: Int

    @Option(name: .shortAndLong, help: "Where to write the file (.ptau).")
    var out: String

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        // Preparing wants a domain of twice as many points.
        guard (1..<BN254.Fr.twoAdicity).contains(power) else { throw ValidationError("POWER is 1 to \(BN254.Fr.twoAdicity - 1)") }
    }

    func perform() throws -> Answer {
        try overwrite.check([out], reading: [])
        let challenge = try withProgress { progress in
            try CeremonyOutput.write(to: out) { try PowersFile<BN254>.writeNew(power: power, to: $0, progress: progress) }
        }
        let text = Hexadecimal.string(challenge)
        return Answer(
            ["\(out): powers of tau to 2^\(power), without contributions", "challenge: \(text)"],
            json: ["file": .string(out), "power": .integer(power), "challenge": .string(text)])
    }
}
