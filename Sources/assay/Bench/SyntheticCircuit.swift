// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// A circuit that fills its domain, with a witness: for measurements at any size and density.
///
/// One public signal. The wires of full length are a chain, each row `x[k] · (x[k-1] + k · x[k-2]) = x[k+1]`, so that every
/// one of them stands in A, B and C. The other wires are bits, each with its row `b · (b − 1) = 0`.
struct SyntheticCircuit<F: PrimeField> {
    let r1cs: R1CS<F>
    let witness: [F]

    /// Rows that fill a domain of 2^`log` beside the rows of the constant one and of the public signal.
    static func rowCount(log: Int) -> Int { (1 << log) - 2 }

    /// - Parameter log: Logarithm to base 2 of the domain, 4 or more.
    init(log: Int, density: Density) {
        let rows = Self.rowCount(log: log)
        let chain = max(4, min(rows, density.part(of: rows)))
        var builder = Builder(seed: UInt64(log))
        for row in 1..<chain { builder.appendLink(UInt64(row)) }
        builder.endChain(UInt64(chain))
        for _ in chain..<rows { builder.appendBit() }
        guard let r1cs = builder.r1cs else { preconditionFailure("the builder numbers wires as it makes them") }
        self.r1cs = r1cs
        witness = builder.witness
    }

    private struct Builder {
        /// Wire 1 is public, and becomes the end of the chain.
        var witness: [F] = [.one, .zero]
        private var (a, b, c) = (SparseMatrix<F>(), SparseMatrix<F>(), SparseMatrix<F>())
        /// The last three wires of the chain, the latest first.
        private var latest: [UInt32] = []
        private var generator: SampleGenerator

        init(seed: UInt64) {
            generator = SampleGenerator(seed)
            for _ in 0..<3 { appendToChain(generator.element()) }
        }

        var r1cs: R1CS<F>? { R1CS(outputCount: 1, publicInputCount: 0, privateInputCount: 3, wireCount: witness.count, a: a, b: b, c: c) }

        private mutating func appendToChain(_ value: F) {
            latest = [UInt32(witness.count)] + latest.prefix(2)
            witness.append(value)
        }

        mutating func appendLink(_ factor: UInt64) {
            appendToChain(product(factor, is: UInt32(witness.count)))
        }

        /// The last link: its product is the public signal.
        mutating func endChain(_ factor: UInt64) {
            witness[1] = product(factor, is: 1)
        }

        /// A row of the chain; returns the value that it gives to `wire`.
        private mutating func product(_ factor: UInt64, is wire: UInt32) -> F {
            let (x, y, z) = (latest[0], latest[1], latest[2])
            a.append(x, .one)
            b.append(y, .one)
            b.append(z, F(factor))
            c.append(wire, .one)
            endRow()
            return witness[Int(x)] * (witness[Int(y)] + F(factor) * witness[Int(z)])
        }

        mutating func appendBit() {
            let wire = UInt32(witness.count)
            witness.append(generator.next().isMultiple(of: 2) ? .zero : .one)
            a.append(wire, .one)
            b.append(0, -.one)
            b.append(wire, .one)
            endRow()
        }

        private mutating func endRow() {
            a.endRow()
            b.endRow()
            c.endRow()
        }
    }
}
