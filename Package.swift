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
  dependencies: [],
  targets: [
    // Debian's C libraries; `scripts/bootstrap` installs what is missing.
    .systemLibrary(
      name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
    .systemLibrary(name: "CLibuv", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CRocksDB", pkgConfig: "rocksdb", providers: [.apt(["librocksdb-dev"])]),

    // The codec's runtime: no dependencies, no Foundation.
    .target(name: "WireCodec", swiftSettings: settings + lifetimes),

    // What handlers and generated code see.
    .target(name: "RPC", dependencies: ["WireCodec"], swiftSettings: settings),
    // libuv: loops, timers, connections.
    .target(name: "EventLoop", dependencies: ["CLibuv"], swiftSettings: settings),
    .testTarget(name: "EventLoopTests", dependencies: ["EventLoop"], swiftSettings: settings),
    // nghttp2 without IO.
    .target(name: "HTTP2Session", dependencies: ["CNghttp2"], swiftSettings: settings),
    .testTarget(
      name: "HTTP2SessionTests", dependencies: ["HTTP2Session"], swiftSettings: settings),
    // gRPC over HTTP/2, server and client.
    .target(
      name: "HTTP2Transport", dependencies: ["EventLoop", "HTTP2Session", "RPC", "WireCodec"],
      swiftSettings: settings),
    .executableTarget(
      name: "transport-benchmark",
      dependencies: ["EventLoop", "HTTP2Transport", "RPC", "WireCodec"],
      path: "Benchmarks/TransportBenchmark", swiftSettings: settings),
    .testTarget(
      name: "HTTP2TransportTests",
      dependencies: ["EventLoop", "HTTP2Session", "HTTP2Transport", "RPC", "WireCodec"],
      swiftSettings: settings),
    .testTarget(name: "RPCTests", dependencies: ["RPC", "WireCodec"], swiftSettings: settings),
  ]
)
