// SPDX-License-Identifier: Apache-2.0
public import AssayData
public import AssaySyntax

/// Where the modules that programs import come from.
///
/// A module is named `quality.completeness`. There may be several of one name, such as one beside the program and one that the
/// compiler brings along; the digest that the program states says which is meant.
public struct ModuleLibrary: Sendable {
    /// All modules of a name, the nearest first.
    let find: @Sendable (String) -> [SourceFile]

    public init(find: @escaping @Sendable (String) -> [SourceFile]) { self.find = find }

    /// What an import of the nearest module of this name states; `nil` when there is none that can be read.
    public func digest(of name: String) -> Digest? { find(name).lazy.compactMap(\.moduleDigest).first }

    /// No modules.
    public static let none = ModuleLibrary { _ in [] }
}

/// A module that a program uses, itself or through another.
public struct UsedModule: Hashable, Sendable {
    /// `quality.completeness`
    public let name: String
    /// What an import names it by: SHA-256 of its usual layout.
    public let digest: Digest
    /// Its text as it was found.
    public let source: SourceFile
}

extension SourceFile {
    /// What an import of this module states: SHA-256 of its usual layout; `nil` when it cannot be read.
    public var moduleDigest: Digest? {
        let parsed = Parser.parse(self)
        return parsed.hasErrors ? nil : Digest(of: Array(Formatter.format(parsed.tree).utf8))
    }
}
