// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Numbers for the lines of a program as if its tests and properties were not there: they are no part of the circuit, so they leave no trace
/// in its files.
///
/// With a block go its lines and the empty ones behind it. A line that holds something else as well stays.
struct LinesWithoutBlocks: Sendable {
    /// Lines that do not count, in order, without gaps inside.
    private let left: [ClosedRange<Int>]

    init(_ tree: SyntaxTree) {
        let source = tree.source
        func isEmpty(_ span: Span) -> Bool { source.text(span).allSatisfy(\.isWhitespace) }
        left = tree.blockSpans.compactMap { span in
            var (first, last) = (source.lineNumber(of: span.start), source.lineNumber(of: max(span.start, span.end - 1)))
            if !isEmpty(Span(source.line(first).start, span.start)) { first += 1 }
            if !isEmpty(Span(span.end, max(span.end, source.line(last).end))) { last -= 1 }
            guard first <= last else { return nil }
            while last < source.lineCount, isEmpty(source.line(last + 1)) { last += 1 }
            return first...last
        }
    }

    /// The number of a line of the program without its blocks.
    func number(of line: Int) -> Int {
        left.prefix { $0.lowerBound <= line }.reduce(line) { $0 - (min($1.upperBound, line) - $1.lowerBound + 1) }
    }

    /// The line of the program that has a number.
    func line(_ number: Int) -> Int {
        left.reduce(number) { $1.lowerBound <= $0 ? $0 + $1.count : $0 }
    }
}

extension SyntaxTree {
    /// Where its tests and properties stand, in order.
    fileprivate var blockSpans: [Span] {
        declarations.compactMap { declaration in
            switch declaration {
            case .test(let it): it.span
            case .property(let it): it.span
            case .import, .record, .data, .param, .rule, .function, .let, .require, .publish: nil
            }
        }
    }
}
