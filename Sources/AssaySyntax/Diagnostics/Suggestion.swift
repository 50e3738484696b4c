// SPDX-License-Identifier: Apache-2.0

/// "Did you mean": the known word nearest to a misspelt one.
public enum Suggestion {
    /// The candidate at the least edit distance from `word`, capital or small, or `nil` when none is near: at most a third of
    /// the letters may differ; of three to five letters one may. Of equally near ones the first in alphabetical order.
    public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let target = Array(word.lowercased().utf8)
        guard (1...longestWord).contains(target.count) else { return nil }
        let limit = target.count / 3
        let near = candidates.compactMap { candidate -> (distance: Int, word: String)? in
            let distance = editDistance(target, Array(candidate.lowercased().utf8))
            return distance <= limit && candidate != word ? (distance, candidate) : nil
        }
        return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    private static let longestWord = 64

    /// The least number of insertions, deletions, replacements and swaps of neighbours that turn one into the other
    /// (optimal string alignment). Takes time and memory proportional to the product of the lengths.
    static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        guard !a.isEmpty, !b.isEmpty, abs(a.count - b.count) <= longestWord else { return max(a.count, b.count) }
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                let replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, replaced)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
