// SPDX-License-Identifier: Apache-2.0

/// Text that is no XML, or XML of a kind that is not read, and where.
struct XMLFault: Error, Hashable {
    let line: Int
    let cause: String
    let fix: String
}

/// How much XML may hold before it is refused.
struct XMLLimits: Sendable {
    /// Elements inside each other.
    var depth = 32
    /// Bytes of the name of an element or attribute.
    var nameByteCount = 128
    var attributeCount = 64
    /// Bytes of the values of all attributes of an element together.
    var valueByteCount = 1 << 16
    /// Bytes of the declarations before the outermost element.
    var declarationByteCount = 1 << 18
    /// Elements in all.
    var elementCount = 1 << 28
}
