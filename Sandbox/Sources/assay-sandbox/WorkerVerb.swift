// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser
internal import AssayWorker

/// One piece of work for the server, which calls this itself.
struct WorkerVerb: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    func run() { Worker.serveOne() }
}
