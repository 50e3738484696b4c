// SPDX-License-Identifier: Apache-2.0

/// Codes of faults in the file's bytes, characters and numbers.
public enum LexicalCode: String, DiagnosticCatalogue {
    case notUTF8 = "A0101"
    case fileTooLong = "A0102"
    case nulByte = "A0103"
    case unknownCharacter = "A0104"
    case typographicSign = "A0105"
    case invisibleCharacter = "A0106"
    case unclosedString = "A0107"
    case nameTooLong = "A0108"
    case badName = "A0109"
    case malformedNumber = "A0110"
    case tooManyDigits = "A0111"
    case decimalComma = "A0112"
    case gluedUnit = "A0113"
    case detachedPercent = "A0114"
    case foreignSign = "A0115"
    case foreignComment = "A0116"
}
