// SPDX-License-Identifier: Apache-2.0

/// What a worker process is asked to do. Programs, tables and receipts come with it as attachments.
///
/// | task | attachments |
/// |---|---|
/// | check, explain | `program` |
/// | preview, run, prove | `program`; for the data set NAME `table/NAME` and perhaps `columns/NAME`, `left-out/NAME` |
/// | verify | `receipt`; perhaps the `agreement` that it has to be for |
/// | calldata | `receipt` |
/// | contents | `table/data` and perhaps `columns/data`, `left-out/data` |
/// | excerpt | `key`: that of the spool |
/// | takeKey | `program` |
/// | keys | – |
/// | offer | `program` |
/// | commit | `program`; for the data set NAME `table/NAME` and perhaps `columns/NAME`, `left-out/NAME` |
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
        case offer(ProofOrder)
        case commit
        case attest(Period)
        case draft(ProofOrder)
        case sign(ProofOrder)
        case deliver(Delivery)
        /// What does a contract take that verifies the proof, in the call that reverts or in the one that asks?
        case calldata(asks: Bool)
        /// What is in the data, whatever a program makes of it?
        case contents
        /// What is read in an export of Apple Health, in at most so many bytes?
        case excerpt(Spool, limit: Int)
        /// Can proofs of the program be made with the key that somebody brings? If so, it is put into the folder of keys.
        case takeKey(file: String, keys: String)
        /// What keys are in the folder?
        case keys(folder: String)
    }

    /// A ``SealedSpool``.
    public struct Spool: Codable, Sendable {
        /// What messages call it.
        public var name: String
        public var path: String
        /// Bytes of the text.
        public var byteCount: Int

        public init(name: String, path: String, byteCount: Int) {
            self.name = name
            self.path = path
            self.byteCount = byteCount
        }
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

    /// Data as it was handed in, and how its columns become fields.
    public struct Table: Sendable {
        public var bytes: [UInt8]
        public var columns: [UInt8]?
        /// Of an excerpt: how many records it leaves out, by reason, as JSON.
        public var leftOut: [UInt8]?

        public init(bytes: [UInt8], columns: [UInt8]? = nil, leftOut: [UInt8]? = nil) {
            self.bytes = bytes
            self.columns = columns
            self.leftOut = leftOut
        }

        /// As attachments of a data set.
        public func attachments(for name: String) -> [String: [UInt8]] {
            ["table/\(name)": bytes, "columns/\(name)": columns, "left-out/\(name)": leftOut].compactMapValues(\.self)
        }
    }

    /// The attachments of a program and its tables, by the names of the data sets.
    public static func attachments(program: String, tables: [String: Table] = [:]) -> [String: [UInt8]] {
        tables.reduce(into: ["program": Array(program.utf8)]) { all, table in
            all.merge(table.value.attachments(for: table.key)) { $1 }
        }
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

    /// An attachment that the task cannot do without.
    func attachment(_ name: String) throws(WorkProblem) -> [UInt8] {
        guard let bytes = attachments[name] else { throw WorkProblem(.failure, "the order has no \(name)") }
        return bytes
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        task = try container.decode(Task.self, forKey: .task)
        limits = try container.decode(WorkLimits.self, forKey: .limits)
        attachments = [:]
    }
}
