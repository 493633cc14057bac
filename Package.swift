// swift-tools-version: 6.2
import PackageDescription

// One settings array for every target: Swift 6 language mode comes with the tools version; a warning is an error.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "dropwire",
  products: [],
  dependencies: [],
  targets: [
    // Debian's C libraries; `scripts/bootstrap` installs what is missing.
    .systemLibrary(
      name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
    .systemLibrary(name: "CLibuv", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CRocksDB", pkgConfig: "rocksdb", providers: [.apt(["librocksdb-dev"])]),

    // The pure core.
    .target(name: "Basics", swiftSettings: settings),
    .target(name: "DropEngine", dependencies: ["Basics"], swiftSettings: settings),

    .executableTarget(
      name: "engine-benchmark", dependencies: ["Basics", "DropEngine"],
      path: "Benchmarks/EngineBenchmark", swiftSettings: settings),

    .target(name: "ScenarioKit", path: "Tests/ScenarioKit", swiftSettings: settings),
    .testTarget(name: "BasicsTests", dependencies: ["Basics"], swiftSettings: settings),
    .testTarget(
      name: "DropEngineTests", dependencies: ["Basics", "DropEngine", "ScenarioKit"],
      swiftSettings: settings),
  ]
)
