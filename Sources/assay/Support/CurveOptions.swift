// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayGroth16
internal import AssayVerifier

/// The curve that a circuit is made for. Verbs that read one know it from their files.
struct CurveOptions: ParsableArguments {
    @Option(name: .customLong("curve"), help: "The curve that proofs are to be on: bn254 or bls12-381.", transform: Self.curve)
    var curve = KnownCurve.bn254

    private static func curve(_ name: String) throws -> KnownCurve {
        guard let curve = KnownCurve(named: name) else { throw ValidationError("there is no curve \(name); there are bn254 and bls12-381") }
        return curve
    }
}

/// How a circuit publishes its outputs. Verbs that read one know it from its interface.
struct PackingOptions: ParsableArguments {
    @Flag(
        name: .customLong("pack-outputs"),
        help: "Publish the outputs together, in as few public signals as have room for them: a contract pays for each signal.")
    var packsOutputs = false
}

extension KnownCurve {
    /// As the option has it.
    var option: String {
        switch self {
        case .bn254: "bn254"
        case .bls12381: "bls12-381"
        }
    }

    /// The curve as a type for everything that a command does on it: `f(curve.proving)` calls `f<C>(_: C.Type)`.
    var proving: any CeremonyCurve.Type {
        switch self {
        case .bn254: BN254.self
        case .bls12381: BLS12381.self
        }
    }
}
