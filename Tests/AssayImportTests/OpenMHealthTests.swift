// SPDX-License-Identifier: Apache-2.0
import AssayData
import AssayExchange
@testable import AssayImport
import AssayTestSupport
import Testing

@Suite struct OpenMHealthTests {
    static let frame = "\"effective_time_frame\":{\"date_time\":\"2026-03-02T07:30:00+01:00\"}"
    static let pressures =
        "\"systolic_blood_pressure\":{\"value\":128,\"unit\":\"mmHg\"},\"diastolic_blood_pressure\":{\"value\":82.0,\"unit\":\"mmHg\"}"

    static func point(_ body: String = "\(pressures),\(frame)", schema: String = "blood-pressure", header: String = "") -> String {
        "{\"header\":{\"schema_id\":{\"namespace\":\"omh\",\"name\":\"\(schema)\",\"version\":\"3.0\"}\(header)},\"body\":{\(body)}}"
    }

    static func pulse(_ frame: String = frame, more: String = "") -> String {
        point("\"heart_rate\":{\"value\":64,\"unit\":\"beats/min\"},\(frame)\(more)", schema: "heart-rate")
    }

    private func row(_ points: String...) throws -> String {
        let found = try rows(reading(json: "[\(points.joined(separator: ","))]"))
        return try #require(found.count == 1 ? found[0] : nil)
    }

    @Test func aPointIsARow() throws {
        #expect(try row(Self.point()) == "2026-03-02,07:30,2026-03-02 07:30,morning,128,82.0,,,")
        #expect(try reading(json: Self.point()).format == .openMHealth)
        #expect(try rows(reading(json: Self.point() + "\n" + Self.point())).count == 2)
    }

    @Test func intervalsBeginWithTheirReading() throws {
        let interval =
            "\"effective_time_frame\":{\"time_interval\":{\"start_date_time\":\"2026-03-02T19:05:00+01:00\",\"duration\":{\"value\":1,\"unit\":\"min\"}}}"
        #expect(try row(Self.point("\(Self.pressures),\(interval)")).hasPrefix("2026-03-02,19:05,"))
    }

    @Test(arguments: [
        ("\"body_posture\":\"lying down\",\"measurement_location\":\"left upper arm\"", "left,lying down"),
        ("\"position_during_measurement\":\"sitting\",\"measurement_location\":\"right upper arm\"", "right,sitting"),
        ("\"measurement_location\":\"left wrist\"", ","), ("\"body_posture\":\"=1+1\"", ","), ("\"body_posture\":5", ","),
    ])
    func armAndPosture(members: String, cells: String) throws {
        #expect(try row(Self.point("\(Self.pressures),\(Self.frame),\(members)")).hasSuffix(",82.0,,\(cells)"))
    }

    @Test func pulses() throws {
        #expect(try row(Self.pulse(), Self.point()).hasSuffix(",128,82.0,64,,"))
        let records = try reading(
            json: [
                Self.point(), Self.pulse(Self.frame.replacing("07:30", with: "07:31")),
                Self.pulse(more: ",\"descriptive_statistic\":\"average\""),
            ]
            .joined(separator: "\n"))
        #expect(skipped(records) == [.pulseAlone: 1, .averagePulse: 1])
    }

    @Test func otherSchemasArePassedOver() throws {
        let records = try reading(json: "[\(Self.point()),\(Self.point("\"body_weight\":1", schema: "body-weight"))]")
        #expect(skipped(records) == [.otherSchema: 1])
    }

    static let refused: [(String, String, String)] = [
        (
            point("\(pressures),\(frame),\"descriptive_statistic\":\"average\""), "a statistic of many measurements is no reading",
            "[1].body.descriptive_statistic"
        ),
        (point("\(pressures.replacing("mmHg", with: "kPa")),\(frame)"), "the unit is not mmHg", "[1].body.systolic_blood_pressure.unit"),
        (point("\(pressures.replacing("128", with: "\"128\"")),\(frame)"), "no number", "[1].body.systolic_blood_pressure.value"),
        (point("\(frame)"), "no number", "[1].body.systolic_blood_pressure.value"),
        (point("\(pressures)"), "no time that can be read", "[1].body.effective_time_frame"),
        (
            point("\(pressures),\(frame.replacing("T07:30:00+01:00", with: ""))"), "no day with a time",
            "[1].body.effective_time_frame.date_time"
        ),
        (
            point("\(pressures),\"effective_time_frame\":{\"time_interval\":{\"end_date_time\":\"2026-03-02T07:30:00Z\"}}"),
            "no time that can be read", "[1].body.effective_time_frame"
        ),
        (point().replacing("\"name\"", with: "\"called\""), "no name of a schema", "[1].header.schema_id"),
        (pulse().replacing("beats/min", with: "Hz"), "the unit is not beats/min", "[1].body.heart_rate.unit"),
    ]

    @Test(arguments: refused) func isRefused(point: String, cause: String, element: String) throws {
        let found = try issues { try reading(json: "[\(Self.point()),\n\(point)]") }
        #expect(found.map(\.cause) == [cause])
        #expect(found[0].line == 2 && found[0].element == element && !found[0].fix.isEmpty)
    }

    @Test func theSamePointTwice() throws {
        for name in ["id", "uuid"] {
            let point = Self.point(header: ",\"\(name)\":\"a\"")
            #expect(try issues { try reading(json: "[\(point),\(point)]") }.map(\.cause) == ["another data point has the same id"])
        }
    }

    @Test func twoPeople() throws {
        let points = ["a", "b"].map { Self.point(header: ",\"user_id\":\"\($0)\"") }
        #expect(
            try issues { try reading(json: points.joined(separator: "\n")) }.map(\.cause) == [
                "the records are those of more than one person"
            ])
    }
}
