// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCertificate
import AssayConstraints
import AssayData
import AssayEVM
import AssayExchange
import AssayFormats
import AssayGroth16
import AssayImport
import AssayVerifier
import AssayVerifierC
import CAssayVerify

typealias Curve = BN254

/// The readers of files that come from outside, and the two verifiers.
enum Reader: String, CaseIterable {
    case r1cs, wtns, sym, zkey, prepared, certificate, proof, key, signals, receipt, agreement, calldata, arguments
    /// Health records: FHIR and Open mHealth, and the export of Apple Health.
    case records, export
    /// Public signals and a proof, with a NUL between, under a key of the conformance suite.
    case verify
    /// The same with a key in front, by the C interface.
    case interface
    /// A receipt, by the C interface.
    case verdict

    /// Reads bytes; what was read has to be written as something that is read as the same.
    func read(_ bytes: [UInt8]) {
        switch self {
        case .r1cs: same(try? R1CS<Curve.Fr>(r1cs: bytes)) { try R1CS<Curve.Fr>(r1cs: $0.r1csBytes) }
        case .wtns:
            same(try? WitnessFile.decode(bytes, as: Curve.Fr.self)) { try WitnessFile.decode(WitnessFile.encode($0), as: Curve.Fr.self) }
        case .sym: same(try? SymbolTable(sym: bytes)) { try SymbolTable(sym: $0.symBytes) }
        case .zkey: same(try? ProvingKey<Curve>(zkey: bytes)) { try ProvingKey<Curve>(zkey: $0.zkey()) }
        case .prepared: PreparedKeyFile.read(bytes)
        case .certificate:
            same(try? Certificate<Curve.Fr>(parsing: bytes).text) { try Certificate<Curve.Fr>(parsing: Array($0.utf8)).text }
        case .proof: same(try? Proof<Curve>(json: bytes)) { try Proof<Curve>(json: Array($0.json.utf8)) }
        case .key: same(try? VerifyingKey<Curve>(json: bytes)) { try VerifyingKey<Curve>(json: Array($0.json.utf8)) }
        case .signals:
            same(try? PublicInputs.parse(json: bytes, as: Curve.Fr.self)) {
                try PublicInputs.parse(json: Array(PublicInputs.json($0).utf8))
            }
        case .receipt: same(try? Receipt<Curve>(parsing: bytes)) { try Receipt<Curve>(parsing: $0.canonicalBytes) }
        case .agreement: same(try? SignedAgreement<Curve>(parsing: bytes)) { try SignedAgreement<Curve>(parsing: $0.canonicalBytes) }
        case .calldata: same(try? VerifierCall<Curve>(calldata: bytes)) { try VerifierCall<Curve>(calldata: $0.bytes) }
        case .arguments:
            same(try? Claim<Curve>(solidityCalldata: String(decoding: bytes, as: UTF8.self))) {
                try Claim<Curve>(solidityCalldata: $0.solidityCalldata)
            }
        case .records: HealthFile.read { try HealthImport.records(json: bytes, file: "r", map: HealthFile.map, limits: HealthFile.limits) }
        case .export: HealthFile.read { try HealthImport.records(appleHealth: BytesInMemory(bytes), file: "e", limits: HealthFile.limits) }
        case .verify: Statement.verify(bytes)
        case .interface: Statement.byInterface(bytes)
        case .verdict: Statement.receipt(bytes)
        }
    }

    private func same<T: Equatable>(_ value: T?, _ again: (T) throws -> T) {
        guard let value else { return }
        guard let second = try? again(value), second == value else { preconditionFailure("\(self): written and read again, it differs") }
    }
}
