// SPDX-License-Identifier: Apache-2.0

/// Machine code under construction: instructions, numbers to push, places to jump to, and data at the end.
///
/// Numbers take as few bytes as they need; a place takes two, which reach over the longest code that a chain accepts.
struct Assembler {
    /// A place in the code, by a name of its own.
    struct Label: Hashable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
        let name: String

        init(stringLiteral value: String) { name = value }
    }

    /// What stands in the code. An integer literal is a number to push.
    enum Item: ExpressibleByIntegerLiteral {
        case opcode(Opcode)
        case number(Word)
        /// Pushes the offset of a place.
        case place(Label)
        case label(Label)
        case data([UInt8])

        init(integerLiteral value: Int) { self = .number(Word(value)) }
    }

    private(set) var items: [Item] = []

    /// No code yet, or these items.
    init(_ items: [Item] = []) { self.items = items }

    /// Appends instructions and numbers in the order in which they run.
    mutating func callAsFunction(_ new: Item...) { items += new }

    /// The same of a list of them.
    mutating func append(_ new: [Item]) { items += new }

    /// A place that code jumps to, and the instruction that must stand there.
    mutating func mark(_ label: Label) { items += [.label(label), .jumpdest] }

    /// Jumps when the topmost word is not zero.
    mutating func jumpIf(to label: Label) { items += [.place(label), .jumpi] }

    mutating func jump(to label: Label) { items += [.place(label), .jump] }

    /// Data under a name. Only data may follow.
    mutating func data(_ label: Label, _ bytes: [UInt8]) { items += [.label(label), .data(bytes)] }

    /// The code with all places filled in.
    ///
    /// - Precondition: every place that is used has one label, and none lies beyond two bytes (``ContractError`` comes first).
    func assembled() -> [UInt8] {
        var places: [Label: Int] = [:]
        var offset = 0
        for item in items {
            if case .label(let label) = item {
                let isNew = places.updateValue(offset, forKey: label) == nil
                precondition(isNew, "two places named \(label.name)")
            }
            offset += item.byteCount
        }
        return items.flatMap { $0.bytes(places) }
    }

    /// Bytes of ``assembled()``.
    var byteCount: Int { items.reduce(0) { $0 + $1.byteCount } }
}

extension Assembler.Item {
    fileprivate var byteCount: Int {
        switch self {
        case .opcode: 1
        case .number(let word): 1 + word.shortestBytes.count
        case .place: 3
        case .label: 0
        case .data(let bytes): bytes.count
        }
    }

    fileprivate func bytes(_ places: [Assembler.Label: Int]) -> [UInt8] {
        switch self {
        case .opcode(let opcode): return [opcode.rawValue]
        case .number(let word): return [Opcode.push(word.shortestBytes.count).rawValue] + word.shortestBytes
        case .place(let label):
            guard let place = places[label] else { preconditionFailure("no place named \(label.name)") }
            return [Opcode.push(2).rawValue] + Word(place).bytes.suffix(2)
        case .label: return []
        case .data(let bytes): return bytes
        }
    }
}
