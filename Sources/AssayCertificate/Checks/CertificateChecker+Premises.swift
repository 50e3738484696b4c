// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints

/// What steps ask of facts and constraints.
extension CertificateChecker {
    func fact(_ number: Int) throws(Refusal) -> Fact<F> {
        try Refusal.unless(facts.indices.contains(number), "there is no fact \(number)")
        return facts[number]
    }

    func range(_ number: Int) throws(Refusal) -> (form: Form<F>, interval: Interval) {
        try Refusal.unless(facts.indices.contains(number), "there is no fact \(number)")
        guard let interval = range(of: number) else { throw Refusal("fact \(number) is no range") }
        return (facts[number].form, interval)
    }

    func a(_ constraint: Int) throws(Refusal) -> Form<F> { try row(rows.a, constraint) }
    func b(_ constraint: Int) throws(Refusal) -> Form<F> { try row(rows.b, constraint) }
    func c(_ constraint: Int) throws(Refusal) -> Form<F> { try row(rows.c, constraint) }

    func form(_ factor: Factor, _ constraint: Int) throws(Refusal) -> Form<F> {
        try factor == .a ? a(constraint) : b(constraint)
    }

    private func row(_ forms: [Form<F>], _ constraint: Int) throws(Refusal) -> Form<F> {
        try Refusal.unless(forms.indices.contains(constraint), "there is no constraint \(constraint)")
        return forms[constraint]
    }

    /// The part of a form that is left when determined forms are taken away: its unknown wires.
    func unknownPart(_ form: Form<F>, _ known: [FactMultiple<F>] = []) throws(Refusal) -> Form<F> {
        var form = form
        for multiple in known {
            let fact = try fact(multiple.fact)
            try Refusal.unless(fact.claim == .determined, "fact \(multiple.fact) does not determine anything")
            form = form.adding(fact.form, times: -multiple.factor)
        }
        return form.part(without: isKnown)
    }

    func requireKnown(_ form: Form<F>, using known: [FactMultiple<F>] = [], _ what: String) throws(Refusal) {
        // Most forms are known without any help, and then nothing has to be taken away.
        if known.isEmpty, !form.hasWire(without: isKnown) { return }
        // A sum that is known as it stands, of which the last wire is to be known, is not taken from itself wire by wire.
        if known.count == 1, known[0].factor == .one, try fact(known[0].fact) == determined(form) { return }
        let unknown = try unknownPart(form, known)
        try Refusal.unless(unknown.isConstant, "\(what) is not known: wire \(unknown.terms.first?.wire ?? 0) is not")
    }

    /// Whether integers of this width are told apart by their residues.
    func requireNarrow(_ width: WideInteger) throws(Refusal) {
        try Refusal.unless(width < modulus, "the range is as wide as the field")
    }

    func determined(_ form: Form<F>) -> Fact<F> { Fact(form: form, claim: .determined) }
}
