// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import AssayTestSupport

@testable import AssayCeremony
@testable import AssayGroth16

typealias Fr = BN254.Fr
typealias G1 = BN254.G1
typealias G2 = BN254.G2
typealias Powers = PowersFile<BN254>
typealias KeyFile = CeremonyKeyFile<BN254>

/// A whole ceremony of a small circuit, made once: powers of tau of three people and a beacon, keys of five people and a beacon.
struct SmallCeremony: Sendable {
    static let power = 4
    static let people = ["Ada", "Bea", "Cyr", "Dot", "Eli"]
    static let shared = Result { try SmallCeremony() }

    let folder: ScratchFolder
    let circuit: R1CS<Fr>
    /// After no, one, two … contributions.
    let powers: [[UInt8]]
    let powersSteps: [PowersStep]
    let prepared: [UInt8]
    let initial: InitialKey<BN254>
    /// After no, one, two … contributions.
    let keys: [[UInt8]]
    let keySteps: [KeyStep]

    init() throws {
        let folder = try ScratchFolder()
        circuit = try smallCircuit()
        let beacon = try Beacon(value: Array(1...32), exponent: 10)
        var (powers, powersSteps) = ([[UInt8]](), [PowersStep]())
        powers.append(try written(folder) { try Powers.writeNew(power: Self.power, to: $0) }.bytes)
        for name in Self.people.prefix(3) {
            let file = try Powers(powers[powers.count - 1])
            let (bytes, step) = try written(folder) { try file.contribute(name: ContributorName(name), mixing: [7], to: $0) }
            powers.append(bytes)
            powersSteps.append(step)
        }
        let (bytes, step) = try written(folder) { [powers] in try Powers(powers[3]).apply(beacon, name: nil, to: $0) }
        (self.powers, self.powersSteps) = (powers + [bytes], powersSteps + [step])
        let prepared = try written(folder) { try Powers(bytes).prepare(to: $0) }.bytes
        let initial = try InitialKey(of: circuit, Powers(prepared))
        (keys, keySteps) = try Self.keys(initial, beacon, folder)
        (self.folder, self.prepared, self.initial) = (folder, prepared, initial)
    }

    private static func keys(_ initial: InitialKey<BN254>, _ beacon: Beacon, _ folder: ScratchFolder) throws -> ([[UInt8]], [KeyStep]) {
        var keys = [try written(folder) { try initial.write(to: $0) }.bytes]
        var steps: [KeyStep] = []
        for name in people {
            let file = try KeyFile(keys[keys.count - 1])
            let (bytes, step) = try written(folder) { try file.contribute(name: ContributorName(name), to: $0) }
            keys.append(bytes)
            steps.append(step)
        }
        let file = try KeyFile(keys[keys.count - 1])
        let (bytes, step) = try written(folder) { try file.apply(beacon, name: ContributorName("beacon"), to: $0) }
        return (keys + [bytes], steps + [step])
    }

    /// The check of a key of this ceremony.
    func verify(_ key: [UInt8]) throws -> KeyReport { try KeyVerifier(KeyFile(key), against: initial).verify() }
}

/// What `body` wrote, and what it returned.
func written<T>(_ folder: ScratchFolder, _ body: (NewFile) throws -> T) throws -> (bytes: [UInt8], result: T) {
    let result = try CeremonyOutput.write(to: folder.path("written"), body)
    return (try folder.bytes("written"), result)
}

/// Five constraints with coefficients of all kinds, two public signals, a wire in no constraint and one in many.
func smallCircuit() throws -> R1CS<Fr> {
    var (a, b, c) = (SparseMatrix<Fr>(), SparseMatrix<Fr>(), SparseMatrix<Fr>())
    let rows: [([(UInt32, Fr)], [(UInt32, Fr)], [(UInt32, Fr)])] = [
        ([(3, 1)], [(4, 1)], [(5, 1)]), ([(5, 1), (0, -1)], [(3, 17), (4, -5)], [(6, 1)]),
        ([(6, Fr(2).power([200]) + 3)], [(2, 1)], [(1, 1), (3, -1)]), ([(0, 1)], [(4, 1), (5, -1)], [(7, 1)]), ([], [], [(0, 0)]),
    ]
    for row in rows {
        for (column, value) in row.0 { a.append(column, value) }
        for (column, value) in row.1 { b.append(column, value) }
        for (column, value) in row.2 { c.append(column, value) }
        a.endRow()
        b.endRow()
        c.endRow()
    }
    let circuit = R1CS(outputCount: 1, publicInputCount: 1, privateInputCount: 2, wireCount: 9, a: a, b: b, c: c)
    guard let circuit else { throw FormatError(.malformed, format: "r1cs", problem: "the rows of a small circuit") }
    return circuit
}

/// A witness of ``smallCircuit()`` for two secrets.
func smallWitness(_ x: Fr, _ y: Fr, publicInput: Fr) -> [Fr] {
    let product = x * y
    let second = (product - 1) * (17 * x - 5 * y)
    let output = (Fr(2).power([200]) + 3) * second * publicInput + x
    return [1, output, publicInput, x, y, product, second, y - product, 42]
}
