// SPDX-License-Identifier: Apache-2.0

/// What a place inside the braces of a test or property asks for.
enum BlockPlace: Hashable {
    /// A line of its own: what is given and expected, or changed and kept.
    case line(isProperty: Bool)
    /// Behind `expect`, and the name of an output.
    case expectation(isProperty: Bool), output
    /// The name of a data set, and anything that a property can change.
    case data, subject
    /// A value: of a given, a cell or an expectation.
    case value
    /// Behind `refused by`.
    case expression

    /// `nil` where the words before the place do not end inside of such braces.
    init?(_ before: [String], onLine: [String]) {
        guard let word = before.first, ["test", "property"].contains(word), let brace = before.firstIndex(of: "{"),
            !before[brace...].contains("}")
        else { return nil }
        let isProperty = word == "property"
        let words = onLine.last == "{" || onLine.first == word ? [] : onLine
        guard let first = words.first, let last = words.last else {
            self = .line(isProperty: isProperty)
            return
        }
        switch (first, last) {
        case (_, "expect"): self = .expectation(isProperty: isProperty)
        case (_, "same"): self = .output
        case ("expect", _) where words.contains("by"): self = .expression
        case ("shuffle", "shuffle"), ("add", "to"): self = .data
        case (_, "of") where first != "expect": self = .data
        case ("change", "change"), ("raise", "raise"), ("lower", "lower"): self = .subject
        default: self = .value
        }
    }
}
