// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats

/// The data sets of a program, in its order, with the salts of their commitments.
struct CommittedData {
    private(set) var dataSets: [DataSet] = []
    /// Those that were made here; none of data that was committed to before.
    private(set) var commitments: [CommitmentFile<BN254>] = []
    /// Secret: `wipe` them after use.
    var salts: [BN254.Fr] = []

    /// Commits to data under fresh salts, and hands each opening, by the name of its data set, to `keep`.
    init(freshlyTo dataSets: [DataSet], of program: CheckedProgram, keep: (String, [UInt8]) -> Void) {
        for (input, data) in zip(program.dataSets, dataSets) {
            let opening = Opening<BN254>(dataSet: data)
            keep(input.name, opening.fileBytes())
            commitments.append(opening.commitmentFile())
            add(opening)
        }
    }

    /// The data that the openings of an order hold.
    init(openingsOf order: WorkOrder, for program: CheckedProgram) throws {
        for input in program.dataSets {
            var file = try order.attachment("opening/\(input.name)")
            do {
                add(try Opening<BN254>(parsing: &file))
            } catch {
                throw WorkProblem(.agreement, "The opening of the commitment for \(input.name): \(error)")
            }
        }
    }

    private mutating func add(_ opening: borrowing Opening<BN254>) {
        dataSets.append(opening.dataSet)
        salts.append(opening.salt.element())
    }
}
