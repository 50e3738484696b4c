// SPDX-License-Identifier: Apache-2.0

/// Origins, each once, in the order of first use. What the rows of a data set share is kept once for all of them.
struct OriginTable: Sendable {
    /// An origin in parts.
    struct Entry: Hashable, Sendable {
        /// The origin without row and check, among `places`.
        var place: UInt32
        /// What is checked, among `checks`.
        var check: UInt32
        /// The data row, or `noRow`.
        var row: Int

        /// Odd factors whose products spread small numbers over all bits.
        var fingerprint: UInt64 {
            let row = UInt64(truncatingIfNeeded: row) &* 0x9e37_79b9_7f4a_7c15
            return (row ^ UInt64(place) &* 0xc2b2_ae3d_27d4_eb4f ^ UInt64(check) &* 0x1656_67b1_9e37_79f9) &* 0xff51_afd7_ed55_8ccd
        }
    }

    static let noRow = Int.min

    private(set) var places: [ConstraintOrigin] = []
    private(set) var checks: [String] = []
    private var entries: [Entry] = []
    private var placeNumbers: [ConstraintOrigin: UInt32] = [:]
    private var checkNumbers: [String: UInt32] = [:]
    private var entryNumbers = NumberTable()

    var count: Int { entries.count }

    subscript(i: Int) -> ConstraintOrigin { origin(entries[i]) }

    /// A numbered origin in parts.
    func entry(number: UInt32) -> Entry { entries[Int(number)] }

    func origin(_ entry: Entry) -> ConstraintOrigin {
        var origin = places[Int(entry.place)]
        origin.row = entry.row == Self.noRow ? nil : entry.row
        origin.check = checks[Int(entry.check)]
        return origin
    }

    /// An origin in parts, which are kept. It is in the table when `number` has been asked for it.
    mutating func entry(of origin: ConstraintOrigin) -> Entry {
        var place = origin
        place.row = nil
        place.check = ""
        return Entry(
            place: Self.number(of: place, &places, &placeNumbers), check: number(ofCheck: origin.check), row: origin.row ?? Self.noRow)
    }

    mutating func number(ofCheck check: String) -> UInt32 { Self.number(of: check, &checks, &checkNumbers) }

    /// The number of an origin, which is added to the table if it is new.
    mutating func number(of entry: Entry) -> UInt32 {
        if let number = entryNumbers.number(entry.fingerprint, { entries[$0] == entry }) { return UInt32(number) }
        entries.append(entry)
        entryNumbers.insert(entries.count - 1) { entries[$0].fingerprint }
        return UInt32(entries.count - 1)
    }

    /// Adds an origin of a file, where one may stand twice.
    mutating func append(_ origin: ConstraintOrigin) { entries.append(entry(of: origin)) }

    /// The finished table with other numbers for lines; no two lines that occur may get one.
    func renumbered(_ line: (Int) -> Int) -> OriginTable {
        var table = finished
        for index in table.places.indices where table.places[index].line > 0 {
            table.places[index].line = line(places[index].line)
            table.places[index].endLine = line(places[index].endLine)
        }
        return table
    }

    /// The table without what is needed to add to it.
    var finished: OriginTable {
        var table = self
        table.placeNumbers = [:]
        table.checkNumbers = [:]
        table.entryNumbers = NumberTable()
        return table
    }

    private static func number<Element: Hashable>(
        of element: Element, _ list: inout [Element], _ numbers: inout [Element: UInt32]
    ) -> UInt32 {
        if let number = numbers[element] { return number }
        let number = UInt32(list.count)
        list.append(element)
        numbers[element] = number
        return number
    }
}

extension OriginTable: Hashable {
    static func == (a: Self, b: Self) -> Bool { a.count == b.count && (0..<a.count).allSatisfy { a[$0] == b[$0] } }

    func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for i in 0..<count { hasher.combine(self[i]) }
    }
}
