// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGroth16
import Foundation

/// A constraint system and a witness that the real circom made, with what its maker says about them.
struct CircomCircuit: CustomStringConvertible {
    /// What `Tests/Peers/circom_make.py` read from the header and from circom's own witness.
    struct Facts: Decodable {
        var name: String
        var `public`: [String]
        var usesCircomlib: Bool
        var wires: Int
        var outputs: Int
        var publicInputs: Int
        var privateInputs: Int
        var constraints: Int
    }

    let facts: Facts
    let r1csFile: URL
    let witnessFile: URL
    let r1cs: R1CS<BN254.Fr>
    let witness: [BN254.Fr]

    var description: String { facts.name }
    var publicSignals: [BN254.Fr] { r1cs.publicSignals(witness) }

    init(_ name: String, in folder: URL) throws {
        facts = try JSONDecoder().decode(Facts.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
        r1csFile = folder.appending(path: "\(name).r1cs")
        witnessFile = folder.appending(path: "\(name).wtns")
        r1cs = try R1CS(r1cs: Array(try Data(contentsOf: r1csFile)))
        witness = try WitnessFile.decode(Array(try Data(contentsOf: witnessFile)))
    }

    static func all(in folder: URL) throws -> [CircomCircuit] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap { file in
            file.hasSuffix(".r1cs") ? try CircomCircuit(String(file.dropLast(".r1cs".count)), in: folder) : nil
        }
    }
}
