// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16

/// What a side of a trade works with: files that came across, and its own key.
struct TradeFiles {
    private let order: WorkOrder

    init(_ order: WorkOrder) { self.order = order }

    func read<T: JSONArtefact>(_ name: String, as type: T.Type = T.self) throws -> T {
        try Self.read(order.attachment(name), named: name)
    }

    static func read<T: JSONArtefact>(_ bytes: [UInt8], as type: T.Type = T.self, named name: String) throws -> T {
        do {
            return try T(parsing: bytes)
        } catch {
            throw WorkProblem(.agreement, "What was handed across as \(name) cannot be used: \(error)")
        }
    }

    /// The secret key of the side whose step it is.
    func signingKey() throws -> Ed25519.SigningKey {
        var file = try order.attachment("key")
        return try KeyFile.signingKey(in: &file)
    }

    func publicKey(_ name: String) throws -> Ed25519.PublicKey {
        guard let file = order.attachments[name], let key = try? KeyFile.publicKey(in: file) else {
            throw WorkProblem(.agreement, "The public key of the \(name) cannot be used.")
        }
        return key
    }

    static func refusal(_ reason: String) -> WorkProblem { WorkProblem(.agreement, "The agreement is refused: \(reason).") }
}

extension SignedAgreement {
    /// Throws unless `party` signed exactly this.
    func requireSignature(of party: AgreementParty) throws {
        do {
            try verify(party)
        } catch {
            throw TradeFiles.refusal("\(error)")
        }
    }
}

extension Agreement {
    /// Throws unless this says what the circuit of the program does.
    func require(_ interface: CircuitInterface) throws {
        let failures = AgreementCheck.run(self, on: interface).filter { !$0.passed }
        guard failures.isEmpty else { throw TradeFiles.refusal(failures.map(\.description).joined(separator: "; ")) }
    }

    /// Throws unless this is on the key that the sandbox has for the circuit.
    func require(_ key: VerifyingKey<C>) throws {
        guard VerifyingKeyDocument(key).digest == verifyingKeyDigest else {
            throw TradeFiles.refusal("it is on another key than the one that is here for this circuit")
        }
    }
}
