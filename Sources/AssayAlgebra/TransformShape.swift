// SPDX-License-Identifier: Apache-2.0

/// How a transform of 2^log values is spread over threads: some pairs of levels on ranges of columns, one pair after the
/// other, until there are enough independent blocks for everyone.
struct TransformShape {
    let log: Int
    let threads: Int
    /// Pairs of levels before the blocks.
    let splits: Int

    /// Below this, threads cost more than they bring.
    private static let smallestParallelLog = 11

    /// - Precondition: `count` is a power of two.
    init(count: Int, threads: Int) {
        precondition(count > 0 && count & (count - 1) == 0, "a power of two values")
        log = count.trailingZeroBitCount
        self.threads = log < Self.smallestParallelLog ? 1 : max(1, threads)
        var splits = 0
        while self.threads > 1, 1 << (2 * splits) < 2 * self.threads, log - 2 * splits > Self.smallestParallelLog { splits += 1 }
        self.splits = splits
    }

    /// Pieces that even work is cut into, so that no thread waits long for another.
    var pieces: Int { threads == 1 ? 1 : 4 * threads }

    /// Entries of the table of roots that the levels below `node` (0 or 1) read.
    func rootCount(node: Int) -> Int {
        precondition(node == 0 || node == 1, "the subgroup or its odd coset")
        return node == 0 ? max(1, 1 << log / 2) : 1 << log
    }

    /// Runs `body` for ranges of columns of every block at a level of splits.
    func forEachColumns(atLevel level: Int, _ body: (_ block: Int, _ log: Int, _ columns: Range<Int>) -> Void) {
        let blockLog = log - 2 * level
        let blocks = 1 << (2 * level)
        let cuts = max(1, pieces / blocks)
        let columns = 1 << (blockLog - 2)
        Parallel.forEach(blocks * cuts, threads: threads) { task, _ in
            let cut = task % cuts
            body(task / cuts, blockLog, (columns * cut / cuts)..<(columns * (cut + 1) / cuts))
        }
    }

    /// Runs `body` for the blocks that the splits leave.
    func forEachBlock(_ body: (_ block: Int, _ log: Int) -> Void) {
        Parallel.forEach(1 << (2 * splits), threads: threads) { block, _ in body(block, log - 2 * splits) }
    }
}
