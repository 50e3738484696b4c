// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// 2^8 divides the order of the group, and 3 generates it: a field for transforms without kernels.
extension TinyField: TwoAdicField where prime == 257 {
    public static var twoAdicity: Int { 8 }
    public static var twoAdicRoot: Self { 3 }
}
