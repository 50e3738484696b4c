// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import Foundation

/// Standard output and standard error as the verbs use them: results on the one, everything else on the other.
enum Terminal {
    /// Prints a result; the system's reason when it cannot all be written. A reader that has gone is no fault.
    @discardableResult
    static func result(_ text: String) -> String? { write(text + "\n", to: STDOUT_FILENO) }

    static func note(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    @discardableResult
    static func write(_ text: String, to descriptor: Int32) -> String? { write(Array(text.utf8), to: descriptor) }

    @discardableResult
    static func write(_ all: [UInt8], to descriptor: Int32) -> String? {
        let code = all.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
        return code == 0 || code == EPIPE ? nil : String(cString: strerror(code))
    }

    /// Colour only where a person looks and has not said no (https://no-color.org).
    static let errorsInColour = isatty(STDERR_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    static let resultsInColour = isatty(STDOUT_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    static let errorsAreSeen = isatty(STDERR_FILENO) == 1

    static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
