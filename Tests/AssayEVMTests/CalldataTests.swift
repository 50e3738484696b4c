// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayFormats
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// Calldata and its texts: written, read again, and refused.
@Suite struct CalldataTests {
    static func claim(_ signals: Int, using generator: inout SeededGenerator) throws -> Claim<BN254> {
        try TrapdoorKey(signals: signals, using: &generator).claim(using: &generator)
    }

    static func error(_ body: () throws(CalldataError) -> Void) -> CalldataError? {
        do throws(CalldataError) {
            try body()
            return nil
        } catch { return error }
    }

    @Test(arguments: [0, 1, 2, 9]) func calldataComesBack(signals: Int) throws {
        try Self.readAgain(BN254.self, signals, size: 4 + 32 * (8 + signals))
        try Self.readAgain(BLS12381.self, signals, size: 4 + 32 * (16 + signals))
    }

    static func readAgain<C: ContractCurve>(_: C.Type, _ signals: Int, size: Int) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: signals, using: &generator)
        for function in VerifierContract.Function.allCases {
            let call = VerifierCall(trapdoor.claim(using: &generator), function: function)
            #expect(call.bytes.count == size)
            #expect(try VerifierCall<C>(calldata: call.bytes) == call, "\(generator)")
            #expect(try VerifierCall<C>(hexadecimal: " \(call.hexadecimal)\n") == call, "\(generator)")
            for count in [1, 3] {
                let batch = try VerifierCall(batch: (0..<count).map { _ in trapdoor.claim(using: &generator) }, function: function)
                #expect(try VerifierCall<C>(calldata: batch.bytes) == batch, "\(generator)")
            }
        }
    }

    /// No call of one curve's contracts is one of the other's.
    @Test func theFunctionsOfTheCurvesAreApart() throws {
        var generator = SeededGenerator()
        let claims = (
            try TrapdoorKey(signals: 9, using: &generator).claim(using: &generator),
            try TrapdoorKey381(signals: 1, using: &generator).claim(using: &generator)
        )
        let calls = (VerifierCall(claims.0).bytes, VerifierCall(claims.1).bytes)
        #expect(calls.0.count == calls.1.count && calls.0.prefix(4) != calls.1.prefix(4))
        let errors = (
            Self.error { () throws(CalldataError) in _ = try VerifierCall<BLS12381>(calldata: calls.0) },
            Self.error { () throws(CalldataError) in _ = try VerifierCall<BN254>(calldata: calls.1) }
        )
        #expect(errors.0?.isOfNoCall == true && errors.1?.isOfNoCall == true)
    }

    /// The words of the second curve: a coordinate takes two, the first of them small, and real parts come first.
    @Test func wordsOfTheSecondCurveAreThoseOfItsContracts() throws {
        #expect(
            VerifierInterface(inputCount: 1, kind: .single, family: .eip2537).verify.signature
                == "verifyProof(uint256[4],uint256[8],uint256[4],uint256[1])")
        var generator = SeededGenerator()
        let proof = try TrapdoorKey381(signals: 1, using: &generator).claim(using: &generator).proof
        let numbers = [proof.a.x, proof.a.y, proof.b.x.c0, proof.b.x.c1, proof.b.y.c0, proof.b.y.c1, proof.c.x, proof.c.y]
        let words = ProofWords<BLS12381>(proof).words
        #expect(words.bytes == numbers.flatMap { [UInt8](repeating: 0, count: 16) + $0.bigEndianBytes })
        #expect(words.count == 16 && stride(from: 0, to: 16, by: 2).allSatisfy { words[$0] < Word.one.shiftedLeft(by: 125) })
    }

    /// The selector of the function that every verifier of snarkjs has, and the words in its order.
    @Test func selectorsAndWordsAreTheKnownOnes() throws {
        #expect(Hexadecimal.string(VerifierInterface(inputCount: 1, kind: .single).verify.selector) == "43753b4d")
        #expect(Hexadecimal.string(VerifierInterface(inputCount: 2, kind: .single).verify.selector) == "f5c9d69e")
        #expect(
            VerifierInterface(inputCount: 3, kind: .batch).require.signature
                == "requireProofs((uint256[2],uint256[2][2],uint256[2],uint256[3])[])")
        var generator = SeededGenerator()
        let proof = try Self.claim(1, using: &generator).proof
        let expected = [proof.a.x, proof.a.y, proof.b.x.c1, proof.b.x.c0, proof.b.y.c1, proof.b.y.c0, proof.c.x, proof.c.y]
        #expect(ProofWords(proof).words == expected.map { Word($0) })
    }

    @Test func argumentsComeBack() throws {
        try Self.readArgumentsAgain(BN254.self)
        try Self.readArgumentsAgain(BLS12381.self)
    }

    static func readArgumentsAgain<C: ContractCurve>(_: C.Type) throws {
        var generator = SeededGenerator()
        for signals in [0, 1, 3] {
            let claim = try Trapdoor<C>(signals: signals, using: &generator).claim(using: &generator)
            #expect(try Claim<C>(solidityCalldata: claim.solidityCalldata) == claim, "\(generator)")
            #expect(try Claim<C>(calldataJSON: claim.calldataJSON) == claim, "\(generator)")
        }
    }

    @Test func argumentsLookAsConsolesTakeThem() throws {
        var generator = SeededGenerator(seed: 3)
        let claim = try Self.claim(2, using: &generator)
        let words = VerifierCall(claim).bytes.dropFirst(4)
        let texts = stride(from: 0, to: words.count, by: 32).map { "\"0x" + Hexadecimal.string(words.dropFirst($0).prefix(32)) + "\"" }
        #expect(
            claim.solidityCalldata
                == "[\(texts[0]), \(texts[1])],[[\(texts[2]), \(texts[3])],[\(texts[4]), \(texts[5])]],[\(texts[6]), \(texts[7])],[\(texts[8]),\(texts[9])]"
        )
    }

    /// B with its real parts first is called by its name; a point that is none either way is not.
    @Test func realPartsFirstAreNoticed() throws {
        var generator = SeededGenerator()
        let claim = try Self.claim(1, using: &generator)
        let words = Words(VerifierCall(claim))
        let swapped = words.with([2: words.words[3], 3: words.words[2], 4: words.words[5], 5: words.words[4]])
        #expect(Self.error { () throws(CalldataError) in _ = try VerifierCall<BN254>(calldata: swapped.bytes) } == .realPartFirst)
        #expect(CalldataError.realPartFirst.description.contains("B looks like it is in proof.json order"))
        let neither = words.with(2, words.words[2] &+ .one)
        #expect(
            Self.error { () throws(CalldataError) in _ = try VerifierCall<BN254>(calldata: neither.bytes) } == .notOnCurve(element: "B"))
        let text = claim.solidityCalldata
        let parts = text.split(separator: ",").map(String.init)
        let exchanged =
            "\(parts[0]),\(parts[1]),[[\(parts[3].drop { $0 == " " }.dropLast()),\(parts[2].dropFirst(2))],[\(parts[5].dropLast(2)),\(parts[4].dropFirst())]],"
            + parts[6...].joined(separator: ",")
        #expect(
            Self.error { () throws(CalldataError) in _ = try Claim<BN254>(solidityCalldata: exchanged) } == .realPartFirst, "\(exchanged)")
    }

    @Test func numbersAndPointsAreChecked() throws {
        try Self.spoilNumbers(BN254.self)
        try Self.spoilNumbers(BLS12381.self)
    }

    static func spoilNumbers<C: ContractCurve>(_: C.Type) throws {
        var generator = SeededGenerator()
        let call = Words(VerifierCall(try Trapdoor<C>(signals: 2, using: &generator).claim(using: &generator)))
        let places = ProofPlaces(family: C.Fp.contracts)
        func error(_ words: Words) -> CalldataError? {
            Self.error { () throws(CalldataError) in _ = try VerifierCall<C>(calldata: words.bytes) }
        }
        for number in 0..<8 {
            let (element, place) = (ProofPlaces.element(of: number), places.number(number))
            let (name, index) = (["A", "B", "C"][element], place.lowerBound - places.element(element).lowerBound)
            for (_, words) in SingleProofTests.notCanonical(C.self, call, place) {
                #expect(error(words) == .coordinateNotCanonical(element: name, word: index), "\(generator)")
            }
            #expect(error(call.adding(1, at: place)) == .notOnCurve(element: name), "\(generator)")
        }
        #expect(error(call.with(places.wordCount + 1, Bad<C>.r)) == .signalNotCanonical(1))
        for (element, name) in ["A", "B", "C"].enumerated() {
            let words = places.element(element)
            #expect(error(call.with(words.map { _ in Word.zero }, from: words.lowerBound)) == .pointAtInfinity(element: name))
        }
    }

    @Test func whatIsNoCallIsRefused() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 1, using: &generator)
        let call = VerifierCall(trapdoor.claim(using: &generator)).bytes
        let batch = try VerifierCall(batch: [trapdoor.claim(using: &generator)]).bytes
        func error(_ bytes: [UInt8]) -> CalldataError? {
            Self.error { () throws(CalldataError) in _ = try VerifierCall<BN254>(calldata: bytes) }
        }
        #expect(error([]) == .wrongLength(0))
        #expect(error(Array(call.dropLast())) == .wrongLength(291))
        #expect(error(Array(call.prefix(36))) == .wrongLength(36))
        #expect(error([0, 0, 0, 0] + call.dropFirst(4)) == .unknownFunction("00000000"))
        // The selector is of one public signal; here are two.
        #expect(error(call + Word.one.bytes) != nil)
        var other = batch
        other[35] = 64
        #expect(error(other) != nil)
        for count: UInt8 in [0, 2, 255] {
            other = batch
            other[67] = count
            #expect(error(other) != nil)
        }
        #expect(Self.error { () throws(CalldataError) in _ = try VerifierCall<BN254>(batch: []) } == .noProof)
        let two = try [Self.claim(1, using: &generator), Self.claim(2, using: &generator)]
        #expect(Self.error { () throws(CalldataError) in _ = try VerifierCall(batch: two) } == .unequalSignals)
    }

    @Test(arguments: ["", "0x", "0x0", "0xzz", "1234", "0x12 34", "0x12é", "[]"]) func textsThatAreNoBytesAreRefused(text: String) {
        #expect(Self.error { () throws(CalldataError) in _ = try VerifierCall<BN254>(hexadecimal: text) } != nil)
    }

    @Test(arguments: [
        "", "[]", "[],[],[]", "[],[],[],[]", "1,2,3,4", #"["0x1","0x2"],[["0x1","0x2"],["0x1","0x2"]],["0x1","0x2"],[]"#, "[[[[[[[]]]]]]]",
        "{}",
        #"["a", "b"],[["a", "b"],["a", "b"]],["a", "b"],["a"]"#,
    ]) func textsThatAreNoArgumentsAreRefused(text: String) {
        let error = Self.error { () throws(CalldataError) in _ = try Claim<BN254>(solidityCalldata: text) }
        guard case .malformed? = error else {
            Issue.record("\(text): \(String(describing: error))")
            return
        }
    }

    /// Damaged calldata is refused or read as what it says; nothing traps.
    @Test func damagedCalldataIsNoTrap() throws {
        try Self.damage(BN254.self)
        try Self.damage(BLS12381.self)
    }

    static func damage<C: ContractCurve>(_: C.Type) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 1, using: &generator)
        let originals = [
            VerifierCall(trapdoor.claim(using: &generator)).bytes,
            try VerifierCall(batch: (0..<2).map { _ in trapdoor.claim(using: &generator) }).bytes,
        ]
        for original in originals {
            for _ in 0..<300 {
                let bytes = Mutation.mutate(original, using: &generator)
                if let call = try? VerifierCall<C>(calldata: bytes) { #expect(call.bytes == bytes, "\(generator)") }
            }
        }
    }
}
