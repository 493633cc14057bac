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

// The manifest is the list of allowed arrows: a module sees what its `dependencies` name, and nothing else.
let package = Package(
  name: "dropwire",
  products: [
    .executable(name: "dropwire", targets: ["dropwire"]),
    .executable(name: "dropwire-schema", targets: ["dropwire-schema"]),
    // Both sides of gRPC's interoperability tests, to run against other libraries.
    .executable(name: "interop-server", targets: ["interop-server"]),
    .executable(name: "interop-client", targets: ["interop-client"]),
    // The parts, for those who want only them.
    .library(name: "WireCodec", targets: ["WireCodec"]),
    // What generated services need, without a transport.
    .library(name: "RPC", targets: ["RPC"]),
    // What a log holds of calls, for generated code with `@logged` methods: values without a transport.
    .library(name: "LogContract", targets: ["LogContract", "WireCodec"]),
    // A durable service of one's own: rules over a generated contract, keys, feeds, RocksDB.
    .library(
      name: "DropwireLog",
      targets: [
        "Basics", "LogContract", "LogMachine", "LogServices", "RocksStorage", "Sequencer",
        "Storage",
      ]),
    // Makes Swift of a target's .drop files when it is built.
    .plugin(name: "DropwireSchemaPlugin", targets: ["DropwireSchemaPlugin"]),
    // Serving and calling over HTTP/2, with and without TLS: all that a service of one's own imports.
    .library(
      name: "DropwireRPC",
      targets: ["RPC", "WireCodec", "HTTP2Transport", "EventLoop", "TLSSession"]),
    // The same services and clients within a process: tests without ports.
    .library(name: "InMemoryTransport", targets: ["InMemoryTransport", "RPC", "WireCodec"]),
    // Calls in the logs, metrics and traces of Swift's own packages.
    .library(name: "RPCInstruments", targets: ["RPCInstruments"]),
    // Health and reflection beside services of one's own.
    .library(
      name: "EcosystemServices", targets: ["EcosystemServices", "EcosystemMessages"]),
    .library(name: "DropwireClient", targets: ["DropwireClient", "MessageServices", "Messages"]),
    .library(name: "SchemaCompiler", targets: ["SchemaCompiler"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-service-context", from: "1.5.1"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: [
    // Debian's C libraries; `scripts/bootstrap` installs what is missing.
    .systemLibrary(
      name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
    .systemLibrary(name: "CLibuv", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CRocksDB", pkgConfig: "rocksdb", providers: [.apt(["librocksdb-dev"])]),

    // What a process says, whatever becomes of those who read it.
    .target(name: "StandardStreams", swiftSettings: settings),
    .testTarget(
      name: "StandardStreamsTests", dependencies: ["JSONText", "StandardStreams"],
      swiftSettings: settings),

    // The pure core.
    .target(name: "Basics", swiftSettings: settings),
    .target(name: "WireCodec", swiftSettings: settings + lifetimes),
    .target(
      name: "DropEngine", dependencies: ["Basics", "LogContract", "Messages", "WireCodec"],
      swiftSettings: settings),
    .target(name: "MarkerFeed", swiftSettings: settings),
    .testTarget(name: "BasicsTests", dependencies: ["Basics"], swiftSettings: settings),
    .testTarget(name: "MarkerFeedTests", dependencies: ["MarkerFeed"], swiftSettings: settings),
    // What a log holds of calls: the runtime of what is generated for methods with `@logged`.
    .target(
      name: "LogContract", dependencies: ["Basics", "WireCodec"], swiftSettings: settings),
    // Generated: messages and the contract by themselves, without RPC, and the services on top of them.
    .target(
      name: "LogFixtures", dependencies: ["LogContract", "WireCodec"],
      path: "Tests/LogFixtures/Messages", swiftSettings: settings),
    .target(
      name: "LogFixtureServices", dependencies: ["LogFixtures", "RPC", "WireCodec"],
      path: "Tests/LogFixtures/Services", swiftSettings: settings),
    .testTarget(
      name: "LogContractTests",
      dependencies: [
        "Basics", "LogContract", "LogFixtureServices", "LogFixtures", "RPC", "SchemaFixtures",
        "WireCodec",
      ], swiftSettings: settings),
    // Random stories: commands as clients would think of them, for properties, simulations and audits.
    .target(
      name: "Stories",
      dependencies: ["Basics", "DropEngine", "LogContract", "Messages", "WireCodec"],
      swiftSettings: settings),
    // Scenario tables: one format, run at three depths: the engine, the services, a server over sockets.
    .target(
      name: "ScenarioKit",
      dependencies: ["DeviceKeys", "Basics", "JSONText", "LogContract", "Messages", "WireCodec"],
      path: "Tests/ScenarioKit", swiftSettings: settings),
    .testTarget(
      name: "DropEngineTests",
      dependencies: [
        "DeviceKeys", "Basics", "DropEngine", "LogContract", "Messages", "ScenarioKit", "Stories",
        "WireCodec",
      ], swiftSettings: settings),
    .executableTarget(
      name: "engine-benchmark", dependencies: ["Basics", "DropEngine"],
      path: "Benchmarks/EngineBenchmark", swiftSettings: settings),

    // The log: the storage seam with its crashable in-memory twin, RocksDB behind it, the sequencer on top.
    .target(name: "Storage", dependencies: ["Basics"], swiftSettings: settings),
    .target(
      name: "RocksStorage", dependencies: ["Basics", "Storage", "CRocksDB"],
      swiftSettings: settings),
    .target(
      name: "Sequencer", dependencies: ["Basics", "DropEngine", "Storage", "COpenSSL"],
      swiftSettings: settings),
    // Rules over a generated contract in that log: idempotency keys, offsets of feeds, rows.
    .target(
      name: "LogMachine",
      dependencies: ["Basics", "LogContract", "Sequencer", "Storage", "WireCodec"],
      swiftSettings: settings),
    // And served: requests in, durable outcomes out, feeds followed.
    .target(
      name: "LogServices",
      dependencies: ["Basics", "LogContract", "LogMachine", "RPC", "Sequencer", "Storage"],
      swiftSettings: settings),
    .testTarget(
      name: "LogMachineTests",
      dependencies: [
        "Basics", "LogContract", "LogFixtures", "LogMachine", "Sequencer", "Storage", "WireCodec",
      ], swiftSettings: settings),
    // What docs/durable-service.md shows: counters in a log of their own.
    .executableTarget(
      name: "counter",
      dependencies: [
        "Basics", "EventLoop", "HTTP2Transport", "LogContract", "LogMachine", "LogServices", "RPC",
        "RocksStorage", "Sequencer", "Storage", "WireCodec",
      ], path: "Examples/Counter/Sources/Counter", exclude: ["counter.drop"],
      swiftSettings: settings),
    .testTarget(
      name: "CounterTests",
      dependencies: [
        "Basics", "EventLoop", "HTTP2Transport", "InMemoryTransport", "LoadKit", "LogContract",
        "LogMachine", "LogServices", "RPC", "RocksStorage", "Sequencer", "Storage", "WireCodec",
        "counter",
      ], swiftSettings: settings),
    .target(
      name: "SequencerSupport", dependencies: ["Basics", "Storage", "Sequencer"],
      path: "Tests/SequencerSupport", swiftSettings: settings),
    // A process that is killed at random by the test beside it.
    .executableTarget(
      name: "sequencer-crash-child",
      dependencies: ["Basics", "DropEngine", "Storage", "RocksStorage", "Sequencer"],
      path: "Tests/CrashChild", swiftSettings: settings),
    .testTarget(
      name: "SequencerTests",
      dependencies: [
        "Basics", "DropEngine", "LoadKit", "Storage", "RocksStorage", "Sequencer",
        "SequencerSupport", "sequencer-crash-child", "LogContract", "Messages", "WireCodec",
      ], swiftSettings: settings),
    .executableTarget(
      name: "sequencer-benchmark",
      dependencies: ["Basics", "DropEngine", "Storage", "RocksStorage", "Sequencer"],
      path: "Benchmarks/SequencerBenchmark", swiftSettings: settings),
    // The log on one thread, in virtual time, on a disk that fails: `dropwire simulate`, and tests.
    .target(
      name: "Simulation",
      dependencies: [
        "Basics", "DropEngine", "LogContract", "Messages", "Sequencer", "Storage", "Stories",
        "WireCodec",
      ], swiftSettings: settings),
    .testTarget(
      name: "SimulationTests",
      dependencies: [
        "Basics", "DropEngine", "DropServices", "LogContract", "MarkerFeed", "Messages", "RPC",
        "Sequencer", "SequencerSupport", "Simulation", "Storage", "Stories", "WireCodec",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "StorageTests", dependencies: ["Basics", "Storage", "RocksStorage", "CRocksDB"],
      swiftSettings: settings),

    // Calls: what handlers and generated code see, loops on libuv.
    .target(name: "RPC", dependencies: ["StatusDetails", "WireCodec"], swiftSettings: settings),
    .target(name: "EventLoop", dependencies: ["CLibuv"], swiftSettings: settings),
    // What both transports run handlers on.
    .target(
      name: "LoopExecution", dependencies: ["EventLoop", "RPC"], swiftSettings: settings),
    .testTarget(name: "EventLoopTests", dependencies: ["EventLoop"], swiftSettings: settings),
    // nghttp2 without IO.
    .target(name: "HTTP2Session", dependencies: ["CNghttp2"], swiftSettings: settings),
    .testTarget(
      name: "HTTP2SessionTests", dependencies: ["HTTP2Session"], swiftSettings: settings),
    // zlib without IO.
    .target(name: "Gzip", dependencies: ["CZlib", "WireCodec"], swiftSettings: settings),
    .testTarget(name: "GzipTests", dependencies: ["Gzip", "WireCodec"], swiftSettings: settings),
    // OpenSSL without IO.
    .target(name: "TLSSession", dependencies: ["COpenSSL"], swiftSettings: settings),
    .testTarget(
      name: "TLSSessionTests", dependencies: ["COpenSSL", "TLSSession"], swiftSettings: settings),
    // What devices sign, and whether they did, by OpenSSL.
    .target(
      name: "DeviceKeys", dependencies: ["Basics", "COpenSSL", "Messages", "WireCodec"],
      swiftSettings: settings),
    .testTarget(
      name: "DeviceKeysTests", dependencies: ["DeviceKeys", "Basics", "Messages", "WireCodec"],
      swiftSettings: settings),
    // gRPC, gRPC-Web and Connect over HTTP/2, server and client.
    .target(
      name: "HTTP2Transport",
      dependencies: [
        "Basics", "EventLoop", "Gzip", "HTTP2Session", "LoopExecution", "RPC", "StatusDetails",
        "TLSSession", "WireCodec",
      ],
      swiftSettings: settings),
    // The same calls within a process.
    .target(
      name: "InMemoryTransport", dependencies: ["EventLoop", "LoopExecution", "RPC", "WireCodec"],
      swiftSettings: settings),
    .executableTarget(
      name: "transport-benchmark",
      dependencies: [
        "EventLoop", "HTTP2Transport", "RPC", "RPCInstruments", "WireCodec",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Benchmarks/TransportBenchmark", swiftSettings: settings),
    // A service for tests of whatever carries calls, and the tests that all of these have to pass.
    .target(
      name: "CallKit", dependencies: ["RPC", "WireCodec"], path: "Tests/CallKit",
      swiftSettings: settings),
    .testTarget(
      name: "CallTests",
      dependencies: [
        "CallKit", "EventLoop", "HTTP2Transport", "InMemoryTransport", "RPC", "WireCodec",
        "greeter",
      ], swiftSettings: settings),
    .testTarget(
      name: "HTTP2TransportTests",
      dependencies: [
        "CNghttp2", "CallKit", "DropwireClient", "EventLoop", "Gzip", "HTTP2Session",
        "HTTP2Transport",
        "LoadKit", "MessageServices", "Messages", "RPC", "TLSSession",
        "WireCodec",
      ],
      swiftSettings: settings),
    // Hours of use, bounded by count, and what they leave behind.
    .executableTarget(
      name: "soak",
      dependencies: [
        "Basics", "EventLoop", "HTTP2Transport", "LoadKit", "MessageServices", "Messages", "RPC",
        "TLSSession",
        "WireCodec",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Soak", swiftSettings: settings),
    .testTarget(name: "SoakTests", dependencies: ["LoadKit", "soak"], swiftSettings: settings),
    .testTarget(name: "RPCTests", dependencies: ["RPC", "WireCodec"], swiftSettings: settings),
    // Calls as records of swift-log, swift-metrics and swift-distributed-tracing.
    .target(
      name: "RPCInstruments",
      dependencies: [
        "RPC",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Instrumentation", package: "swift-distributed-tracing"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceContextModule", package: "swift-service-context"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ], swiftSettings: settings),
    .testTarget(
      name: "InterceptorTests",
      dependencies: [
        "EventLoop", "HTTP2Transport", "RPC", "RPCInstruments", "WireCodec",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
        .product(name: "ServiceContextModule", package: "swift-service-context"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ], swiftSettings: settings),

    // The schema compiler: sources in, diagnostics and code out; no file system, no Foundation.
    .target(
      name: "SchemaCompiler", path: "Codegen/SchemaCompiler",
      resources: [
        .embedInCode("Backends/Python/Runtime/codec.py"),
        .embedInCode("Backends/Python/Runtime/jsoncodec.py"),
        .embedInCode("Backends/Python/Runtime/model.py"),
        .embedInCode("Backends/Python/Runtime/native.py"),
        .embedInCode("Backends/Python/Runtime/package.py"),
        .embedInCode("Backends/Python/Runtime/proto.py"),
        .embedInCode("Backends/Python/Runtime/rpc.py"),
        .embedInCode("Backends/Python/Runtime/validation.py"),
      ], swiftSettings: settings),
    // JSON as a text and as a tree.
    .target(name: "JSONText", path: "Codegen/JSONText", swiftSettings: settings),
    // What editors ask of schemas: messages in, messages out.
    .target(
      name: "LanguageServer", dependencies: ["JSONText", "SchemaCompiler"],
      path: "Codegen/LanguageServer", swiftSettings: settings),
    // `schema check|generate|explain|lsp`, for the main executable and for the compiler's own.
    .target(
      name: "SchemaCommands",
      dependencies: [
        "LanguageServer", "SchemaCompiler", "StandardStreams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Codegen/SchemaCommands", swiftSettings: settings),
    .executableTarget(
      name: "dropwire-schema", dependencies: ["SchemaCommands", "StandardStreams"],
      swiftSettings: settings),
    .plugin(
      name: "DropwireSchemaPlugin", capability: .buildTool(), dependencies: ["dropwire-schema"],
      path: "Codegen/Plugin"),
    .target(
      name: "SchemaFixtures", dependencies: ["LogContract", "RPC", "WireCodec"],
      path: "Tests/SchemaFixtures", swiftSettings: settings),
    .testTarget(
      name: "WireCodecTests", dependencies: ["Basics", "RPC", "WireCodec", "SchemaFixtures"],
      swiftSettings: settings + lifetimes),
    .testTarget(
      name: "SchemaCompilerTests",
      dependencies: [
        "SchemaCompiler", "SchemaCommands", "dropwire-schema",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["Diagnostics", "Golden", "load_descriptors.py"], swiftSettings: settings),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: ["JSONText", "LanguageServer", "SchemaCompiler", "dropwire-schema"],
      swiftSettings: settings),
    // Generated JavaScript, run by node.
    .testTarget(
      name: "JavaScriptTests", dependencies: ["LoadKit", "SchemaCompiler"],
      exclude: ["Golden", "Scripts"], swiftSettings: settings),
    .executableTarget(
      name: "codec-benchmark", dependencies: ["WireCodec"], path: "Benchmarks/CodecBenchmark",
      exclude: ["benchmark.drop"], swiftSettings: settings + lifetimes),

    // JSON to native and back by a schema known only at run time; the shipped schemas to use it with.
    .target(
      name: "DynamicCodec", dependencies: ["JSONText", "SchemaCompiler", "WireCodec"],
      path: "Codegen/DynamicCodec", swiftSettings: settings),
    .target(
      name: "ShippedSchemas", path: "Schemas",
      exclude: ["README.md", "conformance", "ecosystem/google", "ecosystem/grpc/testing"],
      resources: [
        .embedInCode("admission.drop"), .embedInCode("audit.drop"), .embedInCode("bench.drop"),
        .embedInCode("common.drop"),
        .embedInCode("dispatch.drop"), .embedInCode("markers.drop"), .embedInCode("offers.drop"),
        .embedInCode("orders.drop"), .embedInCode("payments.drop"),
        .embedInCode("reservations.drop"), .embedInCode("windows.drop"),
        .embedInCode("ecosystem/dropwire/describe/v1/describe.drop"),
        .embedInCode("ecosystem/grpc/health/v1/health.drop"),
        .embedInCode("ecosystem/grpc/reflection/v1/reflection.drop"),
        .embedInCode("ecosystem/grpc/reflection/v1alpha/reflection_v1alpha.drop"),
      ], swiftSettings: settings),
    .testTarget(
      name: "DynamicCodecTests",
      dependencies: [
        "DynamicCodec", "LogContract", "Messages", "SchemaCompiler", "SchemaFixtures",
        "ShippedSchemas",
        "WireCodec",
      ], swiftSettings: settings),

    // What generated Swift and the codec of `call` make of any input, for a script that asks all others as well.
    .executableTarget(
      name: "codec-differ",
      dependencies: ["DynamicCodec", "SchemaCompiler", "SchemaFixtures", "WireCodec"],
      path: "Tests/Differential", exclude: ["differ.mjs", "differ.py", "run"],
      swiftSettings: settings),

    // Generated from Schemas: messages with their codec, and what the log holds of calls. No RPC.
    .target(
      name: "Messages", dependencies: ["LogContract", "WireCodec"], swiftSettings: settings),
    // And the services of these messages: protocols, clients, registration.
    .target(
      name: "MessageServices", dependencies: ["Messages", "RPC", "WireCodec"],
      swiftSettings: settings),

    // Generated from Schemas/ecosystem: protocols that others have defined. What a failed call says in
    // detail stands by itself, as calls are built on it.
    .target(name: "StatusDetails", dependencies: ["WireCodec"], swiftSettings: settings),
    .target(
      name: "EcosystemMessages", dependencies: ["WireCodec", "RPC"], swiftSettings: settings),
    // Health and reflection, to register beside any service.
    .target(
      name: "EcosystemServices", dependencies: ["EcosystemMessages", "RPC", "WireCodec"],
      swiftSettings: settings),
    // What protobuf descriptors cannot say of a server's schema.
    .target(
      name: "SchemaDescribing",
      dependencies: ["EcosystemMessages", "RPC", "SchemaCompiler"], swiftSettings: settings),
    .testTarget(
      name: "EcosystemTests",
      dependencies: [
        "SchemaDescribing", "EcosystemMessages", "EcosystemServices", "MessageServices", "Messages",
        "RPC",
        "SchemaCompiler", "SchemaFixtures", "ShippedSchemas", "StatusDetails", "WireCodec",
      ], exclude: ["compare_descriptors.py", "values.py"], swiftSettings: settings),

    // The services, and the library that calls them.
    .target(
      name: "DropServices",
      dependencies: [
        "DeviceKeys", "Basics", "DropEngine", "LogContract", "MarkerFeed", "MessageServices",
        "Messages", "RPC",
        "Sequencer",
        "StatusDetails",
        "Storage", "WireCodec",
      ], swiftSettings: settings),
    .target(
      name: "DropwireClient", dependencies: ["MessageServices", "Messages", "RPC", "WireCodec"],
      swiftSettings: settings),

    // HTTPS requests to others' services, by libcurl on a thread of its own.
    .target(name: "CurlTransfers", dependencies: ["CCurl"], swiftSettings: settings),
    // The till's intents in the words of Stripe, and its answers in those of the till: no sockets, no files.
    .target(
      name: "StripePayments",
      dependencies: ["COpenSSL", "JSONText", "Messages", "WireCodec"], swiftSettings: settings),
    .testTarget(
      name: "StripePaymentsTests",
      dependencies: ["CurlTransfers", "JSONText", "Messages", "StripePayments", "WireCodec"],
      swiftSettings: settings),

    // Events for endpoints: which is sent when, and its signature: no sockets, no files, no clock.
    .target(name: "Webhooks", dependencies: ["COpenSSL"], swiftSettings: settings),
    .testTarget(
      name: "WebhooksTests", dependencies: ["Basics", "Webhooks"], swiftSettings: settings),

    // The executable: serve, demo, bench, call, watch, schema, limits.
    .executableTarget(
      name: "dropwire",
      dependencies: [
        "Basics", "CurlTransfers", "SchemaDescribing", "DropEngine", "DropServices",
        "DropwireClient", "DynamicCodec",
        "EcosystemMessages", "EcosystemServices", "EventLoop", "HTTP2Session", "HTTP2Transport",
        "JSONText", "LanguageServer", "LoadClient", "LoadKit", "LogMachine", "LogServices",
        "MarkerFeed", "MessageServices", "Messages", "RPC", "RPCInstruments",
        "RocksStorage", "SchemaCommands", "SchemaCompiler", "Sequencer", "ShippedSchemas",
        "Simulation", "StandardStreams", "Storage", "StripePayments", "TLSSession", "Webhooks",
        "WireCodec",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"), "LogContract",
      ], resources: [.embedInCode("Limits/limits.txt")], swiftSettings: settings),

    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Basics", "DropEngine", "DropServices", "DropwireClient", "DynamicCodec",
        "EcosystemMessages", "EcosystemServices", "EventLoop", "HTTP2Transport",
        "JSONText", "LoadKit", "MessageServices", "Messages", "RPC", "RPCInstruments",
        "ScenarioKit", "Sequencer", "Simulation", "Stories",
        "StandardStreams", "Storage",
        "StripePayments", "WireCodec", "dropwire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"), "LogContract",
      ], swiftSettings: settings),

    // The load client: transport-independent parts.
    .target(
      name: "LoadKit",
      dependencies: [.product(name: "Histogram", package: "hdrhistogram-swift")],
      path: "Benchmarks/LoadKit",
      resources: [
        .embedInCode("Shows/launch.show"), .embedInCode("Shows/bakery.show"),
        .embedInCode("Shows/pilot.show"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LoadKitTests", dependencies: ["LoadKit"], exclude: ["Golden"],
      swiftSettings: settings),

    // The load client on the transport: crowds of viewers and buyers, partners, the audit of a journal.
    .target(
      name: "LoadClient",
      dependencies: [
        "Basics", "DeviceKeys", "DropEngine", "DropwireClient", "EventLoop", "HTTP2Transport",
        "JSONText", "LoadKit", "LogContract", "MessageServices", "Messages", "RPC", "Sequencer",
        "Storage",
        "WireCodec",
      ], path: "Benchmarks/LoadClient", swiftSettings: settings),
    .testTarget(
      name: "LoadClientTests",
      dependencies: [
        "Basics", "DropEngine", "EventLoop", "LoadClient", "LoadKit", "Sequencer", "Messages",
        "Simulation", "Stories", "LogContract", "WireCodec",
      ],
      swiftSettings: settings),

    // What docs/serving.md shows: a service of one's own.
    .executableTarget(
      name: "greeter",
      dependencies: ["EventLoop", "HTTP2Transport", "RPC", "TLSSession", "WireCodec"],
      path: "Examples/Greeter/Sources/Greeter", exclude: ["greeter.drop"], swiftSettings: settings),

    // The real executable: started, killed, tampered with, and called by foreign peers.
    .testTarget(
      name: "ProcessTests",
      dependencies: [
        "CRocksDB", "CurlTransfers", "DropwireClient", "EventLoop", "HTTP2Transport", "LoadKit",
        "MessageServices", "Messages", "RPC", "StripePayments", "TLSSession", "Webhooks",
        "WireCodec", "greeter",
      ], exclude: ["Shows"], swiftSettings: settings),
    // gRPC's interoperability tests: our server for other libraries' clients, our client for their servers.
    .target(
      name: "InteropKit",
      dependencies: [
        "JSONText", "StandardStreams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "interop-server",
      dependencies: [
        "EcosystemMessages", "EcosystemServices", "EventLoop", "HTTP2Transport", "InteropKit",
        "RPC", "TLSSession",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "interop-client",
      dependencies: [
        "EcosystemMessages", "EventLoop", "HTTP2Transport", "InteropKit", "RPC", "TLSSession",
        "WireCodec",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .testTarget(
      name: "InteropTests",
      dependencies: [
        "LoadKit", "SchemaCompiler", "TLSSession", "interop-client", "interop-server",
      ],
      swiftSettings: settings),
    // The scenario tables again, through services, transport and a real socket.
    .testTarget(
      name: "ServiceScenarioTests",
      dependencies: [
        "DeviceKeys", "Basics", "DropEngine", "DropServices", "DropwireClient", "EventLoop",
        "HTTP2Transport", "InMemoryTransport", "LoadClient", "LoadKit", "MarkerFeed",
        "MessageServices", "Messages",
        "RPC", "ScenarioKit", "Sequencer", "StatusDetails", "Storage", "Stories", "WireCodec",
        "LogContract",
      ], swiftSettings: settings),

    // Generated Python: the vectors, calls over grpcio, and random schemas with random evolutions.
    .testTarget(
      name: "PythonTests", dependencies: ["SchemaCompiler"],
      exclude: ["Golden", "Swift", "calls.py", "check_vectors.py", "ids.py", "evolution.py"],
      swiftSettings: settings),

    // House rules as a test.
    .testTarget(name: "TidyTests", swiftSettings: settings),
  ]
)

// `DROPWIRE_TESTS=DropEngineTests,StorageTests` leaves in the package what these tests need and nothing else, so that a
// change of one room is built and tested in seconds: what `make check` uses. Without it the package is whole.
if let tests = Context.environment["DROPWIRE_TESTS"], !tests.isEmpty {
  let byName = Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0) })
  var waiting = tests.split(separator: ",").map(String.init)
  var needed: Set<String> = []
  while let name = waiting.popLast() {
    guard let target = byName[name], needed.insert(name).inserted else { continue }
    for dependency in target.dependencies {
      switch dependency {
      case .byNameItem(let name, _), .targetItem(let name, _): waiting.append(name)
      default: break
      }
    }
  }
  package.targets.removeAll { !needed.contains($0.name) }
  package.products.removeAll { product in
    switch product {
    case let product as Product.Library: !product.targets.allSatisfy(needed.contains)
    case let product as Product.Executable: !product.targets.allSatisfy(needed.contains)
    case let product as Product.Plugin: !product.targets.allSatisfy(needed.contains)
    default: true
    }
  }
}

// `DROPWIRE_OPTIMISED=1`: a debug build whose computing rooms are optimised, for tests that replay stories for minutes
// (`make test`). Nothing in them is checked by assertions alone; what traps, traps in either.
if Context.environment["DROPWIRE_OPTIMISED"] == "1" {
  let computing = ["Basics", "DropEngine", "Stories", "Sequencer", "Storage"]
  for target in package.targets where computing.contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-O"])]
  }
}
