// SPDX-License-Identifier: Apache-2.0

/// A file that cannot be used: what is wrong, where, and what to do about it.
///
/// Readers of binary files and of other tools' JSON throw this error and nothing else; those of Assay's own documents throw
/// ``JSONError``.
public struct FormatError: Error, Hashable, Sendable {
    /// The class of the problem, stable for programs and tests; `problem` is the wording for people.
    public enum Kind: String, Hashable, Sendable {
        case truncated, trailingBytes, wrongMagic, unsupportedVersion
        case duplicateSection, missingSection, wrongLength
        /// A prime, curve or protocol other than the expected one.
        case wrongField
        /// A number that is not the one allowed encoding of its value.
        case nonCanonical
        /// A count, index or value outside of what its context allows.
        case outOfRange
        /// A point off its curve.
        case invalidPoint
        /// A point on its curve, but outside the subgroup of prime order.
        case outsideSubgroup
        /// Infinity where a finite point belongs.
        case pointAtInfinity
        /// A key of sound points under which proofs would prove nothing, or never verify.
        case unsoundKey
        case malformed, tooLarge
        /// Well-formed, but of a kind that this toolkit does not handle.
        case unsupported
        /// The file could not be read to its end.
        case unreadable
    }

    /// Where in the file; parts that are not known are `nil`.
    public struct Place: Hashable, Sendable {
        /// Section number of a binary container.
        public var section: UInt32?
        /// Byte offset from the start of the file.
        public var offset: Int?
        /// Path of a field, such as `pi_b[0][1]`, or a line and column.
        public var field: String?

        public init(section: UInt32? = nil, offset: Int? = nil, field: String? = nil) {
            self.section = section
            self.offset = offset
            self.field = field
        }
    }

    public var kind: Kind
    /// Name of the format, such as `r1cs` or `proof.json`.
    public var format: String
    public var place: Place
    /// One clause without a full stop.
    public var problem: String
    /// What the reader of the message can do; empty when the problem says it.
    public var advice: String

    public init(_ kind: Kind, format: String, place: Place = Place(), problem: String, advice: String = "") {
        self.kind = kind
        self.format = format
        self.place = place
        self.problem = problem
        self.advice = advice
    }
}

extension FormatError.Place: CustomStringConvertible {
    public var description: String {
        var parts: [String] = []
        if let section { parts.append("section \(section)") }
        if let field { parts.append(field) }
        if let offset { parts.append("offset \(offset)") }
        return parts.joined(separator: ", ")
    }
}

extension FormatError: CustomStringConvertible {
    public var description: String {
        let place = place.description
        let position = place.isEmpty ? format : "\(format), \(place)"
        return advice.isEmpty ? "\(position): \(problem)" : "\(position): \(problem); \(advice)"
    }
}
