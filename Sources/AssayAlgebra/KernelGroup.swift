// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// A curve group with kernels for sums of many products and for many multiples of one point.
protocol KernelGroup: CurveGroup, KernelValue where Affine: KernelValue, Scalar: KernelValue {
    static var multiplication: MultiplicationKernels<Self> { get }
}

/// The kernels of one group; what each does stands in `assay_kernels.h`.
@safe struct MultiplicationKernels<G: KernelGroup>: Sendable {
    typealias Points = UnsafePointer<G.Affine.Raw>
    typealias MutablePoints = UnsafeMutablePointer<G.Affine.Raw>
    typealias Scalars = UnsafePointer<G.Scalar.Raw>
    typealias Plan = UnsafePointer<assay_msm_plan>

    /// What an addition costs, beside one in G1.
    let weight: UInt64

    let preparedBytes: @Sendable (Int) -> Int
    let prepare:
        @Sendable (UnsafeMutablePointer<assay_msm_plan>, UnsafeMutableRawPointer, Points, Scalars, Int, UInt32, assay_msm_rows) -> Void
    let scratchBytes: @Sendable (Plan) -> Int
    let resultCount: @Sendable (Plan) -> Int
    let sortedBytes: @Sendable (Plan) -> Int
    let sort: @Sendable (Plan, UInt32, UnsafeMutableRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer) -> Void
    let run: @Sendable (Plan, UInt32, MutablePoints, UnsafeRawPointer?, UnsafeRawPointer, Points, UnsafeMutableRawPointer) -> Void
    let combine: @Sendable (UnsafeMutablePointer<G.Raw>, Plan, Points) -> Void

    let table: @Sendable (MutablePoints, Int, assay_msm_rows, Int, Int, UnsafeMutableRawPointer) -> Void

    let fixedBaseScratchBytes: @Sendable () -> Int
    let fixedBaseTable: @Sendable (MutablePoints, UnsafePointer<G.Raw>, UInt32, UInt32, UInt32, UnsafeMutableRawPointer) -> Void
    let fixedBaseMultiply: @Sendable (MutablePoints, Scalars, Int, Points, UInt32, UnsafeMutableRawPointer) -> Void
    let fixedBaseSum: @Sendable (UnsafeMutablePointer<G.Raw>, Scalars, Int, Points, UInt32) -> Void
}
