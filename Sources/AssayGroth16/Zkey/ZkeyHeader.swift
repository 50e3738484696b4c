// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra
package import AssayFormats

/// Section 2 of a `.zkey`: counts, and the points of which there is one each.
package struct ZkeyHeader<C: PairingCurve> {
    package var wireCount: Int
    package var inputCount: Int
    package var domainSize: Int
    package var alpha1: C.G1.Affine
    package var beta1: C.G1.Affine
    package var beta2: C.G2.Affine
    package var gamma2: C.G2.Affine
    package var delta1: C.G1.Affine
    package var delta2: C.G2.Affine

    /// The header of a key that nobody contributed to: γ and δ are 1.
    package init(wireCount: Int, inputCount: Int, domainSize: Int, alpha1: C.G1.Affine, beta1: C.G1.Affine, beta2: C.G2.Affine) {
        self.wireCount = wireCount
        self.inputCount = inputCount
        self.domainSize = domainSize
        self.alpha1 = alpha1
        self.beta1 = beta1
        self.beta2 = beta2
        gamma2 = C.G2.affineGenerator
        delta1 = C.G1.affineGenerator
        delta2 = C.G2.affineGenerator
    }

    init(_ key: ProvingKey<C>) {
        wireCount = key.wireCount
        inputCount = key.inputCount
        domainSize = key.qap.domainSize
        alpha1 = key.verifyingKey.alpha1
        beta1 = key.beta1
        beta2 = key.verifyingKey.beta2
        gamma2 = key.verifyingKey.gamma2
        delta1 = key.delta1
        delta2 = key.verifyingKey.delta2
    }

    package init(from reader: inout ByteReader) throws(FormatError) {
        try reader.readField(C.Fp.self)
        try reader.readField(C.Fr.self)
        let counts = reader
        wireCount = Int(try reader.readUInt32())
        inputCount = Int(try reader.readUInt32())
        domainSize = Int(try reader.readUInt32())
        guard inputCount < wireCount else {
            throw counts.error(.outOfRange, "\(wireCount) wires cannot hold the constant one and \(inputCount) public inputs")
        }
        alpha1 = try reader.readKeyPoint(.alpha1)
        beta1 = try reader.readKeyPoint(.beta1)
        beta2 = try reader.readKeyPoint(.beta2)
        gamma2 = try reader.readKeyPoint(.gamma2)
        delta1 = try reader.readKeyPoint(.delta1)
        delta2 = try reader.readKeyPoint(.delta2)
        try reader.finish()
    }

    package func append(to bytes: inout [UInt8]) {
        bytes.appendField(C.Fp.self)
        bytes.appendField(C.Fr.self)
        for count in [wireCount, inputCount, domainSize] { bytes.appendLittleEndian(UInt32(count)) }
        alpha1.appendMontgomery(to: &bytes)
        beta1.appendMontgomery(to: &bytes)
        beta2.appendMontgomery(to: &bytes)
        gamma2.appendMontgomery(to: &bytes)
        delta1.appendMontgomery(to: &bytes)
        delta2.appendMontgomery(to: &bytes)
    }
}

extension ByteReader {
    /// Points that lie one after the other, each canonical, on its curve and in its subgroup; infinity is allowed.
    ///
    /// `didRead` is told the number of points after each few thousand.
    package mutating func readPoints<P: AffinePoint>(_: P.Type = P.self, count: Int, didRead: (Int) -> Void = { _ in }) throws(FormatError)
        -> [P]
    {
        let start = self
        let (length, overflow) = count.multipliedReportingOverflow(by: P.byteCount)
        guard !overflow else { throw error(.outOfRange, "\(count) points fit in no file") }
        let bytes = try readBytes(length)
        var points: [P] = []
        points.reserveCapacity(count)
        for first in stride(from: 0, to: count, by: ZkeyLayout.pointsTogether) {
            let part = bytes.dropFirst(first * P.byteCount).prefix(ZkeyLayout.pointsTogether * P.byteCount)
            do throws(PointError) {
                points += try P.readMontgomery(part, count: part.count / P.byteCount, check: .full)
            } catch {
                throw start.error(error.counted(from: first))
            }
            didRead(part.count / P.byteCount)
        }
        return points
    }

    /// One point that must be finite.
    mutating func readKeyPoint<P: AffinePoint>(_ name: KeyPoint) throws(FormatError) -> P {
        let start = self
        let point: P = try readPoints(count: 1)[0]
        guard !point.isInfinity else { throw start.error(.pointAtInfinity, KeyError.pointAtInfinity(name).description) }
        return point
    }

    private func error(_ error: PointError) -> FormatError {
        self.error(error.formatKind, error.description, advice: "fetch or make the key again")
    }
}

extension PointError {
    /// The error of points that are part of a longer run and stand there from `first` on.
    fileprivate func counted(from first: Int) -> PointError {
        switch self {
        case .notCanonical(let index): .notCanonical(index: first + index)
        case .notOnCurve(let index): .notOnCurve(index: first + index)
        case .notInSubgroup(let index): .notInSubgroup(index: first + index)
        case .wrongByteCount: self
        }
    }

    /// The class under which a reader of files reports this.
    fileprivate var formatKind: FormatError.Kind {
        switch self {
        case .notCanonical, .wrongByteCount: .nonCanonical
        case .notOnCurve: .invalidPoint
        case .notInSubgroup: .outsideSubgroup
        }
    }
}
