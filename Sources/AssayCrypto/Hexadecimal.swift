// SPDX-License-Identifier: Apache-2.0

/// Lower-case base-16 text, the form that digests, keys and signatures have in every artefact.
public enum Hexadecimal {
    /// Two digits a byte, `0`–`9` and `a`–`f`.
    public static func string(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: digits(bytes), as: UTF8.self)
    }

    /// The same as ASCII bytes, for secrets: an array can be wiped, a string cannot.
    public static func digits(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        bytes.flatMap { [digit($0 >> 4), digit($0 & 15)] }
    }

    /// The bytes of `text`; `nil` for an odd length or anything but lower-case digits, so that every value has one text.
    public static func bytes(_ text: some StringProtocol) -> [UInt8]? { bytes(digits: text.utf8) }

    /// The same from ASCII bytes.
    public static func bytes(digits: some Collection<UInt8>) -> [UInt8]? {
        let digits = digits.map { value($0) }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for i in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[i], let low = digits[i + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
