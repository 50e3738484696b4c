// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayFormats

// Field elements and points as the JSON files of snarkjs write them: decimal strings, G1 as [x, y, "1"],
// G2 as [[x.c0, x.c1], [y.c0, y.c1], ["1", "0"]].

extension JSONPlace {
    /// A canonical field element.
    func element<F: PrimeField>(_: F.Type = F.self) throws(FormatError) -> F {
        let digits = try text()
        if let element = F(digits) { return element }
        guard digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), digits.utf8.first != UInt8(ascii: "0"),
            !digits.isEmpty
        else {
            throw error(.nonCanonical, "a number is written in decimal digits only: no sign, space, leading zero or hexadecimal")
        }
        throw error(.nonCanonical, "the number is not below the modulus of its field, so it would be a second spelling of another one")
    }

    /// A coordinate: one string for the base field, an array of strings for an extension of it.
    private func coordinate<K: CoordinateField>(_: K.Type) throws(FormatError) -> K {
        let parts = K.degree == 1 ? [self] : try elements(count: K.degree)
        var components: [K.Base] = []
        for part in parts { components.append(try part.element()) }
        guard let coordinate = K(components: components) else { throw error(.malformed, "this is no coordinate") }
        return coordinate
    }

    /// A finite point on the curve, in affine form. Whoever takes the point checks the subgroup.
    func point<P: AffinePoint>(_: P.Type = P.self) throws(FormatError) -> P {
        let parts = try elements(count: 3)
        let third = try parts[2].coordinate(P.Coordinate.self).components
        guard !third.allSatisfy(\.isZero) else { throw error(.pointAtInfinity, "the point at infinity is not allowed here") }
        guard third[0] == .one, third.dropFirst().allSatisfy(\.isZero) else {
            throw parts[2].error(.nonCanonical, "the third coordinate is not 1", advice: "write the point in affine form")
        }
        let x = try parts[0].coordinate(P.Coordinate.self)
        let y = try parts[1].coordinate(P.Coordinate.self)
        guard let point = P(x: x, y: y), !point.isInfinity else { throw error(.invalidPoint, "the point is not on the curve") }
        return point
    }
}

extension JSON {
    static func element(_ element: some PrimeField) -> JSON { .string(element.description) }

    private static func coordinate(_ components: [some PrimeField]) -> JSON {
        components.count == 1 ? element(components[0]) : .array(components.map { element($0) })
    }

    /// A point in affine form; infinity, which no sound file holds, as (0, 1, 0).
    static func point<P: AffinePoint>(_ point: P) -> JSON {
        let zero = [P.Coordinate.Base](repeating: .zero, count: P.Coordinate.degree)
        let one = [.one] + zero.dropFirst()
        let coordinates = point.isInfinity ? [zero, one, zero] : [point.x.components, point.y.components, one]
        return .array(coordinates.map { coordinate($0) })
    }
}
