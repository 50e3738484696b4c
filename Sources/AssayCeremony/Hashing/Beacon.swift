// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayGroth16

/// A public value that nobody could foresee, from which a last contribution follows that everybody can work out again.
///
/// The value is hashed by SHA-256 2^exponent times, one after the other, so that whoever could influence the value a little had no time to try out
/// what comes of it.
public struct Beacon: Hashable, Sendable {
    /// The value, such as the hash of a block or the digits of a draw.
    public let value: [UInt8]
    /// The binary logarithm of the number of hashes.
    public let exponent: Int

    /// Exponents that files can hold.
    public static let exponents = 10...63

    /// Why these are no beacon.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        case value(byteCount: Int)
        case exponent(Int)

        public var description: String {
            switch self {
            case .value(let count): "the value of a beacon has 1 to 255 bytes, and this one has \(count)"
            case .exponent(let exponent):
                "a beacon is hashed 2^\(Beacon.exponents.lowerBound) to 2^\(Beacon.exponents.upperBound) times, and this says 2^\(exponent)"
            }
        }
    }

    /// - Throws: ``Failure``.
    public init(value: [UInt8], exponent: Int) throws(Failure) {
        guard (1...255).contains(value.count) else { throw .value(byteCount: value.count) }
        guard Self.exponents.contains(exponent) else { throw .exponent(exponent) }
        self.value = value
        self.exponent = exponent
    }

    /// The value hashed 2^exponent times. Complexity: a quarter of a second for 2^20, doubling with each step.
    ///
    /// - Throws: ``CancellationError`` when `progress` is cancelled.
    func seed(progress: some ProgressObserver) throws(CancellationError) -> [UInt8] {
        // A few hundred reports, and none of them far apart.
        let stepLog = max(10, min(exponent - 8, 24))
        var hash = value
        for step in 0..<(1 << (exponent - stepLog)) {
            try progress.step(stage: "hashing the beacon", completed: step, total: 1 << (exponent - stepLog))
            hash = SHA256.iterated(hash, times: 1 << stepLog)
        }
        return hash
    }
}

extension Beacon {
    /// The beacon that a file names; `nil` for parameters that name none.
    init?<C: CeremonyCurve>(_ parameters: Contribution<C>.Parameters) throws(Failure) {
        guard let exponent = parameters.beaconExponent, let value = parameters.beaconHash else { return nil }
        try self.init(value: value, exponent: Int(exponent))
    }

    /// The beacon of a contribution that says it is one's.
    ///
    /// - Throws: ``CeremonyFault`` at `place` when it names none that can be.
    static func named<C: CeremonyCurve>(by parameters: Contribution<C>.Parameters, _ place: CeremonyFault.Place) throws(CeremonyFault)
        -> Beacon
    {
        let beacon: Beacon?
        do throws(Failure) {
            beacon = try Beacon(parameters)
        } catch {
            throw CeremonyFault(.beacon, in: place, error.description)
        }
        guard let beacon else { throw CeremonyFault(.beacon, in: place, "it names no beacon") }
        return beacon
    }
}
