// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayGadgets
internal import AssaySyntax
internal import BigInt

/// Fields that the program compares with constants, such as `systolic in 60 .. 260`.
///
/// Whatever is held to its range can be cut at such edges where it is declared: flags say between which of them it lies, at a constraint
/// each, and what is left to hold is shorter. A comparison of its own would take a digit for each of the value's, once more. The same
/// goes for the last digit of a field and for what is left without it.
struct FieldEdges {
    /// What is held to a range where a data set is declared: a number from 0 on.
    enum Source: Hashable {
        /// The distance of a field from its lower end.
        case field(FieldReference)
        case digit(FieldReference), rest(FieldReference)
    }

    /// A gate that says whether a source is in a range; an end that is missing is that of all its values.
    struct Test {
        let source: Source
        let lower: WideInteger?
        let upper: WideInteger?
    }

    private(set) var tests: [GateID: Test] = [:]
    /// In ascending order, without those that no value lies below, or above.
    private(set) var edges: [Source: [WideInteger]] = [:]
    /// What the same tests would cost by themselves, with the range.
    private(set) var plainCosts: [Source: Int] = [:]

    /// `uses` says how often each gate is needed.
    init(_ gates: GateProgram, _ digits: FieldDigits, uses: [Int]) {
        var found: [Source: [(gate: GateID, test: Test, cost: Int)]] = [:]
        var order: [Source] = []
        let finder = Finder(gates: gates, digits: digits, uses: uses)
        for gate in gates.needed {
            guard let (test, cost) = finder.test(gate) else { continue }
            if found[test.source] == nil { order.append(test.source) }
            found[test.source, default: []].append((gate, test, cost))
        }
        for source in order { choose(source, found[source] ?? [], upTo: finder.greatest(source)) }
    }

    /// Takes the tests of a source that are cheaper together: all, or those that are not for one value alone, or none.
    private mutating func choose(_ source: Source, _ found: [(gate: GateID, test: Test, cost: Int)], upTo greatest: WideInteger) {
        let all = found.indices
        let wide = all.filter { found[$0].test.lower != found[$0].test.upper }
        let plain = greatest.bitLength + found.reduce(0) { $0 + $1.cost }
        var best: (chosen: [Int], cost: Int) = ([], plain)
        for chosen in [Array(all), wide] where !chosen.isEmpty {
            let others = Set(all).subtracting(chosen).reduce(0) { $0 + found[$1].cost }
            let cost = Self.cost(Self.edges(chosen.map { found[$0].test }), upTo: greatest) + others
            if cost < best.cost { best = (chosen, cost) }
        }
        guard !best.chosen.isEmpty else { return }
        for i in best.chosen { tests[found[i].gate] = found[i].test }
        edges[source] = Self.edges(best.chosen.map { found[$0].test })
        plainCosts[source] = greatest.bitLength + best.chosen.reduce(0) { $0 + found[$1].cost }
    }

    /// How a field is held to its range.
    func cuts(of field: FieldReference, _ digits: FieldDigits) -> FieldCuts {
        FieldCuts(
            base: digits.base(of: field).map { WideInteger($0) }, whole: edges[.field(field)] ?? [], rest: edges[.rest(field)] ?? [],
            digit: edges[.digit(field)] ?? [], plainCost: plainCosts[.field(field)] ?? 0)
    }

    private static func edges(_ tests: [Test]) -> [WideInteger] {
        Set(tests.flatMap { [$0.lower, $0.upper.map { $0 + 1 }].compactMap(\.self) }).sorted()
    }

    private static func cost(_ edges: [WideInteger], upTo greatest: WideInteger) -> Int {
        ConstraintSystem<BN254.Fr>.cost(of: 0...greatest, edges: edges)
    }
}

/// How a field is held to its range, the same in all rows.
struct FieldCuts {
    /// The base of its last digit, where the program asks for that.
    let base: WideInteger?
    /// Edges of the field, of what is left without its last digit, and of that digit.
    let whole: [WideInteger], rest: [WideInteger], digit: [WideInteger]
    /// What range and comparisons would cost by themselves.
    let plainCost: Int
}

/// Reads gates as tests of what is held to a range.
private struct Finder {
    let gates: GateProgram
    let digits: FieldDigits
    /// How often each gate is needed.
    let uses: [Int]

    private var builder: GateBuilder { gates.builder }

