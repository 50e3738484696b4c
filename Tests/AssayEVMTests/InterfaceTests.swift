// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayFormats
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// The ABI as Vyper sees it: names, types, selectors, and where things lie in calldata.
@Suite struct InterfaceTests {
    struct Function: Decodable, Equatable {
        var inputs: [[String]]
        var outputs: [String]
        var selector: String
        var mutability: String
    }

    struct Interface: Decodable {
        var functions: [String: Function]
    }

    static func text(_ json: JSON?) -> String {
        if case .string(let text)? = json { text } else { "" }
    }

    static func elements(_ json: JSON?) -> [JSON] {
        if case .array(let elements)? = json { elements } else { [] }
    }

    /// An entry of our ABI JSON in the words of the judge.
    static func function(_ entry: ABIEntry) -> Function {
        let member = { (name: String) in ArtifactTests.member(entry.json, name) }
        let inputs = elements(member("inputs")).map { [text(ArtifactTests.member($0, "name")), text(ArtifactTests.member($0, "type"))] }
        return Function(
            inputs: inputs, outputs: elements(member("outputs")).map { text(ArtifactTests.member($0, "type")) },
            selector: Hexadecimal.string(entry.selector), mutability: text(member("stateMutability")))
    }

    @Test(.needsPeers, arguments: [0, 1, 5]) func ourInterfaceIsThatOfTheSource(signals: Int) throws {
        var generator = SeededGenerator()
        let key = try TrapdoorKey(signals: signals, using: &generator).key
        let interface: Interface = try Peer.ask("vyper_interface", VerifierSource.text(key, .vyper))
        let ours = try VerifierContract(key).interface
        #expect(interface.functions == ["requireProof": Self.function(ours.require), "verifyProof": Self.function(ours.verify)])
    }

    /// A contract that takes a list of proofs apart finds in ours what was put in.
    static let reader = """
        # pragma version ^0.4.3
        struct Claim:
            a: uint256[2]
            b: uint256[2][2]
            c: uint256[2]
            signals: uint256[3]

        @external
        @view
        def requireProofs(proofs: DynArray[Claim, 9]) -> uint256[4]:
            last: Claim = proofs[len(proofs) - 1]
            return [len(proofs), last.a[1], last.b[1][0], last.signals[2]]

        """

    @Test(.needsPeers) func aListOfProofsLiesWhereVyperReadsIt() throws {
        var generator = SeededGenerator()
        let trapdoor = try TrapdoorKey(signals: 3, using: &generator)
        let claims = (0..<3).map { _ in trapdoor.claim(using: &generator) }
        let call = try VerifierCall(batch: claims)
        let result = try EVMJudge.ask([EVMJudge.Contract(vyper: Self.reader, calls: [.init(call.bytes)])])[0].calls[0]
        let last = claims[2]
        let expected = [Word(3), Word(last.proof.a.y), Word(last.proof.b.y.c1), Word(last.publicInputs[2])]
        #expect(result.end == "success" && result.output == Hexadecimal.string(expected.bytes), "\(generator)")
        let interface: Interface = try Peer.ask("vyper_interface", Self.reader)
        let ours = Self.function(VerifierInterface(inputCount: 3, kind: .batch).require)
        #expect(interface.functions["requireProofs"]?.selector == ours.selector)
        #expect(interface.functions["requireProofs"]?.inputs == ours.inputs)
    }
}
