// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// The second phase of synthetic circuits, from files to files: the first key, a contribution, and the check of five.
struct CeremonySuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings }

    func measure() throws -> [Measurement] { try settings.sizes(of: .ceremony).flatMap(measure) }

    private func measure(_ log: Int) throws -> [Measurement] {
        let (circuit, folder) = (SyntheticCircuit<C.Fr>(log: log, density: .dense).r1cs, try TemporaryFolder())
        let (name, threads) = ("ceremony/\(settings.curve)/2^\(log)", settings.threads)
        try CeremonyOutput.write(to: folder.path("powers.ptau")) {
            try PowersFile<C>.writeUnsafeSingleParty(power: log, to: $0, threads: threads)
        }
        func powers() throws -> PowersFile<C> { try PowersFile(FileReader(folder.path("powers.ptau"))) }
        func key(_ number: Int) throws -> CeremonyKeyFile<C> { try CeremonyKeyFile(FileReader(folder.path("\(number).zkey"))) }
        func contribute(_ number: Int) throws {
            let key = try key(number)
            _ = try CeremonyOutput.write(to: folder.path("\(number + 1).zkey")) {
                try key.contribute(name: nil, to: $0, threads: threads)
            }
        }
        let beginning = try settings.time("\(name)/init", items: 1 << log) {
            let initial = try InitialKey(of: circuit, powers(), threads: threads)
            try CeremonyOutput.write(to: folder.path("0.zkey")) { try initial.write(to: $0) }
        }.0
        let contribution = try settings.time("\(name)/contribute", items: 1 << log) { try contribute(0) }.0
        for number in 1..<5 { try contribute(number) }
        let check = try settings.time("\(name)/verify-5", items: 1 << log) {
            let initial = try InitialKey(of: circuit, powers(), threads: threads)
            _ = try KeyVerifier(key(5), against: initial, threads: threads).verify()
        }.0
        return [beginning, contribution, check]
    }
}

/// The first phase: a contribution, preparing it, and the check of the prepared file.
struct PowersSuite<C: CeremonyCurve> {
    private let settings: BenchSettings

    init(_ settings: BenchSettings) { self.settings = settings }

    func measure() throws -> [Measurement] { try settings.sizes(of: .powers).flatMap(measure) }

    private func measure(_ log: Int) throws -> [Measurement] {
        let (folder, name, threads) = (try TemporaryFolder(), "powers/\(settings.curve)/2^\(log)", settings.threads)
        func file(_ name: String) throws -> PowersFile<C> { try PowersFile(FileReader(folder.path(name))) }
        _ = try CeremonyOutput.write(to: folder.path("0.ptau")) { try PowersFile<C>.writeNew(power: log, to: $0) }
        let contribution = try settings.time("\(name)/contribute", items: 1 << log) {
            let source = try file("0.ptau")
            _ = try CeremonyOutput.write(to: folder.path("1.ptau")) { try source.contribute(name: nil, to: $0, threads: threads) }
        }.0
        let preparation = try settings.time("\(name)/prepare", items: 1 << log) {
            let source = try file("1.ptau")
            try CeremonyOutput.write(to: folder.path("2.ptau")) { _ = try source.prepare(to: $0, threads: threads) }
        }.0
        let check = try settings.time("\(name)/verify", items: 1 << log) {
            _ = try PowersVerifier(file("2.ptau"), threads: threads).verify()
        }.0
        return [contribution, preparation, check]
    }
}
