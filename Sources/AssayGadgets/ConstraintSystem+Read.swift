// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// The element of `array` at a secret index, counted from 0, whose interval lies within the array.
    ///
    /// Cost: N − 1 + ⌈log₂ N⌉ for the N elements of the index's interval, so 69 for 64 and 263 for 256; 1 for two of them. Elements that
    /// differ by constants cost less.
    ///
    /// Sound: with the binary digits of the index less its lower end, `select` halves the elements once for each digit, the lowest first.
    /// An element that has no partner is the last, and the index reaches no further.
    public mutating func read(_ array: [Combination], at index: Bounded<F>) -> Combination { read([array], at: index)[0] }

    /// The element of each array at one index. Cost: ⌈log₂ N⌉, and N − 1 for each array. Sound: as for one array.
    public mutating func read(_ arrays: [[Combination]], at index: Bounded<F>) -> [Combination] {
        guard let first = index.range.lowerBound.int, let last = index.range.upperBound.int,
            first >= 0, arrays.allSatisfy({ last < $0.count })
        else { preconditionFailure("the index \(index.range) can leave the array") }
        return checking("array element") { system in
            let digits = system.digits(of: index)
            return arrays.map { system.chosen(among: Array($0[first...last]), digits) }
        }
    }

    /// The element of `array` at a secret index, with the interval of all that it can be. Cost and soundness as for any values.
    public mutating func read(_ array: [Bounded<F>], at index: Bounded<F>) -> Bounded<F> {
        let value = read(array.map(\.value), at: index)
        let reachable = array.indices.filter { index.range.contains(WideInteger($0)) }.map { array[$0] }
        return Bounded(assuming: value, in: Self.hull(of: reachable))
    }

    /// The binary digits of a value's distance from the lower end of its interval, where it is known to lie.
    private mutating func digits(of value: Bounded<F>) -> [Bit<F>] {
        let offset = value - value.range.lowerBound
        if offset.range.upperBound == 0 { return [] }
        if offset.range.upperBound == 1 { return [Bit(assuming: offset.value)] }
        return bits(of: offset.value, count: offset.range.upperBound.bitLength)
    }

    private mutating func chosen(among elements: [Combination], _ digits: [Bit<F>]) -> Combination {
        var elements = elements
        for digit in digits {
            elements = stride(from: 0, to: elements.count, by: 2).map { i in
                i + 1 < elements.count ? select(digit, elements[i + 1], else: elements[i]) : elements[i]
            }
        }
        return elements[0]
    }
}
