// SPDX-License-Identifier: Apache-2.0

/// Decimal text of multi-limb integers, least significant limb first.
enum Decimal {
    static func string(_ limbs: [UInt64]) -> String {
        var limbs = limbs
        var groups: [UInt64] = []
        let base: UInt64 = 10_000_000_000_000_000_000
        while limbs.contains(where: { $0 != 0 }) {
            var remainder: UInt64 = 0
            for i in limbs.indices.reversed() {
                (limbs[i], remainder) = base.dividingFullWidth((remainder, limbs[i]))
            }
            groups.append(remainder)
        }
        guard let first = groups.last else { return "0" }
        return groups.dropLast().reversed().reduce(into: String(first)) { text, group in
            let digits = String(group)
            text += String(repeating: "0", count: 19 - digits.count) + digits
        }
    }

    /// `nil` unless `text` is one canonical run of ASCII digits that fits `count` limbs.
    static func limbs(_ text: String, count: Int) -> [UInt64]? {
        let digits = Array(text.utf8)
        guard !digits.isEmpty, digits.count <= 20 * count, digits.count == 1 || digits[0] != UInt8(ascii: "0") else { return nil }
        var limbs = [UInt64](repeating: 0, count: count)
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            var carry = UInt64(digit - UInt8(ascii: "0"))
            for i in limbs.indices {
                let (high, low) = limbs[i].multipliedFullWidth(by: 10)
                let (sum, overflow) = low.addingReportingOverflow(carry)
                limbs[i] = sum
                carry = high + (overflow ? 1 : 0)
            }
            guard carry == 0 else { return nil }
        }
        return limbs
    }
}
