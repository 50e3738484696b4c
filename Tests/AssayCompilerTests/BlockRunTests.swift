// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssaySyntax
import AssayTestSupport
import Testing

@testable import AssayCompiler

/// What tests and properties of programs find, on the interpreter and on the constraints.
@Suite struct BlockRunTests {
    static let prelude = """
        assay 1
        algorithm "T"
        record Reading {
            day: 1 .. 9
            arm: left | right
            systolic: 0 .. 309 mmHg
            pulse: 0 .. 254 bpm or missing
            weight: 0.0 .. 9.9 kg
        }
        data readings: at most 6 of Reading
        param expected: 0% .. 100%
        param arm_wanted: left | right
        let seen = readings where pulse is present
        let on_arm = readings where arm = arm_wanted
        let heavy = max of weight in readings otherwise 0
        let third = (count in on_arm) / 3
        require count in readings >= 1
        let score = 100 * (share of pulse is present in readings)
        let total = sum of systolic in readings
        publish score as 0 .. 100 rounded half up
        publish late = share of day > 5 in on_arm otherwise 0% as 0% .. 100% rounded down
        publish first = any of weight > previous weight in consecutive readings
        publish band = bands(score: A from 85, B from 50, C below)
        publish reached = score / 100 >= expected
        publish pressure = total as 0 .. 1854 mmHg

        """

    static let data = """
        expected = 50%
        arm_wanted = left
        readings = [
            (1, left, 120 mmHg, missing, 1.5)
            (9, left, 130, 61, 2 kg)
            (3, right, 0, missing, 0.0)
        ]

        """

    /// A program with both kinds of blocks.
    static let sample =
        prelude + "test \"a\" { \(data) expect score = 33 }\ntest \"none\" { \(empty) expect refused by count in readings >= 1 }\n"
        + "property \"b\" { change pulse of seen to missing remove a row of readings expect same band expect score not higher }\n"

    static func run(
        _ blocks: String, prelude: String = prelude, cases: Int = 60, seed: UInt64 = 7, tables: [[Int?]] = []
    ) throws -> [BlockResult] {
        let trial = try Trial(prelude + blocks)
        let named = BlockRunner<BN254.Fr>.tables(of: trial.program)
        return try BlockRunner(trial.program, trial.compiled, seed: seed, cases: cases)
            .run(tables: Dictionary(uniqueKeysWithValues: named.map { ($0, tables) }))
    }

    // MARK: Tests

    /// Expectations that hold, and next to each one that does not.
    @Test(arguments: [
        ("score = 33", "score = 34"), ("score != 34", "score != 33"), ("score < 34", "score < 33"), ("score <= 33", "score <= 32"),
        ("score > 32", "score > 33"), ("score >= 33", "score >= 34"), ("score in 33 .. 40", "score in 34 .. 40"),
        ("late = 50%", "late = 49%"), ("late in 50% .. 50%", "late in 51% .. 60%"), ("first = yes", "first = no"),
        ("band = C", "band = B"), ("band != A", "band != C"), ("reached = no", "reached = yes"), ("pressure = 250 mmHg", "pressure = 251"),
        ("heavy = 2 kg", "heavy = 2.1"), ("third in 0.66 .. 0.67", "third in 0.67 .. 1"),
        ("total = 250", "total = 249 mmHg"), ("accepted", "refused"),
    ])
    func expectationsAreExact(holds: String, fails: String) throws {
        let results = try Self.run(
            "test \"a\" { \(Self.data) expect \(holds) }\ntest \"b\" { \(Self.data) expect \(fails) }")
        #expect(results.map(\.passed) == [true, false], "\(results)")
        #expect(results[1].failures.map(\.expected) == [fails])
        #expect(results[1].failures.allSatisfy { !$0.found.isEmpty && $0.before.isEmpty })
    }

    @Test func aTestSaysWhatItFound() throws {
        let head = "test \"b\" {\n\(Self.data)\n"
        let results = try Self.run(head + "expect score = 100\nexpect pressure = 0\nexpect late = 1% }")
        #expect(results.flatMap(\.failures).map(\.found) == ["score is 33", "pressure is 250 mmHg", "late is 50%"])
        #expect(results.first?.failures.first?.line == 1 + (Self.prelude + head).count { $0 == "\n" })
    }

