// SPDX-License-Identifier: Apache-2.0
internal import AssayData

/// Makes data that breaks a property small: rows go, values move to the ends of their ranges, as long as it stays broken.
///
/// Greedy, as the shrinking of property-based testing (Claessen and Hughes, "QuickCheck", ICFP 2000, and its successors). The same data
/// always gives the same result.
struct Shrinker {
    let dataSets: [CircuitInterface.Input]
    let parameters: [CircuitInterface.Signal]
    /// Whether data breaks the property; what the change makes of it when it does.
    let broken: (ProgramInput) -> Broken?
    /// How often data may still be tried.
    private var budget: Int

    struct Broken {
        let after: ProgramInput
        let found: String
    }

    init(
        dataSets: [CircuitInterface.Input], parameters: [CircuitInterface.Signal], budget: Int,
        broken: @escaping (ProgramInput) -> Broken?
    ) {
        self.dataSets = dataSets
        self.parameters = parameters
        self.broken = broken
        self.budget = budget
    }

    /// The smallest data found, and what the change makes of it.
    mutating func smallest(_ start: ProgramInput, _ broken: Broken) -> (before: ProgramInput, broken: Broken) {
        var best = (before: start, broken: broken)
        var progress = true
        while progress, budget > 0 {
            progress = dropRows(&best)
            progress = simplifyRows(&best) || progress
            progress = simplifyValues(&best) || progress
            progress = simplifyParameters(&best) || progress
        }
        return best
    }

    /// Takes `candidate` in when it breaks the property, too.
    private mutating func take(_ candidate: ProgramInput, _ best: inout (before: ProgramInput, broken: Broken)) -> Bool {
        guard budget > 0 else { return false }
        budget -= 1
        guard let result = broken(candidate) else { return false }
        best = (candidate, result)
        return true
    }

    /// Half of the rows at a time, then a quarter, down to one.
    private mutating func dropRows(_ best: inout (before: ProgramInput, broken: Broken)) -> Bool {
        var progress = false
        for data in dataSets.indices {
            var size = max(1, best.before.rows[data].count / 2)
            while size >= 1, budget > 0 {
                var start = 0
                while start < best.before.rows[data].count, budget > 0 {
                    var candidate = best.before
                    candidate.rows[data].removeSubrange(start..<min(start + size, candidate.rows[data].count))
                    if take(candidate, &best) { progress = true } else { start += size }
                }
                size /= 2
            }
        }
        return progress
    }

    /// All values of a row at once: most rows are there for their number only.
    private mutating func simplifyRows(_ best: inout (before: ProgramInput, broken: Broken)) -> Bool {
        var progress = false
        for (data, input) in dataSets.enumerated() {
            let plain = input.schema.fields.map { Int?.some($0.lo) }
            for row in best.before.rows[data].indices where best.before.rows[data][row] != plain {
                var candidate = best.before
                candidate.rows[data][row] = plain
                progress = take(candidate, &best) || progress
            }
        }
        return progress
    }

    /// Each value to the lower end of its range, or else to the upper end.
    private mutating func simplifyValues(_ best: inout (before: ProgramInput, broken: Broken)) -> Bool {
        var progress = false
        for (data, input) in dataSets.enumerated() {
            for row in best.before.rows[data].indices {
                for (index, field) in input.schema.fields.enumerated() {
                    let value = best.before.rows[data][row][index]
                    for end in Self.ends(value, field.lo, field.hi) {
                        var candidate = best.before
                        candidate.rows[data][row][index] = end
                        if take(candidate, &best) {
                            progress = true
                            break
                        }
                    }
                }
            }
        }
        return progress
    }

    private mutating func simplifyParameters(_ best: inout (before: ProgramInput, broken: Broken)) -> Bool {
        var progress = false
        for (index, signal) in parameters.enumerated() {
            for end in Self.ends(best.before.parameters[index], signal.lo, signal.hi) {
                var candidate = best.before
                candidate.parameters[index] = end
                if take(candidate, &best) {
                    progress = true
                    break
                }
            }
        }
        return progress
    }

    /// Ends that are simpler than a value: the lower one is simpler than the upper one, and any end than what lies between.
    private static func ends(_ value: Int?, _ lo: Int, _ hi: Int) -> [Int] {
        switch value {
        case lo?: []
        case hi?: [lo]
        default: [lo, hi]
        }
    }
}
