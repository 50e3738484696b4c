// SPDX-License-Identifier: Apache-2.0
import AssayData
import Testing

@testable import AssayExplain

/// Readings as a picture.
@Suite struct ReadingsChartTests {
    private static func diary(pressure unit: String = "mmHg") throws -> Schema {
        try Schema(
            record: "Reading", capacity: 20_000,
            fields: [
                .init(name: "day", lo: 1, hi: 21), .init(name: "session", labels: ["morning", "evening"]),
                .init(name: "arm", labels: ["left", "right"]), .init(name: "systolic", unit: unit, lo: 0, hi: 309),
                .init(name: "diastolic", unit: unit, lo: 0, hi: 309),
            ])
    }

    private static func chart(_ rows: [[Int?]], faulty: Set<Int> = [], _ schema: Schema? = nil) throws -> ReadingsChart? {
        var sketch = DataSketch(of: try schema ?? diary())
        for (index, row) in rows.enumerated() { sketch.append(row, isFaulty: faulty.contains(index + 1)) }
        return ReadingsChart(sketch, of: "d")
    }

    private func count(_ part: String, in svg: String) -> Int { svg.split(separator: part, omittingEmptySubsequences: false).count - 1 }

    @Test func eachReadingIsASignOfItsArmAndField() throws {
        let rows: [[Int?]] = [[1, 0, 0, 120, 80], [1, 0, 1, 122, 81], [1, 1, 0, 118, 79], [4, 1, 1, 130, 90]]
        let chart = try #require(try Self.chart(rows))
        let svg = chart.svg(width: 900)
        #expect(XMLCheck(svg).isWellFormed)
        // Two readings of each arm, and a sign in the key.
        for sign in ["mark left full", "mark left hollow", "mark right full", "mark right hollow"] {
            #expect(count("class=\"\(sign)\"", in: svg) == 3, "\(sign)")
        }
        #expect(svg.contains("<title>Row 1, morning, left, systolic 120</title>"))
        #expect(svg.contains("<title>Day 2: no readings</title>") && svg.contains("<title>Day 3: no readings</title>"))
        #expect(svg.contains("systolic, left arm") && svg.contains("(values in mmHg)") && !svg.contains("cross\""))
        #expect(
            chart.summary
                == "4 rows on 2 days; systolic from 118 to 130 mmHg, diastolic from 79 to 90 mmHg. No readings on days 2–3.")
        let plain = chart.svg(width: 900, isStyled: false)
        #expect(XMLCheck(plain).isWellFormed && svg.contains("<style>") && !plain.contains("style") && !plain.contains("paper"))
        #expect(svg.contains("aria-label=\"Values of d over time. 4 rows on 2 days;"))
    }

    /// Places follow the values: later to the right, higher above, evenings a little to the right of mornings.
    @Test func placesFollowTheValues() throws {
        let points = [[1, 0, 0, 100, 60], [1, 1, 0, 140, 80], [2, 0, 0, 120, 70]] as [[Int?]]
        let chart = try #require(try Self.chart(points))
        let scale = ReadingsScale(chart.good, isDays: true, width: 900, height: 300)
        let upper = chart.points.filter { $0.measure.field.name == "systolic" }
        let places = upper.map { (x: scale.x($0.x ?? 0), y: scale.y($0.y ?? 0)) }
        #expect(places[0].x < places[1].x && places[1].x < places[2].x)
        #expect(places[1].y < places[2].y && places[2].y < places[0].y)
        #expect(scale.values.contains(60) && scale.values.contains(140) && scale.times.contains(0.82) && scale.times.contains(1.82))
        // What is outside stands at the edge.
        #expect(scale.x(-1e9) == ReadingsScale.margin.left && scale.y(1e300) == ReadingsScale.margin.top)
    }

    @Test func whatCannotBeReadIsACross() throws {
        let rows: [[Int?]] = [[1, 0, 0, 120, 80], [22, 0, 0, 412, 80], [3, nil, 0, nil, 70]]
        let chart = try #require(try Self.chart(rows, faulty: [2, 3]))
        let svg = chart.svg(width: 900)
        // Both values of the second row, one of the third, and the sign in the key.
        #expect(count("class=\"cross\"", in: svg) == 4)
        #expect(svg.contains("Row 2, morning, left, systolic 412: cannot be read") && svg.contains("row that cannot be read"))
        #expect(chart.summary == "1 readable row on 1 day; systolic from 120 to 120 mmHg, diastolic from 80 to 80 mmHg.")
    }

    @Test func tablesWithoutDaysStandByRow() throws {
        let fields: [Schema.Field] = [try .init(name: "stress", lo: 0, hi: 100, scale: 1)]
        let schema = try Schema(record: "R", capacity: 9, fields: fields)
        let chart = try #require(try Self.chart([[5], [73]], schema))
        #expect(chart.summary == "2 rows; stress from 0.5 to 7.3.")
        #expect(chart.svg(width: 400).contains(">Row<") && !chart.svg(width: 400).contains("class=\"mean"))
        // Without a number, or without a row, there is nothing to draw.
        #expect(try Self.chart([], schema) == nil)
        #expect(try Self.chart([[0]], Schema(record: "R", capacity: 9, fields: [.init(name: "a", labels: ["b"])])) == nil)
    }

    @Test func minutesOverDaysAreDays() throws {
        let schema = try Schema(
            record: "R", capacity: 9,
            fields: [
                .init(name: "taken", unit: "minutes", lo: 0, hi: 100_000), .init(name: "systolic", unit: "mmHg", lo: 0, hi: 300),
            ])
        let chart = try #require(try Self.chart([[0, 120], [720, 121], [2880, 122]], schema))
        #expect(chart.points.map(\.x) == [1, 1.5, 3])
        // Noon stands between the days, and belongs to the next.
        #expect(chart.summary.hasPrefix("3 rows on 3 days"))
    }

    /// A faulty table can hold anything.
    @Test(arguments: [280, 320, 900, -5]) func absurdValuesAreDrawnSomehow(width: Int) throws {
        let far: [[Int?]] = [
            [1, 0, 0, 120, 80], [Int.max, 0, 0, Int.min, 80], [Int.min, 7, -1, Int.max, nil], [nil, nil, nil, nil, nil],
        ]
        for faulty in [Set([2, 3, 4]), []] {
            let svg = try #require(try Self.chart(far, faulty: faulty)).svg(width: width)
            #expect(XMLCheck(svg).isWellFormed && svg.utf8.count < 100_000)
        }
    }

    /// Two readings that lie years apart leave no list of all the days between them.
    @Test func noMoreThanTenYearsOfGapsAreListed() throws {
        #expect(ReadingsAxis.missingDays(among: [1, 3660]).count == 3658 && ReadingsAxis.missingDays(among: [1, 3661]).isEmpty)
        #expect([1, 2, 3, 7, 9, 10].ranges(dash: "–") == "1–3, 7, 9–10" && [Int]().ranges(dash: "-") == "")
    }

    @Test func picturesHoldNothingThatXMLDoesNotAllow() {
        #expect(SVG.escaped("a\u{1}\u{fffe}\u{ffff}\nb<&\"") == "a\nb&lt;&amp;&quot;")
        #expect([0, 1.25, -0.04, -12.36, 7, .nan, .infinity].map { SVG.tenths($0) } == ["0", "1.3", "0", "-12.4", "7", "0", "0"])
    }

    @Test func longTablesAreCut() throws {
        let chart = try #require(try Self.chart((0..<6000).map { [$0 % 21 + 1, 0, 0, 120, 80] }))
        #expect(chart.points.count == 2 * DataSketch.limit)
        #expect(chart.summary.hasPrefix("The first 5,000 of 6,000 rows: 5,000 rows on 21 days"))
    }

    /// On a phone the key takes more rows.
    @Test func theKeyWraps() throws {
        let rows: [[Int?]] = [[1, 0, 0, 120, 80], [1, 0, 1, 122, 81]]
        let chart = try #require(try Self.chart(rows))
        #expect(chart.svg(width: 900).contains("height=\"320\"") && chart.svg(width: 320).contains("viewBox=\"0 0 320 3"))
        #expect(!chart.svg(width: 320).contains("height=\"320\""))
    }
}
