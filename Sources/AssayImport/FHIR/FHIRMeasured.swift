// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// What an `Observation` says of the things that are read. Texts are empty where it says that nothing was measured, or says nothing.
struct FHIRMeasured {
    /// Whether it is a blood pressure, and with that a row: the panel, or a systolic pressure alone.
    let isReading: Bool
    private(set) var systolic = ""
    private(set) var diastolic = ""
    private(set) var pulse = ""
    /// Values of the further codes, by their number.
    private(set) var further: [Int: HealthValue] = [:]
    let start: HealthTime
    let end: HealthTime?

    /// Whether there is no value at all in it.
    var isEmpty: Bool { systolic.isEmpty && diastolic.isEmpty && pulse.isEmpty && further.isEmpty }

    /// `nil` when the observation is about nothing that is read.
    init?(_ observation: FHIRObservation, further codes: [FHIRCode]) throws(FHIRObservation.Fault) {
        let own = FHIRCode.all(of: observation.json["code"])
        let read = [FHIRCode.panel, .systolic, .diastolic, .pulse]
        let components = codes.indices.filter { own.contains(codes[$0]) || observation.hasComponent(codes[$0]) }
        guard own.contains(where: read.contains) || !components.isEmpty else { return nil }
        let isPanel = own.contains(.panel)
        isReading = isPanel || own.contains(.systolic)
        (start, end) = try observation.time()
        systolic = try observation.quantity(.systolic, own, "mm[Hg]")
        diastolic = try observation.quantity(.diastolic, own, "mm[Hg]")
        pulse = try observation.quantity(.pulse, own, "/min")
        for index in components { further[index] = try observation.value(codes[index], own) }
    }
}

extension FHIRObservation {
    func hasComponent(_ code: FHIRCode) -> Bool {
        (json["component"]?.elements ?? []).contains { FHIRCode.all(of: $0["code"]).contains(code) }
    }

    /// The number of `code`; empty when there is none.
    fileprivate func quantity(_ code: FHIRCode, _ own: [FHIRCode], _ unit: String) throws(Fault) -> String {
        try only(code, own) { part, path throws(Fault) in
            let text = try Self.quantity(part, at: path, unit: unit)
            return text.isEmpty ? nil : text
        } ?? ""
    }

    fileprivate func value(_ code: FHIRCode, _ own: [FHIRCode]) throws(Fault) -> HealthValue? {
        try only(code, own) { part, path throws(Fault) in try Self.value(part, at: path) }
    }

    /// What is read of the observation itself, where that has the code, or of its component with it: of both are two where one belongs.
    private func only<T>(_ code: FHIRCode, _ own: [FHIRCode], _ read: (JSON, String) throws(Fault) -> T?) throws(Fault) -> T? {
        let value = own.contains(code) ? try read(json, "") : nil
        guard let (part, path) = try component(code) else { return value }
        guard value == nil else {
            throw Fault(
                element: path, value: nil, cause: "a second value for the code of the Observation itself", fix: "Leave the one that holds")
        }
        return try read(part, path)
    }
}
