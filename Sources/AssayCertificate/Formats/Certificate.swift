// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// Steps that show that the inputs of one circuit determine its outputs (`docs/uniqueness.md`).
public struct Certificate<F: PrimeField>: Hashable, Sendable {
    /// SHA-256 of the `.r1cs` file that the steps are about.
    public var circuit: [UInt8]
    public var steps: [CertificateStep<F>]

    public init(circuit: [UInt8], steps: [CertificateStep<F>]) {
        self.circuit = circuit
        self.steps = steps
    }
}
