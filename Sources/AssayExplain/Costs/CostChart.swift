// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// The costs of a program as a picture: the whole on top, under it the declarations, their lines, and what is checked there, each as wide
/// as it costs. SVG without scripts and fonts from elsewhere; the numbers show where the pointer rests.
public struct CostChart {
    private let tree: CostTree
    private let title: String

    private static let width = 1200
    private static let rowHeight = 46
    private static let top = 64
    /// Width of a sign in hundredths of a pixel, on the safe side.
    private static let signWidth = 740

    /// A chart with a heading.
    public init(_ tree: CostTree, title: String) {
        self.tree = tree
        self.title = title
    }

    /// A box of the picture; places and widths are in constraints.
    private struct Box {
        let row: Int
        let start: Int
        let constraints: Int
        let name: String
        let style: String
        let words: String
    }

    /// The whole file.
    public var svg: String {
        let height = Self.top + 4 * Self.rowHeight + 40
        let heads = ["<title>\(SVG.escaped("Constraints of \(title)"))</title>", "<style>\(Self.style)</style>"]
        let paper = "<rect class=\"paper\" width=\"\(Self.width)\" height=\"\(height)\"/>"
        let heading = "<text class=\"heading\" x=\"12\" y=\"28\">\(SVG.escaped(cut(title, to: 1000 * 74)))</text>"
        let total =
            "<text class=\"note\" x=\"12\" y=\"50\">\(tree.constraints.grouped) constraints, by declaration, line and what is checked</text>"
        let note =
            "<text class=\"note\" x=\"12\" y=\"\(height - 14)\">Each box is as wide as it costs; the pointer on it shows its name and number.</text>"
        let parts = heads + [paper, heading, total] + boxes.map { drawn($0) } + legend(y: height - 14) + [note]
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(height)" role="img">
            \(parts.joined(separator: "\n"))
            </svg>

            """
    }

    // MARK: Boxes

    private var boxes: [Box] {
        var boxes = [
            Box(row: 0, start: 0, constraints: tree.constraints, name: "all", style: "all", words: "all: \(share(tree.constraints))")
        ]
        var start = 0
        for declaration in tree.declarations {
            boxes.append(
                Box(
                    row: 1, start: start, constraints: declaration.constraints, name: declaration.shortName, style: style(of: declaration),
                    words: "\(declaration.text): \(share(declaration.constraints))"))
            boxes += lines(of: declaration, from: start)
            start += declaration.constraints
        }
        return boxes
    }

    private func lines(of declaration: CostTree.Declaration, from start: Int) -> [Box] {
        var boxes: [Box] = []
        var start = start
        for line in declaration.lines {
            let name = line.number > 0 ? "line \(line.number)" : "no line"
            let style = style(of: declaration)
            let how = line.choices.map { "\n\($0.sentence)" }.joined()
            boxes.append(
                Box(
                    row: 2, start: start, constraints: line.constraints, name: name, style: style,
                    words: "\(name), \(declaration.label): \(share(line.constraints))\(how)"))
            for gadget in line.gadgets {
                boxes.append(
                    Box(
                        row: 3, start: start, constraints: gadget.constraints, name: gadget.name, style: "\(style) gadget",
                        words: "\(name), \(declaration.label)\n\(gadget.name): \(share(gadget.constraints))"))
                start += gadget.constraints
            }
        }
        return boxes
    }

    /// One colour for each kind of declaration; the style is the word that it starts with.
    private static let kinds = [
        ("record", "fields"), ("data", "data"), ("param", "param"), ("rule", "rule"), ("let", "let"), ("require", "require"),
        ("publish", "publish"), ("outside", "other"),
    ]

    private func style(of declaration: CostTree.Declaration) -> String {
        let word = declaration.label.prefix { $0 != " " }
        return Self.kinds.contains { $0.0 == word } ? String(word) : "outside"
    }

    /// What the colours mean, from the right.
    private func legend(y: Int) -> [String] {
        Self.kinds.enumerated().map { index, kind in
            let x = Self.width - 12 - (Self.kinds.count - index) * 76
            return "<rect class=\"\(kind.0)\" x=\"\(x)\" y=\"\(y - 11)\" width=\"14\" height=\"14\" rx=\"2\"/>"
                + "<text class=\"note\" x=\"\(x + 19)\" y=\"\(y)\">\(kind.1)</text>"
        }
    }

    private func share(_ constraints: Int) -> String {
        let tenths = tree.constraints == 0 ? 0 : (constraints * 1000 + tree.constraints / 2) / tree.constraints
        return "\(constraints.grouped) constraints, \(tenths / 10).\(tenths % 10) %"
    }

    // MARK: Drawing

    private func drawn(_ box: Box) -> String {
        let (left, right) = (place(box.start), place(box.start + box.constraints))
        let width = max(right - left - 100, 20)
        let y = Self.top + box.row * Self.rowHeight
        let rect =
            "<rect class=\"\(box.style)\" x=\"\(pixels(left))\" y=\"\(y)\" width=\"\(pixels(width))\" height=\"\(Self.rowHeight - 2)\" rx=\"2\"/>"
        let name = cut(box.name, to: width - 900, isWhole: box.row == 2)
        let number = cut(box.constraints.grouped, to: width - 900, isWhole: true)
        let x = pixels(left + 500)
        let text = name.isEmpty ? "" : "<text x=\"\(x)\" y=\"\(y + 19)\">\(SVG.escaped(name))</text>"
        let figure = number.isEmpty ? "" : "<text class=\"figure\" x=\"\(x)\" y=\"\(y + 36)\">\(number)</text>"
        return "<g><title>\(SVG.escaped(box.words))</title>\(rect)\(text)\(figure)</g>"
    }

    /// Where a constraint stands, in hundredths of a pixel.
    private func place(_ constraint: Int) -> Int {
        let room = (Self.width - 24) * 100
        return 1200 + (tree.constraints == 0 ? 0 : (constraint * room + tree.constraints / 2) / tree.constraints)
    }

    private func pixels(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100)" + (rest == 0 ? "" : ".\(rest / 10)\(rest % 10)")
    }

    /// What fits into so many hundredths of a pixel; nothing when that is too little to read.
    private func cut(_ text: String, to width: Int, isWhole: Bool = false) -> String {
        let room = max(0, width / Self.signWidth)
        if text.count <= room { return text }
        return isWhole || room < 4 ? "" : text.prefix(room - 1) + "…"
    }

    private static let style = """
        .paper { fill: #ffffff; } text { font: 12px system-ui, "DejaVu Sans", sans-serif; fill: #1c1c1c; pointer-events: none; }
        .heading { font-size: 18px; font-weight: 600; } .note, .figure { fill: #4a4a4a; } .figure { font-size: 11px; }
        .all { fill: #d5d8dc; } .outside { fill: #c9ccd1; } .record { fill: #a9d0e8; } .data { fill: #8fc3dd; } .param { fill: #b9d9b0; }
        .rule { fill: #f2cf91; } .let { fill: #d3c1e8; } .require { fill: #eeb4ab; } .publish { fill: #a8dcc5; } .gadget { fill-opacity: 0.6; }
        @media (prefers-color-scheme: dark) {
        .paper { fill: #17181a; } text { fill: #f0f0f0; } .note, .figure { fill: #c4c4c4; }
        .all { fill: #3d4147; } .outside { fill: #4b4f56; } .record { fill: #2c5d7c; } .data { fill: #24698c; } .param { fill: #3f6b35; }
        .rule { fill: #7d5a1a; } .let { fill: #5b4480; } .require { fill: #8a3d33; } .publish { fill: #256b52; }
        }
        """
}

extension CostTree.Declaration {
    /// Its name without the word for what it is, which the colour shows.
    fileprivate var shortName: String {
        guard let space = label.firstIndex(of: " "), label != CostTree.outside, !label.hasPrefix("require") else { return label }
        let name = label[label.index(after: space)...]
        return String(name.split(separator: ".").last ?? name)
    }
}
