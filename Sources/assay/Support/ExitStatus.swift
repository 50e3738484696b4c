// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// What the process says to a script when it ends.
enum ExitStatus: Int32 {
    /// Everything asked for was done; what was verified is valid.
    case valid = 0
    /// A proof, a receipt or the data was examined, and it does not hold.
    case invalid = 1
    /// A file, a program or the value of an option cannot be used.
    case unusable = 2
    /// The command line is none: an unknown verb, a missing argument.
    case usage = 64
    /// A check of our own work failed: please report it.
    case internalError = 70

    var code: ExitCode { ExitCode(rawValue) }
}
