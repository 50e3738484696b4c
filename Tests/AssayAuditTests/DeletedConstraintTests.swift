// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import AssayGadgets
import Testing

/// Gadgets that need more than a small field: each is decided, and with any one of its constraints deleted none is shown to be determined any more.
@Suite struct DeletedConstraintTests {
    typealias Element = BN254.Fr
    typealias System = ConstraintSystem<Element>
    typealias Number = Bounded<Element>
    typealias Flag = Bit<Element>
    typealias Gadget = AuditedGadget<Element>

    /// A root of a number in 0 … 200 over a divisor.
    private static func root(_ name: String, over divisor: ClosedRange<WideInteger>, _ rounding: Rounding) -> Gadget {
        Gadget("\(name), over \(divisor)", inputs: 2, held: divisor == 1...5 ? 11 : 8) { system, x in
            let number = system.bounded(x[0], in: 0...200)
            let constant = divisor.lowerBound == divisor.upperBound
            let over = constant ? Number(divisor.lowerBound) : system.bounded(x[1], in: divisor)
            return [system.squareRoot(of: number, over: over, rounding).value]
        }
    }

    private static let roots = [
        root("whole root", over: 1...1, .down), root("whole root", over: 3...3, .down), root("whole root", over: 4...4, .down),
        root("whole root", over: 1...5, .down), root("upper root", over: 1...1, .up), root("nearest root", over: 1...1, .halfUp),
        root("nearest root", over: 4...4, .halfUp), root("nearest root", over: 1...5, .halfUp), root("even root", over: 4...4, .halfEven),
        root("even root", over: 1...5, .halfEven),
    ]

    private static func ranked(_ name: String, _ build: @escaping @Sendable (inout System, [Number], [Flag], Flag) -> [Number]) -> Gadget {
        // Two more for the test that no value counts, which not all of them use.
        Gadget(name, inputs: 6, held: 14) { system, x in
            let values = x[..<3].map { system.bounded($0, in: 0...6) }
            let masks = x[3...].map { system.boolean($0) }
            let none = system.isZero(Number.sum(masks.map { Number($0) }))
            return build(&system, values, masks, none).map(\.value)
        }
    }

    private static let ranks = [
        ranked("median") { system, values, masks, none in
            let pair = system.medianPair(of: values, where: masks, whenNone: none)
            return [pair.lower, pair.upper]
        },
        ranked("least") { system, values, masks, none in
            [system.orderStatistic(of: values, where: masks, rank: 1 - none.value, whenNone: none)]
        },
        ranked("second") { system, values, masks, _ in [system.orderStatistic(of: values, where: masks, rank: 2)] },
    ]

    private static let sums = [
        Gadget("packed sums", inputs: 6, held: 15) { system, x in
            let keys = x[..<3].map { system.bounded($0, in: 1...3) }
            let values = x[3...].map { system.bounded($0, in: 0...4) }
            return system.groupedSums(keys: keys, values: values, for: 1...3, by: .packed).map(\.value)
        },
        Gadget("flagged sums", inputs: 6, held: 15) { system, x in
            let keys = x[..<3].map { system.bounded($0, in: 1...3) }
            let values = x[3...].map { system.bounded($0, in: 0...4) }
            return system.groupedSums(keys: keys, values: values, for: 1...3, by: .flags).map(\.value)
        },
        Gadget("spread", inputs: 6, held: 12) { system, x in
            let masks = x[3...].map { system.boolean($0) }
            let values = x[..<3].map { system.bounded($0, in: 0...6) }
            let sum = system.sum(of: values, where: masks)
            let squares = system.sum(of: values.map { system.product($0, $0) }, where: masks)
            let count = Number.sum(masks.map { Number($0) })
            let spread = system.product(count, squares).value - system.product(sum, sum).value
            let divisor = Number(assuming: spread + system.isZero(spread).value, in: 1...1000)
            return [system.floorDivision(values[0], by: divisor).quotient.value]
        },
    ]

