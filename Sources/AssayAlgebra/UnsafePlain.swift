// SPDX-License-Identifier: Apache-2.0

/// Hands plain limbs to a kernel for the length of one call.
@inline(__always)
func withUnsafePlain<R>(_ limbs: [UInt64], _ body: (UnsafePointer<UInt64>?) -> R) -> R {
    unsafe limbs.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
}
