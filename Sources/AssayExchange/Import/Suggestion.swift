// SPDX-License-Identifier: Apache-2.0

/// "Did you mean": the known name nearest to a misspelt one.
public enum Suggestion {
    /// The name with the fewest edits (Levenshtein, letter case ignored), if no more than a third of the letters are wrong.
    public static func nearest(to name: String, among known: [String]) -> String? {
        let wanted = Array(name.lowercased().prefix(64))
        let candidates = known.map { ($0, distance(wanted, Array($0.lowercased().prefix(64)))) }
        guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= max(1, wanted.count / 3) else { return nil }
        return best.0
    }

    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let substituted = diagonal + (x == y ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[b.count]
    }
}
