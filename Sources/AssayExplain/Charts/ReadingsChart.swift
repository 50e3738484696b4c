// SPDX-License-Identifier: Apache-2.0
public import AssayData
internal import AssayFormats

/// The readings of a data set over time: the upper pressure filled, the lower one hollow; the left arm as circles, the right one as
/// triangles; days without readings as bands, and rows that cannot be read as crosses.
public struct ReadingsChart: Sendable {
    /// A field that is drawn.
    struct Measure: Sendable {
        let field: Schema.Field
        /// Its position in a row.
        let index: Int
        /// Where the field's own name says it: `left` or `right`.
        let side: String?

        var isHollow: Bool { field.name == "diastolic" }
    }

    /// A value of a row.
    struct Point: Sendable {
        let measure: Measure
        /// The day, or the number of the row; `nil` where none can be read, as for ``y``.
        let x: Double?
        let y: Double?
        /// `left`, `right`, or `one` where a table has but one.
        let side: String
        let isFaulty: Bool
        let words: String
    }

    let sketch: DataSketch
    let caption: String
    let measures: [Measure]
    let axis: ReadingsAxis
    let points: [Point]
    /// Those that can be drawn and that nothing is wrong with.
    let good: [Point]

    /// A chart of the data set with that name; `nil` where there is nothing to draw: no row, or no field that is a number.
    public init?(_ sketch: DataSketch, of name: String) {
        let measures = Self.measures(of: sketch.schema)
        guard !measures.isEmpty, !sketch.rows.isEmpty else { return nil }
        self.sketch = sketch
        caption = "Values of \(name) over time"
        self.measures = measures
        let axis = ReadingsAxis(sketch.schema)
        self.axis = axis
        let arm = sketch.schema.fields.firstIndex { $0.name == "arm" }
        points = sketch.rows.enumerated().flatMap { index, row in
            let side = arm.flatMap { sketch.schema.fields[$0].label(row[$0]) }
            return Self.points(measures, axis, row, number: index + 1, side, isFaulty: sketch.faulty.contains(index + 1))
        }
        good = points.filter { !$0.isFaulty && $0.x != nil && $0.y != nil }
    }

    /// Pressures where there are some; otherwise the first number that is no time.
    private static func measures(of schema: Schema) -> [Measure] {
        let numbers = schema.fields.enumerated().filter { $0.element.labels.isEmpty }
        let pressures = numbers.filter { $0.element.unit == "mmHg" }
        let chosen = pressures.isEmpty ? Array(numbers.filter { !["day", "taken"].contains($0.element.name) }.prefix(1)) : pressures
        return chosen.map { index, field in
            Measure(field: field, index: index, side: ["left", "right"].contains(field.name) ? field.name : nil)
        }
    }

    private static func points(
        _ measures: [Measure], _ axis: ReadingsAxis, _ row: [Int?], number: Int, _ arm: String?, isFaulty: Bool
    ) -> [Point] {
        let x = axis.place(of: row, number: number)
        return measures.map { measure in
            let raw = row[measure.index]
            let value = raw.map { measure.field.text($0) } ?? "missing"
            let words = ["Row \(number)", axis.session(of: row), arm, "\(measure.field.name) \(value)"].compactMap(\.self)
            return Point(
                measure: measure, x: x, y: raw.map { measure.field.plain($0) }, side: measure.side ?? arm ?? "one", isFaulty: isFaulty,
                words: words.joined(separator: ", "))
        }
    }

    // MARK: In words

    /// What the chart shows, for whoever does not see it.
    public var summary: String {
        let whole = sketch.rowCount > sketch.rows.count ? "The first \(sketch.rows.count.grouped) of \(sketch.rowCount.grouped) rows: " : ""
        let readable = sketch.rows.count - sketch.faulty.count
        let noun = (sketch.faulty.isEmpty ? "row" : "readable row") + (readable == 1 ? "" : "s")
        let ranges = measures.map { range(of: $0) }.joined(separator: ", ")
        guard axis.isDays else { return "\(whole)\(readable.grouped) \(noun); \(ranges)." }
        let days = axis.days(of: good)
        return "\(whole)\(readable.grouped) \(noun) on \(days.count) \(days.count == 1 ? "day" : "days"); \(ranges).\(gapWords(days))"
    }

    private func range(of measure: Measure) -> String {
        let values = sketch.rows.enumerated().filter { !sketch.faulty.contains($0.offset + 1) }.compactMap { $0.element[measure.index] }
        guard let least = values.min(), let greatest = values.max() else { return "no \(measure.field.name)" }
        let unit = measure.field.unit.isEmpty ? "" : " \(measure.field.unit)"
        return "\(measure.field.name) from \(measure.field.text(least)) to \(measure.field.text(greatest))\(unit)"
    }

    private func gapWords(_ days: Set<Int>) -> String {
        let missing = ReadingsAxis.missingDays(among: days)
        guard !missing.isEmpty else { return "" }
        return " No readings on \(missing.count == 1 ? "day" : "days") \(missing.ranges(dash: "–"))."
    }
}

extension Schema.Field {
    /// The label of a value; `nil` where there is none.
    func label(_ raw: Int?) -> String? {
        guard let raw, labels.indices.contains(raw) else { return nil }
        return labels[raw]
    }

    /// A raw value as a number, for places in pictures.
    func plain(_ raw: Int) -> Double {
        var value = Double(raw)
        for _ in 0..<scale { value /= 10 }
        return value
    }
}
