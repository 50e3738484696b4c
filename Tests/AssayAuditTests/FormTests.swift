// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// Forms are compared with tables of coefficients by wire, wire 0 for the constant.
@Suite struct FormTests {
    private typealias Table = [UInt32: BN254.Fr]

    private static func coefficient(_ random: inout SeededGenerator) -> BN254.Fr {
        BN254.Fr([-1, 1, 2, -3, 1 << 40].randomElement(using: &random) ?? 1)
    }

    /// Up to five terms of six wires, in any order, some wires twice.
    private static func terms(_ random: inout SeededGenerator) -> [Form<BN254.Fr>.Term] {
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
            Form<BN254.Fr>.Term(UInt32.random(in: 0...5, using: &random), coefficient(&random))
        }
    }

    private func table(_ terms: [Form<BN254.Fr>.Term]) -> Table {
        var table: Table = [:]
        for term in terms { table[term.wire, default: .zero] += term.coefficient }
        return table.filter { !$0.value.isZero }
    }

    private func table(_ form: Form<BN254.Fr>) -> Table {
        var table = Table(uniqueKeysWithValues: form.terms.map { ($0.wire, $0.coefficient) })
        #expect(table[0] == nil && form.terms.map(\.wire) == form.terms.map(\.wire).sorted())
        if !form.constant.isZero { table[0] = form.constant }
        return table
    }

    @Test func formsAreTables() throws {
        var random = SeededGenerator()
        for _ in 0..<3_000 {
            let (mine, theirs, factor) = (Self.terms(&random), Self.terms(&random), Self.coefficient(&random))
            let (a, b) = (Form(mine), Form(theirs))
            #expect(table(a) == table(mine), "\(random)")
            let sum = mine + theirs.map { Form<BN254.Fr>.Term($0.wire, $0.coefficient * factor) }
            #expect(table(a.adding(b, times: factor)) == table(sum), "\(random)")
            #expect(a.adding(b, times: factor) == Form(sum), "\(random)")
            #expect(table(a.scaled(by: factor)) == table(mine).mapValues { $0 * factor }, "\(random)")
            #expect(table(a.withoutConstant) == table(mine).filter { $0.key > 0 }, "\(random)")
            #expect(a.isConstant == table(mine).keys.allSatisfy { $0 == 0 }, "\(random)")
            let isMarked = (0...5).map { _ in Bool.random(using: &random) }
            let part = table(mine).filter { $0.key > 0 && !isMarked[Int($0.key)] }
            #expect(table(a.part(without: isMarked)) == part && a.hasWire(without: isMarked) == !part.isEmpty, "\(random)")
            for wire in 1...5 as ClosedRange<UInt32> {
                #expect(a.coefficient(of: wire) == table(mine)[wire] ?? .zero && a.has(wire) == (table(mine)[wire] != nil), "\(random)")
            }
            #expect(a.coefficient(of: 0) == .zero && !a.has(0))
        }
    }

    @Test func theConstantIsNoTerm() async {
        await #expect(processExitsWith: .failure) {
            let terms = Form<BN254.Fr>([Form.Term(0, .one), Form.Term(3, .one)]).terms
            print(terms[terms.startIndex - 1])
        }
    }

    @Test func ratios() throws {
        var random = SeededGenerator()
        for _ in 0..<3_000 {
            let (a, b, factor) = (Form(Self.terms(&random)), Form(Self.terms(&random)), Self.coefficient(&random))
            #expect(a.scaled(by: factor).ratio(to: a) == (a.isConstant ? nil : factor), "\(a) \(random)")
            #expect(a.scaled(by: factor).shortFingerprint(times: .one) == a.shortFingerprint(times: factor), "\(a) \(random)")
            #expect(a.fingerprint() == a.scaled(by: factor).scaled(by: factor.inverse ?? .zero).fingerprint(), "\(a) \(random)")
            // A multiple of b and nothing else has a ratio to it.
            let ratio = a.ratio(to: b)
            #expect(ratio.map { b.scaled(by: $0) == a } ?? true, "\(a) \(b) \(random)")
        }
    }

    /// Rows of somebody else's circuit may have their entries in any order, repeat wires, and name wires times zero.
    @Test func rowsInAnyOrder() throws {
        var random = SeededGenerator()
        for _ in 0..<3_000 {
            let terms = Self.terms(&random) + (Bool.random(using: &random) ? [Form<BN254.Fr>.Term(2, .zero)] : [])
            var matrix = SparseMatrix<BN254.Fr>()
            for term in terms { matrix.append(term.wire, term.coefficient) }
            matrix.endRow()
            #expect(Form(matrix, row: 0) == Form(terms), "\(terms) \(random)")
        }
    }
}
