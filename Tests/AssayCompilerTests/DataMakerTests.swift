// SPDX-License-Identifier: Apache-2.0
import AssayData
import Testing

@testable import AssayCompiler

/// The data that properties are tried on.
@Suite struct DataMakerTests {
    private static let program = """
        assay 1
        algorithm "T"
        record Sample { taken: 0 .. 50 minutes value: -3.5 .. 9.5 or missing arm: left | right }
        record Night { hours: 4 .. 4 }
        data samples: at most 7 of Sample, increasing by taken
        data nights: at most 2 of Night
        param least: 5% .. 9%
        publish total = (sum of (value otherwise 0) in samples) + (count in nights) as -24.5 .. 68.5
        publish left_ones = count in samples where arm = left as 0 .. 7
        publish reached = least > 6%

        """

    @Test func theEndsOfAllRangesAreTried() throws {
        var maker = DataMaker(try Trial(Self.program).program, random: CaseRandom(seed: 1))
        let inputs = maker.boundaries()
        for (isHigh, values, parameter) in [(false, [0, -35, 0], 5), (true, [50, 95, 1], 9)] {
            for count in [0, 1, 7] {
                let rows = Array(repeating: values.map(Int?.some), count: count)
                #expect(
                    inputs.contains { $0.rows[0] == rows && $0.rows[1].count == min(count, 2) && $0.parameters == [parameter] },
                    "\(isHigh), \(count) rows")
            }
        }
        #expect(inputs.contains { $0.rows[0] == Array(repeating: [0, nil, 0], count: 7) })
    }

    /// Random data and its variations fit the schemas, the ranges and the order, and are not all alike.
    @Test func whatIsMadeCanBeRead() throws {
        let program = try Trial(Self.program).program
        for seed in 0..<20 as Range<UInt64> {
            var maker = DataMaker(program, random: CaseRandom(seed: seed))
            var inputs: [ProgramInput] = [maker.randomInput()]
            for _ in 0..<60 { inputs.append(maker.variation(of: inputs[inputs.count - 1])) }
            for input in inputs {
                for (data, rows) in zip(program.dataSets, input.rows) {
                    #expect((try? DataSet(schema: data.schema, rows: rows)) != nil, "seed \(seed): \(rows)")
                }
                #expect((5...9).contains(input.parameters[0]), "seed \(seed)")
                let taken = input.rows[0].compactMap { $0[0] }
                #expect(taken == taken.sorted(), "seed \(seed)")
            }
            #expect(Set(inputs).count > 30, "seed \(seed)")
        }
    }

    @Test func aSeedDecidesAll() throws {
        let program = try Trial(Self.program).program
        var makers = [3, 3, 4].map { DataMaker(program, random: CaseRandom(seed: $0)) }
        let inputs = makers.indices.map { makers[$0].randomInput() }
        #expect(inputs[0] == inputs[1] && inputs[0] != inputs[2])
    }
}
