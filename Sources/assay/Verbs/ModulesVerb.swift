// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCompiler
internal import AssayData
internal import AssayExplain
internal import AssayFormats
internal import AssayLibrary
internal import AssaySyntax

struct ModulesVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "modules",
        abstract: "List the modules that come with this release, or show one.",
        discussion: "Example: assay modules quality.completeness")

    @Argument(help: "The module to show.")
    var name: String?

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        guard let name else { return try list() }
        guard let module = LibraryModule.source(named: name) else {
            throw CommandFailure.unusable("no module `\(name)` comes with this release", help: "assay modules")
        }
        let text = module.text(module.span)
        return Answer(
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
            json: ["name": .string(name), "digest": .string(module.moduleDigest?.hexadecimal ?? ""), "text": .string(text)])
    }

    private func list() throws -> Answer {
        var lines: [String] = []
        var modules: [JSON] = []
        for module in LibraryModule.all {
            guard let source = LibraryModule.source(named: module.name), let digest = source.moduleDigest else { continue }
            let title = Parser.parse(source).tree.algorithm?.title ?? ""
            lines += ["\(module.name)  \(title)", "    \(digest.hexadecimal)"]
            modules.append(["name": .string(module.name), "title": .string(title), "digest": .string(digest.hexadecimal)])
        }
        return Answer(lines, json: ["modules": .array(modules)])
    }
}
