// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// Raw memory that kernels work in: grows when asked for more, keeps what it has, and is zeroed before it is given back.
@safe struct WorkBuffer: ~Copyable, @unchecked Sendable {
    /// What the kernels' largest types and the cache lines want.
    private static let alignment = 64

    private var start: UnsafeMutableRawPointer?
    private var capacity = 0
    /// Bytes that may hold something since the last wiping.
    private var used = 0

    init() { unsafe start = nil }

    /// Memory for `count` bytes with any content, valid until the next call or the buffer's end.
    mutating func reserve(_ count: Int) -> UnsafeMutableRawPointer {
        if let start = unsafe start, count <= capacity {
            used = max(used, count)
            return unsafe start
        }
        release()
        let fresh = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: Self.alignment)
        unsafe LargeMemory.prepare(fresh, byteCount: count)
        unsafe start = fresh
        capacity = count
        used = count
        return unsafe fresh
    }

    /// Overwrites everything that was handed out.
    mutating func wipe() {
        if let start = unsafe start { unsafe assay_wipe(start, used) }
        used = 0
    }

    private mutating func release() {
        wipe()
        unsafe start?.deallocate()
        unsafe start = nil
        capacity = 0
    }

    deinit {
        if let start = unsafe start {
            unsafe assay_wipe(start, used)
            unsafe start.deallocate()
        }
    }
}

/// Memory of many megabytes.
enum LargeMemory {
    /// From where on large pages are asked for: below, all addresses fit the processor's tables as they are.
    static let threshold = 4 << 20

    /// To be called before the memory is written for the first time.
    static func prepare(_ start: UnsafeMutableRawPointer, byteCount: Int) {
        if byteCount >= threshold { unsafe assay_prefer_huge_pages(start, byteCount) }
    }
}
