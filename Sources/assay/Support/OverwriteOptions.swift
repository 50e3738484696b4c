// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// Whether files that exist may be written over.
struct OverwriteOptions: ParsableArguments {
    @Flag(help: "Write over files that exist.")
    var force = false

    /// Throws unless `outputs` can be written without harm; see `OutputFiles`.
    func check(_ outputs: [String], reading inputs: [String]) throws {
        try OutputFiles.check(
            outputs, reading: inputs, overwriting: { _ in force }, help: { _ in "choose another name, or add --force to write over it" })
    }

    /// The same, where one of the outputs, being a secret that cannot be made again, is never written over.
    func check(_ outputs: [String], reading inputs: [String], never secret: String) throws {
        try OutputFiles.check(outputs, reading: inputs, overwriting: { force && $0 != secret }) { output in
            output == secret
                ? "choose another name; what it holds cannot be made again" : "choose another name, or add --force to write over it"
        }
    }
}
