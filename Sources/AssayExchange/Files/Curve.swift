// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// The scalar field of the one curve that artefacts of version 1 name, `bn128`.
public typealias Scalar = BN254.Fr

/// The curve of version 1 of all artefacts.
public enum Curve {
    /// The name that files carry.
    public static let name = "bn128"
}
