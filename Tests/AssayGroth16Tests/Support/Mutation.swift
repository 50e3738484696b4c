// SPDX-License-Identifier: Apache-2.0

/// One small damage to a file: what transmission, editing and malice do.
enum Mutation {
    static func apply(to bytes: [UInt8], using generator: inout some RandomNumberGenerator) -> [UInt8] {
        var bytes = bytes
        let place = Int.random(in: 0..<max(bytes.count, 1), using: &generator)
        let length = min(Int.random(in: 1...64, using: &generator), bytes.count - place)
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[place] = .random(in: .min ... .max, using: &generator)
        case 2: bytes.removeSubrange(place..<place + length)
        case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        case 4: bytes.removeLast(bytes.count - place)
        case 5: bytes.append(contentsOf: (0..<length).map { _ in .random(in: .min ... .max, using: &generator) })
        case 6: for index in place..<place + length { bytes[index] = Bool.random(using: &generator) ? 0 : 0xff }
        case 7: copy(length, to: place, in: &bytes, using: &generator)
        default: for index in place..<place + length { bytes[index] = .random(in: .min ... .max, using: &generator) }
        }
        return bytes
    }

    /// Some bytes of the file over others.
    private static func copy(_ length: Int, to place: Int, in bytes: inout [UInt8], using generator: inout some RandomNumberGenerator) {
        let source = Int.random(in: 0...bytes.count - length, using: &generator)
        bytes.replaceSubrange(place..<place + length, with: Array(bytes[source..<source + length]))
    }
}
