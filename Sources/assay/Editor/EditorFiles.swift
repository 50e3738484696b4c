// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayEditor
internal import AssayExplain
internal import AssayLibrary
internal import AssaySyntax
internal import Foundation

/// Files as an editor names them.
enum EditorFiles {
    static let environment = EditorEnvironment(
        name: path(of:), modules: ModuleFiles.library(for:),
        shipped: LibraryModule.all.compactMap { module in
            LibraryModule.source(named: module.name).map { EditorEnvironment.Importable(name: module.name, source: $0) }
        },
        place: place(of:_:))

    /// The path of a `file:` URI; any other URI as it is, for messages.
    static func path(of uri: String) -> String {
        guard let url = URL(string: uri), url.isFileURL else { return uri }
        return url.path
    }

    /// The file that holds a module. One that comes with the release has none, so a copy is put among the user's caches.
    static func place(of module: String, _ source: SourceFile) -> String? {
        guard source.name == ModuleLibrary.path(of: module) else { return URL(fileURLWithPath: source.name).absoluteString }
        guard let digest = source.importDigest?.prefix(16), let caches else { return nil }
        let file = "\(caches)/assay/modules/\(digest)/\(source.name)"
        do {
            try Files.createFolder(Files.folder(of: file))
            try Files.write(source.bytes, to: file)
            return URL(fileURLWithPath: file).absoluteString
        } catch {
            return nil
        }
    }

    /// The folder for what can be made again (XDG Base Directory Specification).
    private static var caches: String? {
        if let set = Terminal.environment("XDG_CACHE_HOME"), set.hasPrefix("/") { return set }
        return Terminal.environment("HOME").map { "\($0)/.cache" }
    }
}
