// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// A package of its own, so that whoever wants the command line alone never builds a web server.
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// For tests in optimised builds, whose time is that of what they test.
let unoptimised: [SwiftSetting] = [
    .unsafeFlags(["-Onone", "-no-whole-module-optimization", "-enable-batch-mode"], .when(configuration: .release))
]

let rooms: Target.Dependency = .product(name: "AssayRooms", package: "assay")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let ssl: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// Links to the algorithms and tables under `circuits/`.
let samples = [
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

let package = Package(
    name: "assay-sandbox",
    products: [.executable(name: "assay-sandbox", targets: ["assay-sandbox"])],
    dependencies: [
        .package(name: "assay", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .target(name: "AssayWorker", dependencies: [rooms], swiftSettings: swiftSettings),
        .target(
            name: "AssaySandbox",
            dependencies: ["AssayWorker", rooms, hummingbird, hummingbirdCore, hummingbirdTLS, ssl, grdb, subprocess, system, logging],
            resources: [.embedInCode("Resources/openapi.json"), .embedInCode("Page")] + samples.map { .embedInCode("Samples/\($0)") },
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "assay-sandbox", dependencies: ["AssaySandbox", "AssayWorker", rooms, argumentParser], swiftSettings: swiftSettings),
        .testTarget(
            name: "AssaySandboxTests", dependencies: ["AssaySandbox", "AssayWorker", "assay-sandbox", rooms, grdb, logging],
            swiftSettings: swiftSettings + unoptimised),
    ])
