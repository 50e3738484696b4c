// SPDX-License-Identifier: Apache-2.0
import AssayFormats
import Foundation
import Testing

@testable import AssaySandbox

/// What the server refuses, each with an answer in words.
@Suite struct GuardTests {
    @Test func namesThatAreNotItsOwn() async throws {
        try await withServer { client in
            for host in ["evil.example", "evil.example:\(client.port)", "127.0.0.1.evil.example", ""] {
                let answer = try await raw(client.port, "GET /api/v1/status HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
                #expect(answer.hasPrefix("HTTP/1.1 421 "), "\(host): \(answer.prefix(60))")
            }
            for host in ["127.0.0.1:\(client.port)", "localhost:\(client.port)", "[::1]:1", "LOCALHOST"] {
                let answer = try await raw(client.port, "GET /api/v1/status HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
                #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(host): \(answer.prefix(60))")
            }
        }
    }

    @Test func pagesFromElsewhere() async throws {
        try await withServer { client in
            let own = "http://127.0.0.1:\(client.port)"
            for (headers, status) in [
                (["Origin": "http://evil.example"], 403), (["Origin": "null"], 403), (["Origin": "https://127.0.0.1:\(client.port)"], 403),
                (["Origin": "http://127.0.0.1:1"], 403), (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
                (["Origin": own], 200), (["Origin": own, "Sec-Fetch-Site": "same-origin"], 200), (["Sec-Fetch-Site": "none"], 200),
                ([:], 200),
            ] {
                let answer = try await client.api("POST", "check", json: ["source": "x"], headers: headers)
                #expect(answer.status == status, "\(headers)")
                #expect(try await client.api("GET", "data-sets", headers: headers).status == status, "\(headers)")
                for path in ["//api/v1/data-sets", "/api//v1/data-sets", "///api/v1//data-sets/"] {
                    #expect(try await client.ask("GET", path, headers: headers).status == status, "\(path) \(headers)")
                }
            }
        }
    }

    /// Where others can reach the server: by TLS, by its name, and with its token.
    @Test func whoDoesNotKnowTheToken() async throws {
        let scratch = Scratch()
        let (certificate, key) = ("\(scratch.path)/certificate.pem", "\(scratch.path)/key.pem")
        let made = try await output(
            of: "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=sandbox.test",
                "-addext", "subjectAltName=DNS:sandbox.test", "-keyout", key, "-out", certificate,
            ])
        #expect(made.status == 0)
        let opening = SandboxServer.Address.Opening(
            name: "sandbox.test", token: "a long token of the operator", certificate: certificate, key: key)
        let log = Log()
        try await withServer(scratch, opening: opening, log: log) { client in
            let known = [
                "-s", "-o", "/dev/null", "-w", "%{http_code}", "--cacert", certificate, "--resolve",
                "sandbox.test:\(client.port):127.0.0.1",
            ]
            let status = "https://sandbox.test:\(client.port)/api/v1/status"
            for (header, code) in [
                ("Authorization: Bearer a long token of the operator", "200"), ("Authorization: Bearer another", "401"),
                ("Authorization: Bearer ", "401"), ("Authorization: a long token of the operator", "401"), ("Accept: */*", "401"),
                ("Authorization: Bearer a long token of the operato", "401"),
                ("Authorization: Bearer a long token of the operators", "401"),
                ("Cookie: token=a long token of the operator", "401"),
            ] {
                let answer = try await output(of: "curl", known + ["-H", header, status])
                #expect(answer.text == code, "\(header)")
            }
            for path in ["//api/v1/status", "/api//v1/status", "///api///v1/status/", "/api/v1//data-sets"] {
                let answer = try await output(of: "curl", known + ["--path-as-is", "https://sandbox.test:\(client.port)\(path)"])
                #expect(answer.text == "401", "\(path)")
            }
            // An address is written down in many places, so no token is taken from there.
            let query = try await output(of: "curl", known + ["\(status)?token=a%20long%20token%20of%20the%20operator"])
            #expect(query.text == "401")
            let page = try await output(of: "curl", known + ["https://sandbox.test:\(client.port)/"])
            let plain = try await output(
                of: "curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}", "http://127.0.0.1:\(client.port)/api/v1/status"])
            let foreign = try await output(of: "curl", known + ["-H", "Host: evil.example", status])
            let origin = try await output(of: "curl", known + ["-H", "Origin: http://sandbox.test:\(client.port)", status])
            #expect(page.text == "200" && plain.text == "000" && foreign.text == "421" && origin.text == "403")
        }
        #expect(!log.text.isEmpty && !log.text.contains("a long token"))
    }

    /// What the command refuses before it listens anywhere.
    @Test(arguments: [
        (["--host", "0.0.0.0"], "Others could reach 0.0.0.0"), (["--name", "x"], "go together"),
        (["--host", "0.0.0.0", "--token-file", "t"], "go together"), (["--port", "65536"], "0 to 65535"),
        (["--key-file", "a", "--passphrase-file", "b"], "not both"), (["--workers", "0"], "from 1 on"),
        (["--job-seconds", "10000001"], "at most 10000000"), (["--table-size", "101"], "at most 100"),
        (["--export-size", "0"], "at most 16384"), (["--key-size", "65537"], "at most 65536"),
        (["--job-memory", "9223372036854775807"], "at most 16777216"),
    ])
    func optionsThatDoNotFit(arguments: [String], words: String) async throws {
        let answer = try await output(of: "sh", ["-c", "\"$0\" \"$@\" 2>&1", WorkerProgram.path] + arguments)
        #expect(answer.status != 0 && answer.text.contains(words), "\(answer.text)")
    }

    @Test func bodiesThatAreTooLargeOrOfAnotherKind() async throws {
        var settings = SandboxSettings()
        settings.largestTable = 1000
        try await withServer(settings: settings) { client in
            for (path, body, type, status) in [
                ("data-sets", Array(repeating: 0x61, count: 1001), "text/csv", 413),
                ("data-sets", Array(repeating: 0x61, count: 1000), "text/csv", 201),
                ("data-sets", [], "text/csv", 400), ("check", Array("{\"source\":\"x\"}".utf8), "text/plain", 415),
                ("data-sets?name=", [1], "text/csv", 400), ("data-sets?name=\(String(repeating: "a", count: 201))", [1], "text/csv", 400),
            ] {
                let answer = try await client.api("POST", path, bytes: body, headers: ["Content-Type": type])
                #expect(answer.status == status, "\(path.prefix(20)), \(body.count) bytes")
            }
            let chunked = "POST /api/v1/data-sets HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            let pieces = String(repeating: "64\r\n" + String(repeating: "a", count: 100) + "\r\n", count: 11) + "0\r\n\r\n"
            let answer = try await raw(client.port, chunked + pieces)
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func bodiesThatComeTooSlowly() async throws {
        var settings = SandboxSettings()
        settings.bodySeconds = 1
        try await withServer(settings: settings) { client in
            let head = "POST /api/v1/data-sets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\nConnection: close\r\n\r\nabc"
            let answer = try await raw(client.port, head)
            #expect(answer.hasPrefix("HTTP/1.1 408 ") && answer.contains("within 1 s"), "\(answer)")
        }
    }

    /// Names of data sets come from requests, and reach the worker.
    @Test func namesOfAnyLength() async throws {
        try await withServer { client in
            let data = try await client.addDiary()
            for name in [String(repeating: "a", count: 300), String(repeating: "ö", count: 70_000), ""] {
                let preview: JSON = ["source": .string(try Shipped.diaryProgram), "dataSets": .object([name: .string(data)])]
                let answer = try await client.api("POST", "preview", json: preview)
                #expect(answer.status == 422 && answer.text("detail")?.contains("readings") == true, "\(answer.status)")
                var job = try client.diaryJob("run", data).members
                job["dataSets"] = .object([name: .string(data)])
                let ended = try await client.waitFor(client.api("POST", "jobs", json: .object(job)).id)
                #expect(ended.text("state") == "failed")
            }
        }
    }

    @Test func aPageThatIsKnownIsNotSentAgain() async throws {
        try await withServer { client in
            for path in ["/", "/app.js", "/style.css"] {
                let first = try await client.ask("GET", path)
                let tag = first.headers["etag"] ?? ""
                let head = "GET \(path) HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \(tag)\r\nConnection: close\r\n\r\n"
                let again = try await raw(client.port, head)
                let other = try await raw(client.port, head.replacingOccurrences(of: tag, with: "\"x\""))
                #expect(first.status == 200 && again.hasPrefix("HTTP/1.1 304 ") && other.hasPrefix("HTTP/1.1 200 "), "\(path)")
            }
        }
    }

    /// Secrets that are too short to be any.
    @Test func secretsThatAreTooShort() async throws {
        let scratch = Scratch()
        for (name, text) in [("passphrase", "7 bytes\n"), ("token", "fifteen letters\n"), ("open", "a long passphrase\n")] {
            try Data(text.utf8).write(to: URL(filePath: "\(scratch.path)/\(name)"))
            chmod("\(scratch.path)/\(name)", name == "open" ? 0o644 : 0o600)
        }
        let store = ["--port", "0", "--data", "\(scratch.path)/data"]
        let key = ["--key-file", "\(scratch.path)/key"]
        for (arguments, words) in [
            (["--passphrase-file", "\(scratch.path)/passphrase"], "fewer than 8 bytes"),
            (["--passphrase-file", "\(scratch.path)/open"], "others can read"),
            (
                key + ["--name", "x", "--tls-certificate", "c", "--tls-key", "k", "--token-file", "\(scratch.path)/token"],
                "fewer than 16 characters"
            ),
        ] {
            let answer = try await output(of: "sh", ["-c", "\"$0\" \"$@\" 2>&1", WorkerProgram.path] + store + arguments)
            #expect(answer.status == 2 && answer.text.contains(words), "\(answer.text)")
        }
    }

    @Test func requestsOfAnotherForm() async throws {
        try await withServer { client in
            for (path, json) in [
                ("check", [:]), ("check", ["source": 1]), ("check", ["source": "x", "other": 1]), ("check", []),
                ("jobs", ["kind": "other"]), ("jobs", ["kind": "deliver", "source": "x"]),
                ("jobs", ["kind": "run"]), ("jobs", ["kind": "run", "source": "x", "days": 0]),
                ("jobs", ["kind": "run", "source": "x", "parameters": ["a": 1]]), ("jobs", ["kind": "run", "source": "x", "dataSets": []]),
                ("jobs", ["kind": "run", "source": "x", "expectation": ["output": "a"]]),
            ] as [(String, JSON)] {
                let answer = try await client.api("POST", path, json: json)
                #expect(
                    answer.status == 400 && answer.text("type") == "/problems/malformed" && answer.text("place") != nil, "\(path) \(json)")
            }
            let answer = try await client.ask("POST", "/api/v1/check", bytes: [0x7b], headers: ["Content-Type": "application/json"])
            #expect(answer.status == 400)
            #expect(try await client.api("GET", "jobs?before=x").status == 400)
            #expect(
                try await client.api(
                    "POST", "jobs", json: ["kind": "run", "source": "x"], headers: ["Assay-Client": String(repeating: "a", count: 101)]
                ).status == 400)
            let missing: JSON = ["kind": "run", "source": "x", "dataSets": ["readings": .string(Store.newID())]]
            #expect(try await client.api("POST", "jobs", json: missing).status == 404)
        }
    }

    @Test func namesOfNothing() async throws {
        try await withServer { client in
            let id = Store.newID()
            for (method, path) in [
                ("GET", "data-sets/\(id)"), ("GET", "data-sets/\(id)/table"), ("DELETE", "data-sets/\(id)"), ("GET", "jobs/\(id)"),
                ("GET", "jobs/\(id)/events"), ("POST", "jobs/\(id)/cancel"), ("GET", "receipts/\(id)"), ("GET", "receipts/\(id)/checks"),
                ("GET", "data-sets/\(id)/contents"), ("GET", "receipts/\(id)/calldata"),
                ("DELETE", "receipts/\(id)"), ("GET", "algorithms/\(id)"), ("DELETE", "algorithms/\(id)"), ("GET", "nothing"),
                ("GET", "trades/\(id)"), ("GET", "trades/\(id)/buyer"), ("GET", "trades/\(id)/seller"), ("GET", "trades/\(id)/source"),
                ("GET", "trades/\(id)/files/receipt.json"), ("DELETE", "trades/\(id)"), ("POST", "trades/\(id)/source/attestation"),
                ("POST", "trades/\(id)/buyer/agreement"), ("POST", "trades/\(id)/seller/agreement"),
                ("POST", "trades/\(id)/seller/receipt"), ("POST", "trades/\(id)/buyer/checks"),
                ("POST", "trades/\(id)/buyer/withdrawal"), ("POST", "trades/\(id)/seller/withdrawal"),
                ("GET", "trades/..%2f..%2fetc/files/passwd"),
                ("GET", "data-sets/..%2f..%2fetc%2fpasswd"), ("GET", "receipts/%00"), ("GET", "jobs/\(id.uppercased())"),
            ] {
                let answer = try await client.api(method, path)
                #expect(
                    answer.status == 404 && answer.headers["content-type"] == "application/problem+json",
                    "\(method) \(path): \(answer.status)")
            }
            for path in ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/api/v1/../../../../etc/passwd", "//etc/passwd"] {
                let answer = try await raw(client.port, "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                #expect(answer.hasPrefix("HTTP/1.1 404 ") && !answer.contains("root:"), "\(path): \(answer.prefix(40))")
            }
        }
    }

