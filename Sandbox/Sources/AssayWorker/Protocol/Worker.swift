// SPDX-License-Identifier: Apache-2.0
public import AssayFormats
internal import Foundation

/// The process in which one piece of work is done: an algorithm is data here, under limits, and nothing that it does can hurt the server.
///
/// The order comes through standard input, answers go through standard output; both are pipes to the server, so neither data nor witness
/// is ever written to a disk. The process ends with its work, and when the server goes away.
public enum Worker {
    /// Reads one order, does it, answers and returns. What is left in memory goes with the process.
    public static func serveOne() {
        guard let order = receiveOrder() else { return }
        endWithServer()
        let output = WorkerOutput()
        do {
            let answer = try perform(order, output)
            for (name, bytes) in answer.attachments { output.send(WorkFrame(attachment: name, bytes)) }
            output.send(WorkFrame(.result, answer.json.canonicalBytes))
        } catch let problem as WorkProblem {
            output.send(WorkFrame(.problem, problem.json.canonicalBytes))
        } catch {
            output.send(WorkFrame(.problem, WorkProblem(.failure, "\(error)").json.canonicalBytes))
        }
    }

    /// What the work gave; attachments are secret or large.
    struct WorkAnswer {
        var json: JSON
        var attachments: [String: [UInt8]] = [:]
    }

    private static func perform(_ order: WorkOrder, _ output: WorkerOutput) throws -> WorkAnswer {
        switch order.task {
        case .check: try CheckWork(order).perform()
        case .explain: try ExplainWork(order).perform()
        case .preview: try PreviewWork(order).perform()
        case .run(let parameters): try RunWork(order, parameters).perform()
        case .prove(let proof): try ProveWork(order, proof, output).perform()
        case .verify(let now): try VerifyWork(order, now: now).perform()
        case .offer(let offer): try OfferWork(order, offer).perform()
        case .commit: try CommitWork(order).perform()
        case .attest(let period): try AttestWork(order, period).perform()
        case .draft(let draft): try DraftWork(order, draft, output).perform()
        case .sign(let terms): try SignWork(order, terms, output).perform()
        case .deliver(let delivery): try DeliverWork(order, delivery, output).perform()
        case .calldata(let asks): try CalldataWork(order, asks: asks).perform()
        case .contents: try ContentsWork(order).perform()
        case .excerpt(let spool, let limit): try ExcerptWork(order, spool, limit: limit).perform()
        case .takeKey(let file, let keys): try KeyWork(order, file: file, KeyFolder(path: keys)).perform()
        case .keys(let folder): .init(json: .array(try KeyFolder(path: folder).facts()))
        }
    }

    // MARK: Input

    private static func receiveOrder() -> WorkOrder? {
        var parser = WorkFrameParser()
        var order: WorkOrder?
        while let bytes = readInput() {
            guard let frames = try? parser.append(bytes) else { return nil }
            for frame in frames {
                switch frame.kind {
                case .order:
                    order = try? JSONDecoder().decode(WorkOrder.self, from: Data(frame.bytes))
                    // What is attached comes from others, and is held in memory as well.
                    order?.limits.enforce()
                case .attachment: if let (name, bytes) = frame.attachment { order?.attachments[name] = bytes }
                case .go: return order
                default: return nil
                }
            }
        }
        return nil
    }

    /// The next piece of standard input; `nil` at its end.
    private static func readInput() -> ArraySlice<UInt8>? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(0, &buffer, buffer.count)
        return count > 0 ? buffer[..<count] : nil
    }

    /// The server keeps our standard input open as long as it waits for us.
    private static func endWithServer() {
        Thread.detachNewThread {
            while readInput() != nil {}
            _exit(0)
        }
    }
}

/// Standard output as frames; reports of progress may come from any thread.
final class WorkerOutput: Sendable {
    private let lock = NSLock()

    func send(_ frame: WorkFrame) {
        lock.withLock {
            var rest = frame.encoded[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
                // Nobody reads any more.
                guard count > 0 else { _exit(0) }
                rest = rest.dropFirst(count)
            }
        }
    }
}

extension JSON {
    /// What a worker answered, which the server may have kept.
    ///
    /// - Throws: ``JSONError`` for what is no JSON, or longer than answers can be.
    public init(ofWorker bytes: [UInt8]) throws(JSONError) {
        try self.init(parsing: bytes, limits: .init(byteCount: 64 << 20))
    }
}
