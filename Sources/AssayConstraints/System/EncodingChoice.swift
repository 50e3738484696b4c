// SPDX-License-Identifier: Apache-2.0

/// How a part of a circuit was made of constraints, and what other ways would have cost: for people who ask where constraints come from.
public struct EncodingChoice: Hashable, Sendable {
    /// One way to make it, with its constraints.
    public struct Way: Hashable, Sendable {
        public let name: String
        public let cost: Int

        public init(_ name: String, _ cost: Int) {
            self.name = name
            self.cost = cost
        }
    }

    /// What was made, such as `least of 63 values of 9 bits`.
    public let what: String
    /// How it was made.
    public let way: String
    /// How else it could have been made.
    public let others: [Way]

    public init(_ what: String, by way: String, others: [Way] = []) {
        self.what = what
        self.way = way
        self.others = others
    }

    /// Of several ways the one that was taken.
    public init(_ what: String, taking taken: Int, of ways: [Way]) {
        self.init(what, by: ways[taken].name, others: ways.enumerated().filter { $0.offset != taken }.map(\.element))
    }
}

/// A choice with the place that it was made for, and how often the same was made there.
public struct NotedChoice: Hashable, Sendable {
    /// First line of the source; 0 when no line stands behind it.
    public let line: Int
    /// What stands there, such as `let score`.
    public let subject: String
    public let choice: EncodingChoice
    /// Constraints for each, before linear ones are solved.
    public let cost: Int
    public internal(set) var count = 1
}

/// The choices of a system, in the order in which they were first made.
struct ChoiceNotes: Sendable {
    private(set) var all: [NotedChoice] = []
    private var positions: [NotedChoice: Int] = [:]
    /// Parts of a part are not noted by themselves.
    var isInside = false

    mutating func add(_ choice: EncodingChoice, _ cost: Int, _ origin: ConstraintOrigin) {
        let noted = NotedChoice(line: origin.line, subject: origin.subject, choice: choice, cost: cost)
        if let position = positions[noted] { return all[position].count += 1 }
        positions[noted] = all.count
        all.append(noted)
    }
}

extension ConstraintSystem {
    /// From here on notes how gadgets are made. Costs time and memory, and changes no constraint.
    public mutating func noteChoices() { choices = ChoiceNotes() }

    /// What was noted since `noteChoices`.
    public var notedChoices: [NotedChoice] { choices?.all ?? [] }

    /// Runs `body`, which makes a part in the way that `choice` says, and notes it if that was asked for.
    @inlinable
    public mutating func choosing<R>(_ choice: @autoclosure () -> EncodingChoice, _ body: (inout Self) -> R) -> R {
        guard isNotingChoices else { return body(&self) }
        let before = beginChoice()
        let result = body(&self)
        endChoice(choice(), before)
        return result
    }

    @usableFromInline
    var isNotingChoices: Bool { choices?.isInside == false }

    /// Returns the constraints so far.
    @usableFromInline
    mutating func beginChoice() -> Int {
        choices?.isInside = true
        return constraintCount
    }

    @usableFromInline
    mutating func endChoice(_ choice: EncodingChoice, _ before: Int) {
        let (cost, origin) = (constraintCount - before, origin)
        choices?.isInside = false
        if cost > 0 { choices?.add(choice, cost, origin) }
    }
}
