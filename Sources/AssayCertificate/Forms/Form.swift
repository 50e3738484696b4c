// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayConstraints

/// A sum of wires with coefficients, plus a constant. Two forms are equal exactly when they are the same function of the wires.
public struct Form<F: PrimeField>: Hashable, Sendable {
    /// One wire times its coefficient, which is never zero.
    public struct Term: Hashable, Sendable {
        public let wire: UInt32
        public let coefficient: F

        public init(_ wire: UInt32, _ coefficient: F) {
            self.wire = wire
            self.coefficient = coefficient
        }
    }

    /// Ascending by wire, each wire once; wire 0, which is 1, is in `constant` instead.
    public private(set) var terms: [Term]
    public private(set) var constant: F

    /// A constant.
    public init(_ constant: F = .zero) {
        terms = []
        self.constant = constant
    }

    public init(wire: Int) {
        terms = wire == 0 ? [] : [Term(UInt32(wire), .one)]
        constant = wire == 0 ? .one : .zero
    }

    /// The sum of any terms: wires may repeat and stand in any order.
    @specialized(where F == BN254.Fr)
    public init(_ terms: [Term], constant: F = .zero) {
        self.init(constant)
        self.terms.reserveCapacity(terms.count)
        var previous: UInt32 = 0
        let ascends = terms.allSatisfy { term in
            defer { previous = max(previous, term.wire) }
            return previous < term.wire || term.wire == 0
        }
        // A wire may stand twice; `append` then adds up.
        for term in ascends ? terms : terms.sorted(by: { $0.wire < $1.wire }) { append(term) }
    }

    /// Adds a term whose wire is not below those that are there.
    private mutating func append(_ term: Term) {
        guard term.wire > 0 else { return constant += term.coefficient }
        var sum = term.coefficient
        if let last = terms.last, last.wire == term.wire {
            sum += last.coefficient
            terms.removeLast()
        }
        if !sum.isZero { terms.append(Term(term.wire, sum)) }
    }

    /// Row `row` of a matrix, as a function of the wires.
    @specialized(where F == BN254.Fr)
    public init(_ matrix: SparseMatrix<F>, row: Int) {
        let entries = matrix.entries(row)
        self.init()
        terms.reserveCapacity(entries.count)
        var previous: UInt32 = 0
        for i in entries {
            let wire = matrix.columns[i]
            guard previous < wire || wire == 0 else {
                self.init(entries.map { Term(matrix.columns[$0], matrix.values[$0]) })
                return
            }
            if wire == 0 { constant += matrix.values[i] } else if !matrix.values[i].isZero { terms.append(Term(wire, matrix.values[i])) }
            previous = max(previous, wire)
        }
    }

    /// Whether no wire occurs.
    public var isConstant: Bool { terms.isEmpty }

    /// The sum of this and `factor` times another.
    @specialized(where F == BN254.Fr)
    public func adding(_ other: Form, times factor: F) -> Form {
        if factor.isZero { return self }
        var sum = Form(constant + factor * other.constant)
        sum.terms.reserveCapacity(terms.count + other.terms.count)
        var (i, j) = (0, 0)
        while i < terms.count || j < other.terms.count {
            if j == other.terms.count || i < terms.count && terms[i].wire < other.terms[j].wire {
                sum.terms.append(terms[i])
                i += 1
            } else {
                sum.append(Term(other.terms[j].wire, factor * other.terms[j].coefficient), after: i < terms.count ? terms[i] : nil)
                if i < terms.count, terms[i].wire == other.terms[j].wire { i += 1 }
                j += 1
            }
        }
        return sum
    }

    /// Adds `term`, together with `mine` when that is the same wire.
    private mutating func append(_ term: Term, after mine: Term?) {
        let coefficient = mine.map { $0.wire == term.wire ? $0.coefficient + term.coefficient : term.coefficient } ?? term.coefficient
        if !coefficient.isZero { terms.append(Term(term.wire, coefficient)) }
    }

    /// The form times a constant.
    @specialized(where F == BN254.Fr)
    public func scaled(by factor: F) -> Form {
        if factor == .one { return self }
        if factor.isZero { return Form() }
        var result = Form(constant * factor)
        result.terms.reserveCapacity(terms.count)
        for term in terms { result.terms.append(Term(term.wire, term.coefficient * factor)) }
        return result
    }

    /// The form without its constant and without the wires for which `leavesOut` holds.
    @specialized(where F == BN254.Fr)
    public func part(without leavesOut: (UInt32) -> Bool) -> Form {
        var result = Form()
        for term in terms where !leavesOut(term.wire) { result.terms.append(term) }
        return result
    }

    /// The factor that makes this out of `other`, constants included; `nil` when there is none or `other` is zero.
    @specialized(where F == BN254.Fr)
    public func ratio(to other: Form) -> F? {
        guard terms.count == other.terms.count, let mine = terms.first, let theirs = other.terms.first, mine.wire == theirs.wire else {
            return nil
        }
        let factor = mine.coefficient * theirs.coefficient.quickInverse
        return constant == factor * other.constant
            && zip(terms, other.terms).allSatisfy { $0.wire == $1.wire && $0.coefficient == factor * $1.coefficient } ? factor : nil
    }

    /// The coefficient of a wire.
    @specialized(where F == BN254.Fr)
    public func coefficient(of wire: UInt32) -> F {
        var (low, high) = (0, terms.count)
        while low < high {
            let middle = (low + high) / 2
            if terms[middle].wire < wire { low = middle + 1 } else { high = middle }
        }
        return low < terms.count && terms[low].wire == wire ? terms[low].coefficient : .zero
    }
}

extension PrimeField {
    /// The inverse of an element that is not zero; at once for 1 and −1, which most coefficients are. Zero for zero.
    public var quickInverse: Self {
        if self == .one || self == -.one { return self }
        return inverse ?? .zero
    }
}
