// SPDX-License-Identifier: Apache-2.0
public import AssayData

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
        let row: Int
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

    /// A chart, which says what it shows by `caption`; `nil` where there is nothing to draw: no row, or no field that is a number.
    public init?(_ sketch: DataSketch, caption: String) {
        let measures = Self.measures(of: sketch.schema)
        guard !measures.isEmpty, !sketch.rows.isEmpty else { return nil }
        self.sketch = sketch
        self.caption = caption
        self.measures = measures
        let axis = ReadingsAxis(sketch.schema)
        self.axis = axis
        points = sketch.rows.enumerated().flatMap { index, row in Self.points(sketch, measures, axis, row, number: index + 1) }
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
        _ sketch: DataSketch, _ measures: [Measure], _ axis: ReadingsAxis, _ row: [Int?], number: Int
    ) -> [Point] {
        let arm = label("arm", sketch.schema, row)
        let x = axis.place(of: row, number: number)
        return measures.map { measure in
            let raw = row[measure.index]
            let value = raw.map { measure.field.text($0) } ?? "missing"
            let words = ["Row \(number)", axis.session(of: row), arm, "\(measure.field.name) \(value)"].compactMap(\.self)
            return Point(
                measure: measure, row: number, x: x, y: raw.map { measure.field.plain($0) }, side: measure.side ?? arm ?? "one",
                isFaulty: sketch.faulty.contains(number), words: words.joined(separator: ", "))
        }
    }

    private static func label(_ name: String, _ schema: Schema, _ row: [Int?]) -> String? {
        guard let index = schema.fields.firstIndex(where: { $0.name == name }) else { return nil }
        return schema.fields[index].label(row[index])
    }

    // MARK: In words

    /// Points that can be drawn and that nothing is wrong with.
    var good: [Point] { points.filter { !$0.isFaulty && $0.x != nil && $0.y != nil } }

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
        return " No readings on \(missing.count == 1 ? "day" : "days") \(ReadingsAxis.ranges(missing))."
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
