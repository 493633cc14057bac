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
  dependencies: [
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0")
  ],
  targets: [
    // Debian's C libraries; `scripts/bootstrap` installs what is missing.
    .systemLibrary(
      name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
    .systemLibrary(name: "CLibuv", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CRocksDB", pkgConfig: "rocksdb", providers: [.apt(["librocksdb-dev"])]),

    // Rings, cursors, conflation: pure, imports nothing.
    .target(name: "MarkerFeed", swiftSettings: settings),
    .testTarget(
      name: "MarkerFeedTests", dependencies: ["MarkerFeed"], swiftSettings: settings),

    // The load client without a transport: shows, demand, schedule, histograms, audit, screen.
    .target(
      name: "LoadKit",
      dependencies: [.product(name: "Histogram", package: "hdrhistogram-swift")],
      path: "Benchmarks/LoadKit", swiftSettings: settings),
    .testTarget(
      name: "LoadKitTests", dependencies: ["LoadKit"], exclude: ["Golden"],
      swiftSettings: settings),
  ]
)
