// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
public import AssayFormats
public import AssayGroth16

/// A proof and its public signals as the arguments of `verifyProof`, in the text that contract consoles take; on BN254 that is what
/// `snarkjs zkey export soliditycalldata` prints.
extension Claim where C: ContractCurve {
    /// `["0x…", "0x…"],[["0x…", "0x…"],["0x…", "0x…"]],["0x…", "0x…"],["0x…",…]` on BN254, B with imaginary parts first; on BLS12-381 lists of
    /// 4, 8 and 4 words.
    public var solidityCalldata: String {
        let words = ProofWords(proof)
        let b =
            C.Fp.contracts == .eip197 ? "[" + halves(words.b.words).map(Self.list).joined(separator: ",") + "]" : Self.list(words.b.words)
        let signals = publicInputs.map { "\"\(Word($0))\"" }.joined(separator: ",")
        return "\(Self.list(words.a.words)),\(b),\(Self.list(words.c.words)),[\(signals)]"
    }

    private static func list(_ words: some Sequence<Word>) -> String { "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }

    private func halves(_ words: [Word]) -> [ArraySlice<Word>] { [words.prefix(words.count / 2), words.suffix(words.count / 2)] }

    /// The same arguments under their names.
    public var calldataJSON: JSON {
        let words = ProofWords(proof)
        func list(_ words: some Sequence<Word>) -> JSON { .array(words.map { .string($0.description) }) }
        return [
            "a": list(words.a.words),
            "b": C.Fp.contracts == .eip197 ? .array(halves(words.b.words).map { list($0) }) : list(words.b.words),
            "c": list(words.c.words), "signals": list(publicInputs.map { Word($0) }),
        ]
    }

    /// Reads that text.
    ///
    /// - Throws: ``CalldataError``, also where B is in the order of the other curve's contracts.
    public init(solidityCalldata text: String) throws(CalldataError) {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: Array("[\(text)]".utf8), limits: .init(byteCount: 1 << 20, depth: 4))
        } catch {
            throw .malformed("this is no list of arguments: \(error.problem)")
        }
        let arguments = try Self.elements(json, 4, "the arguments")
        let size = PointWords<C.G1.Affine>.count
        let proof = try Self.words(arguments[0], size, "A") + Self.wordsOfB(arguments[1]) + Self.words(arguments[2], size, "C")
        try self.init(calldataWords: (proof + Self.words(arguments[3], nil, "the public signals"))[...])
    }

    /// The same from ``calldataJSON``.
    public init(calldataJSON json: JSON) throws(CalldataError) {
        guard case .object(let members) = json, let a = members["a"], let b = members["b"], let c = members["c"],
            let signals = members["signals"]
        else { throw .malformed("an object with a, b, c and signals belongs here") }
        try self.init(
            solidityCalldata: [a, b, c, signals].map { String(decoding: $0.canonicalBytes, as: UTF8.self) }.joined(separator: ","))
    }

    private static func wordsOfB(_ json: JSON) throws(CalldataError) -> [Word] {
        guard C.Fp.contracts == .eip197 else { return try words(json, PointWords<C.G2.Affine>.count, "B") }
        let halves = try elements(json, 2, "B")
        return try words(halves[0], 2, "the x of B") + words(halves[1], 2, "the y of B")
    }

    private static func elements(_ json: JSON, _ count: Int?, _ name: String) throws(CalldataError) -> [JSON] {
        guard case .array(let elements) = json else { throw .malformed("\(name): an array belongs here, not \(json.kind)") }
        if let count, elements.count != count { throw .malformed("\(name): \(count) elements belong here, not \(elements.count)") }
        return elements
    }

    private static func words(_ json: JSON, _ count: Int?, _ name: String) throws(CalldataError) -> [Word] {
        var words: [Word] = []
        for element in try elements(json, count, name) {
            guard case .string(let text) = element, text.hasPrefix("0x"), text.utf8.count == 66,
                let bytes = Hexadecimal.bytes(text.dropFirst(2).lowercased())
            else { throw .malformed("\(name): a word is a string of 0x and 64 hexadecimal digits") }
            words.append(Word(bigEndian: bytes))
        }
        return words
    }
}
