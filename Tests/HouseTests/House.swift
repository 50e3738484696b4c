// SPDX-License-Identifier: Apache-2.0

/// One row of the house's table: what the files of a target may import.
struct Room: Sendable {
    /// Targets of this package.
    var rooms: Set<String> = []
    /// Libraries from elsewhere, the C targets included: each has exactly one room that speaks to it.
    var libraries: Set<String> = []
    /// What comes with the toolchain.
    var system: Set<String> = []

    var all: Set<String> { rooms.union(libraries).union(system) }
}

/// Who may import whom (`docs/architecture.md`). SwiftPM does not hold a target to it, so the tests do.
enum House {
    static let rooms: [String: Room] = [
        "AssayAlgebra": Room(libraries: ["CAssayKernels"], system: ["Dispatch", "Synchronization"]),
        "AssayCrypto": Room(rooms: ["AssayAlgebra"], libraries: ["CSodium", "COpenSSL"], system: ["Synchronization"]),
        "AssayFormats": Room(rooms: ["AssayAlgebra"], system: systemCalls),
        "AssayConstraints": Room(rooms: ["AssayAlgebra", "AssayFormats"]),
        "AssayGadgets": Room(rooms: ["AssayAlgebra", "AssayConstraints", "AssayCrypto"]),
        "AssayCertificate": Room(rooms: ["AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayConstraints"]),
        "AssayAudit": Room(rooms: ["AssayAlgebra", "AssayConstraints", "AssayCertificate"]),
        "AssayData": Room(rooms: ["AssayAlgebra", "AssayCrypto", "AssayFormats"]),
        "AssaySyntax": Room(),
        "AssayCompiler": Room(
            rooms: ["AssaySyntax", "AssayData", "AssayAlgebra", "AssayCrypto", "AssayConstraints", "AssayGadgets"],
            libraries: ["BigInt"], system: ["Foundation"]),
        "AssayLibrary": Room(),
        "AssayExplain": Room(rooms: ["AssaySyntax", "AssayCompiler", "AssayLibrary", "AssayData", "AssayConstraints", "AssayFormats"]),
        "AssayEditor": Room(rooms: ["AssaySyntax", "AssayCompiler", "AssayFormats", "AssayAlgebra"]),
        "AssayGroth16": Room(
            rooms: ["AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayConstraints"], system: ["Synchronization"]),
        "AssayCeremony": Room(rooms: ["AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayConstraints", "AssayGroth16"]),
        "AssayEVM": Room(rooms: ["AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayGroth16"]),
        "AssayExchange": Room(
            rooms: ["AssayData", "AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayGroth16"]),
        "AssayImport": Room(rooms: ["AssayExchange", "AssayData", "AssayFormats"]),
        "AssayVerifier": Room(rooms: ["AssayExchange", "AssayGroth16", "AssayData", "AssayFormats", "AssayAlgebra"]),
        "AssayVerifierC": Room(
            rooms: ["AssayVerifier", "AssayExchange", "AssayGroth16", "AssayAlgebra"], libraries: ["CAssayVerify"]),
        "assay-verify": Room(
            rooms: ["AssayVerifier", "AssayExchange", "AssayGroth16", "AssayFormats", "AssayAlgebra"], system: systemCalls),
        "assay": Room(
            rooms: [
                "AssayVerifier",
                "AssaySyntax", "AssayCompiler", "AssayData", "AssayExchange", "AssayGroth16", "AssayConstraints", "AssayFormats",
                "AssayCrypto", "AssayAlgebra", "AssayAudit", "AssayCertificate", "AssayGadgets", "AssayLibrary", "AssayExplain",
                "AssayEditor", "AssayEVM", "AssayCeremony", "AssayImport",
            ],
            libraries: ["ArgumentParser"], system: systemCalls.union(["Foundation", "Synchronization"])),
        "AssayWorker": Room(
            rooms: [
                "AssayVerifier", "AssaySyntax", "AssayCompiler", "AssayExplain", "AssayData", "AssayExchange",
                "AssayGroth16", "AssayCeremony", "AssayImport", "AssayEVM",
                "AssayAudit", "AssayConstraints", "AssayFormats", "AssayCrypto", "AssayAlgebra",
            ],
            system: ["Foundation"]),
        "AssaySandbox": Room(
            rooms: ["AssayWorker", "AssayExchange", "AssayFormats", "AssayCrypto"],
            libraries: [
                "GRDB", "HTTPTypes", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Logging", "NIOSSL", "Subprocess", "SystemPackage",
            ],
            system: ["Foundation"]),
        "assay-sandbox": Room(
            rooms: ["AssaySandbox", "AssayWorker", "AssayExchange", "AssayCrypto"], libraries: ["ArgumentParser"], system: ["Foundation"]),
    ]

    /// The rooms of the sandbox, in `Sandbox/`; no other room may import one.
    static let sandbox: Set<String> = ["AssayWorker", "AssaySandbox", "assay-sandbox"]

    /// Modules that one file alone may import, whatever its room's row says.
    static let singleFile = [
        "AssayAlgebra/Dispatch": "Parallel.swift", "AssayCrypto/Synchronization": "SharedConstants.swift",
        "AssayGroth16/Synchronization": "ProverMemory.swift",
    ]

    private static let systemCalls: Set<String> = ["Glibc", "Musl", "Darwin"]
}
