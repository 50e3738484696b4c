// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayTestSupport
import Testing

@testable import AssayEVM

/// Our machine on random code, beside revm: results and gas, whatever the code does.
@Suite struct MachineTests {
    /// Instructions that our machine has, with small numbers between them so that they find something to work on.
    static func code(using generator: inout SeededGenerator) -> [UInt8] {
        let plain: [UInt8] = [
            0x00, 0x01, 0x02, 0x03, 0x04, 0x08, 0x09, 0x10, 0x11, 0x14, 0x15, 0x16, 0x17, 0x18, 0x1b, 0x1c, 0x20, 0x34, 0x35, 0x36, 0x37,
            // Few codes get as far as a REVERT, and some have to.
            0x39, 0x3d, 0x50, 0x51, 0x52, 0x5a, 0x5b, 0x5f, 0xf3, 0xfd, 0xfd, 0xfd, 0xfd,
        ]
        var code: [UInt8] = []
        for _ in 0..<Int.random(in: 1...120, using: &generator) {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<4: code += [0x60, .random(in: 0...255, using: &generator)]
            case 4:
                let count = UInt8.random(in: 1...32, using: &generator)
                code += [0x5f + count] + (0..<count).map { _ in .random(in: 0...255, using: &generator) }
            case 5: code.append(.random(in: 0x80...0x9f, using: &generator))
            case 6: code += [0x60, UInt8(truncatingIfNeeded: code.count + 3), 0x56, 0x5b]
            case 7: code += [0x60, UInt8(truncatingIfNeeded: code.count + 3), 0x57, 0x5b]
            default: code.append(plain[Int.random(in: plain.indices, using: &generator)])
            }
        }
        return code
    }

    @Test(.needsPeers) func randomCodeDoesWhatItDoesInRevm() throws {
        var generator = SeededGenerator()
        let codes = (0..<600).map { _ in Self.code(using: &generator) }
        let calldata = (0..<100).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let contracts = codes.map { code in
            EVMJudge.Contract(code: Hexadecimal.string(Self.deploying(code)), calls: [.init(calldata, gas: 100_000)])
        }
        let verdicts = try EVMJudge.ask(contracts)
        var ends: [String: Int] = [:]
        for (code, verdict) in zip(codes, verdicts) {
            let ours = EVMJudge.run(code, .init(calldata, gas: 100_000))
            ends[ours.end, default: 0] += 1
            #expect(ours == verdict.calls[0], "\(Hexadecimal.string(code)), \(generator)")
        }
        #expect(ends.count == 3, "\(ends), \(generator)")
    }

    /// Calls of precompiled contracts with lengths, places and gas of every kind.
    @Test(.needsPeers) func callsDoWhatTheyDoInRevm() throws {
        try Self.call(
            [.ecAdd, .ecMul, .pairing], [0, 31, 64, 96, 128, 192, 193, 384],
            gas: [0, 149, 150, 151, 5_999, 6_000, 45_000, 79_000, 1_000_000],
            by: "pyrevm")
    }

    /// The same for the contracts of the second curve, where infinity is the only point that so few numbers make.
    @Test(.needsPeers) func callsDoWhatTheyDoByTheRulesOfPrague() throws {
        try Self.call(
            [.g1Add, .g1MSM, .pairing381], [0, 31, 128, 160, 256, 320, 384, 385],
            gas: [0, 374, 375, 11_999, 12_000, 22_775, 22_776, 70_299, 70_300, 1_000_000], by: "prague")
    }

    static func call(_ contracts: [Precompile], _ lengths: [Int], gas: [Int], by judge: String) throws {
        var generator = SeededGenerator()
        var codes: [[UInt8]] = []
        for _ in 0..<200 {
            var code = Assembler()
            if judge == "pyrevm" || Bool.random(using: &generator) { code(1, 0, .mstore, 2, 32, .mstore, 5, 64, .mstore) }
            let contract = contracts[Int.random(in: contracts.indices, using: &generator)]
            let length = lengths[Int.random(in: lengths.indices, using: &generator)]
            let gas = gas[Int.random(in: gas.indices, using: &generator)]
            let output = Int.random(in: 0...200, using: &generator)
            code.call(
                contract, from: Int.random(in: 0...40, using: &generator) / 20 * 32, count: length, to: output, outputCount: length / 2,
                gas: .push(gas))
            code(.returndatasize, .add, .gas, .add, .push(output), .mload, .add, 0, .mstore, 64, 0, .returned)
            codes.append(code.assembled())
        }
        let deployed = codes.map { code in
            EVMJudge.Contract(code: Hexadecimal.string(deploying(code)), calls: [120_000, 60_000, 30_000].map { .init([], gas: $0) })
        }
        for (code, verdict) in zip(codes, try EVMJudge.ask(deployed, of: judge)) {
            for (gas, result) in zip([120_000, 60_000, 30_000], verdict.calls) {
                #expect(EVMJudge.run(code, .init([], gas: gas)) == result, "\(Hexadecimal.string(code)), \(gas), \(generator)")
            }
        }
    }

    /// Code that leaves `code` at a new address.
    static func deploying(_ code: [UInt8]) -> [UInt8] {
        var deployer = Assembler()
        deployer(.push(code.count), .dup(1), .place("code"), 0, .codecopy, 0, .returned)
        deployer.data("code", code)
        return deployer.assembled()
    }

    @Test func eachHaltIsTold() {
        func end(_ code: [UInt8], gas: Int = 100_000) -> Outcome.End { Machine.run(code: code, calldata: [], gas: gas).end }
        #expect(end([0x01]) == .halt(.stackUnderflow))
        #expect(end([0x80]) == .halt(.stackUnderflow))
        #expect(end([0x5f, 0x90]) == .halt(.stackUnderflow))
        #expect(end([0x5b] + [UInt8](repeating: 0x5f, count: 1025)) == .halt(.stackOverflow))
        #expect(end([UInt8](repeating: 0x5f, count: 1024)) == .success)
        #expect(end([0x60, 0x04, 0x56]) == .halt(.badJump))
        // The byte of JUMPDEST within a number is no place to jump to.
        #expect(end([0x60, 0x04, 0x56, 0x60, 0x5b]) == .halt(.badJump))
        #expect(end([0xfe]) == .halt(.invalidInstruction))
        #expect(end([0x54]) == .halt(.invalidInstruction))
        #expect(end([0x5f, 0x51], gas: 4) == .halt(.outOfGas))
        #expect(end([0x7f] + [UInt8](repeating: 255, count: 32) + [0x51]) == .halt(.outOfGas))
        #expect(end([0x63, 255, 255, 255, 255, 0x51], gas: 30_000_000) == .halt(.outOfGas))
        #expect(end([0x5f, 0x5f, 0x5f, 0x5f, 0x60, 0x04, 0x5a, 0xfa]) == .halt(.unknownAccount))
        #expect(end([]) == .success)
        #expect(Machine.run(code: [], calldata: [], gas: -5).gasUsed == 0)
    }
}

extension EVMJudge {
    /// A transaction to any code, by our machine.
    static func run(_ code: [UInt8], _ call: Call) -> Result {
        result(Transaction.run(code: code, calldata: call.bytes, value: Word(call.value), gas: call.gas))
    }
}
