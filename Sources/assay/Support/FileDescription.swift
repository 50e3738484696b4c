// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayCertificate
internal import AssayConstraints
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// What is in a file.
struct FileDescription {
    let answer: Answer
    private let path: String
    /// The bytes of a receipt, and its curve.
    private let receipt: (bytes: [UInt8], curve: any CeremonyCurve.Type)?

    init(_ path: String) throws {
        self.path = path
        if let start = try Files.startOfLong(path), FileKind(start) == nil { throw Self.unknown(path) }
        var bytes = try AtomicFile.read(path, limit: Files.largestBinary)
        guard let kind = FileKind(bytes) else {
            _ = try Files.read(path) { bytes in
                // A broken document says where.
                if bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "[") { _ = try JSON(parsing: bytes) }
            }
            throw Self.unknown(path)
        }
        do {
            let curve = (KnownCurve(ofFile: bytes) ?? .bn254).proving
            receipt = kind == .document(ReceiptDocument.format) ? (bytes, curve) : nil
            answer = try Self.describe(kind, path, &bytes, on: curve)
        } catch let failure as CommandFailure {
            throw failure
        } catch let failure as ProgramFailure {
            throw failure
        } catch {
            throw CommandFailure.unusable("\(path): \(error)")
        }
    }

    private static func unknown(_ path: String) -> CommandFailure { .unusable("\(path): this is no file that assay knows") }

    private static func describe<C: CeremonyCurve>(
        _ kind: FileKind, _ path: String, _ bytes: inout [UInt8], on curve: C.Type
    ) throws -> Answer {
        let facts: Facts
        switch kind {
        case .circuit: facts = Facts("circuit", try R1CS<C.Fr>(r1cs: bytes), Digest(of: bytes)).on(curve)
        case .provingKey: facts = try provingKey(bytes, on: curve).on(curve)
        case .powers: facts = Facts("powers of tau", try PowersFile<C>(bytes)).on(curve)
        case .preparedKey: facts = try onSomeCurve { try preparedKey(path, on: $0) }
        case .witness:
            facts = Facts("witness", [("wires", .integer(try WitnessFile.decode(bytes, as: C.Fr.self).count))]).on(curve)
        case .witnessProgram: facts = Facts("witness program", try WitnessProgram<C.Fr>(awp: bytes)).on(curve)
        case .certificate: facts = try onSomeCurve { [bytes] in try certificate(bytes, on: $0) }
        case .symbols: facts = Facts("names of wires", [("signals", .integer(bytes.count { $0 == 0x0a }))])
        case .secretKey: facts = Facts("secret key, for its owner alone", try KeyFile.signingKey(in: &bytes).publicKey)
        case .publicKey: facts = Facts("public key", try KeyFile.publicKey(in: bytes))
        case .program: facts = Facts("program", try ProgramFile(path).usable())
        case .proof:
            _ = try Proof<C>(json: bytes)
            facts = Facts("Groth16 proof on \(C.name)", [])
        case .verifyingKey: facts = Facts("Groth16 verifying key on \(C.name)", try VerifyingKeyDocument<C>(parsing: bytes))
        case .publicSignals: facts = try onSomeCurve { [bytes] in try publicSignals(bytes, on: $0) }
        case .contract: facts = try ContractInput.facts(bytes)
        case .hexadecimal: facts = Facts("bytes in hexadecimal digits", [("bytes", .integer(try ContractInput.bytes(path).count))])
        case .document(let format): return try document(format, &bytes, on: curve)
        }
        return facts.answer
    }

    /// What `read` makes of a file that does not say which curve it is for, on the first one on which it can be read.
    private static func onSomeCurve(_ read: (any CeremonyCurve.Type) throws -> Facts) throws -> Facts {
        do {
            return try read(KnownCurve.bn254.proving)
        } catch {
            guard let facts = try? read(KnownCurve.bls12381.proving) else { throw error }
            return facts
        }
    }

    private static func preparedKey<C: CeremonyCurve>(_ path: String, on _: C.Type) throws -> Facts {
        let file = try MappedFile(path)
        if let damage = PreparedKey<C>.damage(of: file) { throw CommandFailure.unusable("\(path): \(damage)") }
        return Facts("prepared key, to be used with the proving key beside it", [("bytes", .integer(file.bytes.count))])
    }

    private static func certificate<C: CeremonyCurve>(_ bytes: [UInt8], on _: C.Type) throws -> Facts {
        let certificate = try Certificate<C.Fr>(parsing: bytes)
        return Facts(
            "uniqueness certificate",
            [("circuit", .string(Hexadecimal.string(certificate.circuit))), ("steps", .integer(certificate.steps.count))])
    }

    private static func publicSignals<C: CeremonyCurve>(_ bytes: [UInt8], on _: C.Type) throws -> Facts {
        Facts("public signals", [("count", .integer(try PublicInputs.parse(json: bytes, as: C.Fr.self).count))])
    }

    /// A key that nobody contributed to is none to prove with, but there is something to say about it.
    private static func provingKey<C: CeremonyCurve>(_ bytes: [UInt8], on curve: C.Type) throws -> Facts {
        if let key = try? CeremonyKeyFile<C>(bytes), key.contributionCount == 0 {
            return Facts("proving key without contributions, which anyone could forge proofs with", key)
        }
        return Facts("proving key", try ProvingKey<C>(zkey: bytes))
    }

    private static func document<C: CeremonyCurve>(
        _ format: String, _ bytes: inout [UInt8], on curve: C.Type
    ) throws -> Answer {
        switch format {
        case SignedAgreement<C>.format:
            let report = AgreementReport(try SignedAgreement<C>(parsing: bytes), nil)
            return Answer([format] + report.lines, json: report.json.merging(["kind": .string(format)]) { own, _ in own })
        case Receipt<C>.format:
            let receipt = try Receipt<C>(parsing: bytes)
            let lines = receipt.outputLines.map { "the receipt claims \($0)" } + ["nothing is checked here: assay verify does"]
            return Answer([format] + lines, json: ["kind": .string(format), "claimedOutputs": receipt.outputsJSON])
        case CommitmentFile<C>.format: return Facts(format, try CommitmentFile<C>(parsing: bytes)).on(curve).answer
        case Opening<C>.format:
            let opening = try Opening<C>(parsing: &bytes)
            var facts = Facts(format, opening.commitmentFile()).on(curve)
            facts.facts.append(("rows", .integer(opening.dataSet.rows.count)))
            return facts.answer
        case Attestation<C>.format: return Facts(format, try Attestation<C>(parsing: bytes)).on(curve).answer
        case CeremonyAttestation<C>.format: return Facts(format, try CeremonyAttestation<C>(parsing: bytes)).on(curve).answer
        case CircuitInterface.format:
            let interface = try CircuitInterface(parsing: bytes)
            return Answer([format] + InterfaceReport(interface).lines, json: ["kind": .string(format), "interface": interface.json])
        case Schema.format: return Facts(format, try Schema(parsing: bytes)).answer
        default: throw CommandFailure.unusable("a document of format \"\(PrintableText.of(format))\", which assay does not know")
        }
    }

    /// Writes the parts of a receipt that other verifiers read.
    func extract(to folder: String, _ overwrite: OverwriteOptions) throws {
        guard let receipt else { throw CommandFailure.unusable("--extract is for receipts") }
        let parts = try ReceiptParts(receipt.bytes, on: receipt.curve)
        try Files.createFolder(folder)
        let files = ["proof.json", "public.json", "verification_key.json"].map { "\(folder)/\($0)" }
        try overwrite.check(files, reading: [path])
        for (file, text) in zip(files, [parts.proof, parts.publicSignals, parts.verifyingKey]) { try Files.write(text, to: file) }
    }
}

/// Proof, public signals and verifying key of a receipt as files of other tools.
private struct ReceiptParts {
    let proof: String
    let publicSignals: String
    let verifyingKey: String

    init<C: PairingCurve>(_ bytes: [UInt8], on curve: C.Type) throws {
        let receipt = try Receipt<C>(parsing: bytes)
        proof = receipt.proof.json
        publicSignals = PublicInputs.json(receipt.publicSignals)
        verifyingKey = receipt.verifyingKey.key.json
    }
}
