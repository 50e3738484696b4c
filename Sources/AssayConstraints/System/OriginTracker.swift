// SPDX-License-Identifier: Apache-2.0

/// An origin that many rows have in common; only the system that made it knows what it means.
public struct SharedOrigin: Sendable {
    fileprivate let entry: OriginTable.Entry
}

/// The origin that constraints and hints are made for now, and all those that were used.
struct OriginTracker: Sendable {
    private(set) var table = OriginTable()
    private var current: OriginTable.Entry
    /// Its number in the table, once somebody has asked for it.
    private var currentNumber: UInt32?
    private let noCheck: UInt32
    private var checks: [Check: UInt32] = [:]
    /// Gadgets check the same in one row after the other.
    private var lastCheck: (check: Check, number: UInt32)

    init() {
        current = table.entry(of: ConstraintOrigin())
        noCheck = current.check
        lastCheck = ("", noCheck)
    }

    var origin: ConstraintOrigin {
        get { table.origin(current) }
        set { move(to: table.entry(of: newValue)) }
    }

    /// The number of the current origin.
    mutating func number() -> UInt32 {
        if let currentNumber { return currentNumber }
        let number = table.number(of: current)
        currentNumber = number
        return number
    }

    /// The current origin in parts.
    var entry: OriginTable.Entry { current }

    /// The number of the current origin where something else is being checked.
    mutating func number(ofCheck check: UInt32) -> UInt32 {
        check == current.check ? number() : table.number(of: OriginTable.Entry(place: current.place, check: check, row: current.row))
    }

    mutating func share(_ origin: ConstraintOrigin) -> SharedOrigin { SharedOrigin(entry: table.entry(of: origin)) }

    /// Makes `shared` the current origin, at `row`.
    mutating func move(to shared: SharedOrigin, row: Int?) {
        var entry = shared.entry
        entry.row = row ?? OriginTable.noRow
        move(to: entry)
    }

    /// Notes what is being checked, unless that has been said; returns whether it had not been.
    mutating func begin(_ check: Check) -> Bool {
        guard current.check == noCheck else { return false }
        move(to: OriginTable.Entry(place: current.place, check: number(of: check), row: current.row))
        return true
    }

    /// Nothing is being checked any more.
    mutating func endCheck() { move(to: OriginTable.Entry(place: current.place, check: noCheck, row: current.row)) }

    private mutating func move(to entry: OriginTable.Entry) {
        guard entry != current else { return }
        current = entry
        currentNumber = nil
    }

    private mutating func number(of check: Check) -> UInt32 {
        if check == lastCheck.check { return lastCheck.number }
        let number = checks[check] ?? table.number(ofCheck: check.text)
        checks[check] = number
        lastCheck = (check, number)
        return number
    }
}
