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

/// What the sandbox is built on.
let sandboxRooms: [Target.Dependency] = [
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
            dependencies: ["AssaySyntax", "AssayAlgebra", "AssayFormats"],
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
                "AssaySyntax", "AssayCompiler", "AssayEditor", "AssayCertificate", "AssayConstraints", "AssayCrypto",
                "AssayFormats", "AssayAlgebra", "AssayTestSupport", "CAssayVerify", "CLibFuzzer",
            ],
            path: "Tests/Fuzz/Readers", swiftSettings: swiftSettings),
    ]
}

// MARK: The sandbox

/// Links to the algorithms and tables under `circuits/`.
let sandboxSamples = [
    "bp-category.assay",
    "bp-category.borderline.synthetic.csv",
    "bp-category.cases.json",
    "bp-category.high.synthetic.csv",
    "bp-category.mornings-only.synthetic.csv",
    "bp-diary.app-export.synthetic.csv",
    "bp-diary.assay",
    "bp-diary.cases.json",
    "bp-diary.complete.synthetic.csv",
    "bp-diary.flawed.synthetic.csv",
    "bp-diary.out-of-range.synthetic.csv",
    "bp-diary.too-few.synthetic.csv",
    "bp-diary.wrong-column.synthetic.csv",
    "home-protocol.assay",
    "home-protocol.careless.synthetic.csv",
    "home-protocol.cases.json",
    "home-protocol.kept.synthetic.csv",
    "home-protocol.two-days.synthetic.csv",
    "morning-surge.assay",
    "morning-surge.cases.json",
    "morning-surge.flat.synthetic.csv",
    "morning-surge.mornings.synthetic.csv",
    "morning-surge.surge.synthetic.csv",
    "outliers.assay",
    "outliers.cases.json",
    "outliers.clean.synthetic.csv",
    "outliers.few.synthetic.csv",
    "outliers.noisy.synthetic.csv",
    "regular-times.assay",
    "regular-times.cases.json",
    "regular-times.few.synthetic.csv",
    "regular-times.irregular.synthetic.csv",
    "regular-times.regular.synthetic.csv",
    "sessions.assay",
    "sessions.cases.json",
    "sessions.full.synthetic.csv",
    "sessions.gaps.synthetic.csv",
    "short-protocol.assay",
    "short-protocol.calm.synthetic.csv",
    "short-protocol.cases.json",
    "short-protocol.mornings.synthetic.csv",
    "short-protocol.settling.synthetic.csv",
    "sodium.assay",
    "sodium.cases.json",
    "sodium.few.synthetic.csv",
    "sodium.insensitive.synthetic.csv",
    "sodium.sensitive.synthetic.csv",
    "stress-activity.apart.synthetic.csv",
    "stress-activity.assay",
    "stress-activity.cases.json",
    "stress-activity.follows.synthetic.csv",
    "stress-activity.unnoted.synthetic.csv",
    "two-arm-trend.agreeing.synthetic.csv",
    "two-arm-trend.assay",
    "two-arm-trend.cases.json",
    "two-arm-trend.drifting.synthetic.csv",
    "two-arm-trend.one-arm.synthetic.csv",
    "two-arm.agreeing.synthetic.csv",
    "two-arm.assay",
    "two-arm.cases.json",
    "two-arm.one-arm-only.synthetic.csv",
    "two-arm.right-arm-higher.synthetic.csv",
    "typed-by-hand.assay",
    "typed-by-hand.cases.json",
    "typed-by-hand.few.synthetic.csv",
    "typed-by-hand.measured.synthetic.csv",
    "typed-by-hand.typed.synthetic.csv",
    "variability.assay",
    "variability.cases.json",
    "variability.few-days.synthetic.csv",
    "variability.steady.synthetic.csv",
    "variability.swinging.synthetic.csv",
    "weekday-weekend.assay",
    "weekday-weekend.cases.json",
    "weekday-weekend.steady.synthetic.csv",
    "weekday-weekend.weekdays.synthetic.csv",
    "weekday-weekend.weekends.synthetic.csv",
]

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let ssl: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

// Whoever wants the command line alone builds no web server: `make sandbox` and `make test` ask for it.
if Context.environment["ASSAY_SANDBOX"] == "1" {
    package.products.append(.executable(name: "assay-sandbox", targets: ["assay-sandbox"]))
    package.dependencies += [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ]
    package.targets += [
        .target(name: "AssayWorker", dependencies: sandboxRooms, path: "Sandbox/Sources/AssayWorker", swiftSettings: swiftSettings),
        .target(
            name: "AssaySandbox",
            dependencies: sandboxRooms + [
                "AssayWorker", hummingbird, hummingbirdCore, hummingbirdTLS, ssl, grdb, subprocess, system, logging,
            ],
            path: "Sandbox/Sources/AssaySandbox",
            resources: [.embedInCode("Resources/openapi.json"), .embedInCode("Page")]
                + sandboxSamples.map { .embedInCode("Samples/\($0)") },
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "assay-sandbox", dependencies: sandboxRooms + ["AssaySandbox", "AssayWorker", argumentParser],
            path: "Sandbox/Sources/assay-sandbox", swiftSettings: swiftSettings),
        .testTarget(
            name: "AssaySandboxTests", dependencies: sandboxRooms + ["AssaySandbox", "AssayWorker", "assay-sandbox", grdb, logging],
            path: "Sandbox/Tests/AssaySandboxTests", swiftSettings: swiftSettings + unoptimised),
    ]
}
