// SPDX-License-Identifier: Apache-2.0
internal import AssaySyntax

/// Wordings for modules and their imports.
extension Diagnostic {
    static func unknownModule(_ syntax: ImportSyntax) -> Diagnostic {
        let file = syntax.path.map(\.text).joined(separator: "/") + ".assay"
        return Diagnostic(
            NameCode.unknownModule, at: syntax.span, "there is no module `\(syntax.module)`",
            notes: ["it would be the file `\(file)` beside the program, or one of the modules that come with this release"],
            fix: Fix("put the file there, or look at the spelling; `assay modules` lists those that come with this release"))
    }

    static func unreadableModule(_ syntax: ImportSyntax, _ source: SourceFile) -> Diagnostic {
        Diagnostic(
            NameCode.moduleFault, at: syntax.span, "`\(source.name)` cannot be read as a module",
            fix: Fix("mend it: `assay check \(source.name)` says what is wrong"))
    }

    static func importWithoutDigest(_ syntax: ImportSyntax, _ digest: String) -> Diagnostic {
        Diagnostic(
            NameCode.moduleDigest, at: syntax.span, "the import does not say which `\(syntax.module)` it means",
            notes: ["both sides agree on a program; with the digest that includes every function that it uses"],
            fix: .replace(syntax.span.after, by: " \"\(digest)\"", "state its digest: `import \(syntax.module) \"\(digest)\"`"))
    }

    static func otherModule(_ syntax: ImportSyntax, found: String) -> Diagnostic {
        Diagnostic(
            NameCode.moduleDigest, at: syntax.digestSpan ?? syntax.span,
            "the module `\(syntax.module)` that is here is not the one that the program means", notes: ["its digest is \(found)"],
            fix: Fix("get the module that the program means; or read this one, and if you agree with it, `assay pin FILE`"))
    }

    static func importsItself(_ syntax: ImportSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.moduleFault, at: syntax.span, "the module `\(syntax.module)` imports itself, perhaps through others",
            fix: Fix("move what both need into a third module"))
    }

    static func moduleIsFaulty(_ syntax: ImportSyntax, _ fault: Diagnostic, _ source: SourceFile) -> Diagnostic {
        let place = source.location(of: fault.span.start)
        return Diagnostic(
            NameCode.moduleFault, at: syntax.span, "the module `\(syntax.module)` has faults",
            notes: ["the first is \(fault.code) in \(source.name), line \(place.line): \(fault.message)"],
            fix: Fix("mend it: `assay check \(source.name)` says all that is wrong"))
    }

    static func noModule(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.strayInModule, at: span, "this file is an algorithm; only modules are imported",
            fix: Fix("move its functions into a file that starts with `module \"TITLE\"`"))
    }

    static func strayInModule(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.strayInModule, at: span, "a module holds functions and imports, and nothing else",
            fix: Fix("move this to the program, and give what the functions need as parameters"))
    }

    static func moduleIsNoProgram(_ span: Span) -> Diagnostic {
        Diagnostic(
            NameCode.strayInModule, at: span, "this is a module: it holds functions for programs, and gives nothing by itself",
            fix: Fix("write a program that starts with `algorithm \"TITLE\"` and imports it"))
    }

    static func moduleAsValue(_ name: NameSyntax) -> Diagnostic {
        Diagnostic(
            NameCode.moduleFault, at: name.span, "`\(name.text)` is a module, and no value",
            fix: Fix("call one of its functions: `\(name.text).FUNCTION(…)`"))
    }
}
