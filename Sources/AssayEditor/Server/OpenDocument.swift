// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayFormats

/// A file that is open in the editor, and what is known about its present text.
struct OpenDocument: Sendable {
    var text: TextDocument
    /// Of this version of the text, once somebody has asked.
    var analysis: Analysis?
    /// The version whose diagnostics the client has.
    var publishedVersion: Int?
    /// Of the last version that was counted.
    var costs: CostTable?
    /// The version that has been handed out to be counted.
    var countedVersion: Int?

    /// Costs of the text as it is now.
    var currentCosts: CostTable? { costs?.version == text.version ? costs : nil }

    mutating func change(_ changes: [JSON], version: Int) throws(RPCError) {
        try text.apply(changes, version: version)
        analysis = nil
    }
}
