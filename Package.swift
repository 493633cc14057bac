// swift-tools-version: 6.2
import PackageDescription

// One settings array for every target: Swift 6 language mode comes with the tools version; a warning is an error.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Readers and views over borrowed bytes are `~Escapable`; their lifetimes are stated in the source.
let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

let package = Package(
  name: "dropwire",
  products: [],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Debian's C libraries; `scripts/bootstrap` installs what is missing.
    .systemLibrary(
      name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
    .systemLibrary(name: "CLibuv", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CRocksDB", pkgConfig: "rocksdb", providers: [.apt(["librocksdb-dev"])]),

    // The codec's runtime: no dependencies, no Foundation.
    .target(name: "WireCodec", swiftSettings: settings + lifetimes),
    .testTarget(
      name: "WireCodecTests", dependencies: ["WireCodec"], swiftSettings: settings + lifetimes),

    // The schema compiler: sources in, diagnostics and code out; no file system, no Foundation.
    .target(
      name: "SchemaCompiler", path: "Codegen/SchemaCompiler", swiftSettings: settings),
    // `schema check|generate|explain`, for the main executable and for the compiler's own.
    .target(
      name: "SchemaCommands",
      dependencies: [
        "SchemaCompiler", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Codegen/SchemaCommands", swiftSettings: settings),
    .executableTarget(
      name: "dropwire-schema", dependencies: ["SchemaCommands"], swiftSettings: settings),
  ]
)
