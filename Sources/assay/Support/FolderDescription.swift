// SPDX-License-Identifier: Apache-2.0
internal import AssayConstraints
internal import AssayData
internal import AssayFormats

/// What is in the folder of a compiled algorithm.
struct FolderDescription {
    private let folder: CircuitFolder
    private let interface: CircuitInterface

    init(_ path: String) throws {
        folder = CircuitFolder(path: path)
        interface = try folder.readInterface()
    }

    func answer(costs: Bool) throws -> Answer {
        var lines = InterfaceReport(interface).lines
        var json: [String: JSON] = ["interface": interface.json]
        if costs {
            let costs = try costPerLine()
            lines += costs.map(\.text)
            json["costs"] = .array(costs.map { ["line": .integer($0.line), "constraints": .integer($0.constraints)] })
        }
        return Answer(lines, json: json)
    }

    /// Constraints by line of the program; they add up to all constraints.
    private func costPerLine() throws -> [(line: Int, constraints: Int, text: String)] {
        let source = try Files.read(folder.source) { String(decoding: $0, as: UTF8.self) }
        let sourceLines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return try folder.readWitnessProgram().origins.costPerLine.map { line, constraints in
            let text = line > 0 && line <= sourceLines.count ? String(sourceLines[line - 1]) : "(agreement and commitment)"
            let count = String(constraints)
            return (line, constraints, String(repeating: " ", count: max(0, 8 - count.count)) + "\(count)  \(line): \(text)")
        }
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
