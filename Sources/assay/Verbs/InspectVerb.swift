// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayData
internal import AssayExplain
internal import AssayFormats
internal import AssayVerifier

struct InspectVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what a file is and what is in it: circuits, keys, witnesses, receipts, agreements; or where costs come from.",
        discussion: """
            Everything that a verb reads is checked here just as strictly. A witness is described by its size only.

            With --costs, --diff, --budget or --svg: what each declaration of a program costs in constraints, how its parts are made,
            and what other ways would have cost. PATH is then the folder of a compiled algorithm or a program.

            Examples: assay inspect diary.zkey
                      assay inspect circuit/ --costs
                      assay inspect new.assay --diff circuit/
                      assay inspect circuit/ --budget budget.json
                      assay inspect circuit/ --svg costs.svg
            """)

    @Argument(help: "A file, the folder of a compiled algorithm, or a program.")
    var path: String

    @Flag(help: "What each declaration costs, in constraints, and how its parts are made.")
    var costs = false

    @Option(help: "Compare the costs with those of another folder or program.")
    var diff: String?

    @Option(help: "End with 1 when the whole, a declaration or a line costs more than this file of limits allows.")
    var budget: String?

    @Option(help: "Draw the costs by declaration, line and check into this file.")
    var svg: String?

    @Option(help: "For a receipt: write its proof.json, public.json and verification_key.json into this folder.")
    var extract: String?

    @OptionGroup var curve: CurveOptions
    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    private var asksForCosts: Bool { costs || diff != nil || budget != nil || svg != nil }

    func validate() throws {
        guard extract == nil || !asksForCosts else { throw ValidationError("--extract is for receipts, which have no costs.") }
    }

    func perform() throws -> Answer {
        let isProgram = !Files.isFolder(path) && asksForCosts
        if asksForCosts {
            var answer = isProgram ? Answer() : try FolderDescription(path).answer
            try addCosts(to: &answer)
            return answer
        }
        if Files.isFolder(path) { return try FolderDescription(path).answer }
        let description = try FileDescription(path)
        if let extract { try description.extract(to: extract, overwrite) }
        return description.answer
    }

    private func addCosts(to answer: inout Answer) throws {
        if let svg { try overwrite.check([svg], reading: [path]) }
        let source = try CostSource(path, on: curve.curve)
        answer.json["constraints"] = .integer(source.tree.constraints)
        if costs {
            answer.lines += source.tree.text
            answer.json["costs"] = source.tree.json
            if !source.hasChoices { remark("\(path) was compiled by another version; how its parts are made is not known") }
        }
        if let diff {
            let old = try CostSource(diff, on: curve.curve)
            answer.lines += source.tree.comparison(with: old.tree)
            answer.json["changes"] = .array(source.tree.changes(from: old.tree).map(\.json))
            answer.json["before"] = .integer(old.tree.constraints)
        }
        if let svg {
            try Files.write(CostChart(source.tree, title: source.title).svg, to: svg)
            answer.lines.append("\(svg): written")
        }
        if let budget { try check(source.tree, budget, &answer) }
    }

    private func check(_ tree: CostTree, _ budget: String, _ answer: inout Answer) throws {
        let excesses = try CostBudget(budget).excesses(of: tree, budget)
        answer.json["excesses"] = .array(excesses.map { .string($0) })
        answer.lines += excesses.isEmpty ? ["within the budget of \(budget)"] : excesses.map { "over the budget: \($0)" }
        if !excesses.isEmpty { answer.status = .invalid }
    }
}
