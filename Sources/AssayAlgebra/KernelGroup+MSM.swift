// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension KernelGroup {
    /// The sum of products by the kernels: prepare, all tasks over the threads, combine.
    public static func msm(
        bases: ArraySlice<Affine>, scalars: ArraySlice<Scalar>, threads: Int, workspace: inout MSMWorkspace
    ) throws(MSMError) -> Self {
        guard bases.count == scalars.count else { throw .countMismatch(bases: bases.count, scalars: scalars.count) }
        guard bases.count <= Int(ASSAY_MSM_MAX_COUNT) else { throw .tooManyBases(count: bases.count, most: Int(ASSAY_MSM_MAX_COUNT)) }
        guard !bases.isEmpty else { return .zero }
        defer { workspace.wipe() }
        return unsafe bases.withKernelPointer { first in
            unsafe scalars.withKernelPointer { scalar in
                unsafe sum(inWholeLines(first, bases.count, &workspace), scalar, bases.count, threads: threads, &workspace)
            }
        }
    }

    /// The bases, copied where that takes less than it saves: see ``PointList/inWholeLines``.
    private static func inWholeLines(
        _ bases: UnsafePointer<Affine.Raw>, _ count: Int, _ workspace: inout MSMWorkspace
    ) -> UnsafePointer<Affine.Raw> {
        let byteCount = count * MemoryLayout<Affine>.stride
        guard UInt(bitPattern: bases) % 64 != 0, byteCount >= PageMemory.threshold else { return unsafe bases }
        let copy = unsafe workspace.bases.reserve(byteCount).assumingMemoryBound(to: Affine.Raw.self)
        unsafe copy.update(from: bases, count: count)
        return unsafe UnsafePointer(copy)
    }

    private static func sum(
        _ bases: UnsafePointer<Affine.Raw>, _ scalars: UnsafePointer<Scalar.Raw>, _ count: Int, threads: Int,
        _ workspace: inout MSMWorkspace
    ) -> Self {
        let kernels = multiplication
        var plan = assay_msm_plan()
        let prepared = unsafe workspace.prepared.reserve(kernels.preparedBytes(count))
        let rows = assay_msm_rows(window_bits: UInt32(workspace.windowBits ?? 0), set_count: 0)
        unsafe kernels.prepare(&plan, prepared, bases, scalars, count, UInt32(clamping: max(1, threads)), rows)
        let results = unsafe workspace.results.reserve(kernels.resultCount(&plan) * MemoryLayout<Affine>.stride)
            .assumingMemoryBound(to: Affine.Raw.self)
        let sortedBytes = unsafe kernels.sortedBytes(&plan)
        let sorted = unsafe sortedBytes > 0 ? workspace.sorted.reserve(sortedBytes) : nil
        unsafe runTasks(plan, results, sorted, prepared, bases, threads: threads, &workspace.scratch)
        var total = zero.raw
        unsafe kernels.combine(&total, &plan, results)
        return Self(raw: total)
    }

    /// Runs the tasks of a plan, after what is to be sorted before them, each worker in its own part of the scratch memory.
    private static func runTasks(
        _ plan: assay_msm_plan, _ results: UnsafeMutablePointer<Affine.Raw>, _ sorted: UnsafeMutableRawPointer?,
        _ prepared: UnsafeRawPointer, _ bases: UnsafePointer<Affine.Raw>, threads: Int, _ scratch: inout WorkBuffer
    ) {
        let tasks = Int(plan.task_count), groups = Int(plan.group_count)
        unsafe withUnsafePointer(to: plan) { plan in
            let bytes = unsafe multiplication.scratchBytes(plan).roundedUp(toMultipleOf: 64)
            let memory = unsafe scratch.reserve(bytes * Parallel.workerCount(tasks: tasks, threads: threads))
            if let sorted = unsafe sorted {
                Parallel.forEach(groups, threads: threads) { group, worker in
                    unsafe multiplication.sort(plan, UInt32(group), sorted, prepared, memory + worker * bytes)
                }
            }
            Parallel.forEach(tasks, threads: threads) { task, worker in
                unsafe multiplication.run(plan, UInt32(task), results, sorted, prepared, bases, memory + worker * bytes)
            }
        }
    }
}

extension Int {
    func roundedUp(toMultipleOf unit: Int) -> Int { (self + unit - 1) / unit * unit }
}

extension ArraySlice where Element: KernelValue {
    /// The elements, of which there is at least one, as the kernels see them.
    func withKernelPointer<R>(_ body: (UnsafePointer<Element.Raw>) -> R) -> R {
        unsafe withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { preconditionFailure("no elements") }
            return unsafe body(start.assumingMemoryBound(to: Element.Raw.self))
        }
    }
}
