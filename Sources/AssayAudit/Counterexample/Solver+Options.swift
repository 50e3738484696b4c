// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// What to try next.
extension Solver {
    typealias Option = [(wire: Int, value: F)]

    /// Values for one or more open wires, of which one is tried after the other; `nil` when no wire is open.
    func nextOptions(_ state: inout Assignment<F>) -> [Option]? {
        // To follow what an unknown does to others is as much work as to look at many constraints.
        state.effort -= 500
        while let k = state.pending.last {
            guard let wire = openWire(of: k, state.values) else {
                state.pending.removeLast()
                continue
            }
            guard let digits = digitOptions(k, state) else { return options(of: wire, state) }
            return digits.options + (digits.areAll ? [] : options(of: wire, state))
        }
        while state.firstOpen < circuit.wireCount, state.values[state.firstOpen] != nil { state.firstOpen += 1 }
        return state.firstOpen < circuit.wireCount ? options(of: state.firstOpen, state) : nil
    }

    private func openWire(of k: Int, _ values: [F?]) -> Int? {
        for matrix in [circuit.c, circuit.b, circuit.a] {
            for i in matrix.entries(k) where values[Int(matrix.columns[i])] == nil && !matrix.values[i].isZero {
                return Int(matrix.columns[i])
            }
        }
        return nil
    }

    private func options(of wire: Int, _ state: Assignment<F>) -> [Option] {
        for entry in index.entries(of: wire) where !isBit[wire] {
            guard case .only(UInt32(wire)) = Self.openWires(circuit, entry.constraint, state.values) else { continue }
            if let roots = Self.roots(circuit, entry.constraint, UInt32(wire), state.values) { return roots.map { [(wire, $0)] } }
        }
        let usual: [F] = isBit[wire] ? [.zero, .one] : [.zero, .one, F(2), F(3)]
        let turned = Array(usual[(state.attempt % usual.count)...] + usual[..<(state.attempt % usual.count)])
        let liked = (state.preferred.map { [$0[wire]] } ?? []) + (isBit[wire] ? [] : consequences(of: wire, state.values))
        var seen: Set<F> = []
        return (liked + turned).filter { seen.insert($0).inserted }.map { [(wire, $0)] }
    }
}

// MARK: Digits

extension Solver {
    /// For a sum of open wires that are 0 or 1, with a known value: the digits of each integer that the value may be the residue of. Takes the
    /// greatest weights first, which finds all digits that there are when each weight is greater than all lesser ones together.
    private func digitOptions(_ k: Int, _ state: Assignment<F>) -> (options: [Option], areAll: Bool)? {
        guard let (terms, target) = equation(k, state.values), terms.count > 1, terms.allSatisfy({ isBit[Int($0.wire)] }) else {
            return nil
        }
        for scale in [terms.first, terms.last].compactMap({ $0?.coefficient.quickInverse }) {
            let weights = terms.map { (wire: Int($0.wire), weight: ($0.coefficient * scale).signedInteger) }
                .sorted { $1.weight.absoluteValue < $0.weight.absoluteValue }
            guard let (low, width) = bounds(weights.map(\.weight)) else { continue }
            var sum = (target * scale - F(low)).integer
            var found: [Option] = []
            while sum <= width, found.count < Self.mostWraps {
                if let digits = digits(of: sum, weights) { found.append(digits) }
                sum = sum + F.modulusInteger
            }
            let areAll = found.count < Self.mostWraps && outweighAllLesser(weights.map(\.weight.absoluteValue))
            if areAll || !found.isEmpty { return (found, areAll) }
        }
        return nil
    }

    private static var mostWraps: Int { 4 }

    /// The least sum of some of the weights, and by how much the greatest exceeds it; `nil` when that takes more than 254 bits.
    private func bounds(_ weights: [WideInteger]) -> (low: WideInteger, width: WideInteger)? {
        var (low, width): (WideInteger, WideInteger) = (0, 0)
        for weight in weights {
            low = low + min(weight, 0)
            width = width + weight.absoluteValue
            guard width.bitLength < 255 else { return nil }
        }
        return (low, width)
    }

    /// Whether each of the weights, greatest first, is greater than the sum of those that follow.
    private func outweighAllLesser(_ weights: [WideInteger]) -> Bool {
        var sum: WideInteger = 0
        return weights.reversed().allSatisfy { weight in
            defer { sum = sum + weight }
            return weight > sum
        }
    }

