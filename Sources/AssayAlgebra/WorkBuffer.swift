// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// Raw memory that kernels work in: grows when asked for more, keeps what it has, and is zeroed before it is given back.
@safe struct WorkBuffer: ~Copyable, @unchecked Sendable {
    /// What the kernels' largest types and the cache lines want.
    private static let alignment = 64

    private var start: UnsafeMutableRawPointer?
    /// Who keeps the memory, when that is not the buffer itself.
    private var pages: PageMemory?
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
        pages = PageMemory(atLeast: count)
        let fresh = unsafe pages?.start ?? UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: Self.alignment)
        unsafe start = fresh
        capacity = pages?.byteCount ?? count
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
        if pages == nil { unsafe start?.deallocate() }
        pages = nil
        unsafe start = nil
        capacity = 0
    }

    deinit {
        if let start = unsafe start {
            unsafe assay_wipe(start, used)
            if pages == nil { unsafe start.deallocate() }
        }
    }
}
