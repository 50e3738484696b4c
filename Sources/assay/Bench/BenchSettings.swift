// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// What the user asked of the suites.
struct BenchSettings {
    /// The curve's usual name, for the names of measurements.
    var curve: String
    /// Logarithms to base 2 of the sizes; empty for each suite's own.
    var sizes: [Int] = []
    var densities: [Density] = [.dense]
    var runs: Int
    var threads: Int
    /// Bytes for the tables of a prover.
    var tableMemory = 0
    /// Called with what is about to be measured.
    var remark: (String) -> Void = { _ in }
    /// Times a peer's proof on the same key and witness, where the user asked for one.
    var peer: ((_ name: String, _ zkey: [UInt8], _ witness: [BN254.Fr]) throws -> Measurement)?

    /// The sizes for a suite.
    func sizes(of suite: BenchSuite) -> [Int] { sizes.isEmpty ? suite.defaultSizes : sizes }

    /// The same, for work that cannot be shared.
    var onOneThread: BenchSettings {
        var settings = self
        settings.threads = 1
        return settings
    }

    /// Times `body`, which works on `items` things.
    func time<T>(_ name: String, items: Int? = nil, _ body: () throws -> T) rethrows -> (Measurement, T) {
        remark("\(name) …")
        var (measurement, result) = try Measurement.median(name, runs: runs, body)
        measurement.items = items
        measurement.threads = threads
        return (measurement, result)
    }
}

/// How many of a circuit's wires, or of a sum's scalars, have full length; all others are 0 or 1.
struct Density: Hashable {
    let percent: Int

    static let dense = Density(percent: 100)

    /// `dense` or `20%` in the names of measurements.
    var description: String { percent == 100 ? "dense" : "\(percent)%" }

    /// Of `count` things, those with full length.
    func part(of count: Int) -> Int { (count * percent + 99) / 100 }
}
