// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayGroth16
import CLibFuzzer
import Foundation

/// Hands what libFuzzer invents to one of the readers: fuzz-readers READER [libFuzzer's arguments].
///
/// Built with the address sanitizer by `scripts/fuzz-readers`. A reader may refuse what it likes; it must not trap, touch memory that is not its
/// own, or take a file for something else than it says (each ``Reader`` says what is compared).
@main
enum FuzzReaders {
    /// Set before libFuzzer starts and never again.
    nonisolated(unsafe) static var reader = Reader.proof

    static func main() throws {
        let words = CommandLine.arguments
        if words.count == 3, words[1] == "--prepared-key", let key = try? ProvingKey<Curve>(zkey: AtomicFile.read(words[2])) {
            return try PreparedKeyFile.write(key, of: words[2])
        }
        if words.count == 3, words[1] == "--seeds" {
            try CeremonyFiles.writeSeeds(to: words[2])
            try ContractCode.writeSeeds(to: words[2])
            return try SecretFiles.writeSeeds(to: words[2])
        }
        guard words.count > 1, let reader = Reader(rawValue: words[1]) else {
            return print(Reader.allCases.map(\.rawValue).joined(separator: " "))
        }
        Self.reader = reader
        var arguments = [words[0]] + words.dropFirst(2)
        try run(&arguments)
    }

    private static func run(_ arguments: inout [String]) throws {
        var count = Int32(arguments.count)
        var pointers = arguments.map { strdup($0) } + [nil]
        pointers.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            _ = LLVMFuzzerRunDriver(&count, &start) { bytes, size in
                FuzzReaders.reader.read(Array(UnsafeBufferPointer(start: bytes, count: size)))
                return 0
            }
        }
    }
}
