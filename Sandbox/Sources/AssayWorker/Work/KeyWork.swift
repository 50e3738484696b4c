// SPDX-License-Identifier: Apache-2.0
internal import AssayCompiler
internal import AssayData
internal import AssayFormats

/// Takes the proving key of a program that somebody brings, from a ceremony.
///
/// Checked is what the key alone shows: that it is sound, that a person contributed to it as contributions are made, and that its matrices A and B are
/// those of the circuit. Who the contributors were, and that all of its points follow from the powers of tau, shows the ceremony alone.
struct KeyWork {
    private let program: OrderedProgram
    private let file: String
    private let folder: KeyFolder
    private let threads: Int

    init(_ order: WorkOrder, file: String, _ folder: KeyFolder) throws {
        program = try OrderedProgram(order)
        self.file = file
        self.folder = folder
        threads = order.limits.threads
    }

    func perform() throws -> Worker.WorkAnswer {
        // Before the circuit, which takes longer.
        let key = try IncomingKey(file)
        let circuit = try program.compiled()
        return .init(
            json: try folder.take(key, for: circuit.r1cs, circuit.interface.circuitDigest.hexadecimal, threads: threads))
    }
}
