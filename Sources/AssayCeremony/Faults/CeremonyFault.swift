// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// The first thing in a ceremony that is not what it should be.
public struct CeremonyFault: Error, Hashable, Sendable {
    /// Where it is.
    public enum Place: Hashable, Sendable {
        /// A contribution, counted from 1.
        case contribution(number: Int, name: String?)
        /// A section or another part of a file, by what it holds.
        case part(String)
    }

    /// The class of the problem, stable for programs and tests.
    public enum Kind: String, Hashable, Sendable {
        /// The transcript is not the hash of everything before it.
        case transcript
        /// A proof of knowledge does not hold.
        case proofOfKnowledge
        /// What stands after the contribution does not follow from what stood before it.
        case doesNotFollow
        /// It multiplied by one.
        case changesNothing
        /// A beacon that is not what its hash gives.
        case beacon
        /// A response or challenge that is not the hash of the points.
        case hash
        /// Points that are not powers of one secret.
        case powers
        /// Points that belong to other secrets than the contributions end with.
        case otherSecrets
        /// A secret that anyone knows, such as τ = 1.
        case knownSecret
        /// Lagrange points that do not follow from the powers.
        case lagrange
        /// A key, or a part of it, that is not what the circuit and the powers give.
        case otherKey
        /// C or H that are not the first key's over δ.
        case notScaled
        /// Nobody contributed.
        case noContribution
    }

    public let place: Place
    public let kind: Kind
    /// One clause without a full stop.
    public let problem: String

    init(_ kind: Kind, in place: Place, _ problem: String) {
        self.place = place
        self.kind = kind
        self.problem = problem
    }
}

extension CeremonyFault.Place: CustomStringConvertible {
    /// Names are printed as far as they can be.
    public var description: String {
        switch self {
        case .contribution(let number, let name?): "contribution \(number) (\(PrintableText.of(name, limit: 64)))"
        case .contribution(let number, nil): "contribution \(number)"
        case .part(let content): content
        }
    }
}

extension CeremonyFault: CustomStringConvertible {
    public var description: String { "\(place): \(problem)" }
}
