// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// Memory in large pages: what is read in no order, such as points, buckets and queues, then takes few translations of addresses.
@safe final class PageMemory: FixedMemory, @unchecked Sendable {
    /// From where on large pages are used: below, most of one would be wasted.
    static let threshold = 1 << 20

    let start: UnsafeMutableRawPointer
    let byteCount: Int

    /// At least `count` bytes, zeros at first; `nil` when there are so few that they should lie elsewhere, or no pages.
    init?(atLeast count: Int) {
        guard count >= Self.threshold, let start = unsafe assay_large_pages_map(count) else { return nil }
        unsafe self.start = start
        byteCount = assay_large_pages_bytes(count)
    }

    /// Asks for large pages under somebody else's memory, before it is written for the first time.
    static func prefer(_ start: UnsafeMutableRawPointer, byteCount: Int) {
        if byteCount >= 2 * Int(ASSAY_LARGE_PAGE) { unsafe assay_prefer_huge_pages(start, byteCount) }
    }

    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: start, count: byteCount) }

    deinit { unsafe assay_large_pages_unmap(start, byteCount) }
}
