// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Writes constraints as an `.r1cs` file has them: for each of A, B and C the number of entries, and for each entry the wire and the coefficient.
struct RowWriter<F: PrimeField> {
    private let sides: [Side]

    /// Constraints that make one piece of a file.
    static var rowsTogether: Int { 256 }

    init(_ r1cs: R1CS<F>) { sides = [r1cs.a, r1cs.b, r1cs.c].map { Side($0) } }

    /// A matrix with its coefficients as they stand in the file, in words: each different one where they stand in a pool, else all.
    private struct Side {
        let starts: [Int]
        let columns: [UInt32]
        let places: [UInt32]?
        let words: [UInt64]

        static var wordCount: Int { F.byteCount / 8 }

        init(_ matrix: SparseMatrix<F>) {
            starts = matrix.starts
            columns = matrix.columns
            places = matrix.values.pooled?.places
            var bytes: [UInt8] = []
            F.appendPlain(matrix.values.pooled?.pool.elements ?? matrix.values.elements, to: &bytes)
            words = bytes.withUnsafeBytes { bytes in
                stride(from: 0, to: bytes.count, by: 8).map { bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self) }
            }
        }

        /// Writes a row at `offset`, which moves behind it.
        func write(_ row: Int, to bytes: UnsafeMutableRawBufferPointer, at offset: inout Int) {
            let entries = starts[row]..<starts[row + 1]
            bytes.storeBytes(of: UInt32(entries.count).littleEndian, toByteOffset: offset, as: UInt32.self)
            offset += 4
            for entry in entries {
                bytes.storeBytes(of: columns[entry].littleEndian, toByteOffset: offset, as: UInt32.self)
                let start = Self.wordCount * (places.map { Int($0[entry]) } ?? entry)
                for word in 0..<Self.wordCount {
                    bytes.storeBytes(of: words[start + word], toByteOffset: offset + 4 + 8 * word, as: UInt64.self)
                }
                offset += 4 + F.byteCount
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
            var offset = 0
            for row in rows {
                for side in sides { side.write(row, to: UnsafeMutableRawBufferPointer(buffer), at: &offset) }
            }
            initializedCount = offset
        }
    }
}
