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
    var hints = HintTape<F>()
    /// The coefficients of rows and hints.
    var pool = CoefficientPool<F>()
    private(set) var originTable: [ConstraintOrigin] = []
    private var originIndices: [ConstraintOrigin: UInt32] = [:]
    private var currentIndex: UInt32?

    /// What the next constraints and hints are made for.
    public var origin = ConstraintOrigin() {
        didSet { if origin != oldValue { currentIndex = nil } }
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
        record(.linear, [value], outputs: variable.index)
        enforceEqual(Combination(variable), value)
    }

    /// Demands `a · b = c`.
    @specialized(where F == BN254.Fr)
    public mutating func enforce(_ a: Combination, times b: Combination, equals c: Combination) {
        if let left = a.constant, let right = b.constant, let result = c.constant, left * right == result { return }
        rows.append(a, b, c, origin: originIndex(), &pool)
    }

    /// Demands `a = b`.
    public mutating func enforceEqual(_ a: Combination, _ b: Combination) {
        enforce(.zero, times: .zero, equals: a - b)
    }

    /// Demands `a = 0`.
    public mutating func enforceZero(_ a: Combination) { enforceEqual(a, .zero) }

    /// Runs `body` with `check` as what is being checked, unless an enclosing gadget has said so already.
    public mutating func checking<R>(_ check: @autoclosure () -> String, _ body: (inout Self) throws -> R) rethrows -> R {
        guard origin.check.isEmpty else { return try body(&self) }
        let outer = origin
        origin.check = check()
        defer { origin = outer }
        return try body(&self)
    }

    /// Runs `body` with `origin` as the current one.
    public mutating func from<R>(_ origin: ConstraintOrigin, _ body: (inout Self) throws -> R) rethrows -> R {
        let outer = self.origin
        self.origin = origin
        defer { self.origin = outer }
        return try body(&self)
    }

    private mutating func declare(_ role: Role, _ name: String) -> Variable {
        let variable = makeVariables(1, role)
        names[variable.index] = name
        return variable
    }

    /// `count` new variables with neighbouring numbers; returns the first.
    mutating func makeVariables(_ count: Int, _ role: Role) -> Variable {
        precondition(roles.count + count <= Int(Int32.max), "a system has at most 2^31 variables")
        let first = Variable(index: UInt32(roles.count))
        roles.append(contentsOf: repeatElement(role, count: count))
        return first
    }

    mutating func originIndex() -> UInt32 {
        if let currentIndex { return currentIndex }
        let index = originIndices[origin] ?? UInt32(originTable.count)
        if index == originTable.count {
            originTable.append(origin)
            originIndices[origin] = index
        }
        currentIndex = index
        return index
    }
}
