// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tickets",
  dependencies: [
    // In a package of your own: .package(url: "https://…/dropwire.git", from: "1.0.0")
    .package(name: "dropwire", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "Tickets",
      dependencies: [
        .product(name: "WireCodec", package: "dropwire"),
        .product(name: "RPC", package: "dropwire"),
      ],
      plugins: [.plugin(name: "DropwireSchemaPlugin", package: "dropwire")])
  ]
)
