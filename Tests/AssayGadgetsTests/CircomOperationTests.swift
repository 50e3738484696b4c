// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayCrypto
import AssayGadgets
import AssayTestSupport
import Foundation
import Testing

/// Single operations beside the ways of circomlib (`Tests/Peers/circom/operations`): never more constraints than circom.
@Suite struct CircomOperationTests {
    typealias System = ConstraintSystem<BN254.Fr>
    typealias Number = Bounded<BN254.Fr>
    typealias Flag = Bit<BN254.Fr>

    struct Pinned: Decodable {
        var constraints: Int
        /// SHA-256 of the circom source and of all parts of the suite.
        var sources: String
    }

    struct Made: Decodable {
        var name: String
        var constraints: Int
        var sources: String
    }

    /// An operation with what ours costs.
    struct Operation: Sendable, CustomTestStringConvertible {
        let name: String
        let constraints: Int
        let build: @Sendable (inout System) -> Void

        init(_ name: String, _ constraints: Int, _ build: @escaping @Sendable (inout System) -> Void) {
            (self.name, self.constraints, self.build) = (name, constraints, build)
        }

        var testDescription: String { name }
    }

    static func number(_ system: inout System, _ name: String, _ range: ClosedRange<Int>) -> Number {
        Number(assuming: system.privateInput(name), in: WideInteger(range.lowerBound)...WideInteger(range.upperBound))
    }

    static func numbers(_ system: inout System, _ count: Int, _ range: ClosedRange<Int>) -> [Number] {
        (0..<count).map { number(&system, "x\($0)", range) }
    }

    static func flags(_ system: inout System, _ count: Int) -> [Flag] {
        (0..<count).map { Flag(assuming: system.privateInput("f\($0)")) }
    }

    static let (short, long) = (0...65_535, 0...4_294_967_295)

    static let single: [Operation] = [
        Operation("range-309", 9) { system in system.bounded(system.privateInput("x"), in: 0...309) },
        Operation("range-9-bits", 9) { system in _ = system.bits(of: system.privateInput("x"), count: 9) },
        Operation("less-16-bits", 17) { system in
            _ = system.isLess(number(&system, "a", short), number(&system, "b", short))
        },
        Operation("at-most-16-bits", 16) { system in
            system.enforceAtMost(number(&system, "a", short), number(&system, "b", short))
        },
        Operation("at-least-130", 9) { system in _ = system.isNegative(number(&system, "x", 0...309) - 130) },
        Operation("equal", 2) { system in _ = system.isEqual(system.privateInput("a"), system.privateInput("b")) },
        Operation("within-60-260", 10) { system in _ = system.isWithin(number(&system, "x", 0...309), 60...260) },
        Operation("min-max-16-bits", 18) { system in
            _ = system.minimumAndMaximum(number(&system, "a", short), number(&system, "b", short))
        },
        Operation("distance-9-bits", 11) { system in
            _ = system.absolute(number(&system, "a", 0...511) - number(&system, "b", 0...511))
        },
        Operation("all-of-8", 2) { system in _ = system.all(flags(&system, 8)) },
        Operation("choose", 1) { system in
            _ = system.select(flags(&system, 1)[0], system.privateInput("a"), else: system.privateInput("b"))
        },
        Operation("divide-16-bits-by-7", 17) { system in _ = system.floorDivision(number(&system, "x", short), by: 7) },
        Operation("divide-32-by-16-bits", 65) { system in
            _ = system.floorDivision(number(&system, "a", long), by: number(&system, "b", 1...65_535))
        },
        Operation("last-digit", 9) { system in _ = system.boundedWithDigit(system.privateInput("x"), in: 309, base: 10) },
        Operation("root-32-bits", 35) { system in _ = system.squareRoot(of: number(&system, "x", long), over: Number(1), .down) },
        Operation("poseidon-2", 240) { system in _ = system.poseidon([system.privateInput("a"), system.privateInput("b")]) },
    ]

