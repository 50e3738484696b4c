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
    @specialized(where F == BLS12381.Fr)
    public init(_ terms: [Term], constant: F = .zero) {
        self.init(constant)
        self.terms.reserveCapacity(terms.count)
        // A wire may stand twice; `append` then adds up.
        for term in Self.ascend(terms) ? terms : terms.sorted(by: { $0.wire < $1.wire }) { append(term) }
    }

    private static func ascend(_ terms: [Term]) -> Bool {
        var previous: UInt32 = 0
        for term in terms {
            if term.wire < previous { return false }
            previous = term.wire
        }
        return true
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
    @specialized(where F == BLS12381.Fr)
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
    @specialized(where F == BLS12381.Fr)
    public func adding(_ other: Form, times factor: F) -> Form {
        if factor.isZero { return self }
        var sum = self
        sum.constant += other.constant.times(factor)
        if other.terms.isEmpty { return sum }
        if terms.isEmpty {
            sum.terms = other.scaled(by: factor).terms
            return sum
        }
        sum.terms = merged(other, factor)
        return sum
    }

    /// The terms of the sum of two forms that have wires.
    private func merged(_ other: Form, _ factor: F) -> [Term] {
        var sum: [Term] = []
        sum.reserveCapacity(terms.count + other.terms.count)
        let kind = Multiplier(factor)
        var i = 0
        for term in other.terms {
            while i < terms.count, terms[i].wire < term.wire {
                sum.append(terms[i])
                i += 1
            }
            var coefficient = kind.times(term.coefficient)
            if i < terms.count, terms[i].wire == term.wire {
                coefficient += terms[i].coefficient
                i += 1
                if coefficient.isZero { continue }
            }
            sum.append(Term(term.wire, coefficient))
        }
        if i < terms.count { sum.append(contentsOf: terms[i...]) }
        return sum
    }

    /// The form times a constant.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func scaled(by factor: F) -> Form {
        if factor == .one { return self }
        if factor.isZero { return Form() }
        let kind = Multiplier(factor)
        var result = Form(kind.times(constant))
        result.terms = terms.map { Term($0.wire, kind.times($0.coefficient)) }
        return result
    }

    /// The form without its constant.
    public var withoutConstant: Form {
        var result = self
        result.constant = .zero
        return result
    }

    /// The form without its constant and without the wires that are marked.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func part(without isMarked: [Bool]) -> Form {
        var result = Form()
        guard let first = terms.firstIndex(where: { !isMarked[Int($0.wire)] }) else { return result }
        guard first > 0 || terms.contains(where: { isMarked[Int($0.wire)] }) else { return withoutConstant }
        result.terms.reserveCapacity(terms.count - first - 1)
        for term in terms[first...] where !isMarked[Int(term.wire)] { result.terms.append(term) }
        return result
    }

    /// Whether a wire occurs that is not marked.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func hasWire(without isMarked: [Bool]) -> Bool {
        for term in terms where !isMarked[Int(term.wire)] { return true }
        return false
    }

    /// The factor that makes this out of `other`, constants included; `nil` when there is none or `other` is zero.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func ratio(to other: Form) -> F? {
        guard terms.count == other.terms.count, let mine = terms.first, let theirs = other.terms.first else { return nil }
        for i in terms.indices where terms[i].wire != other.terms[i].wire { return nil }
        let factor = mine.coefficient.quotient(by: theirs.coefficient)
        let kind = Multiplier(factor)
        guard constant == kind.times(other.constant) else { return nil }
        for i in terms.indices.dropFirst() where terms[i].coefficient != kind.times(other.terms[i].coefficient) { return nil }
        return factor
    }

    /// The coefficient of a wire.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func coefficient(of wire: UInt32) -> F {
        var (low, high) = (0, terms.count)
        while low < high {
            let middle = (low + high) / 2
            if terms[middle].wire < wire { low = middle + 1 } else { high = middle }
        }
        return low < terms.count && terms[low].wire == wire ? terms[low].coefficient : .zero
    }

    /// Whether a wire occurs.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func has(_ wire: UInt32) -> Bool { !coefficient(of: wire).isZero }

    /// One number for all of the terms: forms are looked up in tables all the time, and most have coefficients that tell little.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func hash(into hasher: inout Hasher) {
        var mixed = constant.fingerprint
        for term in terms {
            mixed = (mixed ^ UInt64(term.wire) &+ term.coefficient.fingerprint) &* 0x9e37_79b9_7f4a_7c15
            mixed ^= mixed >> 29
        }
        hasher.combine(mixed)
    }
}

/// A factor, of which it is known whether it is 1 or −1: most are.
struct Multiplier<F: PrimeField> {
    private enum Kind { case one, minusOne, other }

    private let factor: F
    private let kind: Kind

    init(_ factor: F) {
        self.factor = factor
        kind = factor == .one ? .one : factor == .minusOne ? .minusOne : .other
    }

    func times(_ element: F) -> F {
        switch kind {
        case .one: return element
        case .minusOne: return -element
        case .other:
            // Most elements are 1 or −1 as well, and a comparison takes a tenth of a product.
            if element == .one { return factor }
            return element == .minusOne ? -factor : element * factor
        }
    }
}

extension PrimeField {
    /// The product, at once where the element is zero or the factor is 1.
    public func times(_ factor: Self) -> Self { isZero || factor == .one ? self : self * factor }

    /// The quotient by an element that is not zero; at once where it is 1 or −1.
    public func quotient(by divisor: Self) -> Self {
        if self == divisor { return .one }
        return self == -divisor ? .minusOne : times(divisor.quickInverse)
    }

    /// The inverse of an element that is not zero; at once for 1 and −1, which most coefficients are. Zero for zero.
    public var quickInverse: Self {
        if self == .one || self == .minusOne { return self }
        return inverse ?? .zero
    }
}
