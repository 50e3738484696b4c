// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayData
import AssaySyntax
import Testing

@testable import AssayCompiler

/// A fraction of which the denominator's gate may be zero as far as its interval tells, though the value is known better: it is anywhere between the numerator
/// and its opposite. Taken for the numerator itself it made constants of limits that the value never reaches, as random programs showed.
@Suite struct SmallQuotientTests {
    static let text = """
        assay 1
        algorithm "Small quotients"
        record Row { f: 0 .. 1 }
        data rows: at most 1 of Row
        param p: 0 .. 10
        let weight = 10 * curve(p: 0 -> 0.5, 12 -> 0.0, 20 -> 0.5) + 9 * curve(p: 3 -> 1.0, 6 -> 0.0, 7 -> 0.0, 21 -> 0.5)
        let x = max(min(-5 / (2 + p) / weight, 100), -100)
        publish size = count in rows as 0 .. 1
        publish near = x as -100 .. 100 rounded half even
        publish far = 1000 * x as -100000 .. 100000 rounded down
        """

    @Test func circuitAndInterpreterAgree() throws {
        let agreement = Agreement(try Trial(Self.text))
        for parameter in 0...10 { try agreement.expect([[]], parameters: [parameter]) }
    }

    @Test func theRangeHoldsTheValues() throws {
        let interval = try #require(RangeProbe(try Trial(Self.text).program).interval(of: "near"))
        #expect(interval.contains(Rational(0)) && interval.contains(Rational(-3)), "\(interval)")
    }
}
