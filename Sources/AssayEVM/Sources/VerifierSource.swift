// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayGroth16

/// The contract for one proof as source code, for those who want to compile it themselves or build it into their own.
///
/// It has the functions of ``VerifierContract`` and errors of the same names; a point that is off its curve is an `InvalidPoint` here whatever element it is.
/// The tests compile the Vyper source and run it. Of the Solidity source they check the syntax only: no compiler could be installed from where they
/// take their tools.
public enum VerifierSource {
    /// The languages that there are sources in.
    public enum Language: String, CaseIterable, Sendable {
        case solidity, vyper

        /// How names of files end: `sol`, `vy`.
        public var fileExtension: String { self == .solidity ? "sol" : "vy" }
    }

    /// The text of the contract of a key.
    public static func text(_ key: VerifyingKey<BN254>, _ language: Language) -> String {
        switch language {
        case .solidity: SolidityVerifier(SourceNumbers(key)).text
        case .vyper: VyperVerifier(SourceNumbers(key)).text
        }
    }

    /// Whether the tests compile and run what is written in a language, in a comment of it.
    static func provenance(_ language: Language) -> String {
        switch language {
        case .vyper: "Written by Assay. Its tests compile this with Vyper 0.4.3 and run it."
        case .solidity:
            "Written by Assay. Its tests check the syntax of this but do not compile it: compile and test it before you rely on it."
        }
    }
}

/// The numbers of a key in decimal digits, which both languages read alike.
struct SourceNumbers {
    let inputPoints: [[String]]
    let minusAlpha: [String]
    let beta: [String]
    let minusGamma: [String]
    let minusDelta: [String]
    let isUnsafeSingleParty: Bool

    static let baseModulus = decimal(BN254.Fp.self)
    static let order = decimal(BN254.Fr.self)

    init(_ key: VerifyingKey<BN254>) {
        inputPoints = key.inputPoints.map { Self.text($0) }
        minusAlpha = Self.text(-key.alpha1)
        beta = Self.text(key.beta2)
        minusGamma = Self.text(-key.gamma2)
        minusDelta = Self.text(-key.delta2)
        isUnsafeSingleParty = key.isUnsafeSingleParty
    }

    var signalCount: Int { inputPoints.count - 1 }

    private static func text(_ point: BN254.G1.Affine) -> [String] { [point.x.description, point.y.description] }

    private static func text(_ point: BN254.G2.Affine) -> [String] {
        [point.x.c1, point.x.c0, point.y.c1, point.y.c0].map(\.description)
    }

    /// A modulus: one more than the greatest element.
    private static func decimal<F: PrimeField>(_ field: F.Type) -> String {
        // Both moduli are odd, so the last digit of the greatest element is even and adding one carries nothing.
        let greatest = (-F.one).description
        let last = greatest.last?.wholeNumberValue ?? 0
        return greatest.dropLast() + String(last + 1)
    }

    /// A line that says what a marked key means; empty for others.
    func markLine(_ comment: String) -> String {
        guard isUnsafeSingleParty else { return "" }
        let mark = VerifyingKey<BN254>.unsafeSinglePartyMark
        return "\n\(comment) \(mark): one party alone made this key, and could forge proofs that this contract accepts."
    }
}
