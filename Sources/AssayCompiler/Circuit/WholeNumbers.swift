// SPDX-License-Identifier: Apache-2.0
internal import AssayConstraints
internal import BigInt

extension WideInteger {
    /// The same integer. Precondition: its magnitude is below 2^256, as everything within `Limits.wholeNumber` is.
    init(_ value: BigInt) {
        let words = value.magnitude.words.map { UInt64($0) }
        self = WideInteger(isNegative: value.signum() < 0, limbs: words + Array(repeating: 0, count: max(0, 4 - words.count))) ?? 0
    }
}

extension WholeInterval {
    /// For the gadgets.
    var wide: ClosedRange<WideInteger> { WideInteger(lower)...WideInteger(upper) }
}
