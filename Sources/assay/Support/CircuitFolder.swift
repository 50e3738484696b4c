// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayData
internal import AssayFormats
internal import AssayVerifier

/// The folder that `assay compile` fills and the other verbs read.
struct CircuitFolder {
    let path: String

    var r1cs: String { "\(path)/circuit.r1cs" }
    var symbols: String { "\(path)/circuit.sym" }
    var witnessProgram: String { "\(path)/circuit.awp" }
    var interface: String { "\(path)/interface.json" }
    var source: String { "\(path)/algorithm.assay" }
    /// Why the inputs determine the outputs. Nobody needs it to prove or to verify, and there are folders without it.
    var certificate: String { "\(path)/certificate.txt" }

    var files: [String] { [r1cs, symbols, witnessProgram, interface, source, certificate] }

    /// What a verb reads that is given `path`: the files of the folder, or the one file.
    static func inputs(_ path: String) -> [String] { Files.isFolder(path) ? CircuitFolder(path: path).files : [path] }

    /// What the interface says; nothing ties it to the other files yet.
    func readInterface() throws -> CircuitInterface {
        guard Files.exists(interface) else { throw noCircuit }
        return try Files.artefact(interface)
    }

    /// What stands at `path` instead of a compiled algorithm, and how to make one.
    private var noCircuit: CommandFailure {
        let expected = "the folder of a compiled algorithm is expected here"
        guard Files.exists(path) else {
            return .unusable("\(path): there is no such folder; \(expected)", help: "assay compile PROGRAM -o \(Shell.quoted(path))")
        }
        guard !Files.isFolder(path) else {
            return .unusable(
                "\(path) holds no compiled algorithm: interface.json is missing", help: "assay compile PROGRAM -o \(Shell.quoted(path))")
        }
        let kind = (try? AtomicFile.read(path, limit: Files.largestText)).flatMap { FileKind($0) }
        return .unusable(
            "\(path) is \(kind?.words ?? "a file"); \(expected)",
            help: kind == .program ? "assay compile \(Shell.quoted(path)) -o circuit" : nil)
    }

    /// The interface, when it names the constraints and the program in the folder. That the one is compiled of the other,
    /// `RecompiledCircuit` makes sure of.
    func checkedInterface() throws -> CircuitInterface {
        let interface = try readInterface()
        _ = try Files.read(r1cs, as: .circuit, limit: Files.largestBinary) { try check($0, interface) }
        guard try ProgramFile(source).usable().sourceDigest == interface.sourceDigest else { throw stranger(source) }
        return interface
    }

    /// The constraints, when they are those that the interface names.
    func readR1CS<F: PrimeField>() throws -> R1CS<F> { try readConstraints { try R1CS(r1cs: $0) } }

    /// What `parse` makes of the file of the constraints, when it is the one that the interface names.
    private func readConstraints<T>(_ parse: ([UInt8]) throws -> T) throws -> T {
        let interface = try readInterface()
        return try Files.read(r1cs, as: .circuit, limit: Files.largestBinary) { try parse(check($0, interface)) }
    }

    private func check(_ r1cs: [UInt8], _ interface: CircuitInterface) throws -> [UInt8] {
        guard Digest(of: r1cs) == interface.circuitDigest else { throw stranger(self.r1cs) }
        return r1cs
    }

    private func stranger(_ file: String) -> CommandFailure {
        .unusable("\(file) is not the one that \(interface) names", help: "compile the program again, into a new folder")
    }

    func readWitnessProgram<F: PrimeField>() throws -> WitnessProgram<F> {
        try Files.read(witnessProgram, as: .witnessProgram, limit: Files.largestBinary) { try WitnessProgram(awp: $0) }
    }

    /// Where its constraints come from, by the lines of the program in the folder.
    func readOrigins<F: PrimeField>(_: F.Type) throws -> ConstraintOrigins {
        let file: WitnessProgram<F> = try readWitnessProgram()
        return (try? ProgramFile(source).program?.origins(in: file)) ?? file.origins
    }

    /// The constraints in a `.r1cs` file, or in the folder of a compiled algorithm.
    static func readR1CS<F: PrimeField>(_ path: String) throws -> R1CS<F> { try readConstraints(path) { try R1CS(r1cs: $0) } }

    /// What `parse` makes of a `.r1cs` file, or of that in the folder of a compiled algorithm.
    static func readConstraints<T>(_ path: String, _ parse: ([UInt8]) throws -> T) throws -> T {
        if Files.isFolder(path) { return try CircuitFolder(path: path).readConstraints(parse) }
        return try Files.read(path, as: .circuit, limit: Files.largestBinary, parse)
    }
}
