// SPDX-License-Identifier: Apache-2.0
internal import BigInt

/// Which values the numbers of a program can take.
///
/// The interval of a fraction is tracked apart from those of its numerator and denominator: a share is in 0 .. 1 however
/// large its counts are, and a mean lies where the values lie.
struct ValueBounds {
    let program: Program
    var gates: GateBuilder
    let forms: [Form]
    let values: [ValueInterval?]
    /// The values of nodes with a name, found out without facts; so that programs of any length are looked at name by name. What
    /// was found out before a requirement holds after it, too: no later look at the node is allowed to say less.
    private(set) var named: [NodeID: ValueInterval] = [:]
    /// Those of `named` that were found out with all requirements so far in mind.
    private(set) var upToDate: Set<NodeID> = []

    /// All values that the form of a node can have, meaningless ones included; `nil` when it is no number.
    func form(of id: NodeID) -> ValueInterval? {
        var look = Look(facts: .none, depth: Look.deepest, isExisting: false)
        return interval(id, &look)
    }

    /// The values that a node can have where `facts` hold and it has one; `nil` when it is no number.
    func value(of id: NodeID, _ facts: Facts) -> ValueInterval? {
        var look = Look(facts: facts, depth: Look.deepest, isExisting: true)
        return interval(id, &look)
    }

    /// Keeps the values of a node that got a name.
    mutating func remember(_ id: NodeID) {
        named[id] = value(of: id, .none)
        upToDate.insert(id)
    }

    /// One more requirement holds: values found out before can be narrower now.
    mutating func require(_ facts: Facts) {
        gates.known = facts
        upToDate = []
    }

    /// Whether no value is left for a node: then the requirements so far contradict each other.
    func isImpossible(_ id: NodeID) -> Bool {
        var look = Look(facts: .none, depth: Look.deepest, isExisting: true)
        _ = interval(id, &look)
        return look.isImpossible
    }

    /// One look at nodes under the same facts.
    struct Look {
        static let deepest = 32
        let facts: Facts
        let depth: Int
        /// Whether values that do not exist are left out.
        let isExisting: Bool
        var seen: [NodeID: ValueInterval] = [:]
        /// Whether ranges that all hold have been met that have nothing in common.
        var isImpossible = false

        func with(_ facts: Facts) -> Look { Look(facts: facts, depth: depth / 2, isExisting: isExisting) }
    }

    func interval(_ id: NodeID, _ look: inout Look) -> ValueInterval? {
        guard case .number(let form) = forms[id.index] else { return nil }
        if let known = known(id, look) ?? look.seen[id] { return known }
        let fraction = interval(form, &look)
        var deeper = Look(facts: look.facts, depth: look.depth - 1, isExisting: look.isExisting)
        // Handed on and back: a copy for each level would make a short program take for ever.
        swap(&deeper.seen, &look.seen)
        let own = interval(of: program[id], form, &deeper) ?? fraction
        let before = look.isExisting ? named[id] : nil
        let both = fraction.intersection(own).flatMap { both in before.map { both.intersection($0) } ?? both }
        look.isImpossible = look.isImpossible || deeper.isImpossible || both == nil
        swap(&deeper.seen, &look.seen)
        look.seen[id] = both ?? fraction
        return both ?? fraction
    }

    /// What has been found out before, where that is as good or there is no depth left to look again.
    private func known(_ id: NodeID, _ look: Look) -> ValueInterval? {
        let isFresh = look.facts.isEmpty || look.depth == 0
        if isFresh, look.isExisting, look.depth == 0 || upToDate.contains(id), let value = named[id] { return value }
        let suffices = look.isExisting ? look.depth == 0 : isFresh
        return suffices && id.index < values.count ? values[id.index] : nil
    }

    /// What numerator and denominator alone say.
    private func interval(_ form: NumberForm, _ look: inout Look) -> ValueInterval {
        let numerator = form.factor * ValueInterval(gates.interval(form.numerator, look.facts))
        guard let denominator = form.denominator else { return numerator }
        // Where all that is known of the denominator lets it be zero, it is an integer that is not, of either sign.
        let quotient = (numerator / ValueInterval(gates.interval(denominator, look.facts))) ?? numerator.hull(-numerator)
        let ratio = Facts.Ratio(numerator: form.numerator, denominator: denominator)
        guard let known = look.facts.ratios[ratio] ?? gates.known.ratios[ratio] else { return quotient }
        let both = quotient.intersection(form.factor * known)
        look.isImpossible = look.isImpossible || both == nil
        return both ?? quotient
    }

