// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// What a proof for an agreement is made from: the compiled algorithm, the agreement and the openings of its commitments.
struct ProofInputs: ParsableArguments {
    @Argument(help: "The folder of the compiled algorithm.")
    var circuit: String

    @Argument(help: "The agreement.")
    var agreement: String

    @Option(name: .customLong("opening"), help: "The opening of a commitment; once for each data set, in the order of the program.")
    var openings: [String]

    /// The curve of the compiled algorithm, which has to be that of the agreement and of `others`. Openings say theirs when they are read.
    func curve(and others: [String] = []) throws -> any CeremonyCurve.Type { try FileCurve.common([circuit, agreement] + others) }

    /// Every file that is read.
    var files: [String] { CircuitFolder(path: circuit).files + [agreement] + openings }

    /// The value of every wire. It contains the data: `wipe` it after use.
    ///
    /// Throws `DataRefusal` when the data does not meet a requirement.
    func witness<C: PairingCurve>(_ signed: SignedAgreement<C>, _ circuit: RecompiledCircuit<C>) throws -> [C.Fr] {
        let parameters = try signed.agreement.rawParameters(for: circuit.interface)
        var opened = try Opened<C>(openings)
        defer { wipe(&opened.salts) }
        var inputs = try WitnessInputs<C.Fr>(
            interface: circuit.interface, parameters: parameters, agreement: signed.agreement.element, dataSets: opened.dataSets,
            salts: opened.salts)
        defer { wipe(&inputs.values) }
        try check(inputs.commitments, against: signed.agreement)
        do {
            return try circuit.witnessProgram.evaluate(inputs.values)
        } catch {
            throw refusal(circuit.program, opened.dataSets, parameters) ?? error
        }
    }

    private func check<C: PairingCurve>(_ commitments: [DataCommitment<C.Fr>], against agreement: Agreement<C>) throws {
        for (agreed, given) in zip(agreement.inputs, commitments) where agreed.commitment != given {
            throw CommandFailure.unusable(
                "the opening for \(agreed.name) does not open the commitment in the agreement",
                help: "use the opening that `assay commit` wrote with it")
        }
    }

    /// Why the program refuses the data, in its own words.
    private func refusal(_ program: CheckedProgram, _ dataSets: [DataSet], _ parameters: [Int]) -> (any Error)? {
        guard let refusal = try? program.run(dataSets: dataSets, parameters: parameters).refusal else { return nil }
        return DataRefusal(refusal, file: CircuitFolder(path: circuit).source)
    }
}

/// Openings that the user named, in order.
private struct Opened<C: PairingCurve> {
    var dataSets: [DataSet] = []
    var salts: [C.Fr] = []

    init(_ paths: [String]) throws {
        for path in paths {
            let opening: Opening<C> = try OpeningFile.read(path)
            dataSets.append(opening.dataSet)
            salts.append(opening.salt.element())
        }
    }
}

/// An opening file that the user named.
enum OpeningFile {
    static func read<C: PairingCurve>(_ path: String) throws -> Opening<C> {
        var bytes: [UInt8]
        do {
            bytes = try SecretFile.read(path)
        } catch {
            if let mismatch = try mismatch(path) { throw CommandFailure.unusable(mismatch) }
            throw error
        }
        do {
            return try Opening(parsing: &bytes)
        } catch {
            if let mismatch = try mismatch(path) { throw CommandFailure.unusable(mismatch) }
            throw CommandFailure.unusable("\(path): \(error)")
        }
    }

    /// Whether the file is one of another kind, which then need not be secret.
    private static func mismatch(_ path: String) throws -> String? {
        var bytes = try AtomicFile.read(path, limit: Files.largestText)
        defer { wipe(&bytes) }
        return FileKind(bytes)?.mismatch(path, expected: .document(Opening<BN254>.format))
    }
}
