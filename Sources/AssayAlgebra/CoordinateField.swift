// SPDX-License-Identifier: Apache-2.0

/// A field in which the coordinates of points lie: the base field of a curve, or an extension of it.
public protocol CoordinateField: Sendable, Hashable, BitwiseCopyable {
    /// The base field.
    associatedtype Base: PrimeField

    /// Degree over the base field: the number of components.
    static var degree: Int { get }
    /// The coefficients over the base field, lowest power first (with u² = -1: the real part, then the imaginary part).
    var components: [Base] { get }
    /// The element with these coefficients; `nil` unless there are ``degree`` of them.
    init?(components: [Base])
}

extension CoordinateField where Self: PrimeField {
    public static var degree: Int { 1 }
    public var components: [Self] { [self] }

    public init?(components: [Self]) {
        guard components.count == 1 else { return nil }
        self = components[0]
    }
}

/// Elements `c0 + c1 u` with u² = −1.
protocol QuadraticExtension: CoordinateField {
    init(c0: Base, c1: Base)
    var c0: Base { get }
    var c1: Base { get }
}

extension QuadraticExtension {
    public static var degree: Int { 2 }
    public var components: [Base] { [c0, c1] }

    public init?(components: [Base]) {
        guard components.count == 2 else { return nil }
        self.init(c0: components[0], c1: components[1])
    }
}

extension BN254.Fp: CoordinateField {
    public typealias Base = Self
}

extension BN254.Fp2: QuadraticExtension {
    public typealias Base = BN254.Fp
}

extension BLS12381.Fp: CoordinateField {
    public typealias Base = Self
}

extension BLS12381.Fp2: QuadraticExtension {
    public typealias Base = BLS12381.Fp
}
