// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// A transaction, and how it has to end.
struct ContractCase: CustomStringConvertible {
    let name: String
    let call: EVMJudge.Call
    let expected: Expectation

    enum Expectation: Equatable {
        case stops
        case answers(Bool)
        case reverts(ABIEntry?, [Int])
        case runsOutOfGas
    }

    var description: String { name }

    /// What a transaction would have to give, gas apart.
    func holds(for result: EVMJudge.Result) -> Bool {
        switch expected {
        case .stops: result.end == "success" && result.output.isEmpty
        case .answers(let yes): result.end == "success" && result.output == Hexadecimal.string(Word(yes ? 1 : 0).bytes)
        case .reverts(nil, _): result.end == "revert" && result.output.isEmpty
        case .reverts(let error?, let arguments):
            result.end == "revert" && result.output == Hexadecimal.string(error.selector + arguments.map { Word($0) }.bytes)
        case .runsOutOfGas: result.end != "success"
        }
    }
}

extension EVMJudge {
    /// Every case ends as it must, in a machine that was not written here and in ours alike.
    @discardableResult
    static func check(
        _ contract: VerifierContract, _ cases: [ContractCase], by judge: String = "pyrevm", _ seed: String,
        _ location: SourceLocation = #_sourceLocation
    ) throws -> Verdict {
        let verdict = try ask(contract, cases.map(\.call), of: judge)
        try #require(verdict.calls.count == cases.count, sourceLocation: location)
        for (one, result) in zip(cases, verdict.calls) {
            #expect(one.holds(for: result), "\(one): \(result), \(seed)", sourceLocation: location)
            #expect(run(contract, one.call) == result, "\(one), \(seed)", sourceLocation: location)
        }
        return verdict
    }
}

/// Calldata as words, to be spoiled.
struct Words {
    var selector: [UInt8]
    var words: [Word]

    init<C>(_ call: VerifierCall<C>) {
        let bytes = call.bytes
        selector = Array(bytes.prefix(4))
        words = stride(from: 4, to: bytes.count, by: 32).map { Word(bigEndian: bytes[$0...]) }
    }

    var bytes: [UInt8] { selector + words.bytes }

    func with(_ index: Int, _ word: Word) -> Words { with([index: word]) }

    func with(_ changes: [Int: Word]) -> Words {
        var copy = self
        for (index, word) in changes { copy.words[index] = word }
        return copy
    }
}

/// Numbers that are no coordinates, and points that are none of the groups.
enum Bad<C: ContractCurve> {
    static var modulus: [Word] { C.Fp.contracts.modulus }
    static var r: Word { Word(modulusOf: C.Fr.self) }

    /// On the twist, at x = 1 for BN254 and x = 2 for BLS12-381, but outside the subgroup of order r (worked out with py_ecc).
    static var outsideG2: [Word] {
        let coordinates =
            C.self == BN254.self
            ? [
                "1", "0", "18278151005453108793778860132295291098363647455926340152056652516292830556603",
                "5912654199736721486680175016176231956195085055698687135131307249486702594212",
            ]
            : [
                "2", "0",
                "3813414062821088896965879244443358096636228247329175415943186029072982909461945441384695595240360445618611812101176",
                "3568027680765585585945490907042741669558639753778547462314760963815399658271727325750766584361357481230047117262172",
            ]
        let numbers = coordinates.compactMap { C.Fp($0)?.contractWords }
        return (C.Fp.contracts.putsRealPartFirst ? [0, 1, 2, 3] : [1, 0, 3, 2]).flatMap { numbers[$0] }
    }

    /// (0, 2), a point of order three on the curve of BLS12-381; on BN254 every point of the curve is in G1.
    static var outsideG1: [Word]? { C.self == BN254.self ? nil : [C.Fp.zero, 2].flatMap(\.contractWords) }
}

/// Where things stand in the words of a proof.
struct ProofPlaces {
    let family: PrecompileFamily

    var wordCount: Int { 8 * family.numberWords }

    /// The words of one of the eight numbers.
    func number(_ index: Int) -> Range<Int> { index * family.numberWords..<(index + 1) * family.numberWords }

    /// The words of A, B or C.
    func element(_ index: Int) -> Range<Int> {
        let ends = [0, 2, 6, 8].map { $0 * family.numberWords }
        return ends[index]..<ends[index + 1]
    }

    /// The element that a number belongs to.
    static func element(of number: Int) -> Int { number < 2 ? 0 : number < 6 ? 1 : 2 }
}

extension Words {
    /// With these words from `first` on.
    func with(_ words: [Word], from first: Int) -> Words {
        with(Dictionary(uniqueKeysWithValues: words.enumerated().map { (first + $0, $1) }))
    }

    /// With a number of one or two words added to the one that begins there.
    func adding(_ number: [Word], at first: Int) -> Words {
        var carry = Word.zero
        var sum = number
        for index in number.indices.reversed() {
            sum[index] = words[first + index] &+ number[index] &+ carry
            carry = sum[index] < number[index] ? .one : .zero
        }
        return with(sum, from: first)
    }

    /// The same for a small number.
    func adding(_ number: Int, at places: Range<Int>) -> Words {
        adding([Word](repeating: .zero, count: places.count - 1) + [Word(number)], at: places.lowerBound)
    }
}
