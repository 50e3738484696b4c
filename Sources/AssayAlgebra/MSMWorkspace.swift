// SPDX-License-Identifier: Apache-2.0

/// Memory that multi-scalar multiplications work in. Keep one where many are done: it grows to the largest and is then
/// used again, for any group. It is wiped after every use, because it holds what gives the scalars away.
///
/// For n scalars it takes about 37 n bytes, as much as the bases, and 8 n bytes and some megabytes for each thread.
public struct MSMWorkspace: ~Copyable, Sendable {
    /// Bits of the digits that scalars are cut into, 3 to 16; `nil` lets the number of digits decide. Any gives the same
    /// sum, at another speed: for tests and measurements.
    public var windowBits: Int? {
        willSet { precondition(newValue.map { (3...16).contains($0) } ?? true, "3 to 16 bits") }
    }

    /// Bases that do not lie well where they are.
    var bases = WorkBuffer()
    /// Magnitudes and base numbers, for all tasks to read.
    var prepared = WorkBuffer()
    /// Sorted digits, for all tasks to read.
    var sorted = WorkBuffer()
    /// Scratch memory of the workers, one after the other.
    var scratch = WorkBuffer()
    /// Points that the tasks leave.
    var results = WorkBuffer()

    /// A workspace that has no memory yet.
    public init() {}

    mutating func wipe() {
        prepared.wipe()
        sorted.wipe()
        scratch.wipe()
        results.wipe()
    }
}
