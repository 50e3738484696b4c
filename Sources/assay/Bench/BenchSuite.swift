// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// A named group of measurements on inputs that are made on the spot.
enum BenchSuite: String, CaseIterable {
    case field, msm, ntt, pairing, compile, witness, prove, load, setup, ceremony, powers, verify, batch, editor

    /// What it measures, in one line.
    var summary: String {
        switch self {
        case .field: "products, sums and inverses of whole arrays of field elements"
        case .msm: "sums of products (multi-scalar multiplications) in G1 and G2"
        case .ntt: "number-theoretic transforms over the scalar field"
        case .pairing: "pairings, and products of several"
        case .compile: "a diary algorithm of about the given number of constraints, from its text to its files, pass by pass"
        case .witness: "witnesses of about the given number of constraints: of a diary algorithm, of bit checks, of hashes"
        case .prove: "proofs for a circuit of the given domain, with the key at hand"
        case .load: "from files to a proof in a process of its own, with the key alone and with the prepared key"
        case .setup: "keys for a circuit of the given domain, with the .zkey written"
        case .ceremony: "the second phase of a ceremony for a circuit of the given domain: first key, contribution, check of five"
        case .powers: "the first phase of a ceremony up to the given power: contribution, preparing, check"
        case .verify: "one proof, prepared key"
        case .batch: "the given number of proofs together, prepared key"
        case .editor: "answers of the language server to 200 edits a run of a program of the given number of lines"
        }
    }

    /// Sizes where the user names none: logarithms to base 2.
    var defaultSizes: [Int] {
        switch self {
        case .field: [16]
        case .msm: [12, 14, 16, 18]
        case .ntt: [12, 14, 16, 18]
        case .pairing, .verify: [0]
        case .compile, .witness: [14]
        case .prove: [10, 12, 14, 16]
        case .load: [14]
        case .setup: [10, 12, 14, 16]
        case .ceremony: [12, 14, 16]
        case .powers: [10]
        case .batch: [0, 3, 6, 10]
        case .editor: [11]
        }
    }

    /// Whether its inputs have a size.
    var hasSizes: Bool { self != .pairing && self != .verify }

    /// All its measurements on one curve.
    func measure<C: CeremonyCurve>(_: C.Type, _ settings: BenchSettings) throws -> [Measurement] {
        switch self {
        case .field: FieldSuite<C>(settings).measure()
        case .msm: try MSMSuite<C>(settings).measure()
        case .ntt: try TransformSuite<C>(settings).measure()
        case .pairing: PairingSuite<C>(settings).measure()
        case .compile: try CompileSuite<C>(settings).measure()
        case .witness: try WitnessSuite<C>(settings).measure()
        case .prove: try ProofSuite<C>(settings).measure()
        case .load: try LoadSuite<C>(settings).measure()
        case .setup: try SetupSuite<C>(settings).measure()
        case .ceremony: try CeremonySuite<C>(settings).measure()
        case .powers: try PowersSuite<C>(settings).measure()
        case .verify: try VerifySuite<C>(settings).measure()
        case .batch: try BatchSuite<C>(settings).measure()
        case .editor: try EditorSuite(settings).measure()
        }
    }
}
