// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto
public import AssayFormats
public import AssayGroth16

/// A proof and its public signals as the arguments of `verifyProof`, in the text that `snarkjs zkey export soliditycalldata` prints and
/// that contract consoles take.
extension Claim<BN254> {
    /// `["0x…", "0x…"],[["0x…", "0x…"],["0x…", "0x…"]],["0x…", "0x…"],["0x…",…]`, B with imaginary parts first.
    public var solidityCalldata: String {
        let words = ProofWords(proof)
        let b = [[words.b.xImaginary, words.b.xReal], [words.b.yImaginary, words.b.yReal]].map(Self.pair).joined(separator: ",")
        let signals = publicInputs.map { "\"\(Word($0))\"" }.joined(separator: ",")
        return "\(Self.pair(words.a.words)),[\(b)],\(Self.pair(words.c.words)),[\(signals)]"
    }

    private static func pair(_ words: [Word]) -> String { "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }

    /// The same arguments under their names.
    public var calldataJSON: JSON {
        let words = ProofWords(proof)
        let list = { (words: [Word]) -> JSON in .array(words.map { .string($0.description) }) }
        return [
            "a": list(words.a.words),
            "b": .array([list([words.b.xImaginary, words.b.xReal]), list([words.b.yImaginary, words.b.yReal])]),
            "c": list(words.c.words), "signals": list(publicInputs.map { Word($0) }),
        ]
    }

    /// Reads that text.
    ///
    /// - Throws: ``CalldataError``, also where B is in the order of `proof.json`.
    public init(solidityCalldata text: String) throws(CalldataError) {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: Array("[\(text)]".utf8), limits: .init(byteCount: 1 << 20, depth: 4))
        } catch {
            throw .malformed("this is no list of arguments: \(error.problem)")
        }
        let arguments = try Self.elements(json, 4, "the arguments")
        let b = try Self.elements(arguments[1], 2, "B")
        let proof = try [
            (arguments[0], "A"), (b[0], "the x of B"), (b[1], "the y of B"), (arguments[2], "C"),
        ].map { json, name throws(CalldataError) in try Self.words(json, 2, name) }.flatMap { $0 }
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
