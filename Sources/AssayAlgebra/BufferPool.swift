// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// Buffers that wait for their next use: fresh memory costs a page fault for every four kilobytes.
final class BufferPool: Sendable {
    private let free = Mutex<[WorkMemory]>([])

    /// A buffer that returns to the pool, wiped, when its last reference goes away.
    func buffer() -> PooledBuffer {
        PooledBuffer(free.withLock { $0.popLast() } ?? WorkMemory(), of: self)
    }

    fileprivate func take(back memory: WorkMemory) {
        free.withLock { $0.append(memory) }
    }
}

/// A ``WorkBuffer`` that can be shared and put into arrays.
fileprivate final class WorkMemory: @unchecked Sendable {
    var buffer = WorkBuffer()
}

/// A buffer out of a ``BufferPool``, used by one thread at a time while it grows.
final class PooledBuffer: @unchecked Sendable {
    private let memory: WorkMemory
    private let pool: BufferPool

    fileprivate init(_ memory: WorkMemory, of pool: BufferPool) {
        self.memory = memory
        self.pool = pool
    }

    /// Memory for `count` bytes with any content, valid until the next call or the buffer's end.
    func reserve(_ count: Int) -> UnsafeMutableRawPointer { unsafe memory.buffer.reserve(count) }

    deinit {
        memory.buffer.wipe()
        pool.take(back: memory)
    }
}
