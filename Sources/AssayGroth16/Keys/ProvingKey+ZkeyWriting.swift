// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayFormats

extension ProvingKey {
    /// The bytes of a `.zkey`: see ``writeZkey(_:)``.
    public func zkey() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(zkeyByteCount)
        writeZkey { bytes += $0 }
        return bytes
    }

    /// Writes a `.zkey` whole or not at all, as a stream: it may be as long as the memory is.
    public func write(to path: String) throws(FileError) {
        try AtomicFile.write(to: path) { file throws(FileError) in
            try writeZkey { (bytes) throws(FileError) in try file.write(bytes) }
        }
    }

    /// How many bytes the `.zkey` has.
    public var zkeyByteCount: Int {
        smallSections.reduce(0) { $0 + $1.bytes.count } + coefficients.byteCount + [a, b1, c, h].reduce(0) { $0 + $1.count }
            * C.G1.Affine.byteCount
            + b2.count * C.G2.Affine.byteCount + BinaryContainerWriter.headerByteCount * (ZkeySection.allCases.count + 1)
    }

    /// Hands a `.zkey` to `write` piece by piece: sections 1 to 10 in order. Reading them gives an equal key, writing that the same bytes.
    public func writeZkey<E: Error>(_ write: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        let count = ZkeySection.allCases.count
        try BinaryContainerWriter.header(format: ZkeyLayout.format, version: ZkeyLayout.version, sectionCount: count).hand(to: write)
        for section in smallSections.dropLast() { try section.bytes.hand(as: section.id, to: write) }
        try BinaryContainerWriter.header(section: ZkeySection.coefficients.rawValue, byteCount: coefficients.byteCount).hand(to: write)
        try coefficients.write { (words) throws(E) in try words.hand(to: write) }
        try a.hand(as: .a, to: write)
        try b1.hand(as: .b1, to: write)
        try b2.hand(as: .b2, to: write)
        try c.hand(as: .c, to: write)
        try h.hand(as: .h, to: write)
        for section in smallSections.suffix(1) { try section.bytes.hand(as: section.id, to: write) }
    }

    private var coefficients: CoefficientTable<C.Fr> { CoefficientTable(a: qap.a, b: qap.b) }

    /// The sections without long lists, in order.
    private var smallSections: [SmallSection] {
        [
            SmallSection(.type) { $0.appendLittleEndian(ZkeyLayout.groth16) },
            SmallSection(.header) { ZkeyHeader(self).append(to: &$0) },
            SmallSection(.ic) { C.G1.Affine.appendMontgomery(verifyingKey.inputPoints, to: &$0) },
            SmallSection(.ceremony) { ceremony.append(to: &$0) },
        ]
    }
}

/// A section whose bytes are made together.
private struct SmallSection {
    let id: ZkeySection
    var bytes: [UInt8] = []

    init(_ id: ZkeySection, _ append: (inout [UInt8]) -> Void) {
        self.id = id
        append(&bytes)
    }
}

/// Points lie in memory as they lie in the file: see ``AffinePoint``.
extension Array where Element: BitwiseCopyable {
    /// Hands over the memory of all elements.
    fileprivate func hand<E: Error>(to write: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        try withUnsafeBufferPointer { (buffer) throws(E) in try write(UnsafeRawBufferPointer(buffer)) }
    }

    /// The same as a section, after its type and its length.
    fileprivate func hand<E: Error>(as section: ZkeySection, to write: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        try BinaryContainerWriter.header(section: section.rawValue, byteCount: count * MemoryLayout<Element>.stride).hand(to: write)
        try hand(to: write)
    }
}
