// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import ArgumentParser
internal import AssayData

struct NewVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Start an algorithm: a folder with a small program with a test, and a table to try it on.",
        discussion: "Example: assay new my-check && assay run my-check/algorithm.assay --data my-check/readings.synthetic.csv")

    @Argument(help: "The folder to make; it must not exist yet.")
    var folder: String

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        guard !Files.exists(folder) else {
            throw CommandFailure.unusable("\(folder) exists already; nothing was written", help: "choose another name")
        }
        try Files.createFolder(folder)
        let algorithm = "\(folder)/algorithm.assay"
        let table = "\(folder)/readings.synthetic.csv"
        try Files.write(Self.program, to: algorithm)
        try Files.write(Self.table, to: table)
        return Answer(
            [
                "\(algorithm): a program to change", "\(table): eight made-up readings",
                "next: assay run \(Shell.quoted(algorithm)) --data \(Shell.quoted(table))",
            ],
            json: ["algorithm": .string(algorithm), "data": .string(table)])
    }

    static let program = """
        assay 1
        algorithm "My first check"

        // What one row of the table holds.
        record Reading {
            day:       1 .. 21
            systolic:  0 .. 309 mmHg
            diastolic: 0 .. 309 mmHg
            pulse:     0 .. 254 bpm or missing
        }

        data readings: at most 84 of Reading

        // A cuff shows nothing outside of this range, and the two pressures are apart.
        rule plausible(r) = r.systolic in 60 .. 260 and r.systolic > r.diastolic + 10

        // The first day is for practice.
        let kept = readings where day > 1
        let usable = kept where plausible
        let believable = share of plausible in kept otherwise 0%
        let with_pulse = share of pulse is present in usable otherwise 0%

        // Everything that leaves the owner's machine.
        publish score = 80 * believable + 20 * with_pulse as 0.0 .. 100.0 rounded half up

        // What must come out, and what must not matter: `assay test` tries both.
        test "three days" {
            readings = [
                (1, 128, 82, 64)
                (2, 126, 80, 62)
                (2, 131, 85, missing)
                (3, 0, 0, 66)
            ]
            expect believable in 66% .. 67%
            expect score = 63.3
        }

        property "the order of the readings does not matter" {
            shuffle readings
            expect same score
        }

        """

    static let table = """
        day,systolic,diastolic,pulse
        1,128,82,64
        1,134,86,70
        2,126,80,62
        2,131,85,
        3,124,79,61
        3,0,0,66
        4,127,81,63
        4,133,84,69

        """
}
