// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayData
internal import AssayExplain
internal import AssayFormats
internal import AssaySyntax
internal import AssayVerifier

/// Where costs are read from: the folder of a compiled algorithm, or a program that is compiled for the purpose.
struct CostSource {
    let tree: CostTree
    /// The title of the algorithm.
    let title: String
    /// Whether the choices of the compiler are known: not for a folder that another version of it has filled.
    let hasChoices: Bool

    /// `curve` is the one that a program is compiled for; a folder has its own.
    init(_ path: String, on curve: KnownCurve) throws {
        if Files.isFolder(path) {
            try self.init(folder: CircuitFolder(path: path), on: FileCurve.common([path]))
        } else {
            try self.init(program: path, on: curve.proving)
        }
    }

    /// What stands in the folder counts, also where this version would compile the program to something else.
    private init<C: PairingCurve>(folder: CircuitFolder, on curve: C.Type) throws {
        let interface = try folder.checkedInterface()
        let file: WitnessProgram<C.Fr> = try folder.readWitnessProgram()
        let program = try ProgramFile(folder.source)
        let origins = program.program?.origins(in: file) ?? file.origins
        let again = program.program?.compiled(for: C.Fr.self, curve: C.name, packsOutputs: interface.packsOutputs).interface
        hasChoices = again?.circuitDigest == interface.circuitDigest
        let choices = hasChoices ? program.program?.encodingChoices(for: C.Fr.self) : nil
        tree = CostTree(origins.costs, choices: choices ?? [], program.source)
        title = interface.algorithm
    }

    private init<C: PairingCurve>(program path: String, on curve: C.Type) throws {
        let file = try ProgramFile(path)
        let program = try file.usable()
        let circuit = program.compiled(for: C.Fr.self, curve: C.name)
        tree = CostTree(circuit.origins.costs, choices: program.encodingChoices(for: C.Fr.self), file.source)
        title = program.algorithm
        hasChoices = true
    }
}

extension CostTree {
    /// For scripts: declarations with their lines, and what is checked in each.
    var json: JSON {
        .array(
            declarations.map { declaration in
                [
                    "declaration": .string(declaration.label), "line": .integer(declaration.line),
                    "constraints": .integer(declaration.constraints), "lines": .array(declaration.lines.map(\.json)),
                ]
            })
    }
}

extension CostTree.Line {
    fileprivate var json: JSON {
        [
            "line": .integer(number), "constraints": .integer(constraints),
            "checks": .array(gadgets.map { ["name": .string($0.name), "constraints": .integer($0.constraints)] }),
            "choices": .array(choices.map(\.json)),
        ]
    }
}

extension NotedChoice {
    fileprivate var json: JSON {
        [
            "what": .string(choice.what), "way": .string(choice.way), "cost": .integer(cost), "times": .integer(count),
            "others": .array(choice.others.map { ["way": .string($0.name), "cost": .integer($0.cost)] }),
        ]
    }
}

extension CostChange {
    /// For scripts.
    var json: JSON {
        [
            "declaration": .string(label), "line": .integer(line), "isLine": .bool(isLine), "now": .integer(now),
            "before": .integer(before),
            "difference": .integer(difference),
        ]
    }
}
