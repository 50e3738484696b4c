// SPDX-License-Identifier: Apache-2.0
import AssaySyntax

/// Programs that use every construct.
enum Samples {
    static let head = "assay 1\nalgorithm \"T\"\n"

    static let diary = """
        assay 1
        algorithm "Home blood-pressure diary"

        record Reading {
            day:       1 .. 21
            session:   morning | evening
            systolic:  0 .. 309 mmHg
            diastolic: 0 .. 309 mmHg
            pulse:     0 .. 254 bpm or missing
            weight:    0.0 .. 300.0 kg
        }

        data readings: at most 168 of Reading

        param expected: 0 .. 100

        rule plausible(r) = r.systolic in 60 .. 260 and r.systolic > r.diastolic + 10

        let usable = readings where day > 1 and plausible
        let completeness = share of plausible in readings otherwise 0%
        require count in usable >= 12
        let score = (50 * completeness + 0.5 * (count in usable)) rounded half up to 2 decimals

        publish score as 0.00 .. 100.00
        publish meets_expectation = score >= expected

        """

    static let everything = """
        // A file may start with a comment.
        assay 1
        algorithm "Everything, with “quotes” and é" // the title

        // A row.
        record Row {
            // the day
            day:                              1 .. 28  // counted from enrolment
            a_name_that_is_longer_than_others: 0% .. 100%
            arm:                              left | right | none or missing
            bmi:                              -10.0 .. 80.0 kg/m^2 or missing

            data: 0 .. 9 a*b^2/c // a field may be called data
            // the last word
        }

        record Other {
        }

        data rows: at most 63 of Row
        data others: at most 1 of Other
        param wanted: left | right
        param floor: 0.0% .. 5.0%
        rule late(r: Row) = r.day > 14 and (r.data = 3 or not (r.day = 2))
        rule negative(row: Row) = -row.data * 2 / 3 - 1
        let late_rows = (rows where late) where day in 1 .. 20 and bmi is present
        let a: 0 .. 10 kg/m^2 = min(max(1, 2), abs(-3) * 5%, 4 bpm)
        let b = any of late in rows
        let c = all of not late in rows where day != 3
        let d = (sum of (when bmi is missing: 0 else when day <= 3: 1 else 2) in rows) / (count in rows) otherwise 0
        let e = (mean of (data otherwise 1) in (rows where day < 9) otherwise 0) rounded half even
        let f = max of data in rows otherwise 1 rounded down to 1 decimal
        let g = min of data in rows rounded up to 12 decimals otherwise -1
        let very_long_name_to_break_the_line = share of (day in 1 .. 14) in (rows where late and day > 3 and data >= 4 and bmi is present) otherwise 0%
        let another_long_one: good | fair | poor = when d >= 12: good else when d >= 3 and d < 12: fair else when d > 1: fair else poor
        require d >= 3 or b or c
        publish a as 0 .. 10 kg/m^2 rounded half up
        publish band
        publish late_share = share of late in rows otherwise 0% as 0% .. 100% rounded half even
        test "two rows" { // why
            wanted = left   floor = 2.5%
            others from "others.synthetic.csv"
            // the rows
            rows = [ (1, 5%, left, -10.0 kg/m^2, 3) // first
                (2, 6%, missing, missing, 4)

                (3,
                // a reason
                7%, right, 1.5, 5) ]
            expect a = 3 kg/m^2 expect band != poor
            expect late_share in 0% .. 50%
            // done
        }
        test "none" { rows = [] others = [ // nothing
            ]
            expect refused by d>=3 or b or c }
        property "order" { shuffle rows
            change arm of rows to missing change floor
            raise bmi of late_rows lower data of rows change data of rows to -1
            add a row to rows remove a row of others repeat a row of rows
            expect same band expect a not higher
            expect late_share not lower expect accepted expect refused }
        // The end.
        """

    /// The usual layout of `everything`.
    static let everythingLaidOut = """
        // A file may start with a comment.
        assay 1
        algorithm "Everything, with “quotes” and é"  // the title

        // A row.
        record Row {
            // the day
            day:  1 .. 28  // counted from enrolment
            a_name_that_is_longer_than_others: 0% .. 100%
            arm:  left | right | none or missing
            bmi:  -10.0 .. 80.0 kg/m^2 or missing

            data: 0 .. 9 a*b^2/c  // a field may be called data
            // the last word
        }

        record Other {
        }

        data rows: at most 63 of Row
        data others: at most 1 of Other
        param wanted: left | right
        param floor: 0.0% .. 5.0%
        rule late(r: Row) = r.day > 14 and (r.data = 3 or not (r.day = 2))
        rule negative(row: Row) = -row.data * 2 / 3 - 1
        let late_rows = (rows where late) where day in 1 .. 20 and bmi is present
        let a: 0 .. 10 kg/m^2 = min(max(1, 2), abs(-3) * 5%, 4 bpm)
        let b = any of late in rows
        let c = all of not late in rows where day != 3
        let d =
            (sum of (when bmi is missing: 0 else when day <= 3: 1 else 2) in rows) / (count in rows)
            otherwise 0
        let e = (mean of (data otherwise 1) in (rows where day < 9) otherwise 0) rounded half even
        let f = max of data in rows otherwise 1 rounded down to 1 decimal
        let g = min of data in rows rounded up to 12 decimals otherwise -1
        let very_long_name_to_break_the_line =
            share of (day in 1 .. 14) in (rows where late and day > 3 and data >= 4 and bmi is present)
            otherwise 0%
        let another_long_one: good | fair | poor =
            when d >= 12: good else when d >= 3 and d < 12: fair else when d > 1: fair else poor
        require d >= 3 or b or c
        publish a as 0 .. 10 kg/m^2 rounded half up
        publish band
        publish late_share = share of late in rows otherwise 0% as 0% .. 100% rounded half even

        test "two rows" {  // why
            wanted = left
            floor = 2.5%
            others from "others.synthetic.csv"
            // the rows
            rows = [
                (1, 5%, left, -10.0 kg/m^2, 3)  // first
                (2, 6%, missing, missing, 4)

                (3,
                    // a reason
                    7%,
                    right,
                    1.5,
                    5)
            ]
            expect a = 3 kg/m^2
            expect band != poor
            expect late_share in 0% .. 50%
            // done
        }

        test "none" {
            rows = []
            others = [  // nothing
            ]
            expect refused by d >= 3 or b or c
        }

        property "order" {
            shuffle rows
            change arm of rows to missing
            change floor
            raise bmi of late_rows
            lower data of rows
            change data of rows to -1
            add a row to rows
            remove a row of others
            repeat a row of rows
            expect same band
            expect a not higher
            expect late_share not lower
            expect accepted
            expect refused
        }
        // The end.

        """

    static func source(_ text: String) throws -> SourceFile {
        try SourceFile(name: "test.assay", text: text)
    }

    static func parse(_ text: String) throws -> ParseResult {
        Parser.parse(try source(text))
    }
}
