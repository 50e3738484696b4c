// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats

struct AgreeSignVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign an agreement as its buyer or its seller.",
        discussion: """
            Read it first with `assay agree show --circuit`. An agreement that was changed after the other side signed is refused. With
            --circuit, so is one that does not say what its program gives.

            Example: assay agree sign agreement.json --key seller.key --circuit build/
            """)

    @Argument(help: "The agreement; the signature is added to the file.")
    var agreement: String

    @Option(help: "Your secret key.")
    var key: String

    @Option(help: "The folder of the compiled algorithm, to check that the agreement is about it.")
    var circuit: String?

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let curve = try FileCurve.common([agreement] + [circuit].compactMap(\.self))
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        // The other party may be signing the same file: its signature is not lost.
        let lock = try FileLock(agreement)
        defer { withExtendedLifetime(lock) {} }
        var signed: SignedAgreement<C> = try Files.artefact(lock.path)
        if let circuit {
            _ = try AgreedCircuit.interface(of: signed.agreement, in: agreement, folder: circuit)
        } else {
            remark("note: \(agreement) was not compared with a program: add --circuit to compare")
        }
        let key = try KeyFiles.signingKey(key)
        let party = try signed.sign(with: key)
        if signed.agreement.isUnsafeSingleParty { KeyMark.warn("the verifying key of \(agreement)") }
        try AtomicFile.write(
            signed.fileBytes, to: lock.path, mode: AtomicFile.permissions(lock.path) ?? AtomicFile.ordinaryMode)
        let missing = AgreementParty.allCases.filter { signed.signatures[$0] == nil }.map(\.rawValue)
        let rest = missing.isEmpty ? "; both have signed" : "; the \(missing.joined(separator: " and ")) has not signed yet"
        return Answer(
            ["\(agreement): signed as \(party.rawValue)\(rest)"],
            json: [
                "file": .string(agreement), "party": .string(party.rawValue), "missing": .array(missing.map { .string($0) }),
                "unsafeSingleParty": .bool(signed.agreement.isUnsafeSingleParty),
            ])
    }
}
