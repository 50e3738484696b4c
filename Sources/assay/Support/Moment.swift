// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayExchange
internal import Foundation

/// A moment that the user wrote: `2026-12-31T23:59:59Z`, or a date, which means its last or first second.
enum Moment {
    static var now: Timestamp {
        get throws {
            guard let now = Timestamp(secondsSince1970: Int(Date().timeIntervalSince1970)) else {
                throw CommandFailure.unusable("this machine's clock is outside 1970 .. 9999")
            }
            return now
        }
    }

    static func startOf(_ text: String) throws -> Timestamp { try parse(text, timeOfDay: "00:00:00") }

    static func endOf(_ text: String) throws -> Timestamp { try parse(text, timeOfDay: "23:59:59") }

    private static func parse(_ text: String, timeOfDay: String) throws -> Timestamp {
        guard let moment = Timestamp(text) ?? Timestamp("\(text)T\(timeOfDay)Z") else {
            throw CommandFailure.unusable(
                "\"\(text)\" is no date", help: "write 2026-12-31, or 2026-12-31T18:00:00Z for a moment of the day (UTC)")
        }
        return moment
    }
}
