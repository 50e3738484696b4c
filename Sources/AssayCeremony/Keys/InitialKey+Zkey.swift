// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayFormats
internal import AssayGroth16

extension InitialKey {
    /// Writes the key as a `.zkey` without contributions. Equal circuits and powers give equal bytes.
    public func write(to file: NewFile) throws(FileError) {
        var writer = try SectionWriter(
            file, format: ZkeyLayout.format, version: ZkeyLayout.version, sectionCount: ZkeySection.allCases.count)
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(ZkeyLayout.groth16)
        try writer.append(section: ZkeySection.type.rawValue, bytes)
        bytes = []
        header.append(to: &bytes)
        try writer.append(section: ZkeySection.header.rawValue, bytes)
        try Self.append(inputPoints, .ic, to: &writer)
        let coefficients = CoefficientTable(a: qap.a, b: qap.b)
        try writer.begin(section: ZkeySection.coefficients.rawValue, byteCount: coefficients.byteCount)
        try coefficients.write { (words) throws(FileError) in
            try words.withUnsafeBufferPointer { (words) throws(FileError) in try writer.append(UnsafeRawBufferPointer(words)) }
        }
        try Self.append(a, .a, to: &writer)
        try Self.append(b1, .b1, to: &writer)
        try Self.append(b2, .b2, to: &writer)
        try Self.append(c, .c, to: &writer)
        try Self.append(h, .h, to: &writer)
        bytes = []
        Ceremony<C>(circuitHash: circuitHash, contributions: []).append(to: &bytes)
        try writer.append(section: ZkeySection.ceremony.rawValue, bytes)
    }

    private static func append<P: AffinePoint>(
        _ points: [P], _ section: ZkeySection, to writer: inout SectionWriter
    ) throws(FileError) {
        try writer.begin(section: section.rawValue, byteCount: points.count * P.byteCount)
        try writer.append(points)
    }
}