    /// The greatest value of a source.
    func greatest(_ source: FieldEdges.Source) -> WideInteger {
        switch source {
        case .field(let field): WideInteger(range(field).count - 1)
        case .digit(let field): WideInteger((digits.base(of: field) ?? 1) - 1)
        // The base divides the number of values.
        case .rest(let field): WideInteger(BigInt(range(field).count) / (digits.base(of: field) ?? 1) - 1)
        }
    }

    private func range(_ field: FieldReference) -> ClosedRange<Int> { gates.program.field(field).type.rawRange }

    /// The test that a gate is, with its cost by itself.
    func test(_ gate: GateID) -> (FieldEdges.Test, cost: Int)? {
        switch builder[gate].operation {
        case .isNonNegative(let a):
            guard !isDistance(a), let a = source(a) else { return nil }
            return a.isReversed ? test(a, nil, a.shift) : test(a, -a.shift, nil)
        case .isWithin(let a, let range):
            guard let a = source(a) else { return nil }
            let (low, high) = (range.lower - a.shift, range.upper - a.shift)
            return a.isReversed ? test(a, -high, -low) : test(a, low, high)
        case .isZero(let a):
            guard let a = source(a) else { return nil }
            let value = a.isReversed ? a.shift : -a.shift
            return test(a, value, value)
        default: return nil
        }
    }

    /// Whether the distance from a constant is a number that the program goes on with, as `abs` does: its sign is then found with it, so that
    /// the audit sees a number that is not below zero.
    private func isDistance(_ gate: GateID) -> Bool {
        guard case .linear(_, let terms) = builder[gate].operation else { return false }
        return terms.count == 1 && uses[gate.index] > 1
    }

    private func test(_ gate: Shifted, _ lower: BigInt?, _ upper: BigInt?) -> (FieldEdges.Test, cost: Int)? {
        let greatest = greatest(gate.source)
        let lower = lower.map { WideInteger($0) }.flatMap { $0 > 0 ? $0 : nil }
        let upper = upper.map { WideInteger($0) }.flatMap { $0 < greatest ? $0 : nil }
        // What is always so, or never, is no test.
        guard lower != nil || upper != nil, (lower ?? 0) <= greatest, (upper ?? 0) >= 0, (lower ?? 0) <= upper ?? greatest else {
            return nil
        }
        let cost = ConstraintSystem<BN254.Fr>.cost(ofWithin: (lower ?? 0)...(upper ?? greatest), in: 0...greatest)
        return (FieldEdges.Test(source: gate.source, lower: lower, upper: upper), cost)
    }

    /// A gate that is a source plus a constant, or a constant less a source.
    private struct Shifted {
        let source: FieldEdges.Source
        var isReversed = false
        var shift: BigInt
    }

    private func source(_ gate: GateID) -> Shifted? {
        switch builder[gate].operation {
        case .cell(let field): return isCut(field) ? Shifted(source: .field(field), shift: BigInt(range(field).lowerBound)) : nil
        case .quotient(let a, let b, .down):
            return digits[a, b].map { Shifted(source: .rest($0.field), shift: $0.shift) }
        case .linear(let constant, let terms):
            guard let first = terms.first, first.coefficient.magnitude == 1, let base = terms.count == 1 ? source(first.gate) : digit(terms)
            else { return nil }
            let isReversed = first.coefficient < 0
            return Shifted(
                source: base.source, isReversed: isReversed != base.isReversed,
                shift: (isReversed ? -base.shift : base.shift) + constant)
        default: return nil
        }
    }

    /// A field less its multiple of the base, but for the sign of both.
    private func digit(_ terms: [LinearTerm]) -> Shifted? {
        guard terms.count == 2, case .cell(let field) = builder[terms[0].gate].operation, let base = digits.base(of: field),
            terms[1].coefficient == -terms[0].coefficient * base,
            case .quotient(let a, let b, .down) = builder[terms[1].gate].operation, let digit = digits[a, b], digit.field == field
        else { return nil }
        return Shifted(source: .digit(field), shift: BigInt(range(field).lowerBound) - base * digit.shift)
    }

    /// Whether a field is held to its range as a whole, and by itself.
    private func isCut(_ field: FieldReference) -> Bool {
        digits.base(of: field) == nil && gates.program.order(of: field.data)?.field != field.field
    }
}
