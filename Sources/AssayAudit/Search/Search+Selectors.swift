// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// Flags of which one at most is not zero.
extension Search {
    /// Known sums of wires each of which a constraint makes zero unless something known is zero.
    func tryOneHots() -> Bool {
        let before = insights
        var selectors: [UInt32: (constraint: Int, flag: Factor)] = [:]
        for item in divisions where unknownCounts[item.constraint].z == 0 && isInScope(item.constraint) {
            let unknown = row(item.divisor.other, item.constraint)
            if unknown.terms.count == 1, let wire = unknown.terms.first?.wire { selectors[wire] = (item.constraint, item.divisor.other) }
        }
        for number in Set(selectors.keys.flatMap { relationsOfWire[Int($0)] }).sorted() where !relations[number].isRange {
            tryOneHot(relations[number], selectors)
        }
        return insights > before
    }

    private func tryOneHot(_ relation: Relation<F>, _ selectors: [UInt32: (constraint: Int, flag: Factor)]) {
        let flags = relation.form.terms.filter { !isKnown($0.wire) }
        let found = flags.compactMap { selectors[$0.wire] }
        guard !flags.isEmpty, found.count == flags.count else { return }
        let weights = zip(flags, found).map { term, item in
            term.coefficient * inverse(of: row(item.flag, item.constraint).coefficient(of: term.wire))
        }
        take(
            .oneHot(
                constraints: found.map(\.constraint), factors: found.map(\.flag), weights: weights,
                using: [FactMultiple(relation.fact, .one)]))
    }
}
