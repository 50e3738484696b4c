// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayExplain
internal import AssayFormats
internal import AssayLibrary
internal import AssaySyntax

/// Modules as files: `quality.completeness` is `quality/completeness.assay` beside the program, or one that comes with the release.
enum ModuleFiles {
    /// What the program in a file can import. A file that cannot be read as a program is no module.
    static func library(for program: String) -> ModuleLibrary {
        let folder = Files.folder(of: program)
        return ModuleLibrary { name in
            let beside = "\(folder)/\(ModuleLibrary.path(of: name))"
            let own = try? ProgramFile.source(beside, ProgramFile.bytes(beside))
            return [own, LibraryModule.source(named: name)].compactMap(\.self)
        }
    }

    /// Puts the modules of a program beside its copy in a folder, so that the folder says all that there is to read.
    static func write(_ modules: [UsedModule], to folder: String) throws {
        for module in modules {
            let file = "\(folder)/\(ModuleLibrary.path(of: module.name))"
            try Files.createFolder(Files.folder(of: file))
            try Files.write(module.source.bytes, to: file)
        }
    }
}
