// SPDX-License-Identifier: Apache-2.0

extension CurveGroup {
    /// The point times an integer of any length, given by its limbs, least significant first: bit by bit, where the integer is shorter than a scalar
    /// or greater than the group order, or the point outside the subgroup. Variable time.
    package static func multiple(of point: Affine, by limbs: some BidirectionalCollection<UInt64>) -> Self {
        var result = zero
        var isLeading = true
        for limb in limbs.reversed() {
            for bit in (0..<64).reversed() {
                if !isLeading { result = result.doubled }
                guard limb >> UInt64(bit) & 1 == 1 else { continue }
                result += point
                isLeading = false
            }
        }
        return result
    }
}
