// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// The parts of an `Observation` of FHIR R4 (http://hl7.org/fhir/R4/observation.html) that are read, or what is wrong with them.
struct FHIRObservation {
    /// A part that cannot be used.
    struct Fault: Error {
        let element: String
        let value: String?
        let cause: String
        let fix: String
    }

    let json: JSON

    /// Why the observation is passed over, whatever it says.
    func reasonToSkip() throws(Fault) -> Skipped.Reason? {
        if changesMeaning(json) || json["implicitRules"] != nil { return .modified }
        guard let status = json["status"]?.text else {
            throw Fault(element: "status", value: nil, cause: "no status", fix: "Every Observation has one")
        }
        switch status {
        case "final", "amended", "corrected": return nil
        case "registered": return .registered
        case "preliminary": return .preliminary
        case "cancelled": return .cancelled
        case "entered-in-error": return .enteredInError
        case "unknown": return .unknownStatus
        default:
            throw Fault(
                element: "status", value: status, cause: "no status that FHIR R4 knows",
                fix: "It is one of final, amended, corrected, registered, preliminary, cancelled, entered-in-error and unknown")
        }
    }

    private func changesMeaning(_ part: JSON) -> Bool { part["modifierExtension"].map { $0 != .array([]) } ?? false }

    // MARK: When

    /// The start of the time that the observation holds for, and the whole of it.
    func time() throws(Fault) -> (start: HealthTime, end: HealthTime?) {
        guard json["effectiveDateTime"] == nil || json["effectivePeriod"] == nil else {
            throw Fault(
                element: "effectivePeriod", value: nil, cause: "a second time beside effectiveDateTime", fix: "Leave the one that holds")
        }
        if let text = json["effectiveDateTime"]?.text { return (try time(text, "effectiveDateTime"), nil) }
        guard let period = json["effectivePeriod"] else {
            throw Fault(
                element: "effectiveDateTime", value: nil, cause: "no time that can be read",
                fix: "Give effectiveDateTime, or effectivePeriod with a start")
        }
        guard let start = period["start"]?.text else {
            throw Fault(element: "effectivePeriod", value: nil, cause: "a period without a start", fix: "Give its start")
        }
        let end = try period["end"]?.text.map { text throws(Fault) in try time(text, "effectivePeriod.end") }
        return (try time(start, "effectivePeriod.start"), end)
    }

    private func time(_ text: String, _ element: String) throws(Fault) -> HealthTime {
        guard let time = HealthTime(iso8601: text) else {
            throw Fault(
                element: element, value: text, cause: "no day or time of a day",
                fix: "Write it such as 2026-03-02T07:30:00+01:00, or 2026-03-02 where the time is not known")
        }
        return time
    }

    // MARK: What

    /// The first component with `code`, with its path; one with a modifier is refused, and so are two with one code.
    func component(_ code: FHIRCode) throws(Fault) -> (part: JSON, path: String)? {
        let found = (json["component"]?.elements ?? []).enumerated().filter { FHIRCode.all(of: $0.element["code"]).contains(code) }
        guard let first = found.first else { return nil }
        let path = "component[\(first.offset)]"
        guard found.count == 1 else {
            throw Fault(element: path, value: code.code, cause: "two components have this code", fix: "Leave one of them")
        }
        guard !changesMeaning(first.element) else {
            throw Fault(
                element: "\(path).modifierExtension", value: nil, cause: "it changes what the component means",
                fix: "Take the Observation out")
        }
        return (first.element, path)
    }

    /// The number of a quantity in exactly this unit, as text; empty when it says why there is none.
    static func quantity(_ part: JSON, at path: String, unit: String) throws(Fault) -> String {
        guard let value = try value(part, at: path) else { return "" }
        guard value.unit == unit else {
            throw Fault(
                element: element(path, "valueQuantity"), value: PrintableValue.text(value), cause: "the unit is not \(unit) of UCUM",
                fix: "Give the number with the system \(FHIRCode.ucum) and the code \(unit)")
        }
        return value.text
    }

    /// A value of any kind that a field can hold; `nil` when it says why there is none.
    static func value(_ part: JSON, at path: String) throws(Fault) -> HealthValue? {
        guard case .object(let members) = part else {
            throw Fault(element: path, value: nil, cause: "an object is expected", fix: "Correct it")
        }
        let keys = members.keys.filter { $0.hasPrefix("value") }
        if part["dataAbsentReason"] != nil {
            guard keys.isEmpty else {
                throw Fault(
                    element: element(path, "dataAbsentReason"), value: nil, cause: "a value and a reason why there is none",
                    fix: "Leave one of them")
            }
            return nil
        }
        guard keys.count == 1, let key = keys.first, let value = members[key] else {
            throw Fault(
                element: path, value: nil, cause: keys.isEmpty ? "no value, and no dataAbsentReason" : "more than one value",
                fix: "Give one of them")
        }
        let place = element(path, key)
        switch key {
        case "valueQuantity": return try quantity(value, place)
        case "valueInteger": return HealthValue(text: try numeral(value, place))
        case "valueString": return HealthValue(text: try text(value, place))
        case "valueCodeableConcept": return HealthValue(text: try onlyCode(value, place))
        default:
            throw Fault(
                element: place, value: nil, cause: "a value of a kind that no field holds",
                fix: "A valueQuantity, valueInteger, valueString or valueCodeableConcept is read")
        }
    }

    private static func quantity(_ quantity: JSON, _ place: String) throws(Fault) -> HealthValue {
        if let comparator = quantity["comparator"] {
            throw Fault(
                element: "\(place).comparator", value: comparator.shown, cause: "a bound and no measurement",
                fix: "Take the Observation out")
        }
        let number = try numeral(quantity["value"], "\(place).value")
        guard let code = quantity["code"] else {
            guard let unit = quantity["unit"] else { return HealthValue(text: number) }
            throw Fault(
                element: place, value: "\(number) \(unit.shown)", cause: "a unit without a code",
                fix: "Give its code in the system \(FHIRCode.ucum)")
        }
        guard quantity["system"]?.text == FHIRCode.ucum, let unit = code.text else {
            throw Fault(
                element: place, value: "\(number) \(code.shown)", cause: "the unit is not one of UCUM",
                fix: "Give its code in the system \(FHIRCode.ucum)")
        }
        return HealthValue(text: number, unit: unit)
    }

    private static func numeral(_ value: JSON?, _ place: String) throws(Fault) -> String {
        guard let numeral = value?.numeral else {
            throw Fault(element: place, value: value?.shown, cause: "no number", fix: "A number is expected, without quotation marks")
        }
        return numeral
    }

    private static func text(_ value: JSON, _ place: String) throws(Fault) -> String {
        guard let text = value.text else { throw Fault(element: place, value: value.shown, cause: "no text", fix: "A string is expected") }
        return text
    }

    private static func onlyCode(_ value: JSON, _ place: String) throws(Fault) -> String {
        let codes = FHIRCode.all(of: value)
        guard codes.count == 1, let code = codes.first else {
            throw Fault(element: place, value: nil, cause: "\(codes.count) codes where one is expected", fix: "Leave one coding")
        }
        return code.code
    }

    private static func element(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
