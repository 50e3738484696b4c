// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import HTTPTypes
internal import Hummingbird

/// Says to whoever tries another method on a path of the API which ones it has.
struct MethodGuard<Context: RequestContext>: RouterMiddleware {
    /// A path of the description: `nil` for a part that is a parameter.
    private struct Path: Sendable {
        let parts: [Substring?]
        let methods: [String]

        func matches(_ other: [Substring]) -> Bool {
            parts.count == other.count && zip(parts, other).allSatisfy { $0 == nil || $0 == $1 }
        }
    }

    private let paths: [Path]

    /// For the paths of an OpenAPI description.
    init(description: JSON) {
        paths =
            description.members["paths"]?.members.map { path, operations in
                let parts = (SandboxAPI.root + path).split(separator: "/").map { $0.hasPrefix("{") ? nil : $0 }
                return Path(parts: parts, methods: operations.members.keys.map { $0.uppercased() }.sorted())
            } ?? []
    }

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        let parts = request.uri.path.split(separator: "/")
        let methods = paths.filter { $0.matches(parts) }.flatMap(\.methods)
        guard methods.isEmpty || methods.contains(request.method.rawValue) else {
            var problem = Problem(.methodNotAllowed, "method", "This path has \(methods.joined(separator: ", ")).")
            problem.headers[.allow] = methods.joined(separator: ", ")
            throw problem
        }
        return try await next(request, context)
    }
}
