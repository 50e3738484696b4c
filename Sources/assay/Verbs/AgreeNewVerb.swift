// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

struct AgreeNewVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write an agreement on running an algorithm on committed data; both sides sign it afterwards.",
        discussion: """
            Example: assay agree new build/ --verification-key verification_key.json --commitment commitment.json \\
                --buyer buyer.key.pub --seller seller.key.pub --param expected=80 --expect meets_expectation=yes \\
                --terms "One score, for the study only." --expires 2027-01-31 -o agreement.json
            """)

    @Argument(help: "The folder of the compiled algorithm.")
    var circuit: String

    @Option(name: [.customLong("verification-key"), .customLong("vk")], help: "The verifying key (JSON).")
    var verificationKey: String

    @Option(help: "The proving key (.zkey), to make sure that the verifying key is one of this circuit.")
    var provingKey: String?

    @Option(name: .customLong("commitment"), help: "The seller's commitment; once for each data set, in the order of the program.")
    var commitments: [String]

    @Option(help: "The buyer's public key file.")
    var buyer: String

    @Option(help: "The seller's public key file.")
    var seller: String

    @Option(name: .customLong("source"), help: "The public key file of a source that must attest to the data; may be repeated.")
    var sources: [String] = []

    @Option(name: .customLong("param"), help: "A parameter of the algorithm, NAME=VALUE; may be repeated.")
    var parameters: [NamedArgument] = []

    @Option(help: "The quality that the buyer expects: OUTPUT=LEAST, such as score=80 or meets_expectation=yes.")
    var expect: [NamedArgument] = []

    @Option(help: "What the data and the score may be used for.")
    var terms: String

    @Option(help: "The last day on which the agreement holds.")
    var expires: String

    @Option(name: .shortAndLong, help: "Where to write the agreement.")
    var out: String = "agreement.json"

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        guard expect.count < 2 else {
            throw CommandFailure.unusable(
                "--expect \(expect[1].name): \(expect[0].name) is expected already, and an agreement holds one expectation",
                help: "publish one condition that says all of it, and expect that")
        }
        try overwrite.check([out], reading: inputs)
        let curve = try FileCurve.common([circuit, verificationKey] + commitments + [provingKey].compactMap(\.self))
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let folder = CircuitFolder(path: circuit)
        let interface = try folder.checkedInterface()
        let key = try Files.read(verificationKey, as: .verifyingKey) { try VerifyingKeyDocument<C>(parsing: $0) }
        KeyMark.warn(key.key, file: verificationKey)
        let agreement = try Agreement<C>(
            on: interface, key: key, commitments: commitments.map { try Files.artefact($0) }, terms: negotiated())
        try checkKey(key.digest, folder, on: curve)
        let signed = SignedAgreement(agreement)
        try Files.write(signed.fileBytes, to: out, replacing: overwrite.force)
        let report = AgreementReport(signed, interface)
        return Answer(
            report.lines + ["\(out): not signed yet; next: assay agree sign \(Shell.quoted(out)) --key KEY"],
            json: report.json.merging(["file": .string(out)]) { own, _ in own })
    }

    private var inputs: [String] {
        CircuitFolder(path: circuit).files + [verificationKey, buyer, seller] + commitments + sources + [provingKey].compactMap(\.self)
    }

    /// A verifying key does not show which circuit it is of; its proving key does.
    private func checkKey<C: PairingCurve>(_ digest: Digest, _ folder: CircuitFolder, on curve: C.Type) throws {
        guard let provingKey else {
            return remark("note: only the proving key shows that \(verificationKey) is of this circuit: add --proving-key to compare")
        }
        try withProgress {
            try ProvingKeyFile.check(
                provingKey, digest: digest, named: verificationKey, circuit: folder, on: curve, progress: $0)
        }
    }

    private func negotiated() throws -> AgreementTerms {
        AgreementTerms(
            parameters: try NamedArgument.table(parameters, option: "--param"),
            expectation: expect.first.map { ExpectedQuality(output: $0.name, atLeast: $0.value) }, text: terms,
            buyer: try KeyFiles.publicKey(buyer), seller: try KeyFiles.publicKey(seller),
            sources: try sources.map { try KeyFiles.publicKey($0) }, expires: try lastMoment())
    }

    private func lastMoment() throws -> Timestamp {
        let (last, now) = (try Moment.endOf(expires), try Moment.now)
        guard last >= now else { throw CommandFailure.unusable("--expires \(expires) is over: it is \(now) now") }
        return last
    }
}
