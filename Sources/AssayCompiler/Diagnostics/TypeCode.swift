// SPDX-License-Identifier: Apache-2.0
public import AssaySyntax

/// Codes of faults in types and units.
public enum TypeCode: String, DiagnosticCatalogue {
    case wrongKind = "A0301"
    case unlikeUnits = "A0302"
    case unknownLabel = "A0303"
    case unlikeChoices = "A0304"
    case badRange = "A0305"
    case labelTwice = "A0306"
    case outputType = "A0307"
    case neverMissing = "A0308"
    case presenceOfNoField = "A0309"
    case rootNeedsRounding = "A0310"
    case rootOfUnit = "A0311"
    case constantKind = "A0312"
    case keyOrder = "A0313"
    case bandOrder = "A0314"
    case weights = "A0315"
    case groupKey = "A0316"
    case verbInGroup = "A0317"
    case argumentKind = "A0318"
    case testValue = "A0319"
    case noOrder = "A0320"
    case rowOfSome = "A0321"
}
