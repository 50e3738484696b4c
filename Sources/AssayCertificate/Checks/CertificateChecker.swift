// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// Checks, step by step, that the inputs of a circuit determine its outputs.
///
/// This is all that has to be trusted: it knows the circuit and nothing of how steps are found. Whatever the steps are, a fact that it
/// gives holds; a step that proves nothing is refused and changes nothing.
///
/// A class, since what asks it holds it: a copy for each question would count references to all that it knows.
public final class CertificateChecker<F: PrimeField> {
    public let circuit: R1CS<F>
    /// The constraints as forms.
    public let rows: ConstraintForms<F>
    /// For every wire whether the inputs determine it, as far as the steps so far show.
    public private(set) var isKnown: [Bool]
    public private(set) var facts: [Fact<F>] = []
    /// The ranges that the facts give, apart from them: most questions are about these alone.
    private var ranges: [Interval?] = []
    public private(set) var stepCount = 0
    let modulus = F.modulusInteger
    /// Zero, but for while forms are compared.
    var difference: DenseForm<F>

    /// Starts with the constant and the inputs known.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ circuit: R1CS<F>) {
        self.circuit = circuit
        rows = ConstraintForms(circuit)
        // There are two facts for a constraint or more; memory that is not used costs nothing.
        facts.reserveCapacity(min(4 * circuit.constraintCount, 1 << 20))
        ranges.reserveCapacity(facts.capacity)
        isKnown = Array(repeating: false, count: circuit.wireCount)
        difference = DenseForm(wireCount: circuit.wireCount)
        isKnown[0] = true
        for wire in circuit.inputWires { isKnown[wire] = true }
    }

    /// The range that a fact gives.
    public func range(of fact: Int) -> Interval? { ranges[fact] }

    /// The outputs that the steps so far do not show to be determined.
    public var openOutputs: [Int] { circuit.outputWires.filter { !isKnown[$0] } }

    /// Applies a step.
    ///
    /// - Returns: the wires that became known by it.
    /// - Throws: ``CertificateError`` when a premise does not hold.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    @discardableResult
    public func apply(_ step: CertificateStep<F>) throws(CertificateError) -> [Int] {
        do {
            let new = try conclusions(of: step)
            stepCount += 1
            switch new {
            case .one(let fact): return record(fact).map { [$0] } ?? []
            case .several(let facts): return facts.compactMap { record($0) }
            }
        } catch {
            throw CertificateError(step: stepCount, problem: error.problem)
        }
    }

    /// Applies all steps and demands that they determine every output.
    public func check(_ steps: some Sequence<CertificateStep<F>>) throws(CertificateError) {
        for step in steps { try apply(step) }
        guard let open = openOutputs.first else { return }
        throw CertificateError(step: stepCount, problem: "the steps end without output \(open)")
    }

    private func record(_ fact: Fact<F>) -> Int? {
        facts.append(fact)
        ranges.append(fact.range)
        guard fact.claim == .determined else { return nil }
        var unknown: Int?
        for term in fact.form.terms where !isKnown[Int(term.wire)] {
            if unknown != nil { return nil }
            unknown = Int(term.wire)
        }
        if let unknown { isKnown[unknown] = true }
        return unknown
    }

    /// A form of which all wires are wires of the circuit.
    private func valid(_ form: Form<F>) throws(Refusal) -> Form<F> {
        if let wire = form.terms.last?.wire, wire >= circuit.wireCount { throw Refusal("there is no wire \(wire)") }
        return form
    }

    /// What a step shows: most show one thing, and there are very many steps.
    private enum Conclusions {
        case one(Fact<F>)
        case several([Fact<F>])
    }

    private func conclusions(of step: CertificateStep<F>) throws(Refusal) -> Conclusions {
        switch step {
        case .roots(let constraint, let factor, let scale, let offset): .one(try roots(constraint, factor, scale, offset))
        case .member(let constraint, let factor, let multiple, let bound): .one(try member(constraint, factor, multiple, bound))
        case .gap(let member): .one(try gap(member))
        case .sum(let form, let parts): .one(try sum(valid(form), parts))
        case .both(let first, let second): .one(try both(first, second))
        case .product(let constraint, let a, let b): .one(try product(constraint, a, b))
        case .output(let constraint): .one(try output(constraint))
        case .quotient(let constraint, let factor, let unknown, let nonzero):
            .one(try quotient(constraint, factor, valid(unknown), nonzero))
        case .zeroTest(let constraint, let factor, let other, let otherFactor):
            .one(try zeroTest((constraint, factor), (other, otherFactor)))
        case .combination(let form, let known): .one(try combination(valid(form), known))
        case .linear(let constraint): .several(try linear(constraint))
        case .nonzero(let constraint, let product): .several(try nonzero(constraint, product))
        case .indivisible(let form, let parts): .one(try indivisible(valid(form), parts))
        case .positional(let parts, let cuts, let known): .several(try positional(parts, cuts, known))
        case .zeroFlag(let constraint, let factor, let other, let otherFactor, let range):
            .several(try zeroFlag((constraint, factor), (other, otherFactor), range))
        case .staircase(let forms, let known): .several(try staircase(forms, known))
        case .edges(let flags, let starts, let sizes, let lower, let upper, let known):
            .several(try edges(CutPremises(flags: flags, starts: starts, sizes: sizes, lower: lower, upper: upper, known: known)))
        case .division(let constraint, let divisor, let range, let quotient, let remainder, let rest):
            .several(try division(constraint, divisor, Division(range: range, quotient: quotient, remainder: remainder, rest: rest)))
        case .square(let constraint, let ratio, let range, let known): .several(try square(constraint, ratio, range, known))
        case .magnitude(let constraint, let factor, let flag, let multiple, let range):
            .one(try magnitude(constraint, factor, flag, multiple, range))
        case .extreme(let constraint, let expansions, let distances): .one(try extreme(constraint, expansions, distances))
        case .squareGap(let constraint, let range): .several(try squareGap(constraint, range))
        case .excluded(let test, let flag, let parts): .one(try excluded(test, flag, parts))
        case .supported(let form, let parts): .one(try supported(valid(form), parts))
        case .spread(let product, let square, let counted, let others): .one(try spread(product, square, counted, others))
        case .whole(let shape, let excess, let rest, let number): .one(try whole(shape, excess, rest, number))
        case .root(let shape, let excess, let rest, let range, let divisor): .several(try root(shape, excess, rest, range, divisor))
        case .guarded(let product, let flag, let test, let other, let relief, let range):
            .one(try guarded(product, flag, test, other, relief, range))
        case .cases(let form, let flag, let product, let zero, let one): .one(try cases(valid(form), flag, product, [zero, one]))
        case .end(let form, let row, let isUpper, let product, let zero, let one):
            .one(try end(valid(form), row, isUpper, product, [zero, one]))
        case .either(let cases): .one(try either(cases))
        case .apart(let form, let row, let value, let product, let sum): .one(try apart(valid(form), row, value, product, sum))
        case .rank(let constraint, let expansions, let rows, let ends, let bounds, let escape, let known):
            .one(try rank(constraint, expansions, RankPremises(rows: rows, ends: ends, bounds: bounds, escape: escape, known: known)))
        case .oneHot(let constraints, let factors, let weights, let known): .several(try oneHot(constraints, factors, weights, known))
        }
    }
}

extension R1CS {
    /// Wires of the outputs.
    public var outputWires: Range<Int> { 1..<1 + outputCount }

    /// Wires of the public and the private inputs.
    ///
    /// Circom counts private inputs that it eliminated, and lets other wires move up into their places. Its labels tell: public signals have
    /// the labels 1, 2 and so on, and the private inputs follow. Where public signals bear other labels, every input has its wire.
    public var inputWires: [Int] {
        let places = 1 + publicCount..<min(wireCount, 1 + publicCount + privateInputCount)
        let inputs = UInt64(1 + publicCount)..<UInt64(1 + publicCount + privateInputCount)
        let isNumberedInOrder = (0...publicCount).allSatisfy { labels[$0] == UInt64($0) }
        return Array(1 + outputCount..<1 + publicCount) + places.filter { !isNumberedInOrder || inputs.contains(labels[$0]) }
    }

    /// Private inputs without a wire: nothing is known of them.
    public var missingInputCount: Int { publicInputCount + privateInputCount - inputWires.count }
}
