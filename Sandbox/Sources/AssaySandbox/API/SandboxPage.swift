// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayFormats
internal import HTTPTypes
internal import Hummingbird

/// The page: files that are part of the program, and nothing from anywhere else.
struct SandboxPage: Sendable {
    /// By name.
    private static let files: [String: [UInt8]] = [
        "algorithm.js": PackageResources.algorithm_js, "api.js": PackageResources.api_js, "app.js": PackageResources.app_js,
        "calldata.js": PackageResources.calldata_js, "columns.js": PackageResources.columns_js, "csv.js": PackageResources.csv_js,
        "data.js": PackageResources.data_js,
        "dom.js": PackageResources.dom_js, "download.js": PackageResources.download_js, "editor.js": PackageResources.editor_js,
        "explain.js": PackageResources.explain_js,
        "history.js": PackageResources.history_js, "index.html": PackageResources.index_html, "keys.js": PackageResources.keys_js,
        "markdown.js": PackageResources.markdown_js, "offer.js": PackageResources.offer_js, "plot.js": PackageResources.plot_js,
        "problems.js": PackageResources.problems_js, "prove.js": PackageResources.prove_js, "receipt.js": PackageResources.receipt_js,
        "records.js": PackageResources.records_js, "run.js": PackageResources.run_js, "state.js": PackageResources.state_js,
        "style.css": PackageResources.style_css, "tamper.js": PackageResources.tamper_js, "token.js": PackageResources.token_js,
        "trade-files.js": PackageResources.trade_files_js, "trade-sides.js": PackageResources.trade_sides_js,
        "trade.js": PackageResources.trade_js, "words.js": PackageResources.words_js,
    ]

    private static let types = [
        "css": "text/css; charset=utf-8", "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8",
    ]

    /// A folder that stands in for the files in the program, for whoever works on the page.
    let folder: String?

    func addRoutes(to router: Router<SandboxAPI.Context>) {
        for (name, bytes) in Self.files {
            let path = name == "index.html" ? "/" : "/\(name)"
            router.get(RouterPath(path)) { request, _ in try answer(request, name, bytes) }
        }
    }

    private func answer(_ request: Request, _ name: String, _ embedded: [UInt8]) throws -> Response {
        let bytes = try folder.map { try AtomicFile.read("\($0)/\(name)", limit: 16 << 20) } ?? embedded
        let tag = "\"\(Hexadecimal.string(SHA256.digest(bytes).prefix(16)))\""
        let headers: HTTPFields = [.eTag: tag, .cacheControl: "no-cache"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        let type = Self.types[String(name.drop { $0 != "." }.dropFirst())] ?? "application/octet-stream"
        return .document(bytes, type: type, headers: headers)
    }
}
