// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
public import AssayFormats

/// Lagrange points that a preparation has worked out, kept beside the file that it will write: after an interruption it goes on from there.
///
/// A record for each section and domain, with a digest of the record and of the powers that it follows from: what was cut short or is damaged is not
/// taken. Nothing in it is secret, and ``PowersVerifier`` checks what comes of it as it checks any prepared file.
public final class PreparedParts {
    /// Smaller domains are worked out again in less time than it takes to keep them.
    public static let leastLog = 12
    private static let magic = Array("assay parts 1\n".utf8)
    private static let recordHeaderByteCount = 16 + BLAKE2b512.byteCount
    private static let bytesTogether = 1 << 22

    /// Why a file cannot keep the parts of these powers; it is left as it is.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// Something else stands there.
        case otherContent(path: String)
        /// Parts of other powers, which somebody may yet want.
        case otherPowers(path: String)

        public var description: String {
            switch self {
            case .otherContent(let path):
                "\(path) would keep what is worked out, and holds something else: choose another name for the output"
            case .otherPowers(let path):
                "\(path) keeps parts of other powers: remove it if nobody goes on with those, or choose another name for the output"
            }
        }
    }

    /// Where points belong, and how many bytes they take.
    struct Place: Hashable {
        let section: UInt32
        let log: Int
        let byteCount: Int

        /// What a record begins with.
        fileprivate var header: [UInt8] {
            var bytes: [UInt8] = []
            bytes.appendLittleEndian(section)
            bytes.appendLittleEndian(UInt32(log))
            bytes.appendLittleEndian(UInt64(byteCount))
            return bytes
        }
    }

    private let path: String
    private let leastLog: Int
    private var journal: JournalFile?
    private var powers: [UInt8] = []
    /// Where the points of a record stand.
    private var records: [Place: Range<Int>] = [:]
    /// Records that were there before anything was added; `nil` before that is known.
    private var found: Int?
    /// Why no more is kept: parts are there to save time, and work that can go on without goes on.
    public private(set) var failure: FileError?

    /// Parts in the file at `path`, which is made when it is needed.
    public convenience init(_ path: String) { self.init(path, leastLog: Self.leastLog) }

    init(_ path: String, leastLog: Int) {
        self.path = path
        self.leastLog = leastLog
    }

    /// Finds what is there of a preparation of these powers.
    ///
    /// - Parameter places: All that there are.
    /// - Returns: how many records there were at first.
    /// - Throws: ``Refusal``, and ``FileError``, also while another process prepares the same file.
    func open(for powers: [UInt8], places: [Place]) throws -> Int {
        if let found { return found }
        let journal = try JournalFile(path)
        (self.journal, self.powers) = (journal, powers)
        let (length, header) = (try journal.byteCount(), Self.magic + powers)
        let start = try journal.read(0..<min(length, header.count))
        guard header.starts(with: start) else {
            throw start.starts(with: Self.magic) ? Refusal.otherPowers(path: path) : Refusal.otherContent(path: path)
        }
        if length < header.count {
            try journal.cut(to: 0)
            try journal.append(header)
        }
        var offset = header.count
        while let (place, content) = try record(journal, at: offset, of: length, places) {
            records[place] = content
            offset = content.upperBound
        }
        try journal.cut(to: offset)
        found = records.count
        return records.count
    }

    /// The points of a section and domain; `nil` when they have to be worked out.
    func points(_ place: Place) throws(FileError) -> [UInt8]? {
        guard let journal, let range = records[place] else { return nil }
        return try journal.read(range)
    }

    /// Keeps points, unless it could not before.
    func keep(_ points: [UInt8], _ place: Place) {
        guard place.log >= leastLog, failure == nil, let journal else { return }
        var state = digest(of: place)
        state.update(points)
        do throws(FileError) {
            let start = try journal.byteCount() + Self.recordHeaderByteCount
            try journal.append(place.header, state.finalize(), points)
            records[place] = start..<start + points.count
        } catch {
            failure = error
        }
    }

    /// Takes the file away, once what it is for is written.
    public func remove() throws(FileError) { try journal?.remove() }

    private func record(
        _ journal: JournalFile, at offset: Int, of length: Int, _ places: [Place]
    ) throws(FileError) -> (place: Place, content: Range<Int>)? {
        guard length - offset >= Self.recordHeaderByteCount else { return nil }
        let start = offset + Self.recordHeaderByteCount
        let header = try journal.read(offset..<start)
        guard let place = places.first(where: { header.starts(with: $0.header) }), length - start >= place.byteCount else { return nil }
        let content = start..<start + place.byteCount
        var state = digest(of: place)
        for first in stride(from: content.lowerBound, to: content.upperBound, by: Self.bytesTogether) {
            state.update(try journal.read(first..<min(first + Self.bytesTogether, content.upperBound)))
        }
        return state.finalize() == Array(header[16...]) ? (place, content) : nil
    }

    /// The digest of a record, of which the points are still to come.
    private func digest(of place: Place) -> BLAKE2b512 {
        var state = BLAKE2b512()
        state.update(powers)
        state.update(place.header)
        return state
    }
}
