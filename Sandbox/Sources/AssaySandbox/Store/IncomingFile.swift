// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import Foundation

/// A file for what comes in and is too long for memory. It goes away with its last user.
final class IncomingFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// - Parameter prefix: what its name begins with.
    init(in folder: String, prefix: String = "") throws(StoreError) {
        path = "\(folder)/\(prefix)\(Store.newID())"
        descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.noSpool(String(cString: strerror(errno))) }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    func append(_ bytes: [UInt8]) throws(StoreError) {
        let code = bytes.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
        guard code == 0 else { throw StoreError.noSpool(String(cString: strerror(code))) }
    }
}
