// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import AssayGadgets
import AssayTestSupport
import Testing

/// Circuits of the toolkit's own gadgets, whole and with constraints deleted: what the audit says is true.
@Suite struct GadgetAuditTests {
    typealias Element = TinyField<31>
    typealias System = ConstraintSystem<Element>
    typealias Number = Bounded<Element>
    typealias Flag = Bit<Element>
    typealias Gadget = AuditedGadget<Element>

    static let gadgets = [
        Gadget("bits", inputs: 1) { system, x in system.bits(of: x[0], count: 3).map(\.value) },
        Gadget("mixed radix", inputs: 1) { system, x in
            system.bounded(x[0], in: 0...5)
            return [x[0] + 1]
        },
        Gadget("is zero", inputs: 1) { system, x in [system.isZero(x[0]).value] },
        Gadget("not zero", inputs: 2) { system, x in
            system.enforceNonzero(x[0])
            return [system.product(x[0], x[1])]
        },
        Gadget("is negative", inputs: 1) { system, x in [system.isNegative(system.bounded(x[0], in: -4...3)).value] },
        Gadget("absolute", inputs: 1) { system, x in [system.absolute(system.bounded(x[0], in: -3...3)).value] },
        Gadget("select", inputs: 3) { system, x in
            let flag = system.boolean(x[0])
            return [system.select(flag, x[1], else: x[2])]
        },
        Gadget("division by 3", inputs: 1) { system, x in
            let (quotient, remainder) = system.floorDivision(system.bounded(x[0], in: 0...7), by: 3)
            return [quotient.value, remainder.value]
        },
        Gadget("half even", inputs: 1) { system, x in [system.quotient(system.bounded(x[0], in: 0...7), by: 2, .halfEven).value] },
        Gadget("division", inputs: 2) { system, x in
            let (dividend, divisor) = (system.bounded(x[0], in: 0...3), system.bounded(x[1], in: 1...2))
            return [system.floorDivision(dividend, by: divisor).quotient.value]
        },
        Gadget("within", inputs: 1) { system, x in [system.isWithin(system.bounded(x[0], in: 0...6), 2...4).value] },
        Gadget("uneven edges", inputs: 1) { system, x in system.bounded(x[0], in: 0...9, edges: [2, 7]).map(\.value) },
        Gadget("edges in a row", inputs: 2) { system, x in
            system.bounded(x[0], in: 0...6, edges: [1, 4], when: system.boolean(x[1])).map(\.value)
        },
        Gadget("one edge", inputs: 1) { system, x in system.bounded(x[0], in: -3...7, edges: [4]).map(\.value) },
        Gadget("presence", inputs: 1) { system, x in system.presenceFlags(count: x[0], capacity: 3).map(\.value) },
        Gadget("least of three", inputs: 3) { system, x in
            [system.minimum(of: x.map { system.bounded($0, in: 0...1) }).value]
        },
        Gadget("all of four", inputs: 4) { system, x in [system.all(x.map { system.boolean($0) }).value] },
    ]

    private func confirm(_ r1cs: R1CS<Element>, _ omitted: Int?) throws -> Bool {
        let audit = UniquenessAudit(r1cs)
        let checker = CertificateChecker(r1cs)
        for step in audit.steps { try checker.apply(step) }
        #expect(checker.openOutputs == audit.openOutputs)
        let witnesses = Witnesses(r1cs)
        for fact in checker.facts {
            #expect(witnesses.confirm(fact, among: checker.facts, inputs: r1cs.inputWires), "without \(omitted as Any): \(fact)")
        }
        return audit.isDetermined
    }

    @Test(arguments: gadgets) func everyGadgetIsDecidedAndNoFactIsWrong(gadget: Gadget) throws {
        let r1cs = gadget.r1cs()
        #expect(try confirm(r1cs, nil))
        for omitted in 0..<r1cs.constraintCount { _ = try confirm(try r1cs.without(omitted), omitted) }
    }

    /// With a constraint deleted, either the outputs are still determined, or two witnesses show that they are not. There is one that the audit
    /// cannot decide: the presence of a row that may be any number, but can make no difference in so small a field.
    @Test(arguments: gadgets) func everyDeletionIsDecided(gadget: Gadget) throws {
        let r1cs = gadget.r1cs()
        for omitted in 0..<r1cs.constraintCount {
            let rest = try r1cs.without(omitted)
            let audit = UniquenessAudit(rest)
            let counterexample = audit.counterexample(in: rest, effort: 1_000_000)
            let isSpare = gadget.testDescription == "edges in a row" && omitted == 0
            #expect((audit.isDetermined || counterexample != nil) != isSpare, "without \(omitted)")
            #expect(Witnesses(rest).determinesOutputs(of: rest) == (counterexample == nil), "without \(omitted)")
        }
    }
}
