// SPDX-License-Identifier: Apache-2.0

/// What a gadget checks, such as `range 0 ... 309`: words, and a number or two. The text is made once for equal checks, not for each row.
public struct Check: Hashable, Sendable {
    private enum Numbers: Hashable, Sendable {
        case none
        case one(WideInteger)
        case range(ClosedRange<WideInteger>)
    }

    private let words: String
    private let numbers: Numbers

    public init(_ words: String) {
        self.words = words
        numbers = .none
    }

    /// For example `division by 10`.
    public init(_ words: String, _ number: WideInteger) {
        self.words = words
        numbers = .one(number)
    }

    /// For example `range 0 ... 309`.
    public init(_ words: String, _ range: ClosedRange<WideInteger>) {
        self.words = words
        numbers = .range(range)
    }

    var text: String {
        switch numbers {
        case .none: words
        case .one(let number): "\(words) \(number)"
        case .range(let range): "\(words) \(range.lowerBound) ... \(range.upperBound)"
        }
    }
}

extension Check: ExpressibleByStringInterpolation {
    public init(stringLiteral words: String) { self.init(words) }
}
