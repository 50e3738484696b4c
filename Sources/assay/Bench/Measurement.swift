// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Median times of one benchmark, with their spread, and the most memory that the process held meanwhile.
struct Measurement: Encodable {
    let name: String
    /// Processor time of all threads, milliseconds.
    let cpuMilliseconds: Double?
    let wallMilliseconds: Double
    let wallMinimum: Double
    let wallMaximum: Double
    /// Peak resident memory during the runs, MiB; what earlier benchmarks left behind counts too.
    let peakMiB: Double?
    let runs: Int

    enum CodingKeys: String, CodingKey {
        case name, runs
        case cpuMilliseconds = "cpu_ms"
        case wallMilliseconds = "wall_ms"
        case wallMinimum = "wall_min_ms"
        case wallMaximum = "wall_max_ms"
        case peakMiB = "peak_mb"
    }

    /// Times `body` after one run that does not count.
    static func median<T>(_ name: String, runs: Int, _ body: () throws -> T) rethrows -> (Measurement, T) {
        var result = try body()
        var cpu: [Double] = []
        var wall: [Double] = []
        ProcessMemory.resetPeak()
        for _ in 0..<runs {
            let cpuStart = Clock.processor.now
            let wallStart = Clock.monotonic.now
            result = try body()
            wall.append(Clock.monotonic.now - wallStart)
            cpu.append(Clock.processor.now - cpuStart)
        }
        wall.sort()
        cpu.sort()
        let measurement = Measurement(
            name: name, cpuMilliseconds: middle(cpu), wallMilliseconds: middle(wall), wallMinimum: wall.first ?? 0,
            wallMaximum: wall.last ?? 0, peakMiB: ProcessMemory.peakMiB, runs: runs)
        return (measurement, result)
    }

    static func middle(_ sorted: [Double]) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let upper = sorted[sorted.count / 2]
        return sorted.count.isMultiple(of: 2) ? (sorted[sorted.count / 2 - 1] + upper) / 2 : upper
    }

    /// One line of a table.
    var line: String {
        let cpu = cpuMilliseconds.map { Self.fixed($0) } ?? "–"
        let peak = peakMiB.map { Self.fixed($0) } ?? "–"
        let spread = "\(Self.fixed(wallMinimum)) … \(Self.fixed(wallMaximum))"
        return [Self.padded(name, 44), Self.padded(cpu, 12), Self.padded(Self.fixed(wallMilliseconds), 12), Self.padded(spread, 22), peak]
            .joined(separator: " ")
    }

    static let header = [padded("median of the runs", 44), padded("CPU ms", 12), padded("wall ms", 12), padded("spread", 22), "peak MiB"]
        .joined(separator: " ")

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func fixed(_ value: Double) -> String { String(format: "%.2f", value) }
}
