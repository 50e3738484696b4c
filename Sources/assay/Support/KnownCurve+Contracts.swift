// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayEVM
internal import AssayVerifier

extension KnownCurve {
    /// The curve as a type that contracts can work with.
    var ofContracts: any ContractCurve.Type {
        switch self {
        case .bn254: BN254.self
        case .bls12381: BLS12381.self
        }
    }
}
