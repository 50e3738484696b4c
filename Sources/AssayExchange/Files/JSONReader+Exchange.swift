// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayData
internal import AssayFormats

extension JSONReader {
    /// An Ed25519 public key as 64 hexadecimal digits.
    mutating func publicKey(_ key: String) throws(JSONError) -> Ed25519.PublicKey {
        try publicKey(try string(key), at: place(key))
    }

    func publicKey(_ text: String, at place: String) throws(JSONError) -> Ed25519.PublicKey {
        guard let bytes = Hexadecimal.bytes(text), let publicKey = try? Ed25519.PublicKey(bytes) else {
            throw JSONError(place: place, problem: "an Ed25519 public key is expected: 64 lower-case hexadecimal digits")
        }
        return publicKey
    }

    /// An Ed25519 signature as 128 hexadecimal digits.
    mutating func signature(_ key: String) throws(JSONError) -> Ed25519.Signature {
        guard let bytes = Hexadecimal.bytes(try string(key)), let signature = try? Ed25519.Signature(bytes) else {
            throw fault(key, "an Ed25519 signature is expected: 128 lower-case hexadecimal digits")
        }
        return signature
    }

    /// A moment as RFC 3339 text in UTC, whole seconds.
    mutating func timestamp(_ key: String) throws(JSONError) -> Timestamp {
        guard let timestamp = Timestamp(try string(key)) else {
            throw fault(key, "a time in UTC is expected, such as 2026-11-22T17:45:00Z")
        }
        return timestamp
    }

    /// A scalar as decimal text. Only the canonical text is read, so `x + r` never becomes a second spelling of `x`.
    mutating func scalar<F: PrimeField>(_ key: String) throws(JSONError) -> F { try scalar(try string(key), at: place(key)) }

    func scalar<F: PrimeField>(_ text: String, at place: String) throws(JSONError) -> F {
        guard let scalar = F(text) else {
            throw JSONError(
                place: place, problem: "a field element is expected: decimal digits without leading zeros, below the group order")
        }
        return scalar
    }

    /// Takes the member `curve` and demands that it names `C`.
    ///
    /// `unnamed` is the curve of documents that need not name one.
    mutating func require<C: PairingCurve>(_: C.Type, unnamed: String? = nil) throws(JSONError) {
        let name = if let unnamed, !contains("curve") { unnamed } else { try string("curve") }
        guard name == C.name else { throw fault("curve", "this is for the curve \"\(name)\"; \"\(C.name)\" is expected here") }
    }
}
