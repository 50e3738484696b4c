// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCeremony
import AssayConstraints
import AssayFormats
import AssayGroth16
import AssayTestSupport
import Foundation

/// Powers of tau and keys of a small ceremony, which `writeSeeds` makes; what libFuzzer makes of them is verified like that of a stranger.
enum CeremonyFiles {
    private static let circuit = try? R1CS<Curve.Fr>(r1cs: Repository.bytes("vectors/circom/product.r1cs"))
    /// The first key of the ceremony whose prepared powers a variable of the environment names.
    private static let initial: InitialKey<Curve>? = {
        guard let path = ProcessInfo.processInfo.environment["ASSAY_FUZZ_POWERS"], let circuit else { return nil }
        return try? InitialKey(of: circuit, PowersFile<Curve>(AtomicFile.read(path)), threads: 1)
    }()

    static func readPowers(_ bytes: [UInt8]) {
        guard let file = try? PowersFile<Curve>(bytes), let report = try? PowersVerifier(file, threads: 1, progress: Patience()).verify()
        else { return }
        precondition(
            report.power == file.power && report.isPrepared == file.isPrepared && report.contributions.count == file.contributionCount,
            "powers are said to be others than they are")
    }

    static func readKey(_ bytes: [UInt8]) {
        guard let initial else { preconditionFailure("ASSAY_FUZZ_POWERS names no prepared powers of a ceremony") }
        guard let file = try? CeremonyKeyFile<Curve>(bytes),
            let report = try? KeyVerifier(file, against: initial, threads: 1, progress: Patience()).verify()
        else { return }
        precondition(report.contributions == file.claims, "contributions are said to be others than they are")
        precondition((try? ProvingKey<Curve>(zkey: bytes)) != nil, "a key that holds cannot be used")
    }

    /// A ceremony of each phase: what it begins with, a person, and a beacon.
    static func writeSeeds(to folder: String) throws {
        guard let circuit else { throw FormatError(.malformed, format: "r1cs", problem: "there is no circuit") }
        let beacon = try Beacon(value: Array(1...32), exponent: 10)
        func write<T>(_ name: String, _ body: (NewFile) throws -> T) throws { _ = try CeremonyOutput.write(to: "\(folder)/\(name)", body) }
        func powers(_ name: String) throws -> PowersFile<Curve> { try PowersFile(AtomicFile.read("\(folder)/powers/\(name)")) }
        func key(_ name: String) throws -> CeremonyKeyFile<Curve> {
            try CeremonyKeyFile(AtomicFile.read("\(folder)/contributions/\(name)"))
        }
        try write("powers/new") { try PowersFile<Curve>.writeNew(power: 2, to: $0) }
        try write("powers/person") { try powers("new").contribute(name: ContributorName("Ada"), mixing: [7], to: $0) }
        try write("powers/beacon") { try powers("person").apply(beacon, name: nil, to: $0) }
        try write("powers/prepared") { try powers("beacon").prepare(to: $0) }
        let initial = try InitialKey(of: circuit, powers("prepared"))
        try write("contributions/new") { try initial.write(to: $0) }
        try write("contributions/person") { try key("new").contribute(name: ContributorName("Bea"), to: $0) }
        try write("contributions/beacon") { try key("person").apply(beacon, name: ContributorName("beacon"), to: $0) }
        _ = try PowersVerifier(powers("prepared"), threads: 1, progress: Patience()).verify()
        _ = try KeyVerifier(key("beacon"), against: initial, threads: 1, progress: Patience()).verify()
    }
}

/// Gives up after some reports, and before hashes of hours: a file may ask for them, and people then end the command.
private final class Patience: ProgressObserver, @unchecked Sendable {
    private let lock = NSLock()
    private var left = 60

    /// A beacon of 2^18 hashes and more is hashed in 256 steps and more, each of which may be long.
    func report(stage: String, completed: Int, total: Int) {
        lock.withLock { left = stage == "hashing the beacon" && total >= 256 ? -1 : left - 1 }
    }

    var isCancelled: Bool { lock.withLock { left < 0 } }
}
