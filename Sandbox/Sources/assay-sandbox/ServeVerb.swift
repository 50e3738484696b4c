// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayCrypto
internal import AssayExchange
internal import AssaySandbox
internal import AssayWorker
internal import Foundation

struct ServeVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the sandbox on this machine until Ctrl-C.",
        discussion: """
            Everything stays in one folder, encrypted under a key that lies in a file of its own, or that a passphrase gives. Nobody but
            this machine can reach the server, unless it is given another address, a name, a certificate and a token.

            Examples: assay-sandbox --port 8321 --data ~/trial
                      assay-sandbox --host 0.0.0.0 --name sandbox.example.org --token-file token --tls-certificate chain.pem --tls-key key.pem
            """)

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8321

    @Option(help: "The address to listen on; another than this machine's own needs the four options below.")
    var host = "127.0.0.1"

    @Option(help: "What others call this server, as their browsers show it.")
    var name: String?

    @Option(help: "A file with the token that others have to send; at least 16 characters.")
    var tokenFile: String?

    @Option(help: "The server's certificate with those that it rests on (PEM).")
    var tlsCertificate: String?

    @Option(help: "The key of the certificate (PEM).")
    var tlsKey: String?

    @Option(help: "The folder of the store; it is made when it does not exist.")
    var data: String = "\(NSHomeDirectory())/.local/share/assay-sandbox"

    @Option(help: "The file with the key that the data is encrypted under; it is made with a new store.")
    var keyFile: String?

    @Option(help: "A file with a passphrase that the key is derived from, instead of a key file.")
    var passphraseFile: String?

    @Option(help: "Seconds that a job may take.")
    var jobSeconds: Int?

    @Option(help: "MiB of memory that a job may use.")
    var jobMemory: Int?

    @Option(help: "Constraints that a circuit may have.")
    var jobConstraints: Int?

    @Option(help: "Jobs that run at a time.")
    var workers: Int?

    @Option(help: "Jobs that may wait.")
    var waitingJobs: Int?

    @Option(help: "MiB that a table, or a file of health records, may have.")
    var tableSize: Int?

    @Option(help: "MiB that an export of Apple Health may have; only what is read of it is kept.")
    var exportSize: Int?

    @Option(help: "MiB that a proving key may have that somebody brings.")
    var keySize: Int?

    @Option(help: ArgumentHelp("A folder with files that stand in for those of the page, for work on it.", visibility: .hidden))
    var page: String?

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port takes 0 to 65535.") }
        guard keyFile == nil || passphraseFile == nil else { throw ValidationError("Give --key-file or --passphrase-file, not both.") }
        let opening = [name, tokenFile, tlsCertificate, tlsKey].compactMap(\.self)
        guard opening.isEmpty || opening.count == 4 else {
            throw ValidationError("--name, --token-file, --tls-certificate and --tls-key go together.")
        }
        guard opening.count == 4 || ["127.0.0.1", "localhost"].contains(host) else {
            throw ValidationError("Others could reach \(host): give --name, --token-file, --tls-certificate and --tls-key, too.")
        }
        for (name, value, most) in [
            ("--job-seconds", jobSeconds, 10_000_000), ("--job-memory", jobMemory, 1 << 24), ("--job-constraints", jobConstraints, 1 << 28),
            ("--workers", workers, 1024), ("--waiting-jobs", waitingJobs, 1_000_000),
            ("--table-size", tableSize, 100), ("--export-size", exportSize, 16 << 10),
            ("--key-size", keySize, 64 << 10),
        ] where value.map({ !(1...most).contains($0) }) == true {
            throw ValidationError("\(name) takes a number from 1 on, at most \(most).")
        }
    }

    func run() async throws {
        do {
            try await serve()
        } catch let error as ExitCode {
            throw error
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            throw ExitCode(2)
        }
    }

    private func serve() async throws {
        let store = try Store(data, source())
        let address = try address()
        let server = SandboxServer(store, worker: Self.ownPath, address: address, settings: settings, page: page)
        try await server.run { port in
            let place = address.opening.map { "https://\($0.name)" } ?? "http://127.0.0.1"
            print("The sandbox is at \(place):\(port ?? 0)/ (data in \(data); Ctrl-C ends it)")
            fflush(nil)
        }
    }

    private func address() throws -> SandboxServer.Address {
        guard let name, let tokenFile, let tlsCertificate, let tlsKey else { return .loopback(port: port) }
        let token = String(decoding: try SecretFile.read(tokenFile, limit: 1 << 10), as: UTF8.self).trimmingCharacters(
            in: .whitespacesAndNewlines)
        guard token.count >= 16 else { throw ValidationError("The token in \(tokenFile) has fewer than 16 characters.") }
        return .open(host: host, port: port, .init(name: name, token: token, certificate: tlsCertificate, key: tlsKey))
    }

    /// This program, which serves as its own worker.
    private static var ownPath: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    private func source() throws -> Vault.Source {
        guard let passphraseFile else { return .keyFile(try keyFile ?? Self.ordinaryKeyFile()) }
        var bytes = try SecretFile.read(passphraseFile, limit: 1 << 10)
        while bytes.last == 0x0a || bytes.last == 0x0d { bytes.removeLast() }
        guard bytes.count >= 8 else { throw ValidationError("The passphrase in \(passphraseFile) has fewer than 8 bytes.") }
        return .passphrase(SecretBytes(moving: &bytes))
    }

    /// Not beside the data, so that a copy of that folder tells nothing.
    private static func ordinaryKeyFile() throws -> String {
        let folder = "\(NSHomeDirectory())/.config/assay-sandbox"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return "\(folder)/store.key"
    }

    private var settings: SandboxSettings {
        var settings = SandboxSettings()
        if let jobSeconds { settings.limits.seconds = jobSeconds }
        if let jobMemory { settings.limits.memory = jobMemory << 20 }
        if let jobConstraints { settings.limits.constraints = jobConstraints }
        if let workers { settings.workers = workers }
        if let waitingJobs { settings.waitingJobs = waitingJobs }
        if let tableSize { settings.largestTable = tableSize << 20 }
        if let exportSize { settings.largestExport = exportSize << 20 }
        if let keySize { settings.largestKey = keySize << 20 }
        return settings
    }
}
