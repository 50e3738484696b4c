// SPDX-License-Identifier: Apache-2.0
public import AssaySyntax

/// Codes of faults in how large a value can be and whether it exists.
public enum RangeCode: String, DiagnosticCatalogue {
    case leavesRange = "A0401"
    case divisorMayBeZero = "A0402"
    case missingUsedBare = "A0403"
    case tooLarge = "A0404"
    case otherwiseNeverNeeded = "A0405"
    case needsRounding = "A0406"
    case fractionPerRow = "A0407"
    case neverHolds = "A0408"
    case alwaysHolds = "A0409"
    case partLeavesWhole = "A0410"
    case groupKeys = "A0411"
    case argumentLeavesRange = "A0412"
    case testValueRange = "A0413"
    case placeIsNoWhole = "A0414"
}

/// Codes of faults of the program as a whole.
public enum ProgramCode: String, DiagnosticCatalogue {
    case publishesNothing = "A0501"
    case tooManyRows = "A0502"
    case functionsTooDeep = "A0503"
}
