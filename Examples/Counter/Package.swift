// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "counter",
  dependencies: [
    // In a package of your own: .package(url: "https://…/dropwire.git", from: "1.0.0")
    .package(name: "dropwire", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "Counter",
      dependencies: [
        .product(name: "DropwireLog", package: "dropwire"),
        .product(name: "DropwireRPC", package: "dropwire"),
      ],
      // Made by `dropwire-schema generate`; or leave the folder out and let the build make it:
      // plugins: [.plugin(name: "DropwireSchemaPlugin", package: "dropwire")]
      exclude: ["counter.drop"])
  ]
)
