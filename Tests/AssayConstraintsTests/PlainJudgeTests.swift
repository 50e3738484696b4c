// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayConstraints

/// What is fast is compared with what is plain.
@Suite struct PlainJudgeTests {
    /// A finished circuit has the rows of the plain elimination, in their order, with their origins.
    @Test func eliminationIsThePlainOne() throws {
        for _ in 0..<200 {
            var generator = SeededGenerator()
            var system = EliminationTests.randomSystem(&generator)
            for row in 0..<3 {
                system.origin = ConstraintOrigin(line: row + 1)
                system.enforceEqual(
                    EliminationTests.combination((1...5).map { LinearCombination(Variable(index: $0)) }, &generator), system.hintValue(1))
            }
            let circuit = system.finalised()
            var plain = PlainElimination(system)
            plain.run()
            #expect(circuit.r1cs.constraintCount == plain.rows.count, "\(generator)")
            for (row, expected) in plain.rows.enumerated() where row < circuit.r1cs.constraintCount {
                let sides = [circuit.r1cs.a, circuit.r1cs.b, circuit.r1cs.c].map { matrix in
                    Dictionary(uniqueKeysWithValues: matrix.row(row).map { (UInt32(circuit.r1cs.labels[Int($0.column)]), $0.value) })
                }
                #expect(sides == expected.sides, "row \(row), \(generator)")
                let origins = expected.origins.map { system.origins.table[Int($0)] }
                #expect(circuit.origins.all(of: row) == origins, "row \(row), \(generator)")
            }
        }
    }

