// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCeremony
import AssayCompiler
import AssayConstraints
import AssayExplain
import AssayFormats
import AssayGroth16
import AssaySyntax
import Foundation

@testable import AssaySandbox

/// A ceremony of the smallest algorithm, made once: powers of tau of one person, and keys of two people and a beacon.
struct SmallCeremony: Sendable {
    static let program = """
        assay 1
        algorithm "How many readings"

        record Reading { level: 0 .. 1 }

        data readings: at most 1 of Reading

        publish number = count in readings as 0 .. 1

        """
    static let table = "level\n1\n"
    static let shared = Result { try SmallCeremony() }

    let circuit: R1CS<BN254.Fr>
    /// After Ada, Bea, and a beacon.
    let key: [UInt8]
    /// After a beacon alone.
    let keyOfABeacon: [UInt8]
    /// Made by one party alone.
    let trialKey: [UInt8]

    init() throws {
        let scratch = Scratch()
        let source = try SourceFile(name: "small.assay", text: Self.program)
        guard let program = Compiler.check(source, modules: .shipped).program else { throw Store.SampleError() }
        circuit = program.compiled(for: BN254.Fr.self, curve: BN254.name).r1cs
        var power = 0
        while 1 << power < circuit.constraintCount + circuit.publicCount + 1 { power += 1 }
        var powers = try Self.written(scratch) { [power] in try PowersFile<BN254>.writeNew(power: power, to: $0) }
        powers = try Self.written(scratch) { [powers] in try PowersFile<BN254>(powers).contribute(name: ContributorName("Cyr"), to: $0) }
        powers = try Self.written(scratch) { [powers] in try PowersFile<BN254>(powers).prepare(to: $0) }
        let initial = try InitialKey<BN254>(of: circuit, PowersFile(powers))
        let first = try Self.written(scratch) { try initial.write(to: $0) }
        let beacon = try Beacon(value: Array(1...32), exponent: 10)
        var key = first
        for name in ["Ada", "Bea <b>"] {
            key = try Self.written(scratch) { [key] in try CeremonyKeyFile<BN254>(key).contribute(name: ContributorName(name), to: $0) }
        }
        self.key = try Self.written(scratch) { [key] in try CeremonyKeyFile<BN254>(key).apply(beacon, name: nil, to: $0) }
        keyOfABeacon = try Self.written(scratch) { try CeremonyKeyFile<BN254>(first).apply(beacon, name: nil, to: $0) }
        try Setup.unsafeSingleParty(circuit, on: BN254.self).write(to: "\(scratch.path)/trial")
        trialKey = try AtomicFile.read("\(scratch.path)/trial")
    }

    /// The key in which Bea calls herself something that does things to terminals. Transcripts have no names in them.
    func withAnotherName() throws -> [UInt8] {
        guard let name = Data(key).range(of: Data("Bea <b>".utf8)) else { throw Store.SampleError() }
        var bytes = key
        bytes[name.lowerBound + 3] = 0x1b
        return bytes
    }

    /// The key with another transcript of Bea's contribution, which stands before the kind, the length of the parameters, and the name with
    /// its tag and length.
    func withAnotherTranscript() throws -> [UInt8] {
        guard let name = Data(key).range(of: Data("Bea <b>".utf8)) else { throw Store.SampleError() }
        var bytes = key
        bytes[name.lowerBound - 2 - 4 - 4 - 1] ^= 1
        return bytes
    }

    /// The key with the first point of C in place of the second, too.
    func withAnotherPoint() throws -> [UInt8] {
        var (bytes, start) = (key, 12)
        while start + 12 < bytes.count {
            let length = bytes[(start + 4)..<(start + 12)].reversed().reduce(0) { $0 << 8 | Int($1) }
            let content = start + 12
            if bytes[start] == 8 {
                bytes.replaceSubrange((content + 64)..<(content + 128), with: bytes[content..<(content + 64)])
                return bytes
            }
            start = content + length
        }
        throw Store.SampleError()
    }

    private static func written(_ scratch: Scratch, _ body: (NewFile) throws -> some Any) throws -> [UInt8] {
        _ = try CeremonyOutput.write(to: "\(scratch.path)/written", body)
        return try AtomicFile.read("\(scratch.path)/written")
    }
}

extension Client {
    /// Keeps an algorithm; its identifier.
    func keep(_ program: String) async throws -> String {
        try await api("POST", "algorithms", json: ["source": .string(program)]).id
    }
}
