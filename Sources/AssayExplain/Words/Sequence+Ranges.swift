// SPDX-License-Identifier: Apache-2.0

extension Sequence<Int> {
    /// Rising numbers in words, those that follow each other joined by a dash: `1-4, 7` for 1, 2, 3, 4, 7.
    public func ranges(dash: String) -> String {
        var parts: [ClosedRange<Int>] = []
        for number in self {
            if let last = parts.last, last.upperBound + 1 == number {
                parts[parts.count - 1] = last.lowerBound...number
            } else {
                parts.append(number...number)
            }
        }
        return parts.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)\(dash)\($0.upperBound)" }.joined(separator: ", ")
    }
}
