// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// Who contributed to a key, by the key's own word: anybody may call themselves anything, and only the whole ceremony shows more.
public struct KeyContributor: Sendable, Hashable {
    /// What the contributor said to be called; `nil` for who said nothing.
    public let name: String?
    /// Whether it was a beacon: public randomness, which everybody knows.
    public let isBeacon: Bool
}

extension ZkeySummary {
    /// Who contributed, the first one first; the mark of a key that one party made is among them.
    public var contributors: [KeyContributor] {
        ceremony.contributions.map { KeyContributor(name: $0.name, isBeacon: $0.kind == .beacon) }
    }
}
