// SPDX-License-Identifier: Apache-2.0
public import AssaySyntax

/// Codes of faults in names: unknown, taken, out of place, unused.
public enum NameCode: String, DiagnosticCatalogue {
    case unknownName = "A0201"
    case unknownField = "A0202"
    case unknownRecord = "A0203"
    case nameTaken = "A0204"
    case fieldOutOfPlace = "A0205"
    case ruleOutOfPlace = "A0206"
    case unusedData = "A0207"
    case unusedName = "A0208"
    case unusedField = "A0209"
    case rowsOutOfPlace = "A0210"
    case otherRecord = "A0211"
    case outputUsed = "A0212"
    case wrongArguments = "A0213"
    case ruleNeedsRecord = "A0214"
    case publishesNoDefinition = "A0215"
    case emptyRecord = "A0216"
    case previousOutOfPlace = "A0217"
    case groupOutOfPlace = "A0218"
    case functionArguments = "A0219"
    case parameterOutOfPlace = "A0220"
    case unknownModule = "A0221"
    case moduleDigest = "A0222"
    case moduleFault = "A0223"
    case strayInModule = "A0224"
}
