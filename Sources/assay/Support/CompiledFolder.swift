// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayData
internal import AssayFormats

/// The folder that `assay compile` is about to fill: it may be new, or hold what an earlier compilation wrote, but nothing that would
/// be lost.
struct CompiledFolder {
    /// Whether the program that is compiled stands there already, under the name that its copy would get.
    let holdsProgram: Bool

    /// Throws unless `folder` can be filled. With `force` it may hold any circuit, but no other program.
    init(_ folder: CircuitFolder, program: String, force: Bool) throws {
        holdsProgram = OutputFiles.identity(program) == OutputFiles.identity(folder.source)
        guard Files.exists(folder.path) else { return }
        guard Files.isFolder(folder.path) else { throw CommandFailure.unusable("\(folder.path) is a file; a folder is expected") }
        for file in folder.files { try OutputFiles.checkPlace(file) }
        let written = try? folder.readInterface()
        if !holdsProgram, Files.exists(folder.source), !Self.isCopy(folder.source, of: written) {
            throw CommandFailure.unusable(
                "\(folder.source) is a program of yours and would be lost; nothing was written", help: "choose another folder")
        }
        guard !force, let stranger = Self.stranger(in: folder, written) else { return }
        throw CommandFailure.unusable(
            "\(stranger) was not written by an earlier `assay compile` there; nothing was written",
            help: "choose another folder, or add --force to write over it")
    }

    /// Whether the program in a file is the one that was compiled.
    private static func isCopy(_ file: String, of written: CircuitInterface?) -> Bool {
        guard let written, let program = try? ProgramFile(file).program else { return false }
        return program.sourceDigest == written.sourceDigest
    }

    /// A file of a circuit that is not the one which the interface in the folder describes.
    private static func stranger(in folder: CircuitFolder, _ written: CircuitInterface?) -> String? {
        let circuit = [folder.r1cs, folder.symbols, folder.witnessProgram, folder.interface].first { Files.exists($0) }
        guard let written else { return circuit }
        let bytes = try? AtomicFile.read(folder.r1cs, limit: Files.largestBinary)
        return bytes.map { Digest(of: $0) } == written.circuitDigest ? nil : Files.exists(folder.r1cs) ? folder.r1cs : nil
    }
}
