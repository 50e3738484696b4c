// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// The checks of points of a group that may be smaller than its curve; what each kernel does stands in `assay_kernels.h`.
@safe struct MembershipKernels<A: AffinePoint & KernelValue>: Sendable {
    typealias Points = UnsafePointer<A.Raw>

    let scratchBytes: @Sendable () -> Int
    let check: @Sendable (Points, Int, Bool, UnsafeMutablePointer<Int>) -> assay_point_status
    let findOutside: @Sendable (Points, Int, UnsafeMutableRawPointer) -> Int

    /// Points that one task checks: enough for additions to share inversions.
    private static var checkedTogether: Int { 1 << 10 }
    /// Fewer are checked one by one.
    private static var fewPoints: Int { 8 }

    /// The fault of the first point that has one. A subgroup check takes twenty times as long as reading the point, so many
    /// points are shared out among all processors.
    func firstFault(in points: [A], _ check: PointCheck) -> PointError? {
        let pieces = (points.count + Self.checkedTogether - 1) / Self.checkedTogether
        // Points that are read one by one, with what is kept of each between them, would leave gaps as large as the scratch.
        let needsScratch = check == .full && points.count >= Self.fewPoints
        let bytes = needsScratch ? scratchBytes().roundedUp(toMultipleOf: 64) : 0
        var buffer = WorkBuffer()
        let memory = unsafe buffer.reserve(bytes * Parallel.workerCount(tasks: pieces, threads: Parallel.processorCount))
        var faults = [PointError?](repeating: nil, count: pieces)
        unsafe faults.withUnsafeMutableBufferPointer { faults in
            unsafe points.withKernelPointer { start in
                Parallel.forEach(pieces, threads: Parallel.processorCount) { piece, worker in
                    let first = piece * Self.checkedTogether
                    let count = min(Self.checkedTogether, points.count - first)
                    let (status, index) = unsafe fault(start + first, count, check, scratch: memory + worker * bytes)
                    unsafe faults[piece] = PointError(status, index: first + index)
                }
            }
        }
        return faults.lazy.compactMap(\.self).first
    }

    private func fault(_ start: Points, _ count: Int, _ check: PointCheck, scratch: UnsafeMutableRawPointer) -> (assay_point_status, Int) {
        var index = 0
        let isAlone = count < Self.fewPoints
        let status = unsafe self.check(start, count, check == .full && isAlone, &index)
        guard check == .full, !isAlone else { return (status, index) }
        let onCurve = status == ASSAY_POINT_VALID ? count : index
        let outside = unsafe findOutside(start, onCurve, scratch)
        return outside < onCurve ? (ASSAY_POINT_NOT_IN_SUBGROUP, outside) : (status, index)
    }
}
