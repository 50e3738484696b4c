// SPDX-License-Identifier: Apache-2.0
internal import AssayData
public import AssaySyntax

extension ModuleLibrary {
    /// Where a module stands, beside the program. The parts of a name are letters, digits and `_`, so the path stays inside the folder.
    public static func path(of name: String) -> String { name.split(separator: ".").joined(separator: "/") + ".assay" }

    /// The module that an import means: the one with the stated digest, or the nearest of the name where none is stated.
    public func source(of syntax: ImportSyntax) -> SourceFile? {
        let found = find(syntax.module)
        guard let digest = syntax.digest else { return found.first }
        return found.first { $0.importDigest == digest }
    }
}

extension SourceFile {
    /// `moduleDigest` as an import writes it.
    public var importDigest: String? { moduleDigest?.hexadecimal }
}
