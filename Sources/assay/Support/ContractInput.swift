// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// What the verbs about contracts read: keys, proofs, code and calldata.
enum ContractInput {
    /// A verifying key from its own file or from a receipt.
    static func verifyingKey(_ path: String) throws -> VerifyingKey<BN254> {
        if try isReceipt(path) { return (try Files.artefact(path) as Receipt<BN254>).verifyingKey.key }
        return try Files.read(path, as: .verifyingKey) { try VerifyingKey<BN254>(json: $0) }
    }

    /// The proof of a receipt, or the proofs of files that come in pairs of public signals and proof.
    static func claims(_ files: [String]) throws -> [Claim<BN254>] {
        if files.count == 1 {
            let receipt: Receipt<BN254> = try Files.artefact(files[0])
            return [Claim(proof: receipt.proof, publicInputs: receipt.publicSignals)]
        }
        return try stride(from: 0, to: files.count, by: 2).map { try claim(files[$0], files[$0 + 1]) }
    }

    static func claim(_ signals: String, _ proof: String) throws -> Claim<BN254> {
        let signals = try Files.read(signals, as: .publicSignals) { try PublicInputs.parse(json: $0, as: BN254.Fr.self) }
        return Claim(proof: try Files.read(proof, as: .proof) { try Proof<BN254>(json: $0) }, publicInputs: signals)
    }

    private static func isReceipt(_ path: String) throws -> Bool {
        FileKind(try AtomicFile.read(path, limit: Files.largestText)) == .document(Receipt<BN254>.format)
    }

    /// Bytes that are given as `0x…` on the command line, or as the text of a file.
    static func bytes(_ argument: String) throws -> [UInt8] {
        let text = argument.hasPrefix("0x") ? argument : try textFile(argument)
        let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text[...]
        guard let bytes = Hexadecimal.bytes(digits.lowercased()) else {
            let name = argument.hasPrefix("0x") ? "the argument" : argument
            throw CommandFailure.unusable("\(name): an even number of hexadecimal digits belongs here", help: "write bytes as 0x0123")
        }
        return bytes
    }

    /// A text file without the white space around its text.
    static func textFile(_ path: String) throws -> String {
        let bytes = try AtomicFile.read(path, limit: Files.largestText)
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0d).contains(byte) }
        let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? 0
        return String(decoding: bytes[..<end].drop(while: isSpace), as: UTF8.self)
    }

    /// Runtime code, as hexadecimal text or as the `deployedBytecode` of a document.
    static func code(_ path: String) throws -> [UInt8] {
        let text = try textFile(path)
        guard text.hasPrefix("{") else { return try bytes(path) }
        return try Files.read(path) { bytes in
            guard case .object(let members) = try JSON(parsing: bytes), case .string(let code)? = members["deployedBytecode"],
                code.hasPrefix("0x"), let bytes = Hexadecimal.bytes(code.dropFirst(2).lowercased())
            else { throw CommandFailure.unusable("\(path): there is no deployedBytecode in hexadecimal digits") }
            return bytes
        }
    }

    /// What a contract's document says of itself.
    static func facts(_ bytes: [UInt8]) throws -> Facts {
        var file = try JSONReader(try JSON(parsing: bytes))
        var assay = try JSONReader(try file.value("assay"), at: "assay")
        let code = try file.string("deployedBytecode")
        let isMarked = assay.contains("setup") ? try assay.string("setup") == VerifyingKey<BN254>.unsafeSinglePartyMark : false
        return Facts(
            "verifier contract",
            [
                ("name", .string(try file.string("contractName"))), ("codeBytes", .integer((code.utf8.count - 2) / 2)),
                ("publicSignals", .integer(try assay.integer("publicSignals"))),
                ("verifyingKeyDigest", .string(try assay.string("verifyingKeyDigest"))), ("unsafeSingleParty", .bool(isMarked)),
            ])
    }
}
