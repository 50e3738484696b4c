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

    /// Throws when the agreement is about another algorithm, is not signed by both, or expects something else than the output that has to be yes.
    init(_ signed: SignedAgreement<BN254>, _ interface: CircuitInterface, paysFor output: String, named path: String) throws {
        let agreement = signed.agreement
        guard agreement.interfaceDigest == interface.digest, agreement.parameters.count == interface.parameters.count else {
            throw CommandFailure.unusable("\(path) is about another algorithm")
        }
        if let fault = AgreementCheck.run(agreement, on: interface).first(where: { !$0.passed }) {
            throw CommandFailure.unusable("\(path): \(fault.name): \(fault.reason)")
        }
        try Self.requireExpectation(agreement, output, path)
        for party in AgreementParty.allCases {
            do {
                try signed.verify(party)
            } catch {
                throw CommandFailure.unusable(
                    "\(path): \(error)", help: "a contract is for an agreement that binds both sides: assay agree sign")
            }
        }
        if agreement.isUnsafeSingleParty { KeyMark.warn("\(path) names") }
        let parameters = try zip(interface.parameters, agreement.parameters).map { signal, parameter in
            guard let raw = signal.raw(parameter.value) else {
                throw CommandFailure.unusable("\(path): \(parameter.name) has a value outside its range")
            }
            return Word(signal.element(raw, as: BN254.Fr.self))
        }
        agreed = parameters + agreement.inputs.map { Word($0.commitment.value) }
        digest = "0x" + agreement.digest.hexadecimal
    }

    /// The contract pays for a yes: an agreement that expects another output, or asks for less, would be paid without being met.
    private static func requireExpectation(_ agreement: Agreement<BN254>, _ output: String, _ path: String) throws {
        guard let expected = agreement.expectation else {
            return Terminal.note("warning: \(path) expects nothing in particular; the contract pays when \(output) is yes")
        }
        guard expected.output == output, expected.atLeast == "yes" else {
            throw CommandFailure.unusable(
                "\(path) expects \(expected.output) at least \(expected.atLeast), and the contract would pay when \(output) is yes",
                help: "export the output that the agreement expects, or agree on it: --expect \(output)=yes")
        }
    }

    var lines: [String] {
        ["open: digest \(digest)", "open: agreed [\(agreed.map(\.description).joined(separator: ","))]"]
    }

    var json: [String: JSON] { ["digest": .string(digest), "agreed": .array(agreed.map { .string($0.description) })] }
}
