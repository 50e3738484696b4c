// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange
internal import AssayFormats

struct CommitVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "commit",
        abstract: "Commit to a table, so that a score can be proved of it later.",
        discussion: """
            The commitment says that the data exists and fits a schema, and nothing else; hand it to the buyer. The opening holds
            the data and a random salt; it is secret, and proofs need it. An opening that exists is never written over, not even
            with --force.

            Example: assay commit build/ --data diary.csv -o commitment.json --opening opening.json
            """)

    @Argument(help: "The folder of the compiled algorithm, whose schema the table must fit.")
    var circuit: String

    @OptionGroup var table: TableOptions

    @Option(name: .shortAndLong, help: "Where to write the commitment.")
    var out: String = "commitment.json"

    @Option(help: "Where to write the opening, which is secret.")
    var opening: String = "opening.json"

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try overwrite.check([out, opening], reading: table.files + CircuitFolder.inputs(circuit), never: opening)
        let curve = try FileCurve.common([circuit])
        return try perform(on: curve)
    }

    private func perform<C: PairingCurve>(on curve: C.Type) throws -> Answer {
        let interface = try CircuitFolder(path: circuit).checkedInterface()
        let (name, dataSet) = try table.single(of: interface, remark: remark)
        let rows = dataSet.rows.count
        let secret = Opening<C>(dataSet: dataSet)
        let commitment = secret.commitmentFile()
        var bytes = secret.fileBytes()
        try SecretFile.write(&bytes, to: opening, replacing: false)
        try Files.write(commitment.fileBytes, to: out, replacing: overwrite.force)
        let value = commitment.commitment.value.description
        return Answer(
            ["\(out): commitment \(value) to \(name)", "\(opening): \(rows) rows and the salt; keep it secret, proofs need it"],
            json: [
                "commitment": .string(value), "dataSet": .string(name), "file": .string(out), "opening": .string(opening),
                "schemaDigest": .string(commitment.schema.digest.hexadecimal),
            ])
    }
}
