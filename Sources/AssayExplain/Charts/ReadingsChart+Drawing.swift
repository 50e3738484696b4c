// SPDX-License-Identifier: Apache-2.0
internal import AssayData

extension ReadingsChart {
    /// Pixels of the picture's height, without its key.
    private static let height = 300
    private static let keyRow = 20
    /// Narrower ones leave no room for days.
    private static let leastWidth = 280
    /// As wide as a page of text.
    public static let ordinaryWidth = 900

    /// The whole picture as a file, so many pixels wide: no script, no font from elsewhere; values show where the pointer rests.
    ///
    /// - Parameter isStyled: whether it brings its colours along, for light and dark. A page that has colours for it goes without.
    public func svg(width: Int = ordinaryWidth, isStyled: Bool = true) -> String {
        let width = max(Self.leastWidth, width)
        let scale = ReadingsScale(good, isDays: axis.isDays, width: Double(width), height: Double(Self.height))
        let key = key(width)
        let height = Self.height + Self.keyRow * key.rowCount
        let style = isStyled ? ["<style>\(Self.style)</style>", "<rect class=\"paper\" width=\"\(width)\" height=\"\(height)\"/>"] : []
        let readings = lines(good, scale) + good.compactMap { mark($0, scale) } + crosses(scale)
        let parts = style + gaps(good, scale) + grid(scale) + readings + key.parts
        let label = SVG.escaped("\(caption). \(summary)")
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
            aria-label="\(label)">
            \(parts.joined(separator: "\n"))
            </svg>

            """
    }

    // MARK: Behind the readings

    private func gaps(_ good: [Point], _ scale: ReadingsScale) -> [String] {
        guard axis.isDays else { return [] }
        let height = scale.height - ReadingsScale.margin.top - ReadingsScale.margin.bottom
        return ReadingsAxis.missingDays(among: axis.days(of: good)).map { day in
            let (from, to) = (scale.x(Double(day) - 0.5), scale.x(Double(day) + 0.5))
            return "<rect class=\"gap\" x=\"\(SVG.tenths(from))\" y=\"\(SVG.tenths(ReadingsScale.margin.top))\" "
                + "width=\"\(SVG.tenths(to - from))\" height=\"\(SVG.tenths(height))\"><title>Day \(day): no readings</title></rect>"
        }
    }

    private func grid(_ scale: ReadingsScale) -> [String] {
        let (left, right) = (ReadingsScale.margin.left, scale.width - ReadingsScale.margin.right)
        let count = Int(((scale.values.upperBound - scale.values.lowerBound) / scale.step).rounded())
        let values = (0...max(1, count)).flatMap { number -> [String] in
            let value = scale.values.lowerBound + Double(number) * scale.step
            let y = SVG.tenths(scale.y(value))
            return [
                "<line class=\"grid\" x1=\"\(SVG.tenths(left))\" x2=\"\(SVG.tenths(right))\" y1=\"\(y)\" y2=\"\(y)\"/>",
                text("tick end", left - 6, scale.y(value) + 4, SVG.tenths(value)),
            ]
        }
        let unit = measures[0].field.unit
        let name = unit.isEmpty ? axis.label : "\(axis.label)  (values in \(unit))"
        return values + ticks(scale) + [text("tick end", right, scale.height - 3, name)]
    }

    /// Some of the days, as many as there is room for.
    private func ticks(_ scale: ReadingsScale) -> [String] {
        guard let first = ReadingsAxis.day(scale.times.lowerBound.rounded(.up)),
            let last = ReadingsAxis.day(scale.times.upperBound.rounded(.down)), first <= last
        else { return [] }
        let room = max(1, Int((scale.width - ReadingsScale.margin.left) / 36))
        let every = max(1, (last - first + room) / room)
        return stride(from: first, through: last, by: every).map { day in
            text("tick middle", scale.x(Double(day)), scale.height - 18, "\(day)")
        }
    }

    /// The mean of each day, a line for each measure and side; it breaks where a day has none.
    private func lines(_ good: [Point], _ scale: ReadingsScale) -> [String] {
        guard axis.isDays else { return [] }
        return measures.map { measure in
            let points = good.filter { $0.measure.index == measure.index }
            let days = Dictionary(grouping: points) { $0.x.flatMap { ReadingsAxis.day($0) } ?? 0 }
            let path = days.keys.sorted().map { day in
                let values = (days[day] ?? []).compactMap(\.y)
                let mean = values.reduce(0, +) / Double(values.count)
                return "\(days[day - 1] == nil ? "M" : "L")\(SVG.tenths(scale.x(Double(day)))) \(SVG.tenths(scale.y(mean)))"
            }
            return "<path class=\"mean \(measure.side ?? "both")\" d=\"\(path.joined())\"/>"
        }
    }

    // MARK: Readings

    private func mark(_ point: Point, _ scale: ReadingsScale) -> String? {
        guard let x = point.x, let y = point.y else { return nil }
        return Self.symbol(scale.x(x), scale.y(y), side: point.side, isHollow: point.measure.isHollow, title: point.words)
    }

    /// Rows that cannot be read, where their values put them; at the edge where that is outside.
    private func crosses(_ scale: ReadingsScale) -> [String] {
        points.compactMap { point in
            guard point.isFaulty, let x = point.x, let y = point.y else { return nil }
            return Self.cross(scale.x(x), scale.y(y), title: "\(point.words): cannot be read")
        }
    }

    private static func symbol(_ x: Double, _ y: Double, side: String, isHollow: Bool, title: String? = nil) -> String {
        let name = "mark \(["left", "right"].contains(side) ? side : "one") \(isHollow ? "hollow" : "full")"
        let words = SVG.title(title)
        if side == "right" { return "<path class=\"\(name)\" d=\"M\(SVG.tenths(x)) \(SVG.tenths(y - 4))l4 7h-8z\">\(words)</path>" }
        return "<circle class=\"\(name)\" cx=\"\(SVG.tenths(x))\" cy=\"\(SVG.tenths(y))\" r=\"3.2\">\(words)</circle>"
    }

    private static func cross(_ x: Double, _ y: Double, title: String? = nil) -> String {
        "<path class=\"cross\" d=\"M\(SVG.tenths(x - 5)) \(SVG.tenths(y - 5))l10 10m0 -10l-10 10\">\(SVG.title(title))</path>"
    }

    private func text(_ style: String, _ x: Double, _ y: Double, _ text: String) -> String {
        "<text class=\"\(style)\" x=\"\(SVG.tenths(x))\" y=\"\(SVG.tenths(y))\">\(SVG.escaped(text))</text>"
    }

    // MARK: The key

    /// What the signs mean, in as many rows as they need.
    private func key(_ width: Int) -> (parts: [String], rowCount: Int) {
        var parts: [String] = []
        var (x, row) = (ReadingsScale.margin.left, 0)
        for (sign, words) in keyEntries {
            let needed = 30 + 7.5 * Double(words.count)
            if x + needed > Double(width), x > ReadingsScale.margin.left { (x, row) = (ReadingsScale.margin.left, row + 1) }
            let y = Double(Self.height + Self.keyRow * row + 10)
            parts.append("<g class=\"key\">\(sign(x + 8, y))\(text("tick", x + 20, y + 4, words))</g>")
            x += needed
        }
        return (parts, row + 1)
    }

    private var keyEntries: [(sign: (Double, Double) -> String, words: String)] {
        let sides = Set(points.map(\.side)).intersection(["left", "right"]).sorted()
        let faults: [(sign: (Double, Double) -> String, words: String)] =
            points.contains(where: \.isFaulty) ? [({ Self.cross($0, $1) }, "row that cannot be read")] : []
        return measures.flatMap { measure in
            let shown = measure.side.map { [$0] } ?? (sides.isEmpty ? ["one"] : sides)
            return shown.map { side in
                let words = measure.side != nil ? "\(side) arm" : side == "one" ? measure.field.name : "\(measure.field.name), \(side) arm"
                return ({ Self.symbol($0, $1, side: side, isHollow: measure.isHollow) }, words)
            }
        } + faults
    }

    private static let style = """
        .paper { fill: #ffffff; } text { font: 12px system-ui, "DejaVu Sans", sans-serif; fill: #565e67; }
        .tick.end { text-anchor: end; } .tick.middle { text-anchor: middle; } .grid { stroke: #dfdcd4; } .gap { fill: #efece4; }
        .mark { stroke-width: 1.4; } .mark.full { fill-opacity: 0.75; } .mark.hollow { fill: none; }
        .mark.left, .mark.one, .mean.left { stroke: #1f6f8b; } .mark.left.full, .mark.one.full { fill: #1f6f8b; }
        .mark.right, .mean.right { stroke: #b4541a; } .mark.right.full { fill: #b4541a; }
        .mean { fill: none; stroke-width: 1.5; } .mean.both { stroke: #80858b; } .cross { fill: none; stroke: #b3261e; stroke-width: 2.5; }
        @media (prefers-color-scheme: dark) {
        .paper { fill: #17181a; } text { fill: #adb4bc; } .grid { stroke: #343a41; } .gap { fill: #24292e; } .cross { stroke: #ff8a80; }
        .mark.left, .mark.one, .mean.left { stroke: #6cc5e0; } .mark.left.full, .mark.one.full { fill: #6cc5e0; }
        .mark.right, .mean.right { stroke: #f0a06b; } .mark.right.full { fill: #f0a06b; }
        }
        """
}
