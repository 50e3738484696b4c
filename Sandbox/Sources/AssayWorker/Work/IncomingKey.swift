// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayConstraints
internal import AssayFormats
internal import AssayGroth16

/// A key that somebody brings, of which is known what it says about who made it.
struct IncomingKey {
    let path: String
    let summary: ZkeySummary<BN254>
    private let reader: FileReader

    /// Reads all but the long lists, and checks the contributions.
    ///
    /// - Throws: ``WorkProblem`` for what is no key, and for a key without a contribution of a person.
    init(_ path: String) throws {
        self.path = path
        do {
            reader = try FileReader(path)
            summary = try ZkeySummary(reader)
            guard !summary.verifyingKey.isUnsafeSingleParty else { throw WorkProblem.keyOfOneParty }
            try summary.checkContributions()
        } catch let error as FormatError {
            throw WorkProblem.unusableKey("\(error)")
        } catch let fault as CeremonyFault {
            throw WorkProblem.unusableKey("\(fault)")
        }
    }

    /// The key in the form that proofs are made with; all of its points are checked.
    ///
    /// - Throws: ``WorkProblem``.
    func prepared(for circuit: R1CS<BN254.Fr>, threads: Int) throws -> PreparedKey<BN254> {
        do {
            let key = try PreparedKey(ProvingKey<BN254>(zkey: reader))
            _ = try Prover(key, circuit: circuit, threads: threads)
            return key
        } catch let error as FormatError {
            throw WorkProblem.unusableKey("\(error)")
        } catch ProvingError.otherCircuit {
            throw WorkProblem.keyOfAnotherCircuit
        }
    }

    func facts(of circuit: String) -> JSON { KeyFolder.facts(of: circuit, reader, summary) }
}

extension WorkProblem {
    fileprivate static func unusableKey(_ reason: String) -> WorkProblem {
        WorkProblem(.key, "This cannot be used as a proving key: \(reason)")
    }

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

    /// Only a proof shows that all parts of a key belong together.
    static let keyWithoutProofs = WorkProblem(
        .key,
        """
        Proofs made with this key do not hold, so its parts do not belong together, or not to this circuit. Remove it, and bring one that \
        assay ceremony verify accepts.
        """)
}
