// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The files that a verb is about to write: looked at before its work begins, so that nothing is lost and no work is in vain.
enum OutputFiles {
    /// Throws when an output is also an input or another output, exists and may not be written over, or cannot be a file.
    ///
    /// `overwriting` says which outputs may be written over, `help` what to do about one that may not.
    static func check(_ outputs: [String], reading inputs: [String], overwriting: (String) -> Bool, help: (String) -> String) throws {
        var taken = Dictionary(inputs.map { (identity($0), "is read") }, uniquingKeysWith: { first, _ in first })
        for output in outputs {
            try checkPlace(output)
            if let use = taken.updateValue("is written", forKey: identity(output)) {
                throw CommandFailure.unusable(
                    "\(output) \(use) by the same command; nothing was written", help: "give each file a name of its own")
            }
            guard overwriting(output) || !Files.exists(output) else {
                throw CommandFailure.unusable("\(output) exists already; nothing was written", help: help(output))
            }
        }
    }

    /// Throws unless a file can be made at `path`, or one can be replaced there.
    static func checkPlace(_ path: String) throws {
        guard !path.isEmpty else { throw CommandFailure.unusable("the name of a file to write is empty") }
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT != S_IFDIR else { throw CommandFailure.unusable("\(path) is a folder, not a file to write") }
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw CommandFailure.unusable("\(path) is no ordinary file; it is left as it is")
            }
        }
        let folder = split(path).folder
        guard Files.isFolder(folder) else {
            throw CommandFailure.unusable(
                "\(path): there is no folder \(folder)", help: "make the folder first: mkdir -p \(Shell.quoted(folder))")
        }
        guard access(folder, W_OK) == 0 else { throw CommandFailure.unusable("\(path): nothing can be written into the folder \(folder)") }
    }

    /// The same text for two paths to the same file, whether it exists or not.
    static func identity(_ path: String) -> String {
        var status = stat()
        if stat(path, &status) == 0 { return "\(status.st_dev)/\(status.st_ino)" }
        let (folder, name) = split(path)
        return URL(fileURLWithPath: folder).resolvingSymlinksInPath().path + "/" + name
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }
}
