// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// Sums of products that are worked out together: the tasks of all of them make one queue, the longest first, so that no
/// thread waits for the end of one sum before the next begins.
///
/// Keep one where many are done: its memory is used again. It is wiped after every run, because it holds what gives the
/// scalars away.
public struct MSMQueue: ~Copyable, Sendable {
    private var works: [any MSMWork] = []
    private var scratch = WorkBuffer()
    private let pool = BufferPool()

    /// A queue without sums or memory.
    public init() {}

    /// Adds the sum of `scalars[i] * bases[i]`, whose value is there after ``run(threads:step:)``.
    ///
    /// - Throws: ``MSMError`` when the counts differ.
    public mutating func add<G: CurveGroup>(_: G.Type, bases: MSMBases<G>, scalars: [G.Scalar]) throws(MSMError) -> MSMSum<G> {
        try G.enqueue(bases: bases, scalars: scalars, in: &self)
    }

    /// The same for the points of an array, without multiples.
    public mutating func add<G: CurveGroup>(_ group: G.Type, bases: [G.Affine], scalars: [G.Scalar]) throws(MSMError) -> MSMSum<G> {
        try add(group, bases: MSMBases(PointList(bases)), scalars: scalars)
    }

    /// Adds a sum over the scalars of another sum, which are sorted but once.
    ///
    /// - Precondition: where a base of `other` is infinity, the base here is too: its scalar is not looked at.
    /// - Throws: ``MSMError`` when the counts differ, or the rows of multiples.
    public mutating func add<G: CurveGroup, Other: CurveGroup>(
        _: G.Type, bases: MSMBases<G>, scalarsOf other: MSMSum<Other>
    ) throws(MSMError) -> MSMSum<G> where G.Scalar == Other.Scalar {
        try G.enqueue(bases: bases, scalarsOf: other, in: &self)
    }

    /// The same for the points of an array, without multiples.
    public mutating func add<G: CurveGroup, Other: CurveGroup>(
        _ group: G.Type, bases: [G.Affine], scalarsOf other: MSMSum<Other>
    ) throws(MSMError) -> MSMSum<G> where G.Scalar == Other.Scalar {
        try add(group, bases: MSMBases(PointList(bases)), scalarsOf: other)
    }

    /// Works out all sums on up to `threads` threads and empties the queue.
    ///
    /// - Parameter step: Told before every task how many of how many are done, on any thread. Once it answers `false`, no more
    ///   tasks are begun.
    /// - Returns: Whether all tasks were run; the values mean nothing otherwise.
    @discardableResult
    public mutating func run(
        threads: Int = Parallel.processorCount, step: @Sendable (_ completed: Int, _ total: Int) -> Bool = { _, _ in true }
    ) -> Bool {
        let works = works
        self.works = []
        Parallel.forEach(works.count, threads: threads) { number, _ in works[number].prepare(threads: threads) }
        let isComplete = run(Self.longestFirst(works.map { $0.tasks() }), of: works, threads: threads, step)
        works.forEach { $0.finish(isComplete: isComplete) }
        scratch.wipe()
        return isComplete
    }

    private mutating func run(
        _ tasks: [Task], of works: [any MSMWork], threads: Int, _ step: @Sendable (_ completed: Int, _ total: Int) -> Bool
    ) -> Bool {
        let bytes = works.reduce(0) { max($0, $1.scratchBytes) }.roundedUp(toMultipleOf: 64)
        let sorts = works.flatMap { work in (0..<work.sortCount).map { (work, $0) } }
        let memory = unsafe scratch.reserve(bytes * Parallel.workerCount(tasks: max(tasks.count, sorts.count), threads: threads))
        Parallel.forEach(sorts.count, threads: threads) { number, worker in
            unsafe sorts[number].0.sort(sorts[number].1, scratch: memory + worker * bytes)
        }
        let completed = Atomic(0)
        let isStopped = Atomic(false)
        Parallel.forEach(tasks.count, threads: threads) { number, worker in
            guard !isStopped.load(ordering: .relaxed) else { return }
            guard step(completed.load(ordering: .relaxed), tasks.count) else { return isStopped.store(true, ordering: .relaxed) }
            unsafe works[tasks[number].work].run(tasks[number].task, scratch: memory + worker * bytes)
            completed.add(1, ordering: .relaxed)
        }
        return !isStopped.load(ordering: .relaxed)
    }

    mutating func append(_ work: some MSMWork) { works.append(work) }

    /// A buffer of an earlier run, or a new one.
    func buffer() -> PooledBuffer { pool.buffer() }

    private struct Task {
        let work: Int
        let task: Int
        let cost: UInt64
    }

    private static func longestFirst(_ costs: [[UInt64]]) -> [Task] {
        costs.indices.flatMap { work in
            costs[work].enumerated().map { Task(work: work, task: $0.offset, cost: $0.element) }
        }.sorted { $0.cost > $1.cost }
    }
}

/// The value of a sum that an ``MSMQueue`` works out.
public final class MSMSum<G: CurveGroup>: @unchecked Sendable {
    /// The sum, once the queue has run; zero before.
    ///
    /// One thread writes it at the end of the run, which nobody outlives who waits for it.
    public internal(set) var value = G.zero
    /// Where the scalars are, sorted, for whoever shares them.
    let scalars: AnyObject

    init(scalars: AnyObject) { self.scalars = scalars }
}

/// A sum in a queue: prepared, sorted where that is not left to the tasks, then its tasks in any order and on any threads, then
/// finished.
protocol MSMWork: AnyObject, Sendable {
    /// Runs beside the preparation of other sums.
    func prepare(threads: Int)
    /// When all sums are prepared: things to sort before the first task, in any order and on any threads.
    var sortCount: Int { get }
    func sort(_ number: Int, scratch: UnsafeMutableRawPointer)
    /// When all sums are prepared: what each task costs, in any unit that all sums have in common.
    func tasks() -> [UInt64]
    /// Memory that a task needs.
    var scratchBytes: Int { get }
    func run(_ task: Int, scratch: UnsafeMutableRawPointer)
    /// Writes the value, and forgets bases and scalars.
    func finish(isComplete: Bool)
}