    /// `sum` is what the wires add to the least value that they can have.
    private func digits(of sum: WideInteger, _ weights: [(wire: Int, weight: WideInteger)]) -> Option? {
        var rest = sum
        let digits = weights.map { wire, weight -> (wire: Int, value: F) in
            let takes = weight.absoluteValue <= rest
            if takes { rest = rest - weight.absoluteValue }
            return (wire, takes == weight.isNegative ? .zero : .one)
        }
        return rest == 0 ? digits : nil
    }

    /// A constraint as a sum of open wires and what it must be, when one of its factors has a value.
    private func equation(_ k: Int, _ values: [F?]) -> (terms: [Form<F>.Term], target: F)? {
        let (a, b, c) = (open(circuit.a, k, values), open(circuit.b, k, values), open(circuit.c, k, values))
        let sum: Form<F>
        if a.isConstant {
            sum = b.scaled(by: a.constant).adding(c, times: -.one)
        } else if b.isConstant {
            sum = a.scaled(by: b.constant).adding(c, times: -.one)
        } else {
            return nil
        }
        return (Array(sum.terms), -sum.constant)
    }

    /// A row with the values of its wires put in.
    private func open(_ matrix: SparseMatrix<F>, _ k: Int, _ values: [F?]) -> Form<F> {
        Form(
            matrix.entries(k).map { i in
                let wire = matrix.columns[i]
                guard wire > 0, let value = values[Int(wire)] else { return Form.Term(wire, matrix.values[i]) }
                return Form.Term(0, matrix.values[i] * value)
            })
    }
}

// MARK: A wire as an unknown

extension Solver {
    /// Calls the wire t and follows what the other wires are in terms of t, as polynomials of first degree; the first constraint that says
    /// something about t gives its values.
    private func consequences(of wire: Int, _ values: [F?]) -> [F] {
        var known: [UInt32: Quadratic<F>] = [UInt32(wire): Quadratic(c0: .zero, c1: .one)]
        var queue = index.entries(of: wire).map(\.constraint)
        var visits = 0
        while visits < min(queue.count, Self.mostFollowed) {
            let k = queue[visits]
            visits += 1
            switch consequence(k, known, values) {
            case .nothing: continue
            case .roots(let roots): return roots
            case .wire(let wire, let polynomial):
                known[wire] = polynomial
                queue += index.entries(of: Int(wire)).map(\.constraint)
            }
        }
        return []
    }

    private static var mostFollowed: Int { 64 }

    private enum Consequence {
        case nothing
        case roots([F])
        case wire(UInt32, Quadratic<F>)
    }

    /// A row in terms of t: what is known of it, and its only unknown wire with its factor; `nil` when there are more.
    private struct Side {
        var polynomial = Quadratic<F>(c0: .zero)
        var unknown: UInt32 = 0
        var slope = F.zero
    }

    private func side(_ matrix: SparseMatrix<F>, _ k: Int, _ known: [UInt32: Quadratic<F>], _ values: [F?]) -> Side? {
        var side = Side()
        for i in matrix.entries(k) {
            let (wire, factor) = (matrix.columns[i], matrix.values[i])
            if wire == 0 {
                side.polynomial.c0 += factor
            } else if let value = values[Int(wire)] {
                side.polynomial.c0 += factor * value
            } else if let polynomial = known[wire] {
                side.polynomial = side.polynomial + factor * polynomial
            } else {
                if side.unknown > 0, side.unknown != wire { return nil }
                side.unknown = wire
                side.slope += factor
            }
        }
        return side
    }

    private func consequence(_ k: Int, _ known: [UInt32: Quadratic<F>], _ values: [F?]) -> Consequence {
        var (left, right) = (side(circuit.a, k, known, values), side(circuit.b, k, known, values))
        // What is multiplied by zero may be anything.
        if let factor = left, factor.unknown == 0, factor.polynomial.isZero { right = Side() }
        if let factor = right, factor.unknown == 0, factor.polynomial.isZero { left = Side() }
        guard let a = left, let b = right, let c = side(circuit.c, k, known, values) else { return .nothing }
        let unknown = max(a.unknown, b.unknown, c.unknown)
        guard [a, b, c].allSatisfy({ $0.unknown == 0 || $0.unknown == unknown }) else { return .nothing }
        let rest = Quadratic.product(a.polynomial, b.polynomial) - c.polynomial
        let slope = a.slope * b.polynomial + b.slope * a.polynomial - Quadratic(c0: c.slope)
        if unknown == 0 || slope.isZero && (a.slope * b.slope).isZero { return rest.isZero ? .nothing : .roots(rest.roots ?? []) }
        guard (a.slope * b.slope).isZero, slope.isConstant, rest.c2.isZero, let inverse = slope.c0.inverse else { return .nothing }
        return .wire(unknown, -inverse * rest)
    }
}
