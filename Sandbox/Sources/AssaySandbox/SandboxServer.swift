// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import Logging
internal import NIOSSL

/// The sandbox: a store, a queue of jobs, and a server for both.
public struct SandboxServer: Sendable {
    /// Where and for whom it listens.
    public struct Address: Sendable {
        /// What lets others than this machine reach the server: all four, or none.
        public struct Opening: Sendable {
            /// What they call the server, beside its address.
            public var name: String
            /// What they have to know.
            public var token: String
            /// The files of its certificate and of the key for that, in PEM.
            public var certificate: String
            public var key: String

            public init(name: String, token: String, certificate: String, key: String) {
                self.name = name
                self.token = token
                self.certificate = certificate
                self.key = key
            }
        }

        public var host: String
        public var port: Int
        public var opening: Opening?

        /// An address of this machine that nobody else reaches.
        public static func loopback(port: Int) -> Address { Address(host: "127.0.0.1", port: port, opening: nil) }

        /// An address that others reach, by TLS and with a token.
        public static func open(host: String, port: Int, _ opening: Opening) -> Address {
            Address(host: host, port: port, opening: opening)
        }

        private init(host: String, port: Int, opening: Opening?) {
            self.host = host
            self.port = port
            self.opening = opening
        }

        /// By these names, and no other, browsers ask for it.
        var names: Set<String> {
            Set(
                ["127.0.0.1", "localhost", "[::1]", host.contains(":") ? "[\(host)]" : host, opening?.name].compactMap { $0?.lowercased() })
        }

        var scheme: String { opening == nil ? "http" : "https" }

        /// - Throws: errors of the files of certificate and key.
        func server() throws -> HTTPServerBuilder {
            let channel = HTTP1Channel.Configuration(idleTimeout: .seconds(60))
            guard let opening else { return .http1(configuration: channel) }
            let chain = try NIOSSLCertificate.fromPEMFile(opening.certificate).map { NIOSSLCertificateSource.certificate($0) }
            let key = try NIOSSLPrivateKey(file: opening.key, format: .pem)
            var tls = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
            tls.minimumTLSVersion = .tlsv12
            return try .tls(.http1(configuration: channel), tlsConfiguration: tls)
        }
    }

    private let store: Store
    private let queue: JobQueue
    private let api: SandboxAPI
    private let page: SandboxPage
    private let address: Address
    private let logger: Logger

    /// - Parameters:
    ///   - worker: the program that is called with the argument `worker` for each piece of work.
    ///   - page: a folder with files that stand in for those of the page.
    public init(
        _ store: Store, worker: String, address: Address, settings: SandboxSettings = SandboxSettings(), page: String? = nil,
        logger: Logger = Self.ordinaryLogger
    ) {
        self.store = store
        self.address = address
        self.logger = logger
        let process = WorkerProcess(executable: worker)
        queue = JobQueue(store, process, settings, logger)
        self.page = SandboxPage(folder: page)
        api = SandboxAPI(
            store: store, queue: queue, worker: process, settings: settings, turns: Turns(settings.questions), imports: Turns(1),
            keyUploads: Turns(2))
    }

    /// Tells of what goes wrong, on standard error.
    public static var ordinaryLogger: Logger {
        var logger = Logger(label: "assay-sandbox") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return logger
    }

    private var router: Router<SandboxAPI.Context> {
        let router = Router(context: SandboxAPI.Context.self)
        router.addMiddleware {
            AnswerGuard()
            HostGuard(names: address.names)
            OriginGuard(scheme: address.scheme)
            MethodGuard(description: SandboxAPI.description)
        }
        // In the group of the routes themselves: how a path is spelled that leads to one of them does not matter.
        let group = router.group(RouterPath(SandboxAPI.root))
        if let token = address.opening?.token { group.add(middleware: TokenGuard(token: token)) }
        api.addRoutes(to: group)
        page.addRoutes(to: router)
        return router
    }

    /// Serves until the process is told to end; `ready` is called once it listens.
    public func run(ready: @escaping @Sendable (Int?) async -> Void = { _ in }) async throws {
        try await queue.start()
        let application = Application(
            router: router, server: try address.server(),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: nil,
                availableConnectionsDelegate: .maximum(512, logger: logger)),
            onServerRunning: { await ready($0.localAddress?.port) }, logger: logger)
        try await application.runService()
        await queue.stop()
    }
}
