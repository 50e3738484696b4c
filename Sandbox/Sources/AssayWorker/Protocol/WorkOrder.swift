// SPDX-License-Identifier: Apache-2.0

/// What a worker process is asked to do. Programs, tables and receipts come with it as attachments.
///
/// | task | attachments |
/// |---|---|
/// | check, explain | `program` |
/// | preview, run, prove | `program`; for the data set NAME `table/NAME` and perhaps `columns/NAME` |
/// | verify | `receipt`; perhaps the `agreement` that it has to be for |
/// | offer | `program` |
/// | commit | `program`; for the data set NAME `table/NAME` and perhaps `columns/NAME` |
/// | attest | `commitment/NAME`, `key` |
/// | draft | `program`, `commitment/NAME`, `attestation/NAME`, `seller`, `source`, `key` |
/// | sign | `program`, `commitment/NAME`, `agreement`, `key` |
/// | deliver | `program`, `attestation/NAME`, `agreement`, `opening/NAME` |
///
/// The last six are the steps of a trade, each with what the side has whose step it is: `key` is its own secret one.
public struct WorkOrder: Codable, Sendable {
    public enum Task: Codable, Sendable {
        /// Is this a program, and what does it publish? Answers while somebody types.
        case check
        /// What does it compute, in words and formulas, and what does each line cost?
        case explain
        /// Is the table one that the program can read?
        case preview
        /// What comes out of it, and of the circuit?
        case run(parameters: [String: String])
        case prove(ProofOrder)
        case verify(now: Int)
        case offer(Offer)
        case commit
        case attest(Period)
        case draft(ProofOrder)
        case sign(ProofOrder)
        case deliver(Delivery)
    }

    /// What one side of a trial agrees on with the other: the sandbox plays both.
    public struct ProofOrder: Codable, Sendable {
        public var parameters: [String: String]
        /// The output and the least value that it has to have.
        public var expectation: [String]?
        public var terms: String
        /// Seconds since 1970: when the proof is made, and until when the agreement holds.
        public var now: Int
        public var expires: Int
        /// The folder with the proving keys, by the digests of their circuits.
        public var keys: String

        public init(parameters: [String: String], expectation: [String]?, terms: String, now: Int, expires: Int, keys: String) {
            self.parameters = parameters
            self.expectation = expectation
            self.terms = terms
            self.now = now
            self.expires = expires
            self.keys = keys
        }
    }

    /// A table as it was handed in, and how its columns become fields.
    public struct Table: Sendable {
        public var bytes: [UInt8]
        public var columns: [UInt8]?

        public init(bytes: [UInt8], columns: [UInt8]?) {
            self.bytes = bytes
            self.columns = columns
        }
    }

    /// The attachments of a program and its tables, by the names of the data sets.
    public static func attachments(program: String, tables: [String: Table] = [:]) -> [String: [UInt8]] {
        var attachments = ["program": Array(program.utf8)]
        for (name, table) in tables {
            attachments["table/\(name)"] = table.bytes
            attachments["columns/\(name)"] = table.columns
        }
        return attachments
    }

    public var task: Task
    public var limits: WorkLimits
    public var attachments: [String: [UInt8]]

    private enum CodingKeys: CodingKey { case task, limits }

    public init(_ task: Task, limits: WorkLimits, attachments: [String: [UInt8]]) {
        self.task = task
        self.limits = limits
        self.attachments = attachments
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        task = try container.decode(Task.self, forKey: .task)
        limits = try container.decode(WorkLimits.self, forKey: .limits)
        attachments = [:]
    }
}
