// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// Sizes as the command line takes them: powers of two, `2^14` or `16384`; ranges of them, `2^10..2^16`; commas between.
struct SizeList: ExpressibleByArgument {
    /// Logarithms to base 2, each from 4 to 24.
    let logs: [Int]

    init?(argument: String) {
        var logs: [Int] = []
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "..", omittingEmptySubsequences: false).map(Self.log)
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else { return nil }
            logs += first...last
        }
        self.logs = logs
    }

    private static func log(_ text: Substring) -> Int? {
        let log: Int
        if text.hasPrefix("2^") {
            guard let exponent = Int(text.dropFirst(2)) else { return nil }
            log = exponent
        } else {
            guard let size = Int(text), size > 0, size & (size - 1) == 0 else { return nil }
            log = size.trailingZeroBitCount
        }
        return (4...24).contains(log) ? log : nil
    }
}
