// SPDX-License-Identifier: Apache-2.0

/// The formats of health records that are read.
public enum HealthFormat: String, Hashable, Sendable, CaseIterable {
    case fhir, openMHealth, appleHealth

    /// Its name, for messages.
    public var name: String {
        switch self {
        case .fhir: "FHIR R4"
        case .openMHealth: "Open mHealth"
        case .appleHealth: "Apple Health"
        }
    }
}
