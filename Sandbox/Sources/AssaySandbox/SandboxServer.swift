// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import Hummingbird
public import Logging

/// The sandbox: a store, a queue of jobs, and a server for both.
public struct SandboxServer: Sendable {
    /// Where and for whom it listens.
    public struct Address: Sendable {
        public var host: String
        public var port: Int
        /// What whoever asks has to know, where others than this machine can reach the server.
        public var token: String?

        public init(host: String, port: Int, token: String? = nil) {
            self.host = host
            self.port = port
            self.token = token
        }

        /// By these names, and no other, browsers ask for it.
        var names: Set<String> { ["127.0.0.1", "localhost", "[::1]", host.lowercased()] }
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
        api = SandboxAPI(store: store, queue: queue, worker: process, settings: settings)
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
            OriginGuard(scheme: "http")
            MethodGuard(description: SandboxAPI.description)
        }
        if let token = address.token { router.add(middleware: TokenGuard(token: token)) }
        api.addRoutes(to: router)
        page.addRoutes(to: router)
        return router
    }

    /// Serves until the process is told to end; `ready` is called once it listens.
    public func run(ready: @escaping @Sendable (Int?) async -> Void = { _ in }) async throws {
        try await queue.start()
        let application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: nil,
                availableConnectionsDelegate: .maximum(512, logger: logger)),
            onServerRunning: { await ready($0.localAddress?.port) }, logger: logger)
        try await application.runService()
        await queue.stop()
    }
}
