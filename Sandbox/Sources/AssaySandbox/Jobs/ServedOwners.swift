// SPDX-License-Identifier: Apache-2.0

/// Who was served when.
///
/// Clients choose their names, so there may be any number of them. Whoever is forgotten counts as never served, which only those notice who
/// were served even longer ago.
struct ServedOwners {
    static let most = 10_000
    /// So many of the latest turns are remembered when there are too many owners.
    static let latest = 1000

    private var turns: [String: Int] = [:]
    private var turn = 0

    /// How many are remembered.
    var count: Int { turns.count }

    /// When an owner was served last, in turns; 0 for one who was not, or was forgotten.
    subscript(owner: String) -> Int { turns[owner, default: 0] }

    mutating func serve(_ owner: String) {
        turn += 1
        turns[owner] = turn
        if turns.count > Self.most { turns = turns.filter { $0.value > turn - Self.latest } }
    }
}
