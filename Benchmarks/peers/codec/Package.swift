// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that Dropwire does not depend on what it is compared with.
let package = Package(
  name: "codec-peers",
  dependencies: [
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0")
  ],
  targets: [
    .executableTarget(
      name: "swift-protobuf-peer",
      dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")],
      path: "Sources/SwiftProtobufPeer")
  ]
)