    static let empty = "expected = 0% arm_wanted = left readings = [] "

    @Test func refusalsAreExpected() throws {
        let results = try Self.run(
            """
            test "any" { \(Self.empty) expect refused }
            test "this" { \(Self.empty) expect refused by (count in readings>=1) }
            test "accepted" { \(Self.empty) expect accepted }
            test "a value" { \(Self.empty) expect score = 5 expect band = A }
            """)
        #expect(results.map(\.passed) == [true, true, false, false])
        let line = 17
        #expect(results[2].failures.map(\.found) == ["line \(line) refuses the data: require count in readings >= 1"])
        #expect(results[3].failures.count == 1)
    }

    /// `refused by` one requirement is not met by another one that refuses.
    @Test func anotherRequirementIsNotTheOne() throws {
        let results = try Self.run(
            "require count in readings >= 2\ntest \"a\" { \(Self.empty) expect refused by count in readings >= 2 }")
        #expect(results.map(\.passed) == [false])
        #expect(results[0].failures[0].found.hasSuffix("require count in readings >= 1"))
    }

    /// Also where both stand in one line.
    @Test func ofTwoRequirementsInALineOneRefuses() throws {
        let both = "require count in readings >= 2 require all of day > 5 in readings\n"
        func results(_ condition: String) throws -> [Bool] {
            try Self.run(
                both + "test \"a\" { expected = 0% arm_wanted = left readings = [ (9, left, 0, 0, 0.0) ] expect refused by \(condition) }"
            ).map(\.passed)
        }
        #expect(try results("count in readings >= 2") == [true] && results("all of day > 5 in readings") == [false])
    }

    @Test func rowsComeFromATable() throws {
        let text = "test \"a\" { expected = 1% arm_wanted = right readings from \"a/b.csv\" expect score = 0 }"
        #expect(try Self.run(text, tables: [[1, 0, 120, nil, 15]]).map(\.passed) == [true])
        #expect(try Self.run(text, tables: [[1, 0, 120, 60, 15]]).map(\.passed) == [false])
        let mapped = text.replacing("a/b.csv\"", with: "a/b.csv\" columns \"a/b.json\"")
        #expect(try Self.run(mapped, tables: [[1, 0, 120, nil, 15]]).map(\.passed) == [true])
    }

    // MARK: Properties

    /// Properties that hold, each beside one that a change of a word breaks.
    @Test(arguments: [
        ("shuffle readings expect same score", "shuffle readings expect same first"),
        ("change systolic of readings expect same score", "change pulse of readings expect same score"),
        ("change pulse of readings to missing expect score not higher", "change pulse of readings to missing expect score not lower"),
        ("change pulse of readings to 60 bpm expect score not lower", "change pulse of readings to 60 expect score not higher"),
        ("raise systolic of readings expect pressure not lower", "raise systolic of readings expect pressure not higher"),
        ("lower systolic of readings expect pressure not higher", "lower systolic of readings expect pressure not lower"),
        ("remove a row of readings expect pressure not higher", "remove a row of readings expect accepted"),
        ("add a row to readings expect accepted", "add a row to readings expect refused"),
        ("add a row to readings expect pressure not lower", "add a row to readings expect same band"),
        ("repeat a row of seen expect score not lower", "repeat a row of readings expect score not lower"),
        ("change day of seen to 6 expect same score", "change day of on_arm expect same late"),
        ("raise expected expect same score", "raise expected expect same reached"),
        ("change arm_wanted expect same score", "change arm_wanted expect same late"),
        ("change arm_wanted change systolic of readings expect same score", "change expected change arm of readings expect same late"),
    ])
    func propertiesAreTried(holds: String, fails: String) throws {
        let held = try Self.run("property \"a\" { \(holds) }", cases: 16)
        #expect(held.map(\.passed) == [true] && held.map(\.cases) == [16], "\(held)")
        let broken = try Self.run("property \"b\" { \(fails) }", cases: 300)
        #expect(broken.map(\.passed) == [false])
        let failure = try #require(broken[0].failures.first)
        #expect(failure.before != failure.after)
    }

