// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayGroth16

/// The points of a key as they stand in a contract.
///
/// The check is e(A, B) · e(−α, β) · e(S, −γ) · e(C, −δ) = 1 with S the sum over the public signals: the verification equation
/// of Groth16 (EUROCRYPT 2016, §3.2) with everything on one side, and the signs at the constants, where they cost nothing.
struct KeyWords {
    /// IC_0, which counts once, and a point for each public signal.
    let inputPoints: [[UInt8]]
    let minusAlpha: [UInt8]
    let beta: [UInt8]
    let minusGamma: [UInt8]
    let minusDelta: [UInt8]
    /// The mark of a key that one party made alone, for whoever reads the code.
    let mark: [UInt8]

    init<C: ContractCurve>(_ key: VerifyingKey<C>) {
        inputPoints = key.inputPoints.map { PointWords($0).words.bytes }
        minusAlpha = PointWords(-key.alpha1).words.bytes
        beta = PointWords(key.beta2).words.bytes
        minusGamma = PointWords(-key.gamma2).words.bytes
        minusDelta = PointWords(-key.delta2).words.bytes
        mark = key.isUnsafeSingleParty ? Array(VerifyingKey<C>.unsafeSinglePartyMark.utf8) : []
    }

    /// Lays the points out as the programs copy them, behind an instruction that no code runs into.
    func appendData(to code: inout Assembler) {
        code(.stop)
        for (index, point) in inputPoints.enumerated() { code.data(.inputPoint(index), point) }
        code.data(.minusGamma, minusGamma)
        code.data(.minusDelta, minusDelta + minusAlpha + beta)
        code.data("mark", mark)
    }
}

extension Assembler.Label {
    /// The point of a public signal, from 1; with 0 the one that counts once.
    static func inputPoint(_ index: Int) -> Self { "input point \(index)" }
    static let minusGamma: Self = "minus gamma"
    /// −δ, −α and β, one after the other.
    static let minusDelta: Self = "minus delta"
}

/// The precompiled contracts of EIP-196 and EIP-197 at the prices of EIP-1108.
enum Prices {
    static let sum = 150
    static let multiple = 6_000
    static let pairing = 45_000
    static let pair = 34_000

    /// What a pairing of so many pairs costs.
    static func pairing(of pairs: Int) -> Int { pairing + pair * pairs }
}
