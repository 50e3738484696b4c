// SPDX-License-Identifier: Apache-2.0

/// Ways to damage a file: flipped bits, changed, lost, doubled, moved and foreign bytes, odd numbers, cut and grown ends.
public enum Mutation {
    /// A copy of `bytes` with one to three random damages.
    public static func mutate(_ bytes: [UInt8], using generator: inout some RandomNumberGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...3, using: &generator) { damage(&bytes, using: &generator) }
        return bytes
    }

    private static func damage(_ bytes: inout [UInt8], using generator: inout some RandomNumberGenerator) {
        guard !bytes.isEmpty else { return bytes.append(.random(in: 0...255, using: &generator)) }
        let place = Int.random(in: bytes.indices, using: &generator)
        let run = place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        switch Int.random(in: 0..<11, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[place] = .random(in: 0...255, using: &generator)
        case 2: bytes.removeSubrange(run)
        case 3: bytes.insert(contentsOf: Array(bytes[run]), at: place)
        case 4: bytes.removeSubrange(place...)
        case 5: bytes.insert(.random(in: 0...255, using: &generator), at: place)
        case 6: bytes.append(contentsOf: (0..<run.count).map { _ in .random(in: 0...255, using: &generator) })
        case 7: for i in run { bytes[i] = 0 }
        case 8: replaceNumber(&bytes, place, using: &generator)
        case 9: bytes.replaceSubrange(run, with: Array(bytes[otherRun(of: run.count, in: bytes, using: &generator)]))
        default: bytes.swapAt(place, Int.random(in: bytes.indices, using: &generator))
        }
    }

    private static func otherRun(of length: Int, in bytes: [UInt8], using generator: inout some RandomNumberGenerator) -> Range<Int> {
        let start = Int.random(in: 0...bytes.count - length, using: &generator)
        return start..<start + length
    }

    /// A 32-bit number of the kind that headers hold, at the edge of what they may.
    private static func replaceNumber(_ bytes: inout [UInt8], _ place: Int, using generator: inout some RandomNumberGenerator) {
        let numbers = [0, 1, 2, 3, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff, UInt32(truncatingIfNeeded: bytes.count)]
        let number = numbers[Int.random(in: numbers.indices, using: &generator)]
        for i in 0..<min(4, bytes.count - place) { bytes[place + i] = UInt8(truncatingIfNeeded: number >> UInt32(8 * i)) }
    }
}
