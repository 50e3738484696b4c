// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// Bytes that stay where they are as long as the object lives, such as those of a mapped file.
public protocol FixedMemory: AnyObject, Sendable {
    var bytes: UnsafeRawBufferPointer { get }
}

/// Points that never change, in an array or where somebody else keeps them.
///
/// A key of millions of points is used where it lies in its file, without a copy.
@safe public struct PointList<P: AffinePoint>: RandomAccessCollection, @unchecked Sendable {
    public let startIndex = 0
    public let endIndex: Int
    private let array: [P]
    /// Who keeps the points and where they are, when they are not in the array.
    private let owner: (any FixedMemory)?
    private let start: UnsafePointer<P>?

    /// The points of an array.
    public init(_ array: [P]) {
        self.array = array
        owner = nil
        unsafe start = nil
        endIndex = array.count
    }

    /// `count` points that lie in `memory` from byte `offset` on, as they lie in arrays; `nil` when they would not be within it or not at
    /// a place for points.
    ///
    /// Any bytes are points to this function. See ``nonCanonicalIndex(threads:)``.
    public init?(in memory: some FixedMemory, at offset: Int, count: Int) {
        let bytes = unsafe memory.bytes
        let (length, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<P>.stride)
        let size = bytes.count
        guard count >= 0, !overflow, offset >= 0, offset <= size, length <= size - offset else { return nil }
        guard let first = unsafe bytes.baseAddress.map({ unsafe $0 + offset }) else { return nil }
        guard UInt(bitPattern: first) % UInt(MemoryLayout<P>.alignment) == 0 else { return nil }
        array = []
        owner = memory
        unsafe start = first.assumingMemoryBound(to: P.self)
        endIndex = count
    }

    public subscript(index: Int) -> P {
        precondition(indices.contains(index), "an index of the list")
        guard let start = unsafe start else { return array[index] }
        return unsafe start[index]
    }

    /// The same points where sums over them are fastest: each in as few cache lines as it has room in, and in large pages where they
    /// are many. A copy, unless they lie so or are few.
    ///
    /// Arrays do not begin at a cache line, so that every point of G1 reaches into two. That costs a third of a sum's time where the
    /// points are too many for the caches.
    public var inWholeLines: Self {
        unsafe withPointer { points in
            guard UInt(bitPattern: points) % 64 != 0, let memory = PageMemory(atLeast: count * MemoryLayout<P>.stride) else { return self }
            unsafe memory.start.assumingMemoryBound(to: P.self).update(from: points, count: count)
            return Self(in: memory, at: 0, count: count) ?? self
        }
    }

    /// The points one after the other in memory, valid during the call.
    func withPointer<R>(_ body: (UnsafePointer<P>) -> R) -> R {
        if let start = unsafe start { return withExtendedLifetime(owner) { unsafe body(start) } }
        func forward(_ start: UnsafeRawPointer) -> R { unsafe body(start.assumingMemoryBound(to: P.self)) }
        return unsafe forward(array)
    }

    /// The memory of all points, valid during the call.
    public func withUnsafeBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        guard let start = unsafe start else {
            return try unsafe array.withUnsafeBufferPointer { (points) throws(E) in try unsafe body(UnsafeRawBufferPointer(points)) }
        }
        defer { withExtendedLifetime(owner) {} }
        return try unsafe body(UnsafeRawBufferPointer(UnsafeBufferPointer(start: start, count: endIndex)))
    }

    /// The first point with a coordinate that is not below the modulus; `nil` when there is none. Neither curve nor subgroup are
    /// looked at: sums over such points are sums of some points, and no more.
    public func nonCanonicalIndex(threads: Int) -> Int? {
        let found = Atomic(Int.max)
        unsafe withPointer { points in
            Parallel.forEachRange(of: count, pieces: count >> 12, threads: threads) { range, _ in
                let piece = unsafe UnsafeBufferPointer(start: points + range.lowerBound, count: range.count)
                guard let index = unsafe P.nonCanonicalIndex(piece) else { return }
                found.min(range.lowerBound + index, ordering: .relaxed)
            }
        }
        let index = found.load(ordering: .relaxed)
        return index == Int.max ? nil : index
    }
}

extension PointList where P: KernelValue {
    /// A list of `count` points, all of which `fill` writes, in large pages where they are many.
    init(kernelCount count: Int, fill: (UnsafeMutablePointer<P.Raw>) -> Void) {
        guard let memory = PageMemory(atLeast: count * MemoryLayout<P>.stride) else {
            unsafe self.init([P](kernelCount: count, fill: fill))
            return
        }
        unsafe fill(memory.start.assumingMemoryBound(to: P.Raw.self))
        guard let list = Self(in: memory, at: 0, count: count) else { preconditionFailure("memory of that size") }
        self = list
    }

    /// The points as the kernels see them.
    func withKernelPointer<R>(_ body: (UnsafePointer<P.Raw>) -> R) -> R {
        unsafe withPointer { unsafe body(UnsafeRawPointer($0).assumingMemoryBound(to: P.Raw.self)) }
    }
}
