// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension BLS12381: PairingCurve {
    public static let name = "bls12381"

    /// A point of G2 with the lines of its Miller loop, 13 KB. Pairing with it saves a third of the work.
    public struct PreparedG2: Sendable, Hashable {
        /// The point that was prepared.
        public let point: G2.Affine
        let lines: [Line]

        public static func == (a: Self, b: Self) -> Bool { a.point == b.point }
        public func hash(into hasher: inout Hasher) { hasher.combine(point) }
    }

    /// One line through points of the twist.
    struct Line: KernelValue {
        var raw: assay_bls12381_line
    }

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
    private static func lines(through points: [G2.Affine]) -> (lines: [Line], areMembers: Bool) {
        var areMembers = true
        let lines = unsafe [Line](kernelCount: points.count * Int(ASSAY_BLS12381_LINE_COUNT)) { lines in
            unsafe withUnsafeTemporaryAllocation(of: assay_bls12381_prepare_scratch.self, capacity: 1) { scratch in
                guard let scratch = scratch.baseAddress else { return }
                unsafe points.withKernelPointer { areMembers = unsafe assay_bls12381_g2_prepare(lines, $0, points.count, scratch) }
            }
        }
        return (lines, areMembers)
    }

    /// The product of the Miller values of all points with their lines.
    static func millerLoop(_ points: [G1.Affine], _ lines: [Line]) -> GT {
        guard !points.isEmpty else { return .one }
        var value = GT.one
        unsafe withUnsafeTemporaryAllocation(of: assay_bls12381_miller_scratch.self, capacity: points.count) { scratch in
            guard let scratch = scratch.baseAddress else { return }
            unsafe points.withKernelPointer { p in
                unsafe lines.withKernelPointer { unsafe assay_bls12381_miller_loop(&value.raw, p, $0, points.count, scratch) }
            }
        }
        return value
    }

    static func finalExponentiation(_ value: GT) -> GT { unsafe value.applying(assay_bls12381_final_exponentiation) }
}
