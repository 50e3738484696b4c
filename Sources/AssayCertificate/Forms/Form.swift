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

    /// All of the form: ascending by wire, each wire once, no coefficient zero, the constant as that of wire 0.
    ///
    /// One array and nothing else: facts, steps and tables are full of forms, and each is a pointer.
    private var entries: [Term]

    private init(ascending entries: [Term]) { self.entries = entries }

    /// A constant.
    public init(_ constant: F = .zero) { entries = constant.isZero ? [] : [Term(0, constant)] }

    public init(wire: Int) { entries = [Term(UInt32(wire), .one)] }

    /// The sum of any terms: wires may repeat and stand in any order.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ terms: [Term], constant: F = .zero) {
        entries = []
        entries.reserveCapacity(terms.count + 1)
        if !constant.isZero { entries.append(Term(0, constant)) }
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
        var sum = term.coefficient
        if let last = entries.last, last.wire == term.wire {
            sum += last.coefficient
            entries.removeLast()
        }
        if !sum.isZero { entries.append(Term(term.wire, sum)) }
    }

    /// Row `row` of a matrix, as a function of the wires.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ matrix: SparseMatrix<F>, row: Int) {
        self.init(columns: matrix.columns, values: matrix.values, at: matrix.entries(row))
    }

    init(columns: [UInt32], values: Coefficients<F>, at places: Range<Int>) {
        var sorted: [Term] = []
        sorted.reserveCapacity(places.count)
        var next: UInt32 = 0
        for i in places {
            let (wire, value) = (columns[i], values[i])
            guard wire >= next else {
                self.init(places.map { Term(columns[$0], values[$0]) })
                return
            }
            if !value.isZero { sorted.append(Term(wire, value)) }
            next = wire + 1
        }
        self.init(ascending: sorted)
    }

    /// Ascending by wire, each wire once; wire 0, which is 1, is in `constant` instead.
    public var terms: FormTerms<F> { FormTerms(entries) }

    public var constant: F { hasConstant ? entries[0].coefficient : .zero }

    private var hasConstant: Bool { entries.first?.wire == 0 }

    /// Whether no wire occurs.
    public var isConstant: Bool { entries.last.map { $0.wire == 0 } ?? true }

    /// The sum of this and `factor` times another.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func adding(_ other: Form, times factor: F) -> Form {
        if factor.isZero || other.entries.isEmpty { return self }
        if entries.isEmpty { return other.scaled(by: factor) }
        return Form(ascending: merged(other, factor))
    }

    /// The entries of the sum of two forms.
    private func merged(_ other: Form, _ factor: F) -> [Term] {
        var sum: [Term] = []
        sum.reserveCapacity(entries.count + other.entries.count)
        let kind = Multiplier(factor)
        var i = 0
        for term in other.entries {
            while i < entries.count, entries[i].wire < term.wire {
                sum.append(entries[i])
                i += 1
            }
            var coefficient = kind.times(term.coefficient)
            if i < entries.count, entries[i].wire == term.wire {
                coefficient += entries[i].coefficient
                i += 1
                if coefficient.isZero { continue }
            }
            sum.append(Term(term.wire, coefficient))
        }
        if i < entries.count { sum.append(contentsOf: entries[i...]) }
        return sum
    }

    /// The form times a constant.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func scaled(by factor: F) -> Form {
        if factor == .one || entries.isEmpty { return self }
        if factor.isZero { return Form() }
        let kind = Multiplier(factor)
        return Form(ascending: entries.map { Term($0.wire, kind.times($0.coefficient)) })
    }

    /// The form without its constant.
    public var withoutConstant: Form { hasConstant ? Form(ascending: Array(entries.dropFirst())) : self }

    /// The form without its constant and without the wires that are marked.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func part(without isMarked: [Bool]) -> Form {
        let terms = terms
        guard let first = terms.firstIndex(where: { !isMarked[Int($0.wire)] }) else { return Form() }
        guard first > 0 || terms.contains(where: { isMarked[Int($0.wire)] }) else { return withoutConstant }
        var part: [Term] = []
        part.reserveCapacity(terms.count - first)
        for term in terms[first...] where !isMarked[Int(term.wire)] { part.append(term) }
        return Form(ascending: part)
    }

    /// Whether a wire occurs that is not marked.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func hasWire(without isMarked: [Bool]) -> Bool {
        for term in entries where term.wire > 0 && !isMarked[Int(term.wire)] { return true }
        return false
    }

    /// The factor that makes this out of `other`, constants included; `nil` when there is none or `other` is zero.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func ratio(to other: Form) -> F? {
        guard entries.count == other.entries.count, !isConstant, !other.isConstant else { return nil }
        for i in entries.indices where entries[i].wire != other.entries[i].wire { return nil }
        // The constant is the less likely to be 1 or −1.
        let last = entries.count - 1
        let factor = entries[last].coefficient.quotient(by: other.entries[last].coefficient)
        let kind = Multiplier(factor)
        for i in 0..<last where entries[i].coefficient != kind.times(other.entries[i].coefficient) { return nil }
        return factor
    }

    /// The coefficient of a wire.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func coefficient(of wire: UInt32) -> F {
        if wire == 0 { return .zero }
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].wire < wire { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].wire == wire ? entries[low].coefficient : .zero
    }

    /// Whether a wire occurs.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func has(_ wire: UInt32) -> Bool { !coefficient(of: wire).isZero }

    /// One number for all of the terms: forms are looked up in tables all the time, and most have coefficients that tell little.
    public func hash(into hasher: inout Hasher) { hasher.combine(fingerprint()) }

    /// A number that equal forms share and most others do not. It differs between processes.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func fingerprint() -> UInt64 {
        var mixed: UInt64 = 0
        for term in entries { mixed = Self.mixed(mixed, term.wire, term.coefficient) }
        return mixed
    }

    /// Such a number for a multiple of the form, of how many wires it has and of the first of them alone.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public func shortFingerprint(times factor: F) -> UInt64 {
        let kind = Multiplier(factor)
        var mixed = UInt64(entries.count)
        for term in entries.prefix(3) { mixed = Self.mixed(mixed, term.wire, kind.times(term.coefficient)) }
        return mixed
    }

    private static func mixed(_ before: UInt64, _ wire: UInt32, _ coefficient: F) -> UInt64 {
        let mixed = (before ^ UInt64(wire) &+ coefficient.fingerprint) &* 0x9e37_79b9_7f4a_7c15
        return mixed ^ mixed >> 29
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
