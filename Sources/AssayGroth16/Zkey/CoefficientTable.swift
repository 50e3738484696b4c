// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra
package import AssayConstraints
package import AssayFormats

/// Section 4 of a `.zkey`: the entries of A and B, the input rows included. C is not stored; it is A·B row by row.
package struct CoefficientTable<F: PrimeField> {
    package var a: SparseMatrix<F>
    package var b: SparseMatrix<F>

    package init(a: SparseMatrix<F>, b: SparseMatrix<F>) {
        self.a = a
        self.b = b
    }

    /// Reads `count u32`, then for each entry `matrix u32 (0 = A, 1 = B) | constraint u32 | signal u32 | value`.
    ///
    /// The number of rows is that of the last row mentioned, at most `domainSize`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    package init(from reader: inout ByteReader, _ wireCount: Int, _ domainSize: Int) throws(FormatError) {
        let values: [F] = try Self.readValues(from: reader)
        var entries: [[MatrixEntry<F>]] = [[], []]
        _ = try reader.readUInt32()
        for value in values {
            let start = reader
            let matrix = Int(try reader.readUInt32())
            let row = Int(try reader.readUInt32())
            let column = try reader.readUInt32()
            guard matrix < 2, row < domainSize, column < UInt32(wireCount) else {
                throw start.error(.outOfRange, "no entry (matrix \(matrix), row \(row), wire \(column)) can exist in this circuit")
            }
            entries[matrix].append(.init(row: row, column: column, value: value))
            _ = try reader.readBytes(F.byteCount)
        }
        try reader.finish()
        let rowCount = (entries.joined().lazy.map(\.row).max() ?? -1) + 1
        a = SparseMatrix(rowCount: rowCount, entries: entries[0])
        b = SparseMatrix(rowCount: rowCount, entries: entries[1])
    }

    /// The values of all entries, read together: that is ten times faster than one by one.
    private static func readValues(from section: ByteReader) throws(FormatError) -> [F] {
        var reader = section
        let count = try reader.readCount(of: "coefficients", elementSize: ZkeyLayout.coefficientByteCount(F.self))
        let start = reader
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * F.byteCount)
        for _ in 0..<count {
            bytes += try reader.readBytes(ZkeyLayout.coefficientByteCount(F.self)).suffix(F.byteCount)
        }
        guard var values = try? F.readPlain(bytes[...], count: count) else {
            throw start.error(.nonCanonical, "a coefficient is not below the modulus", advice: "fetch or make the key again")
        }
        if let factor = ZkeyLayout.coefficientFactor(F.self).inverse { F.scale(&values, by: factor) }
        return values
    }

    /// Bytes of the section.
    package var byteCount: Int { 4 + (a.entryCount + b.entryCount) * ZkeyLayout.coefficientByteCount(F.self) }

    /// Hands the section to `write` piece by piece, as words: the entries row by row, those of A before those of B.
    package func write<E: Error>(_ write: ([UInt32]) throws(E) -> Void) throws(E) {
        try write([UInt32(a.entryCount + b.entryCount).littleEndian])
        for first in stride(from: 0, to: a.rowCount, by: ZkeyLayout.rowsTogether) {
            try write(words(first..<min(first + ZkeyLayout.rowsTogether, a.rowCount)))
        }
    }

    /// The entries of some rows.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    private func words(_ rows: Range<Int>) -> [UInt32] {
        let sources = [a, b]
        let stored = sources.map { Self.storedWords($0.values[$0.starts[rows.lowerBound]..<$0.starts[rows.upperBound]]) }
        let size = F.byteCount / 4
        var words: [UInt32] = []
        words.reserveCapacity(stored.reduce(0) { $0 + $1.count / size } * (3 + size))
        for row in rows {
            for (matrix, source) in sources.enumerated() {
                for entry in source.entries(row) {
                    words.append(UInt32(matrix).littleEndian)
                    words.append(UInt32(row).littleEndian)
                    words.append(source.columns[entry].littleEndian)
                    let start = (entry - source.starts[rows.lowerBound]) * size
                    for word in start..<start + size { words.append(stored[matrix][word]) }
                }
            }
        }
        return words
    }

    /// Values as they stand in the file.
    private static func storedWords(_ values: some Collection<F>) -> [UInt32] {
        var scaled = Array(values)
        F.scale(&scaled, by: ZkeyLayout.coefficientFactor(F.self))
        var bytes: [UInt8] = []
        F.appendPlain(scaled, to: &bytes)
        return bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 4).map { bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self) }
        }
    }
}
