// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCeremony
internal import AssayCrypto

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

    /// Lends the bytes of the entropy file.
    func withEntropy<T>(_ body: ([UInt8]) throws -> T) throws -> T {
        var bytes = try CeremonyFiles.entropy(entropy)
        defer { wipe(&bytes) }
        return try body(bytes)
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

    func beacon() throws -> Beacon {
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
