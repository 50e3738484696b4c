// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// For what searches through whole circuits, all their witnesses or hundreds of megabytes: unoptimised, the tests would take ten times as long.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"])]

/// For tests in optimised builds, whose time is that of what they test.
let unoptimised: [SwiftSetting] = [
    .unsafeFlags(["-Onone", "-no-whole-module-optimization", "-enable-batch-mode"], .when(configuration: .release))
]

/// For what another target specialises as its own code; without, each call of a generic function looks up types as the program runs.
let specialisable: [SwiftSetting] = [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]

/// For objects that one thread uses and nobody else sees.
let unshared: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

/// A library target of the house; `Tests/HouseTests` checks that its imports stay within `dependencies`.
func room(_ name: String, _ dependencies: [Target.Dependency], settings: [SwiftSetting] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings + settings)
}

/// `texts` are folders of files that the tests read where they stand.
func tests(_ name: String, _ dependencies: [Target.Dependency], texts: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["AssayTestSupport"], exclude: texts,
        swiftSettings: swiftSettings + unoptimised)
}

let bigInt: Target.Dependency = .product(name: "BigInt", package: "BigInt")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// What the sandbox, a package of its own under `Sandbox/`, is built on.
let sandboxRooms = [
    "AssayAlgebra", "AssayAudit", "AssayCeremony", "AssayCertificate", "AssayCompiler", "AssayConstraints", "AssayCrypto", "AssayData",
    "AssayEVM", "AssayExchange", "AssayExplain", "AssayFormats", "AssayGroth16", "AssayImport", "AssayLibrary", "AssaySyntax",
    "AssayVerifier",
]

