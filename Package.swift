// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled in Swift 6 language mode, with explicit imports and warnings as errors.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house; what it may import is what is listed here (checked by the build).
func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, exclude: ["README.md"], swiftSettings: strict)
}

/// The tests of a room.
func tests(
  _ name: String, imports: [Target.Dependency], resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: imports, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "throughline",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "throughline", targets: ["throughline"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/ordo-one/TextTable", from: "0.0.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    // GLPK ships no file for pkg-config; Scripts/setup.sh says where Homebrew puts it.
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),

    room("Simulation"),
    room("Optimisation", imports: ["CGLPK"]),
    room("Probability", imports: ["CGSL"]),
    room("Inference", imports: ["CGSL"]),
    room("Company", imports: ["Simulation", "Probability"]),
    room("Scenario", imports: ["Company", "Probability", .product(name: "Yams", package: "Yams")]),
    room(
      "Experiment",
      imports: [
        "Company", "Inference", "Probability", "Optimisation",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    room(
      "Report",
      imports: [
        "Company", "Experiment", "Inference", .product(name: "TextTable", package: "TextTable"),
      ]),
    .executableTarget(
      name: "throughline",
      dependencies: [
        "Report", "Experiment", "Scenario", "Company",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["README.md"],
      swiftSettings: strict),

    tests("Simulation", imports: ["Simulation"]),
    tests("Probability", imports: ["Probability", "CGSL"]),
    tests("Optimisation", imports: ["Optimisation"]),
    tests("Inference", imports: ["Inference", "Probability"]),
    tests("Company", imports: ["Company", "Probability"]),
    tests(
      "Scenario", imports: ["Scenario", "Company", "Probability"], resources: [.copy("Broken")]),
    tests(
      "Experiment",
      imports: [
        "Experiment", "Company", "Inference", "Probability",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("Report", imports: ["Report", "Experiment", "Company", "Inference"]),
    // Closed forms and independent answers, from a scenario's text to a number in an interval.
    tests("Theory", imports: ["Experiment", "Scenario", "Company", "Inference", "Probability"]),
    // How often intervals, verdicts and selections are right, in models with known answers.
    tests("Coverage", imports: ["Experiment", "Scenario", "Company", "Inference", "Probability"]),
    // The built binary, as a user runs it.
    tests("CLI", imports: ["throughline"]),
  ]
)
