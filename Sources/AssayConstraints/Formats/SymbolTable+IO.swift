// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// The `.sym` text format: a line `label,wire,component,name` for each variable, with wire -1 for one that has none.
extension SymbolTable {
    private static var format: String { "sym" }

    /// Reads a `.sym` file.
    public init(sym bytes: [UInt8]) throws(FormatError) {
        var symbols: [Symbol] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            symbols.append(try Self.symbol(bytes[start..<end], line: symbols.count + 1, offset: start))
            start = end + 1
        }
        self.init(symbols)
    }

    /// The `.sym` file.
    public var symBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32 * count)
        writeSym { bytes += $0 }
        return bytes
    }

    /// Hands the bytes of the `.sym` file to `write` piece by piece, so that they never are in memory together.
    public func writeSym<E: Error>(_ write: ([UInt8]) throws(E) -> Void) throws(E) {
        for first in stride(from: 0, to: count, by: Self.linesTogether) {
            try write(lines(first..<min(first + Self.linesTogether, count)))
        }
    }

    /// A piece of about a megabyte.
    private static var linesTogether: Int { 1 << 15 }

    private func lines(_ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32 * range.count)
        switch storage {
        case .listed(let symbols):
            for symbol in symbols[range] {
                bytes.appendColumns(label: symbol.label, wire: symbol.wire, component: symbol.component)
                bytes += symbol.name.utf8
                bytes.append(UInt8(ascii: "\n"))
            }
        case .numbered(let wires, let names):
            // As `subscript` says it, but a variable without a name gets its line without a text being made.
            for variable in UInt32(range.lowerBound + 1)..<UInt32(range.upperBound + 1) {
                bytes.appendColumns(label: UInt64(variable), wire: wires[wireOf: variable], component: 0)
                bytes += Self.prefix.utf8
                if let name = names[variable] { bytes += name.utf8 } else { bytes.appendNumbered(variable) }
                bytes.append(UInt8(ascii: "\n"))
            }
        }
        return bytes
    }

    private static func symbol(_ line: ArraySlice<UInt8>, line number: Int, offset: Int) throws(FormatError) -> Symbol {
        let parts = line.split(separator: UInt8(ascii: ","), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, !parts[3].isEmpty, let label = decimal(parts[0], UInt64.self),
            let component = decimal(parts[2], UInt32.self),
            let name = String(validating: parts[3], as: UTF8.self)
        else { throw fault(number, offset, "the line is not label,wire,component,name") }
        if Array(parts[1]) == Array("-1".utf8) { return Symbol(label: label, wire: nil, component: component, name: name) }
        guard let wire = decimal(parts[1], UInt32.self) else { throw fault(number, offset, "the wire is neither a number nor -1") }
        return Symbol(label: label, wire: wire, component: component, name: name)
    }

    private static func fault(_ line: Int, _ offset: Int, _ problem: String) -> FormatError {
        FormatError(.malformed, format: format, place: .init(offset: offset, field: "line \(line)"), problem: problem)
    }

    /// Decimal digits without sign or leading zero that fit the type.
    private static func decimal<T: FixedWidthInteger>(_ digits: ArraySlice<UInt8>, _: T.Type) -> T? {
        guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else { return nil }
        var value: T = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            let (shifted, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, overAgain) = shifted.addingReportingOverflow(T(digit - UInt8(ascii: "0")))
            if over || overAgain { return nil }
            value = sum
        }
        return value
    }
}

extension [UInt8] {
    fileprivate mutating func appendColumns(label: UInt64, wire: UInt32?, component: UInt32) {
        // Numbers of 64 and of 32 bits have at most 20 and 10 digits.
        append(addingCapacity: 43) { columns in
            columns.appendDecimal(label)
            columns.append(UInt8(ascii: ","))
            if let wire {
                columns.appendDecimal(UInt64(wire))
            } else {
                columns.append(UInt8(ascii: "-"))
                columns.append(UInt8(ascii: "1"))
            }
            columns.append(UInt8(ascii: ","))
            columns.appendDecimal(UInt64(component))
            columns.append(UInt8(ascii: ","))
        }
    }

    fileprivate mutating func appendNumbered(_ variable: UInt32) {
        append(addingCapacity: 11) { name in
            name.append(UInt8(ascii: "_"))
            name.appendDecimal(UInt64(variable))
        }
    }
}

extension OutputSpan where Element == UInt8 {
    /// Appends the decimal digits of `number`.
    fileprivate mutating func appendDecimal(_ number: UInt64) {
        // The last digits first, a byte each, as many as a word has room for beside the first ones.
        var (first, digits) = (number, 0 as UInt64)
        while first >= 10, digits >> 56 == 0 {
            digits = digits << 8 | UInt64(UInt8(ascii: "0")) + first % 10
            first /= 10
        }
        if first < 10 { append(UInt8(ascii: "0") + UInt8(first)) } else { appendDecimal(first) }
        while digits > 0 {
            append(UInt8(truncatingIfNeeded: digits))
            digits >>= 8
        }
    }
}
