// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A clock of the operating system, read in milliseconds.
enum Clock {
    /// Processor time of all threads of this process.
    case processor
    case monotonic

    var now: Double {
        var time = timespec()
        clock_gettime(self == .processor ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
}
