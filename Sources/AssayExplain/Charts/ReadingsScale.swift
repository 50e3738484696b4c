// SPDX-License-Identifier: Apache-2.0

/// Where values stand in the picture: time from left to right, values from below.
struct ReadingsScale {
    static let margin = (top: 12.0, right: 12.0, bottom: 36.0, left: 44.0)

    let width: Double
    /// The picture without its key.
    let height: Double
    /// The times at the edges.
    let times: ClosedRange<Double>
    /// The values at the edges, and between lines.
    let values: ClosedRange<Double>
    let step: Double

    init(_ points: [ReadingsChart.Point], isDays: Bool, width: Double, height: Double) {
        (self.width, self.height) = (width, height)
        let pad = isDays ? 0.6 : 0.5
        let xs = points.compactMap(\.x)
        if let first = xs.min(), let last = xs.max() {
            times = ((first + 0.3).rounded(.down) - pad)...((last - 0.3).rounded(.up) + pad)
        } else {
            times = 0...1
        }
        let ys = points.compactMap(\.y)
        guard let least = ys.min(), let greatest = ys.max() else {
            (step, values) = (1, 0...1)
            return
        }
        step = Self.niceStep(greatest > least ? greatest - least : 1)
        let low = (least / step).rounded(.down) * step
        values = low...max(low + step, ((greatest + 1e-9) / step).rounded(.up) * step)
    }

    /// 1, 2 or 5 times a power of ten, so that at most six of them make up the span.
    private static func niceStep(_ span: Double) -> Double {
        var power = 1.0
        while power * 10 <= span / 5 { power *= 10 }
        while power > span / 5 { power /= 10 }
        return [1, 2, 5].map { $0 * power }.first { span / $0 <= 6 } ?? 10 * power
    }

    /// How far from the left; what is outside stands at the edge.
    func x(_ time: Double) -> Double {
        let share = (min(max(time, times.lowerBound), times.upperBound) - times.lowerBound) / (times.upperBound - times.lowerBound)
        return Self.margin.left + share * (width - Self.margin.left - Self.margin.right)
    }

    /// How far from the top.
    func y(_ value: Double) -> Double {
        let span = values.upperBound - values.lowerBound
        let share = (min(max(value, values.lowerBound), values.upperBound) - values.lowerBound) / span
        return Self.margin.top + (1 - share) * (height - Self.margin.top - Self.margin.bottom)
    }
}
