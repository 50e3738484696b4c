// SPDX-License-Identifier: Apache-2.0

/// The pairing-friendly curve of EIP-196 and EIP-197 (also called alt_bn128 or bn128): y² = x³ + 3 over a 254-bit field.
public enum BN254 {}
