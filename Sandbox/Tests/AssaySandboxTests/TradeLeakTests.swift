// SPDX-License-Identifier: Apache-2.0
import AssayCrypto
import AssayFormats
import Foundation
import Testing

@testable import AssaySandbox

/// Nothing that the seller or the source alone has is in anything that the buyer gets.
@Suite struct TradeLeakTests {
    private let scratch = Scratch()

    /// Of numbers with so many digits that none of them comes about by chance in digests, proofs and points.
    private let values = [3_141_592_653, 2_718_281_828, 1_618_033_988, 1_414_213_562, 1_732_050_807]
    private let program = """
        assay 1
        algorithm "Steps of a week"
        record Walk {
            day: 1 .. 7
            steps: 0 .. 4000000000
        }
        data walks: at most 7 of Walk
        param expected: 0 .. 4000000000
        let total = sum of steps in walks
        let most = max of steps in walks otherwise 0
        publish days = count in walks as 0 .. 7
        publish enough = total - most >= expected

        """
    private var table: String {
        "Day,Schritte heimlich\n" + values.enumerated().map { "\($0 + 1),\($1)\n" }.joined()
    }

    /// Everything that the buyer was sent, and everything that the others were.
    private actor Heard {
        var buyer: [(path: String, bytes: [UInt8])] = []
        var others: [UInt8] = []

        func hear(_ path: String, _ bytes: [UInt8]) { buyer.append((path, bytes)) }
        func overhear(_ bytes: [UInt8]) { others += bytes }
    }

    @Test func theBuyerGetsNothingOfTheSellers() async throws {
        let heard = Heard()
        let (table, program, scratch) = (table, program, scratch)
        let (trade, data) = try await withServer(scratch) { client in
            let data = try await client.api("POST", "data-sets?name=geheimes-tagebuch.csv", bytes: Array(table.utf8)).id
            let columns: JSON = ["day": ["column": "Day"], "steps": ["column": "Schritte heimlich"]]
            #expect(try await client.api("PUT", "data-sets/\(data)/columns", json: columns).status == 204)
            return (try await Self.trade(client, data, program, heard), data)
        }
        let secrets = try secrets(of: trade, data)
        #expect(secrets.count > 30)
        for (what, bytes) in secrets {
            for answer in await heard.buyer where answer.bytes.holds(bytes) { Issue.record("\(what) is in \(answer.path)") }
        }
        // The search finds what is there: in the buyer's answers what was meant to cross, in the seller's what stays.
        let buyer = await heard.buyer.flatMap(\.bytes)
        let others = await heard.others
        #expect(await heard.buyer.count > 40 && buyer.holds("\"assay/receipt/v1\"") && buyer.holds("Steps of a week"))
        #expect(others.holds(data) && others.holds("geheimes-tagebuch.csv"))
    }

    /// A whole trade. The buyer looks at everything that it can after each step.
    private static func trade(_ client: Client, _ data: String, _ program: String, _ heard: Heard) async throws -> String {
        let offer: JSON = [
            "source": .string(program), "parameters": ["expected": "1000000"], "expectation": ["output": "enough", "atLeast": "yes"],
        ]
        let offered = try await client.api("POST", "trades", json: offer)
        await heard.hear("POST trades", offered.bytes)
        let trade = offered.id
        try await look(client, trade, heard)
        await heard.overhear(try await client.commit(trade, ["walks": data]).bytes)
        try await look(client, trade, heard)
        await heard.overhear(try await client.attest(trade).bytes)
        try await look(client, trade, heard)
        for path in ["buyer/agreement", "seller/agreement", "seller/receipt"] {
            let begun = try await client.api("POST", "trades/\(trade)/\(path)")
            guard begun.status == 202, case .string(let job)? = begun["own", "job", "id"] else { throw Store.SampleError() }
            // While the work is under way, too.
            try await look(client, trade, heard)
            if path.hasPrefix("buyer") {
                await heard.hear(path, begun.bytes)
                await heard.hear("events", try await client.api("GET", "jobs/\(job)/events").bytes)
                await heard.hear("job", try await client.waitFor(job).bytes)
            } else {
                await heard.overhear(begun.bytes)
                #expect(try await client.waitFor(job).text("state") == "done")
            }
            try await look(client, trade, heard)
        }
        await heard.hear("checks", try await client.api("POST", "trades/\(trade)/buyer/checks").bytes)
        try await look(client, trade, heard)
        for party in ["seller", "source"] { await heard.overhear(try await client.api("GET", "trades/\(trade)/\(party)").bytes) }
        return trade
    }

