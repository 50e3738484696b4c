// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayData

struct InspectVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what a file is and what is in it: circuits, keys, witnesses, receipts, agreements.",
        discussion: """
            Everything that a verb reads is checked here just as strictly. A witness is described by its size only.

            Example: assay inspect diary.zkey
            """)

    @Argument(help: "A file, or the folder of a compiled algorithm.")
    var path: String

    @Flag(help: "For the folder of a compiled algorithm: what each line of the program costs, in constraints.")
    var costs = false

    @Option(help: "For a receipt: write its proof.json, public.json and verification_key.json into this folder.")
    var extract: String?

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        if Files.isFolder(path) { return try FolderDescription(path).answer(costs: costs) }
        guard !costs else { throw CommandFailure.unusable("--costs is for the folder of a compiled algorithm") }
        let description = try FileDescription(path)
        if let extract { try description.extract(to: extract, overwrite) }
        return description.answer
    }
}