let package = Package(
    name: "assay",
    products: [
        .executable(name: "assay", targets: ["assay"]),
        .executable(name: "assay-verify", targets: ["assay-verify"]),
        .library(name: "assay_verify", type: .static, targets: ["AssayVerifierC"]),
        .library(name: "AssayExchange", targets: ["AssayExchange"]),
        .library(name: "AssayEVM", targets: ["AssayEVM"]),
        .library(name: "AssayCompiler", targets: ["AssayCompiler"]),
        .library(name: "AssayGroth16", targets: ["AssayGroth16"]),
        .library(name: "AssayCeremony", targets: ["AssayCeremony"]),
        .library(name: "AssayRooms", targets: sandboxRooms),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        // MARK: Ground floor (C)
        .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .target(
            name: "CAssayKernels",
            dependencies: ["CGMP"],
            cSettings: [
                // SwiftPM compiles C at -O0 in debug, which makes the kernels fifty times slower than what ships.
                .unsafeFlags(["-O3"]),
                .define("NDEBUG", .when(configuration: .release)),
            ]),

        // MARK: The house, lowest first
        room("AssayAlgebra", ["CAssayKernels"], settings: [.strictMemorySafety()] + optimised),
        room("AssayCrypto", ["AssayAlgebra", "CSodium", "COpenSSL"], settings: optimised),
        room("AssayFormats", ["AssayAlgebra"], settings: optimised + specialisable),
        room("AssayConstraints", ["AssayAlgebra", "AssayFormats"], settings: optimised + specialisable),
        room("AssayGadgets", ["AssayAlgebra", "AssayConstraints", "AssayCrypto"], settings: optimised),
        room(
            "AssayCertificate", ["AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayConstraints"],
            settings: optimised + specialisable + unshared),
        room("AssayAudit", ["AssayAlgebra", "AssayConstraints", "AssayCertificate"], settings: optimised + unshared),
        room("AssayData", ["AssayAlgebra", "AssayCrypto", "AssayFormats"]),
        room("AssaySyntax", [], settings: optimised),
        room(
            "AssayCompiler", ["AssaySyntax", "AssayData", "AssayAlgebra", "AssayCrypto", "AssayConstraints", "AssayGadgets", bigInt],
            settings: optimised),
        .target(name: "AssayLibrary", resources: [.embedInCode("Modules")], swiftSettings: swiftSettings),
        .target(
            name: "AssayExplain",
            dependencies: ["AssaySyntax", "AssayCompiler", "AssayLibrary", "AssayData", "AssayConstraints", "AssayFormats"],
            resources: [.embedInCode("Pages")], swiftSettings: swiftSettings),
        room("AssayEditor", ["AssaySyntax", "AssayCompiler", "AssayFormats", "AssayAlgebra"]),
        room("AssayGroth16", ["AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayConstraints"]),
        room("AssayCeremony", ["AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayConstraints", "AssayGroth16"]),
        room("AssayEVM", ["AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayGroth16"], settings: optimised),
        room("AssayExchange", ["AssayData", "AssayAlgebra", "AssayCrypto", "AssayFormats", "AssayGroth16"]),
        room("AssayImport", ["AssayExchange", "AssayData", "AssayFormats"], settings: optimised + specialisable),
        room("AssayVerifier", ["AssayExchange", "AssayGroth16", "AssayData", "AssayFormats", "AssayAlgebra"]),
        .target(name: "CAssayVerify"),
        room("AssayVerifierC", ["AssayVerifier", "AssayExchange", "AssayGroth16", "AssayAlgebra", "CAssayVerify"]),
        .executableTarget(
            name: "assay-verify", dependencies: ["AssayVerifier", "AssayExchange", "AssayGroth16", "AssayFormats", "AssayAlgebra"],
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "assay",
            dependencies: [
                "AssayVerifier", "AssayCompiler", "AssayExplain", "AssayLibrary", "AssayImport", "AssayExchange", "AssayEVM",
                "AssayGroth16", "AssayData",
                "AssayAudit", "AssayCeremony",
                "AssayCertificate", "AssayEditor", "AssayGadgets",
                "AssayConstraints", "AssayFormats", "AssayCrypto", "AssayAlgebra", "AssaySyntax", argumentParser,
            ],
            swiftSettings: swiftSettings),

        // MARK: Tests
        .target(
            name: "AssayTestSupport",
            dependencies: ["AssayAlgebra", "AssayFormats"],
            path: "Tests/AssayTestSupport",
            swiftSettings: swiftSettings + optimised),
        tests("AssayAlgebraTests", ["AssayAlgebra", bigInt]),
        tests("AssayCryptoTests", ["AssayCrypto", "AssayAlgebra"]),
        tests("AssayFormatsTests", ["AssayFormats", "AssayAlgebra"]),
        tests("AssayConstraintsTests", ["AssayConstraints", "AssayFormats", "AssayAlgebra"]),
        tests("AssayGadgetsTests", ["AssayGadgets", "AssayConstraints", "AssayCrypto", "AssayAlgebra"]),
        tests(
            "AssayAuditTests",
            ["AssayAudit", "AssayCertificate", "AssayGadgets", "AssayConstraints", "AssayFormats", "AssayCrypto", "AssayAlgebra"]),
        tests("AssayDataTests", ["AssayData", "AssayFormats", "AssayCrypto", "AssayAlgebra"]),
        tests("AssaySyntaxTests", ["AssaySyntax"]),
        tests(
            "AssayCompilerTests",
            [
                "AssayCompiler", "AssayLibrary", "AssayAudit", "AssayCertificate", "AssaySyntax", "AssayData", "AssayGadgets",
                "AssayConstraints",
                "AssayAlgebra", "AssayCrypto", bigInt,
            ]),
        tests(
            "AssayExplainTests",
            ["AssayExplain", "AssayCompiler", "AssayLibrary", "AssaySyntax", "AssayData", "AssayConstraints", "AssayAlgebra"],
            texts: ["Golden", "Programs"]),
        tests(
            "AssayEditorTests",
            ["AssayEditor", "AssayCompiler", "AssayLibrary", "AssaySyntax", "AssayData", "AssayFormats", "AssayAlgebra"]),
        tests("AssayGroth16Tests", ["AssayGroth16", "AssayConstraints", "AssayFormats", "AssayCrypto", "AssayAlgebra"]),
        tests(
            "AssayCeremonyTests",
            ["AssayCeremony", "AssayGroth16", "AssayConstraints", "AssayFormats", "AssayCrypto", "AssayAlgebra"]),
        tests(
            "AssayEVMTests", ["AssayEVM", "AssayGroth16", "AssayFormats", "AssayCrypto", "AssayAlgebra", bigInt], texts: ["gas.json"]),
        tests(
            "AssayExchangeTests",
            ["AssayExchange", "AssayData", "AssayGroth16", "AssayConstraints", "AssayFormats", "AssayCrypto", "AssayAlgebra", csv]),
        tests(
            "AssayImportTests",
            ["AssayImport", "AssayExchange", "AssayData", "AssayFormats", "AssayCrypto", "AssayAlgebra"]),
        tests(
            "AssayCommandTests",
            [
                "assay", "AssayCompiler", "AssayExchange", "AssayEVM", "AssayData", "AssayGroth16", "AssayConstraints", "AssayFormats",
                "AssayCrypto",
                "AssayAlgebra", "AssaySyntax",
            ]),
        tests(
            "AssayVerifierTests",
            [
                "assay-verify", "AssayVerifier", "AssayVerifierC", "AssayExchange", "AssayGroth16", "AssayConstraints", "AssayFormats",
                "AssayAlgebra",
                "CAssayVerify",
            ]),
        tests("HouseTests", []),
    ]
)

// libFuzzer's targets need a build of their own, with its sanitizers: `make fuzz-readers` makes it.
if Context.environment["ASSAY_FUZZ_READERS"] != nil {
    package.targets += [
        .target(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
        .executableTarget(
            name: "fuzz-readers",
            dependencies: [
                "AssayVerifierC", "AssayVerifier", "AssayImport", "AssayExchange", "AssayEVM", "AssayCeremony", "AssayGroth16", "AssayData",
                "AssaySyntax", "AssayCertificate", "AssayConstraints", "AssayCrypto",
                "AssayFormats", "AssayAlgebra", "AssayTestSupport", "CAssayVerify", "CLibFuzzer",
            ],
            path: "Tests/Fuzz/Readers", swiftSettings: swiftSettings),
    ]
}