    @Test func combinationsAreSumsOfTheirTerms() {
        typealias F = TinyField<7>
        typealias Combination = LinearCombination<F>
        func plain(_ combination: Combination) -> [UInt32: F] {
            Dictionary(uniqueKeysWithValues: combination.terms.map { ($0.variable.index, $0.coefficient) })
        }
        func sum(_ parts: [[UInt32: F]]) -> [UInt32: F] {
            parts.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }.filter { !$0.value.isZero }
        }
        for _ in 0..<500 {
            var generator = SeededGenerator()
            func draw() -> Combination {
                Combination(
                    (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                        .init(Variable(index: UInt32.random(in: 0...4, using: &generator)), F(Int.random(in: 1...6, using: &generator)))
                    })
            }
            let (a, b, c) = (draw(), draw(), draw())
            let factor = F(Int.random(in: 0...6, using: &generator))
            #expect(plain(a + b) == sum([plain(a), plain(b)]), "\(generator)")
            #expect(plain(a - b) == sum([plain(a), plain(b).mapValues { -$0 }]), "\(generator)")
            #expect(plain(factor * a) == sum([plain(a).mapValues { factor * $0 }]), "\(generator)")
            #expect(plain(.sum([a, b, c])) == sum([plain(a), plain(b), plain(c)]), "\(generator)")
            let weighted = Combination.sum([a, b], weights: [factor, 3], constant: 2)
            #expect(plain(weighted) == sum([plain(a).mapValues { factor * $0 }, plain(b).mapValues { 3 * $0 }, [0: 2]]), "\(generator)")
            #expect(a + b - b == a && (a + b).terms.map(\.variable).sorted() == (a + b).terms.map(\.variable), "\(generator)")
            #expect(a.terms.count == a.termCount && (a - a).constant == 0)
        }
    }

    /// Every coefficient once, in the order of first use, also where many share a place in the table.
    @Test func poolsAreInTheOrderOfFirstUse() {
        var generator = SeededGenerator()
        var pool = CoefficientPool<TinyField<4093>>()
        var order: [TinyField<4093>] = []
        for _ in 0..<20_000 {
            let element = TinyField<4093>(Int.random(in: 0..<4093, using: &generator))
            let place = pool.place(of: element)
            if Int(place) == order.count { order.append(element) }
            if order[Int(place)] != element { Issue.record("\(element) is not at \(place), \(generator)") }
        }
        #expect(pool.elements == order && Set(order).count == order.count, "\(generator)")
    }

    /// A system whose rows have all lengths, with coefficients and values that are often 0, 1 and -1, and a witness that satisfies it.
    static func satisfied(_ generator: inout SeededGenerator) -> (r1cs: R1CS<Fr>, witness: [Fr]) {
        func often01() -> Fr {
            let special: [Fr] = [0, 1, -1, 1, 4, Fr(Int.max), Fr(Int.min), Fr(1 << 40)]
            return Bool.random(using: &generator) ? special.randomElement(using: &generator) ?? 0 : .random(using: &generator)
        }
        var system = ConstraintSystem<Fr>()
        let inputs = (0..<120).map { system.privateInput("\($0)") }
        var left = LinearCombination<Fr>.zero
        for row in 0..<300 {
            let count = Int.random(in: 0...(row % 3 == 0 ? 100 : 4), using: &generator)
            // The same long row comes again, as on the sides of an S-box.
            if row % 4 != 1 { left = .sum(inputs.shuffled(using: &generator).prefix(count).map { often01() * $0 }) }
            let right = row % 4 == 2 ? left : often01() * inputs[row % 120] + LinearCombination(often01())
            system.enforce(left, times: right, equals: system.hintProduct(left, right))
        }
        let r1cs = system.finalised().r1cs
        return (r1cs, (try? system.finalised().witnessProgram.evaluate((0..<120).map { _ in often01() })) ?? [])
    }

    @Test func checksFindWhatWholeProductsFind() throws {
        for _ in 0..<6 {
            var generator = SeededGenerator()
            let (r1cs, witness) = Self.satisfied(&generator)
            var check = try #require(ConstraintCheck(r1cs))
            #expect(check.firstUnsatisfied(0..<r1cs.constraintCount, witness, Fr.smallIntegers(of: witness)) == nil, "\(generator)")
            #expect(r1cs.firstUnsatisfiedByMatrices(witness) == nil, "\(generator)")
            for _ in 0..<20 {
                var wrong = witness
                wrong[Int.random(in: 1..<wrong.count, using: &generator)] += Fr(Int.random(in: -1...1, using: &generator))
                var check = try #require(ConstraintCheck(r1cs))
                #expect(
                    check.firstUnsatisfied(0..<r1cs.constraintCount, wrong, Fr.smallIntegers(of: wrong))
                        == r1cs.firstUnsatisfiedByMatrices(wrong), "\(generator)")
            }
        }
    }

    @Test func rowsAreProductsOfMatrices() throws {
        var generator = SeededGenerator()
        let (r1cs, witness) = Self.satisfied(&generator)
        let integers = Fr.smallIntegers(of: witness)
        for matrix in [r1cs.a, r1cs.b, r1cs.c] {
            var product = RowProduct(matrix)
            for row in 0..<matrix.rowCount {
                let plain = matrix.row(row).reduce(Fr.zero) { $0 + $1.value * witness[Int($1.column)] }
                #expect(product(row, witness, integers) == plain && matrix.product(row: row, witness) == plain, "row \(row), \(generator)")
                if let integer = product.integer(row, integers) { #expect(Fr(integer) == plain, "row \(row), \(generator)") }
            }
            #expect(matrix.product(witness) == (0..<matrix.rowCount).map { matrix.product(row: $0, witness) }, "\(generator)")
        }
    }

    /// Files read have no pool, circuits made have one: the bytes are those of a writer that appends number by number.
    @Test func writtenRowsAreThePlainBytes() throws {
        var generator = SeededGenerator()
        var system = ConstraintSystem<Fr>()
        let inputs = (0..<40).map { system.privateInput("\($0)") }
        for row in 0..<9000 {
            let (a, b) = (inputs[row % 40], inputs[row % 7] + LinearCombination(Fr(row % 100)))
            system.enforce(a, times: row % 5 == 0 ? .random(using: &generator) * b : b, equals: row % 3 == 0 ? .zero : a)
        }
        let r1cs = system.finalised().r1cs
        var plain: [UInt8] = []
        for row in 0..<r1cs.constraintCount {
            for side in [r1cs.a, r1cs.b, r1cs.c] {
                plain.appendLittleEndian(UInt32(side.row(row).count))
                for entry in side.row(row) {
                    plain.appendLittleEndian(entry.column)
                    plain.appendElement(entry.value)
                }
            }
        }
        let bytes = r1cs.r1csBytes
        let section = try BinaryContainer(bytes, format: "r1cs", versions: 1...1).reader(section: 2, "constraints")
        var reader = section
        #expect(try Array(reader.readBytes(section.remaining)) == plain, "\(generator)")
        #expect(try R1CS<Fr>(r1cs: bytes).r1csBytes == bytes, "\(generator)")
        var pieces: [[UInt8]] = []
        r1cs.writeR1CS { pieces.append($0) }
        #expect(pieces.count > 3 && Array(pieces.joined()) == bytes)
    }

    /// Constraints of a run of variables are those made one by one, also when what they are compared with is not older than the run.
    @Test(arguments: ["one", "older", "sum", "itself"]) func runsAreTheirVariables(of kind: String) throws {
        var (runs, single) = (ConstraintSystem<Fr>(), ConstraintSystem<Fr>())
        typealias System = ConstraintSystem<Fr>
        func make(_ system: inout System, _ enforce: (inout System, VariableRun, LinearCombination<Fr>) -> Void) {
            let (x, y) = (system.privateInput("x"), system.privateInput("y"))
            let run = system.hintDigitRun(x, count: 5, lastWeight: 16)
            let variables = run.combinations() as [LinearCombination<Fr>]
            let p: LinearCombination<Fr> = kind == "one" ? 1 : kind == "older" ? y : kind == "sum" ? x + y + y - 3 : variables[2] + 1
            enforce(&system, run.rest, p)
            system.output("z", LinearCombination(y + 7, adding: run, weights: [1, 2, -1, 5, 3]))
        }
        make(&runs) { system, run, p in system.enforceRoots(of: run, zeroOr: p) }
        make(&single) { system, run, p in
            for x in run.combinations() as [LinearCombination<Fr>] { system.enforce(x, times: x - p, equals: 0) }
        }
        let (a, b) = (runs.finalised(), single.finalised())
        // One a variable; the sum that is published is solved for the first digit, which nothing else holds, and x · (x − x − 1) = 0 for x.
        #expect(a.r1cs.constraintCount == (kind == "itself" ? 3 : 4))
        #expect(a == b)
        #expect(a.r1cs.r1csBytes == b.r1cs.r1csBytes && a.witnessProgram.awpBytes == b.witnessProgram.awpBytes)
        #expect(try a.witnessProgram.evaluate([11, 4]) == b.witnessProgram.evaluate([11, 4]))
    }

    /// Inverses that no step reads are found together; one that a step reads must be there in time.
    @Test(arguments: [false, true]) func inversesAreThereInTime(isRead: Bool) throws {
        var system = ConstraintSystem<Fr>()
        let inputs = (0..<5).map { system.privateInput("\($0)") }
        for (index, input) in inputs.enumerated() {
            let (inverse, isZero) = system.hintZeroTest(input)
            system.enforce(input, times: inverse, equals: 1 - isZero)
            system.enforce(input, times: isZero, equals: 0)
            system.output("zero\(index)", isZero)
        }
        let last = system.hintInverse(inputs[4])
        system.enforce(inputs[4], times: last, equals: 1)
        if isRead { system.enforce(last, times: last, equals: system.hintProduct(last, last)) }
        let circuit = system.finalised()
        #expect(circuit.witnessProgram.readsInverses == isRead)
        // Every constraint is checked.
        #expect(circuit.r1cs.publicSignals(try circuit.witness([0, 3, 0, -1, 7])) == [1, 0, 1, 0, 0])
        #expect(throws: WitnessError.self) { try circuit.witness([0, 3, 0, -1, 0]) }
    }

    /// An origin in parts is the same as one that is set whole.
    @Test func sharedOriginsAreThoseOfTheirRows() {
        var (shared, whole) = (ConstraintSystem<Fr>(), ConstraintSystem<Fr>())
        let place = ConstraintOrigin(line: 3, column: 4, endLine: 3, endColumn: 9, subject: "data d", field: "x", check: "range 0 .. 9")
        let common = shared.share(place)
        for row in [1, 2, 7, 1] {
            shared.setOrigin(common, row: row)
            whole.origin = place
            whole.origin.row = row
            #expect(shared.origin == whole.origin)
            for check in ["a", "a", "b"] as [Check] {
                shared.checking(check) { $0.enforce(2, times: 3, equals: 5) }
                whole.checking(check) { $0.enforce(2, times: 3, equals: 5) }
            }
            shared.origin.check = ""
            whole.origin.check = ""
            shared.checking(Check("range", 0...9)) { $0.checking("inner") { $0.enforce(2, times: 3, equals: 5) } }
            whole.checking("range 0 ... 9") { $0.enforce(2, times: 3, equals: 5) }
        }
        let (a, b) = (shared.finalised().origins, whole.finalised().origins)
        #expect(a == b && a.constraintCount == 16)
        #expect(a[0].check == "range 0 .. 9" && a[3].check == "range 0 ... 9" && a[15].row == 1)
    }
}
