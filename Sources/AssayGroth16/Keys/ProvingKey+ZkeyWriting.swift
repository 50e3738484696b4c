// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayFormats

extension ProvingKey {
    /// The bytes of a `.zkey`: sections 1 to 10 in order. Reading them gives an equal key, writing that the same bytes.
    public func zkey() -> [UInt8] {
        var writer = BinaryContainerWriter(format: ZkeyLayout.format, version: ZkeyLayout.version)
        writer.append(.type) { $0.appendLittleEndian(ZkeyLayout.groth16) }
        writer.append(.header) { ZkeyHeader(self).append(to: &$0) }
        writer.append(.ic) { C.G1.Affine.appendMontgomery(verifyingKey.inputPoints, to: &$0) }
        writer.append(.coefficients) { CoefficientTable(a: qap.a, b: qap.b).append(to: &$0) }
        writer.append(.a) { C.G1.Affine.appendMontgomery(a, to: &$0) }
        writer.append(.b1) { C.G1.Affine.appendMontgomery(b1, to: &$0) }
        writer.append(.b2) { C.G2.Affine.appendMontgomery(b2, to: &$0) }
        writer.append(.c) { C.G1.Affine.appendMontgomery(c, to: &$0) }
        writer.append(.h) { C.G1.Affine.appendMontgomery(h, to: &$0) }
        writer.append(.ceremony) { ceremony.append(to: &$0) }
        return writer.finish()
    }
}

extension BinaryContainerWriter {
    fileprivate mutating func append(_ section: ZkeySection, _ write: (inout [UInt8]) -> Void) {
        append(section: section.rawValue, write)
    }
}
