// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Takes the proving key of a program that somebody brings, from a ceremony.
///
/// What is checked is that it is a sound key of several parties for this circuit, as far as the key itself shows. Who the parties were, and that
/// their ceremony was about this circuit in all of its parts, shows the ceremony alone.
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
        .init(json: try folder.take(file, for: program.compiled(), threads: threads))
    }
}

extension WorkProblem {
    static let keyOfOneParty = WorkProblem(
        .key,
        """
        One party alone made this key, or nobody but beacons contributed to it. A trial key is made here anyway; bring one from a \
        ceremony.
        """)

    static let keyOfAnotherCircuit = WorkProblem(
        .key,
        """
        This key is for another circuit: the algorithm, its capacities and the version of the compiler have to be those of the \
        ceremony.
        """)
}
