// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayExchange
internal import AssayFormats
internal import AssayVerifier

/// Identity key files that the user named.
enum KeyFiles {
    static func signingKey(_ path: String) throws -> Ed25519.SigningKey {
        if isPublic(path) {
            let secret = path.hasSuffix(".pub") ? "; is it \(path.dropLast(4))?" : ""
            throw CommandFailure.unusable("\(path) is a public key; the secret key is expected here\(secret)")
        }
        var bytes = try SecretFile.read(path, limit: 4096)
        do {
            return try KeyFile.signingKey(in: &bytes)
        } catch {
            throw CommandFailure.unusable("\(path): \(error)")
        }
    }

    /// What was read is wiped: it may be a secret key after all.
    private static func isPublic(_ path: String) -> Bool {
        var head = (try? AtomicFile.read(path, limit: 4096)) ?? []
        defer { wipe(&head) }
        return KeyFile.isPublic(head)
    }

    /// A public key from its file, or from a secret key's file.
    static func publicKey(_ path: String) throws -> Ed25519.PublicKey {
        try Files.read(path, as: .publicKey, limit: 4096) { try KeyFile.publicKey(in: $0) }
    }
}
