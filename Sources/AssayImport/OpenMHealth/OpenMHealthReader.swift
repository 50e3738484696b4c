// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// Finds blood pressures and pulses among data points of Open mHealth, of the schemas `blood-pressure` and `heart-rate`
/// (https://www.openmhealth.org/documentation/#/schema-docs/schema-library), in any version and in the names of IEEE 1752.
struct OpenMHealthReader {
    /// A part that cannot be used.
    private struct Fault: Error {
        let element: String
        let value: String?
        let cause: String
        let fix: String
    }

    private enum Measured {
        case reading(HealthReading)
        case pulse(String, HealthTime)
        case skip(Skipped.Reason)
    }

    private var identities: Set<String> = []

    /// Takes what is needed of a data point that stands at `place`; throws when the file as a whole cannot be used.
    mutating func read(_ json: JSON, at place: ImportPlace, into found: inout HealthCollector) throws(ImportFailure) {
        let measured: Measured
        do throws(Fault) {
            measured = try look(at: json, place)
        } catch {
            let path = [place.element, error.element].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ".")
            let place = ImportPlace(line: place.line, element: path)
            return found.report(at: place, value: error.value, cause: error.cause, fix: error.fix)
        }
        try found.belongs(to: json["header"]?["user_id"]?.text, place: place)
        switch measured {
        case .skip(let reason): found.skip(reason)
        case .pulse(let text, let time):
            if let time = found.placed(time) { try found.add(.pulse, text, at: time, place: place) }
        case .reading(var reading):
            guard let time = found.placed(reading.time) else { return }
            reading.time = time
            try found.add(reading)
        }
    }

    private mutating func look(at json: JSON, _ place: ImportPlace) throws(Fault) -> Measured {
        let header = json["header"]
        guard let schema = header?["schema_id"]?["name"]?.text else {
            throw Fault(element: "header.schema_id", value: nil, cause: "no name of a schema", fix: "Every data point names its schema")
        }
        guard let body = json["body"], schema == "blood-pressure" || schema == "heart-rate" else { return .skip(.otherSchema) }
        if let id = (header?["id"] ?? header?["uuid"])?.text, !identities.insert(id).inserted {
            throw Fault(element: "header", value: id, cause: "another data point has the same id", fix: "Leave one of them")
        }
        let statistic = body["descriptive_statistic"]
        if schema == "heart-rate" {
            guard statistic == nil else { return .skip(.averagePulse) }
            return .pulse(try quantity(body, "heart_rate", unit: "beats/min"), try time(body))
        }
        if let statistic {
            throw Fault(
                element: "body.descriptive_statistic", value: statistic.shown, cause: "a statistic of many measurements is no reading",
                fix: "Take it out, or give the measurements that it is made of")
        }
        return .reading(try reading(body, place))
    }

    private func reading(_ body: JSON, _ place: ImportPlace) throws(Fault) -> HealthReading {
        var reading = HealthReading(place: place, time: try time(body))
        reading.systolic = try quantity(body, "systolic_blood_pressure", unit: "mmHg")
        reading.diastolic = try quantity(body, "diastolic_blood_pressure", unit: "mmHg")
        reading.arm = body["measurement_location"]?.text.map { FHIRArm.of(words: $0) } ?? ""
        // The name that version 1 has for it.
        let posture = (body["body_posture"] ?? body["position_during_measurement"])?.text ?? ""
        reading.posture = posture.utf8.count <= 40 && posture.utf8.allSatisfy(Self.isInWords) ? posture : ""
        return reading
    }

    /// Letters and the spaces between words: nothing that a spreadsheet would take for a formula.
    private static func isInWords(_ byte: UInt8) -> Bool { byte == 0x20 || 0x61...0x7a ~= byte || 0x41...0x5a ~= byte }

    private func time(_ body: JSON) throws(Fault) -> HealthTime {
        let frame = body["effective_time_frame"]
        let moment = frame?["date_time"].map { ("date_time", $0) }
        let start = frame?["time_interval"]?["start_date_time"].map { ("time_interval.start_date_time", $0) }
        guard let (name, value) = moment ?? start else {
            throw Fault(
                element: "body.effective_time_frame", value: nil, cause: "no time that can be read",
                fix: "Give date_time, or time_interval with a start_date_time")
        }
        guard let text = value.text, let time = HealthTime(iso8601: text), time.secondOfDay != nil else {
            throw Fault(
                element: "body.effective_time_frame.\(name)", value: value.shown, cause: "no day with a time",
                fix: "Write it such as 2026-03-02T07:30:00+01:00")
        }
        return time
    }

    private func quantity(_ body: JSON, _ name: String, unit: String) throws(Fault) -> String {
        let value = body[name]
        guard let number = value?["value"]?.numeral else {
            throw Fault(element: "body.\(name).value", value: value?["value"]?.shown, cause: "no number", fix: "A number is expected")
        }
        guard value?["unit"]?.text == unit else {
            throw Fault(
                element: "body.\(name).unit", value: value?["unit"]?.shown, cause: "the unit is not \(unit)",
                fix: "The schema allows no other unit")
        }
        return number
    }
}
