// SPDX-License-Identifier: Apache-2.0

/// What sorting would cost: no gadget sorts, but explanations say what is saved.
public enum SortingNetwork {
    /// Comparators of the odd-even merge sort of so many values (Batcher, "Sorting networks and their applications", 1968; in the form of
    /// Knuth, The Art of Computer Programming 3, 5.2.2, algorithm M): 5 for 4 values, 19 for 8, 63 for 16.
    public static func comparators(_ count: Int) -> Int {
        guard count > 1 else { return 0 }
        var top = 1
        while top * 2 < count { top *= 2 }
        var total = 0
        var p = top
        while p > 0 {
            var (q, r, d) = (top, 0, p)
            while true {
                total += (0..<max(count - d, 0)).count { $0 & p == r }
                guard q != p else { break }
                (d, q, r) = (q - p, q / 2, p)
            }
            p /= 2
        }
        return total
    }
}
