// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A constraint system under construction: variables, constraints `a · b = c`, and the straight-line program that computes the variables.
///
/// Inputs and outputs are declared by name; everything between is made by gadgets, which call the `hint…` functions for values and
/// `enforce` for what must hold of them. **A hinted variable means nothing until constraints determine it.** Each constraint and each
/// hint carries the origin that is current when it is made.
///
/// ```swift
/// var system = ConstraintSystem<BN254.Fr>()
/// let x = system.privateInput("x")
/// let square = system.hintProduct(x, x)
/// system.enforce(x, times: x, equals: square)
/// system.output("y", square + 1)
/// let circuit = system.finalised()
/// ```
public struct ConstraintSystem<F: PrimeField>: Sendable {
    private(set) var roles: [Role] = [.one]
    private(set) var names: [UInt32: String] = [:]
    var rows = ConstraintRows()
    /// Linear rows that are not solved for anything.
    private(set) var keptRows: Set<Int> = []
    var hints = HintTape<F>()
    /// The coefficients of rows and hints.
    var pool = CoefficientPool<F>()
    var origins = OriginTracker()
    /// `nil` unless somebody wants to know.
    var choices: ChoiceNotes?

    /// What the next constraints and hints are made for.
    public var origin: ConstraintOrigin {
        get { origins.origin }
        set { origins.origin = newValue }
    }

    public init() {}

    /// Constraints so far, before elimination.
    public var constraintCount: Int { rows.count }

    /// Inputs, outputs and intermediate values so far, and the constant one.
    public var variableCount: Int { roles.count }
}

// MARK: Inputs, outputs and constraints

extension ConstraintSystem {
    public typealias Combination = LinearCombination<F>

    /// A public input. Public inputs are numbered in the order of these calls.
    public mutating func publicInput(_ name: String) -> Combination { Combination(declare(.publicInput, name)) }

    /// A private input. Private inputs are numbered in the order of these calls.
    public mutating func privateInput(_ name: String) -> Combination { Combination(declare(.privateInput, name)) }

    /// A public output that equals `value`. Outputs are numbered in the order of these calls.
    public mutating func output(_ name: String, _ value: Combination) {
        let variable = declare(.output, name)
        record(.linear, value, firstOutput: variable)
        enforceEqual(Combination(variable), value)
    }

    /// A public output that equals `value`, which is made of several, by a constraint that stays: solved for one of them, it would put all
    /// the others into what holds that one.
    public mutating func packedOutput(_ name: String, _ value: Combination) {
        keptRows.insert(rows.count)
        output(name, value)
    }

    /// Demands `a · b = c`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func enforce(_ a: Combination, times b: Combination, equals c: Combination) {
        if let left = a.constant, let right = b.constant, let result = c.constant, left * right == result { return }
        rows.append(a, b, c, origin: origins.number(), &pool)
    }

    /// Demands `a = b`.
    public mutating func enforceEqual(_ a: Combination, _ b: Combination) {
        enforce(.zero, times: .zero, equals: a - b)
    }

    /// Demands `a = 0`.
    public mutating func enforceZero(_ a: Combination) { enforceEqual(a, .zero) }

    private mutating func declare(_ role: Role, _ name: String) -> Variable {
        let variable = makeVariables(1, role)
        names[variable.index] = name
        return variable
    }

    /// Whether nobody outside knows the variables from the number `first` on.
    func areIntermediate(from first: Int) -> Bool { roles[first...].allSatisfy { $0 == .intermediate } }

    /// `count` new variables with neighbouring numbers; returns the first.
    mutating func makeVariables(_ count: Int, _ role: Role) -> Variable {
        precondition(roles.count + count <= Int(Int32.max), "a system has at most 2^31 variables")
        let first = Variable(index: UInt32(roles.count))
        roles.append(contentsOf: repeatElement(role, count: count))
        return first
    }
}

// MARK: Origins

extension ConstraintSystem {
    /// Runs `body` with `check` as what is being checked, unless an enclosing gadget has said so already.
    @inlinable
    public mutating func checking<R>(_ check: Check, _ body: (inout Self) throws -> R) rethrows -> R {
        guard begin(check) else { return try body(&self) }
        defer { endCheck() }
        return try body(&self)
    }

    /// Runs `body` with `origin` as the current one.
    public mutating func from<R>(_ origin: ConstraintOrigin, _ body: (inout Self) throws -> R) rethrows -> R {
        let outer = self.origin
        self.origin = origin
        defer { self.origin = outer }
        return try body(&self)
    }

    /// An origin to be used for many rows. Its own row is of no account.
    public mutating func share(_ origin: ConstraintOrigin) -> SharedOrigin { origins.share(origin) }

    /// Makes `origin` the current one, at the data row `row`, counted from 1.
    public mutating func setOrigin(_ origin: SharedOrigin, row: Int?) { origins.move(to: origin, row: row) }

    @usableFromInline
    mutating func begin(_ check: Check) -> Bool { origins.begin(check) }

    @usableFromInline
    mutating func endCheck() { origins.endCheck() }
}
