// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Testing

/// What the C kernels promise beside what every source file does: functions that one screen holds, and for each public one
/// what its time depends on.
@Suite struct KernelSourceTests {
    static let longestFunction = 80
    static let statements = ["onstant time", "ariable time", "No secrets"]

    /// Functions of a C file that begin in the first column, with the lines that they take.
    static func functions(of file: SourceFile) -> [(place: String, length: Int)] {
        var found: [(String, Int)] = []
        var begin: Int?
        for (index, line) in file.lines.enumerated() {
            if let start = begin, line.hasPrefix("}") {
                found.append(("\(file.path):\(start + 1)", index - start + 1))
                begin = nil
            }
            if opensFunction(line) { begin = index }
        }
        return found
    }

    private static func opensFunction(_ line: Substring) -> Bool {
        guard let first = line.first, first.isLetter, line.hasSuffix("{") else { return false }
        return line.contains("(") && !line.contains("=") && !["typedef", "enum", "struct"].contains { line.hasPrefix($0) }
    }

    /// Declared functions whose comment does not say what their time depends on.
    static func silentFunctions(of header: SourceFile) -> [String] {
        let lines = header.lines.map { line in
            line.reversed().drop { $0 == " " || $0 == "\\" }.reversed().map(String.init).joined()
        }
        return lines.indices.filter { isDeclaration(lines[$0]) }.compactMap { index in
            let comment = commentAbove(index, in: lines)
            return statements.contains { comment.contains($0) } ? nil : "\(header.path):\(index + 1): \(lines[index].prefix(60))"
        }
    }

    private static func isDeclaration(_ line: String) -> Bool {
        guard line.hasSuffix(");"), let open = line.firstIndex(of: "(") else { return false }
        let name = line[..<open].split(separator: " ").last ?? ""
        return name.contains("_") && line.first != "/" && !line.contains("typedef")
    }

    /// The lines of the comment that ends right above a line.
    private static func commentAbove(_ index: Int, in lines: [String]) -> String {
        var comment: [String] = []
        for line in lines[..<index].reversed() {
            let text = line.drop { $0 == " " }
            let isBlock = line.hasSuffix("*/") || (!comment.isEmpty && comment[0].hasSuffix("*/"))
            guard text.hasPrefix("//") || isBlock else { break }
            comment.insert(line, at: 0)
            if text.hasPrefix("/*") { break }
            if isBlock && comment.count > 12 { break }
        }
        return comment.joined(separator: " ")
    }

    @Test func functionsFitAScreen() throws {
        let files = try ["Sources/CAssayKernels", "Tests/Kernels", "Tests/Judge", "Tests/Taint"].flatMap {
            try SourceFile.all(under: $0, suffixes: [".c", ".h"])
        }
        let functions = files.flatMap(Self.functions)
        #expect(functions.count > 400)
        for function in functions { #expect(function.length <= Self.longestFunction, "\(function.place)") }
    }

    @Test func everyPublicKernelSaysWhatItsTimeDependsOn() throws {
        let header = SourceFile(path: "assay_kernels.h", text: try Repository.text("Sources/CAssayKernels/include/assay_kernels.h"))
        #expect(Self.silentFunctions(of: header) == [])
    }

    @Test func aLongFunctionAndASilentOneAreFound() {
        let body = String(repeating: "    x();\n", count: Self.longestFunction - 1)
        let long = SourceFile(path: "a.c", text: "static void f(int a) {\n\(body)}\n\nint table[] = {\n};\n")
        #expect(Self.functions(of: long).map(\.length) == [Self.longestFunction + 1])
        let header = """
            // r = a. Constant time.
            void k_copy(fp *r, const fp *a);
            // r = -a.
            void k_neg(fp *r, const fp *a);
            void k_add(fp *r, const fp *a);
                /* r = 1 / a,                \\
                   or 0. Variable time. */   \\
                void F##_inv(fp *r);         \\
                /* r = a * a. */             \\
                void F##_sqr(fp *r);         \\
            """
        let silent = Self.silentFunctions(of: SourceFile(path: "k.h", text: header))
        #expect(silent.map { $0.split(separator: ":")[1] } == ["4", "5", "10"])
    }
}
