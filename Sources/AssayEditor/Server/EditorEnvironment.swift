// SPDX-License-Identifier: Apache-2.0
public import AssayCompiler
public import AssaySyntax

/// What the server needs from outside: it opens no file by itself.
public struct EditorEnvironment: Sendable {
    /// A module that a program can import.
    public struct Importable: Hashable, Sendable {
        /// `quality.completeness`
        public let name: String
        /// Its text.
        public let source: SourceFile

        /// A module under its name.
        public init(name: String, source: SourceFile) {
            self.name = name
            self.source = source
        }
    }

    /// What messages call the file of a URI, and where its modules are looked for.
    let name: @Sendable (_ uri: String) -> String
    let modules: @Sendable (_ name: String) -> ModuleLibrary
    /// The modules that come with the release.
    let shipped: [Importable]
    /// The URI of a file that holds a module, for an editor to open; `nil` when there is none.
    let place: @Sendable (_ module: String, _ source: SourceFile) -> String?

    /// An environment made of functions.
    public init(
        name: @escaping @Sendable (_ uri: String) -> String, modules: @escaping @Sendable (_ name: String) -> ModuleLibrary,
        shipped: [Importable], place: @escaping @Sendable (_ module: String, _ source: SourceFile) -> String?
    ) {
        self.name = name
        self.modules = modules
        self.shipped = shipped
        self.place = place
    }
}
