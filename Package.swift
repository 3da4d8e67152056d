// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled in Swift 6 language mode with warnings as errors and explicit imports.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "throughline",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "throughline", targets: ["throughline"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/ordo-one/TextTable", from: "0.0.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL",
      pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]
    ),

    // The rooms, in the order of the arrows (see docs/architecture.md).
    .target(name: "Simulation", swiftSettings: strict),
    .target(name: "Probability", dependencies: ["CGSL"], swiftSettings: strict),
    .target(name: "Inference", dependencies: ["CGSL"], swiftSettings: strict),
    .target(name: "Company", dependencies: ["Simulation", "Probability"], swiftSettings: strict),
    .target(
      name: "Scenario",
      dependencies: ["Company", "Probability", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict
    ),
    .target(
      name: "Experiment",
      dependencies: ["Company", "Inference", "Probability"],
      swiftSettings: strict
    ),
    .target(
      name: "Report",
      dependencies: [
        "Experiment", "Inference", .product(name: "TextTable", package: "TextTable"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "throughline",
      dependencies: [
        "Report", "Experiment", "Scenario", "Company", "Probability",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),

    // Tests: one folder per room, plus Theory (closed forms) and CLI (the built binary).
    .testTarget(name: "SimulationTests", dependencies: ["Simulation"], swiftSettings: strict),
    .testTarget(name: "ProbabilityTests", dependencies: ["Probability"], swiftSettings: strict),
    .testTarget(name: "InferenceTests", dependencies: ["Inference"], swiftSettings: strict),
    .testTarget(
      name: "CompanyTests", dependencies: ["Company", "Simulation", "Probability"],
      swiftSettings: strict),
    .testTarget(
      name: "ScenarioTests", dependencies: ["Scenario", "Company", "Probability"],
      resources: [.copy("Broken")],
      swiftSettings: strict),
    .testTarget(
      name: "ExperimentTests", dependencies: ["Experiment", "Company", "Inference", "Probability"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "Experiment", "Inference"],
      swiftSettings: strict),
    .testTarget(
      name: "TheoryTests",
      dependencies: ["Experiment", "Scenario", "Company", "Inference", "Probability"],
      swiftSettings: strict),
    .testTarget(name: "CLITests", dependencies: ["throughline"], swiftSettings: strict),
  ]
)
