// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayData
internal import AssayExchange
internal import AssayFormats

/// The tables that a program reads, and how their columns are called.
struct TableOptions: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: """
            A file with the data: a table (CSV), FHIR R4, Open mHealth or Apple Health. FILE or, for the data set NAME, NAME=FILE. Running \
            takes one for each data set, committing one.
            """)
    var tables: [String]

    @Option(name: .customLong("columns"), help: "A column map (JSON), FILE or NAME=FILE; without one, columns bear the fields' names.")
    var columnMaps: [String] = []

    /// Every file that is read; an argument `NAME=FILE` counts as both of its meanings.
    var files: [String] { (tables + columnMaps).flatMap { [$0] + [NamedArgument(argument: $0)?.value].compactMap(\.self) } }

    /// The data sets of a program, in its order.
    ///
    /// `remark` is told what was found in a file that is no table.
    func dataSets(of interface: [CircuitInterface.Input], remark: (String) -> Void) throws -> [DataSet] {
        let files = try assign(tables, to: interface.map(\.name), option: "--data")
        let maps = try assign(columnMaps, to: interface.map(\.name), option: "--columns")
        return try interface.map { input in
            guard let file = files[input.name] else {
                throw CommandFailure.unusable("no table for the data set \(input.name)", help: "add --data \(input.name)=FILE.csv")
            }
            return try TableFile.read(file, columns: maps[input.name], schema: input.schema, remark: remark)
        }
    }

    /// The one table given, and the data set of the program that it is for.
    func single(of interface: CircuitInterface, remark: (String) -> Void) throws -> (name: String, dataSet: DataSet) {
        guard tables.count == 1 else {
            throw CommandFailure.unusable("give one table with --data; each data set has a commitment of its own")
        }
        let files = try assign(tables, to: interface.dataSets.map(\.name), option: "--data")
        let maps = try assign(columnMaps, to: interface.dataSets.map(\.name), option: "--columns")
        guard let input = interface.dataSets.first(where: { files[$0.name] != nil }), let file = files[input.name] else {
            throw CommandFailure.unusable("no table is given")
        }
        return (input.name, try TableFile.read(file, columns: maps[input.name], schema: input.schema, remark: remark))
    }

    /// Files by data set; a bare file belongs to the only data set there is.
    private func assign(_ arguments: [String], to names: [String], option: String) throws -> [String: String] {
        var files: [String: String] = [:]
        for argument in arguments {
            let (name, file) = try split(argument, names, option)
            guard files.updateValue(file, forKey: name) == nil else {
                throw CommandFailure.unusable("\(option) is given twice for \(name)")
            }
        }
        return files
    }

    private func split(_ argument: String, _ names: [String], _ option: String) throws -> (name: String, file: String) {
        if let named = NamedArgument(argument: argument), names.contains(named.name) { return (named.name, named.value) }
        if let named = NamedArgument(argument: argument), names.count > 1 || !Files.exists(argument) {
            let nearest = Suggestion.nearest(to: named.name, among: names).map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure.unusable(
                "\(option) \(argument): the program reads no data set \(named.name)\(nearest)",
                help: "it reads \(names.joined(separator: ", "))")
        }
        guard names.count == 1 else {
            throw CommandFailure.unusable(
                "\(option) \(argument): which data set is this for?",
                help: "write \(option) NAME=FILE; the program reads \(names.joined(separator: ", "))")
        }
        return (names[0], argument)
    }
}
