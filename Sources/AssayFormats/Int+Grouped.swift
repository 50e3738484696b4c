// SPDX-License-Identifier: Apache-2.0

extension Int {
    /// With commas between thousands: `12,345`.
    public var grouped: String {
        let digits = Array(String(magnitude))
        return digits.enumerated().reduce(self < 0 ? "-" : "") { text, digit in
            text + (digit.offset > 0 && (digits.count - digit.offset) % 3 == 0 ? "," : "") + String(digit.element)
        }
    }
}
