// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

extension R1CS {
    /// A system from matrices that are already there; labels are the numbers of the wires.
    ///
    /// - Returns: `nil` when the matrices differ in their rows, name a wire that is not there, or there are fewer wires than
    ///   the constant and the declared signals.
    public init?(
        outputCount: Int, publicInputCount: Int, privateInputCount: Int, wireCount: Int, a: SparseMatrix<F>, b: SparseMatrix<F>,
        c: SparseMatrix<F>
    ) {
        let declared = [outputCount, publicInputCount, privateInputCount]
        guard declared.allSatisfy({ (0..<Int(UInt32.max)).contains($0) }), 1 + declared.reduce(0, +) <= wireCount,
            wireCount <= Int(UInt32.max), a.rowCount == b.rowCount, a.rowCount == c.rowCount,
            [a, b, c].allSatisfy({ $0.columns.allSatisfy { $0 < wireCount } })
        else { return nil }
        self.init(
            outputCount: outputCount, publicInputCount: publicInputCount, privateInputCount: privateInputCount, wireCount: wireCount,
            labelCount: UInt64(wireCount), labels: (0..<UInt64(wireCount)).map { $0 }, a: a, b: b, c: c)
    }
}
