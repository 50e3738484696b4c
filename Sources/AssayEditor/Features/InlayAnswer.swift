// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssaySyntax

/// The cost of each line, shown behind it. All hints of a program together make up its circuit.
struct InlayAnswer {
    let analysis: Analysis
    /// Of this version of the text.
    let costs: CostTable

    func json(in range: TextRange) -> [JSON] {
        costs.perLine.sorted { $0.key < $1.key }.compactMap { line, constraints in
            let place = shownLine(line)
            guard place >= 0, place < analysis.lines.lineCount, constraints > 0 else { return nil }
            let end = analysis.lines.position(of: analysis.lines.line(place).upperBound)
            guard range.touches(TextRange(end, end)) else { return nil }
            return hint(at: end, constraints, isAgreement: line == 0)
        }
    }

    /// From 0. What belongs to no line, the agreement and the commitment, is shown behind the title.
    private func shownLine(_ line: Int) -> Int {
        guard line == 0 else { return line - 1 }
        return analysis.tree?.algorithm.map { analysis.lines.position(of: $0.span.start).line } ?? 0
    }

    private func hint(at position: TextPosition, _ constraints: Int, isAgreement: Bool) -> JSON {
        let unit = constraints == 1 ? "constraint" : "constraints"
        let what = isAgreement ? "the agreement and the commitment to the data, which every program has" : "this line"
        return [
            "position": position.json,
            "label": .string("\(constraints.grouped) \(unit)" + (isAgreement ? ", agreement and commitment" : "")),
            "tooltip": .string("\(what): \(constraints.grouped) of \(costs.total.grouped) constraints"),
            "paddingLeft": true,
        ]
    }
}
