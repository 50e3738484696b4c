// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// What the editor said it can do.
struct ClientAbilities: Hashable, Sendable {
    var showsRelated = false
    var showsMarkdown = false
    var takesSnippets = false
    var refreshesInlays = false

    init() {}

    /// From `capabilities` of the request `initialize`.
    init(_ capabilities: JSON?) {
        let text = capabilities?["textDocument"]
        showsRelated = text?["publishDiagnostics"]?["relatedInformation"]?.isTrue ?? false
        showsMarkdown = text?["hover"]?["contentFormat"]?.elements.contains("markdown") ?? false
        takesSnippets = text?["completion"]?["completionItem"]?["snippetSupport"]?.isTrue ?? false
        refreshesInlays = capabilities?["workspace"]?["inlayHint"]?["refreshSupport"]?.isTrue ?? false
    }
}
