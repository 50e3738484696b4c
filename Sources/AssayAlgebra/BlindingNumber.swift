// SPDX-License-Identifier: Apache-2.0

/// A number of 128 bits by which one of many equations is multiplied before all are added up.
public struct BlindingNumber: Sendable, Hashable, BitwiseCopyable {
    /// The lower 64 bits.
    public let low: UInt64
    /// The upper 64 bits.
    public let high: UInt64

    /// The number `high` · 2⁶⁴ + `low`.
    public init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// A uniform number. Whoever made the equations must not be able to guess it: give it the system generator.
    public static func random(using generator: inout some RandomNumberGenerator) -> Self {
        Self(low: generator.next(), high: generator.next())
    }

    /// The number as an element of a field of more than 128 bits.
    public func element<F: PrimeField>(of _: F.Type = F.self) -> F { F(low) + F(high) * F(UInt64(1) << 32).squared }
}
