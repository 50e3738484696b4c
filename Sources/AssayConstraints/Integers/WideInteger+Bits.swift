// SPDX-License-Identifier: Apache-2.0

extension WideInteger {
    /// Zeros at the end of the magnitude in binary; 256 for zero.
    public var trailingZeroCount: Int {
        magnitude.low == 0 ? 128 + magnitude.high.trailingZeroBitCount : magnitude.low.trailingZeroBitCount
    }

    /// Whether the magnitude is a power of two.
    public var isPowerOfTwo: Bool { magnitude.high.nonzeroBitCount + magnitude.low.nonzeroBitCount == 1 }
}
