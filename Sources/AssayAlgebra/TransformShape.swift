// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// How a transform of 2^log values is taken apart: passes of several levels over columns, one after the other, and then
/// blocks that fit a cache. The columns of a pass, and the blocks, are shared among threads.
struct TransformShape {
    let log: Int
    let threads: Int
    /// The levels of each pass over columns, from the whole to the blocks.
    let passes: [Int]

    /// Levels of a block, or of a pass, that cost the least memory traffic for what stays in a cache.
    private static let mostLevels = 10
    /// Below this, threads cost more than they bring.
    private static let smallestParallelLog = 11

    /// - Precondition: `count` is a power of two.
    init(count: Int, threads: Int) {
        precondition(count > 0 && count & (count - 1) == 0, "a power of two values")
        log = count.trailingZeroBitCount
        self.threads = log < Self.smallestParallelLog ? 1 : max(1, threads)
        let parts = max(1, (log + Self.mostLevels - 1) / Self.mostLevels)
        passes = (1..<parts).map { [log] part in log * (parts - part) / parts - log * (parts - part - 1) / parts }
    }

    /// Levels of the blocks that the passes leave.
    var blockLog: Int { log - passes.reduce(0, +) }

    /// Pieces that even work is cut into, so that no thread waits long for another.
    var pieces: Int { threads == 1 ? 1 : 4 * threads }

    /// Bytes of scratch memory that a thread needs.
    var scratchBytes: Int { ASSAY_NTT_EIGHT_BYTES << max(passes.max() ?? 0, blockLog - 3, 0) }

    /// Entries of the table of roots that the levels below `node` (0 or 1) read.
    func rootCount(node: Int) -> Int {
        precondition(node == 0 || node == 1, "the subgroup or its odd coset")
        return node == 0 ? max(1, 1 << log / 2) : 1 << log
    }

    /// Some eights of neighbouring columns of one of the blocks that a pass begins with.
    struct Columns {
        /// The block's number and the binary logarithm of its size.
        let block, log: Int
        let eights: Range<Int>
    }

    /// Runs `body` for all columns of a pass.
    func forEachColumns(ofPass pass: Int, _ body: (_ columns: Columns, _ worker: Int) -> Void) {
        let before = passes[..<pass].reduce(0, +)
        let eights = 1 << (log - before - passes[pass] - 3)
        let cuts = max(1, min(eights, pieces >> before))
        Parallel.forEach(cuts << before, threads: threads) { task, worker in
            let cut = task % cuts
            body(Columns(block: task / cuts, log: log - before, eights: (eights * cut / cuts)..<(eights * (cut + 1) / cuts)), worker)
        }
    }

    /// Runs `body` for the blocks that the passes leave.
    func forEachBlock(_ body: (_ block: Int, _ worker: Int) -> Void) {
        Parallel.forEach(1 << (log - blockLog), threads: threads) { block, worker in body(block, worker) }
    }
}
