// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Peak resident memory of this process, as the kernel counts it.
enum ProcessMemory {
    /// Starts a new peak; where the kernel does not allow it, the peak is that of the whole process.
    static func resetPeak() {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return }
        fputs("5", file)
        fclose(file)
    }

    static var peakMiB: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kibibytes = line.flatMap { $0.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first }
        return (kibibytes.flatMap { Double($0) } ?? 0) / 1024
    }
}
