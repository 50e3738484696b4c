// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

@main
struct Assay: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Proofs of data quality that keep the data private.")
}
