// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// Looks for steps that determine the wires of a circuit.
///
/// Every guess goes to a `CertificateChecker`, which alone decides what holds; a refused guess is forgotten. So nothing here has to be right,
/// only fruitful. Events drive the search: a wire that becomes known, or gets a range, wakes the constraints and sums that it occurs in.
final class Search<F: PrimeField> {
    let circuit: R1CS<F>
    let checker: CertificateChecker<F>
    let rows: ConstraintForms<F>
    private(set) var steps: [CertificateStep<F>] = []
    /// The first fact of each step.
    private(set) var firstFacts: [Int] = []
    let index: ConstraintIndex
    let modulus = F.modulusInteger

    /// For each constraint the unknown wires of A, B and C.
    var unknownCounts: [SIMD3<Int32>]
    /// Known wires that the counts of relations know of.
    var isCounted: [Bool]
    /// The best range of each wire; −1 when there is none.
    var rangeOfWire: [Int32]
    /// Wires whose range comes straight from a constraint.
    var isDirect: [Bool]
    /// Wires whose range was compared with that of the product that they are.
    var hasProductRange: [Bool]
    /// Forms of two and more wires that have ranges, without constant, first coefficient 1: their numbers.
    var names = FormTable<F>()
    /// For each wire the lengths of the forms with numbers that begin with it, as bits; the last stands for all that are longer.
    var lengthsOfNames: [UInt64]
    /// By the number of the form.
    let rangesOfNames = NumberLists()
    /// Facts that bound a multiple of a wire.
    let scaledDigits: NumberLists
    /// Facts that bound a form in which a wire occurs, other than the wire alone.
    let rangesWithWire: NumberLists
    /// Differences that were made of memberships, by the fact of the membership; −1 where there is none.
    var gaps: [Int32] = []
    /// How deep the range of a wire was last looked for in vain, and how many facts there were.
    var misses: [Int: (depth: Int, facts: Int)] = [:]
    /// Differences between what a flag is multiplied by and the product, by the constraint.
    var productGaps: [Int: Int] = [:]
    var relations: [Relation<F>] = []
    /// Relations with fewer unknown wires than when they were last tried.
    var postponed: [Int] = []
    /// Whether what single constraints say has been noted.
    var hasRead = false
    /// About which wires everything is noted that may be of use.
    var scope: Scope
    /// Memberships that wait for the range of a bound.
    var memberships: [Membership] = []
    /// Values that are cut at edges and were out of scope.
    var foundValues: [CutValue] = []
    let relationsOfWire: NumberLists
    /// Constraints whose product is zero and that are no range.
    var zeroProducts: [Int] = []
    /// Factors that may be those of a test for zero.
    var zeroFactors = FactorTable(capacity: 0)
    /// Forms that are never zero, scaled so that their first coefficient is 1, with the facts that say so.
    var nonzeros: [Form<F>: Int] = [:]
    /// Constraints that bound a factor and say no more.
    var isRange: [Bool]
    /// Constraints whose factors are known and whose C is among the relations.
    var isSum: [Bool]
    /// Ranges that were added up for a form, by the form.
    var sums = FormTable<F>()
    /// Constraints of `zeroProducts` that have shown the value of a rank.
    var ranked: Set<Int> = []
    /// Factors of which the constraint has a multiple of the square as C.
    var rootPlaces: [RootPlace] = []
    /// Constraints with unknown factors and a known C.
    var squares: [Int] = []
    /// Constraints with one known factor, the other and C unknown.
    var divisions: [(constraint: Int, divisor: Factor)] = []
    /// Values that are cut at edges and whose flags are not known yet.
    var cutValues: [CutValue] = []
    /// For facts about flags that are known to have one before them.
    var flagLinks: [FlagLink?] = []
    /// How many relations have been looked at for such values.
    var relationsLookedAt = 0
    var covering: Covering
    private var inverses: [F: F] = [:]
    private var awake: [Int] = []
    private var determinedForms: Set<Form<F>> = []
    /// Steps that told something new; when a round adds none, there is nothing left to find.
    private(set) var insights = 0

    private let progress: any ProgressObserver

