// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayFormats

/// Section 4 of a `.zkey`: the entries of A and B, the input rows included. C is not stored; it is A·B row by row.
struct CoefficientTable<F: PrimeField> {
    var a: SparseMatrix<F>
    var b: SparseMatrix<F>

    init(a: SparseMatrix<F>, b: SparseMatrix<F>) {
        self.a = a
        self.b = b
    }

    /// Reads `count u32`, then for each entry `matrix u32 (0 = A, 1 = B) | constraint u32 | signal u32 | value`.
    ///
    /// The number of rows is that of the last row mentioned, at most `domainSize`.
    @specialized(where F == BN254.Fr)
    init(from reader: inout ByteReader, _ wireCount: Int, _ domainSize: Int) throws(FormatError) {
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

    /// Writes the entries row by row, those of A before those of B.
    @specialized(where F == BN254.Fr)
    func append(to bytes: inout [UInt8]) {
        let size = F.byteCount
        let stored = [a, b].map { Self.storedValues($0.values) }
        bytes.appendLittleEndian(UInt32(a.entryCount + b.entryCount))
        for row in 0..<a.rowCount {
            for (matrix, source) in [a, b].enumerated() {
                for entry in source.entries(row) {
                    for number in [UInt32(matrix), UInt32(row), source.columns[entry]] { bytes.appendLittleEndian(number) }
                    bytes += stored[matrix][entry * size..<(entry + 1) * size]
                }
            }
        }
    }

    private static func storedValues(_ values: [F]) -> [UInt8] {
        var scaled = values
        F.scale(&scaled, by: ZkeyLayout.coefficientFactor(F.self))
        var bytes: [UInt8] = []
        F.appendPlain(scaled, to: &bytes)
        return bytes
    }
}
