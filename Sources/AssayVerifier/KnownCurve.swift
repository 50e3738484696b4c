// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayGroth16

/// A curve that files can be for.
public enum KnownCurve: Hashable, Sendable, CaseIterable {
    case bn254
    case bls12381

    /// The curve as a type, for generic code: `f(curve.type)` calls `f<C>(_: C.Type)`.
    public var type: any PairingCurve.Type {
        switch self {
        case .bn254: BN254.self
        case .bls12381: BLS12381.self
        }
    }

    /// As papers write it.
    public var words: String {
        switch self {
        case .bn254: "BN254"
        case .bls12381: "BLS12-381"
        }
    }

    /// The curve of that type.
    public init<C: PairingCurve>(_ type: C.Type) { self = C.name == BN254.name ? .bn254 : .bls12381 }

    /// The curve that a file calls `name`: `bn128`, `BN254`, `alt_bn128`, `bls12381`, `bls12-381`; `nil` for any other.
    public init?(named name: String) {
        let folded = CurveName.folded(name)
        guard let curve = Self.allCases.first(where: { Self.names(of: $0.type).contains(folded) }) else { return nil }
        self = curve
    }

    private static func names<C: PairingCurve>(of type: C.Type) -> [String] { CurveName.names(of: type) }

    /// The curve that has this prime, as limbs from the least significant, for coordinates or for scalars.
    init?(prime: [UInt64]) {
        guard let curve = Self.allCases.first(where: { Self.primes(of: $0.type).contains(prime) }) else { return nil }
        self = curve
    }

    private static func primes<C: PairingCurve>(of type: C.Type) -> [[UInt64]] { [C.Fp.modulus, C.Fr.modulus] }
}
