// SPDX-License-Identifier: Apache-2.0

/// Exact conversion between units of one kind: value in base unit = factor · value + offset.
struct UnitConversion: Sendable {
    private let factor: Rational
    private let offset: Rational

    /// The conversion from one unit to another; `nil` when either is not known or they measure different things.
    init?(from source: String, to target: String) {
        guard let from = Self.known[source], let to = Self.known[target], from.kind == to.kind,
            let inverse = to.factor.inverse, let factor = from.factor * inverse,
            let targetOffset = to.offset.negated, let difference = from.offset + targetOffset, let offset = difference * inverse
        else { return nil }
        self.factor = factor
        self.offset = offset
    }

    /// Multiplication by a stated factor.
    init(factor: Rational) {
        self.factor = factor
        offset = .zero
    }

    /// `nil` when the exact result is out of range.
    func callAsFunction(_ value: Rational) -> Rational? { (value * factor).flatMap { $0 + offset } }

    /// Units that `unit` can be converted to and from, itself included, for messages.
    static func relatives(of unit: String) -> [String] {
        guard let kind = known[unit]?.kind else { return [] }
        return known.filter { $0.value.kind == kind }.keys.sorted()
    }

    private enum Kind { case pressure, time, mass, length, volume, temperature }
    private typealias Unit = (kind: Kind, factor: Rational, offset: Rational)

    /// Names and exact definitions: the conventional millimetre of mercury (133.322387415 Pa, BIPM and ISO 80000-4), the
    /// international pound, ounce, stone, inch, foot and mile, and the Celsius and Fahrenheit scales.
    private static let known: [String: Unit] = {
        var units: [String: Unit] = [:]
        func add(_ names: [String], _ kind: Kind, _ numerator: Int128, _ denominator: Int128 = 1, offset: (Int128, Int128) = (0, 1)) {
            guard let factor = Rational(numerator, over: denominator), let offset = Rational(offset.0, over: offset.1) else { return }
            for name in names { units[name] = (kind, factor, offset) }
        }
        add(["Pa"], .pressure, 1)
        add(["hPa", "mbar"], .pressure, 100)
        add(["kPa"], .pressure, 1000)
        add(["mmHg"], .pressure, 133_322_387_415, 1_000_000_000)
        add(["seconds", "second", "s"], .time, 1)
        add(["minutes", "minute", "min"], .time, 60)
        add(["hours", "hour", "h"], .time, 3600)
        add(["days", "day", "d"], .time, 86_400)
        add(["weeks", "week"], .time, 604_800)
        add(["mg"], .mass, 1, 1000)
        add(["g"], .mass, 1)
        add(["kg"], .mass, 1000)
        add(["lb"], .mass, 45_359_237, 100_000)
        add(["oz"], .mass, 28_349_523_125, 1_000_000_000)
        add(["st"], .mass, 635_029_318, 100_000)
        add(["mm"], .length, 1, 1000)
        add(["cm"], .length, 1, 100)
        add(["m"], .length, 1)
        add(["km"], .length, 1000)
        add(["in"], .length, 254, 10_000)
        add(["ft"], .length, 3048, 10_000)
        add(["mi"], .length, 1_609_344, 1000)
        add(["ml", "mL"], .volume, 1, 1000)
        add(["dl", "dL"], .volume, 1, 10)
        add(["l", "L"], .volume, 1)
        add(["K"], .temperature, 1)
        add(["°C", "degC", "celsius"], .temperature, 1, offset: (27_315, 100))
        add(["°F", "degF", "fahrenheit"], .temperature, 5, 9, offset: (45_967, 180))
        return units
    }()
}
