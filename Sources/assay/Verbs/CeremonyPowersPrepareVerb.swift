// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCeremony
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct CeremonyPowersPrepareVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "prepare",
        abstract: "Make of a first phase what second phases begin with (powersoftau prepare phase2 in snarkjs).",
        discussion: """
            No secret takes part: equal powers give equal files, on any machine. What is worked out is kept in OUT.parts meanwhile, so after an
            interruption the same command goes on from there; it removes the file in the end.

            Example: assay ceremony powers prepare powers.ptau -o prepared.ptau
            """)

    @Argument(help: "The file with all contributions (.ptau).")
    var powers: String

    @Option(name: .shortAndLong, help: "Where to write the prepared file (.ptau).")
    var out: String

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([out], reading: [powers])
        let curve = try FileCurve.common([powers])
        return try perform(on: curve)
    }

    private func perform<C: CeremonyCurve>(on curve: C.Type) throws -> Answer {
        let file = try CeremonyFiles.powers(powers, on: curve)
        let parts = file.power < PreparedParts.leastLog ? nil : PreparedParts(out + ".parts")
        let known = try withProgress { progress in
            try CeremonyFiles.write(out, from: powers, .powers, overwrite) {
                try file.prepare(to: $0, keeping: parts, threads: Threads.available, progress: progress)
            }
        }
        if known > 0 { remark("went on from \(out).parts, where \(known) parts of an interrupted preparation were") }
        if let failure = parts?.failure { remark("what was worked out could not be kept for an interruption: \(failure)") }
        do throws(FileError) {
            try parts?.remove()
        } catch {
            remark("\(out) is complete; what was kept meanwhile is still there: \(error)")
        }
        return Answer(
            ["\(out): prepared for circuits of up to 2^\(file.power) rows"],
            json: ["file": .string(out), "power": .integer(file.power), "contributions": .integer(file.contributionCount)])
    }
}
