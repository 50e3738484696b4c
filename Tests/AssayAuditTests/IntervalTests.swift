// SPDX-License-Identifier: Apache-2.0
import AssayCertificate
import AssayConstraints
import AssayTestSupport
import Testing

/// Intervals with ends of one word and of many are added and multiplied as integers without bounds are.
@Suite struct IntervalTests {
    /// Integers about the ends of a word and about the longest that an interval may have.
    private static func end(_ random: inout SeededGenerator) -> WideInteger {
        let bits = [0, 1, 31, 32, 61, 62, 63, 64, 65, 126, 127, 253].randomElement(using: &random) ?? 0
        let magnitude = WideInteger.powerOfTwo(bits) + WideInteger(Int.random(in: -2...2, using: &random))
        return Bool.random(using: &random) ? magnitude : -magnitude
    }

    private static func interval(_ random: inout SeededGenerator) -> Interval? {
        let (a, b) = (end(&random), end(&random))
        return Interval(min(a, b), max(a, b))
    }

    private func isShort(_ number: WideInteger) -> Bool { number.bitLength <= 254 }

    @Test func sumsAndMultiples() throws {
        var random = SeededGenerator()
        for _ in 0..<20_000 {
            guard let a = Self.interval(&random), let b = Self.interval(&random) else { continue }
            let factor = Self.end(&random)
            let (lower, upper) = (a.lower + b.lower, a.upper + b.upper)
            let sum = isShort(lower) && isShort(upper) ? Interval(lower, upper) : nil
            #expect(a.adding(b) == sum, "\(a) \(b) \(random)")
            #expect(sum.map { $0.lower == lower && $0.upper == upper } ?? true, "\(a) \(b) \(random)")
            #expect(a.width == a.upper - a.lower)
            guard [a.lower, a.upper].allSatisfy({ $0.bitLength + factor.bitLength <= 254 }) else {
                #expect(a.times(factor) == nil || factor == 1 || factor == -1, "\(a) \(factor) \(random)")
                continue
            }
            let ends = [a.lower * factor, a.upper * factor].sorted()
            #expect(a.times(factor) == Interval(ends[0], ends[1]), "\(a) \(factor) \(random)")
            #expect(a.times(factor)?.lower == ends[0] && a.times(factor)?.upper == ends[1], "\(a) \(factor) \(random)")
        }
    }

    /// One interval, however it came about.
    @Test func oneIntervalIsOneValue() throws {
        let most = WideInteger(Int.max)
        let long = try #require(Interval(-most - 2, most))
        let back = try #require(long.adding(Interval(2, 2) ?? .zero))
        #expect(back == Interval(-most, most + 2) && back.lower == -most)
        // From two words to one.
        let bit = try #require(Interval(most + 1, most + 2)?.adding(Interval(-most - 1, -most - 1) ?? .zero))
        #expect(bit == .bit && bit.hashValue == Interval.bit.hashValue)
        #expect(Interval(0, 1) == .bit && Interval(0, 0) == .zero && Set([Interval(0, 1), .bit]).count == 1)
        #expect(Interval(1, 0) == nil)
        #expect(Interval(0, .powerOfTwo(254)) == nil && Interval(-.powerOfTwo(254), 0) == nil)
    }
}
