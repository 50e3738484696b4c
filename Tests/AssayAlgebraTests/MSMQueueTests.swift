// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayTestSupport
import Synchronization
import Testing

@Suite struct MSMQueueTests {
    /// Sums of both groups in one queue, several runs in the same memory.
    @Test(arguments: [1, 2, 5]) func givesWhatEachSumGivesByItself(threads: Int) throws {
        var generator = SeededGenerator()
        var queue = MSMQueue()
        for count in [1, 2, 77, 900] {
            let (g1, g2) = (KnownBases<BN254.G1>(count, using: &generator), KnownBases<BN254.G2>(count, using: &generator))
            let first = (0..<count).map { _ in BN254.Fr.random(using: &generator) }
            let second = (0..<count).map { BN254.Fr($0 % 3 - 1) }
            let sums = (
                try queue.add(BN254.G1.self, bases: g1.points, scalars: first),
                try queue.add(BN254.G2.self, bases: g2.points, scalars: second),
                try queue.add(BN254.G1.self, bases: g1.points, scalars: second)
            )
            queue.run(threads: threads)
            #expect(sums.0.value == g1.sum(first), "\(count) bases, \(generator)")
            #expect(sums.1.value == g2.sum(second), "\(count) bases, \(generator)")
            #expect(sums.2.value == g1.sum(second), "\(count) bases, \(generator)")
        }
    }

    @Test func sharesSortedScalars() throws {
        var generator = SeededGenerator()
        let count = 300
        let (g1, g2) = (KnownBases<BN254.G1>(count, using: &generator), KnownBases<BN254.G2>(count, using: &generator))
        let scalars = (0..<count).map { _ in BN254.Fr.random(using: &generator) }
        var queue = MSMQueue()
        var (left, right) = (g1.points, g2.points)
        for index in [0, 7, 299] { (left[index], right[index]) = (.infinity, .infinity) }
        right[8] = .infinity
        let first = try queue.add(BN254.G1.self, bases: left, scalars: scalars)
        let second = try queue.add(BN254.G2.self, bases: right, scalarsOf: first)
        queue.run(threads: 2)
        #expect(try first.value == BN254.G1.msm(bases: left, scalars: scalars), "\(generator)")
        #expect(try second.value == BN254.G2.msm(bases: right, scalars: scalars), "\(generator)")
    }

    /// Multiples of the bases change no sum, whatever their rows and the number of threads.
    @Test(arguments: [1, 2, 5], ScalarKind.allCases) func multiplesOfBasesChangeNothing(threads: Int, kind: ScalarKind) throws {
        var generator = SeededGenerator()
        let count = Int.random(in: 1...600, using: &generator), rows = Int.random(in: 2...40, using: &generator)
        let (g1, g2) = (KnownBases<BN254.G1>(count, using: &generator), KnownBases<BN254.G2>(count, using: &generator))
        let scalars: [BN254.Fr] = kind.draw(count, using: &generator)
        let (left, right) = (MSMBases<BN254.G1>(PointList(g1.points), rows: rows), MSMBases<BN254.G2>(PointList(g2.points), rows: rows))
        #expect((2...rows).contains(left.rowCount) && left.rowCount == right.rowCount && left.count == count, "\(generator)")
        var queue = MSMQueue()
        for _ in 0..<2 {
            let first = try queue.add(BN254.G1.self, bases: left, scalars: scalars)
            let second = try queue.add(BN254.G2.self, bases: right, scalarsOf: first)
            queue.run(threads: threads)
            #expect(first.value == g1.sum(scalars), "\(count) bases, \(rows) rows, \(generator)")
            #expect(second.value == g2.sum(scalars), "\(count) bases, \(rows) rows, \(generator)")
        }
    }

