// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16

/// What a file is, told by its content and not by its name.
struct FileDescription {
    let answer: Answer
    private let path: String
    private let receipt: Receipt?

    init(_ path: String) throws {
        self.path = path
        let bytes = try AtomicFile.read(path, limit: Files.largestBinary)
        do {
            if bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "[") {
                (answer, receipt) = try Self.document(bytes)
            } else {
                answer = try Self.binary(bytes)
                receipt = nil
            }
        } catch let failure as CommandFailure {
            throw CommandFailure.unusable("\(path): \(failure.message)")
        } catch {
            throw CommandFailure.unusable("\(path): \(error)")
        }
    }

    // MARK: Binary files

    private static func binary(_ bytes: [UInt8]) throws -> Answer {
        switch String(decoding: bytes.prefix(4), as: UTF8.self) {
        case "r1cs": try circuit(R1CS(r1cs: bytes))
        case "zkey": try key(ProvingKey<BN254>(zkey: bytes))
        case "wtns": try witness(WitnessFile.decode(bytes, as: BN254.Fr.self))
        case "awpr": try program(WitnessProgram<BN254.Fr>(awp: bytes))
        default: throw CommandFailure.unusable("this is no file that assay knows", help: nil)
        }
    }

    private static func circuit(_ r1cs: R1CS<BN254.Fr>) -> Answer {
        facts(
            "circuit",
            [
                ("constraints", r1cs.constraintCount), ("wires", r1cs.wireCount), ("outputs", r1cs.outputCount),
                ("publicInputs", r1cs.publicInputCount), ("privateInputs", r1cs.privateInputCount),
            ])
    }

    private static func key(_ key: ProvingKey<BN254>) -> Answer {
        var answer = facts(
            "proving key",
            [
                ("constraints", key.constraintCount), ("wires", key.wireCount), ("publicSignals", key.inputCount),
            ])
        answer.lines.append("unsafe-single-party: \(key.isUnsafeSingleParty ? "yes" : "no")")
        answer.json["unsafeSingleParty"] = .bool(key.isUnsafeSingleParty)
        return answer
    }

    private static func witness(_ values: [BN254.Fr]) -> Answer { facts("witness", [("wires", values.count)]) }

    private static func program(_ program: WitnessProgram<BN254.Fr>) -> Answer {
        facts("witness program", [("inputs", program.inputCount), ("wires", program.wireCount)])
    }

    private static func facts(_ kind: String, _ facts: [(name: String, value: Int)]) -> Answer {
        Answer(
            [kind] + facts.map { "\($0.name): \($0.value)" },
            json: facts.reduce(into: ["kind": .string(kind)]) { $0[$1.name] = .integer($1.value) })
    }

    // MARK: Documents

    private static func document(_ bytes: [UInt8]) throws -> (Answer, Receipt?) {
        let json = try JSON(parsing: bytes)
        guard case .object(let members) = json else { return (Answer(["JSON, \(json.kind)"], json: ["kind": .string("JSON")]), nil) }
        guard case .string(let format)? = members["format"] else { return (try iden3(bytes, members), nil) }
        switch format {
        case SignedAgreement.format:
            let report = AgreementReport(try SignedAgreement(parsing: bytes), nil)
            return (Answer([format] + report.lines, json: report.json), nil)
        case Receipt.format:
            let receipt = try Receipt(parsing: bytes)
            let lines = receipt.outputLines.map { "the receipt claims \($0)" } + ["nothing is checked here: assay verify does"]
            return (Answer([format] + lines, json: ["kind": .string(format), "outputs": receipt.outputsJSON]), receipt)
        default:
            return (Answer([format], json: ["kind": .string(format)]), nil)
        }
    }

    private static func iden3(_ bytes: [UInt8], _ members: [String: JSON]) throws -> Answer {
        if members["pi_a"] != nil {
            _ = try Proof<BN254>(json: bytes)
            return Answer(["Groth16 proof on bn128"], json: ["kind": .string("proof")])
        }
        guard members["vk_alpha_1"] != nil else { throw CommandFailure.unusable("this JSON document is none that assay knows") }
        let key = try VerifyingKey<BN254>(json: bytes)
        return Answer(
            ["Groth16 verifying key on bn128", "publicSignals: \(key.inputCount)"],
            json: ["kind": .string("verifying key"), "publicSignals": .integer(key.inputCount)])
    }

    // MARK: Parts

    /// Writes the parts of a receipt that other verifiers read.
    func extract(to folder: String, _ overwrite: OverwriteOptions) throws {
        guard let receipt else { throw CommandFailure.unusable("--extract is for receipts") }
        try Files.createFolder(folder)
        let files = ["proof.json", "public.json", "verification_key.json"].map { "\(folder)/\($0)" }
        try overwrite.check(files, reading: [path])
        try Files.write(receipt.proof.json, to: files[0])
        try Files.write(PublicInputs.json(receipt.publicSignals), to: files[1])
        try Files.write(receipt.verifyingKey.key.json, to: files[2])
    }
}