    static let ofMany: [Operation] = [
        Operation("greatest-of-63", 1070) { system in _ = system.maximum(of: numbers(&system, 63, short)) },
        Operation("median-of-21", 229) { system in
            let values = numbers(&system, 21, 0...511)
            _ = system.orderStatistic(of: values, where: Array(repeating: .true, count: 21), rank: 11)
        },
        Operation("median-of-63", 1132) { system in
            let values = numbers(&system, 63, short)
            _ = system.orderStatistic(of: values, where: Array(repeating: .true, count: 63), rank: 32)
        },
        Operation("element-of-64", 69) { system in
            let values = (0..<64).map { system.privateInput("x\($0)") }
            _ = system.read(values, at: number(&system, "index", 0...63))
        },
        Operation("table-of-16", 6) { system in
            _ = system.lookUp(number(&system, "index", 0...15), in: (0..<16).map { WideInteger($0 * $0 * $0 * $0 * $0 % 97) })
        },
        Operation("histogram-8", 15) { system in
            _ = system.reaches(number(&system, "x", 0...511), (1..<8).map { WideInteger(37 * $0 + 90) })
        },
        Operation("count-by-21-keys", 812) { system in
            let (keys, masks) = (numbers(&system, 84, 0...20), flags(&system, 84))
            _ = system.groupedSums(keys: keys, values: masks.map { Number($0) }, for: 0...20)
        },
        Operation("present-84", 85) { system in _ = system.presenceFlags(count: system.privateInput("count"), capacity: 84) },
        Operation("increasing-84", 1245) { system in
            let present = Array(repeating: Flag.true, count: 84)
            system.enforceIncreasing(numbers(&system, 84, 0...32_767), when: present, strictly: true)
        },
        Operation("longest-run-84", 249) { system in
            _ = system.longestRun(of: flags(&system, 84), where: Array(repeating: .true, count: 84))
        },
        Operation("commitment-84", 501) { system in
            let values = (0..<252).map { PackedValue(system.privateInput("x\($0)"), element: $0 / 28, bit: 9 * ($0 % 28)) }
            let (count, salt) = (system.privateInput("count"), system.privateInput("salt"))
            _ = system.dataCommitment(schemaDigest: 1, count: count, salt: salt, elements: system.packed(values, count: 9))
        },
    ]

    static let all = single + ofMany

    static let pinned = try? JSONDecoder().decode(
        [String: Pinned].self, from: Data(Repository.text("Tests/Peers/circom/operations/counts.json").utf8))

    static func cost(_ operation: Operation) -> Int {
        var system = System()
        operation.build(&system)
        return system.constraintCount
    }

    /// The counts that are kept are those of the sources that are here, and there is one for each operation.
    @Test func everyOperationHasItsTwin() throws {
        #expect(Self.all.count >= 12)
        #expect(Set(try #require(Self.pinned).keys) == Set(Self.all.map(\.name)))
    }

    @Test(arguments: all) func costsNoMoreThanCircoms(operation: Operation) throws {
        let theirs = try #require(Self.pinned?[operation.name]).constraints
        #expect(Self.cost(operation) == operation.constraints)
        #expect(operation.constraints <= theirs)
        let page = try Repository.text("docs/circom.md")
        #expect(
            page.split(separator: "\n").contains {
                $0.hasPrefix("| `\(operation.name)` |") && $0.hasSuffix("| \(operation.constraints) | \(theirs) |")
            })
    }

    /// The real circom makes as many constraints as are kept, of all operations.
    @Test(.needsPeers) func countsAreCircoms() throws {
        let answer = try Peer.run("circom_suite", ["--operations"])
        try #require(answer.status == 0, "\(answer.complaints)")
        let made = try JSONDecoder().decode([Made].self, from: Data(answer.output))
        #expect(made.count == Self.all.count)
        for each in made {
            #expect(each.constraints == Self.pinned?[each.name]?.constraints, "\(each.name)")
            #expect(each.sources == Self.pinned?[each.name]?.sources, "\(each.name)")
        }
    }
}
