// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier
internal import Foundation

/// Files that the user named. Every error names the file.
enum Files {
    /// Keys of circuits with four million constraints fit; a mistyped device or archive does not.
    static let largestBinary = 8 << 30
    static let largestText = 64 << 20

    /// Reads `path` and hands its bytes to `parse`, whose errors get the file's name in front, or say that the file is no `kind` at all.
    /// The bytes of a secret are overwritten in the end.
    static func read<T>(
        _ path: String, as kind: FileKind? = nil, limit: Int = largestText, isSecret: Bool = false, _ parse: ([UInt8]) throws -> T
    ) throws -> T {
        var bytes = try startOfAnother(path, than: kind) ?? AtomicFile.read(path, limit: limit)
        defer { if isSecret { wipe(&bytes) } }
        do {
            return try parse(bytes)
        } catch let error as CommandFailure {
            throw error
        } catch {
            if let kind, let mismatch = FileKind(bytes)?.mismatch(path, expected: kind) { throw CommandFailure.unusable(mismatch) }
            throw CommandFailure.unusable("\(path): \(error)")
        }
    }

    /// The beginning of a long file of another kind, by which `parse` refuses it: nobody waits for gigabytes to hear that.
    private static func startOfAnother(_ path: String, than kind: FileKind?) throws -> [UInt8]? {
        guard let kind, let start = try startOfLong(path), FileKind(start) != kind else { return nil }
        return start
    }

    /// The first bytes of a file that is longer than any text that is read, enough to tell what it is; `nil` for others.
    static func startOfLong(_ path: String) throws -> [UInt8]? {
        guard let file = try? FileReader(path), file.byteCount > largestText else { return nil }
        return try file.read(0..<4096)
    }

    /// The bytes of `path` with its name, for a reader that says itself what is wrong with them.
    static func named(_ path: String, limit: Int = largestText) throws -> NamedFile {
        NamedFile(path, try AtomicFile.read(path, limit: limit))
    }

    static func artefact<T: JSONArtefact>(_ path: String, as type: T.Type = T.self) throws -> T {
        try read(path, as: .document(T.format), limit: T.maximumByteCount) { try T(parsing: $0) }
    }

    /// With `replacing` false a file that has come there since somebody looked is not written over.
    static func write(_ bytes: [UInt8], to path: String, replacing: Bool = true) throws {
        try AtomicFile.write(bytes, to: path, replacing: replacing)
    }

    static func write(_ text: String, to path: String, replacing: Bool = true) throws {
        try write(Array(text.utf8), to: path, replacing: replacing)
    }

    /// Writes an `.r1cs` as a stream.
    static func write(_ circuit: R1CS<some PrimeField>, to path: String) throws {
        try stream(to: path) { (write) throws(FileError) in try circuit.writeR1CS(write) }
    }

    /// Writes a `.sym` as a stream.
    static func write(_ symbols: SymbolTable, to path: String) throws {
        try stream(to: path) { (write) throws(FileError) in try symbols.writeSym(write) }
    }

    /// Writes the `.awp` of a circuit as a stream.
    static func write(witnessProgramOf circuit: CompiledCircuit<some PrimeField>, to path: String) throws {
        try stream(to: path) { (write) throws(FileError) in try circuit.writeWitnessFile(write) }
    }

    /// Writes a file in the pieces in which it is handed over.
    private static func stream(
        to path: String, _ handOver: (_ write: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Void
    ) throws {
        try AtomicFile.write(to: path) { file throws(FileError) in
            try handOver { (bytes) throws(FileError) in try file.write(bytes) }
        }
    }

    /// The folder that a file stands in.
    static func folder(of file: String) -> String {
        let folder = (file as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    static func createFolder(_ path: String) throws {
        guard !path.isEmpty else { throw CommandFailure.unusable("the name of a folder to write into is empty") }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure.unusable("\(path): cannot create the folder: \(error.localizedDescription)")
        }
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
