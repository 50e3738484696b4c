// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Testing

@testable import AssayConstraints

/// What is written again row by row is what the gadget would have made there.
@Suite struct RepeatedBlockTests {
    typealias System = ConstraintSystem<Fr>
    typealias Combination = LinearCombination<Fr>

    /// Variables for rows to be made of.
    private static func started(_ count: Int) -> (system: System, variables: [Combination]) {
        var system = System()
        let variables = (0..<count).map { system.privateInput("x\($0)") }
        return (system, variables)
    }

    private static let origin = ConstraintOrigin(line: 3, column: 1, endLine: 3, endColumn: 9, subject: "let p", field: "systolic")

    /// Digits and a product, under two checks.
    private static func gadget(_ system: inout System, _ inputs: [Combination], _ row: Int) -> [Combination] {
        let all = Combination.sum(inputs)
        let bits = system.checking("range") { system in
            let bits = system.hintDigitRun(all, count: 3, lastWeight: 4)
            system.enforceRoots(of: bits, zeroOr: inputs[0])
            return bits.combinations() as [Combination]
        }
        let product = system.checking("product") { system in
            let product = system.hintProduct(all, bits[1])
            system.enforce(all, times: bits[1], equals: product)
            return product
        }
        system.enforceEqual(product, 3 * bits[0] + all)
        return [product + inputs[0], bits[2], inputs[inputs.count - 1] - 1]
    }

    /// The circuit and the results with `inRows`, and with a loop.
    private static func bothWays(
        _ start: (system: System, variables: [Combination]), _ rows: [[Combination]], _ gadget: RowGadget<Fr> = Self.gadget
    ) -> (repeated: (FinalisedCircuit<Fr>, [[Combination]]), plain: (FinalisedCircuit<Fr>, [[Combination]])) {
        var (system, plain) = (start.system, start.system)
        let columns = rows[0].indices.map { input in RowValues.rows(rows.map { $0[input] }) }
        let results = system.inRows(rows.count, at: system.share(origin), of: columns, gadget)
        let shared = plain.share(origin)
        let byRow = rows.enumerated().map { row, inputs in
            plain.setOrigin(shared, row: row + 1)
            return gadget(&plain, inputs, row)
        }
        let byResult = byRow[0].indices.map { result in byRow.map { $0[result] } }
        // What comes after stands under the origin that the rows leave.
        system.enforceZero(start.variables[0])
        plain.enforceZero(start.variables[0])
        return ((system.finalised(), results), (plain.finalised(), byResult))
    }

    private static func expectEqual(
        _ start: (system: System, variables: [Combination]), _ rows: [[Combination]], _ comment: Comment? = nil,
        _ gadget: RowGadget<Fr> = Self.gadget
    ) {
        let (repeated, plain) = bothWays(start, rows, gadget)
        // Circuits are too long to be printed.
        let areEqual = (circuits: repeated.0 == plain.0, results: repeated.1 == plain.1)
        #expect(areEqual == (circuits: true, results: true), comment)
    }

    @Test func rowsOfOneShape() {
        let start = Self.started(40)
        let x = start.variables
        Self.expectEqual(start, (0..<20).map { [x[$0], 2 * x[$0 + 20] - 5] })
    }

    @Test func oneValueForAllRows() {
        let start = Self.started(9)
        var (system, plain) = (start.system, start.system)
        let x = start.variables
        let inputs: [RowValues<Fr>] = [.one(x[0]), .rows(Array(x[1...]))]
        let results = system.inRows(8, at: system.share(Self.origin), of: inputs, Self.gadget)
        let byRow = plain.inRows(8, at: plain.share(Self.origin), of: [.rows(Array(repeating: x[0], count: 8)), inputs[1]], Self.gadget)
        #expect(results == byRow)
        #expect(system.finalised() == plain.finalised())
        let (repeated, loop) = Self.bothWays(start, (1...8).map { [x[0], x[$0]] })
        #expect(repeated == loop)
        #expect(results == loop.1)
    }

    /// Rows that differ from the first in one thing each.
    @Test(arguments: 0..<13) func otherShapesAreMadeAnew(number: Int) {
        let start = Self.started(12)
        let x = start.variables
        let others: [(first: [Combination], other: [Combination])] = [
            ([x[0], x[1]], [x[2], 2 * x[3]]),
            ([x[0], x[1]], [x[2], x[3] + 1]),
            ([x[0], x[1] + 1], [x[2], x[3]]),
            ([x[0], x[1]], [x[3], x[2]]),
            ([x[0], x[1]], [x[2], x[2]]),
            ([x[0], x[0]], [x[2], x[3]]),
            ([x[0], x[1]], [x[2], 1]),
            ([x[0], 1], [x[2], x[3]]),
            ([x[0] + 2 * x[4], x[1]], [x[4] + 2 * x[5], x[3]]),
            ([x[0], x[0]], [1, x[1]]),
            ([x[0], x[0]], [x[1], 1]),
            ([x[0], x[0]], [1, 1]),
            ([1, 1], [1, x[0]]),
        ]
        let (first, other) = others[number]
        Self.expectEqual(start, [first, other, other, first, first])
        Self.expectEqual(start, [other, first, first, other, first, other, first, other, first, other, other])
    }