    /// All that the buyer can ask for, and that there is to download.
    private static func look(_ client: Client, _ trade: String, _ heard: Heard) async throws {
        for path in ["trades", "trades/\(trade)", "trades/\(trade)/buyer"] {
            await heard.hear(path, try await client.api("GET", path).bytes)
        }
        for name in try await client.api("GET", "trades/\(trade)/buyer").fileNames {
            await heard.hear(name, try await client.api("GET", "trades/\(trade)/files/\(name)").bytes)
        }
    }

    /// What must not cross, with what it is: from the store, once the server is gone.
    private func secrets(of trade: String, _ data: String) throws -> [(String, [UInt8])] {
        let store = try scratch.storeOnceFree()
        var secrets: [(String, [UInt8])] = [("the data set", Array(data.utf8)), ("its name", Array("geheimes-tagebuch".utf8))]
        for text in ["heimlich", "Schritte"] { secrets.append(("a heading", Array(text.utf8))) }
        let total = values.reduce(0, +)
        let (most, rest) = (try #require(values.max()), total - (values.max() ?? 0))
        for value in Set(values + [total, most, rest]) { secrets += Self.spellings(of: value) }
        for line in table.split(separator: "\n").dropFirst() { secrets.append(("a row", Array(line.utf8))) }
        for party in TradeParty.allCases {
            let file = try #require(try store.tradeSecret(TradeFileName.secretKey(party), of: party, in: trade))
            let digits = String(decoding: file.dropFirst("assay-ed25519-secret-v1 ".utf8.count).prefix(64), as: UTF8.self)
            #expect(digits.count == 64)
            secrets.append(("the secret key of the \(party)", Array(digits.utf8)))
            secrets.append(("the secret key of the \(party) in bytes", try #require(Hexadecimal.bytes(digits))))
        }
        let opening = try #require(try store.tradeSecret(TradeFileName.opening("walks"), of: .seller, in: trade))
        let salt = try #require(JSON(parsing: opening).members["salt"]?.text)
        #expect(salt.count == 62)
        secrets += [("the salt", Array(salt.utf8)), ("the salt in bytes", try #require(Hexadecimal.bytes(salt))), ("the opening", opening)]
        secrets.append(("the salt as an element", Array(Self.decimal(salt).utf8)))
        return secrets
    }

    /// Decimal, hexadecimal, and as four or eight bytes either way round.
    private static func spellings(of value: Int) -> [(String, [UInt8])] {
        let big = withUnsafeBytes(of: value.bigEndian) { Array($0) }
        let short = Array(big.drop { $0 == 0 })
        return [
            ("\(value)", Array(String(value).utf8)), ("\(value) in hexadecimal", Array(String(value, radix: 16).utf8)),
            ("\(value) in bytes", short), ("\(value) in bytes, reversed", short.reversed()),
        ]
    }

    /// The number that a hexadecimal text writes.
    private static func decimal(_ hexadecimal: String) -> String {
        var digits: [Int] = [0]
        for character in hexadecimal {
            var carry = character.hexDigitValue ?? 0
            for i in digits.indices {
                (carry, digits[i]) = (digits[i] * 16 + carry).quotientAndRemainder(dividingBy: 10)
            }
            while carry > 0 {
                digits.append(carry % 10)
                carry /= 10
            }
        }
        return digits.reversed().map(String.init).joined()
    }
}

extension [UInt8] {
    func holds(_ part: [UInt8]) -> Bool { Data(self).range(of: Data(part)) != nil }
    func holds(_ text: String) -> Bool { holds(Array(text.utf8)) }
}
