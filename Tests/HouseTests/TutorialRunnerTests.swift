// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// `docs/run-tutorial` accepts a page that says what happens, and only such a page.
@Suite struct TutorialRunnerTests {
    static let page = """
        ```text sub/table.csv
        day,systolic
        1,120
        ```

        ```console
        $ tail -1 sub/table.csv
        1,120
        $ printf 'took %s ms\\none\\ntwo\\nthree\\n' 17 >&2
        took … ms
        …
        three
        $ test -d \\
        > circuits/bp-diary
        $ false # exit 1
        $ cd sub
        $ cat table.csv
        day,systolic
        1,120
        ```

        ```sh
        nobody runs this
        ```
        """

    func run(_ page: String) throws -> Peer.Answer {
        let scratch = try ScratchFolder()
        try scratch.write(Array(page.utf8), to: "page.md")
        return try Peer.run(script: "docs/run-tutorial", [scratch.path("page.md")])
    }

    @Test(.needsPeers) func acceptsWhatHappens() throws {
        let answer = try run(Self.page)
        #expect(answer.status == 0, "\(answer.complaints)")
        #expect(answer.text.hasSuffix("page.md: 5 commands do what the page says\n"))
    }

    @Test(
        .needsPeers,
        arguments: [
            ("$ tail -1 sub/table.csv\n1,120", "$ tail -1 sub/table.csv\n1,121", "-1,121"),
            ("…\nthree", "…\nfour", "-four"),
            ("took … ms", "took … s", "-took … s"),
            ("# exit 1", "", "exit 1 from: false"),
            ("# exit 1", "# exit 2", "exit 1 from: false"),
            ("circuits/bp-diary", "circuits/none", "exit 1 from: test -d"),
            ("cd sub", "cd none", "exit 1 from: cd none"),
            ("$ tail -1", "tail -1", "printed text before any command"),
        ])
    func refusesWhatDoesNotHappen(text: String, replacement: String, complaint: String) throws {
        let answer = try run(Self.page.replacing(text, with: replacement))
        #expect(answer.status == 1)
        #expect(answer.complaints.contains(complaint), "\(answer.complaints)")
    }
}
