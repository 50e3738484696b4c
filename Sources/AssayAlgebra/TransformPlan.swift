// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// The kernels of a transform below one node, in the parts that its shape says.
struct TransformPlan<F: KernelTwoAdicField> {
    let shape: TransformShape
    let node: Int

    init(count: Int, node: Int, threads: Int) {
        shape = TransformShape(count: count, threads: threads)
        self.node = node
    }

    /// What the kernels work with: pointers that live for one call of ``run(_:_:_:)``.
    @unsafe struct Work {
        let values: UnsafeMutablePointer<F.Raw>
        let roots: UnsafePointer<F.Raw>
        let prepared: UnsafePointer<UInt64>
        let scratch: UnsafeMutableRawPointer
    }

    /// Runs `body` with scratch memory for all threads, which is wiped afterwards.
    func run(_ values: inout [F], _ table: TransformTable<F>, _ body: (Work) -> Void) {
        precondition(table.roots.count >= shape.rootCount(node: node), "roots for every level")
        var buffer = WorkBuffer()
        let scratch = unsafe buffer.reserve(shape.scratchBytes * shape.threads)
        unsafe values.withMutableKernelPointer { values in
            unsafe table.roots.withKernelPointer { roots in
                unsafe table.prepared.withUnsafePointer { prepared in
                    unsafe body(Work(values: values, roots: roots, prepared: prepared, scratch: scratch))
                }
            }
        }
    }

    func forward(_ work: Work) {
        let log = UInt32(shape.blockLog)
        shape.forEachBlock { block, worker in
            unsafe F.transforms.forward(
                work.values + block << Int(log), work.roots, work.prepared, log, firstBlockNode + block, scratch(work, worker))
        }
    }

    func inverse(_ work: Work) {
        let log = UInt32(shape.blockLog)
        shape.forEachBlock { block, worker in
            unsafe F.transforms.inverse(
                work.values + block << Int(log), work.roots, work.prepared, log, firstBlockNode + block, scratch(work, worker))
        }
    }

    func split(_ work: Work, pass: Int) {
        shape.forEachColumns(ofPass: pass) { columns, worker in
            unsafe F.transforms.split(
                work.values + columns.block << columns.log, work.roots, work.prepared, UInt32(columns.log), UInt32(shape.passes[pass]),
                node(of: columns), columns.eights.lowerBound, columns.eights.upperBound, scratch(work, worker))
        }
    }

    func merge(_ work: Work, pass: Int) {
        shape.forEachColumns(ofPass: pass) { columns, worker in
            unsafe F.transforms.merge(
                work.values + columns.block << columns.log, work.roots, work.prepared, UInt32(columns.log), UInt32(shape.passes[pass]),
                node(of: columns), columns.eights.lowerBound, columns.eights.upperBound, scratch(work, worker))
        }
    }

    /// The outermost pass up to node 0 and down from node 1.
    func turn(_ work: Work) {
        shape.forEachColumns(ofPass: 0) { columns, worker in
            unsafe F.transforms.turn(
                work.values, work.roots, work.prepared, UInt32(columns.log), UInt32(shape.passes[0]), columns.eights.lowerBound,
                columns.eights.upperBound, scratch(work, worker))
        }
    }

    private var firstBlockNode: Int { node << (shape.log - shape.blockLog) }

    private func node(of columns: TransformShape.Columns) -> Int { node << (shape.log - columns.log) + columns.block }

    private func scratch(_ work: Work, _ worker: Int) -> UnsafeMutableRawPointer {
        unsafe work.scratch + shape.scratchBytes * worker
    }
}

extension [UInt64] {
    fileprivate func withUnsafePointer<R>(_ body: (UnsafePointer<UInt64>) -> R) -> R { unsafe body(self) }
}
