// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import Foundation

/// Median times of one benchmark, with their spread, and the most memory that the process held meanwhile.
struct Measurement: Codable {
    var name: String
    /// Processor time of all threads, milliseconds.
    let cpuMilliseconds: Double?
    let wallMilliseconds: Double
    let wallMinimum: Double
    let wallMaximum: Double
    /// Peak resident memory during the runs, MiB, with what earlier stages of the same algorithm or suite still hold.
    let peakMiB: Double?
    let runs: Int
    /// Things that one run works on: elements, bases, pairings.
    var items: Int?
    /// The most processor time of a run, milliseconds, where the worst run matters.
    var cpuMaximum: Double?
    /// The size of the circuit, where there is one.
    var constraints: Int?
    var wires: Int?
    /// Threads that the work could use.
    var threads: Int?
    /// The kernels that it ran on.
    var backend: String?

    enum CodingKeys: String, CodingKey {
        case name, runs, items, constraints, wires, threads, backend
        case cpuMilliseconds = "cpu_ms"
        case cpuMaximum = "cpu_max_ms"
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
            wallMaximum: wall.last ?? 0, peakMiB: ProcessMemory.peakMiB, runs: runs, backend: Kernels.backend.rawValue)
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
        let each = items.map { Self.fixed(wallMilliseconds * 1e6 / Double(max(1, $0))) } ?? ""
        return Self.row([name, cpu, Self.fixed(wallMilliseconds), spread, peak, each])
    }

    static let header = row(["median of the runs", "CPU ms", "wall ms", "spread", "peak MiB", "ns each"])

    private static func row(_ cells: [String]) -> String {
        let padded = zip(cells, [44, 12, 12, 22, 10, 0]).map { Self.padded($0, $1) }.joined(separator: " ")
        return String(padded.reversed().drop { $0 == " " }.reversed())
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func fixed(_ value: Double) -> String { String(format: "%.2f", value) }
}
