// SPDX-License-Identifier: Apache-2.0

/// Damaged copies of a file.
enum Mutation {
    /// A copy with one to three changes: bits flipped, bytes or 32-bit numbers replaced, runs cut out, doubled or moved, an end cut off or added.
    static func damage(_ bytes: [UInt8], using generator: inout some RandomNumberGenerator) -> [UInt8] {
        var copy = bytes
        for _ in 0..<Int.random(in: 1...3, using: &generator) { change(&copy, using: &generator) }
        return copy
    }

    private static func change(_ bytes: inout [UInt8], using generator: inout some RandomNumberGenerator) {
        guard !bytes.isEmpty else { return bytes = [0] }
        let at = Int.random(in: bytes.indices, using: &generator)
        let run = at..<min(bytes.count, at + Int.random(in: 1...40, using: &generator))
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[at] = .random(in: .min ... .max, using: &generator)
        case 2: replaceNumber(&bytes, at, using: &generator)
        case 3: bytes.removeSubrange(run)
        case 4: bytes.insert(contentsOf: bytes[run], at: at)
        case 5: bytes.removeSubrange(at...)
        case 6: bytes.append(contentsOf: bytes[run])
        default: bytes.replaceSubrange(run, with: bytes.indices.shuffled(using: &generator).prefix(run.count).map { bytes[$0] })
        }
    }

    private static func replaceNumber(_ bytes: inout [UInt8], _ at: Int, using generator: inout some RandomNumberGenerator) {
        let numbers: [UInt32] = [0, 1, 2, 3, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff, UInt32(bytes.count)]
        let number = numbers.randomElement(using: &generator) ?? 0
        for i in 0..<min(4, bytes.count - at) { bytes[at + i] = UInt8(truncatingIfNeeded: number >> UInt32(8 * i)) }
    }
}
