// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

extension [Diagnostic] {
    var hasErrors: Bool { contains { $0.severity == .error } }

    /// In the order of the source.
    var inOrder: [Diagnostic] {
        enumerated().sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }.map(\.element)
    }
}
