// SPDX-License-Identifier: Apache-2.0

/// Commands that a reader may copy.
enum Shell {
    /// `text` as one word of a shell: in apostrophes unless every character of it is plain.
    static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { plain.contains($0) }
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./=:,+@%".utf8)
}
