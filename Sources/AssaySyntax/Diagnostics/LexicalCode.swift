// SPDX-License-Identifier: Apache-2.0

/// Codes of faults in the file's bytes, characters and numbers.
public enum LexicalCode: String, DiagnosticCatalogue {
    case notUTF8 = "A0101"
    case fileTooLong = "A0102"
    case controlCharacter = "A0103"
}
