// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// The coefficients of a matrix, entry by entry: elements as they are, or places in a pool.
///
/// Circuits have millions of entries and few different coefficients, so a place takes an eighth of an element's memory.
public struct Coefficients<F: PrimeField>: Sendable {
    private enum Storage: Sendable {
        case elements([F])
        case places([UInt32], pool: SharedCoefficients<F>)
    }

    private var storage: Storage

    public init(_ elements: [F] = []) { storage = .elements(elements) }

    /// - Precondition: every place is one of the pool.
    init(places: [UInt32], pool: SharedCoefficients<F>) { storage = .places(places, pool: pool) }

    /// All of them, as an array of elements.
    public var elements: [F] {
        switch storage {
        case .elements(let elements): elements
        case .places(let places, let pool): places.map { pool.elements[Int($0)] }
        }
    }

    /// Their places and the pool; `nil` where there is none.
    var pooled: (places: [UInt32], pool: SharedCoefficients<F>)? {
        guard case .places(let places, let pool) = storage else { return nil }
        return (places, pool)
    }

    /// The same where there is a pool; else every coefficient has a place of its own.
    var shared: (places: [UInt32], pool: SharedCoefficients<F>) {
        pooled ?? (places: (0..<UInt32(count)).map { $0 }, pool: SharedCoefficients(elements))
    }

    mutating func append(_ element: F) {
        var elements = elements
        storage = .elements([])
        elements.append(element)
        storage = .elements(elements)
    }
}

extension Coefficients: RandomAccessCollection {
    public var startIndex: Int { 0 }

    public var endIndex: Int {
        switch storage {
        case .elements(let elements): elements.count
        case .places(let places, _): places.count
        }
    }

    public subscript(i: Int) -> F {
        switch storage {
        case .elements(let elements): elements[i]
        case .places(let places, let pool): pool.elements[Int(places[i])]
        }
    }
}

extension Coefficients: Hashable {
    public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for element in self { hasher.combine(element) }
    }
}
