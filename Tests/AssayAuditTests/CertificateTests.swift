// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import AssayFormats
import AssayTestSupport
import Testing

/// Certificates as text: both ways, damaged, and forged.
@Suite struct CertificateTests {
    typealias Element = GadgetAuditTests.Element

    private func certificate(_ gadget: GadgetAuditTests.Gadget) -> Certificate<Element> {
        Certificate(circuit: Array(0..<32), steps: UniquenessAudit(gadget.r1cs()).steps)
    }

    @Test(arguments: GadgetAuditTests.gadgets) func textIsReadBack(gadget: GadgetAuditTests.Gadget) throws {
        let certificate = certificate(gadget)
        #expect(try Certificate(parsing: Array(certificate.text.utf8)) == certificate)
        let checker = CertificateChecker(gadget.r1cs())
        try checker.check(certificate.steps)
    }

    /// Every kind of step, with parts that the gadgets do not need.
    @Test func everyStepIsReadBack() throws {
        let (form, known) = (Form<Element>([.init(1, 5), .init(7, -3)], constant: 2), [FactMultiple(3, Element(-1)), FactMultiple(9, 4)])
        let plain = RootShape<Element>(square: Place(1, .a), multiple: nil, isNearest: false, scale: 1, relief: nil, share: 0)
        let relieved = RootShape<Element>(
            square: Place(1, .b), multiple: Place(2, .a), isNearest: true, scale: 4, relief: Place(3, .b), share: -1)
        let steps: [CertificateStep<Element>] = [
            .roots(constraint: 1, factor: .b, scale: -1, offset: 15), .member(constraint: 2, factor: .a, multiple: 3, bound: 4),
            .gap(member: 5), .both(first: 1, second: 2), .nonzero(constraint: 3, product: nil), .nonzero(constraint: 3, product: 4),
            .square(constraint: 5, ratio: -1, range: 6, using: known),
            .magnitude(constraint: 7, factor: .b, flag: 8, multiple: -2, range: 9),
            .root(plain, excess: 2, rest: 3, range: 4, divisor: nil), .root(relieved, excess: 2, rest: 3, range: 4, divisor: 5),
            .indivisible(form: form, parts: [FactMultiple(1, 2)]), .indivisible(form: form, parts: []),
            .supported(form: form, parts: [FactMultiple(1, 2)]), .squareGap(constraint: 3, range: 4),
            .excluded(test: Place(1, .a), flag: 2, parts: [FactMultiple(1, 2)]),
            .spread(product: 1, square: 2, counted: [1, 2, 3, 4, 5], supported: [1, 2, 3, 4]),
            .whole(plain, excess: 2, rest: 3, number: 4),
            .guarded(product: Place(1, .b), flag: 2, test: Place(3, .a), other: Place(4, .b), relief: Place(5, .a), range: 6),
            .cases(
                form: form, flag: 3, product: nil, zero: .init(flag: 1, product: 0, parts: []),
                one: .init(flag: -1, product: 2, parts: [FactMultiple(1, -2)])),
            .end(
                form: form, row: 3, isUpper: true, product: FlagProduct(constraint: 5, factor: .b),
                zero: .init(flag: 1, product: 0, hasDistance: true, parts: []), one: .init(flag: 3, product: 4, parts: [FactMultiple(2, 5)])
            ),
            .either(cases: 3),
            .apart(
                form: form, row: 3, value: true, product: FlagProduct(constraint: 5, factor: .b), sum: .init(flag: 1, product: 2, parts: [])
            ),
            .rank(constraint: 1, expansions: [2], rows: [3], ends: [4, 5], bounds: [], escape: nil, using: known),
            .rank(
                constraint: 1, expansions: [], rows: [3], ends: [], bounds: [6],
                escape: Escape(constraint: 7, factor: .b, share: -1, usingFactor: known, usingRest: []), using: []),
            .sum(form: form, parts: [FactMultiple(1, -7)]), .sum(form: Form(), parts: []), .product(constraint: 6, a: 7, b: 8),
            .linear(constraint: 9), .output(constraint: 10), .quotient(constraint: 11, factor: .b, unknown: form, nonzero: nil),
            .quotient(constraint: 11, factor: .b, unknown: form, nonzero: 12),
            .zeroTest(constraint: 13, factor: .a, other: 14, otherFactor: .b),
            .zeroFlag(constraint: 15, factor: .b, other: 16, otherFactor: .a, range: nil),
            .zeroFlag(constraint: 15, factor: .b, other: 16, otherFactor: .a, range: 17),
            .positional(parts: [FactMultiple(1, 2), FactMultiple(3, -4)], cuts: [1, 5], using: known),
            .staircase(forms: [1, 2], using: known),
            .division(constraint: 18, divisor: .b, range: 19, quotient: 20, remainder: 21, rest: 22),
            .extreme(constraint: 23, expansions: [], distances: [24, 25]),
            .oneHot(constraints: [1, 2], factors: [.a, .b], weights: [1, -1], using: []), .combination(form: form, using: known),
        ]
        let certificate = Certificate(circuit: Array(0..<32), steps: steps)
        #expect(try Certificate(parsing: Array(certificate.text.utf8)) == certificate)
    }

