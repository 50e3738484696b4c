// SPDX-License-Identifier: Apache-2.0
internal import AssayConstraints
internal import AssayData
internal import AssayFormats
internal import AssaySyntax

/// What is in the folder of a compiled algorithm.
struct FolderDescription {
    private let folder: CircuitFolder
    private let interface: CircuitInterface

    init(_ path: String) throws {
        folder = CircuitFolder(path: path)
        interface = try folder.checkedInterface()
    }

    func answer(costs: Bool) throws -> Answer {
        var lines = InterfaceReport(interface).lines
        var json: [String: JSON] = ["interface": interface.json]
        if costs {
            let perLine = try folder.readWitnessProgram().origins.costPerLine
            let source = try SourceFile(name: folder.source, bytes: Files.read(folder.source) { $0 })
            lines += CostReport(perLine, source).lines
            json["costs"] = .array(perLine.map { ["line": .integer($0.line), "constraints": .integer($0.constraints)] })
        }
        return Answer(lines, json: json)
    }
}

/// What a compiled algorithm reads and tells.
struct InterfaceReport {
    private let interface: CircuitInterface

    init(_ interface: CircuitInterface) { self.interface = interface }

    var lines: [String] {
        ["\(interface.algorithm)", "constraints: \(interface.constraintCount), public signals: \(interface.publicSignalCount)"]
            + interface.dataSets.map { "reads \($0.name): at most \($0.schema.capacity) of \($0.schema.record)" }
            + interface.parameters.map { "parameter \($0.name): \($0.rangeText)" }
            + DisclosureReport(interface.disclosure).lines
    }
}
