// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels
internal import Synchronization

/// The check of many products, in blocks that stay in the first cache.
extension KernelField {
    private static var blockSize: Int { 256 }

    public static func areProducts(_ c: [Self], of a: [Self], _ b: [Self], times factor: Self, threads: Int) -> Bool {
        precondition(a.count == b.count && a.count == c.count, "arrays of one length")
        let differ = Atomic(false)
        unsafe a.withKernelPointer { first in
            unsafe b.withKernelPointer { second in
                unsafe c.withKernelPointer { product in
                    let pieces = a.count < 4096 ? 1 : 4 * threads
                    Parallel.forEachRange(of: a.count, pieces: pieces, threads: threads) { range, _ in
                        let (lower, count) = (range.lowerBound, range.count)
                        guard unsafe !areProducts(product + lower, first + lower, second + lower, factor.raw, count) else { return }
                        differ.store(true, ordering: .relaxed)
                    }
                }
            }
        }
        return !differ.load(ordering: .relaxed)
    }

    private static func areProducts(
        _ c: UnsafePointer<Raw>, _ a: UnsafePointer<Raw>, _ b: UnsafePointer<Raw>, _ factor: Raw, _ count: Int
    ) -> Bool {
        unsafe withUnsafeTemporaryAllocation(of: Raw.self, capacity: blockSize) { block in
            guard let differences = block.baseAddress else { return false }
            defer { unsafe assay_wipe(differences, blockSize * MemoryLayout<Raw>.stride) }
            return stride(from: 0, to: count, by: blockSize).allSatisfy { start in
                let size = min(blockSize, count - start)
                unsafe withUnsafePointer(to: factor) { unsafe arrays.scale(differences, a + start, $0, size) }
                unsafe arrays.multiplyAndSubtract(differences, differences, b + start, c + start, size)
                return unsafe areZero(UnsafeRawBufferPointer(start: differences, count: size * MemoryLayout<Raw>.stride))
            }
        }
    }

    private static func areZero(_ memory: UnsafeRawBufferPointer) -> Bool {
        var bits: UInt64 = 0
        for place in stride(from: 0, to: memory.count, by: 8) { bits |= unsafe memory.load(fromByteOffset: place, as: UInt64.self) }
        return bits == 0
    }
}
