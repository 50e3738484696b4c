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

typealias Curve = BN254

/// The readers of what comes from outside, and the two verifiers.
enum Reader: String, CaseIterable {
    case r1cs, wtns, sym, zkey, prepared, certificate, proof, key, signals, receipt, agreement, calldata, arguments
    /// A witness program, which is run as well, and the interface of a circuit.
    case program, circuit
    /// The powers of a ceremony, and a key in it with its contributions.
    case powers, contributions
    /// What people sign for data and for contributions, commitments, what opens them, and the files of identity keys.
    case attestation, attested, commitment, opening, identity
    /// The text of a program, as it is written and as it is laid out; and all that is checked of it without data.
    case source, check
    /// What an editor sends to the language server.
    case messages
    /// A table, after a map of its columns and a NUL.
    case table
    /// Health records: FHIR and Open mHealth, and the export of Apple Health.
    case records, export
    /// Code for the virtual machine with its calldata, and the input of a precompiled contract.
    case code, precompile
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
        case .receipt: same(document: Receipt<Curve>.self, bytes)
        case .agreement: same(document: SignedAgreement<Curve>.self, bytes)
        case .attestation: same(document: Attestation<Curve>.self, bytes)
        case .attested: same(document: CeremonyAttestation<Curve>.self, bytes)
        case .commitment: same(document: CommitmentFile<Curve>.self, bytes)
        case .circuit: same(document: CircuitInterface.self, bytes)
        case .calldata: same(try? VerifierCall<Curve>(calldata: bytes)) { try VerifierCall<Curve>(calldata: $0.bytes) }
        case .arguments:
            same(try? Claim<Curve>(solidityCalldata: String(decoding: bytes, as: UTF8.self))) {
                try Claim<Curve>(solidityCalldata: $0.solidityCalldata)
            }
        case .program: ProgramOfWitness.read(bytes)
        case .powers: CeremonyFiles.readPowers(bytes)
        case .contributions: CeremonyFiles.readKey(bytes)
        case .opening: SecretFiles.readOpening(bytes)
        case .identity: SecretFiles.readKey(bytes)
        case .source: SourceText.read(bytes)
        case .check: SourceText.check(bytes)
        case .messages: EditorMessages.read(bytes)
        case .table: TableFile.read(bytes)
        case .records: TableFile.read { try HealthImport.records(json: bytes, file: "r", map: TableFile.map, limits: TableFile.limits) }
        case .export: TableFile.read { try HealthImport.records(appleHealth: BytesInMemory(bytes), file: "e", limits: TableFile.limits) }
        case .code: ContractCode.run(bytes)
        case .precompile: ContractCode.call(bytes)
        case .verify: Statement.verify(bytes)
        case .interface: Statement.byInterface(bytes)
        case .verdict: Statement.receipt(bytes)
        }
    }

    private func same<T: JSONArtefact & Equatable>(document _: T.Type, _ bytes: [UInt8]) {
        same(try? T(parsing: bytes)) { try T(parsing: $0.canonicalBytes) }
    }

    private func same<T: Equatable>(_ value: T?, _ again: (T) throws -> T) {
        guard let value else { return }
        guard let second = try? again(value), second == value else { preconditionFailure("\(self): written and read again, it differs") }
    }
}
