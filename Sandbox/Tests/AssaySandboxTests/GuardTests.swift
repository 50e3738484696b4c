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
                let answer = try raw(client.port, "GET /api/v1/status HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
                #expect(answer.hasPrefix("HTTP/1.1 421 "), "\(host): \(answer.prefix(60))")
            }
            for host in ["127.0.0.1:\(client.port)", "localhost:\(client.port)", "[::1]:1", "LOCALHOST"] {
                let answer = try raw(client.port, "GET /api/v1/status HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
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
            }
        }
    }

    @Test func whoDoesNotKnowTheToken() async throws {
        try await withServer(token: "a long token of the operator") { client in
            for (header, status) in [
                ("Bearer a long token of the operator", 200), ("Bearer another", 401), ("Bearer ", 401),
                ("a long token of the operator", 401),
            ] {
                #expect(try await client.api("GET", "status", headers: ["Authorization": header]).status == status, "\(header)")
            }
            let answer = try await client.api("GET", "status")
            #expect(answer.status == 401 && answer.headers["www-authenticate"] == "Bearer")
        }
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
            let answer = try raw(client.port, chunked + pieces)
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func requestsOfAnotherForm() async throws {
        try await withServer { client in
            for (path, json) in [
                ("check", [:]), ("check", ["source": 1]), ("check", ["source": "x", "other": 1]), ("check", []),
                ("jobs", ["kind": "other"]),
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
                ("DELETE", "receipts/\(id)"), ("GET", "algorithms/\(id)"), ("DELETE", "algorithms/\(id)"), ("GET", "nothing"),
                ("GET", "data-sets/..%2f..%2fetc%2fpasswd"), ("GET", "receipts/%00"), ("GET", "jobs/\(id.uppercased())"),
            ] {
                let answer = try await client.api(method, path)
                #expect(
                    answer.status == 404 && answer.headers["content-type"] == "application/problem+json",
                    "\(method) \(path): \(answer.status)")
            }
            for path in ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/api/v1/../../../../etc/passwd", "//etc/passwd"] {
                let answer = try raw(client.port, "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
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

    /// Sends bytes as they are; the answer as text.
    private func raw(_ port: Int, _ request: String) throws -> String {
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
        let bytes = Array(request.utf8)
        _ = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { answer += buffer[..<count] }
        return String(decoding: answer, as: UTF8.self)
    }
}