    @Test(arguments: [
        ("", "first line"), ("assay certificate 4\n", "first line"), ("assay uniqueness certificate 3\n", "version 3 is not supported"),
        ("assay uniqueness certificate 5\n", "version 5 is not supported"), ("HEAD\n", "too early"),
        ("HEAD\nlinear 1\n", "does not name"),
        ("HEAD\ncircuit 00\n", "cannot be read"), ("GOOD 1\n", "more than expected"), ("GOOD\nleap 1\n", "cannot be read"),
        ("GOOD\n\n", "cannot be read"), ("GOOD\nlinear 01\n", "cannot be read"), ("GOOD\nlinear -1\n", "cannot be read"),
        ("GOOD\nlinear 1 2\n", "more than expected"), ("GOOD\nroots 1 c 1 0\n", "cannot be read"),
        ("GOOD\nroots 1 a 16 0\n", "cannot be read"),
        ("GOOD\nroots 1 a -0 0\n", "cannot be read"), ("GOOD\nsum 1:2: -\n", "cannot be read"), ("GOOD\nsum 1:2, -\n", "cannot be read"),
        ("GOOD\nlinear 99999999999999999999\n", "cannot be read"), ("GOOD\nlinear\n", "cannot be read"),
    ]) func malformedTextIsRefused(text: String, problem: String) {
        let head = "assay uniqueness certificate 4"
        let good = "\(head)\ncircuit \(String(repeating: "0a", count: 32))"
        let text = text.replacing("HEAD", with: head).replacing("GOOD", with: good)
        let error = #expect(throws: FormatError.self) { _ = try Certificate<Element>(parsing: Array(text.utf8)) }
        #expect(error?.problem.contains(problem) == true, "\(error as Any)")
    }

    private static func parsed(_ line: String) throws -> CertificateStep<BN254.Fr>? {
        let text = "assay uniqueness certificate 4\ncircuit \(String(repeating: "0a", count: 32))\n\(line)\n"
        return try Certificate<BN254.Fr>(parsing: Array(text.utf8)).steps.first
    }

    /// Numbers of one word and of several, each way to write them but one refused.
    @Test(arguments: [
        "0", "1", "-1", "999999999999999999", "-999999999999999999", "1000000000000000000", "-1000000000000000000",
        "10944121435919637611123202872628637544274182200208017171849102093287904247808",
        "-10944121435919637611123202872628637544274182200208017171849102093287904247808",
    ]) func numbersAreReadBack(number: String) throws {
        let step = try #require(try Self.parsed("sum 0:\(number),7:\(number) 3:\(number)"))
        guard case .sum(let form, let parts) = step else {
            Issue.record("\(step)")
            return
        }
        #expect(parts.first?.factor.description == number && form.constant.signedInteger.description == number)
        #expect(form.coefficient(of: 7) == form.constant)
    }

    @Test(arguments: [
        "", "-", "-0", "+1", "00", "01", "-01", "1.", "0x1", " 1", "1a", "٣", "--1", "1000000000000000000a", "01000000000000000000",
        "10944121435919637611123202872628637544274182200208017171849102093287904247809",
        "21888242871839275222246405745257275088548364400416034343698204186575808495617",
        "-10944121435919637611123202872628637544274182200208017171849102093287904247809",
    ]) func numbersAreWrittenInOneWay(number: String) throws {
        for line in ["sum 1:\(number) 3:1", "sum 1:1 3:\(number)", "roots 0 a \(number) 0"] {
            #expect(throws: FormatError.self, "\(line)") { try Self.parsed(line) }
        }
    }

    @Test(arguments: [
        "sum 1:1:1 -", "sum :1 -", "sum 1 -", "sum 1:1,,2:1 -", "sum ,1:1 -", "sum 1:1 - ", " sum 1:1 -", "sum  1:1 -",
        "sum 4294967296:1 -", "gap 9223372036854775808", "gap 1000000000000000000000", "gap 0001000000000000000000", "staircase -1 -",
        "staircase 1,-1 -",
    ]) func linesAreWrittenInOneWay(line: String) throws { #expect(throws: FormatError.self, "\(line)") { try Self.parsed(line) } }

    @Test func theGreatestNumbersOfFactsAreRead() throws {
        #expect(try Self.parsed("gap 9223372036854775807") == .gap(member: .max))
        #expect(try Self.parsed("gap 1000000000000000000") == .gap(member: 1_000_000_000_000_000_000))
    }

    /// Whatever a certificate claims, the facts that the checker gives hold for all witnesses.
    @Test(arguments: GadgetAuditTests.gadgets) func noForgeryIsBelieved(gadget: GadgetAuditTests.Gadget) throws {
        var generator = SeededGenerator()
        let r1cs = gadget.r1cs()
        let (text, witnesses) = (Array(certificate(gadget).text.utf8), Witnesses(r1cs))
        var believed = 0
        for _ in 0..<20 {
            guard let forged = try? Certificate<Element>(parsing: forge(text, using: &generator)) else { continue }
            let checker = CertificateChecker(r1cs)
            for step in forged.steps { _ = try? checker.apply(step) }
            for fact in checker.facts {
                #expect(witnesses.confirm(fact, among: checker.facts, inputs: r1cs.inputWires), "\(fact), \(generator)")
            }
            believed += checker.facts.count
        }
        #expect(believed > 0 || certificate(gadget).steps.count < 3)
    }

    /// Some digits replaced by others, so that most lines can still be read.
    private func forge(_ text: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        let start = 32 + 8 + 64
        var text = text
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let digits = text.indices.filter { $0 > start && (0x30...0x39).contains(text[$0]) }
            guard let place = digits.randomElement(using: &generator) else { return text }
            text[place] = .random(in: 0x30...0x39, using: &generator)
        }
        return text
    }
}
