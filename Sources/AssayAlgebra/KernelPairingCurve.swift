// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// A curve whose pairing is worked out by kernels.
protocol KernelPairingCurve: PairingCurve
where G1.Affine: KernelValue, G2.Affine: KernelValue, GT: KernelValue, PreparedG2: PreparedLines, PreparedG2.Point == G2.Affine {
    static var pairings: PairingKernels<Self> { get }
}

/// A point of G2 with everything about it that a pairing needs.
protocol PreparedLines: Sendable, Hashable {
    associatedtype Point: AffinePoint
    /// A line through points of the twist.
    associatedtype Line: KernelValue

    var point: Point { get }
    var lines: [Line] { get }
    init(point: Point, lines: [Line])
}

extension PreparedLines {
    public static func == (a: Self, b: Self) -> Bool { a.point == b.point }
    public func hash(into hasher: inout Hasher) { hasher.combine(point) }
}

/// The kernels of one curve for pairings; what each does stands in `assay_kernels.h`.
@safe struct PairingKernels<C: KernelPairingCurve>: Sendable {
    typealias G1Points = UnsafePointer<C.G1.Affine.Raw>
    typealias G2Points = UnsafePointer<C.G2.Affine.Raw>
    typealias Lines = UnsafePointer<C.PreparedG2.Line.Raw>
    typealias MutableLines = UnsafeMutablePointer<C.PreparedG2.Line.Raw>
    typealias Value = UnsafeMutablePointer<C.GT.Raw>
    typealias Scratch = UnsafeMutableRawPointer

    /// Lines of one point.
    let lineCount: Int
    let prepareScratchBytes: Int
    let prepare: @Sendable (MutableLines, G2Points, Int, Scratch) -> Bool
    /// Bytes for each point.
    let millerScratchBytes: Int
    let millerLoop: @Sendable (Value, G1Points, Lines, Int, Scratch) -> Void
    let millerProductScratchBytes: @Sendable () -> Int
    let millerProduct: @Sendable (Value, G1Points, G2Points, Int, Scratch) -> Bool
    let finalExponentiation: @Sendable (Value, UnsafePointer<C.GT.Raw>) -> Void
    let multiplyEachScratchBytes: Int
    let multiplyEach: @Sendable (UnsafeMutablePointer<C.G1.Affine.Raw>, G1Points, UnsafePointer<UInt64>, Int, Scratch) -> Void
}

extension KernelPairingCurve {
    public static func prepare(_ point: G2.Affine) -> PreparedG2 { PreparedG2(point: point, lines: lines(through: [point]).lines) }

    public static func prepareMember(_ point: G2.Affine) -> PreparedG2? {
        guard point.isOnCurve else { return nil }
        let (lines, areMembers) = lines(through: [point])
        return areMembers ? PreparedG2(point: point, lines: lines) : nil
    }

    public static func pairing(_ pairs: [(G1.Affine, G2.Affine)], prepared: [(G1.Affine, PreparedG2)]) -> GT {
        let lines = prepared.reduce(into: lines(through: pairs.map(\.1)).lines) { $0 += $1.1.lines }
        return finalExponentiation(millerLoop(pairs.map(\.0) + prepared.map(\.0), lines))
    }

    /// The lines of all points, one point after the other, and whether all points, if on the curve, are in the subgroup.
    private static func lines(through points: [G2.Affine]) -> (lines: [PreparedG2.Line], areMembers: Bool) {
        var areMembers = true
        let kernels = pairings
        let lines = unsafe [PreparedG2.Line](kernelCount: points.count * kernels.lineCount) { lines in
            unsafe withScratch(kernels.prepareScratchBytes) { scratch in
                unsafe points.withKernelPointer { areMembers = unsafe kernels.prepare(lines, $0, points.count, scratch) }
            }
        }
        return (lines, areMembers)
    }

    /// The product of the Miller values of all points with their lines.
    static func millerLoop(_ points: [G1.Affine], _ lines: [PreparedG2.Line]) -> GT {
        guard !points.isEmpty else { return .one }
        var value = GT.one.raw
        let kernels = pairings
        unsafe withScratch(kernels.millerScratchBytes * points.count) { scratch in
            unsafe points.withKernelPointer { p in
                unsafe lines.withKernelPointer { unsafe kernels.millerLoop(&value, p, $0, points.count, scratch) }
            }
        }
        return GT(raw: value)
    }

    static func finalExponentiation(_ value: GT) -> GT { unsafe value.applying(pairings.finalExponentiation) }

    private static func withScratch(_ byteCount: Int, _ body: (UnsafeMutableRawPointer) -> Void) {
        unsafe withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 64) { scratch in
            if let start = scratch.baseAddress { unsafe body(start) }
        }
    }
}
