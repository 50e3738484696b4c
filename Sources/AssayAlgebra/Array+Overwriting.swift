// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

extension Array where Element: BitwiseCopyable {
    /// Puts zero bits in place of every element, in a way that the optimiser cannot remove: for secrets, before their memory is
    /// given back.
    ///
    /// An array shares its memory with its copies until one of them changes: overwrite only an array that has no copies.
    public mutating func overwrite() {
        unsafe withUnsafeMutableBytes { memory in
            if let start = memory.baseAddress { unsafe assay_wipe(start, memory.count) }
        }
    }
}
