// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayWorker
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// An error as the API answers it: `application/problem+json` (RFC 9457).
struct Problem: Error, HTTPResponseError {
    let status: HTTPResponse.Status
    /// The last part of its type, which stays the same from version to version.
    let name: String
    let detail: String
    /// Further members, such as `diagnostics`.
    var members: [String: JSON] = [:]
    var headers = HTTPFields()

    init(_ status: HTTPResponse.Status, _ name: String, _ detail: String, _ members: [String: JSON] = [:]) {
        self.status = status
        self.name = name
        self.detail = PrintableText.of(detail, limit: 2000)
        self.members = members
    }

    var json: JSON {
        .object(
            members.merging([
                "type": .string("/problems/\(name)"), "title": .string(status.reasonPhrase), "status": .integer(status.code),
                "detail": .string(detail),
            ]) { $1 })
    }

    func response(from request: Request, context: some RequestContext) -> Response { response }

    var response: Response {
        var headers = headers
        headers[.contentType] = "application/problem+json"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: json.canonicalBytes)))
    }
}

extension Problem {
    static func notFound(_ what: String) -> Problem { Problem(.notFound, "not-found", "There is no \(what) with this identifier.") }

    static func malformed(_ error: JSONError) -> Problem {
        Problem(.badRequest, "malformed", error.description, ["place": .string(error.place)])
    }

    /// So many jobs wait that another one is not taken now.
    static func queueFull(waiting: Int, retryAfter seconds: Int) -> Problem {
        tooMany("\(waiting) jobs wait already.", retryAfter: seconds, ["waiting": .integer(waiting)])
    }

    /// Something is not taken now.
    static func tooMany(_ reason: String, retryAfter seconds: Int, _ members: [String: JSON] = [:]) -> Problem {
        var problem = Problem(.tooManyRequests, "queue-full", "\(reason) Try again in \(seconds) s.", members)
        problem.headers[.retryAfter] = String(seconds)
        return problem
    }

    /// Why a worker gave no answer.
    init(_ problem: WorkProblem) {
        let status: HTTPResponse.Status =
            switch problem.kind {
            case .failure: .internalServerError
            case .limit: .contentTooLarge
            default: .unprocessableContent
            }
        self.init(status, problem.kind.rawValue, problem.detail, problem.members)
    }
}
