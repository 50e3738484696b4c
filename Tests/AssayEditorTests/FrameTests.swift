// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import AssayTestSupport
import Testing

@testable import AssayEditor

/// The base protocol, with what is not it.
@Suite struct FrameTests {
    static func frames(_ bytes: [UInt8], pieces: Int = .max) throws -> [MessageFrames.Frame] {
        var frames = MessageFrames()
        var found: [MessageFrames.Frame] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            frames.append(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
            while let frame = try frames.next() { found.append(frame) }
        }
        return found
    }

    static let messages: [JSON] = [["id": 1, "method": "a"], ["text": "😀\u{0}\n"], []]

    @Test(arguments: [1, 2, 7, 1000]) func messagesComeWholeHoweverTheyAreCut(pieces: Int) throws {
        let bytes = Self.messages.flatMap { MessageFrames.framed($0) }
        #expect(try Self.frames(bytes, pieces: pieces) == Self.messages.map { .message($0) })
    }

    @Test func otherHeadersArePassedOver() throws {
        let text = "content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:  2\r\n\r\n{}"
        #expect(try Self.frames(Array(text.utf8)) == [.message([:])])
    }

    @Test(arguments: [
        "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length: 0x10\r\n\r\n", "Content-Length:\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n", "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", "Length: 2\r\n\r\n{}",
        "GET / HTTP/1.1\r\n\r\n", "\r\n\r\n", String(repeating: "a", count: 5000),
        "X: " + String(repeating: "a", count: 4096) + "\r\nContent-Length: 2\r\n\r\n{}",
    ])
    func aHeaderThatSaysNothingOfUseEndsIt(_ text: String) {
        #expect(throws: MessageFrames.Broken.self) { try Self.frames(Array(text.utf8), pieces: 100) }
    }

    /// A long body is neither kept nor trusted, and the message after it is read.
    @Test func aLongBodyIsPassedOver() throws {
        let length = MessageFrames.bodyLimit + 1
        let bytes = Array("Content-Length: \(length)\r\n\r\n".utf8) + [UInt8](repeating: 0x20, count: length) + MessageFrames.framed([])
        let found = try Self.frames(bytes, pieces: 1 << 16)
        #expect(found.count == 2 && found.last == .message([]))
        guard case .refused(let error)? = found.first else { return #expect(Bool(false), "\(found)") }
        #expect(error.code == .invalidRequest)
    }

    /// The length alone allocates nothing: the largest there is waits for bytes that never come.
    @Test func aLengthAloneCostsNothing() throws {
        #expect(try Self.frames(Array("Content-Length: \(Int.max)\r\n\r\n{".utf8)).count == 1)
    }

    @Test(arguments: ["{", "{\"a\":1,\"a\":2}", "[1.5]", "\"\\ud800\"", "\u{feff}{}", String(repeating: "[", count: 100)])
    func aBodyThatIsNoStrictJSONIsRefused(_ text: String) throws {
        let bytes = Array("Content-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8) + MessageFrames.framed([])
        let found = try Self.frames(bytes)
        #expect(found.count == 2 && found.last == .message([]))
        guard case .refused(let error)? = found.first else { return #expect(Bool(false), "\(found)") }
        #expect(error.code == .parseError)
    }

    @Test func cutAndBentBytesNeverTrap() {
        var generator = SeededGenerator()
        print("\(#function): \(generator)")
        let whole = Self.messages.flatMap { MessageFrames.framed($0) }
        for _ in 0..<2_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let at = Int.random(in: bytes.indices, using: &generator)
                bytes[at] = UInt8.random(in: 0...255, using: &generator)
            }
            do {
                for frame in try Self.frames(bytes, pieces: Int.random(in: 1...80, using: &generator)) {
                    var server = LanguageServer(Desk.environment())
                    _ = server.receive(frame)
                }
            } catch {
                #expect(error is MessageFrames.Broken, "\(generator)")
            }
        }
    }
}