    /// Where one fact comes before the other that would make it narrower, or an answer stands for a flag that elimination removed.
    private static let late = [
        Gadget("published stretch", inputs: 1, held: 5) { system, x in [system.isWithin(system.bounded(x[0], in: 0...20), 9...12).value] },
        Gadget("longest run", inputs: 4) { system, x in
            let rows = system.presenceFlags(count: x[0], capacity: 3)
            let isAlike = (1..<3).map { i in system.isEqual(x[i], x[i + 1]) }
            let hits = [Flag.false] + zip(rows.dropFirst(), isAlike).map { row, flag in system.and(row, flag) }
            let more = system.isNegative(Number(assuming: 1 - x[0], in: -2...1))
            return [system.longestRun(of: hits, where: rows).value + more.value]
        },
        Gadget("median of rows", inputs: 4) { system, x in
            let rows = system.presenceFlags(count: x[0], capacity: 3)
            let values = zip(x.dropFirst(), rows).map { value, row in system.bounded(value, in: 0...6, when: row) }
            let pair = system.medianPair(of: values, where: rows, whenNone: system.isZero(x[0]), uncounted: .lowest)
            return [pair.lower.value, pair.upper.value]
        },
        Gadget("mean of two and more", inputs: 6, held: 12) { system, x in
            let masks = x[3...].map { system.boolean($0) }
            let values = x[..<3].map { system.bounded($0, in: 0...6) }
            let count = Number.sum(masks.map { Number($0) })
            let isFew = system.isNegative(count - 2)
            let sum = system.sum(of: values, where: masks)
            let divisor = Number(assuming: count.value + system.isZero(count.value).value, in: 1...3)
            return [isFew.value, system.floorDivision(sum, by: divisor).quotient.value]
        },
        // The division alone says that the first count is not below zero; with it the range of one digit follows from the other ones.
        Gadget("mean of a group", inputs: 6, held: 9, spare: [17, 18]) { system, x in
            let keys = x[..<3].map { system.bounded($0, in: 1...3) }
            let masks = x[3...].map { Number(system.boolean($0)) }
            let counts = system.groupedSums(keys: keys, values: masks, for: 1...3, by: .packed)
            let divisor = Number(assuming: counts[0].value + system.isZero(counts[0].value).value, in: 1...3)
            return [system.floorDivision(keys[0], by: divisor).quotient.value] + counts.dropFirst().map(\.value)
        },
        Gadget("least and a constant", inputs: 5, held: 15) { system, x in
            [system.minimum(of: x.map { system.bounded($0, in: 0...6) } + [Number(3)]).value]
        },
        Gadget("root over pairs of rows", inputs: 2, held: 6) { system, x in
            let (count, number) = (system.bounded(x[0], in: 0...4), system.bounded(x[1], in: 0...6))
            let pairs = system.product(count, count).value - count.value
            let divisor = Number(assuming: pairs + system.isZero(pairs).value, in: 1...13)
            return [system.squareRoot(of: number, over: divisor, .down).value]
        },
        Gadget("product of squares", inputs: 3, held: 7) { system, x in
            let flag = system.boolean(x[0])
            let values = x.dropFirst().map { system.bounded($0, in: 0...5) }
            let squares = values.map { system.product($0 - 2, $0 - 2) }
            let sum = system.sum(of: squares, where: [flag, !flag])
            let isFew = system.isNegative(sum - 4)
            let divisor = Number(assuming: sum.value + system.isZero(sum.value).value, in: 1...18)
            return [isFew.value, system.floorDivision(values[0], by: divisor).quotient.value]
        },
    ]

    /// The presence of a row holds nothing where no value tells.
    private static let cuts = [
        Gadget("edges of a reading", inputs: 2, held: 1) { system, x in
            system.bounded(x[0], in: 0...309, edges: [60, 261], when: system.boolean(x[1])).map(\.value)
        },
        Gadget("edges with parts of one width", inputs: 1) { system, x in
            system.bounded(x[0], in: 0...99, edges: [10, 30, 50, 51]).map(\.value)
        },
        Gadget("place of a sum", inputs: 2, held: 9) { system, x in
            let sum = system.bounded(x[0], in: 0...20) + system.bounded(x[1], in: 1...9)
            return system.reaches(sum, [4, 6, 20]).map(\.value)
        },
        Gadget("digit with edges", inputs: 1) { system, x in
            let parts = system.boundedWithDigit(x[0], in: DigitParts(of: 1439, base: 60, restEdges: [5, 17], digitEdges: [15, 20]))
            return [parts.rest.value, parts.digit.value] + (parts.restReaches + parts.digitReaches).map(\.value)
        },
    ]

    static let gadgets = roots + ranks + sums + late + cuts

    @Test(arguments: gadgets) func everyGadgetIsDecided(gadget: Gadget) throws {
        let r1cs = gadget.r1cs()
        let audit = UniquenessAudit(r1cs)
        #expect(audit.isDetermined, "open: \(audit.openOutputs)")
        let checker = CertificateChecker(r1cs)
        for step in audit.steps { try checker.apply(step) }
        #expect(checker.openOutputs == audit.openOutputs)
    }

    /// Circom's comparison after full simplification: the digit with weight 2 is what the others leave of the difference, halved.
    @Test func weightsMayBeFractions() throws {
        var draft = Draft()
        let (a, b, isLess, low, high) = (draft.input(), draft.input(), draft.output(), draft.hint(), draft.hint())
        for flag in [isLess, low, high] { draft.requireBit(flag) }
        draft.requireBit(try #require(Element(2).inverse) * (a - b + 8 * isLess - 4 * high - low))
        let r1cs = try draft.r1cs
        #expect(UniquenessAudit(r1cs).isDetermined)
        for omitted in 0..<r1cs.constraintCount { #expect(!UniquenessAudit(try r1cs.without(omitted)).isDetermined) }
    }

    @Test(arguments: gadgets) func everyConstraintCounts(gadget: Gadget) throws {
        let r1cs = gadget.r1cs()
        let harmless = try (0..<r1cs.constraintCount).filter { UniquenessAudit(try r1cs.without($0)).isDetermined }
        #expect(harmless.allSatisfy { $0 < gadget.held || gadget.spare.contains($0) }, "\(harmless) of \(r1cs.constraintCount)")
    }
}
