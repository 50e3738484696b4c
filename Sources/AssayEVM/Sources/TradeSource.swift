// SPDX-License-Identifier: Apache-2.0

/// A contract that holds the price of a trade until a proof is there that the data meets the buyer's expectation, as source code.
///
/// It knows a statement by its public signals: the agreement's digest, the agreed parameters and commitments, and an output that is a yes or no. Proofs are
/// never compared, for anyone can make other proofs of the same statement from one.
public struct TradeSource: Hashable, Sendable {
    /// Public signals of a proof: outputs, parameters, commitments, the digest of the agreement.
    public let signalCount: Int
    /// How many of them are outputs.
    public let outputCount: Int
    /// The output that must be yes.
    public let expectation: Int
    /// The bit of that output which must be one, where outputs share signals; `nil` where the output has to be 1.
    public let bit: Int?

    /// - Throws: ``TradeSourceError`` when these are not the signals of an algorithm with an output and a data set, or there is no such output.
    public init(signalCount: Int, outputCount: Int, expectation: Int, bit: Int? = nil) throws(TradeSourceError) {
        guard outputCount >= 1, signalCount >= outputCount + 2 else { throw .noStatement }
        guard (0..<outputCount).contains(expectation), bit.map((0..<256).contains) ?? true else { throw .noSuchOutput(expectation) }
        self.signalCount = signalCount
        self.outputCount = outputCount
        self.expectation = expectation
        self.bit = bit
    }

    /// Parameters and commitments: what was agreed on, the digest apart.
    public var agreedCount: Int { signalCount - outputCount - 1 }

    /// Whether the expectation is met, in either language.
    var isMet: String { bit.map { "((signals[EXPECTATION] >> \($0)) & 1) == 1" } ?? "signals[EXPECTATION] == 1" }

    /// What `EXPECTATION` is.
    var expectationWords: String {
        bit.map { "The signal in which bit \($0) must be one: the output that must be yes." } ?? "The output that must be yes."
    }

    /// The text of the contract.
    public func text(_ language: VerifierSource.Language) -> String {
        switch language {
        case .solidity: SolidityTrade(source: self).text
        case .vyper: VyperTrade(source: self).text
        }
    }
}

/// Why there is no contract for trades with an algorithm.
public enum TradeSourceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Too few signals: without an output, a commitment and an agreement there is nothing to pay for.
    case noStatement
    case noSuchOutput(Int)

    public var description: String {
        switch self {
        case .noStatement: "a trade needs an output, a commitment and an agreement among the public signals"
        case .noSuchOutput(let index): "there is no output \(index)"
        }
    }
}
