// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData

/// One property on made-up data.
struct PropertyTrial<F: PrimeField> {
    private let property: ProgramProperty
    private let both: BothWays<F>
    private let judge: Judge
    private var maker: DataMaker
    private let changes: ChangeMaker
    /// Data that the program accepts; made-up data that it accepts is added.
    private var pool: [ProgramInput]
    /// How much of the pool was there from the start, to be tried as it is.
    private let givenCount: Int
    /// How much random data the program has refused and accepted.
    private var refused = 0
    private var accepted = 0

    /// How much data may be made for each that can be compared.
    private static var attemptsPerCase: Int { 20 }
    /// Random data is given up when that much was refused and none accepted.
    private static var hopeless: Int { 40 }
    private static var largestPool: Int { 400 }
    /// How much data the search for the smallest may try, and in how many random ways each is changed.
    private static var shrinkingBudget: Int { 400 }
    private static var randomWays: Int { 12 }

    init(_ property: ProgramProperty, _ both: BothWays<F>, _ judge: Judge, maker: DataMaker, pool: [ProgramInput]) {
        self.property = property
        self.both = both
        self.judge = judge
        self.maker = maker
        self.pool = pool
        givenCount = pool.count
        changes = ChangeMaker(dataSets: maker.dataSets, parameters: maker.parameters, changes: property.changes) { name, input in
            let report = both.interpreted(input)
            guard report.refusal == nil else { return nil }
            return report.rowSets.first { $0.name == name }?.rows.map { $0 - 1 }
        }
    }

    /// Tries the property until it is broken or `cases` data have been compared.
    mutating func run(cases: Int, _ progress: (Int) -> Void) throws(Disagreement) -> BlockResult {
        var compared = 0
        for attempt in 0..<cases * Self.attemptsPerCase where compared < cases {
            progress(compared)
            guard let before = data(attempt), let after = changes.changed(before, &maker.random), after != before else { continue }
            let reports = (try both.run(before), try both.run(after))
            let verdicts = property.expectations.map { judge.verdict($0, before: reports.0, after: reports.1) }
            if verdicts.contains(where: { $0 != .nothingToCompare }) { compared += 1 }
            for (expectation, verdict) in zip(property.expectations, verdicts) {
                guard case .broken(let found) = verdict else { continue }
                return result(compared, [try smallest(expectation, before, Shrinker.Broken(after: after, found: found))])
            }
        }
        return result(compared, compared > 0 ? [] : [untried])
    }

    private func result(_ cases: Int, _ failures: [BlockFailure]) -> BlockResult {
        BlockResult(kind: .property, title: property.title, line: property.line, cases: cases, failures: failures)
    }

    /// A property that was tried on nothing has shown nothing.
    private var untried: BlockFailure {
        BlockFailure(
            line: property.line, expected: "data that the program accepts before and after the change",
            found: "no such data was found; give some in a test", before: [], after: [])
    }

    // MARK: Data

    /// Data that the program accepts: what was there from the start, then random data and variations of what is known in turn.
    private mutating func data(_ attempt: Int) -> ProgramInput? {
        if attempt < givenCount { return pool[attempt] }
        let isHopeless = refused > Self.hopeless && accepted == 0
        if let known = pool.randomElement(using: &maker.random), isHopeless || maker.random.flip() {
            let input = maker.variation(of: known)
            return both.interpreted(input).refusal == nil ? keep(input) : nil
        }
        let input = maker.randomInput()
        guard both.interpreted(input).refusal == nil else {
            refused += 1
            return nil
        }
        accepted += 1
        return keep(input)
    }

    private mutating func keep(_ input: ProgramInput) -> ProgramInput {
        if pool.count < Self.largestPool { pool.append(input) }
        return input
    }

    // MARK: The smallest data

    private mutating func smallest(
        _ expectation: Expectation, _ before: ProgramInput, _ broken: Shrinker.Broken
    ) throws(Disagreement) -> BlockFailure {
        let (both, changes, judge, seed) = (both, changes, judge, maker.random)
        var shrinker = Shrinker(dataSets: maker.dataSets, parameters: maker.parameters, budget: Self.shrinkingBudget) { input in
            let start = both.interpreted(input)
            guard start.refusal == nil else { return nil }
            var random = seed
            let ways = changes.simplest(input) + (0..<Self.randomWays).compactMap { _ in changes.changed(input, &random) }
            for way in ways where way != input {
                let verdict = judge.verdict(expectation, before: start, after: both.interpreted(way))
                if case .broken(let found) = verdict { return Shrinker.Broken(after: way, found: found) }
            }
            return nil
        }
        let best = shrinker.smallest(before, broken)
        // The smallest data, too, is looked at in both ways.
        _ = try both.run(best.before)
        _ = try both.run(best.broken.after)
        return BlockFailure(
            line: expectation.line, expected: expectation.text, found: best.broken.found,
            before: both.program.lines(of: best.before), after: both.program.lines(of: best.broken.after))
    }
}
