// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayCrypto
import AssayGroth16
import AssayTestSupport
import Testing

@testable import AssayEVM

/// Every decision in the contracts matters: with a jump that is always taken, or never, a case ends otherwise than it must.
@Suite struct MutantTests {
    /// A condition of a jump thrown away: the items that stand in for `jumpi`.
    static let never: [Assembler.Item] = [.pop, .pop]
    static let always: [Assembler.Item] = [.swap(1), .pop, .jump]

    static func mutants(_ program: Assembler) -> [(name: String, code: [UInt8])] {
        program.items.indices.flatMap { index -> [(name: String, code: [UInt8])] in
            guard case .opcode(.jumpi) = program.items[index] else { return [] }
            let target = if case .place(let label) = program.items[index - 1] { label.name } else { "success" }
            return [("never to \(target)", never), ("always to \(target)", always)].map { name, items in
                (name, Assembler(Array(program.items[..<index]) + items + program.items[(index + 1)...]).assembled())
            }
        }
    }

    /// Whether all cases end as they must with this code; a little gas is enough for what ends.
    static func passes(_ code: [UInt8], _ cases: [ContractCase]) -> Bool {
        cases.allSatisfy { one in
            one.holds(for: EVMJudge.run(code, .init(one.call.bytes, gas: min(one.call.gas, 600_000), value: one.call.value)))
        }
    }

    /// Cases with so little gas that the pairing cannot be paid for: they revert, and with the reason where there is gas for it.
    static func starved(_ call: [UInt8], _ code: [UInt8]) -> [ContractCase] {
        let used = Transaction.run(code: code, calldata: call).gasUsed
        return [used, used - 10_000, used - 100_000].map { gas in
            ContractCase(name: "\(gas) gas", call: .init(call, gas: gas), expected: .reverts(ContractErrors.insufficientGas, []))
        }
    }

    @Test func everyDecisionAboutOneProofMatters() throws {
        try Self.spoilSingle(BN254.self)
        try Self.spoilSingle(BLS12381.self)
    }

    static func spoilSingle<C: ContractCurve>(_: C.Type) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 2, using: &generator)
        let program = VerifierContract.program(trapdoor.key, .single)
        let claim = trapdoor.claim(using: &generator)
        var cases = SingleProofTests.cases(trapdoor, using: &generator)
        for function in VerifierContract.Function.allCases {
            cases += starved(VerifierCall(claim, function: function).bytes, program.assembled())
        }
        check(program, cases, "\(generator)")
    }

    @Test func everyDecisionAboutManyProofsMatters() throws {
        try Self.spoilBatch(BN254.self)
        try Self.spoilBatch(BLS12381.self)
    }

    static func spoilBatch<C: ContractCurve>(_: C.Type) throws {
        var generator = SeededGenerator()
        let trapdoor = try Trapdoor<C>(signals: 1, using: &generator)
        let program = VerifierContract.program(trapdoor.key, .batch)
        let claims = (0..<2).map { _ in trapdoor.claim(using: &generator) }
        // Asking takes another way at the end only: a few such cases are enough, and take half the time.
        var cases = try BatchTests.cases(trapdoor, using: &generator).filter {
            !$0.name.hasSuffix(", asked") || !$0.name.contains("proof") || $0.name.contains("infinity")
        }
        for function in VerifierContract.Function.allCases {
            cases += starved(try VerifierCall(batch: claims, function: function).bytes, program.assembled())
        }
        if C.Fp.contracts == .eip2537 { cases.append(starvedOfA(try BatchTests.call(claims), program.assembled())) }
        check(program, cases, "\(generator)")
    }

    /// A batch with a bad C, and gas for that product but not for finding out that it was not A.
    static func starvedOfA(_ call: Words, _ code: [UInt8]) -> ContractCase {
        let bad = call.with(Bad<BLS12381>.outsideG1 ?? [], from: call.words.count - 5).bytes
        let used = Transaction.run(code: code, calldata: bad).gasUsed
        return ContractCase(name: "bad C", call: .init(bad, gas: used - 5_000), expected: .reverts(ContractErrors.insufficientGas, []))
    }

    static func check(_ program: Assembler, _ cases: [ContractCase], _ seed: String) {
        #expect(passes(program.assembled(), cases), "\(seed)")
        let mutants = mutants(program)
        #expect(mutants.count > 30)
        for mutant in mutants { #expect(!passes(mutant.code, cases), "\(mutant.name), \(seed)") }
    }
}
