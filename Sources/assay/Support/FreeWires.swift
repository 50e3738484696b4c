// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayConstraints
internal import AssayFormats

/// Wires that no step of a certificate determines, by the place in the program that made the first constraint in which they stand.
///
/// When a certificate determines all outputs, any two witnesses with the same inputs have the same outputs, whatever these wires are.
struct FreeWires {
    private let places: [(origin: ConstraintOrigin?, wires: [Int])]

    init<F: PrimeField>(_ wires: [Int], of r1cs: R1CS<F>, origins: ConstraintOrigins?) {
        guard let origins else {
            places = wires.isEmpty ? [] : [(nil, wires)]
            return
        }
        let firstConstraint = Self.firstConstraints(r1cs)
        var found: [ConstraintOrigin?: [Int]] = [:]
        for wire in wires {
            let k = firstConstraint[wire]
            var origin = k == .max ? nil : origins.all(of: k).first
            // All rows of a data set have the same checks.
            origin?.row = nil
            found[origin, default: []].append(wire)
        }
        places = found.map { (origin: $0.key, wires: $0.value) }.sorted { $0.wires[0] < $1.wires[0] }
    }

    /// For each wire the first constraint that it stands in; the greatest integer where there is none.
    private static func firstConstraints<F: PrimeField>(_ r1cs: R1CS<F>) -> [Int] {
        var first = Array(repeating: Int.max, count: r1cs.wireCount)
        for matrix in [r1cs.a, r1cs.b, r1cs.c] {
            for k in 0..<matrix.rowCount {
                for i in matrix.entries(k) { first[Int(matrix.columns[i])] = min(first[Int(matrix.columns[i])], k) }
            }
        }
        return first
    }

    /// A line a place; none where the places are not known.
    var lines: [String] {
        places.compactMap { place in place.origin.map { "  \($0): \(place.wires.count)" } }
    }

    var json: JSON {
        .array(
            places.map { place in
                var facts: [String: JSON] = ["wires": .array(place.wires.map { .integer($0) })]
                if let origin = place.origin {
                    facts["place"] = .string("\(origin)")
                    facts["line"] = .integer(origin.line)
                }
                return .object(facts)
            })
    }
}
