// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
internal import AssayGroth16

/// Where a contribution's secrets come from: 64 bytes in guarded memory, a hash of 64 bytes of the system generator and of whatever the contributor
/// typed. Either alone suffices: who knows one learns nothing of the secrets.
struct ContributionSecrets<F: PrimeField>: ~Copyable {
    private let seed: SecretBytes

    /// Mixes the system generator with `entropy`.
    init(mixing entropy: [UInt8]) {
        let random = SecretBytes(randomCount: 64)
        var digest = Self.digest(random, entropy)
        seed = SecretBytes(moving: &digest)
    }

    /// Takes a seed as it is, for vectors.
    init(seed: consuming SecretBytes) { self.seed = seed }

    /// `count` elements that are neither zero nor one. The same numbers give the same elements.
    func elements(_ count: Int, from first: UInt8 = 0) -> SecretElements<F> {
        SecretElements((0..<count).map { element(first + UInt8($0)) })
    }

    private func element(_ number: UInt8) -> F {
        var attempt: UInt8 = 0
        while true {
            let element = draw(number, attempt)
            if !element.isZero && element != .one { return element }
            attempt += 1
        }
    }

    private func draw(_ number: UInt8, _ attempt: UInt8) -> F {
        var digest = Self.digest(seed, [number, attempt])
        defer { wipe(&digest) }
        return F(reducing: digest)
    }

    private static func digest(_ secret: borrowing SecretBytes, _ rest: [UInt8]) -> [UInt8] {
        var message: [UInt8] = []
        // In one place from the start, so that no copy of the secret stays behind.
        message.reserveCapacity(secret.count + rest.count)
        defer { wipe(&message) }
        secret.withBytes { bytes in
            for index in 0..<bytes.count { message.append(bytes[index]) }
        }
        message += rest
        return BLAKE2b512.digest(message)
    }
}
