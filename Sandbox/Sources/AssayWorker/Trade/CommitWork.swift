// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats

/// The seller's first step: commitments to the data that a program reads, and what opens them, which stays with the seller.
struct CommitWork {
    private let program: OrderedProgram

    init(_ order: WorkOrder) throws { program = try OrderedProgram(order) }

    func perform() throws -> Worker.WorkAnswer {
        let checked = try program.usable()
        var files: [String: [UInt8]] = [:]
        var data = CommittedData(freshlyTo: try program.dataSets(), of: checked) { files["opening/\($0)"] = $1 }
        wipe(&data.salts)
        for (input, commitment) in zip(checked.dataSets, data.commitments) { files["commitment/\(input.name)"] = commitment.fileBytes }
        let names = checked.dataSets.map { JSON.string($0.name) }
        return .init(json: ["dataSets": .array(names)], attachments: files)
    }
}
