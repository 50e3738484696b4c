// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// Finds blood pressures, pulses and the values of further codes among resources of FHIR R4.
struct FHIRReader {
    /// Codes of the column map, whose values become columns.
    private let codes: [FHIRCode]
    private var identities: Set<String> = []

    init(codes: [FHIRCode]) { self.codes = codes }

    /// Takes what is needed of a resource that stands at `place`; throws when the file as a whole cannot be used.
    mutating func read(_ json: JSON, at place: ImportPlace, into found: inout HealthCollector) throws(ImportFailure) {
        guard json["resourceType"]?.text == "Observation" else { return found.skip(.otherResource) }
        switch look(at: FHIRObservation(json: json)) {
        case .measured(let measured): try keep(measured, of: json, at: place, in: &found)
        case .skip(let reason): found.skip(reason)
        case .fault(let fault): Self.report(fault, at: place, in: &found)
        }
    }

    private static func report(_ fault: FHIRObservation.Fault, at place: ImportPlace, in found: inout HealthCollector) {
        let path = [place.element, fault.element].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ".")
        found.report(at: ImportPlace(line: place.line, element: path), value: fault.value, cause: fault.cause, fix: fault.fix)
    }

    private enum Look { case measured(FHIRMeasured), skip(Skipped.Reason), fault(FHIRObservation.Fault) }

    private mutating func look(at observation: FHIRObservation) -> Look {
        do throws(FHIRObservation.Fault) {
            try checkIdentity(observation.json)
            if let reason = try observation.reasonToSkip() { return .skip(reason) }
            guard let measured = try FHIRMeasured(observation, further: codes) else { return .skip(.otherCode) }
            return measured.isEmpty ? .skip(.noMeasurement) : .measured(measured)
        } catch {
            return .fault(error)
        }
    }

    /// A resource stands once: of two versions of one, a reading would be counted twice.
    private mutating func checkIdentity(_ json: JSON) throws(FHIRObservation.Fault) {
        guard let id = json["id"]?.text, !identities.insert(id).inserted else { return }
        throw .init(
            element: "id", value: id, cause: "another Observation has the same id",
            fix: "Leave the version that holds; a history is not read")
    }

    /// Who a record is about: by a reference, or else by an identifier.
    private static func person(_ subject: JSON?) -> String? {
        if let reference = subject?["reference"]?.text { return reference }
        return subject?["identifier"].flatMap { identifier in
            identifier["value"]?.text.map { "\(identifier["system"]?.text ?? "")|\($0)" }
        }
    }

    private func keep(
        _ measured: FHIRMeasured, of json: JSON, at place: ImportPlace, in found: inout HealthCollector
    ) throws(ImportFailure) {
        try found.belongs(to: Self.person(json["subject"]), place: place)
        guard let time = found.placed(measured.start) else { return }
        if measured.isReading {
            var reading = HealthReading(place: place, time: time)
            (reading.systolic, reading.diastolic, reading.pulse) = (measured.systolic, measured.diastolic, measured.pulse)
            reading.arm = FHIRArm.of(json["bodySite"])
            try found.add(reading)
        } else {
            if !measured.diastolic.isEmpty { try found.add(.diastolic, measured.diastolic, at: time, place: place) }
            if !measured.pulse.isEmpty { try found.add(.pulse, measured.pulse, at: time, place: place) }
        }
        guard !measured.further.isEmpty else { return }
        guard let span = Self.span(time, measured.end?.told(at: found.window.offset)) else {
            let fault = FHIRObservation.Fault(
                element: "effectivePeriod", value: nil, cause: "a period that is not from one time to a later one",
                fix: "Give both ends as times, with offsets or without, or a day alone")
            return Self.report(fault, at: place, in: &found)
        }
        for (code, value) in measured.further { try found.add(value, code: code, for: span, place: place) }
    }

    /// `nil` for a period of which nobody can tell which moments are in it.
    private static func span(_ start: HealthTime, _ end: HealthTime?) -> HealthSpan? {
        guard let end else { return start.moment.map { .moment($0) } ?? .day(start.date) }
        guard let first = start.moment else { return end.moment == nil && end.date == start.date ? .day(start.date) : nil }
        guard let last = end.moment, last.hasOffset == first.hasOffset, first <= last else { return nil }
        return first == last ? .moment(first) : .period(first...last)
    }
}
