// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// A product of powers of unit names: `mmHg`, `kg/m^2`. The empty product is a plain number.
///
/// Two units are alike when every name has the same power in both; nothing is converted.
struct Unit: Hashable, Sendable {
    /// Invariant: no power is zero.
    private(set) var powers: [String: Int]

    /// No unit: a plain number.
    static let none = Unit(powers: [:])

    private static let greatestPower = 1_000_000

    private init(powers: [String: Int]) { self.powers = powers }

    init(_ syntax: UnitSyntax) {
        powers = [:]
        for factor in syntax.factors { multiply(factor.name.text, factor.power) }
    }

    static func * (a: Unit, b: Unit) -> Unit {
        var product = a
        for (name, power) in b.powers { product.multiply(name, power) }
        return product
    }

    static func / (a: Unit, b: Unit) -> Unit {
        a * Unit(powers: b.powers.mapValues { -$0 })
    }

    /// The unit whose square this is; `nil` when a power is odd.
    var squareRoot: Unit? {
        powers.values.allSatisfy { $0 % 2 == 0 } ? Unit(powers: powers.mapValues { $0 / 2 }) : nil
    }

    private mutating func multiply(_ name: String, _ power: Int) {
        let sum = powers[name, default: 0] + power
        // Squaring over and over doubles a power each time; no unit beyond the limit can be told from another.
        powers[name] = sum == 0 ? nil : min(max(sum, -Self.greatestPower), Self.greatestPower)
    }
}

extension Unit: CustomStringConvertible {
    /// As one writes it: `kg/m^2`; empty for a plain number; `1/min` when nothing stands above the line.
    var description: String {
        let above = factors { $0 > 0 }.joined(separator: "*")
        let below = factors { $0 < 0 }.map { "/" + $0 }.joined()
        return above.isEmpty && !below.isEmpty ? "1" + below : above + below
    }

    /// For a sentence: the unit, or the words `a plain number`.
    var phrase: String { powers.isEmpty ? "a plain number" : "`\(description)`" }

    private func factors(_ isWanted: (Int) -> Bool) -> [String] {
        powers.filter { isWanted($0.value) }.sorted { $0.key < $1.key }
            .map { $0.value.magnitude == 1 ? $0.key : "\($0.key)^\($0.value.magnitude)" }
    }
}
