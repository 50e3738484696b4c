// SPDX-License-Identifier: Apache-2.0
internal import AssayEditor
internal import AssayFormats

/// The language server on a program of 2^k lines, edit by edit: from the bytes of a change to the bytes of the answers.
///
/// An edit types or removes one thing somewhere; half of them leave a program with a fault. After each the messages about the program,
/// a hover and the hints of the lines in view are asked for. What the lines cost is counted in between, beside the edits.
struct EditorSuite {
    private let settings: BenchSettings

    static let editsPerRun = 200

    init(_ settings: BenchSettings) { self.settings = settings.onOneThread }

    func measure() throws -> [Measurement] { try settings.sizes(of: .editor).flatMap { try measure(log: $0) } }

    private func measure(log: Int) throws -> [Measurement] {
        let name = "editor/2^\(log)"
        let typist = EditorTypist(lines: 1 << log)
        var desk = try EditorDesk(typist.text)
        settings.remark("\(name) …")
        let beside = desk.workBeside(name)
        var times = EditTimes()
        ProcessMemory.resetPeak()
        for edit in typist.edits(Self.editsPerRun * settings.runs) { try desk.perform(edit, &times) }
        return (times.measurements(name) + beside).map { measurement in
            var measurement = measurement
            measurement.threads = settings.threads
            return measurement
        }
    }
}

/// The server and what an editor sends it.
private struct EditorDesk {
    private var server = LanguageServer(EditorFiles.environment)
    private var frames = MessageFrames()
    private var version = 1
    private var constraints = 0
    private static let uri = "file:///bench.assay"

    init(_ text: String) throws {
        _ = try answers(to: ["id": 0, "method": "initialize", "params": ["capabilities": [:]]])
        _ = try answers(to: [
            "method": "textDocument/didOpen",
            "params": ["textDocument": ["uri": .string(Self.uri), "version": 1, "languageId": "assay", "text": .string(text)]],
        ])
        let said = server.work()
        guard said.count == 1, said[0].diagnosticCount == 0 else {
            throw CommandFailure.unusable("the benchmark's own program has faults: \(String(decoding: said[0].prettyBytes, as: UTF8.self))")
        }
    }

    /// All bytes that come of a message's bytes.
    private mutating func answers(to members: [String: JSON]) throws -> [[UInt8]] {
        var message = members
        message["jsonrpc"] = "2.0"
        frames.append(MessageFrames.framed(.object(message)))
        var sent: [[UInt8]] = []
        while let frame = try frames.next() { sent += server.receive(frame).map { MessageFrames.framed($0) } }
        return sent
    }

    mutating func perform(_ edit: EditorTypist.Edit, _ times: inout EditTimes) throws {
        version += 1
        let document: JSON = ["uri": .string(Self.uri), "version": .integer(version)]
        let place: JSON = ["line": .integer(edit.line), "character": .integer(edit.character)]
        let end: JSON = ["line": .integer(edit.end.line), "character": .integer(edit.end.character)]
        let change: JSON = ["range": ["start": place, "end": end], "text": .string(edit.inserted)]
        times.start()
        _ = try answers(to: [
            "method": "textDocument/didChange", "params": ["textDocument": document, "contentChanges": [change]],
        ])
        for message in server.work() { _ = MessageFrames.framed(message) }
        times.end("diagnostics")
        _ = try answers(to: [
            "id": .integer(version), "method": "textDocument/hover",
            "params": ["textDocument": ["uri": .string(Self.uri)], "position": place],
        ])
        times.end("hover")
        let view: JSON = [
            "start": ["line": .integer(max(0, edit.line - 30)), "character": 0], "end": ["line": .integer(edit.line + 30), "character": 0],
        ]
        _ = try answers(to: [
            "id": .integer(-version), "method": "textDocument/inlayHint",
            "params": ["textDocument": ["uri": .string(Self.uri)], "range": view],
        ])
        times.end("inlay")
        times.endEdit()
    }

    /// How long it takes beside the answers until the ranges of a long program and the costs of all lines are known.
    mutating func workBeside(_ name: String) -> [Measurement] {
        var measurements: [Measurement] = []
        while let job = server.nextJob() {
            var (measurement, finding) = Measurement.median("", runs: 3) { job.run() }
            measurement.name = "\(name)/beside/" + (finding.constraintCount == nil ? "ranges" : "costs")
            measurement.constraints = finding.constraintCount
            measurements.append(measurement)
            _ = server.take(finding)
        }
        return measurements
    }
}

extension JSON {
    /// Of a `textDocument/publishDiagnostics`.
    fileprivate var diagnosticCount: Int? {
        guard case .object(let message) = self, case .object(let parameters)? = message["params"],
            case .array(let all)? = parameters["diagnostics"]
        else { return nil }
        return all.count
    }
}

/// The times of the answers to many edits.
private struct EditTimes {
    private var wall: [String: [Double]] = [:]
    private var cpu: [String: [Double]] = [:]
    private var begin = (wall: 0.0, cpu: 0.0)
    private var last = (wall: 0.0, cpu: 0.0)

    mutating func start() {
        begin = (Clock.monotonic.now, Clock.processor.now)
        last = begin
    }

    mutating func end(_ stage: String) {
        let now = (wall: Clock.monotonic.now, cpu: Clock.processor.now)
        note(stage, (now.wall - last.wall, now.cpu - last.cpu))
        last = (Clock.monotonic.now, Clock.processor.now)
    }

    mutating func endEdit() { note("edit", (last.wall - begin.wall, last.cpu - begin.cpu)) }

    private mutating func note(_ stage: String, _ time: (wall: Double, cpu: Double)) {
        wall[stage, default: []].append(time.wall)
        cpu[stage, default: []].append(time.cpu)
    }

    /// Medians, with the best and the worst of all edits.
    func measurements(_ name: String) -> [Measurement] {
        ["diagnostics", "hover", "inlay", "edit"].map { stage in
            let (wall, cpu) = ((wall[stage] ?? []).sorted(), (cpu[stage] ?? []).sorted())
            return Measurement(
                name: "\(name)/\(stage)", cpuMilliseconds: Measurement.middle(cpu), wallMilliseconds: Measurement.middle(wall),
                wallMinimum: wall.first ?? 0, wallMaximum: wall.last ?? 0, peakMiB: ProcessMemory.peakMiB, runs: wall.count,
                cpuMaximum: cpu.last)
        }
    }
}
