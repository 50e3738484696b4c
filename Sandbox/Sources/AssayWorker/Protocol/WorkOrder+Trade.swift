// SPDX-License-Identifier: Apache-2.0

extension WorkOrder {
    /// From when to when a source stands by its word, both included, in seconds since 1970.
    public struct Period: Codable, Sendable {
        public var notBefore: Int
        public var notAfter: Int

        public init(notBefore: Int, notAfter: Int) {
            self.notBefore = notBefore
            self.notAfter = notAfter
        }
    }

    /// A proof for an agreement that there is already.
    public struct Delivery: Codable, Sendable {
        /// Seconds since 1970.
        public var now: Int
        /// The folder with the proving keys, by the digests of their circuits.
        public var keys: String

        public init(now: Int, keys: String) {
            self.now = now
            self.keys = keys
        }
    }
}
