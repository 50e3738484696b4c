// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints

/// A circuit over BN254's scalar field written down constraint by constraint, without a gadget and without a way to compute a witness.
struct Draft {
    typealias Element = BN254.Fr

    /// Wires with their coefficients; `nil` stands for the constant.
    struct Sum: ExpressibleByIntegerLiteral {
        fileprivate var terms: [Int?: Element]

        init(integerLiteral value: Int) { terms = [nil: Element(value)] }
        init(_ value: Element) { terms = [nil: value] }
        fileprivate init(terms: [Int?: Element]) { self.terms = terms }

        static func + (a: Sum, b: Sum) -> Sum { Sum(terms: a.terms.merging(b.terms) { $0 + $1 }) }
        static func - (a: Sum, b: Sum) -> Sum { a + (-1 as Element) * b }
        static func * (a: Element, b: Sum) -> Sum { Sum(terms: b.terms.mapValues { a * $0 }) }
        static prefix func - (a: Sum) -> Sum { (-1 as Element) * a }

        /// The sum of values with weights 1, base, base² and so on.
        static func positional(_ digits: [Sum], base: Element = 2) -> Sum {
            digits.reversed().reduce(0) { base * $0 + $1 }
        }
    }

    private enum Role: Int { case output, input, inner }

    private var roles: [Role] = []
    private var rows: [(a: Sum, b: Sum, c: Sum)] = []

    private mutating func wire(_ role: Role) -> Sum {
        roles.append(role)
        return Sum(terms: [roles.count - 1: 1])
    }

    mutating func input() -> Sum { wire(.input) }
    mutating func inputs(_ count: Int) -> [Sum] { (0..<count).map { _ in input() } }
    /// A wire that whoever proves may fill as they like, until constraints hold it.
    mutating func hint() -> Sum { wire(.inner) }
    mutating func hints(_ count: Int) -> [Sum] { (0..<count).map { _ in hint() } }
    mutating func output() -> Sum { wire(.output) }
    mutating func output(_ value: Sum) { require(1, wire(.output), value) }

    /// Demands a · b = c.
    mutating func require(_ a: Sum, _ b: Sum, _ c: Sum) { rows.append((a, b, c)) }
    mutating func require(_ a: Sum, equals b: Sum) { require(1, a, b) }
    mutating func product(_ a: Sum, _ b: Sum) -> Sum {
        let c = hint()
        require(a, b, c)
        return c
    }

    struct NotACircuit: Error {}

    var r1cs: R1CS<Element> {
        get throws {
            let order = roles.indices.sorted { (roles[$0].rawValue, $0) < (roles[$1].rawValue, $1) }
            var places = Array(repeating: UInt32(0), count: roles.count)
            for (place, wire) in order.enumerated() { places[wire] = UInt32(place + 1) }
            func matrix(_ side: ((a: Sum, b: Sum, c: Sum)) -> Sum) -> SparseMatrix<Element> {
                var matrix = SparseMatrix<Element>()
                for row in rows {
                    let terms = side(row).terms.map { (wire: $0.key.map { places[$0] } ?? 0, value: $0.value) }
                    for term in terms.sorted(by: { $0.wire < $1.wire }) where !term.value.isZero { matrix.append(term.wire, term.value) }
                    matrix.endRow()
                }
                return matrix
            }
            let counts = [Role.output, .input].map { role in roles.count { $0 == role } }
            guard
                let r1cs = R1CS(
                    outputCount: counts[0], publicInputCount: 0, privateInputCount: counts[1], wireCount: roles.count + 1, a: matrix(\.a),
                    b: matrix(\.b), c: matrix(\.c))
            else { throw NotACircuit() }
            return r1cs
        }
    }
}

/// Parts as circom's standard library has them, made of nothing but constraints.
extension Draft {
    mutating func requireBit(_ value: Sum) { require(value, value - 1, 0) }

    /// New wires that are 0 or 1 and spell `value`; with `areHeld` false they spell it and may be anything.
    mutating func bits(_ value: Sum, _ count: Int, areHeld: Bool = true) -> [Sum] {
        let digits = hints(count)
        if areHeld { digits.forEach { requireBit($0) } }
        require(.positional(digits), equals: value)
        return digits
    }

    mutating func requireRange(_ value: Sum, bits count: Int) { _ = bits(value, count) }

    /// 1 where `a` < `b` for numbers of so many bits, else 0.
    mutating func isLess(_ a: Sum, _ b: Sum, bits count: Int) -> Sum {
        1 - bits(a - b + Sum(.powers(of: 2, from: 1, count: count + 1)[count]), count + 1)[count]
    }

    mutating func isZero(_ value: Sum) -> Sum {
        let (flag, helper) = (hint(), hint())
        require(value, helper, 1 - flag)
        require(value, flag, 0)
        return flag
    }

    mutating func requireNonzero(_ value: Sum) { require(value, hint(), 1) }
}
