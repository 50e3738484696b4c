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

    init(_ call: VerifierCall) {
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
enum Bad {
    static let p = Word(modulusOf: BN254.Fp.self)
    static let r = Word(modulusOf: Fr.self)
    static let greatest = ~Word.zero

    /// On the twist at x = 1, but outside the subgroup of order r (worked out with py_ecc).
    static let outsideSubgroup: [Word] = {
        let y = [
            "18278151005453108793778860132295291098363647455926340152056652516292830556603",
            "5912654199736721486680175016176231956195085055698687135131307249486702594212",
        ]
        let coordinates = y.compactMap { BN254.Fp($0) }.map { Word($0) }
        return [.zero, .one, coordinates[1], coordinates[0]]
    }()
}
