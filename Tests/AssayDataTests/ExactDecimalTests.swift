// SPDX-License-Identifier: Apache-2.0
import AssayData
import Testing

@Suite struct ExactDecimalTests {
    @Test(arguments: [
        ("0", 0, 0), ("12", 0, 12), ("12.5", 1, 125), ("12.5", 2, 1250), ("-0.05", 2, -5), ("12.500", 1, 125), ("007", 0, 7),
        ("9223372036854775807", 0, .max), ("-9223372036854775808", 0, .min),
    ])
    func parsed(text: String, scale: Int, value: Int) throws {
        #expect(try ExactDecimal.parse(text, scale: scale) == value)
    }

    @Test(arguments: ["", "-", ".", "1.", ".5", "+1", "1e3", "1,5", " 1", "1 ", "--1", "1.2.3", "0x10", "NaN", "١", "1_000", "1.-5"])
    func notANumber(text: String) {
        #expect(throws: ExactDecimal.Failure.notANumber) { try ExactDecimal.parse(text, scale: 3) }
    }

    @Test func limits() {
        #expect(throws: ExactDecimal.Failure.tooManyDecimals(scale: 1)) { try ExactDecimal.parse("12.55", scale: 1) }
        #expect(throws: ExactDecimal.Failure.tooManyDecimals(scale: 0)) { try ExactDecimal.parse("12.5", scale: 0) }
        #expect(throws: ExactDecimal.Failure.tooLarge) { try ExactDecimal.parse("9223372036854775808", scale: 0) }
        #expect(throws: ExactDecimal.Failure.tooLarge) { try ExactDecimal.parse("9999999999999999", scale: 15) }
        #expect(throws: ExactDecimal.Failure.tooLarge) { try ExactDecimal.parse(String(repeating: "9", count: 100_000), scale: 15) }
    }

    @Test func writtenAndReadBack() throws {
        #expect(ExactDecimal.text(1250, scale: 2) == "12.50")
        #expect(ExactDecimal.text(-5, scale: 2) == "-0.05")
        #expect(ExactDecimal.text(0, scale: 1) == "0.0")
        #expect(ExactDecimal.text(.min, scale: 0) == "-9223372036854775808")
        for value in [Int.min, -1001, -1, 0, 9, 10, 12345, .max] {
            for scale in ExactDecimal.scales {
                #expect(try ExactDecimal.parse(ExactDecimal.text(value, scale: scale), scale: scale) == value)
            }
        }
    }
}
