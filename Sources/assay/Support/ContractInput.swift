// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayEVM
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// What the verbs about contracts read: keys, proofs, code and calldata.
enum ContractInput {
    /// A verifying key from its own file or from a receipt.
    static func verifyingKey<C: PairingCurve>(_ path: String, _: C.Type) throws -> VerifyingKey<C> {
        if try isReceipt(path) { return (try Files.artefact(path) as Receipt<C>).verifyingKey.key }
        return try Files.read(path, as: .verifyingKey) { try VerifyingKey<C>(json: $0) }
    }

    /// The proof of a receipt, or the proofs of files that come in pairs of public signals and proof.
    static func claims<C: PairingCurve>(_ files: [String], _: C.Type) throws -> [Claim<C>] {
        if files.count == 1 {
            let receipt: Receipt<C> = try Files.artefact(files[0])
            return [Claim(proof: receipt.proof, publicInputs: receipt.publicSignals)]
        }
        return try stride(from: 0, to: files.count, by: 2).map { try claim(files[$0], files[$0 + 1]) }
    }

    private static func claim<C: PairingCurve>(_ signals: String, _ proof: String) throws -> Claim<C> {
        let signals = try Files.read(signals, as: .publicSignals) { try PublicInputs.parse(json: $0, as: C.Fr.self) }
        return Claim(proof: try Files.read(proof, as: .proof) { try Proof<C>(json: $0) }, publicInputs: signals)
    }

    /// The curve that keys, proofs or receipts name; BN254 where none does.
    static func curve(of paths: [String]) throws -> any ContractCurve.Type { try FileCurve.known(paths).ofContracts }

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

    /// Runtime code, as hexadecimal text or as the `deployedBytecode` of a document, which says for which upgrade of the chain it is.
    static func code(_ path: String) throws -> (bytes: [UInt8], upgrade: Upgrade) {
        let text = try textFile(path)
        guard text.hasPrefix("{") else { return (try bytes(path), .shanghai) }
        return try Files.read(path) { bytes in
            guard case .object(let members) = try JSON(parsing: bytes), case .string(let code)? = members["deployedBytecode"],
                code.hasPrefix("0x"), let bytes = Hexadecimal.bytes(code.dropFirst(2).lowercased())
            else { throw CommandFailure.unusable("\(path): there is no deployedBytecode in hexadecimal digits") }
            return (bytes, isOfBLS12381(members) ? .prague : .shanghai)
        }
    }

    private static func isOfBLS12381(_ contract: [String: JSON]) -> Bool {
        guard case .object(let assay)? = contract["assay"], case .string(let name)? = assay["curve"] else { return false }
        return KnownCurve(named: name) == .bls12381
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
                ("name", .string(try file.string("contractName"))), ("curve", .string(try assay.string("curve"))),
                ("codeBytes", .integer((code.utf8.count - 2) / 2)),
                ("publicSignals", .integer(try assay.integer("publicSignals"))),
                ("verifyingKeyDigest", .string(try assay.string("verifyingKeyDigest"))), ("unsafeSingleParty", .bool(isMarked)),
            ])
    }
}
