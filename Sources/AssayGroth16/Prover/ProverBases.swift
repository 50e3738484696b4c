// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The bases of a prover's five sums, with multiples as far as the memory for them goes.
struct ProverBases<C: PairingCurve>: Sendable {
    let a, b1, c, h: MSMBases<C.G1>
    let b2: MSMBases<C.G2>

    /// - Parameter tableMemory: Bytes for multiples, of which each sum gets as many rows.
    init(_ points: PreparedKey<C>.Points, tableMemory: Int, threads: Int) {
        let rows = tableMemory / max(1, Self.rowBytes(points))
        a = MSMBases(points.a, rows: rows, threads: threads)
        b1 = MSMBases(points.b1, rows: rows, threads: threads)
        b2 = MSMBases(points.b2, rows: rows, threads: threads)
        c = MSMBases(points.c, rows: rows, threads: threads)
        h = MSMBases(points.h, rows: rows, threads: threads)
    }

    /// Memory of one row for each sum.
    private static func rowBytes(_ points: PreparedKey<C>.Points) -> Int {
        (points.a.count + points.b1.count + points.c.count + points.h.count) * MemoryLayout<C.G1.Affine>.stride
            + points.b2.count * MemoryLayout<C.G2.Affine>.stride
    }
}
