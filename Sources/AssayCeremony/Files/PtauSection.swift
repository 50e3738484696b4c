// SPDX-License-Identifier: Apache-2.0

/// Sections of a `.ptau`, version 1. With N = 2^power; τ, α and β are the secrets of the first phase.
enum PtauSection: UInt32, CaseIterable {
    case header = 1
    case tauG1, tauG2, alphaTauG1, betaTauG1, betaG2, contributions
    /// Lagrange polynomials at τ of all domains of up to N points (of 2N points too in the first), in place of powers of τ.
    case lagrangeTauG1 = 12
    case lagrangeTauG2, lagrangeAlphaTauG1, lagrangeBetaTauG1

    /// The sections of points in the order in which transcripts hash them.
    static let powers: [PtauSection] = [.tauG1, .tauG2, .alphaTauG1, .betaTauG1, .betaG2]
    /// The sections that `prepare` adds.
    static let prepared: [PtauSection] = [.lagrangeTauG1, .lagrangeTauG2, .lagrangeAlphaTauG1, .lagrangeBetaTauG1]

    /// Whether the points are of G2.
    var isInG2: Bool { [.tauG2, .betaG2, .lagrangeTauG2].contains(self) }

    /// Points of the section.
    ///
    /// - Precondition: it is a section of points, and 0 < power < 60.
    func count(power: Int) -> Int {
        let n = 1 << power
        switch self {
        case .tauG1: return 2 * n - 1
        case .tauG2, .alphaTauG1, .betaTauG1: return n
        case .betaG2: return 1
        case .lagrangeTauG1: return 4 * n - 1
        case .lagrangeTauG2, .lagrangeAlphaTauG1, .lagrangeBetaTauG1: return 2 * n - 1
        case .header, .contributions: preconditionFailure("no section of points")
        }
    }

    /// What the section holds, for messages.
    var content: String {
        switch self {
        case .header: "header"
        case .tauG1: "powers of tau in G1"
        case .tauG2: "powers of tau in G2"
        case .alphaTauG1: "alpha times powers of tau in G1"
        case .betaTauG1: "beta times powers of tau in G1"
        case .betaG2: "beta in G2"
        case .contributions: "contributions"
        case .lagrangeTauG1: "Lagrange points of tau in G1"
        case .lagrangeTauG2: "Lagrange points of tau in G2"
        case .lagrangeAlphaTauG1: "Lagrange points of alpha tau in G1"
        case .lagrangeBetaTauG1: "Lagrange points of beta tau in G1"
        }
    }
}

/// Facts about the layout that reader and writer share.
enum PtauLayout {
    static let format = "ptau"
    static let version: UInt32 = 1
    /// Bytes of a challenge and a response.
    static let digestByteCount = 64
    /// Points that are read, checked and hashed together.
    static let pointsTogether = 1 << 14
}
