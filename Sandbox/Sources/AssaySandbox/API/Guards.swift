// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayFormats
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Turns every error into an answer, and adds to every answer what keeps a browser from doing anything with it but what the page means.
struct AnswerGuard<Context: RequestContext>: RouterMiddleware {
    static var headers: [(HTTPField.Name, String)] {
        [
            (
                .contentSecurityPolicy,
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'"
            ),
            (.xContentTypeOptions, "nosniff"), (.referrerPolicy, "no-referrer"), (.crossOriginResourcePolicy, "same-origin"),
            (.crossOriginOpenerPolicy, "same-origin"),
        ]
    }

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response = await Self.answer(request, context, next)
        for (name, value) in Self.headers { response.headers[name] = value }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private static func answer(_ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response) async
        -> Response
    {
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return problem.response
        } catch let conflict as TradeConflict {
            return Problem(conflict).response
        } catch let error as StoreError {
            return Problem(.init(code: 507, reasonPhrase: "Insufficient Storage"), "storage", error.description).response
        } catch let error as HTTPError {
            return Problem(error.status, "request", error.body ?? error.status.reasonPhrase).response
        } catch {
            // The error itself stays in the log: whoever asked can do nothing about it.
            context.logger.error("a request failed", metadata: ["error": "\(type(of: error))", "path": .string(request.uri.path)])
            return Problem(.internalServerError, "server", "The server could not answer; its log says why.").response
        }
    }
}

/// Answers only those who ask for this server by one of its own names: a page elsewhere whose name leads to this machine (DNS rebinding)
/// sends another.
struct HostGuard<Context: RequestContext>: RouterMiddleware {
    /// Without ports: which one it is does not matter, since the request came here.
    let names: Set<String>

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard let authority = request.head.authority?.lowercased(), names.contains(Self.name(in: authority)) else {
            throw Problem(.misdirectedRequest, "host", "This server answers as \(names.sorted().joined(separator: ", ")) only.")
        }
        return try await next(request, context)
    }

    /// `localhost` of `localhost:8321`.
    private static func name(in authority: String) -> String {
        guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else { return authority }
        return String(authority[..<colon])
    }
}

/// Refuses what a page from elsewhere asks for in the name of whoever sits at this browser. It stands behind ``HostGuard``, so that what the
/// request calls this server is one of its names.
struct OriginGuard<Context: RequestContext>: RouterMiddleware {
    let scheme: String

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        if let origin = request.headers[.origin], origin.lowercased() != "\(scheme)://\(request.head.authority?.lowercased() ?? "")" {
            throw Self.refusal
        }
        // Following a link to the page itself is no request for anything.
        let isNavigation = request.method == .get && !request.isForAPI
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none", !isNavigation { throw Self.refusal }
        return try await next(request, context)
    }

    private static var refusal: Problem { Problem(.forbidden, "origin", "Pages from elsewhere cannot use this server.") }
}

extension Request {
    /// Whether the path leads to the API as the router reads it: to that, empty parts are none.
    fileprivate var isForAPI: Bool { uri.path.split(separator: "/").first == "api" }
}

/// Demands the token of the operator, where the server can be reached from other machines. It stands before the routes of the API.
struct TokenGuard<Context: RequestContext>: RouterMiddleware {
    /// SHA-256 of the token, so that comparing takes the same time whatever is sent.
    let digest: [UInt8]

    init(token: String) { digest = SHA256.digest(Array(token.utf8)) }

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        let given = request.headers[.authorization].flatMap { $0.hasPrefix("Bearer ") ? $0.dropFirst(7) : nil } ?? ""
        guard constantTimeEqual(SHA256.digest(Array(given.utf8)), digest) else {
            var problem = Problem(.unauthorized, "token", "Send the token of this sandbox as Authorization: Bearer.")
            problem.headers[.wwwAuthenticate] = "Bearer"
            throw problem
        }
        return try await next(request, context)
    }
}

extension HTTPField.Name {
    static let secFetchSite = named("Sec-Fetch-Site")
    static let referrerPolicy = named("Referrer-Policy")
    static let crossOriginResourcePolicy = named("Cross-Origin-Resource-Policy")
    static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
    static let idempotencyKey = named("Idempotency-Key")
    static let client = named("Assay-Client")

    /// The name of a header, as it is written in this file.
    private static func named(_ text: String) -> Self {
        guard let name = Self(text) else { preconditionFailure("\(text) is no name of a header") }
        return name
    }
}
