// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats

/// What is found in a file while it is read: readings, values that belong to some reading, what was passed over, and what is wrong.
struct HealthCollector {
    /// A value that belongs to the readings at its moment.
    struct Loose: Sendable {
        enum Kind: String, Sendable { case pulse, diastolic }
        let kind: Kind
        let place: ImportPlace
        let key: Key
        let text: String
    }

    /// What a loose value and its reading have in common.
    struct Key: Hashable, Sendable {
        let moment: HealthTime.Moment
        let source: String
    }

    let file: String
    let window: TimeWindow
    let limits: HealthLimits
    var readings: [HealthReading] = []
    var loose: [Loose] = []
    /// The text of each loose value, so that there is one a moment.
    private var looseTexts: [Loose.Kind: [Key: String]] = [:]
    var further: FurtherValues
    var skipped: [Skipped.Reason: Int] = [:]
    var faults = ImportFailure()
    private var recordCount = 0
    private var person: String?

    init(file: String, window: TimeWindow, limits: HealthLimits, codeCount: Int) {
        self.file = file
        self.window = window
        self.limits = limits
        further = FurtherValues(codeCount: codeCount)
    }

    mutating func skip(_ reason: Skipped.Reason) { skipped[reason, default: 0] += 1 }

    mutating func report(at place: ImportPlace, column: String? = nil, value: String? = nil, cause: String, fix: String) {
        faults.add(ImportIssue(file: file, at: place, column: column, value: value, cause: cause, fix: fix))
    }

    /// The time by the clock asked for; `nil` when that day is not, which is counted.
    mutating func placed(_ time: HealthTime) -> HealthTime? {
        if let placed = window.placed(time) { return placed }
        skip(.outsideDates)
        return nil
    }

    /// Keeps a reading whose time is placed already.
    mutating func add(_ reading: HealthReading) throws(ImportFailure) {
        try makeRoom()
        readings.append(reading)
    }

    /// Keeps a pulse or a diastolic pressure; one whose time of day is not known belongs to no reading.
    mutating func add(
        _ kind: Loose.Kind, _ text: String, at time: HealthTime, source: String = "", place: ImportPlace
    ) throws(ImportFailure) {
        guard let moment = time.moment else { return skip(kind == .pulse ? .pulseAlone : .diastolicAlone) }
        let value = Loose(kind: kind, place: place, key: Key(moment: moment, source: source), text: text)
        if let known = looseTexts[kind]?[value.key] {
            return known.isSpelled(like: text) ? skip(.again) : reportSecond(value, known)
        }
        try makeRoom()
        looseTexts[kind, default: [:]][value.key] = text
        loose.append(value)
    }

    /// Says that a reading would have two values of one kind.
    mutating func reportSecond(_ value: Loose, _ known: String) {
        report(
            at: value.place, column: value.kind.rawValue, value: value.text,
            cause: "another value, \"\(PrintableText.of(known))\", has the same time",
            fix: "Take one of them out: a reading has one \(value.kind.rawValue)")
    }

    /// Keeps the value of a further code.
    mutating func add(_ value: HealthValue, code: Int, for span: HealthSpan, place: ImportPlace) throws(ImportFailure) {
        guard !further.isKnown(value, code: code, for: span) else { return skip(.again) }
        try makeRoom()
        further.add(value, code: code, for: span, place: place)
    }

    /// Whose record it is: throws when it is somebody else's than those before. `nil` where the record does not say.
    mutating func belongs(to person: String?, place: ImportPlace) throws(ImportFailure) {
        guard let person else { return }
        guard let known = self.person else { return self.person = person }
        guard known.isSpelled(like: person) else {
            throw ImportFailure(
                file, at: place, "the records are those of more than one person", fix: "Make a file for each; a data set is one person's")
        }
    }

    private mutating func makeRoom() throws(ImportFailure) {
        recordCount += 1
        guard recordCount <= limits.recordCount else {
            throw ImportFailure(
                file, "more than \(limits.recordCount) readings and values",
                fix: "Say which days are wanted with \"from\" and \"to\" in the column map")
        }
    }
}
