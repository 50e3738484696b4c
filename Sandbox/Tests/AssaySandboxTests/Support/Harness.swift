// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayFormats
import AssayWorker
import Foundation
import FoundationNetworking
import Logging
import Testing

@testable import AssaySandbox

/// A folder that is gone after the test.
final class Scratch: Sendable {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "assay-sandbox-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A store in the folder, with its key beside it.
    func store() throws -> Store { try Store("\(path)/data", .keyFile("\(path)/key")) }

    /// The same once a server that ended has let go of it.
    func storeOnceFree() throws -> Store {
        for _ in 0..<100 {
            do { return try store() } catch StoreError.inUse { usleep(50_000) }
        }
        return try store()
    }

    /// All bytes of all files of the store.
    func storedBytes(under part: String = "") throws -> [UInt8] {
        let files = FileManager.default.enumerator(atPath: "\(path)/data/\(part)")?.compactMap { $0 as? String } ?? []
        return files.flatMap { (try? AtomicFile.read("\(path)/data/\(part)/\($0)")) ?? [] }
    }
}

/// What the repository has for everybody to try.
enum Shipped {
    static let root = URL(filePath: #filePath).pathComponents.dropLast(5).joined(separator: "/").replacingOccurrences(of: "//", with: "/")

    static func text(_ path: String) throws -> String { try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

    static var diaryProgram: String { get throws { try text("circuits/bp-diary/algorithm.assay") } }
    static var diaryTable: String { get throws { try text("circuits/bp-diary/complete.synthetic.csv") } }
}

/// The program that the server calls for each piece of work.
enum WorkerProgram {
    static let path: String = {
        let tests = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "assay-sandbox").path()
    }()
}

/// A server on a free port, for the length of `body`.
func withServer<R: Sendable>(
    _ scratch: Scratch = Scratch(), settings: SandboxSettings = SandboxSettings(), opening: SandboxServer.Address.Opening? = nil,
    log: Log? = nil, _ body: @escaping @Sendable (Client) async throws -> R
) async throws -> R {
    let store = try scratch.store()
    var logger = log.map { log in Logger(label: "test") { _ in log } } ?? Logger(label: "test")
    logger.logLevel = log == nil ? .error : .trace
    let server = SandboxServer(
        store, worker: WorkerProgram.path, address: opening.map { .open(host: "127.0.0.1", port: 0, $0) } ?? .loopback(port: 0),
        settings: settings, logger: logger)
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    return try await withThrowingTaskGroup(of: R?.self) { group in
        group.addTask {
            try await server.run { found.yield($0 ?? 0) }
            return nil
        }
        group.addTask {
            for await port in ports { return try await body(Client(port: port)) }
            throw CancellationError()
        }
        defer { group.cancelAll() }
        while let result = try await group.next() { if let result { return result } }
        throw CancellationError()
    }
}

/// A log that keeps everything.
final class Log: LogHandler, @unchecked Sendable {
    // Unchecked: the lock guards what changes.
    private let lock = NSLock()
    private var lines: [String] = []
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    var text: String { lock.withLock { lines.joined(separator: "\n") } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { lock.withLock { lines.append("\(event.message) \(event.metadata ?? [:])") } }
}

/// What a program prints and how it ends.
func output(of program: String, _ arguments: [String]) async throws -> (text: String, status: Int32) {
    try await onThreadOfItsOwn {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
    }
}

/// For what waits: the few threads of tasks are those on which the server that it waits for runs.
func onThreadOfItsOwn<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}

/// Asks a server.
struct Client: Sendable {
    let port: Int

    struct Answer: Sendable {
        let status: Int
        let headers: [String: String]
        let bytes: [UInt8]

        var json: JSON { get throws { try JSON(parsing: bytes, limits: .init(byteCount: 64 << 20)) } }

        /// A member of the object, by its path.
        subscript(_ path: String...) -> JSON? {
            var json = try? json
            for name in path {
                guard case .object(let members)? = json else { return nil }
                json = members[name]
            }
            return json
        }

        /// The identifier of what was asked for or made.
        var id: String { text("id") ?? "" }

        /// The same for a text.
        func text(_ name: String) -> String? { if case .string(let text)? = self[name] { text } else { nil } }
    }

    func ask(
        _ method: String = "GET", _ path: String, json: JSON? = nil, bytes: [UInt8]? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        if let json {
            request.httpBody = Data(json.canonicalBytes)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        } else if let bytes {
            request.httpBody = Data(bytes)
            request.setValue("application/octet-stream", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let http = response as? HTTPURLResponse
        let found = http?.allHeaderFields.compactMap { key, value in (key as? String).map { ($0.lowercased(), "\(value)") } } ?? []
        return Answer(
            status: http?.statusCode ?? 0, headers: Dictionary(found, uniquingKeysWith: { $1 }), bytes: Array(data))
    }

    func api(
        _ method: String = "GET", _ path: String, json: JSON? = nil, bytes: [UInt8]? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        try await ask(method, "/api/v1/\(path)", json: json, bytes: bytes, headers: headers)
    }

    /// Keeps the sample diary.
    func addDiary() async throws -> String {
        try await api("POST", "data-sets?name=diary.csv", bytes: Array(Shipped.diaryTable.utf8)).id
    }

    /// A job on the sample diary.
    func diaryJob(_ kind: String, _ dataSet: String) throws -> JSON {
        [
            "kind": .string(kind), "source": .string(try Shipped.diaryProgram), "dataSets": ["readings": .string(dataSet)],
            "parameters": ["expected": "75"],
        ]
    }

    /// The job once it has ended.
    func waitFor(_ job: String, seconds: Int = 120) async throws -> Answer {
        for _ in 0..<(seconds * 20) {
            let answer = try await api("GET", "jobs/\(job)")
            if let state = answer.text("state"), !["queued", "running"].contains(state) { return answer }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw URLError(.timedOut)
    }
}

/// Sends bytes as they are; the answer as text.
func raw(_ port: Int, _ request: String) async throws -> String {
    try await onThreadOfItsOwn { try exchange(port, Array(request.utf8)) }
}

private func exchange(_ port: Int, _ bytes: [UInt8]) throws -> String {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard connected == 0 else { throw URLError(.cannotConnectToHost) }
    _ = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { answer += buffer[..<count] }
    return String(decoding: answer, as: UTF8.self)
}
