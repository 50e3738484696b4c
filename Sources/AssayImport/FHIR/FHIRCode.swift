// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// A code and the system that it is from.
struct FHIRCode: Hashable, Sendable {
    static let loinc = "http://loinc.org"
    static let snomed = "http://snomed.info/sct"
    static let ucum = "http://unitsofmeasure.org"

    let system: String
    let code: String

    /// LOINC codes of the vital signs profile of FHIR R4 (http://hl7.org/fhir/R4/observation-vitalsigns.html).
    static let panel = FHIRCode(system: loinc, code: "85354-9")
    static let systolic = FHIRCode(system: loinc, code: "8480-6")
    static let diastolic = FHIRCode(system: loinc, code: "8462-4")
    static let pulse = FHIRCode(system: loinc, code: "8867-4")

    init(system: String, code: String) {
        self.system = system
        self.code = code
    }

    /// As a column map writes it: a LOINC code alone, or `SYSTEM|CODE`.
    init(text: String) {
        let bar = text.lastIndex(of: "|")
        system = bar.map { String(text[..<$0]) } ?? Self.loinc
        code = bar.map { String(text[text.index(after: $0)...]) } ?? text
    }

    /// The codings of a `CodeableConcept`.
    static func all(of concept: JSON?) -> [FHIRCode] {
        (concept?["coding"]?.elements ?? []).compactMap { coding in
            guard let system = coding["system"]?.text, let code = coding["code"]?.text else { return nil }
            return FHIRCode(system: system, code: code)
        }
    }
}
