// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// This program, run once more.
enum OwnProgram {
    /// Milliseconds, and the most memory that the process held.
    struct Cost {
        let wall, processor, peakMiB: Double
    }

    /// What it takes from start to end with `arguments`; what it prints is dropped, and its remarks too when it is `silent`.
    static func cost(_ arguments: [String], silent: Bool) throws -> Cost {
        let start = Clock.monotonic.now
        let child = try spawn(arguments, silent: silent)
        var (status, usage): (Int32, rusage) = (0, rusage())
        while wait4(child, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw failure(arguments) }
        }
        guard status == 0 else { throw failure(arguments) }
        let times = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) * 1e3 + Double($0.tv_usec) / 1e3 }
        return Cost(wall: Clock.monotonic.now - start, processor: times[0] + times[1], peakMiB: Double(usage.ru_maxrss) / 1024)
    }

    private static func spawn(_ arguments: [String], silent: Bool) throws -> pid_t {
        let words = ([path] + arguments).map { strdup($0) }
        defer { words.forEach { free($0) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDOUT_FILENO] + (silent ? [STDERR_FILENO] : []) {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var child: pid_t = 0
        guard posix_spawn(&child, path, &actions, nil, words + [nil], environ) == 0 else { throw failure(arguments) }
        return child
    }

    private static var path: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    private static func failure(_ arguments: [String]) -> CommandFailure {
        .unusable("assay \(arguments.prefix(2).joined(separator: " ")) failed; its reason stands above")
    }

    /// What it prints for `arguments`; its standard error goes to ours.
    static func output(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw failure(arguments) }
        return data
    }
}