    @Test func methodsThatAPathHasNot() async throws {
        try await withServer { client in
            for (method, path, own) in [
                ("PUT", "data-sets", "GET, POST"), ("PATCH", "jobs", "GET, POST"), ("DELETE", "jobs/\(Store.newID())", "GET"),
                ("TRACE", "status", "GET"), ("QUERY", "samples", "GET"),
            ] {
                let answer = try await client.api(method, path)
                #expect(answer.status == 405 && answer.headers["allow"] == own, "\(method) \(path)")
            }
        }
    }

    @Test func everyAnswerCarriesWhatKeepsBrowsersSafe() async throws {
        try await withServer { client in
            for path in ["status", "nothing"] {
                let answer = try await client.api("GET", path)
                for header in ["content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-resource-policy"] {
                    #expect(answer.headers[header] != nil, "\(header)")
                }
                #expect(answer.headers["cache-control"] == "no-store" && answer.headers["server"] == nil)
                #expect(answer.headers["content-security-policy"]?.contains("default-src 'none'") == true)
            }
        }
    }

    @Test func theDescriptionNamesEveryPath() async throws {
        try await withServer { client in
            let description = try await client.api("GET", "openapi.json")
            #expect(description.status == 200 && description.text("openapi") == "3.1.0")
            let paths = try #require(description["paths"]).members
            for (path, operations) in paths {
                for method in operations.members.keys {
                    let answer = try await client.api(
                        method.uppercased(), String(path.dropFirst()).replacingOccurrences(of: "{id}", with: Store.newID()))
                    #expect(answer.status != 404 || path.contains("{"), "\(method) \(path)")
                    #expect(answer.status < 500, "\(method) \(path): \(answer.status)")
                }
            }
        }
    }
}
