// SPDX-License-Identifier: Apache-2.0

/// Why a step proves nothing.
public struct CertificateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Number of the step, from 0.
    public var step: Int
    /// One clause without a full stop.
    public var problem: String

    public var description: String { "step \(step): \(problem)" }
}

/// A clause that says what does not hold.
struct Refusal: Error {
    var problem: String

    init(_ problem: String) { self.problem = problem }

    /// Throws unless `condition` holds.
    static func unless(_ condition: Bool, _ problem: @autoclosure () -> String) throws(Refusal) {
        if !condition { throw Refusal(problem()) }
    }
}
