// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

@Suite struct PeerTests {
    struct Reply: Decodable {
        var echo: [String: String]
        var versions: [String: String]
    }

    /// The versions that ran are the pinned ones, so a green run says which judges agreed.
    @Test(.needsPeers) func pinnedJudgesAnswer() throws {
        let reply: Reply = try Peer.ask("echo", ["systolic": "120"])
        #expect(reply.echo == ["systolic": "120"])
        let pinned = try Repository.text("Tests/Peers/requirements.txt")
        for (name, version) in reply.versions { #expect(pinned.contains("\(name)==\(version)\n")) }
    }

    @Test(.needsPeers) func aJudgeThatFailsIsHeard() {
        let error = #expect(throws: PeerError.self) { try Peer.ask("no-such-judge", ["a": "b"], as: Reply.self) }
        guard case .refused("no-such-judge", 2, _)? = error else {
            Issue.record("expected the interpreter's own status, got \(String(describing: error))")
            return
        }
    }
}
