// SPDX-License-Identifier: Apache-2.0
internal import AssayCertificate

/// Factors of constraints by fingerprints of their forms; those of other fingerprints may stand among them.
struct FactorTable {
    private let lists: NumberLists
    private let mask: UInt64

    /// A table for so many factors, and more.
    init(capacity: Int) {
        let size = 1 << (max(capacity, 1).bitWidth - max(capacity, 1).leadingZeroBitCount)
        lists = NumberLists(keyCount: size)
        mask = UInt64(size - 1)
    }

    func append(_ place: Place, _ fingerprint: UInt64) {
        lists.append(place.constraint << 1 | (place.factor == .a ? 0 : 1), to: key(fingerprint))
    }

    /// In the order in which they came.
    func places(_ fingerprint: UInt64) -> [Place] {
        lists[key(fingerprint)].map { Place($0 >> 1, $0 & 1 == 0 ? .a : .b) }
    }

    private func key(_ fingerprint: UInt64) -> Int { Int(fingerprint >> 32 & mask) }
}