    init(_ circuit: R1CS<F>, scope: Scope, progress: any ProgressObserver) {
        self.circuit = circuit
        self.scope = scope
        self.progress = progress
        progress.report(stage: Self.stage, completed: 0, total: 0)
        checker = CertificateChecker(circuit)
        rows = checker.rows
        index = ConstraintIndex(circuit)
        covering = Covering(wireCount: circuit.wireCount)
        unknownCounts = Array(repeating: .zero, count: circuit.constraintCount)
        isCounted = checker.isKnown
        rangeOfWire = Array(repeating: -1, count: circuit.wireCount)
        lengthsOfNames = Array(repeating: 0, count: circuit.wireCount)
        isDirect = Array(repeating: false, count: circuit.wireCount)
        hasProductRange = Array(repeating: false, count: circuit.wireCount)
        scaledDigits = NumberLists(keyCount: circuit.wireCount)
        rangesWithWire = NumberLists(keyCount: circuit.wireCount)
        relationsOfWire = NumberLists(keyCount: circuit.wireCount)
        isRange = Array(repeating: false, count: circuit.constraintCount)
        isSum = isRange
        steps.reserveCapacity(min(4 * circuit.constraintCount, 1 << 20))
        countUnknownWires()
    }

    func isKnown(_ wire: UInt32) -> Bool { checker.isKnown[Int(wire)] }

    func isKnown(_ form: Form<F>) -> Bool { !form.hasWire(without: checker.isKnown) }

    func unknownPart(_ form: Form<F>) -> Form<F> { form.part(without: checker.isKnown) }

    func c(_ constraint: Int) -> Form<F> { rows.c[constraint] }

    /// The inverse of an element, zero for zero; of the few coefficients that a circuit has each is inverted once.
    func inverse(of element: F) -> F {
        if element == .one || element == .minusOne { return element }
        if let known = inverses[element] { return known }
        let inverse = element.quickInverse
        inverses[element] = inverse
        return inverse
    }

    /// The multiple of a form whose first coefficient is 1.
    func monic(_ form: Form<F>) -> Form<F> {
        guard let first = form.terms.first else { return form }
        return form.scaled(by: inverse(of: first.coefficient))
    }

    /// Whether C is zero.
    func isZeroProduct(_ constraint: Int) -> Bool {
        let product = c(constraint)
        return product.isConstant && product.constant.isZero
    }

    func row(_ factor: Factor, _ constraint: Int) -> Form<F> {
        factor == .a ? rows.a[constraint] : rows.b[constraint]
    }

    /// Tries a step.
    ///
    /// - Returns: the numbers of its facts; `nil` when the checker refuses it.
    @discardableResult
    func take(_ step: __owned CertificateStep<F>) -> Range<Int>? {
        let first = checker.facts.count
        guard let known = try? checker.apply(step) else { return nil }
        steps.append(step)
        firstFacts.append(first)
        if steps.count % Self.stepsBetweenReports == 0 { progress.report(stage: Self.stage, completed: steps.count, total: 0) }
        awake.append(contentsOf: known)
        if !known.isEmpty || findsForm(checker.facts[first...]) { insights += 1 }
        return first..<checker.facts.count
    }

    private static var stage: String { "looking whether the inputs determine the outputs" }

    /// Some tenths of a second.
    private static var stepsBetweenReports: Int { 1 << 16 }

    /// Whether there is a form of unknown wires that was not determined before; found again, it would keep the search going for ever.
    private func findsForm(_ facts: ArraySlice<Fact<F>>) -> Bool {
        var isNew = false
        for i in facts.indices where facts[i].claim == .determined && !isKnown(facts[i].form) {
            if determinedForms.insert(facts[i].form).inserted { isNew = true }
        }
        return isNew
    }

    /// Follows every event to its end.
    func settle() {
        while let wire = awake.popLast() { wake(wire) }
    }

    private func wake(_ wire: Int) {
        for entry in index.entries(of: wire) {
            unknownCounts[entry.constraint][entry.matrix] -= 1
            tryConstraint(entry.constraint)
        }
        // A relation that is made while a known wire waits for its turn counts it as unknown until then.
        isCounted[wire] = true
        for relation in relationsOfWire[wire] {
            relations[relation].unknownCount -= 1
            if rangeOfWire[wire] < 0 { relations[relation].openCount -= 1 }
            tryRelation(relation)
        }
    }

    private func countUnknownWires() {
        for wire in 0..<circuit.wireCount where !checker.isKnown[wire] {
            for entry in index.entries(of: wire) { unknownCounts[entry.constraint][entry.matrix] += 1 }
        }
    }
}
