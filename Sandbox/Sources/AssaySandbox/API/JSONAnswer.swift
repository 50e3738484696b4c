// SPDX-License-Identifier: Apache-2.0
internal import AssayExchange
internal import AssayFormats
internal import HTTPTypes
internal import Hummingbird

extension Response {
    /// An answer of the API.
    static func json(_ json: JSON, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        document(json.canonicalBytes, status: status, headers: headers)
    }

    /// The same for JSON in bytes.
    static func document(
        _ bytes: [UInt8], type: String = "application/json", status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Something that was made, with the place where it is now.
    static func created(_ json: JSON, at path: String) -> Response { .json(json, status: .created, headers: [.location: path]) }
}

extension Request {
    /// Bytes of the body, at most `limit` of them and within so many seconds: who sends more or more slowly is turned away.
    func bytes(atMost limit: Int, within seconds: Int) async throws -> [UInt8] {
        try refuse(longerThan: limit)
        let body = body
        return try await firstToEnd {
            var bytes: [UInt8] = []
            for try await piece in body {
                guard bytes.count + piece.readableBytes <= limit else { throw Problem.tooLarge(limit) }
                bytes += piece.readableBytesView
            }
            return bytes
        } or: {
            try await Self.giveUp(after: seconds)
        }
    }

    /// Writes the body into a file, under the same conditions.
    func receive(into file: IncomingFile, atMost limit: Int, within seconds: Int) async throws {
        try refuse(longerThan: limit)
        let body = body
        try await firstToEnd {
            var count = 0
            for try await piece in body {
                count += piece.readableBytes
                guard count <= limit else { throw Problem.tooLarge(limit) }
                try file.append(Array(piece.readableBytesView))
            }
            guard count > 0 else { throw Problem(.badRequest, "malformed", "The body is empty.") }
        } or: {
            try await Self.giveUp(after: seconds)
        }
    }

    private func refuse(longerThan limit: Int) throws(Problem) {
        if let text = headers[.contentLength], let length = Int(text), length > limit { throw Problem.tooLarge(limit) }
    }

    private static func giveUp<R>(after seconds: Int) async throws -> R {
        try await Task.sleep(for: .seconds(seconds))
        throw Problem.tooSlow(seconds)
    }

    /// The body as one JSON object, whose members `read` takes; what is left over is an error.
    func json<T>(
        atMost limit: Int, within seconds: Int, _ read: (inout JSONReader) throws -> T
    ) async throws -> T {
        let type = headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() }
        guard type == "application/json" else {
            throw Problem(.unsupportedMediaType, "not-json", "The body has to be application/json.")
        }
        let bytes = try await bytes(atMost: limit, within: seconds)
        do {
            var reader = try JSONReader(JSON(parsing: bytes, limits: .init(byteCount: limit)))
            let value = try read(&reader)
            try reader.finish()
            return value
        } catch let error as JSONError {
            throw Problem.malformed(error)
        }
    }
}

/// What the one gives or throws that ends first; the other is cancelled.
func firstToEnd<R: Sendable>(
    _ one: @escaping @Sendable () async throws -> R, or other: @escaping @Sendable () async throws -> R
) async throws -> R {
    try await withThrowingTaskGroup(of: R.self) { group in
        group.addTask(operation: one)
        group.addTask(operation: other)
        defer { group.cancelAll() }
        guard let result = try await group.next() else { throw CancellationError() }
        return result
    }
}

extension JSONReader {
    /// An object of texts, empty where the member is missing.
    mutating func optionalTexts(_ key: String) throws(JSONError) -> [String: String] { contains(key) ? try texts(key) : [:] }
}

/// Moments as the API writes them.
func timeText(_ seconds: Int) -> JSON { Timestamp(secondsSince1970: seconds).map { .string($0.description) } ?? .null }
