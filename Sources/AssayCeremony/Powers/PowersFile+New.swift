// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayFormats
internal import AssayGroth16

extension PowersFile {
    /// Writes a first phase that nobody contributed to yet: all powers of τ = α = β = 1.
    ///
    /// - Throws: ``FileError``, and ``CancellationError`` when `progress` is cancelled.
    /// - Returns: The challenge for the first contribution.
    /// - Precondition: 1 ≤ power ≤ the field's two-adicity.
    public static func writeNew(power: Int, to file: NewFile, progress: some ProgressObserver = SilentProgress()) throws -> [UInt8] {
        precondition((1...C.Fr.twoAdicity).contains(power), "a power of the field")
        let challenge = try PowersTranscript.firstChallenge(power: power, on: C.self, progress: progress)
        var writer = try PowersWriter<C>(file, power: power, ceremonyPower: power, isPrepared: false)
        for section in PtauSection.powers {
            try writer.begin(section)
            let count = section.count(power: power)
            for first in stride(from: 0, to: count, by: PtauLayout.pointsTogether) {
                try progress.step(stage: "writing \(section.content)", completed: first, total: count)
                try writer.appendOnes(section, count: min(PtauLayout.pointsTogether, count - first))
            }
        }
        try writer.append([PowersContribution<C>]())
        return challenge
    }
}

/// Writes a `.ptau` section by section.
struct PowersWriter<C: CeremonyCurve> {
    private let power: Int
    private(set) var writer: SectionWriter

    init(_ file: NewFile, power: Int, ceremonyPower: Int, isPrepared: Bool) throws(FileError) {
        self.power = power
        let count = PtauSection.allCases.count - (isPrepared ? 0 : PtauSection.prepared.count)
        writer = try SectionWriter(file, format: PtauLayout.format, version: PtauLayout.version, sectionCount: count)
        var header: [UInt8] = []
        header.appendField(C.Fp.self)
        header.appendLittleEndian(UInt32(power))
        header.appendLittleEndian(UInt32(ceremonyPower))
        try writer.append(section: PtauSection.header.rawValue, header)
    }

    /// Begins a section of points, and returns where the first will stand.
    @discardableResult
    mutating func begin(_ section: PtauSection) throws(FileError) -> Int {
        let size = section.isInG2 ? C.G2.Affine.byteCount : C.G1.Affine.byteCount
        try writer.begin(section: section.rawValue, byteCount: section.count(power: power) * size)
        return writer.offset
    }

    mutating func append<P: AffinePoint>(_ points: [P]) throws(FileError) { try writer.append(points) }

    mutating func append(_ bytes: [UInt8]) throws(FileError) { try writer.append(bytes) }

    /// Generators.
    mutating func appendOnes(_ section: PtauSection, count: Int) throws(FileError) {
        if section.isInG2 {
            try append([C.G2.Affine](repeating: C.G2.affineGenerator, count: count))
        } else {
            try append([C.G1.Affine](repeating: C.G1.affineGenerator, count: count))
        }
    }

    /// The section of contributions.
    mutating func append(_ contributions: [PowersContribution<C>]) throws(FileError) {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(UInt32(contributions.count))
        for contribution in contributions { contribution.append(to: &bytes) }
        try writer.append(section: PtauSection.contributions.rawValue, bytes)
    }
}