    @Test func multiplesAreTheSameOnEveryBackend() throws {
        var generator = SeededGenerator()
        let bases = KnownBases<BN254.G1>(70, using: &generator)
        let scalars: [BN254.Fr] = ScalarKind.uniform.draw(70, using: &generator)
        let preferred = Kernels.backend
        defer { Kernels.use(preferred) }
        for backend in Kernels.Backend.allCases where backend.isAvailable {
            Kernels.use(backend)
            var queue = MSMQueue()
            let sum = try queue.add(BN254.G1.self, bases: MSMBases(PointList(bases.points), rows: 9), scalars: scalars)
            queue.run(threads: 2)
            #expect(sum.value == bases.sum(scalars), "\(backend), \(generator)")
        }
    }

    @Test func oneRowIsTheBasesAlone() {
        var generator = SeededGenerator()
        let bases = KnownBases<BN254.G1>(20, using: &generator)
        for rows in [-1, 0, 1] { #expect(MSMBases<BN254.G1>(PointList(bases.points), rows: rows).rowCount == 1) }
        #expect(MSMBases<BN254.G1>(PointList([]), rows: 30).rowCount == 1)
    }

    @Test func noBasesGiveZero() throws {
        var queue = MSMQueue()
        let none = try queue.add(BN254.G1.self, bases: [], scalars: [])
        let shared = try queue.add(BN254.G2.self, bases: [], scalarsOf: none)
        let ran = queue.run(threads: 2)
        #expect(ran)
        #expect(none.value == .zero && shared.value == .zero)
    }

    @Test func countsMustAgree() throws {
        func errors(_ bases: [BN254.G1.Affine], _ scalars: [BN254.Fr], guests: [BN254.G2.Affine]) -> MSMError? {
            var queue = MSMQueue()
            do throws(MSMError) {
                let sum = try queue.add(BN254.G1.self, bases: bases, scalars: scalars)
                _ = try queue.add(BN254.G2.self, bases: guests, scalarsOf: sum)
                return nil
            } catch {
                return error
            }
        }
        let (base, guest) = (BN254.G1.affineGenerator, BN254.G2.affineGenerator)
        #expect(errors([base], [1, 2], guests: []) == .countMismatch(bases: 1, scalars: 2))
        #expect(errors([base, base], [1, 2], guests: [guest]) == .countMismatch(bases: 1, scalars: 2))
        #expect(errors([base, base], [1, 2], guests: [guest, guest]) == nil)
        var queue = MSMQueue()
        let sum = try queue.add(BN254.G1.self, bases: MSMBases(PointList([base, base]), rows: 8), scalars: [1, 2])
        #expect(throws: MSMError.otherRows) {
            _ = try BN254.G2.enqueue(bases: MSMBases(PointList([guest, guest])), scalarsOf: sum, in: &queue)
        }
        #expect("\(MSMError.otherRows)".contains("the same number of rows"))
    }

    @Test func stopsWhenToldTo() throws {
        var generator = SeededGenerator()
        let bases = KnownBases<BN254.G1>(500, using: &generator)
        let scalars = (0..<500).map { _ in BN254.Fr.random(using: &generator) }
        var queue = MSMQueue()
        let whole = try queue.add(BN254.G1.self, bases: bases.points, scalars: scalars)
        let reports = Mutex<[[Int]]>([])
        queue.run(threads: 1) { completed, total in
            reports.withLock { $0.append([completed, total]) }
            return true
        }
        let steps = reports.withLock { $0 }
        #expect(steps == steps.indices.map { [$0, steps.count] } && steps.count > 3)
        let stopped = try queue.add(BN254.G1.self, bases: bases.points, scalars: scalars)
        let isComplete = queue.run(threads: 1) { completed, _ in completed < 3 }
        #expect(!isComplete)
        #expect(stopped.value == .zero && whole.value == bases.sum(scalars))
        let again = try queue.add(BN254.G1.self, bases: bases.points, scalars: scalars)
        queue.run(threads: 2)
        #expect(again.value == whole.value)
    }
}
