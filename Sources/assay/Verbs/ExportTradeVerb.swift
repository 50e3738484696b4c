// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayAlgebra
internal import AssayData
internal import AssayEVM
internal import AssayExchange
internal import AssayFormats

struct ExportTradeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "trade",
        abstract: "Write a contract that holds the price of a trade until a proof shows that the expectation is met.",
        discussion: """
            FOLDER gets Trade.vy and Trade.sol. The contract knows an algorithm by its numbers of outputs, parameters and
            data sets, and one output, a yes or no, that must be yes; which agreements it is about is said to it on the chain.
            docs/evm.md says what it checks. With --agreement the numbers are printed that the buyer hands to `open`.

            Example: assay export trade build/ contracts/ --agreement agreement.json
            """)

    @Argument(help: "The folder of a compiled algorithm, or its interface.json.")
    var circuit: String

    @Argument(help: "The folder to write into; it is made when it is not there.")
    var folder: String

    @Option(help: "The output that must be yes.")
    var expectation = "meets_expectation"

    @Option(help: "An agreement, to print its digest, parameters and commitments as the contract takes them.")
    var agreement: String?

    @OptionGroup var overwrite: OverwriteOptions
    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        let path = Files.isFolder(circuit) ? "\(circuit)/interface.json" : circuit
        let interface: CircuitInterface = try Files.artefact(path)
        guard interface.curve == BN254.name else {
            throw CommandFailure.unusable("\(path) is for the curve \(interface.curve); trade contracts are there for \(BN254.name) only")
        }
        let place = interface.outputPlaces[try index(in: interface)]
        let source = try TradeSource(
            signalCount: interface.publicSignalCount, outputCount: interface.outputSignalCount, expectation: place.signal,
            bit: place.bits?.lowerBound)
        let terms = try agreement.map { try TradeTerms(Files.artefact($0), interface, paysFor: expectation, named: $0) }
        let files = VerifierSource.Language.allCases.map { (name: "\(folder)/Trade.\($0.fileExtension)", text: source.text($0)) }
        try Files.createFolder(folder)
        try overwrite.check(files.map(\.name), reading: [path] + [agreement].compactMap(\.self))
        for file in files { try Files.write(file.text, to: file.name) }
        let json: [String: JSON] = ["files": .array(files.map { .string($0.name) }), "expectation": .string(expectation)]
        return Answer(
            ["\(files.map(\.name).joined(separator: ", ")): pays when \(expectation) is yes"] + (terms?.lines ?? []),
            json: json.merging(terms?.json ?? [:]) { own, _ in own })
    }

    /// Where the expected output stands among the outputs.
    private func index(in interface: CircuitInterface) throws -> Int {
        let names = interface.outputs.map(\.name)
        guard let index = names.firstIndex(of: expectation) else {
            let nearest = Suggestion.nearest(to: expectation, among: names).map { "did you mean \($0)?" }
            throw CommandFailure.unusable(
                "the algorithm has no output \(expectation)" + (nearest.map { "; \($0)" } ?? ""),
                help: "say with --expectation which one must be yes: \(names.joined(separator: ", "))")
        }
        guard interface.outputs[index].kind == .bool else {
            throw CommandFailure.unusable("the output \(expectation) is no yes or no, so it cannot be what a trade depends on")
        }
        return index
    }
}
