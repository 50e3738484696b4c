// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

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
    init(from reader: inout ByteReader, _ wireCount: Int, _ domainSize: Int) throws(FormatError) {
        let count = try reader.readCount(of: "coefficients", elementSize: ZkeyLayout.coefficientByteCount(F.self))
        guard let factor = ZkeyLayout.coefficientFactor(F.self).inverse else {
            throw reader.error(.unsupported, "the field has characteristic two")
        }
        var entries: [[MatrixEntry<F>]] = [[], []]
        var rowCount = 0
        for _ in 0..<count {
            let start = reader
            let matrix = Int(try reader.readUInt32())
            let row = Int(try reader.readUInt32())
            let column = try reader.readUInt32()
            guard matrix < 2, row < domainSize, column < UInt32(wireCount) else {
                throw start.error(.outOfRange, "no entry (matrix \(matrix), row \(row), wire \(column)) can exist in this circuit")
            }
            entries[matrix].append(.init(row: row, column: column, value: try reader.readElement() * factor))
            rowCount = max(rowCount, row + 1)
        }
        try reader.finish()
        a = SparseMatrix(rowCount: rowCount, entries: entries[0])
        b = SparseMatrix(rowCount: rowCount, entries: entries[1])
    }

    /// Writes the entries row by row, those of A before those of B.
    func append(to bytes: inout [UInt8]) {
        let factor = ZkeyLayout.coefficientFactor(F.self)
        bytes.reserveCapacity(4 + (a.entryCount + b.entryCount) * ZkeyLayout.coefficientByteCount(F.self))
        bytes.appendLittleEndian(UInt32(a.entryCount + b.entryCount))
        for row in 0..<a.rowCount {
            for (matrix, source) in [a, b].enumerated() {
                for (column, value) in source.row(row) {
                    for number in [UInt32(matrix), UInt32(row), column] { bytes.appendLittleEndian(number) }
                    bytes.appendElement(value * factor)
                }
            }
        }
    }
}
