// SPDX-License-Identifier: Apache-2.0

/// Records that were not taken, by the reason.
public struct Skipped: Hashable, Sendable {
    /// Why records are passed over. The words are ours: nothing of a file stands in them.
    public enum Reason: String, Hashable, Sendable, CaseIterable, Comparable {
        case registered, preliminary, cancelled, enteredInError, unknownStatus
        case modified, otherResource, otherCode, noMeasurement
        case otherSchema, averagePulse
        case otherType, again
        case outsideDates, pulseAlone, diastolicAlone, valueAlone

        /// In the order in which they are declared.
        public static func < (a: Self, b: Self) -> Bool {
            (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
        }

        /// One clause.
        public var words: String {
            switch self {
            case .registered: "status \"registered\": there is no result yet"
            case .preliminary: "status \"preliminary\": the result may change"
            case .cancelled: "status \"cancelled\""
            case .enteredInError: "status \"entered-in-error\""
            case .unknownStatus: "status \"unknown\""
            case .modified: "it has a modifier that changes what it means"
            case .otherResource: "another resource than an Observation"
            case .otherCode: "another code than those that are read"
            case .noMeasurement: "it says that nothing was measured (dataAbsentReason)"
            case .otherSchema: "another schema than blood-pressure and heart-rate"
            case .averagePulse: "a statistic of many pulses"
            case .otherType: "another type than blood pressure and heart rate"
            case .again: "the same record again"
            case .outsideDates: "before the first or after the last day asked for"
            case .pulseAlone: "a pulse without a blood pressure at its time"
            case .diastolicAlone: "a diastolic pressure without a systolic one at its time"
            case .valueAlone: "a value of a code without a blood pressure at its time"
            }
        }
    }

    public let reason: Reason
    public let count: Int
}
