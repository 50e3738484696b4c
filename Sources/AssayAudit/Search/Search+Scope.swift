// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// Wires that are looked at more closely than others.
enum Scope {
    case nothing
    case everything
    /// The wires that are marked.
    case some([Bool])
}

/// Where a closer look may be of use.
extension Search {
    func isInScope(_ form: Form<F>) -> Bool {
        switch scope {
        case .nothing: return false
        case .everything: return true
        case .some(let isMarked):
            for term in form.terms where isMarked[Int(term.wire)] { return true }
            return false
        }
    }

    func isInScope(_ constraint: Int) -> Bool { isInScope(rows.a[constraint]) || isInScope(rows.b[constraint]) }

    /// The wires of constraints through which an unknown wire may lead to an output.
    var coneOfOutputs: Scope {
        var isMarked = Array(repeating: false, count: circuit.wireCount)
        var isSeen = isMarked
        var isDone = Array(repeating: false, count: circuit.constraintCount)
        var open = checker.openOutputs
        for wire in open { isSeen[wire] = true }
        while let wire = open.popLast() {
            for entry in index.entries(of: wire) where !isDone[entry.constraint] {
                isDone[entry.constraint] = true
                for form in [rows.a[entry.constraint], rows.b[entry.constraint], c(entry.constraint)] {
                    for term in form.terms {
                        isMarked[Int(term.wire)] = true
                        if isKnown(term.wire) || isSeen[Int(term.wire)] { continue }
                        isSeen[Int(term.wire)] = true
                        open.append(Int(term.wire))
                    }
                }
            }
        }
        return .some(isMarked)
    }
}
