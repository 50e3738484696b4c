// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// What forms are made of.
extension Search {
    /// Whether each form is a multiple of a wire of its own.
    private func areWires(_ forms: [Form<F>]) -> Bool {
        guard forms.count <= Self.mostWires else { return false }
        for (i, form) in forms.enumerated() {
            guard form.terms.count == 1 else { return false }
            for j in 0..<i where forms[j].terms[0].wire == form.terms[0].wire { return false }
        }
        return true
    }

    /// By what multiples of flags a form differs from one without their wires. Some flag has a wire that no other one has; without it, another.
    func multiples(of flags: [Int], in form: Form<F>) -> [WideInteger] {
        let flags = flags.map { checker.facts[$0].form }
        if areWires(flags) {
            return flags.map { flag in
                let own = flag.terms[0]
                return form.coefficient(of: own.wire).times(inverse(of: own.coefficient)).signedInteger
            }
        }
        var uses: [UInt32: Int] = [:]
        for flag in flags { for term in flag.terms { uses[term.wire, default: 0] += 1 } }
        var taken: [UInt32: F] = [:]
        var open = Array(flags.indices)
        var found = Array(repeating: WideInteger.zero, count: flags.count)
        while let place = open.firstIndex(where: { i in flags[i].terms.contains { uses[$0.wire] == 1 } }) {
            let flag = open.remove(at: place)
            for term in flags[flag].terms { uses[term.wire, default: 0] -= 1 }
            guard let own = flags[flag].terms.first(where: { uses[$0.wire] == 0 }) else { break }
            let left = form.coefficient(of: own.wire) - (taken[own.wire] ?? .zero)
            let multiple = left.times(inverse(of: own.coefficient))
            found[flag] = multiple.signedInteger
            for term in flags[flag].terms where flags[flag].terms.count > 1 {
                taken[term.wire, default: .zero] += term.coefficient.times(multiple)
            }
        }
        return found
    }

    /// The wires of some forms, ascending, each once: hardly ever more than a few.
    func wires(of forms: [Form<F>]) -> [UInt32] {
        var wires: [UInt32] = []
        for form in forms { for term in form.terms { wires.append(term.wire) } }
        wires.sort()
        var last: UInt32 = 0
        wires.removeAll { wire in
            defer { last = wire }
            return wire == last
        }
        return wires
    }

    /// Wires that are compared each with each.
    private static var mostWires: Int { 8 }
}
