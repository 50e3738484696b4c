// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayEVM
internal import AssayExchange
internal import AssayFormats

/// What a buyer hands to `open` of a trade contract: an agreement as words.
struct TradeTerms {
    private let digest: String
    /// Parameters and commitments as the public signals have them.
    private let agreed: [Word]

    /// Throws when the agreement is about another algorithm.
    init(_ signed: SignedAgreement<BN254>, _ interface: CircuitInterface, named path: String) throws {
        let agreement = signed.agreement
        guard agreement.interfaceDigest == interface.digest, agreement.parameters.count == interface.parameters.count else {
            throw CommandFailure.unusable("\(path) is about another algorithm")
        }
        let parameters = try zip(interface.parameters, agreement.parameters).map { signal, parameter in
            guard let raw = signal.raw(parameter.value) else {
                throw CommandFailure.unusable("\(path): \(parameter.name) has a value outside its range")
            }
            return Word(signal.element(raw, as: BN254.Fr.self))
        }
        agreed = parameters + agreement.inputs.map { Word($0.commitment.value) }
        digest = "0x" + agreement.digest.hexadecimal
    }

    var lines: [String] {
        ["open: digest \(digest)", "open: agreed [\(agreed.map(\.description).joined(separator: ","))]"]
    }

    var json: [String: JSON] { ["digest": .string(digest), "agreed": .array(agreed.map { .string($0.description) })] }
}
