// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Programs that the user named, and those in folders that the user named.
enum ProgramFinder {
    struct Found {
        let path: String
        /// Whether the user named the file itself.
        let isNamed: Bool
    }

    /// The file, or all `.assay` files in the folder and below it, in the order of their names; throws when there is none.
    static func files(_ path: String) throws -> [Found] {
        guard Files.isFolder(path) else { return [Found(path: path, isNamed: true)] }
        let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        let programs = below.filter { $0.hasSuffix(".assay") && !isHidden($0) }.sorted()
        guard !programs.isEmpty else {
            throw CommandFailure.unusable("\(path): no program in this folder", help: "programs are files that end with .assay")
        }
        let folder = path.hasSuffix("/") ? path : path + "/"
        return programs.map { Found(path: folder + $0, isNamed: false) }.filter { !Files.isFolder($0.path) }
    }

    private static func isHidden(_ path: String) -> Bool { path.split(separator: "/").contains { $0.hasPrefix(".") } }
}
