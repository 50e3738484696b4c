// SPDX-License-Identifier: Apache-2.0

/// What values a field, parameter, `let` or output may take.
public struct TypeSyntax: Hashable, Sendable {
    /// The forms of types.
    public enum Kind: Hashable, Sendable {
        /// `0.0 .. 300.0 kg`
        case range(RangeSyntax)
        /// `morning | evening`; at least one label
        case choices([NameSyntax])
        /// Something that could not be read; an error has been reported.
        case invalid
    }

    /// What it is, with its parts.
    public let kind: Kind
    /// Where it stands.
    public let span: Span
}
