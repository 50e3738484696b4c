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

    /// A contract that takes a list of proofs apart; `words` says which it answers with.
    static func reader(_ types: [String], _ words: String) -> String {
        """
        # pragma version ^0.4.3
        struct Claim:
            a: \(types[0])
            b: \(types[1])
            c: \(types[2])
            signals: uint256[3]

        @external
        @view
        def requireProofs(proofs: DynArray[Claim, 9]) -> uint256[5]:
            last: Claim = proofs[len(proofs) - 1]
            return [len(proofs), \(words), last.signals[2]]

        """
    }

    @Test(.needsPeers) func aListOfProofsLiesWhereVyperReadsIt() throws {
        let nested = Self.reader(["uint256[2]", "uint256[2][2]", "uint256[2]"], "last.a[1], last.b[1][0], last.c[0]")
        try Self.takeApart(BN254.self, nested) { [Word($0.a.y), Word($0.b.y.c1), Word($0.c.x)] }
        let flat = Self.reader(["uint256[4]", "uint256[8]", "uint256[4]"], "last.a[3], last.b[7], last.c[1]")
        try Self.takeApart(BLS12381.self, flat) { proof in [proof.a.y, proof.b.y.c1, proof.c.x].map { Word($0) } }
    }

    /// The contract finds in our calldata what was put in, and its interface is ours.
    static func takeApart<C: ContractCurve>(_: C.Type, _ source: String, _ words: (Proof<C>) -> [Word]) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 3, using: &generator)
        let claims = (0..<3).map { _ in trapdoor.claim(using: &generator) }
        let call = try VerifierCall(batch: claims)
        let result = try EVMJudge.ask([EVMJudge.Contract(vyper: source, calls: [.init(call.bytes)])])[0].calls[0]
        let expected = [Word(3)] + words(claims[2].proof) + [Word(claims[2].publicInputs[2])]
        #expect(result.end == "success" && result.output == Hexadecimal.string(expected.bytes), "\(generator)")
        let interface: Interface = try Peer.ask("vyper_interface", source)
        let ours = function(VerifierInterface(inputCount: 3, kind: .batch, family: C.Fp.contracts).require)
        #expect(interface.functions["requireProofs"]?.selector == ours.selector)
        #expect(interface.functions["requireProofs"]?.inputs == ours.inputs)
    }
}
