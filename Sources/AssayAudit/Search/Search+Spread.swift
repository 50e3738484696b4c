// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// n · Σx² − (Σx)², the divisor of a slope and what is under the roots of a correlation.
extension Search {
    private struct Row {
        var mask: Form<F>
        var weighted: Form<F>
        var counted: [Int] = []
        var supported: [Int] = []
    }

    func takeSpreads() {
        var squares: [Form<F>: Int] = [:]
        for k in 0..<circuit.constraintCount where !isRange[k] && circuit.a.entries(k).count == circuit.b.entries(k).count {
            let form = row(.a, k)
            if !form.isConstant, form == row(.b, k) { squares[form] = k }
        }
        for (sum, k) in squares.sorted(by: { $0.value < $1.value }) where sum.terms.count > 1 && sum.constant.isZero {
            takeSpread(of: sum, k, squares)
        }
    }

    private func takeSpread(of sum: Form<F>, _ square: Int, _ squares: [Form<F>: Int]) {
        var rows: [Row] = []
        for term in sum.terms {
            guard term.coefficient == .one, let found = countedRow(term.wire, squares) ?? supportedRow(term.wire, squares) else { return }
            rows.append(found)
        }
        let count = Form(rows.flatMap(\.mask.terms), constant: rows.reduce(.zero) { $0 + $1.mask.constant })
        let total = Form(rows.flatMap(\.weighted.terms), constant: rows.reduce(.zero) { $0 + $1.weighted.constant })
        guard let wire = total.terms.first?.wire else { return }
        for entry in index.entries(of: Int(wire)) where entry.matrix < 2 {
            let k = entry.constraint
            guard row(entry.matrix == 0 ? .a : .b, k) == total, row(entry.matrix == 0 ? .b : .a, k) == count else { continue }
            let step = CertificateStep<F>.spread(
                product: k, square: square, counted: rows.flatMap(\.counted), supported: rows.flatMap(\.supported))
            if let fact = take(step)?.first { noteNotNegative(fact) }
        }
    }

    /// What is not below zero is preferred to what the ranges of wires say.
    func noteNotNegative(_ fact: Int) {
        sums[checker.facts[fact].form] = fact
        noteRange(fact)
    }

    /// A row that counts where its mask is 1: the wire is the product of mask and value.
    private func countedRow(_ wire: UInt32, _ squares: [Form<F>: Int]) -> Row? {
        guard let part = definition(of: Form(wire: Int(wire))) else { return nil }
        for factor in Factor.allCases {
            let (mask, value) = (row(factor, part), row(factor.other, part))
            guard let power = squares[value], let bit = range(of: mask), isFlag(bit),
                let number = range(of: value), let weighted = weighted(by: mask, c(power)) ?? weighted(by: value, c(part))
            else { continue }
            return Row(mask: mask, weighted: c(weighted), counted: [bit, number, part, power, weighted])
        }
        return nil
    }

    /// The constraint that multiplies a wire by a form.
    private func weighted(by form: Form<F>, _ square: Form<F>) -> Int? {
        guard let wire = square.terms.first?.wire else { return nil }
        return index.entries(of: Int(wire)).first { entry in
            entry.matrix < 2 && row(entry.matrix == 0 ? .a : .b, entry.constraint) == square
                && row(entry.matrix == 0 ? .b : .a, entry.constraint) == form
        }?.constraint
    }

    /// A row whose value is zero where it is not there.
    private func supportedRow(_ wire: UInt32, _ squares: [Form<F>: Int]) -> Row? {
        let value = Form<F>(wire: Int(wire))
        guard let power = squares[value], let number = range(of: value) else { return nil }
        for fact in rangesWithWire[Int(wire)] {
            guard let mask = checker.facts[fact].bound, let bit = rangeByName(mask), isFlag(bit) else { continue }
            let form = checker.facts[fact].form
            let factor = inverse(of: form.coefficient(of: wire))
            let digits = form.terms.filter { $0.wire != wire }
            guard digits.allSatisfy({ rangeOfWire[Int($0.wire)] >= 0 }) else { continue }
            let parts =
                [FactMultiple(fact, factor.signedInteger)]
                + digits.map { FactMultiple(Int(rangeOfWire[Int($0.wire)]), (-factor * $0.coefficient).signedInteger) }
            guard let support = take(.supported(form: value, parts: parts))?.first else { continue }
            return Row(mask: mask, weighted: c(power), supported: [bit, number, power, support])
        }
        return nil
    }
}
