// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension AtomicFile {
    #if os(Linux)
        /// `O_TMPFILE` of open(2), a macro that Swift does not import: a file without a name, gone with the process that has it open.
        private static let unnamed = 0o20000000 | O_DIRECTORY

        /// Writes a file that has no name, gives it one, and returns it: `path` itself when nothing stands there. `nil` when the file system
        /// has no such files, or when the folder does not take one.
        static func writeUnnamed(
            _ content: (NewFile) throws(FileError) -> Void, beside path: String, mode: UInt32
        ) throws(FileError) -> String? {
            let folder = split(path).folder
            let descriptor = open(folder.isEmpty ? "." : folder, O_RDWR | O_CLOEXEC | unnamed, mode_t(mode))
            guard descriptor >= 0 else { return nil }
            try fill(descriptor, with: content, path: path)
            defer { close(descriptor) }
            return link(descriptor, to: path) ? path : temporaryNames(beside: path).first { link(descriptor, to: $0) }
        }

        /// Gives the open file a name that nothing has yet.
        private static func link(_ descriptor: Int32, to name: String) -> Bool {
            linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
        }
    #else
        /// This system has no files without names.
        static func writeUnnamed(
            _ content: (NewFile) throws(FileError) -> Void, beside path: String, mode: UInt32
        ) throws(FileError) -> String? { nil }
    #endif
}
