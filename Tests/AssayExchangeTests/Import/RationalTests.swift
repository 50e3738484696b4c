// SPDX-License-Identifier: Apache-2.0
@testable import AssayExchange
import Testing

@Suite struct RationalTests {
    private func decimal(_ text: String) throws -> Rational { try Rational(decimal: text) }

    @Test(arguments: [
        ("2.5", 3, 2, 2, 3), ("3.5", 4, 4, 3, 4), ("-2.5", -2, -2, -3, -2), ("-3.5", -3, -4, -4, -3), ("2.4", 2, 2, 2, 3),
        ("2.6", 3, 3, 2, 3), ("-2.4", -2, -2, -3, -2), ("7", 7, 7, 7, 7),
    ])
    func rounding(text: String, halfUp: Int, halfEven: Int, down: Int, up: Int) throws {
        let value = try decimal(text)
        #expect(Rounding.allCases.map { value.integer($0) } == [halfUp, halfEven, down, up])
    }

    @Test func nothingIsRoundedUnasked() throws {
        #expect(try decimal("2.5").integer(nil) == nil)
        #expect(try decimal("-7.0").integer(nil) == -7)
    }

    @Test func overflowIsNoticed() throws {
        let huge = try #require(Rational(.max))
        #expect(huge * huge == nil)
        #expect(huge + huge == nil)
        #expect(huge.integer(.down) == nil)
        #expect(Rational(1, over: 0) == nil)
        #expect(Rational(.min) == nil)
        let tiny = try #require(Rational(1, over: .max))
        #expect(tiny.integer(.halfUp) == 0)
        #expect(tiny.integer(.up) == 1)
    }

    @Test(arguments: [
        ("kPa", "mmHg", "16", 0, 120), ("mmHg", "kPa", "120", 2, 1600), ("hours", "minutes", "0.5", 0, 30),
        ("days", "minutes", "21", 0, 30240),
        ("lb", "kg", "150", 1, 680), ("°F", "°C", "98.6", 1, 370), ("degC", "degF", "37", 1, 986), ("degC", "degF", "-40", 0, -40),
        ("K", "°C", "310.15", 2, 3700), ("in", "cm", "70", 1, 1778), ("ml", "l", "1500", 1, 15),
    ])
    func conversions(from: String, to: String, text: String, scale: Int, raw: Int) throws {
        let conversion = try #require(UnitConversion(from: from, to: to))
        let value = try decimal(text)
        let result = try #require(conversion.callAsFunction(value))
        let power = Rational(integer: (0..<scale).reduce(1) { value, _ in value * 10 })
        let scaled: Rational? = result * power
        #expect(scaled?.integer(.halfUp) == raw)
    }

    @Test(arguments: [("kPa", "kg"), ("mmHg", "bpm"), ("", "mmHg"), ("mmHg", ""), ("KPA", "mmHg")])
    func noConversion(from: String, to: String) {
        #expect(UnitConversion(from: from, to: to) == nil)
    }

    /// There and back is exact for every pair of related units.
    @Test func conversionsInvert() throws {
        for unit in ["mmHg", "minutes", "kg", "cm", "l", "°C"] {
            for other in UnitConversion.relatives(of: unit) {
                let there = try #require(UnitConversion(from: unit, to: other))
                let back = try #require(UnitConversion(from: other, to: unit))
                let value = try decimal("36.61")
                let returned = there(value).flatMap { back($0) }
                #expect(returned == value, "\(unit) \(other)")
            }
        }
    }
}
