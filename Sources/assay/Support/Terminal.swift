// SPDX-License-Identifier: Apache-2.0
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
        var bytes = all[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return errno == EPIPE ? nil : String(cString: strerror(errno)) }
            bytes = bytes.dropFirst(written)
        }
        return nil
    }

    /// Colour only where a person looks and has not said no (https://no-color.org).
    static let errorsInColour = isatty(STDERR_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    static let resultsInColour = isatty(STDOUT_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    static let errorsAreSeen = isatty(STDERR_FILENO) == 1

    static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
