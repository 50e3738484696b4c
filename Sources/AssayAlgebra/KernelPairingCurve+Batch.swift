// SPDX-License-Identifier: Apache-2.0

extension KernelPairingCurve {
    public static func blindedPairing(
        _ pairs: [(G1.Affine, G2.Affine)], by numbers: [BlindingNumber], prepared: [(G1.Affine, PreparedG2)], threads: Int
    ) -> GT? {
        guard pairs.count == numbers.count else { return nil }
        let values = blindedValues(pairs, numbers, threads: threads)
        guard values.allSatisfy({ $0 != nil }) else { return nil }
        let fixed = millerLoop(prepared.map(\.0), prepared.flatMap(\.1.lines))
        return finalExponentiation(values.reduce(fixed) { $0 * ($1 ?? .one) })
    }

    /// Miller values of pieces of the pairs; `nil` for a piece with a point outside of the subgroup.
    private static func blindedValues(_ pairs: [(G1.Affine, G2.Affine)], _ numbers: [BlindingNumber], threads: Int) -> [GT?] {
        let pieces = pieces(of: pairs.count, threads: threads)
        let (p, q) = (pairs.map(\.0), pairs.map(\.1))
        var values = [GT?](repeating: nil, count: pieces.count)
        unsafe values.withUnsafeMutableBufferPointer { values in
            Parallel.forEach(pieces.count, threads: threads) { number, _ in
                let piece = pieces[number]
                unsafe values[number] = millerProduct(blinded(Array(p[piece]), numbers[piece]), Array(q[piece]))
            }
        }
        return values
    }

    /// Pieces of whole eights, of up to 128: what the kernels take at once. More of them where there are more threads.
    private static func pieces(of count: Int, threads: Int) -> [Range<Int>] {
        let share = (count + max(1, threads) - 1) / max(1, threads)
        let size = min(128, max(8, (share + 7) / 8 * 8))
        return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    }

    /// `numbers[i]` times the i-th point.
    private static func blinded(_ points: [G1.Affine], _ numbers: ArraySlice<BlindingNumber>) -> [G1.Affine] {
        multiples(of: points, by: numbers.flatMap { [$0.low, $0.high] })
    }

    /// Each point times its number of two words, least significant first.
    static func multiples(of points: [G1.Affine], by words: [UInt64]) -> [G1.Affine] {
        guard !points.isEmpty else { return [] }
        var buffer = WorkBuffer()
        let scratch = unsafe buffer.reserve(pairings.multiplyEachScratchBytes)
        return unsafe [G1.Affine](kernelCount: points.count) { result in
            unsafe points.withKernelPointer { unsafe pairings.multiplyEach(result, $0, words, points.count, scratch) }
        }
    }

    /// The product of the Miller values of all pairs; `nil` when a point of G2 is not in the subgroup.
    private static func millerProduct(_ p: [G1.Affine], _ q: [G2.Affine]) -> GT? {
        var value = GT.one.raw
        var buffer = WorkBuffer()
        let scratch = unsafe buffer.reserve(pairings.millerProductScratchBytes())
        let areMembers = unsafe p.withKernelPointer { p in
            unsafe q.withKernelPointer { unsafe pairings.millerProduct(&value, p, $0, q.count, scratch) }
        }
        return areMembers ? GT(raw: value) : nil
    }
}
