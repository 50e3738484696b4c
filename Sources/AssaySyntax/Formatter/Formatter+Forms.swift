// SPDX-License-Identifier: Apache-2.0

/// `curve(…)`, `table(…)`, `bands(…)`, `weighted(…)`: what they hold stands on one line when it fits, else one below the other.
extension Formatter {
    mutating func steps(_ it: StepsSyntax) -> Layout {
        let head: Layout = [token(it.kind.rawValue, at: it.nameSpan.start), "(", layout(of: it.value), ":"]
        var points: [Layout] = []
        for point in it.points { points.append([constant(point.key), " -> ", constant(point.value)]) }
        return form(head, points)
    }

    mutating func bands(_ it: BandsSyntax) -> Layout {
        let head: Layout = [token("bands", at: it.nameSpan.start), "(", layout(of: it.value), ":"]
        var bands: [Layout] = []
        for band in it.bands { bands.append([name(band.label), " from ", constant(band.threshold)]) }
        bands.append([name(it.last), " below"])
        return form(head, bands)
    }

    mutating func weighted(_ parts: [WeightSyntax], at start: Int) -> Layout {
        let head: Layout = [token("weighted", at: start), "("]
        var items: [Layout] = []
        for part in parts { items.append([constant(.number(part.weight, unit: nil)), ": ", layout(of: part.value)]) }
        return form(head, items, opensWithSpace: false)
    }

    private func form(_ head: Layout, _ items: [Layout], opensWithSpace: Bool = true) -> Layout {
        [head, .indented(opensWithSpace ? .line : .softLine, Self.list(items)), .softLine, ")"]
    }

    mutating func constant(_ constant: ConstantSyntax) -> Layout {
        switch constant {
        case .number(let it, let unit): number(it, unit: unit)
        case .label(let label): name(label)
        }
    }
}