    /// One row is enough to show it, with the least values.
    @Test func theSmallestDataIsShown() throws {
        let results = try Self.run("property \"b\" { change pulse of readings to missing expect same score }", cases: 200)
        let failure = try #require(results[0].failures.first)
        #expect(failure.found == "score goes from 100 to 0")
        #expect(failure.before == ["expected = 0%", "arm_wanted = left", "readings = [", "    (1, left, 0, 0, 0.0)", "]"])
        #expect(failure.after == ["expected = 0%", "arm_wanted = left", "readings = [", "    (1, left, 0, missing, 0.0)", "]"])
    }

    /// What is shown is a change: the same data again breaks nothing.
    @Test func theSmallestDataIsChanged() throws {
        let prelude = """
            assay 1
            algorithm "T"
            record Row { t: 0 .. 1  x: 0 .. 9 }
            data rows: at most 4 of Row, increasing by t
            publish n = sum of x in rows as 0 .. 36

            """
        let failure = try #require(
            try Self.run("property \"b\" { shuffle rows expect refused }", prelude: prelude, cases: 200)[0].failures.first)
        #expect(failure.before != failure.after, "\(failure)")
    }

    /// What a failure shows is a test: pasted into one, it gives what was said.
    @Test func theSmallestDataIsATest() throws {
        let failure = try #require(
            try Self.run("property \"b\" { shuffle readings expect same first }", cases: 200)[0].failures.first)
        for (lines, first) in zip([failure.before, failure.after], failure.found.contains("from yes") ? ["yes", "no"] : ["no", "yes"]) {
            let pasted = "test \"pasted\" {\n" + lines.joined(separator: "\n") + "\nexpect first = \(first)\n}"
            #expect(try Self.run(pasted).map(\.passed) == [true], "\(pasted)")
        }
        #expect(failure.before.count == 6, "two rows are enough: \(failure.before)")
    }

    @Test func theSameSeedFindsTheSame() throws {
        let text = "property \"b\" { change day of readings expect same late }"
        #expect(try Self.run(text, seed: 3) == Self.run(text, seed: 3))
    }

    /// A change that undoes another one is none.
    @Test func whatChangesNothingIsNoCase() throws {
        let results = try Self.run("property \"a\" { change arm_wanted change arm_wanted expect same late }", cases: 4)
        #expect(results.map(\.passed) == [false] && results.map(\.cases) == [0])
    }

    /// Changed data that is refused has no outputs: it is no case for what compares them, and is one for what expects it.
    @Test func refusedDataIsNotCompared() throws {
        let full = "require count in readings >= 6\n"
        let results = try Self.run(
            full + "property \"a\" { remove a row of readings expect same score }\n"
                + "property \"b\" { remove a row of readings expect refused }", cases: 2)
        #expect(results.map(\.passed) == [false, true] && results.map(\.cases) == [0, 2], "\(results)")
    }

    /// A property that no data was found for has shown nothing, and does not pass.
    @Test func aPropertyOfNoDataFails() throws {
        let strict = "require (sum of systolic in readings) = 1777\n"
        let text = strict + "property \"b\" { shuffle readings expect same score }"
        let results = try Self.run(text, cases: 5)
        #expect(results.map(\.passed) == [false])
        #expect(results[0].failures[0].found == "no such data was found; give some in a test")
        // With data of a test there is something to start from.
        let rows = [309, 309, 309, 309, 309, 232].enumerated().map { "(\($0 + 1), left, \($1), missing, 0.0)" }.joined(separator: " ")
        let given = "test \"a\" { expected = 0% arm_wanted = left readings = [ \(rows) ] expect accepted }\n"
        #expect(try Self.run(given + text, cases: 5).map(\.passed) == [true, true])
    }

    /// Where the rows must stand in an order, made-up data stands in it.
    @Test func dataInOrderIsMade() throws {
        let text = """
            assay 1
            algorithm "T"
            record Sample { taken: 0 .. 500 minutes value: 0 .. 9 }
            data samples: at most 5 of Sample, strictly increasing by taken
            publish total = sum of value in samples as 0 .. 45
            property "a" { change value of samples expect accepted }
            property "b" { repeat a row of samples expect refused }
            property "c" { lower value of samples expect total not higher }
            property "d" { change taken of samples expect accepted }

            """
        let results = try Self.run("", prelude: text, cases: 20)
        #expect(results.map(\.passed) == [true, true, true, false])
        #expect(results.prefix(3).map(\.cases) == [20, 20, 20])
    }

    // MARK: The two ways

    /// A circuit that says something else than the interpreter is a fault of the toolkit, and is reported with the data.
    @Test func aDifferenceIsReported() throws {
        let block = "test \"a\" { \(Self.data) expect score = 33 }"
        let trial = try Trial(Self.prelude + block)
        let other = try Trial(Self.prelude.replacing("100 * (share", with: "50 * (share") + block)
        let error = #expect(throws: Disagreement.self) {
            try BlockRunner(trial.program, other.compiled, seed: 1, cases: 1).run(tables: [:])
        }
        #expect(error?.interpreter.contains("score 33") == true)
        #expect(error?.data.first == "expected = 50%")
    }

    @Test func aRefusalOfOneOnlyIsReported() throws {
        let block = "test \"a\" { \(Self.empty) expect refused }"
        let trial = try Trial(Self.prelude + block)
        let lax = Self.prelude.replacing("require count in readings >= 1", with: "let unused = 1")
            .replacing("present in readings)", with: "present in readings otherwise 0%)")
        let other = try Trial(lax + block)
        for (program, circuit) in [(trial, other), (other, trial)] {
            #expect(throws: Disagreement.self) {
                try BlockRunner(program.program, circuit.compiled, seed: 1, cases: 1).run(tables: [:])
            }
        }
    }

    // MARK: The circuit

    /// Tests and properties at the end of a program are no part of what it compiles to.
    @Test func theCircuitIsTheSame() throws {
        let plain = try Trial(Self.prelude).compiled
        let test = "test \"a\" { \(Self.data) expect score = 33 }\n"
        let tried = try Trial(Self.prelude + test + "property \"b\" { shuffle readings expect same score }").compiled
        #expect(plain.r1cs.r1csBytes == tried.r1cs.r1csBytes)
        #expect(plain.witnessFile == tried.witnessFile)
        #expect(plain.witnessFile == plain.witnessProgram.awpBytes)
        // The text that both sides agree on is another one.
        #expect(plain.interface.sourceDigest != tried.interface.sourceDigest)
        #expect(plain.interface.circuitDigest == tried.interface.circuitDigest)
    }

    /// Blocks between other lines, on several lines and on one, with empty lines behind them and without: the same bytes, and every place is
    /// still called by the line where it stands.
    @Test(arguments: ["test \"a\" {\n    \(data)\n    expect accepted\n}\n\n", "property \"b\" { shuffle readings expect accepted }\n"])
    func blocksBeforeOtherLinesChangeNoByte(block: String) throws {
        let plain = try Trial(Self.prelude).compiled
        let lines = Self.prelude.split(separator: "\n", omittingEmptySubsequences: false)
        // Behind everything that the blocks name, and before other lines.
        let places = lines.indices.filter { lines[$0].hasPrefix("publish ") || lines[$0].hasPrefix("require ") }
        #expect(places.count >= 2)
        for place in places {
            let text = (lines[..<place].joined(separator: "\n") + "\n" + block + lines[place...].joined(separator: "\n"))
            let tried = try Trial(text)
            let circuit = tried.compiled
            #expect(circuit.witnessFile == plain.witnessFile, "\(text)")
            let added = block.count { $0 == "\n" }
            let shifted = plain.costPerLine.map { $0.line <= place ? $0 : (line: $0.line + added, constraints: $0.constraints) }
            #expect(circuit.costPerLine.map { [$0.line, $0.constraints] } == shifted.map { [$0.line, $0.constraints] }, "\(text)")
            let read = try WitnessProgram<BN254.Fr>(awp: circuit.witnessFile)
            #expect(tried.program.origins(in: read) == circuit.origins)
        }
    }
}
