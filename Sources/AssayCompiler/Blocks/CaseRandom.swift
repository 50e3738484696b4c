// SPDX-License-Identifier: Apache-2.0

/// Random choices that a seed repeats: SplitMix64 (Steele, Lea, Flood 2014). For made-up data; nothing secret comes from it.
struct CaseRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func flip() -> Bool { Bool.random(using: &self) }

    mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
