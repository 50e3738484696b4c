// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport

/// A key as tests take it apart.
typealias ZkeyFile = Container

/// Offsets within section 2 of a BN254 key.
enum HeaderOffset {
    static let baseModulus = 4
    static let scalarModulus = 40
    static let wires: Int = 72
    static let inputs: Int = 76
    static let domain: Int = 80
    static let alpha1 = 84
    static let beta1 = 148
    static let beta2 = 212
    static let gamma2 = 340
    static let delta1 = 468
    static let delta2 = 532
    static let end = 660
}
