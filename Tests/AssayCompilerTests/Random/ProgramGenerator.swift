// SPDX-License-Identifier: Apache-2.0
import AssaySyntax
import AssayTestSupport
import BigInt

@testable import AssayCompiler

/// Writes random programs of the language, as text. They are well typed; a line that is refused for another reason (a number
/// that grows too large, say) is left out again.
///
/// Most lines are fine, and the compiler is what takes the time. So all are taken on trust and checked together; at the first one that is
/// refused the generator goes back to where it stood before it took it, and goes on from there. That gives the same program as a check after
/// each line would.
struct ProgramGenerator {
    var random: SeededGenerator
    /// How many statements are still to be drawn.
    private var left = 0
    /// For each statement that has been taken on trust: how many lines stand before it, and the generator that has drawn it and not taken it.
    private var forks: [(lines: Int, without: ProgramGenerator)] = []
    /// What may be named so far.
    var numbers: [String] = []
    var conditions: [String] = []
    var choices: [(name: String, labels: [String])] = []
    var rowSets: [RowSet] = []
    var numberRules: [(name: String, record: Int)] = []
    var conditionRules: [(name: String, record: Int)] = []
    var records: [[Column]] = []
    /// Keys of groups, with the record whose rows have them; `nil` for one that is the same in all rows.
    var groupKeys: [(record: Int?, text: String, isNumber: Bool)] = []
    var lines = ["assay 1", "algorithm \"random\""]
    private var names = 0

    struct Column {
        var name: String
        /// `nil` for a number.
        var labels: [String]?
        var isOptional: Bool
    }

    struct RowSet {
        var name: String
        var record: Int
        /// Columns that may be missing, which all of these rows have.
        var present: Set<String> = []
        /// Whether a requirement sees to it that there is a row.
        var isCertain = false

        var place: Place { Place(record: record, present: present) }
    }

    /// Where an expression stands: the columns of the row at hand, with the name of the row in a rule.
    struct Place {
        var record: Int?
        var row: String?
        var present: Set<String> = []

        static let plain = Place()
    }

    init(_ random: SeededGenerator) { self.random = random }

    // MARK: Drawing

