// SPDX-License-Identifier: Apache-2.0
package import AssayAlgebra

/// Sections of a Groth16 `.zkey`, version 1.
package enum ZkeySection: UInt32, CaseIterable {
    case type = 1
    case header, ic, coefficients, a, b1, b2, c, h, ceremony

    /// What the section holds, for error messages.
    package var content: String {
        switch self {
        case .type: "protocol"
        case .header: "header"
        case .ic: "IC"
        case .coefficients: "coefficients of A and B"
        case .a: "A"
        case .b1: "B in G1"
        case .b2: "B in G2"
        case .c: "C"
        case .h: "H"
        case .ceremony: "contributions"
        }
    }
}

/// Facts about the layout that reader and writer share.
package enum ZkeyLayout {
    package static let format = "zkey"
    package static let version: UInt32 = 1
    /// Section 1 of a Groth16 key.
    package static let groth16: UInt32 = 1
    /// Bytes of a coefficient: matrix, constraint, signal, value.
    package static func coefficientByteCount<F: PrimeField>(_: F.Type) -> Int { 12 + F.byteCount }
    /// Bytes of the circuit hash and of a transcript.
    package static let digestByteCount = 64

    /// Rows whose coefficients are written together.
    package static let rowsTogether = 1 << 12

    /// Points that are read and checked between two reports.
    package static let pointsTogether = 1 << 14

    /// Coefficients stand in the file multiplied by R², with R = 2^(8·byteCount): "double Montgomery" form.
    static func coefficientFactor<F: PrimeField>(_: F.Type) -> F { F(2).power([UInt64(16 * F.byteCount)]) }
}
