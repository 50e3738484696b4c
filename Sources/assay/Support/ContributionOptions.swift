// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCeremony
internal import AssayCrypto
internal import AssayFormats
internal import AssayVerifier

/// What every contribution of a person takes.
struct ContributionOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Where to write the file with your contribution.")
    var out: String

    @Option(help: "What you call yourself: at most 64 bytes, for everybody to read.")
    var name: String?

    @Option(
        help:
            "A file of anything unpredictable, such as dice rolls or a recording, mixed into your secrets. The system's randomness always is."
    )
    var entropy: String?

    @OptionGroup var overwrite: OverwriteOptions

    func check(reading input: String) throws { try overwrite.check([out], reading: [input] + [entropy].compactMap(\.self)) }

    /// Runs `body` on a new file, with the contributor's name and the bytes of the entropy file, which are lent.
    func write<Step>(
        from input: String, _ kind: FileKind, _ body: (ContributorName?, [UInt8], NewFile) throws -> Step
    ) throws -> Step {
        let name = try CeremonyFiles.name(name)
        var bytes = try CeremonyFiles.entropy(entropy)
        defer { wipe(&bytes) }
        return try CeremonyFiles.write(out, from: input, kind, overwrite) { try body(name, bytes, $0) }
    }
}

/// What every contribution of a beacon takes.
struct BeaconOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Where to write the file with the beacon's contribution.")
    var out: String

    @Option(help: "The beacon's value in hexadecimal digits: one that nobody could foresee, announced before it was known.")
    var value: String

    @Option(help: "The value is hashed 2^EXPONENT times (10 to 63). 2^20 take a fraction of a second.")
    var exponent: Int

    @Option(help: "What the contribution is called: at most 64 bytes, for everybody to read.")
    var name: String?

    @OptionGroup var overwrite: OverwriteOptions

    /// Runs `body` on a new file, with the beacon and what it is called.
    func write<Step>(
        from input: String, _ kind: FileKind, _ body: (Beacon, ContributorName?, NewFile) throws -> Step
    ) throws -> Step {
        let (beacon, name) = (try beacon(), try CeremonyFiles.name(name))
        return try CeremonyFiles.write(out, from: input, kind, overwrite) { try body(beacon, name, $0) }
    }

    private func beacon() throws -> Beacon {
        let digits = value.hasPrefix("0x") ? value.dropFirst(2) : value[...]
        guard let bytes = Hexadecimal.bytes(digits.lowercased()) else {
            throw CommandFailure.unusable("--value: an even number of hexadecimal digits belongs here")
        }
        do {
            return try Beacon(value: bytes, exponent: exponent)
        } catch {
            throw CommandFailure.unusable(error.description)
        }
    }
}
