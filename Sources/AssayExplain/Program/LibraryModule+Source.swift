// SPDX-License-Identifier: Apache-2.0
public import AssayCompiler
public import AssayLibrary
public import AssaySyntax

extension LibraryModule {
    /// The module of a name as the compiler reads it; `nil` for none of that name.
    public static func source(named name: String) -> SourceFile? {
        all.first { $0.name == name }.flatMap { try? SourceFile(name: ModuleLibrary.path(of: name), bytes: $0.bytes) }
    }
}

extension ModuleLibrary {
    /// The modules of the release and no others.
    public static let shipped = ModuleLibrary { name in LibraryModule.source(named: name).map { [$0] } ?? [] }
}
