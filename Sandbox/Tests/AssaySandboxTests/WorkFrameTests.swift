// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayWorker
import Testing

@Suite struct WorkFrameTests {
    @Test func comesOutAsItWentInWhateverThePieces() throws {
        let frames = [
            WorkFrame(.go, []), WorkFrame(attachment: "table/readings", [1, 2, 3]), WorkFrame(.result, Array(repeating: 9, count: 70_000)),
        ]
        let bytes = frames.flatMap(\.encoded)
        for size in [1, 2, 5, 6, 4096, bytes.count] {
            var parser = WorkFrameParser()
            var found: [WorkFrame] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                found += try parser.append(bytes[start..<min(start + size, bytes.count)])
            }
            #expect(found.map(\.encoded) == frames.map(\.encoded))
        }
    }

    @Test func refusesUnknownKindsAndHugeLengths() {
        for bytes: [UInt8] in [[9, 0, 0, 0, 0], [0, 0, 0, 0, 0], [1, 0xff, 0, 0, 0]] {
            var parser = WorkFrameParser()
            #expect(throws: WorkFrameParser.Garbled.self) { try parser.append(bytes) }
        }
    }

    @Test func attachmentsHaveNames() {
        #expect(WorkFrame(attachment: "a", [5]).attachment?.name == "a")
        #expect(WorkFrame(attachment: "a", [5]).attachment?.bytes == [5])
        #expect(WorkFrame(attachment: "", []).attachment?.bytes == [])
        #expect(WorkFrame(.attachment, []).attachment == nil)
        #expect(WorkFrame(.attachment, [3, 65]).attachment == nil)
        #expect(WorkFrame(.attachment, [0, 0, 0, 2, 65]).attachment == nil)
        let long = String(repeating: "ä", count: 70_000)
        #expect(WorkFrame(attachment: long, [5]).attachment?.name == long && WorkFrame(attachment: long, [5]).attachment?.bytes == [5])
    }

    @Test func problemsComeBack() {
        let problem = WorkProblem(.table, "what is wrong", ["issueCount": 3])
        #expect(WorkProblem(problem.json) == problem)
        #expect(WorkProblem(["kind": "other", "detail": "x"]) == nil && WorkProblem(["kind": "table"]) == nil && WorkProblem([]) == nil)
    }
}
