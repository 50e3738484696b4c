// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels
internal import Synchronization

extension KernelGroup {
    /// A table whose windows cost least for `count` multiples, itself included.
    public static func fixedBaseTable(of base: Self, expecting count: Int, threads: Int) -> FixedBaseTable<Self> {
        let window = assay_fixed_base_window_bits(UInt32(Scalar.bitWidth), max(0, count))
        let table = fixedBaseEntries(base, window, threads: threads)
        return FixedBaseTable { scalars, threads, step in multiples(scalars, table, window, threads: threads, step) }
    }

    /// The tables of all bases, one after the other.
    public static func fixedBaseSum(of bases: [Affine], windowBits: Int, threads: Int) -> FixedBaseSum<Self> {
        let window = UInt32(clamping: max(3, min(windowBits, Int(ASSAY_FIXED_BASE_MAX_WINDOW_BITS))))
        let tables = bases.flatMap { fixedBaseEntries(Self($0), window, threads: threads) }
        return FixedBaseSum(count: bases.count) { scalars in
            var result = Self.zero.raw
            unsafe scalars.withKernelPointer { scalars in
                unsafe tables.withKernelPointer { unsafe multiplication.fixedBaseSum(&result, scalars, bases.count, $0, window) }
            }
            return Self(raw: result)
        }
    }

    private static func fixedBaseEntries(_ base: Self, _ window: UInt32, threads: Int) -> [Affine] {
        let bits = UInt32(Scalar.bitWidth)
        let windows = Int(assay_fixed_base_window_count(bits, window))
        return unsafe [Affine](kernelCount: assay_fixed_base_table_count(bits, window)) { table in
            unsafe withUnsafePointer(to: base.raw) { base in
                unsafe withFixedBaseScratch(pieces: 2 * max(1, threads), of: windows, threads: threads) { range, scratch in
                    unsafe multiplication.fixedBaseTable(table, base, window, UInt32(range.lowerBound), UInt32(range.upperBound), scratch)
                }
            }
        }
    }

    /// Pieces of the work: several batches of additions each, and enough of them that all threads end together.
    private static func pieces(of count: Int, threads: Int) -> Int { max(count >> 13, min(count / 512, 4 * max(1, threads))) }

    private static func multiples(
        _ scalars: [Scalar], _ table: [Affine], _ window: UInt32, threads: Int, _ step: FixedBaseTable<Self>.Step
    ) -> [Affine]? {
        let completed = Atomic(0)
        let isStopped = Atomic(false)
        let result = unsafe [Affine](kernelCount: scalars.count) { result in
            unsafe scalars.withKernelPointer { scalar in
                unsafe table.withKernelPointer { table in
                    let pieces = pieces(of: scalars.count, threads: threads)
                    unsafe withFixedBaseScratch(pieces: pieces, of: scalars.count, threads: threads) { range, scratch in
                        guard !isStopped.load(ordering: .relaxed), step(completed.load(ordering: .relaxed)) else {
                            return isStopped.store(true, ordering: .relaxed)
                        }
                        let first = range.lowerBound
                        unsafe multiplication.fixedBaseMultiply(result + first, scalar + first, range.count, table, window, scratch)
                        completed.add(range.count, ordering: .relaxed)
                    }
                }
            }
        }
        return isStopped.load(ordering: .relaxed) ? nil : result
    }

    /// Runs `body` on pieces of `0 ..< count`, with scratch memory that is wiped in the end.
    static func withFixedBaseScratch(
        pieces: Int, of count: Int, threads: Int, _ body: (Range<Int>, UnsafeMutableRawPointer) -> Void
    ) {
        let bytes = multiplication.fixedBaseScratchBytes().roundedUp(toMultipleOf: 64)
        var buffer = WorkBuffer()
        let memory = unsafe buffer.reserve(bytes * Parallel.workerCount(tasks: pieces, threads: threads))
        Parallel.forEachRange(of: count, pieces: pieces, threads: threads) { range, worker in
            unsafe body(range, memory + worker * bytes)
        }
    }
}
