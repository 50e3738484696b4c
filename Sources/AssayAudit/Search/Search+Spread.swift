// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// n · Σx² − (Σx)², the divisor of a slope and what is under the roots of a correlation.
extension Search {
    private struct Row {
        var mask: Form<F>
        var part: Form<F>
        var weighted: Form<F>
        var counted: [Int] = []
        var supported: [Int] = []
    }

    /// Constraints that square a form.
    private struct Squares {
        var ofForm: [Form<F>: Int] = [:]
        /// What is added to a wire that is squared.
        var starts: [UInt32: [F]] = [:]

        mutating func add(_ form: Form<F>, _ k: Int) {
            ofForm[form] = k
            if form.terms.count == 1, form.terms[0].coefficient == .one { starts[form.terms[0].wire, default: []].append(form.constant) }
        }
    }

    func takeSpreads() {
        var squares = Squares()
        for k in 0..<circuit.constraintCount where !isRange[k] && circuit.a.entries(k).count == circuit.b.entries(k).count {
            let form = row(.a, k)
            if !form.isConstant, form == row(.b, k) { squares.add(form, k) }
        }
        // The sums of hashes have constants as long as the field.
        for (sum, k) in squares.ofForm.sorted(by: { $0.value < $1.value })
        where sum.terms.count > 1 && sum.constant.signedInteger.bitLength < Self.longestStart {
            for start in starts(in: sum, squares) where takeSpread(of: sum, k, squares, start) { break }
        }
    }

    private static var longestStart: Int { 64 }
    private static var mostStarts: Int { 4 }

    /// What rows may hold that are not there: the same in all of them.
    private func starts(in sum: Form<F>, _ squares: Squares) -> [F] {
        var found: [F] = [.zero]
        for term in sum.terms where term.coefficient == .one && found.count < Self.mostStarts {
            for start in squares.starts[term.wire] ?? [] where !found.contains(start) { found.append(start) }
        }
        return found
    }

    private func takeSpread(of sum: Form<F>, _ square: Int, _ squares: Squares, _ start: F) -> Bool {
        let rows = sum.terms.filter { $0.coefficient == .one }.compactMap {
            countedRow($0.wire, squares.ofForm) ?? supportedRow($0.wire, squares.ofForm, start)
        }
        guard FormSum.of(rows.map(\.part)) == sum else { return false }
        let (count, total) = (FormSum.of(rows.map(\.mask)), FormSum.of(rows.map(\.weighted)))
        guard let wire = total.terms.first?.wire else { return false }
        for entry in index.entries(of: Int(wire)) where entry.matrix < 2 {
            let k = entry.constraint
            guard row(entry.matrix == 0 ? .a : .b, k) == total, row(entry.matrix == 0 ? .b : .a, k) == count else { continue }
            let step = CertificateStep<F>.spread(
                product: k, square: square, counted: rows.flatMap(\.counted), supported: rows.flatMap(\.supported))
            guard let fact = take(step)?.first else { continue }
            noteNotNegative(fact)
            return true
        }
        return false
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
            return Row(mask: mask, part: c(part), weighted: c(weighted), counted: [bit, number, part, power, weighted])
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

    /// A row whose value is `start` where it is not there, and the wire more where it is.
    private func supportedRow(_ wire: UInt32, _ squares: [Form<F>: Int], _ start: F) -> Row? {
        let place = Form<F>(wire: Int(wire))
        let value = place.adding(Form(.one), times: start)
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
            guard let support = take(.supported(form: place, parts: parts))?.first else { continue }
            let absent = mask.adding(Form(.one), times: .minusOne)
            return Row(
                mask: mask, part: place.adding(mask, times: start), weighted: c(power).adding(absent, times: start * start),
                supported: [bit, number, power, support])
        }
        return nil
    }
}
