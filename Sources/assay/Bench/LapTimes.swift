// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// The times of stages that follow each other within a run, over several runs.
struct LapTimes {
    private var stages: [String] = []
    private var cpu: [String: [Double]] = [:]
    private var wall: [String: [Double]] = [:]
    private var last = (cpu: 0.0, wall: 0.0)

    /// Begins a run.
    mutating func start() { last = (Clock.processor.now, Clock.monotonic.now) }

    /// Ends a stage; the next begins.
    mutating func end(_ stage: String) {
        let now = (cpu: Clock.processor.now, wall: Clock.monotonic.now)
        if cpu[stage] == nil { stages.append(stage) }
        cpu[stage, default: []].append(now.cpu - last.cpu)
        wall[stage, default: []].append(now.wall - last.wall)
        start()
    }

    /// The medians of all stages in their order, the first run left out: it warms up.
    func measurements(_ prefix: String) -> [Measurement] {
        stages.map { stage in
            let cpu = Array((cpu[stage] ?? []).dropFirst()).sorted()
            let wall = Array((wall[stage] ?? []).dropFirst()).sorted()
            return Measurement(
                name: "\(prefix)/\(stage)", cpuMilliseconds: Measurement.middle(cpu), wallMilliseconds: Measurement.middle(wall),
                wallMinimum: wall.first ?? 0, wallMaximum: wall.last ?? 0, peakMiB: ProcessMemory.peakMiB, runs: wall.count,
                backend: Kernels.backend.rawValue)
        }
    }
}
