// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayCrypto
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct CeremonyPowersNewVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a first phase, for circuits of up to 2^POWER rows.",
        discussion: """
            A circuit takes a row for each constraint, each public signal and one more. On BN254 the file has 384 bytes for each of 2^POWER, on BLS12-381 576.

            Example: assay ceremony powers new 14 -o powers-0.ptau
            """)

    @Argument(help: "The binary logarithm of the rows, 1 to 27; on BLS12-381 to 31.")
    var power: Int

    @Option(name: .shortAndLong, help: "Where to write the file (.ptau).")
    var out: String

    @OptionGroup var curve: CurveOptions
    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let curve = curve.curve.proving
        let greatest = Self.greatestPower(on: curve)
        guard (1...greatest).contains(power) else { throw ValidationError("POWER is 1 to \(greatest)") }
    }

    /// Preparing wants a domain of twice as many points.
    private static func greatestPower<C: CeremonyCurve>(on curve: C.Type) -> Int { C.Fr.twoAdicity - 1 }

    func perform() throws -> Answer {
        try overwrite.check([out], reading: [])
        let curve = curve.curve.proving
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let challenge = try withProgress { progress in
            try CeremonyOutput.write(to: out, replacing: overwrite.force) {
                try PowersFile<C>.writeNew(power: power, to: $0, progress: progress)
            }
        }
        let text = Hexadecimal.string(challenge)
        return Answer(
            ["\(out): powers of tau to 2^\(power), without contributions", "challenge: \(text)"],
            json: ["file": .string(out), "power": .integer(power), "challenge": .string(text)])
    }
}
