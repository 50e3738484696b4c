// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation
import Testing

/// A small algorithm with keys and a commitment, made once and copied into a folder of its own for each test.
enum SmallTrade {
    static let program = """
        assay 1
        algorithm "Small"
        record Reading { day: 1 .. 21   systolic: 0 .. 309 mmHg }
        data readings: at most 8 of Reading
        param least: 0% .. 100%
        let high = share of systolic > 140 in readings otherwise 0%
        require count in readings in 3 .. 6
        publish mean_systolic = mean of systolic in readings otherwise 0 as 0 .. 309 mmHg rounded half up
        publish share_high = high as 0% .. 100% rounded half up
        publish enough = high >= least

        """
    static let table = "day,systolic\n1,120\n2,150\n3,141\n4,133\n"
    static let shortTable = "day,systolic\n1,120\n2,150\n"

    private static let original = Result { try prepared() }

    /// `circuit/`, `key.zkey`, `vk.json`, three key pairs, and commitments to four rows (`c.json`, `o.json`) and to two (`c2.json`, `o2.json`).
    static func folder() throws -> ScratchFolder {
        let (source, copy) = (try original.get(), try ScratchFolder())
        for name in try FileManager.default.contentsOfDirectory(atPath: source.url.path) {
            try FileManager.default.copyItem(atPath: source.path(name), toPath: copy.path(name))
        }
        return copy
    }

    /// The same for another program about such readings.
    static func prepared(_ program: String = program) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write(Array(program.utf8), to: "small.assay")
        try folder.write(Array(table.utf8), to: "t.csv")
        try folder.write(Array(shortTable.utf8), to: "short.csv")
        try must("compile small.assay -o circuit", in: folder)
        try must("setup circuit key.zkey --vk vk.json", in: folder)
        for party in ["buyer", "seller", "clinic"] { try must("keygen \(party).key", in: folder) }
        try must("commit circuit --data t.csv -o c.json --opening o.json", in: folder)
        try must("commit circuit --data short.csv -o c2.json --opening o2.json", in: folder)
        return folder
    }

    /// Runs a command that must succeed.
    @discardableResult
    static func must(_ command: String, in folder: ScratchFolder) throws -> Command.Result {
        let result = try run(command, in: folder)
        try #require(result.status == 0, "\(command): \(result)")
        return result
    }

    /// Runs a command whose words hold no spaces.
    static func run(_ command: String, in folder: ScratchFolder) throws -> Command.Result {
        try Command.run(command.split(separator: " ").map(String.init), in: folder)
    }

    /// The start of a command that makes an agreement.
    static let agree =
        "agree new circuit --vk vk.json --proving-key key.zkey --buyer buyer.key.pub --seller seller.key.pub --terms study"

    /// Makes `a.json` with more options, signed by both.
    static func agreed(_ options: String = "--commitment c.json --param least=50%", in folder: ScratchFolder) throws {
        try must("\(agree) \(options) --expires 2099-12-31 -o a.json", in: folder)
        for party in ["buyer", "seller"] { try must("agree sign a.json --key \(party).key", in: folder) }
    }

    /// Replaces text in a file.
    static func change(_ text: String, to other: String, in file: String, _ folder: ScratchFolder) throws {
        let old = String(decoding: try folder.bytes(file), as: UTF8.self)
        try #require(old.contains(text))
        try folder.write(Array(old.replacing(text, with: other).utf8), to: file)
    }
}
