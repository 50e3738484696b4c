// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto

extension DataSet {
    /// The elements that the commitment hashes, without the zeros that fill the last hash. Rows that are not there are zero.
    ///
    /// The encoding is unique: each value has one offset from `lo`, a missing one has zero bits, and `count` tells rows that
    /// are not there from rows of zeros.
    public func packed<F: PrimeField>(as field: F.Type = F.self) -> [F] {
        let layout = PackedLayout(schema)
        var payloads = [[UInt64]](repeating: [0, 0, 0, 0], count: layout.elementCount)
        for (rowIndex, row) in rows.enumerated() {
            for (fieldIndex, value) in row.enumerated() {
                guard let value else { continue }
                let position = layout.position(row: rowIndex, field: fieldIndex)
                if let bit = position.presenceBit { Self.place(1, at: bit, in: &payloads[position.element]) }
                let offset = UInt64(value - schema.fields[fieldIndex].lo)
                Self.place(offset, at: position.valueBit, in: &payloads[position.element])
            }
        }
        defer { for i in payloads.indices { wipe(&payloads[i]) } }
        return payloads.map { F(payload: $0) }
    }

    private static func place(_ value: UInt64, at bit: Int, in limbs: inout [UInt64]) {
        let (limb, shift) = (bit / 64, bit % 64)
        limbs[limb] |= value << UInt64(shift)
        if shift > 0, limb + 1 < limbs.count { limbs[limb + 1] |= value >> UInt64(64 - shift) }
    }
}

extension PrimeField {
    /// The element of 248 payload bits; in fields too small to hold them (those of tests) it is reduced.
    fileprivate init(payload limbs: [UInt64]) {
        self =
            Self(limbs: limbs)
            ?? Self(
                reducing: limbs.flatMap { limb in
                    (0..<8).map { UInt8(truncatingIfNeeded: limb >> UInt64(8 * $0)) }
                })
    }
}