    @Test func aShapeIsMadeOnce() {
        let start = Self.started(40)
        func called(_ rows: [Combination]) -> [Int] {
            var system = start.system
            var calls: [Int] = []
            let results = system.inRows(40, at: system.share(Self.origin), of: [.rows(rows)]) { system, inputs, row in
                calls.append(row)
                return Self.gadget(&system, inputs, row)
            }
            #expect(results.map(\.count) == [40, 40, 40])
            return calls
        }
        #expect(called(start.variables.map { $0 + 1 }) == [0])
        #expect(called([2] + start.variables[1...]) == [0, 1])
    }

    /// Where shapes change all the time, the gadget is called each time.
    @Test func shapesThatChange() {
        let start = Self.started(12)
        let rows = start.variables.enumerated().map { [Fr($0.offset + 2) * $0.element, $0.element] }
        Self.expectEqual(start, rows)
        Self.expectEqual(start, rows + rows)
    }

    @Test func whatIsNoInput() {
        let start = Self.started(12)
        let x = start.variables
        let rows = x[1...].map { [$0] }
        Self.expectEqual(start, rows, "a constraint of another variable") { system, inputs, _ in
            system.enforce(inputs[0], times: x[0], equals: system.hintProduct(inputs[0], inputs[0]))
            return [inputs[0]]
        }
        Self.expectEqual(start, rows, "a result of another variable") { [$0.hintProduct($1[0], $1[0]) + x[$2]] }
        Self.expectEqual(start, rows, "a hint of another variable") { [$0.hintProduct($1[0], x[$2])] }
        Self.expectEqual(start, rows, "an output") { system, inputs, row in
            system.output("y\(row)", inputs[0])
            return inputs
        }
        Self.expectEqual(start, rows, "nothing at all") { _, _, _ in [] }
        Self.expectEqual(start, rows, "the inputs") { _, inputs, _ in inputs }
    }

    @Test func originsOfItsOwn() {
        let start = Self.started(12)
        let rows = start.variables.map { [$0] }
        func squared(_ system: inout System, _ value: Combination) -> Combination {
            let square = system.hintProduct(value, value)
            system.enforce(value, times: value, equals: square)
            return square
        }
        Self.expectEqual(start, rows, "another line in between") { system, inputs, _ in
            let square = squared(&system, inputs[0])
            return [system.from(ConstraintOrigin(line: 7)) { squared(&$0, square) }]
        }
        Self.expectEqual(start, rows, "another line each time") { system, inputs, row in
            [system.from(ConstraintOrigin(line: 7, row: row)) { squared(&$0, inputs[0]) }]
        }
        Self.expectEqual(start, rows, "another line in the same row") { system, inputs, row in
            [system.from(ConstraintOrigin(line: 7, row: row + 1)) { squared(&$0, inputs[0]) }]
        }
        Self.expectEqual(start, rows, "the same line in another row") { system, inputs, row in
            var other = Self.origin
            other.row = 40 - row
            return [system.from(other) { squared(&$0, inputs[0]) }]
        }
        Self.expectEqual(start, rows, "another line afterwards") { system, inputs, _ in
            let square = squared(&system, inputs[0])
            system.origin = ConstraintOrigin(line: 9)
            return [square]
        }
    }

    /// A gadget says what it checks where nobody has said so before.
    @Test func otherChecks() {
        let start = Self.started(6)
        var (system, plain) = (start.system, start.system)
        var template = BlockTemplate<Fr>()
        func make(_ system: inout System, _ inputs: [Combination]) -> [Combination] {
            system.checking("product") { system in
                let product = system.hintProduct(inputs[0], inputs[0])
                system.enforce(inputs[0], times: inputs[0], equals: product)
                return [product]
            }
        }
        for (number, value) in start.variables.enumerated() {
            let origin = ConstraintOrigin(line: number + 1, row: number, check: number % 3 == 1 ? "another" : "")
            (system.origin, plain.origin) = (origin, origin)
            #expect(system.repeating(&template, [value], make) == make(&plain, [value]))
        }
        #expect(system.finalised() == plain.finalised())
    }

    /// Choices are noted as often as they are made.
    @Test func choicesAreNotedEachTime() {
        let start = Self.started(5)
        var system = start.system
        system.noteChoices()
        _ = system.inRows(5, at: system.share(Self.origin), of: [.rows(start.variables)]) { system, inputs, row in
            system.choosing(EncodingChoice("a product", by: "a constraint")) { Self.gadget(&$0, inputs, row) }
        }
        #expect(system.notedChoices.map(\.count) == [5])
    }

    @Test(arguments: 0..<100) func randomRows(_: Int) {
        var random = SeededGenerator()
        let start = Self.started(8)
        func combination() -> Combination {
            let variables = start.variables.prefix(3).shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))
            return .sum(variables.map { Fr(Int.random(in: 1...2, using: &random)) * $0 })
                + Combination(Fr(Int.random(in: 0...1, using: &random)))
        }
        let rows = (0..<Int.random(in: 2...30, using: &random)).map { _ in [combination(), combination()] }
        Self.expectEqual(start, rows, "\(random)")
    }
}
