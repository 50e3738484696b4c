// SPDX-License-Identifier: Apache-2.0
internal import AssayGroth16
internal import AssayVerifier
internal import CAssayVerify

/// Memory that a caller in C owns: the only file that touches it.
enum Caller {
    /// A copy of `size` bytes; `nil` for a null pointer with a size, or a size that is none.
    static func bytes(_ start: UnsafePointer<UInt8>?, _ size: Int) -> [UInt8]? {
        guard size >= 0, let start else { return size == 0 ? [] : nil }
        return Array(UnsafeBufferPointer(start: start, count: size))
    }

    /// The files of a batch, each `nil` where its pointers are none.
    static func files(_ start: UnsafePointer<assay_proof_files>?, _ count: Int) -> [ProofFiles?]? {
        guard count >= 0, let start else { return count == 0 ? [] : nil }
        return UnsafeBufferPointer(start: start, count: count).map { files in
            guard let publicInputs = bytes(files.public_signals, files.public_signals_size),
                let proof = bytes(files.proof, files.proof_size)
            else { return nil }
            return ProofFiles(publicInputs: NamedFile("public signals", publicInputs), proof: NamedFile("proof", proof))
        }
    }

    /// Writes as many characters of `text` as fit, and a NUL.
    static func write(_ text: String, to start: UnsafeMutablePointer<CChar>?, _ size: Int) {
        guard size > 0, let start else { return }
        var used = 0
        for scalar in text.unicodeScalars where scalar != "\0" {
            let bytes = UTF8.encode(scalar).map(Array.init) ?? []
            guard used + bytes.count < size else { break }
            for byte in bytes {
                start[used] = CChar(bitPattern: byte)
                used += 1
            }
        }
        start[used] = 0
    }

    /// Writes the verdicts of a batch where there is room for them.
    static func write(_ verdicts: some Sequence<assay_verdict>, to start: UnsafeMutablePointer<assay_verdict>?) {
        guard let start else { return }
        for (index, verdict) in verdicts.enumerated() { start[index] = verdict }
    }

    /// Text that lives as long as the program.
    static func pointer(to text: StaticString) -> UnsafePointer<CChar>? {
        UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
