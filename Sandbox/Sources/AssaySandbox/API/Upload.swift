// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayWorker
internal import HTTPTypes
internal import Hummingbird

/// The body of a request that brings data, as it comes in. Its first bytes say what it is: an export of Apple Health goes into an encrypted
/// file, everything else stays in memory.
actor Upload {
    enum Received: Sendable {
        case bytes([UInt8], DataKind)
        case export(SpoolFile, byteCount: Int)
    }

    private let name: String
    private let settings: SandboxSettings
    private let folder: String
    private var kind: DataKind?
    private var bytes: [UInt8] = []
    private var spool: SpoolWriter?

    /// - Parameters:
    ///   - name: what messages call the data.
    ///   - folder: where the file of an export goes.
    init(named name: String, folder: String, _ settings: SandboxSettings) {
        self.name = name
        self.folder = folder
        self.settings = settings
    }

    /// All of the body, which has to come in as many seconds as a body may take, or an export as a job may.
    ///
    /// - Throws: ``Problem`` for a body that is too long, too slow or an archive.
    func receive(_ request: Request) async throws -> Received {
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard length <= max(settings.largestTable, settings.largestExport) else { throw Problem.tooLarge(settings.largestExport) }
        let body = request.body
        return try await firstToEnd {
            for try await piece in body { try await self.take(Array(piece.readableBytesView)) }
            return try await self.finish()
        } or: {
            try await self.turnAwayWhoIsSlow()
        }
    }

    private func turnAwayWhoIsSlow() async throws -> Received {
        try await Task.sleep(for: .seconds(settings.bodySeconds))
        guard case .export? = kind else { throw Problem.tooSlow(settings.bodySeconds) }
        try await Task.sleep(for: .seconds(max(0, settings.limits.seconds - settings.bodySeconds)))
        throw Problem.tooSlow(settings.limits.seconds)
    }

    private func take(_ piece: [UInt8]) throws {
        if spool != nil { return try write(piece) }
        bytes += piece
        if kind == nil, bytes.count >= DataKind.startByteCount { try recognise() }
        // Before it is known what this is, it may be an export.
        if kind != nil, spool == nil { try checkLength() }
    }

    private func checkLength() throws {
        guard bytes.count <= settings.largestTable else { throw Problem.tooLarge(settings.largestTable) }
    }

    private func finish() throws -> Received {
        if kind == nil { try recognise() }
        guard var spool else {
            try checkLength()
            defer { bytes = [] }
            return .bytes(bytes, kind ?? .table)
        }
        try spool.finish()
        return .export(spool.file, byteCount: spool.byteCount)
    }

    private func recognise() throws {
        do {
            kind = try DataKind(start: Array(bytes.prefix(DataKind.startByteCount)), named: name)
        } catch {
            throw Problem(error)
        }
        guard case .export? = kind else { return }
        spool = SpoolWriter(try SpoolFile(in: folder))
        try write(bytes)
        bytes = []
    }

    private func write(_ piece: [UInt8]) throws {
        guard (spool?.byteCount ?? 0) + piece.count <= settings.largestExport else { throw Problem.tooLarge(settings.largestExport) }
        try spool?.append(piece)
    }
}

extension Problem {
    static func tooLarge(_ limit: Int) -> Problem {
        Problem(.contentTooLarge, "too-large", "At most \(limit) bytes are taken here.", ["limit": .integer(limit)])
    }

    static func tooSlow(_ seconds: Int) -> Problem {
        Problem(.requestTimeout, "too-slow", "The body of the request did not come within \(seconds) s.")
    }
}