    mutating func draw(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
    mutating func oneIn(_ count: Int) -> Bool { draw(1...count) == 1 }
    mutating func pick<T>(_ values: [T]) -> T { values[draw(0...values.count - 1)] }

    mutating func fresh(_ prefix: String) -> String {
        names += 1
        return "\(prefix)\(names)"
    }

    // MARK: Programs

    /// A whole program with outputs; `nil` when nothing in it could be published.
    static func program(_ random: SeededGenerator) -> String? {
        var generator = ProgramGenerator(random)
        generator.declare()
        generator.left = generator.draw(3...7)
        return generator.settle().flatMap { generator.published($0) }
    }

    private mutating func declare() {
        for index in 0..<(oneIn(5) ? 2 : 1) {
            let record = fresh("R")
            let columns = (0..<draw(1...4)).map { _ in column() }
            records.append(columns.map(\.column))
            lines.append("record \(record) {")
            lines += columns.map { "    \($0.text)" } + ["}"]
            let data = fresh("d")
            lines.append("data \(data): at most \(oneIn(16) ? draw(6...20) : draw(1...5)) of \(record)\(order(index))")
            rowSets.append(RowSet(name: data, record: index))
        }
        for _ in 0..<draw(0...2) { declareParameter() }
        lines += Self.functions.split(separator: "\n").map(String.init)
    }

    private mutating func column() -> (column: Column, text: String) {
        let (name, isOptional) = (fresh("f"), oneIn(3))
        let missing = isOptional ? " or missing" : ""
        guard oneIn(3) else { return (Column(name: name, isOptional: isOptional), "\(name): \(range())\(missing)") }
        let labels = (0..<draw(2...4)).map { _ in fresh("l") }
        return (
            Column(name: name, labels: labels, isOptional: isOptional), "\(name): \(labels.joined(separator: " | "))\(missing)"
        )
    }

    private mutating func order(_ record: Int) -> String {
        let columns = records[record].filter { $0.labels == nil }
        guard !columns.isEmpty, oneIn(4) else { return "" }
        return ", \(oneIn(2) ? "strictly " : "")increasing by \(pick(columns).name)"
    }

    private mutating func declareParameter() {
        let name = fresh("p")
        if oneIn(4) {
            let labels = (0..<draw(2...3)).map { _ in fresh("l") }
            lines.append("param \(name): \(labels.joined(separator: " | "))")
            choices.append((name, labels))
        } else {
            lines.append("param \(name): \(range())")
            numbers.append(name)
        }
    }

    private mutating func range() -> String {
        if oneIn(12) { return "\(draw(0...20))% .. \(draw(20...120))%" }
        let scale = oneIn(4) ? draw(1...2) : 0
        let lower = draw(-12...12)
        let upper = lower + (oneIn(8) ? 0 : draw(0...(oneIn(12) ? 1_000_000 : oneIn(4) ? 400 : 12)))
        return "\(Self.decimal(lower, scale)) .. \(Self.decimal(upper, scale))"
    }

    static func decimal(_ raw: Int, _ scale: Int) -> String {
        Rational(raw).divided(by: scale).decimal(places: scale)
    }

    /// Draws what is left of the statements, without those that are refused. `nil` where the declarations are.
    private mutating func settle() -> CheckedProgram? {
        while true {
            while left > 0 {
                left -= 1
                addStatement()
            }
            let text = (lines + uses + ["publish final_check = 1 > 0"]).joined(separator: "\n")
            guard let source = try? SourceFile(name: "random.assay", text: text) else { return nil }
            let result = Compiler.check(source)
            if let program = result.program { return program }
            let faulty = result.diagnostics.first { $0.severity == .error }.map { source.lineNumber(of: $0.span.start) } ?? 0
            guard let fork = forks.last(where: { $0.lines < faulty }) ?? forks.last else { return nil }
            self = fork.without
        }
    }

    /// Every program must use its data.
    private var uses: [String] { rowSets.prefix(2).map { "require (count in \($0.name)) >= 0" } }

    private mutating func keep(_ line: String, _ then: (inout ProgramGenerator) -> Void) {
        forks.append((lines.count, self))
        lines.append(line)
        then(&self)
    }

    private mutating func addStatement() {
        switch draw(1...11) {
        case 1, 2: addRows()
        case 3:
            let name = fresh("c")
            let value = condition(.plain, 3)
            keep("let \(name) = \(value)") { $0.conditions.append(name) }
        case 4: addRule()
        case 5:
            let condition = condition(.plain, 2)
            keep("require \(condition)") { _ in }
        case 6: addChoice()
        case 7:
            let place = draw(0...rowSets.count - 1)
            keep("require (count in \(rowSets[place].name)) >= \(draw(1...2))") { $0.rowSets[place].isCertain = true }
        default: addNumber()
        }
    }

    private mutating func addRows() {
        let (name, base) = (fresh("s"), pick(rowSets))
        var place = base.place
        let open = records[base.record].filter { $0.isOptional && !base.present.contains($0.name) }
        var test = ""
        if !open.isEmpty, oneIn(2) {
            let column = pick(open).name
            place.present.insert(column)
            test = "\(column) is present and "
        }
        let (condition, present) = (condition(place, 2), place.present)
        keep("let \(name) = \(base.name) where \(test)\(condition)") {
            $0.rowSets.append(RowSet(name: name, record: base.record, present: present))
        }
    }

    private mutating func addNumber() {
        let (name, value) = (fresh("n"), number(.plain, 3))
        guard oneIn(4) else { return keep("let \(name) = \(value)") { $0.numbers.append(name) } }
        let (lower, upper) = (draw(-20...0), draw(1...(oneIn(2) ? 12 : 5000)))
        keep("let \(name): \(lower) .. \(upper) = max(min(\(value), \(upper)), \(lower))") { $0.numbers.append(name) }
    }

    private mutating func addRule() {
        let (name, record) = (fresh("r"), draw(0...records.count - 1))
        let head = "rule \(name)(x: R\(recordNumber(record))) = "
        let place = Place(record: record, row: "x")
        if oneIn(3) {
            let value = number(place, 2)
            keep(head + value) { $0.numberRules.append((name, record)) }
        } else {
            let value = condition(place, 2)
            keep(head + value) { $0.conditionRules.append((name, record)) }
        }
    }

    private func recordNumber(_ index: Int) -> String {
        let heads = lines.filter { $0.hasPrefix("record ") }
        return String(heads[index].dropFirst(8).prefix { $0.isNumber })
    }

    private mutating func addChoice() {
        let name = fresh("k")
        let labels = (0..<draw(2...3)).map { _ in fresh("l") }
        if oneIn(3) {
            let edge = draw(-3...20)
            let upper = labels.count == 3 ? "\(labels[1]) from \(edge + draw(1...9)), " : ""
            return keep("let \(name) = bands(\(number(.plain, 2)): \(upper)\(labels[0]) from \(edge), \(labels[labels.count - 1]) below)") {
                $0.choices.append((name, labels))
            }
        }
        let (test, other) = (condition(.plain, 2), condition(.plain, 1))
        let rest = labels.count == 3 ? "when \(other): \(labels[1]) else \(labels[2])" : labels[1]
        keep("let \(name): \(labels.joined(separator: " | ")) = when \(test): \(labels[0]) else \(rest)") {
            $0.choices.append((name, labels))
        }
    }

    // MARK: Outputs

    /// The program with everything published that can be; ranges are those which the compiler finds.
    private mutating func published(_ program: CheckedProgram) -> String? {
        var outputs = conditions.map { "publish out_\($0) = \($0)" } + choices.map { "publish out_\($0.name) = \($0.name)" }
        let bounds = RangeProbe(program)
        for name in numbers {
            guard let interval = bounds.interval(of: name) else { continue }
            let exact = oneIn(3) ? bounds.decimals(of: name) : nil
            let decimals = exact ?? draw(0...3)
            guard let range = Self.outputRange(interval, decimals) else { continue }
            let rounding = exact == nil ? " rounded \(pick(RoundingMode.allCases).rawValue)" : ""
            outputs.append("publish out_\(name) = \(name) as \(range)\(rounding)")
        }
        return outputs.isEmpty ? nil : (lines + uses + outputs).joined(separator: "\n") + "\n"
    }

    private static func outputRange(_ interval: ValueInterval, _ decimals: Int) -> String? {
        let lower = interval.lower.rounded(.down, decimals: decimals)
        let upper = interval.upper.rounded(.up, decimals: decimals)
        let limit = Rational(1 << 40)
        guard lower.magnitude < limit, upper.magnitude < limit else { return nil }
        return "\(lower.decimal(places: decimals)) .. \(upper.decimal(places: decimals))"
    }
}

extension Rational {
    func divided(by scale: Int) -> Rational { self * Rational(1, scale: scale) }
}

/// The ranges of a program's named values after its last requirement.
struct RangeProbe {
    private let program: Program
    private let bounds: ValueBounds

    init(_ checked: CheckedProgram) {
        program = checked.program
        bounds = checked.bounds
    }

    /// `nil` for no such number; of a parameter its range.
    func interval(of name: String) -> ValueInterval? {
        if let statement = program.statements.first(where: { $0.name == name }) { return bounds.value(of: statement.root, .none) }
        guard let parameter = program.parameters.first(where: { $0.name == name }),
            case .number(let lower, let upper, let scale, _) = parameter.type
        else { return nil }
        return Interval(Rational(lower).divided(by: scale), Rational(upper).divided(by: scale))
    }

    /// With how few decimals, three at most, a number is always exact; `nil` where it may need more.
    func decimals(of name: String) -> Int? {
        guard let statement = program.statements.first(where: { $0.name == name }),
            case .number(let form) = bounds.forms[statement.root.index],
            form.denominator == nil
        else { return nil }
        let step = form.factor * Rational(bounds.gates.content(form.numerator))
        return (0...3).first { (step * Rational(BigInt(10).power($0))).isWhole }
    }
}
