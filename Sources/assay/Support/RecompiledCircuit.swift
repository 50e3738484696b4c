// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayData
internal import AssayFormats

/// The circuit of a folder, made again from the program in it.
///
/// A folder may come from the other side. Its program and its interface say what a person reads; its constraints and its witness
/// program decide what is proved. Nothing but compiling ties the two together: constraints of another program would give a sound
/// proof of another score. So whoever signs or proves takes nothing from the folder but the program, and a folder that holds
/// anything else than what the program gives is refused.
struct RecompiledCircuit<C: PairingCurve> {
    let program: CheckedProgram
    let interface: CircuitInterface
    let r1cs: R1CS<C.Fr>
    let witnessProgram: WitnessProgram<C.Fr>

    /// Throws unless constraints, witness program and interface in `folder` are what its program gives, byte for byte.
    init(_ folder: CircuitFolder) throws {
        program = try ProgramFile(folder.source).usable()
        // Either way of publishing is one of this program's; the comparison below says whether the folder holds it.
        let packsOutputs = try folder.readInterface().packsOutputs
        let circuit = program.compiled(for: C.Fr.self, curve: C.name, packsOutputs: packsOutputs)
        let files = [
            (folder.interface, circuit.interface.fileBytes), (folder.r1cs, circuit.r1cs.r1csBytes),
            (folder.witnessProgram, circuit.witnessFile),
        ]
        for (file, bytes) in files where try AtomicFile.read(file, limit: Files.largestBinary) != bytes {
            throw CommandFailure.unusable(
                "\(file) is not what \(folder.source) compiles to: it was changed, or made by another version of assay",
                help: "read the program, then compile it yourself: assay compile \(Shell.quoted(folder.source)) -o FOLDER")
        }
        interface = circuit.interface
        r1cs = circuit.r1cs
        witnessProgram = circuit.witnessProgram
    }
}
