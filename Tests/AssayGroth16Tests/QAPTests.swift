// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayTestSupport
import Testing

@testable import AssayGroth16

@Suite struct QAPTests {
    /// Rows of the circuit, then one row for the constant one and each public input, then none.
    @Test func inputRowsFollowTheConstraints() throws {
        let circuit = scoreCircuit().r1cs
        let qap = QAP(circuit)
        #expect(qap.constraintCount == circuit.constraintCount)
        #expect(qap.a.rowCount == circuit.constraintCount + 6 && qap.b.rowCount == qap.a.rowCount)
        for signal in 0...5 {
            let row = qap.a.row(circuit.constraintCount + signal)
            #expect(row.map(\.column) == [UInt32(signal)] && row.map(\.value) == [.one])
            #expect(qap.b.row(circuit.constraintCount + signal).isEmpty)
        }
    }

    @Test(arguments: [(1, 2), (2, 2), (3, 4), (4, 4), (5, 8), (1024, 1024), (1025, 2048)]) func domains(rows: Int, size: Int) throws {
        var matrix = SparseMatrix<Fr>()
        for _ in 0..<rows - 1 { matrix.endRow() }
        var a = matrix
        a.append(0, .one)
        a.endRow()
        matrix.endRow()
        let qap = try #require(QAP(a: a, b: matrix, inputCount: 0, wireCount: 1))
        #expect(qap.domainSize == size)
    }

    /// The identity behind the prover: at a random τ, a(τ)·b(τ) − c(τ) = Σ (h·t)(ω^{2i+1}) · L_{2i+1}(τ).
    @Test func quotientOnTheOddCoset() throws {
        let sample = try Sample.score.get()
        let qap = QAP(sample.r1cs)
        var generator = SeededGenerator()
        let tau = Fr.random(using: &generator)
        let domain = try #require(EvaluationDomain<Fr>(size: qap.domainSize))
        let lagrange = domain.lagrange(at: tau)
        func value(_ matrix: SparseMatrix<Fr>) -> Fr {
            Fr.innerProduct(matrix.columnSums(weights: lagrange, columnCount: qap.wireCount), sample.witness)
        }
        let odd = try domain.oddLagrange(at: tau)
        // With C known, and with C as the product of A and B.
        for c in [sample.r1cs.c, nil] {
            let program = try #require(QuotientProgram(qap, c: c))
            let reversed = try #require(try program.quotient(sample.witness, threads: 2)).values
            let quotient = reversed.indices.map { reversed[domain.reversedIndex($0)] }
            #expect(Fr.innerProduct(quotient, odd) == value(qap.a) * value(qap.b) - value(sample.r1cs.c), "\(generator)")
            #expect(quotient.contains { !$0.isZero })
        }
    }

    @Test func anUnsatisfiedRowHasNoQuotient() throws {
        let sample = try Sample.score.get()
        let program = try #require(QuotientProgram(QAP(sample.r1cs), c: sample.r1cs.c))
        for wire in sample.witness.indices.dropFirst() where wire != 5 {
            var witness = sample.witness
            witness[wire] += 1
            #expect(try program.quotient(witness, threads: 1) == nil, "wire \(wire)")
        }
    }

    @Test func entriesComeInAnyOrder() {
        let entries = [(2, 1), (0, 3), (2, 0), (0, 3), (4, 2)].enumerated().map { index, place in
            MatrixEntry<Fr>(row: place.0, column: UInt32(place.1), value: Fr(index + 1))
        }
        let matrix = SparseMatrix(rowCount: 6, entries: entries)
        #expect((0..<6).map { matrix.row($0).map(\.value) } == [[2, 4], [], [1, 3], [], [5], []])
        #expect(matrix.isSameMatrix(as: SparseMatrix(rowCount: 6, entries: entries.reversed())))
        #expect(!matrix.isSameMatrix(as: SparseMatrix(rowCount: 6, entries: entries.dropLast())))
        #expect(!matrix.isSameMatrix(as: SparseMatrix(rowCount: 7, entries: entries)))
    }

    /// Rows of A and B as a damaged key may list them, and what the last rows must be.
    @Test func inputRowsAreRequired() throws {
        let sound = QAP(productCircuit().r1cs)
        func entries(_ matrix: SparseMatrix<Fr>) -> [MatrixEntry<Fr>] {
            (0..<matrix.rowCount).flatMap { row in matrix.row(row).map { MatrixEntry(row: row, column: $0.column, value: $0.value) } }
        }
        func isProgram(inputs: Int = 2, a added: [MatrixEntry<Fr>] = [], b addedToB: [MatrixEntry<Fr>] = []) -> Bool {
            let rows = sound.a.rowCount
            let a = SparseMatrix(rowCount: rows, entries: entries(sound.a) + added)
            let b = SparseMatrix(rowCount: rows, entries: entries(sound.b) + addedToB)
            return QAP(a: a, b: b, inputCount: inputs, wireCount: 4) != nil
        }
        #expect(isProgram())
        #expect(!isProgram(a: [MatrixEntry(row: 3, column: 3, value: 1)]))
        #expect(!isProgram(a: [MatrixEntry(row: 3, column: 2, value: 1)]))
        #expect(!isProgram(b: [MatrixEntry(row: 3, column: 0, value: 1)]))
        #expect(!isProgram(inputs: 1) && !isProgram(inputs: 3) && !isProgram(inputs: 4))
        let short = SparseMatrix<Fr>(rowCount: 1, entries: [MatrixEntry(row: 0, column: 0, value: 1)])
        #expect(QAP(a: sound.a, b: short, inputCount: 2, wireCount: 4) == nil)
    }

    /// Other coefficients, other wires or another number of public signals make another circuit.
    @Test func programsAreToldApart() throws {
        let (score, product) = (scoreCircuit().r1cs, productCircuit().r1cs)
        #expect(QAP(score).isProgram(of: score) && QAP(product).isProgram(of: product))
        #expect(!QAP(score).isProgram(of: product) && !QAP(product).isProgram(of: score))
        let qap = QAP(product)
        for (a, b, inputs, wires) in [(qap.b, qap.b, 2, 4), (qap.a, qap.a, 2, 4), (qap.a, qap.b, 2, 5)] {
            #expect(QAP(a: a, b: b, inputCount: inputs, wireCount: wires)?.isProgram(of: product) != true)
        }
        var a = SparseMatrix<Fr>(rowCount: 1, entries: [MatrixEntry(row: 0, column: 2, value: 7)])
        for row in 1...3 {
            a.append(UInt32(row - 1), .one)
            a.endRow()
        }
        let changed = try #require(QAP(a: a, b: qap.b, inputCount: 2, wireCount: 4))
        #expect(!changed.isProgram(of: product))
    }
}
