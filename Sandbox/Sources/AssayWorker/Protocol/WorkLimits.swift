// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// What one piece of work may take; the operator sets it.
public struct WorkLimits: Codable, Hashable, Sendable {
    /// Seconds by the clock.
    public var seconds: Int
    /// Bytes of memory in use.
    public var memory: Int
    /// Constraints of a circuit.
    public var constraints: Int
    /// Processor cores that a proof may use.
    public var threads: Int

    public init(seconds: Int, memory: Int, constraints: Int, threads: Int) {
        self.seconds = seconds
        self.memory = memory
        self.constraints = constraints
        self.threads = threads
    }

    /// Sets what the system itself enforces, as the last line of defence behind the server that watches: twice the memory as address space, since
    /// much of that is never used, and the processor time of all threads.
    func enforce() {
        Self.limit(__rlimit_resource_t(RLIMIT_AS.rawValue), to: 2 * memory + (2 << 30))
        Self.limit(__rlimit_resource_t(RLIMIT_CPU.rawValue), to: seconds * threads + 1)
        Self.limit(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
        Self.limit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), to: 64)
    }

    private static func limit(_ resource: __rlimit_resource_t, to value: Int) {
        var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        _ = setrlimit(resource, &limit)
    }
}
