// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayFormats
internal import AssaySyntax

/// A file that is open in the editor, and what is known about its present text.
struct OpenDocument: Sendable {
    private(set) var text: TextDocument
    /// Of the text as it is, once somebody has asked.
    private(set) var analysis: Analysis?
    /// Of the text as it is, once they have been counted.
    private(set) var costs: CostTable?
    /// What the client has been told last.
    var published: Published?
    /// The last work that has been handed out.
    private var jobs: Set<Job> = []
    /// Of the last text whose ranges were checked.
    private var rangeMessages: RangeMessages?

    struct Published: Hashable, Sendable {
        let version: Int
        let diagnostics: [Diagnostic]
    }

    private enum Job { case ranges, costs }

    init(_ text: TextDocument) { self.text = text }

    mutating func change(_ changes: [JSON], version: Int) throws(RPCError) {
        try text.apply(changes, version: version)
        (analysis, costs, jobs) = (nil, nil, [])
    }

    mutating func take(_ made: Analysis) {
        var made = made
        if let rangeMessages { made.carry(rangeMessages) }
        analysis = made
        keepRangeMessages()
    }

    private mutating func keepRangeMessages() {
        if let analysis, let messages = RangeMessages(analysis) { rangeMessages = messages }
    }

    // MARK: Work beside the answers

    /// What is to be found out next; each thing once for each version.
    mutating func nextJob() -> EditorJob? {
        guard let analysis else { return nil }
        if !analysis.isComplete, let typed = analysis.typed {
            guard jobs.insert(.ranges).inserted else { return nil }
            return EditorJob(uri: text.uri, version: text.version, work: .ranges(typed))
        }
        guard let program = analysis.program, jobs.insert(.costs).inserted, program.valueCount <= EditorJob.largestCount else { return nil }
        return EditorJob(uri: text.uri, version: text.version, work: .costs(program))
    }

    /// Whether what has been found is about the text as it is; only then it is taken in.
    mutating func take(_ finding: EditorFinding) -> Bool {
        guard finding.version == text.version else { return false }
        switch finding.finding {
        case .ranges(let result): analysis?.complete(result)
        case .costs(let table): costs = table
        }
        keepRangeMessages()
        return true
    }
}