    /// What the operation says about a fraction; `nil` for nothing.
    private func interval(of node: Node, _ form: NumberForm, _ look: inout Look) -> ValueInterval? {
        switch node.operation {
        case .negate: return interval(node.operands[0], &look).map { -$0 }
        case .add: return combined(node, &look) { $0 + $1 }
        case .subtract: return combined(node, &look) { $0 - $1 }
        case .multiply: return combined(node, &look) { $0 * $1 }
        case .divide: return quotient(node, &look)
        case .absolute:
            return interval(node.operands[0], &look).map {
                $0.containsZero ? Interval(0, $0.reach) : Interval($0.lower.magnitude, $0.upper.magnitude)
            }
        case .minimum: return combined(node, &look) { Interval(min($0.lower, $1.lower), min($0.upper, $1.upper)) }
        case .maximum: return combined(node, &look) { Interval(max($0.lower, $1.lower), max($0.upper, $1.upper)) }
        case .choose: return chosen(node.operands[1], node.operands[2], by: condition(node.operands[0]), &look)
        case .otherwise:
            guard let exists = forms[node.operands[0].index].exists else { return interval(node.operands[0], &look) }
            return chosen(node.operands[0], node.operands[1], by: exists, &look)
        case .round(let mode, let decimals):
            return interval(node.operands[0], &look).map {
                Interval($0.lower.rounded(mode, decimals: decimals), $0.upper.rounded(mode, decimals: decimals))
            }
        case .within: return interval(node.operands[0], &look)
        case .remainder, .root, .curve, .table: return formed(node, &look)
        case .previous, .row: return before(node, &look)
        case .share: return Interval(0, 1)
        case .correlation: return Interval(-1, 1)
        case .mean, .least, .greatest, .median, .percentile: return inRows(node, &look)
        case .variance: return spread(node, &look)
        case .sum: return sum(node, &look)
        default: return nil
        }
    }

    private func combined(
        _ node: Node, _ look: inout Look, _ combine: (ValueInterval, ValueInterval) -> ValueInterval
    ) -> ValueInterval? {
        guard let a = interval(node.operands[0], &look), let b = interval(node.operands[1], &look) else { return nil }
        return combine(a, b)
    }

    private func quotient(_ node: Node, _ look: inout Look) -> ValueInterval? {
        guard look.isExisting, let isZero = gates.existing(.isZero(number(node.operands[1]).numerator)) else {
            return divided(node, &look)
        }
        var defined = look.with(look.facts.adding(isZero, false, gates))
        return divided(node, &defined)
    }

    private func divided(_ node: Node, _ look: inout Look) -> ValueInterval? {
        guard let a = interval(node.operands[0], &look), let b = interval(node.operands[1], &look) else { return nil }
        let mean = mean(program[node.operands[0]], over: program[node.operands[1]], &look)
        return (a / b).flatMap { quotient in mean.flatMap { quotient.intersection($0) } ?? quotient }
    }

    /// A sum over some rows divided by how many they are is their mean, written out; `nil` for other quotients.
    private func mean(_ sum: Node, over count: Node, _ look: inout Look) -> ValueInterval? {
        // Groups for every key are there in any case: their condition does not tell of what table they are.
        guard sum.operation == .sum, count.operation == .count, sum.data == count.data,
            program[sum.operands[0]].data == program[count.operands[0]].data,
            condition(sum.operands[0]) == condition(count.operands[0])
        else {
            return nil
        }
        return inRows(sum, &look)
    }

    private func chosen(_ a: NodeID, _ b: NodeID, by condition: GateID, _ look: inout Look) -> ValueInterval? {
        if let outcome = gates.point(condition) { return interval(outcome == 1 ? a : b, &look) }
        var then = look.with(look.facts.adding(condition, true, gates))
        var other = look.with(look.facts.adding(condition, false, gates))
        guard let x = interval(a, &then), let y = interval(b, &other) else { return nil }
        return x.hull(y)
    }

    /// A mean, least or greatest value lies among the values of the rows; over no rows it reads as something else.
    private func inRows(_ node: Node, _ look: inout Look) -> ValueInterval? {
        let mask = condition(node.operands[0])
        var row = look.with(look.facts.withoutRows(gates.gates).adding(mask, true, gates))
        guard let among = interval(node.operands[1], &row) else { return nil }
        let count = rowCount(of: node, look.facts)
        if look.isExisting || count.map({ $0.lower > 0 }) ?? false { return among }
        return node.operation == .mean ? among.hull(Interval(0)) : nil
    }

    /// As many values as there are rows, each in the range of one.
    private func sum(_ node: Node, _ look: inout Look) -> ValueInterval? {
        let mask = condition(node.operands[0])
        var row = look.with(look.facts.withoutRows(gates.gates).adding(mask, true, gates))
        guard let each = interval(node.operands[1], &row), let counted = rowCount(of: node, look.facts) else { return nil }
        return each * ValueInterval(counted)
    }

    /// How many rows an aggregation is over.
    func count(of node: Node) -> GateID? {
        let mask = condition(node.operands[0])
        guard let table = node.data else { return gates.existing(.rowSum(mask)) }
        return gates.program.groups(table)?.keys.flatMap { gates.existing(.groupSum(mask, Grouping(table: table, key: $0.gate))) }
    }

    /// Where that number lies; `nil` where nothing counts the rows.
    func rowCount(of node: Node, _ facts: Facts) -> WholeInterval? {
        if let count = count(of: node) { return gates.interval(count, facts) }
        // Groups are there where a test for zero is not: what is summed up then is the test.
        let mask = condition(node.operands[0])
        guard node.data == nil, let table = gates[mask].data, let (constant, sums) = gates.existingRowSums(mask, data: table) else {
            return nil
        }
        let total = sums.reduce(Interval(constant)) { $0 + $1.coefficient * gates.interval($1.gate, facts) }
        return gates.existing(.linear(constant, sums)).flatMap { total.intersection(gates.interval($0, facts)) } ?? total
    }

    func condition(_ id: NodeID) -> GateID {
        switch forms[id.index] {
        case .whole(let gate, _): gate
        case .number(let form): form.numerator
        }
    }

    private func number(_ id: NodeID) -> NumberForm {
        switch forms[id.index] {
        case .number(let form): form
        case .whole(let gate, let exists): NumberForm(factor: 1, numerator: gate, exists: exists)
        }
    }
}
