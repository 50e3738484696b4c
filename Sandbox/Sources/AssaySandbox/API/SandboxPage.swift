// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayFormats
internal import HTTPTypes
internal import Hummingbird

/// The page: files that are part of the program, and nothing from anywhere else.
struct SandboxPage: Sendable {
    /// By path.
    private static let files: [String: (bytes: [UInt8], type: String)] = [
        "/": (PackageResources.index_html, "text/html; charset=utf-8"),
        "/style.css": (PackageResources.style_css, "text/css; charset=utf-8"),
        "/app.js": (PackageResources.app_js, "text/javascript; charset=utf-8"),
    ]

    /// A folder that stands in for the files in the program, for whoever works on the page.
    let folder: String?

    func addRoutes(to router: Router<SandboxAPI.Context>) {
        for (path, file) in Self.files {
            router.get(RouterPath(path)) { request, _ in
                try answer(request, file: path == "/" ? "index.html" : String(path.dropFirst()), file)
            }
        }
    }

    private func answer(_ request: Request, file name: String, _ file: (bytes: [UInt8], type: String)) throws -> Response {
        let bytes = try folder.map { try AtomicFile.read("\($0)/\(name)", limit: 16 << 20) } ?? file.bytes
        let tag = "\"\(Hexadecimal.string(SHA256.digest(bytes).prefix(16)))\""
        let headers: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        return .document(bytes, type: file.type, headers: headers)
    }
}
