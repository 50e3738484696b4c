// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayExchange
@testable import AssayImport
import AssayTestSupport
import Testing

@Suite struct FHIRTests {
    static let systolic = component(
        "8480-6", "{\"value\":128,\"unit\":\"mmHg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg]\"}")
    static let diastolic = component(
        "8462-4", "{\"value\":82,\"unit\":\"mmHg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg]\"}")
    static let time = "\"effectiveDateTime\":\"2026-03-02T07:30:00+01:00\""

    static func code(_ code: String, _ system: String = "http://loinc.org") -> String {
        "{\"coding\":[{\"system\":\"\(system)\",\"code\":\"\(code)\"}]}"
    }

    static func component(_ code: String, _ quantity: String) -> String { "{\"code\":\(Self.code(code)),\"valueQuantity\":\(quantity)}" }

    static func quantity(_ value: String, _ unit: String) -> String {
        "\"valueQuantity\":{\"value\":\(value),\"system\":\"http://unitsofmeasure.org\",\"code\":\"\(unit)\"}"
    }

    static func observation(_ code: String, _ members: String, status: String = "final") -> String {
        "{\"resourceType\":\"Observation\",\"status\":\"\(status)\",\"code\":\(Self.code(code)),\(members)}"
    }

    /// A panel; `more` are further members.
    static func panel(_ components: [String] = [systolic, diastolic], _ time: String = time, more: String = "", status: String = "final")
        -> String
    {
        observation("85354-9", "\(time),\"component\":[\(components.joined(separator: ","))]\(more)", status: status)
    }

    static func pulse(_ time: String = time) -> String { observation("8867-4", "\(time),\(quantity("64", "/min"))") }

    private func row(_ lines: String...) throws -> String {
        let found = try rows(reading(json: lines.joined(separator: "\n")))
        return try #require(found.count == 1 ? found[0] : nil)
    }

    // MARK: What is read

    @Test func aPanelIsARow() throws {
        #expect(try row(Self.panel()) == "2026-03-02,07:30,2026-03-02 07:30,morning,128,82,,,")
        #expect(try row(Self.panel(more: ",\"extension\":[{\"url\":\"http://example.org\"}],\"note\":[]")).hasSuffix(",128,82,,,"))
    }

    @Test(arguments: ["final", "amended", "corrected"]) func statusesThatHold(status: String) throws {
        #expect(try row(Self.panel(status: status)).contains(",128,82,"))
    }

    @Test(arguments: [
        ("registered", Skipped.Reason.registered), ("preliminary", .preliminary), ("cancelled", .cancelled),
        ("entered-in-error", .enteredInError), ("unknown", .unknownStatus),
    ])
    func statusesThatDoNotHold(status: String, reason: Skipped.Reason) throws {
        let records = try reading(json: Self.panel() + "\n" + Self.panel(status: status))
        #expect(records.readingCount == 1)
        #expect(skipped(records) == [reason: 1])
    }

    /// The number 120.0 stays the text 120.0, and whether it fits the field is for the importer of tables to say.
    @Test func decimalsKeepTheirText() throws {
        let panel = Self.panel([Self.systolic.replacing("128", with: "128.0"), Self.diastolic.replacing("82", with: "82.50")])
        #expect(try row(panel).contains(",128.0,82.50,"))
        let schema = try Schema(
            record: "R", capacity: 3,
            fields: [
                .init(name: "systolic", unit: "mmHg", lo: 0, hi: 300), .init(name: "diastolic", unit: "mmHg", lo: 0, hi: 3000, scale: 1),
            ])
        #expect(try reading(json: panel).dataSet(schema: schema).rows == [[128, 825]])
        let fine = try issues { try reading(json: panel.replacing("82.50", with: "82.55")).dataSet(schema: schema) }
        #expect(fine.map(\.cause) == ["this has more decimals than \"diastolic\" (1)"])
    }

    @Test func systolicAloneAndBoundTogether() throws {
        let systolic = Self.observation("8480-6", "\(Self.time),\(Self.quantity("131", "mm[Hg]"))")
        let diastolic = Self.observation("8462-4", "\(Self.time),\(Self.quantity("79", "mm[Hg]"))")
        #expect(try row(systolic).contains(",131,,,"))
        #expect(try row(diastolic, systolic).contains(",131,79,,"))
        #expect(try skipped(reading(json: systolic + "\n" + diastolic.replacing("07:30", with: "07:31"))) == [.diastolicAlone: 1])
    }

