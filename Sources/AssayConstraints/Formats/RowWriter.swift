// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Writes constraints as an `.r1cs` file has them: for each of A, B and C the number of entries, and for each entry the wire and the coefficient.
struct RowWriter<F: PrimeField> {
    private let sides: [Side]

    /// Constraints that make one piece of a file.
    static var rowsTogether: Int { 256 }

    init(_ r1cs: R1CS<F>) { sides = [r1cs.a, r1cs.b, r1cs.c].map { Side($0) } }

    /// A matrix with its coefficients as they stand in the file: each different one where they stand in a pool, else all.
    private struct Side {
        let starts: [Int]
        let columns: [UInt32]
        let places: [UInt32]?
        let elements: [UInt8]

        init(_ matrix: SparseMatrix<F>) {
            starts = matrix.starts
            columns = matrix.columns
            places = matrix.values.pooled?.places
            var elements: [UInt8] = []
            F.appendPlain(matrix.values.pooled?.pool.elements ?? matrix.values.elements, to: &elements)
            self.elements = elements
        }

        /// Writes a row at `bytes`, where there is room for it, and moves behind it.
        func write(_ row: Int, to bytes: inout UnsafeMutableRawPointer) {
            let entries = starts[row]..<starts[row + 1]
            bytes.storeBytes(of: UInt32(entries.count).littleEndian, as: UInt32.self)
            bytes = elements.withUnsafeBytes { [next = bytes + 4] elements in
                guard let base = elements.baseAddress else { return next }
                var next = next
                for entry in entries {
                    next.storeBytes(of: columns[entry].littleEndian, as: UInt32.self)
                    let start = F.byteCount * (places.map { Int($0[entry]) } ?? entry)
                    precondition(start + F.byteCount <= elements.count, "a coefficient of the matrix")
                    (next + 4).copyMemory(from: base + start, byteCount: F.byteCount)
                    next += 4 + F.byteCount
                }
                return next
            }
        }
    }

    /// The bytes of some constraints.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    func bytes(_ rows: Range<Int>) -> [UInt8] {
        let entryCount = sides.reduce(0) { $0 + $1.starts[rows.upperBound] - $1.starts[rows.lowerBound] }
        let count = 12 * rows.count + entryCount * (4 + F.byteCount)
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            guard let start = buffer.baseAddress.map({ UnsafeMutableRawPointer($0) }) else { return }
            var end = start
            for row in rows {
                for side in sides { side.write(row, to: &end) }
            }
            initializedCount = end - start
        }
    }
}
