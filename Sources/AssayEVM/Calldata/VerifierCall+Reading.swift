// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayGroth16

extension VerifierCall {
    /// Reads calldata: the length and the first four bytes say which call it is.
    ///
    /// - Throws: ``CalldataError`` for anything but the one encoding of a call, and for numbers and points that no verifier accepts.
    public init(calldata: [UInt8]) throws(CalldataError) {
        guard calldata.count >= 4 + C.Fp.contracts.proofSize, calldata.count % 32 == 4 else { throw .wrongLength(calldata.count) }
        let selector = calldata.prefix(4)
        let words = stride(from: 4, to: calldata.count, by: 32).map { Word(bigEndian: calldata[$0...]) }
        if let function = Self.function(selector, inputCount: words.count - ProofWords<C>.count, .single) {
            self.init(try Claim<C>(calldataWords: words[...]), function: function)
            return
        }
        let (claims, function) = try Self.batch(words, selector)
        try self.init(batch: claims, function: function)
    }

    /// The same from `0x` and digits, with white space around them.
    public init(hexadecimal text: String) throws(CalldataError) {
        let digits = text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        guard digits.hasPrefix("0x"), let bytes = Hexadecimal.bytes(digits.dropFirst(2).lowercased()),
            text.allSatisfy({ $0.isASCII }), text.drop(while: \.isWhitespace).dropFirst(digits.count).allSatisfy(\.isWhitespace)
        else { throw .malformed("calldata is 0x and an even number of hexadecimal digits") }
        try self.init(calldata: bytes)
    }

    private static func batch(_ words: [Word], _ selector: ArraySlice<UInt8>) throws(CalldataError) -> (
        [Claim<C>], VerifierContract.Function
    ) {
        guard words.count > 2, words[0] == Word(32), let count = words[1].integer, count > 0, (words.count - 2).isMultiple(of: count),
            (words.count - 2) / count >= ProofWords<C>.count
        else { throw .unknownFunction(Hexadecimal.string(selector)) }
        let size = (words.count - 2) / count
        guard let function = function(selector, inputCount: size - ProofWords<C>.count, .batch) else {
            throw .unknownFunction(Hexadecimal.string(selector))
        }
        var claims: [Claim<C>] = []
        for start in stride(from: 2, to: words.count, by: size) { claims.append(try Claim(calldataWords: words[start..<start + size])) }
        return (claims, function)
    }

    private static func function(
        _ selector: ArraySlice<UInt8>, inputCount: Int, _ kind: VerifierContract.Kind
    ) -> VerifierContract.Function? {
        let interface = VerifierInterface(inputCount: inputCount, kind: kind, family: C.Fp.contracts)
        return VerifierContract.Function.allCases.first { interface.entry($0).selector == Array(selector) }
    }
}