    @Test func pulses() throws {
        let component = Self.component("8867-4", "{\"value\":61,\"system\":\"http://unitsofmeasure.org\",\"code\":\"/min\"}")
        #expect(try row(Self.panel([Self.systolic, Self.diastolic, component])).hasSuffix(",128,82,61,,"))
        #expect(try row(Self.pulse(), Self.panel()).hasSuffix(",128,82,64,,"))
        // The same moment by another clock.
        #expect(try row(Self.panel(), Self.pulse("\"effectiveDateTime\":\"2026-03-02T06:30:00Z\"")).hasSuffix(",64,,"))
        #expect(
            try skipped(reading(json: Self.panel() + "\n" + Self.pulse("\"effectiveDateTime\":\"2026-03-02T07:30:01+01:00\""))) == [
                .pulseAlone: 1
            ])
        #expect(try skipped(reading(json: Self.panel() + "\n" + Self.pulse("\"effectiveDateTime\":\"2026-03-02\""))) == [.pulseAlone: 1])
        #expect(try skipped(reading(json: [Self.panel(), Self.pulse(), Self.pulse()].joined(separator: "\n"))) == [.again: 1])
        let two = try issues {
            try reading(json: [Self.panel(), Self.pulse(), Self.pulse().replacing("64", with: "65")].joined(separator: "\n"))
        }
        #expect(two.map(\.cause) == ["another value, \"64\", has the same time"])
        let joined = try issues {
            try reading(json: Self.panel([Self.systolic, Self.diastolic, component]) + "\n" + Self.pulse())
        }
        #expect(joined.map(\.cause) == ["another value, \"61\", has the same time"])
    }

    @Test(arguments: [
        ("{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"368208006\"}]}", "left"),
        ("{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"72098002\"}]}", "left"),
        ("{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"368209003\"}]}", "right"),
        ("{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"59126009\"}],\"text\":\"left arm\"}", "right"),
        ("{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"61396006\"}],\"text\":\"left arm\"}", ""),
        ("{\"coding\":[{\"system\":\"http://example.org\",\"code\":\"368208006\"}]}", ""),
        ("{\"text\":\"Left upper arm\"}", "left"), ("{\"text\":\"right arm\"}", "right"), ("{\"text\":\"Left wrist\"}", ""),
        ("{\"text\":\"left or right arm\"}", ""), ("{\"coding\":[{\"display\":\"Arm, right\"}]}", "right"), ("{}", ""),
    ])
    func arms(site: String, arm: String) throws {
        #expect(try row(Self.panel(more: ",\"bodySite\":\(site)")).hasSuffix(",128,82,,\(arm),"))
    }

    @Test func periodsBeginWithTheirReading() throws {
        #expect(
            try row(Self.panel([Self.systolic], "\"effectivePeriod\":{\"start\":\"2026-03-02T19:00:00+01:00\"}")).contains("19:00,evening"))
    }

    @Test func aDayAloneHasNoSession() throws {
        #expect(try row(Self.panel([Self.systolic], "\"effectiveDateTime\":\"2026-03-02\"")) == "2026-03-02,,,,128,,,,")
    }

    @Test func absentValuesAreMissing() throws {
        let absent = "{\"code\":\(Self.code("8462-4")),\"dataAbsentReason\":{\"text\":\"cuff error\"}}"
        #expect(try row(Self.panel([Self.systolic, absent])).contains(",128,,,"))
        let nothing = Self.observation("85354-9", "\(Self.time),\"dataAbsentReason\":{\"text\":\"refused\"}")
        #expect(try skipped(reading(json: Self.panel() + "\n" + nothing)) == [.noMeasurement: 1])
        let found = try issues { try reading(json: Self.panel([Self.systolic, absent])).dataSet(schema: categorySchema()) }
        #expect(found.map(\.cause) == ["the cell is empty, and \"diastolic\" has no \"or missing\""])
        #expect(found[0].line == 1 && found[0].row == 1 && found[0].column == "diastolic")
    }

    /// Rows are in the order of the clock, whatever the order in the file.
    @Test func rowsAreOrderedByTheClock() throws {
        let times = ["2026-03-03T07:00:00+01:00", "2026-03-02T19:00:00+01:00", "2026-03-02T07:00:00-05:00", "2026-03-02"]
        let lines = times.map { Self.panel([Self.systolic], "\"effectiveDateTime\":\"\($0)\"") }
        let found = try rows(reading(json: lines.joined(separator: "\n"))).map { $0.prefix(16) }
        #expect(found == ["2026-03-02,,,,12", "2026-03-02,07:00", "2026-03-02,19:00", "2026-03-03,07:00"])
    }

    @Test func otherThingsArePassedOver() throws {
        let others = [
            "{\"resourceType\":\"Patient\",\"id\":\"p\"}", Self.observation("29463-7", "\(Self.time),\(Self.quantity("70", "kg"))"),
            Self.panel(more: ",\"modifierExtension\":[{\"url\":\"http://example.org/not\"}]"),
            Self.panel(more: ",\"implicitRules\":\"http://example.org/rules\""),
        ]
        let records = try reading(json: ([Self.panel()] + others).joined(separator: "\n"))
        #expect(records.readingCount == 1)
        #expect(skipped(records) == [.otherResource: 1, .otherCode: 1, .modified: 2])
    }

    // MARK: What is refused

    static let refused: [(String, String, String?)] = [
        (panel([systolic.replacing("mm[Hg]", with: "kPa")]), "the unit is not mm[Hg] of UCUM", "component[0].valueQuantity"),
        (panel([systolic.replacing(",\"code\":\"mm[Hg]\"", with: "")]), "a unit without a code", "component[0].valueQuantity"),
        (panel([systolic.replacing("unitsofmeasure", with: "units")]), "the unit is not one of UCUM", "component[0].valueQuantity"),
        (panel([systolic.replacing("128", with: "\"128\"")]), "no number", "component[0].valueQuantity.value"),
        (
            panel([systolic.replacing("\"value\":128", with: "\"value\":128,\"comparator\":\">\"")]), "a bound and no measurement",
            "component[0].valueQuantity.comparator"
        ),
        (panel(["{\"code\":\(code("8480-6"))}"]), "no value, and no dataAbsentReason", "component[0]"),
        (panel([systolic.replacing("}}", with: "},\"valueInteger\":1}")]), "more than one value", "component[0]"),
        (
            panel([systolic.replacing("\"valueQuantity\"", with: "\"dataAbsentReason\":{},\"valueQuantity\"")]),
            "a value and a reason why there is none", "component[0].dataAbsentReason"
        ),
        (panel([systolic, systolic]), "two components have this code", "component[0]"),
        (
            panel([systolic.replacing("\"valueQ", with: "\"modifierExtension\":[{}],\"valueQ")]), "it changes what the component means",
            "component[0].modifierExtension"
        ),
        (
            observation("8480-6", "\(time),\(quantity("130", "mm[Hg]")),\"component\":[\(systolic)]"),
            "a second value for the code of the Observation itself", "component[0]"
        ),
        (
            panel(more: ",\"effectivePeriod\":{\"start\":\"2026-03-09T07:00:00Z\"}"), "a second time beside effectiveDateTime",
            "effectivePeriod"
        ),
        (panel([systolic], "\"issued\":\"2026-03-02T07:30:00Z\""), "no time that can be read", "effectiveDateTime"),
        (panel([systolic], "\"effectiveDateTime\":\"2026-03\""), "no day or time of a day", "effectiveDateTime"),
        (panel([systolic], "\"effectiveDateTime\":\"2026-02-30T07:00:00Z\""), "no day or time of a day", "effectiveDateTime"),
        (panel([systolic], "\"effectivePeriod\":{\"end\":\"2026-03-02T07:00:00Z\"}"), "a period without a start", "effectivePeriod"),
        (panel(status: "done"), "no status that FHIR R4 knows", "status"),
        (panel().replacing("\"status\":\"final\",", with: ""), "no status", "status"),
    ]

    @Test(arguments: refused) func isRefused(line: String, cause: String, element: String?) throws {
        let found = try issues { try reading(json: Self.panel() + "\n" + line) }
        #expect(found.map(\.cause) == [cause])
        #expect(found[0].line == 2 && found[0].element == element && !found[0].fix.isEmpty)
    }

    @Test func issuesNamePlaceAndValue() throws {
        let bundle =
            "{\"resourceType\":\"Bundle\",\"entry\":[\n{\"resource\":\(Self.panel([Self.systolic.replacing("mm[Hg]", with: "kPa")]))}]}"
        #expect(
            try issues { try reading(json: bundle) }[0].description
                == "records.json:2: entry[0].resource.component[0].valueQuantity, \"128 kPa\": the unit is not mm[Hg] of UCUM. Give the number with the system http://unitsofmeasure.org and the code mm[Hg]."
        )
        // What is wrong with a value, the importer of tables says, with the place in this file.
        let high =
            "{\"resourceType\":\"Bundle\",\"entry\":[\n{\"resource\":\(Self.panel([Self.systolic.replacing("128", with: "412"), Self.diastolic]))}]}"
        #expect(
            try issues { try reading(json: high).dataSet(schema: categorySchema()) }[0].description
                == "records.json:2: entry[0].resource, row 1, column \"systolic\", \"412\": 412 is outside the range 0 .. 309 mmHg. Correct the value or take the row out; only the author of the algorithm can widen the range."
        )
    }

    @Test func filesThatAreRefusedAsAWhole() throws {
        let twice = Self.panel(more: ",\"id\":\"a\"")
        #expect(try issues { try reading(json: twice + "\n" + twice) }.map(\.cause) == ["another Observation has the same id"])
        let people = ["a", "b"].map { Self.panel(more: ",\"subject\":{\"reference\":\"Patient/\($0)\"}") }
        #expect(
            try issues { try reading(json: people.joined(separator: "\n")) }.map(\.cause) == [
                "the records are those of more than one person"
            ])
        let subjects = ["a", "b"].map { Self.panel(more: ",\"subject\":{\"identifier\":{\"system\":\"s\",\"value\":\"\($0)\"}}") }
        for two in [subjects, [people[0], subjects[0]]] {
            #expect(
                try issues { try reading(json: two.joined(separator: "\n")) }.map(\.cause) == [
                    "the records are those of more than one person"
                ])
        }
        #expect(try reading(json: subjects[0] + "\n" + subjects[0].replacing("07:30", with: "08:30")).readingCount == 2)
        let history = "{\"resourceType\":\"Bundle\",\"type\":\"history\",\"entry\":[{\"resource\":\(Self.panel())}]}"
        #expect(try issues { try reading(json: history) }[0].cause.hasPrefix("a Bundle of type \"history\""))
        let list = "{\"resourceType\":\"List\",\"entry\":[{\"resource\":\(Self.panel())}]}"
        #expect(try issues { try reading(json: list) }.map(\.cause) == ["entries of something that is no Bundle of FHIR"])
        #expect(try issues { try reading(json: "{\"a\":1}") }[0].cause.hasPrefix("neither a resource of FHIR"))
        #expect(
            try issues { try reading(json: Self.panel() + "\n" + OpenMHealthTests.point()) }.map(\.cause) == [
                "Open mHealth after FHIR R4 in one file"
            ])
        #expect(try issues { try reading(json: "[]") }.map(\.cause) == ["no record is in it"])
        #expect(try issues { try reading(json: Self.panel() + "\n{") }[0].element == "line 2, column 2")
        #expect(
            try issues { try reading(json: Self.pulse()) }.map(\.cause)
                == ["no blood pressure that can be taken is in it; passed over: 1 × a pulse without a blood pressure at its time"])
    }

    @Test func twoPressuresForOneDiastolic() throws {
        let diastolic = Self.observation("8462-4", "\(Self.time),\(Self.quantity("79", "mm[Hg]"))")
        let found = try issues {
            try reading(json: [Self.panel([Self.systolic]), Self.panel([Self.systolic]), diastolic].joined(separator: "\n"))
        }
        #expect(found.map(\.cause) == ["2 systolic pressures have its time, and it does not say to which it belongs"])
    }

    @Test func limits() throws {
        let lines = [Self.panel(), Self.panel(), Self.pulse()].joined(separator: "\n")
        #expect(try reading(json: lines, limits: HealthLimits(recordCount: 3)).readingCount == 2)
        #expect(
            try issues { try reading(json: lines, limits: HealthLimits(recordCount: 2)) }.map(\.cause) == [
                "more than 2 readings and values"
            ])
        let bytes = lines.utf8.count
        #expect(try reading(json: lines, limits: HealthLimits(jsonByteCount: bytes)).readingCount == 2)
        #expect(
            try issues { try reading(json: lines, limits: HealthLimits(jsonByteCount: bytes - 1)) }[0].cause
                == "\(bytes) bytes; at most \(bytes - 1) are read")
    }
}
