// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

/// Gadgets at the widths that programs use, over the field of BN254: right results on random and extreme inputs, and no result that could be
/// another one while all other values stay.
@Suite struct LargeFieldTests {
    typealias Fr = BN254.Fr
    typealias System = ConstraintSystem<Fr>
    typealias Number = Bounded<Fr>

    /// A gadget of numbers within given intervals, and its results.
    func check(
        _ ranges: [ClosedRange<Int>], _ build: (inout System, [Number]) -> [LinearCombination<Fr>], _ reference: ([Int]) -> [Int],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        var system = System()
        let inputs = ranges.enumerated().map { i, range in
            Number(assuming: system.privateInput("\(i)"), in: WideInteger(range.lowerBound)...WideInteger(range.upperBound))
        }
        for (i, output) in build(&system, inputs).enumerated() { system.output("\(i)", output) }
        let circuit = system.finalised()
        var generator = SeededGenerator()
        for round in 0..<12 {
            let values = ranges.map { range in
                switch round {
                case 0: range.lowerBound
                case 1: range.upperBound
                default: Int.random(in: range, using: &generator)
                }
            }
            let witness = try circuit.witness(values.map { Fr($0) })
            #expect(circuit.r1cs.publicSignals(witness) == reference(values).map { Fr($0) }, "\(values)", sourceLocation: location)
            checkResultsCount(circuit, witness, location)
        }
    }

    private func checkResultsCount(_ circuit: FinalisedCircuit<Fr>, _ witness: [Fr], _ location: SourceLocation) {
        for wire in 1...circuit.r1cs.outputCount {
            var changed = witness
            changed[wire] += 1
            let isAccepted = (try? circuit.r1cs.check(changed)) != nil
            #expect(!isAccepted, "wire \(wire) is free", sourceLocation: location)
        }
    }

    static func floor(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

    static func rounded(_ a: Int, _ b: Int, _ rounding: Rounding) -> Int {
        let nearest = floor(2 * a + b, 2 * b)
        switch rounding {
        case .down: return floor(a, b)
        case .up: return -floor(-a, b)
        case .halfUp: return nearest
        case .halfEven: return (2 * a + b) % (2 * b) == 0 && nearest % 2 != 0 ? nearest - 1 : nearest
        }
    }

    @Test(arguments: Rounding.allCases) func quotients(rounding: Rounding) throws {
        try check([-1 << 40...1 << 40, 1...100_000]) {
            [$0.quotient($1[0], by: $1[1], rounding).value]
        } _: {
            [Self.rounded($0[0], $0[1], rounding)]
        }
        for divisor in [2, 3, 10, 1000, 65536] {
            try check([-5_000_000...9_000_000]) {
                [$0.quotient($1[0], by: WideInteger(divisor), rounding).value]
            } _: {
                [Self.rounded($0[0], divisor, rounding)]
            }
        }
    }

    @Test func comparisons() throws {
        try check([-1 << 62...1 << 62, -1 << 61...1 << 60]) {
            [$0.isLess($1[0], $1[1]).value, $0.absolute($1[0]).value]
        } _: {
            [$0[0] < $0[1] ? 1 : 0, abs($0[0])]
        }
        try check([0...309]) {
            [$0.isWithin($1[0], 60...260).value, $0.isWithin($1[0], 120...129).value]
        } _: {
            [60...260 ~= $0[0] ? 1 : 0, 120...129 ~= $0[0] ? 1 : 0]
        }
    }

    @Test func extremesOfManyRows() throws {
        try check(Array(repeating: 0...511, count: 21)) {
            [$0.minimum(of: $1).value]
        } _: {
            [$0.min() ?? 0]
        }
        try check(Array(repeating: -300...211, count: 5)) {
            [$0.maximum(of: $1).value]
        } _: {
            [$0.max() ?? 0]
        }
    }

    @Test func edgesOfARange() throws {
        let edges: [WideInteger] = [60, 120, 135, 261]
        try check([0...309]) {
            $0.bounded($1[0].value, in: 0...309, edges: edges).map(\.value)
        } _: { x in
            [60, 120, 135, 261].map { $0 <= x[0] ? 1 : 0 }
        }
    }

    /// The failure that a person gets to see when a reading is out of its range.
    @Test(arguments: [[], [60, 261], [135]] as [[WideInteger]]) func aReadingOutOfRangeIsNamed(edges: [WideInteger]) {
        var system = System()
        system.origin = ConstraintOrigin(line: 6, column: 5, subject: "data readings", row: 17, field: "systolic")
        _ = system.bounded(system.privateInput("systolic"), in: 0...309, edges: edges)
        let circuit = system.finalised()
        let error = #expect(throws: WitnessError.self) { try circuit.witness([310]) }
        #expect(
            error?.description
                == "line 6, data readings, row 17, field systolic: range 0 ... 309: the value is outside of it")
    }
}
