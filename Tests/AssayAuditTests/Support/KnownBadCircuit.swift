// SPDX-License-Identifier: Apache-2.0
import AssayConstraints
import Testing

/// A circuit with a hole of a kind that was found in published circuits, and its twin in which the hole is closed.
struct KnownBadCircuit: Sendable, CustomTestStringConvertible {
    /// What is missing.
    let testDescription: String
    private let build: @Sendable (inout Draft, _ isRepaired: Bool) -> Void

    init(_ name: String, _ build: @escaping @Sendable (inout Draft, _ isRepaired: Bool) -> Void) {
        testDescription = name
        self.build = build
    }

    func r1cs(isRepaired: Bool) throws -> R1CS<Draft.Element> {
        var draft = Draft()
        build(&draft, isRepaired)
        return try draft.r1cs
    }
}
