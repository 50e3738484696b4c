// SPDX-License-Identifier: Apache-2.0

/// Text with places where lines may break, after Wadler, "A prettier printer" (2003), cut down to what programs need: a
/// group stays on one line when it fits, and otherwise breaks at all of its own places.
struct Layout: Sendable {
    indirect enum Kind: Sendable {
        case text(String)
        /// A space, or a line end in a group that breaks.
        case line
        /// Nothing, or a line end in a group that breaks.
        case softLine
        /// An empty line.
        case blankLine
        case hardLine
        /// A comment after code: two spaces before it, a line end after it.
        case trailingComment(String)
        /// A comment on a line of its own.
        case ownComment(String)
        case sequence([Layout])
        /// Four more spaces after the line ends inside.
        case indented(Layout)
        case group(Layout)
    }

    let kind: Kind
    /// Columns on one line; `nil` when it cannot stand on one line.
    let flatWidth: Int?

    private init(_ kind: Kind, flatWidth: Int?) {
        self.kind = kind
        self.flatWidth = flatWidth
    }

    static let line = Layout(.line, flatWidth: 1)
    static let softLine = Layout(.softLine, flatWidth: 0)
    static let hardLine = Layout(.hardLine, flatWidth: nil)
    static let blankLine = Layout(.blankLine, flatWidth: nil)

    static func text(_ text: String) -> Layout {
        Layout(.text(text), flatWidth: DisplayWidth.of(text))
    }

    static func trailingComment(_ text: String) -> Layout {
        Layout(.trailingComment(text), flatWidth: nil)
    }

    static func ownComment(_ text: String) -> Layout {
        Layout(.ownComment(text), flatWidth: nil)
    }

    static func sequence(_ parts: [Layout]) -> Layout {
        Layout(.sequence(parts), flatWidth: parts.reduce(0) { sum, part in sum.flatMap { sum in part.flatWidth.map { sum + $0 } } })
    }

    static func indented(_ parts: Layout...) -> Layout {
        let inner = sequence(parts)
        return Layout(.indented(inner), flatWidth: inner.flatWidth)
    }

    static func group(_ parts: Layout...) -> Layout {
        let inner = sequence(parts)
        return Layout(.group(inner), flatWidth: inner.flatWidth)
    }
}

extension Layout: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    init(stringLiteral text: String) {
        self = .text(text)
    }

    init(arrayLiteral parts: Layout...) {
        self = .sequence(parts)
    }
}
