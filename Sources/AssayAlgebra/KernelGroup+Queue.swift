// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// The scalars of a sum as the kernels sort them, for one sum or several.
@safe final class KernelScalars<Scalar: KernelValue>: @unchecked Sendable {
    private(set) var values: [Scalar]
    private(set) var plan = assay_msm_plan()
    /// The rows that all bases have.
    let rows: MSMRows
    private let buffers: (prepared: PooledBuffer, sorted: PooledBuffer)
    /// Where the kernels left them; `nil` before.
    private(set) var prepared: UnsafeRawPointer?
    /// Where their digits are sorted; `nil` where tasks sort for themselves.
    private(set) var sorted: UnsafeMutableRawPointer?

    init(_ values: [Scalar], _ rows: MSMRows, in queue: borrowing MSMQueue) {
        self.values = values
        self.rows = rows
        buffers = (queue.buffer(), queue.buffer())
    }

    /// Orders the scalars whose bases matter by their lengths, and makes the plan.
    func prepare<G: KernelGroup>(_ bases: MSMBases<G>, threads: Int) where G.Scalar == Scalar {
        let kernels = G.multiplication
        let memory = unsafe buffers.prepared.reserve(kernels.preparedBytes(values.count))
        unsafe bases.points.withKernelPointer { points in
            unsafe values.withKernelPointer { scalars in
                unsafe kernels.prepare(&plan, memory, points, scalars, values.count, UInt32(clamping: max(1, threads)), bases.rows.raw)
            }
        }
        unsafe prepared = UnsafeRawPointer(memory)
        let sortedBytes = unsafe withUnsafePointer(to: plan) { unsafe kernels.sortedBytes($0) }
        if sortedBytes > 0 { unsafe sorted = buffers.sorted.reserve(sortedBytes) }
    }

    /// Lets go of the scalars, so that their owner can overwrite them.
    func forget() { values = [] }
}

/// A sum by the kernels in a queue.
@safe final class KernelSum<G: KernelGroup>: MSMWork, @unchecked Sendable {
    private var bases: MSMBases<G>
    private let scalars: KernelScalars<G.Scalar>
    /// Whether the scalars are another sum's, which prepares them.
    private let isGuest: Bool
    private let results: PooledBuffer
    /// Where the tasks leave their points.
    private var points: UnsafeMutablePointer<G.Affine.Raw>?
    let sum: MSMSum<G>

    init(_ bases: MSMBases<G>, _ scalars: KernelScalars<G.Scalar>, isGuest: Bool, results: PooledBuffer) {
        self.bases = bases
        self.scalars = scalars
        self.isGuest = isGuest
        self.results = results
        sum = MSMSum(scalars: scalars)
    }

    func prepare(threads: Int) {
        guard !isGuest else { return }
        scalars.prepare(bases, threads: threads)
    }

    var sortCount: Int {
        guard !isGuest, unsafe scalars.sorted != nil else { return 0 }
        return Int(scalars.plan.group_count)
    }

    func sort(_ group: Int, scratch: UnsafeMutableRawPointer) {
        guard let prepared = unsafe scalars.prepared, let sorted = unsafe scalars.sorted else { return }
        unsafe withUnsafePointer(to: scalars.plan) { unsafe G.multiplication.sort($0, UInt32(group), sorted, prepared, scratch) }
    }

    func tasks() -> [UInt64] {
        guard unsafe scalars.prepared != nil else { return [] }
        return unsafe withUnsafePointer(to: scalars.plan) { plan in
            let bytes = unsafe G.multiplication.resultCount(plan) * MemoryLayout<G.Affine>.stride
            unsafe points = results.reserve(bytes).assumingMemoryBound(to: G.Affine.Raw.self)
            return unsafe (0..<plan.pointee.task_count).map { unsafe G.multiplication.weight * assay_msm_task_cost(plan, $0) }
        }
    }

    var scratchBytes: Int {
        unsafe withUnsafePointer(to: scalars.plan) { unsafe G.multiplication.scratchBytes($0) }
    }

    func run(_ task: Int, scratch: UnsafeMutableRawPointer) {
        guard let prepared = unsafe scalars.prepared, let points = unsafe points else { return }
        unsafe withUnsafePointer(to: scalars.plan) { plan in
            unsafe bases.points.withKernelPointer { bases in
                unsafe G.multiplication.run(plan, UInt32(task), points, scalars.sorted, prepared, bases, scratch)
            }
        }
    }

    func finish(isComplete: Bool) {
        bases = MSMBases(PointList([]))
        scalars.forget()
        guard isComplete, let points = unsafe points else { return }
        var total = G.zero.raw
        unsafe withUnsafePointer(to: scalars.plan) { unsafe G.multiplication.combine(&total, $0, points) }
        sum.value = G(raw: total)
    }
}

extension KernelGroup {
    public static func enqueue(bases: MSMBases<Self>, scalars: [Scalar], in queue: inout MSMQueue) throws(MSMError) -> MSMSum<Self> {
        try check(bases.count, scalars: scalars.count)
        let scalars = KernelScalars(scalars, bases.rows, in: queue)
        let work = KernelSum<Self>(bases, scalars, isGuest: false, results: queue.buffer())
        if bases.count > 0 { queue.append(work) }
        return work.sum
    }

    public static func enqueue<Other: CurveGroup>(
        bases: MSMBases<Self>, scalarsOf other: MSMSum<Other>, in queue: inout MSMQueue
    ) throws(MSMError) -> MSMSum<Self> where Other.Scalar == Scalar {
        guard let scalars = other.scalars as? KernelScalars<Scalar> else { preconditionFailure("a sum of the same curve") }
        try check(bases.count, scalars: scalars.values.count)
        guard bases.rows == scalars.rows else { throw .otherRows }
        let work = KernelSum<Self>(bases, scalars, isGuest: true, results: queue.buffer())
        if bases.count > 0 { queue.append(work) }
        return work.sum
    }

    private static func check(_ count: Int, scalars: Int) throws(MSMError) {
        guard count == scalars else { throw .countMismatch(bases: count, scalars: scalars) }
        guard count <= Int(ASSAY_MSM_MAX_COUNT) else { throw .tooManyBases(count: count, most: Int(ASSAY_MSM_MAX_COUNT)) }
    }
}
