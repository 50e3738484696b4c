// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayFormats

extension PrimeField {
    /// The residue of `value`.
    public init(_ value: WideInteger) {
        let magnitude = value.magnitude == UInt256(low: 1) ? Self.one : Self(value.magnitude)
        self = value.isNegative ? -magnitude : magnitude
    }

    init(_ value: UInt256) {
        if value.high == 0, value.low <= UInt128(UInt64.max) {
            self.init(UInt64(value.low))
        } else if let element = Self(limbs: value.limbs) {
            self = element
        } else {
            var bytes: [UInt8] = []
            value.limbs.forEach { bytes.appendLittleEndian($0) }
            self.init(reducing: bytes)
        }
    }

    /// The representative in `0 ..< modulus`.
    public var integer: WideInteger { WideInteger(magnitude: plain) }

    /// The representative of least magnitude, in `-(modulus - 1) / 2 ... (modulus - 1) / 2`: small negative numbers read as such.
    public var signedInteger: WideInteger {
        if self == .one { return 1 }
        if self == .minusOne { return -1 }
        let value = plain
        // Most of those that are asked for are small numbers.
        if value.high == 0 && Self.bitWidth > 129 { return WideInteger(magnitude: value) }
        let opposite = Self.plainModulus &- value
        return opposite < value ? WideInteger(isNegative: true, magnitude: opposite) : WideInteger(magnitude: value)
    }

    /// The modulus as an integer.
    public static var modulusInteger: WideInteger { WideInteger(magnitude: plainModulus) }

    /// The plain integer; a field of more than 256 bits has no use here.
    var plain: UInt256 { UInt256(words: words) }

    static var plainModulus: UInt256 {
        let modulus = modulus
        return UInt256(words: (modulus[0], modulus[1], modulus[2], modulus[3]))
    }
}
