// SPDX-License-Identifier: Apache-2.0
public import AssayCompiler
public import AssayData
internal import AssaySyntax

/// An algorithm in plain English and formulas: what buyer and seller read before they agree on it.
///
/// Everything is taken from the program in its usual layout and from the circuit made of it, so that the same program gives the same page
/// on every machine. Nothing in it depends on data.
public struct Explanation {
    let program: CheckedProgram
    let interface: CircuitInterface
    let text: ProgramText
    /// What each statement can be: the first for rules that are about several data sets.
    private let contents: [StatementFacts]

    /// - Parameters:
    ///   - program: what is explained.
    ///   - interface: of the circuit that the program was compiled to.
    public init(_ program: CheckedProgram, interface: CircuitInterface) {
        self.program = program
        self.interface = interface
        text = ProgramText(program)
        contents = program.statementFacts
    }

    /// The page.
    public var document: Document {
        let blocks =
            head + disclosure + inputs + rules + text.functionBlocks + steps + tests + ProgramText.exactness + text.notation + wholeText
            + signatures
        return Document(title: program.algorithm, blocks: blocks.filter { $0 != .list([]) })
    }

    var source: SourceFile { text.tree.source }

    /// What a statement can be; `nil` for a rule that nothing uses.
    func content(_ kind: StatementFacts.Kind, _ name: String) -> StatementFacts.Content? {
        contents.first { $0.kind == kind && $0.name == name }?.content
    }

    // MARK: Head

    private var head: [Document.Block] {
        let modules = program.modules.map { module -> [Phrase] in
            [.text("Module \(module.name) (SHA-256)"), .code(module.digest.hexadecimal)]
        }
        let facts: [[Phrase]] = [
            ["Program (SHA-256 of its usual layout)", .code(program.sourceDigest.hexadecimal)],
            ["Circuit (SHA-256 of its \(code: ".r1cs") file)", .code(interface.circuitDigest.hexadecimal)],
            ["Constraints", "\(interface.constraintCount)"],
            ["Curve", .code(interface.curve)],
            ["Edition of the language", "\(program.edition)"],
        ]
        return [
            .heading(1, .text(program.algorithm)),
            .paragraph(
                """
                What this algorithm computes, in words and in formulas. Buyer and seller agree on exactly this. Lines are those of the program in its \
                usual layout, which stands at the end.
                """),
            .table(["", ""], facts + modules),
        ]
    }

    // MARK: What leaves

    private var disclosure: [Document.Block] {
        let rows = zip(program.outputs, interface.disclosure.items).map { signal, item -> [Phrase] in
            [.code(signal.name), signal.valuePhrase, "\(text: item.amount.description)"]
        }
        let warnings = interface.disclosure.warnings
        return [
            .heading(2, "What leaves the seller's machine"),
            .paragraph("The buyer learns these values, each of which is one of so many that it tells so many bits at most:"),
            .table(["output", "values", "bits"], rows),
            .paragraph("\(text: interface.disclosure.total.description) bits in all, and nothing else about the data."),
            .paragraph(
                """
                Beside them a proof shows the parameters below, a commitment to each data set (a number that hides the data and can \
                later be compared), and a number that ties the proof to the agreement.
                """),
            .paragraph(warnings.isEmpty ? "No output gets a warning." : "Warnings, which are part of the agreement:"),
        ] + (warnings.isEmpty ? [] : [.list(warnings.map { Phrase(marked: $0) })])
    }

    // MARK: What goes in

    private var inputs: [Document.Block] {
        var blocks: [Document.Block] = [.heading(2, "What goes in")]
        for case .data(let it) in text.tree.declarations {
            guard let input = program.dataSets.first(where: { $0.name == it.name.text }) else { continue }
            blocks += data(it, input)
        }
        if program.parameters.isEmpty { return blocks + [.paragraph("There are no parameters.")] }
        blocks.append(.heading(3, "Parameters"))
        blocks.append(.paragraph("The buyer chooses these before the run, and both sides see them."))
        return blocks + [.table(["parameter", "values"], program.parameters.map { [.code($0.name), $0.valuePhrase] })]
    }

    private func data(_ syntax: DataSyntax, _ input: CircuitInterface.Input) -> [Document.Block] {
        let order: Phrase =
            syntax.order.map { order -> Phrase in
                order.isStrict
                    ? ", in strictly increasing order of \(code: order.field.text): no two rows have the same"
                    : ", in increasing order of \(code: order.field.text): neighbours may have the same"
            } ?? ", in the order in which the seller lists them"
        let rows = input.schema.fields.map { field -> [Phrase] in
            [.code(field.name), field.valuePhrase, field.optional ? "yes" : "no"]
        }
        return [
            .heading(3, "Data \(code: input.name)"),
            .paragraph("0 to \(input.schema.capacity) rows of \(code: input.schema.record)" + order + "."),
        ] + remarks(above: syntax.span) + [
            .table(["field", "values", "may be missing"], rows),
            .paragraph("A value that is not one of these is refused when the data are read."),
        ]
    }

    /// What the author wrote straight above a place.
    func remarks(above span: Span) -> [Document.Block] {
        let words = text.tree.remarks(above: span)
        return words.isEmpty ? [] : [.paragraph("The author's remark: \(text: words.joined(separator: " "))")]
    }
}

extension Schema.Field {
    /// The values that it can have.
    var valuePhrase: Phrase {
        guard labels.isEmpty else { return "one of \(Phrase.names(labels))" }
        let unit = unit.isEmpty ? "" : " \(unit)"
        return "\(text: text(lo)) to \(text: text(hi))\(text: unit), in steps of \(text: step(scale))"
    }
}

extension CircuitInterface.Signal {
    /// The values that it can have.
    var valuePhrase: Phrase {
        switch kind {
        case .bool: "yes or no"
        case .enumeration: "one of \(Phrase.names(labels))"
        case .number: "\(text: text(lo)) to \(text: display(hi)), in steps of \(text: step(scale))\(text: unit == Self.percent ? "%" : "")"
        }
    }
}

/// `0.01` for two digits after the point.
private func step(_ scale: Int) -> String {
    scale <= 0 ? "1" + String(repeating: "0", count: -scale) : "0." + String(repeating: "0", count: scale - 1) + "1"
}
