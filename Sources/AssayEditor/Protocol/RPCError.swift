// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// An error of JSON-RPC 2.0, section 5.1, or of the Language Server Protocol 3.17.
public struct RPCError: Error, Hashable, Sendable {
    /// The numbers that both define.
    public enum Code: Int, Hashable, Sendable {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case serverNotInitialized = -32002
        case requestFailed = -32803
        case requestCancelled = -32800
    }

    /// Which one.
    public let code: Code
    /// One clause, for a person.
    public let message: String

    /// An error with its reason.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The answer to the request with this number or name.
    public func answer(to id: JSON) -> JSON {
        let error: JSON = ["code": .integer(code.rawValue), "message": .string(message)]
        return ["jsonrpc": "2.0", "id": id, "error": error]
    }
}
