// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Standard output and standard error as the verbs use them: results on the one, everything else on the other.
enum Terminal {
    static func result(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    static func note(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }

    /// Colour only where a person looks and has not said no (https://no-color.org).
    static let errorsInColour = isatty(STDERR_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    static let resultsInColour = isatty(STDOUT_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    static let errorsAreSeen = isatty(STDERR_FILENO) == 1

    static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
