import DropwireClient
import Foundation
import LoadKit
import MessageServices
import Messages
import RPC
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("serve")
  struct ServeTests {}
}

extension ExecutableTests.ServeTests {
  @Test("says when it listens, serves, and ends with 0 on SIGTERM", .timeLimit(.minutes(5)))
  func readyLine() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      #expect(server.readyLine.contains("listening"))
      #expect(server.readyLine.contains("data=\(workspace.path("data"))"))
      #expect(server.readyLine.contains("pid=\(server.process.pid)"))
      let stats = try await server.withClient { try await $0.admin.stats(StatsRequest()) }
      #expect(stats.pid == UInt32(server.process.pid))
      #expect(stats.optimised == Program.isOptimised)
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("a second server on the same directory is refused, and the first goes on")
  func secondServer() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let second = try await Program.run([
        "serve", "--listen", "127.0.0.1:0", "--data", workspace.path("data"),
      ])
      #expect(second.exit == .code(1))
      #expect(second.errors.contains("\(workspace.path("data")) is in use by another server"))
      #expect(second.lines.isEmpty, "it must not say that it listens: \(second)")
      _ = try await server.withClient { try await $0.admin.stats(StatsRequest()) }
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test(
    "an address in use is named, and who has it, however many loops there are",
    .timeLimit(.minutes(5)), arguments: [1, 3], [1, 3])
  func addressInUse(loops: Int, others: Int) async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--loops", "\(loops)"])
      let second = try await Program.run(
        [
          "serve", "--listen", server.target, "--data", workspace.path("other"), "--loops",
          "\(others)",
        ], timeoutSeconds: 120)
      #expect(second.exit == .code(1))
      #expect(second.lines.isEmpty, "it must not say that it listens: \(second)")
      #expect(second.errors.contains("cannot listen on \(server.target)"), "\(second)")
      #expect(second.errors.contains("EADDRINUSE"), "\(second)")
      #expect(second.errors.contains("process \(server.process.pid)"), "\(second)")
      _ = try await server.stop()
    }
  }

  @Test(
    "a socket of this machine in use is named; one whose process is gone is replaced",
    .timeLimit(.minutes(5)))
  func socketInUse() async throws {
    try await Workspace.with { workspace in
      let path = workspace.path("socket")
      func start(_ data: String) throws -> ChildProcess {
        try Program.start(["serve", "--listen", "unix:\(path)", "--data", workspace.path(data)])
      }
      let first = try start("data")
      _ = try await offPool { try first.waitForLine(containing: "listening", timeoutSeconds: 60) }
      let second = try await Program.run(
        ["serve", "--listen", "unix:\(path)", "--data", workspace.path("other")],
        timeoutSeconds: 120)
      #expect(second.exit == .code(1))
      #expect(second.errors.contains("cannot listen on unix:\(path)"), "\(second)")
      #expect(second.errors.contains("EADDRINUSE"), "\(second)")
      #expect(second.errors.contains("process \(first.pid)"), "\(second)")
      first.kill()
      _ = try await offPool { first.waitForEnd(timeoutSeconds: 60) }
      #expect(FileManager.default.fileExists(atPath: path))
      let third = try start("other")
      _ = try await offPool { try third.waitForLine(containing: "listening", timeoutSeconds: 60) }
      let called = try await Program.run(
        ["call", "unix:\(path)", "Admin/Stats"], timeoutSeconds: 120)
      #expect(called.exit == .code(0), "\(called)")
      #expect(try await offPool { third.stop(graceSeconds: 60) } == .code(0))
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  /// What a wrong command line, environment or file is told.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var arguments: [String] = []
    var environment: [String: String] = [:]
    /// Text of a file given with `--config`.
    var file: String?
    /// All of these are in the message.
    var told: [String]
    /// None of these is.
    var untold: [String] = []

    var testDescription: String { told.joined(separator: " & ") }
  }

  static let mistakes = [
    Mistake(told: ["no directory given", "--data", "DROPWIRE_DATA"]),
    Mistake(arguments: ["--nonsense"], told: ["Unknown option '--nonsense'"]),
    Mistake(arguments: ["--data", "x", "stray"], told: ["stray"]),
    Mistake(arguments: ["--data", "x", "--loops", "0"], told: ["loops: 0 is outside 1…256"]),
    Mistake(
      arguments: ["--data", "x", "--loops", "two"], told: ["flag --loops is not a whole number"]),
    Mistake(arguments: ["--data", "x", "--listen", "7070"], told: ["\"7070\" is not HOST:PORT"]),
    Mistake(arguments: ["--data", "x", "--log-format", "xml"], told: ["neither text nor json"]),
    Mistake(
      arguments: ["--data", "x"], environment: ["DROPWIRE_LOOPS": "abc"],
      told: ["loops", "environment variable DROPWIRE_LOOPS", "whole number"]),
    Mistake(
      environment: ["DROPWIRE_DATA": "x", "DROPWIRE_LOG_LEVEL": "loud"],
      told: ["logLevel: \"loud\" is none of trace"]),
    Mistake(
      file: #"{"dropwire": {"data": "x", "lops": 3}}"#,
      told: ["config.json: unknown key \"dropwire.lops\"", "loops"], untold: ["no directory given"]),
    Mistake(
      file: #"{"dropwire": {"data": "#, told: ["config.json: not JSON"],
      untold: ["no directory given"]),
    Mistake(file: #"[1]"#, told: ["config.json: expected {\"dropwire\": {…}}"]),
    Mistake(
      file: #"{"dropwire": {"data": "x", "loops": "two", "drainSeconds": 4000}}"#,
      told: [
        "drainSeconds: 4000 is outside 0…3600", "loops: the value", "config.json", "whole number",
      ]),
    Mistake(
      arguments: ["--data", "x", "--allow-origin", "https://a.example/, *, shop.example"],
      told: [
        #"allowOrigin: "https://a.example/" matches no page: browsers say https://a.example"#,
        #"allowOrigin: "shop.example" matches no page"#,
      ], untold: [#""*""#]),
    Mistake(
      arguments: ["--data", "x", "--allow-origin", "*", "--allow-credentials"],
      told: ["allowCredentials: only origins that allowOrigin names"]),
    Mistake(
      arguments: ["--config", "nowhere.json"],
      told: ["nowhere.json: cannot be read: no such file or directory"]),
    // Everything at once, a key that nobody knows among it.
    Mistake(
      arguments: ["--listen", "example.org:7070", "--tokens", "/nowhere/tokens"],
      environment: ["DROPWIRE_LOOPS": "many"],
      file: #"{"dropwire": {"lops": 3, "drainSeconds": 4000, "tlsCert": "/nowhere/c"}, "x": 1}"#,
      told: [
        "no directory given", "\"example.org\" is a name", "unknown key \"dropwire.lops\"",
        "unknown key \"x\"", "environment variable DROPWIRE_LOOPS", "drainSeconds: 4000",
        "tokens: cannot read /nowhere/tokens: no such file or directory",
        "tlsCert: cannot read /nowhere/c: no such file or directory", "belong together",
      ]),
    Mistake(
      arguments: ["--data", "x", "--tokens", "/"], told: ["tokens: cannot read /: is a directory"]),
  ]

  @Test("what is wrong with the configuration is said, with 2", arguments: mistakes)
  func configuration(mistake: Mistake) async throws {
    try await Workspace.with { workspace in
      var arguments = ["serve"] + mistake.arguments
      if let file = mistake.file {
        arguments += ["--config", try workspace.write("config.json", file)]
      }
      let run = try await Program.run(arguments, environment: mistake.environment)
      #expect(run.exit == .code(2), "\(run)")
      for text in mistake.told { #expect(run.errors.contains(text), "\(run)") }
      for text in mistake.untold { #expect(!run.errors.contains(text), "\(run)") }
      #expect(run.lines.isEmpty, "\(run)")
    }
  }

  @Test("what is not as asked for is said once, where the operator looks", .timeLimit(.minutes(5)))
  func warnings() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(
        flags: ["--max-connections", "900000", "--max-connections-per-host", "1"],
        environment: ["DROPWIRE_LOPS": "3"])
      #expect(
        server.process.hasSaid("environment variable DROPWIRE_LOPS is no setting"))
      #expect(server.process.hasSaid("open files are too few for maxConnections"))
      try await server.withClient { client in
        _ = try await client.admin.stats(StatsRequest())
        for _ in 0..<3 {
          let second = try await Program.run(
            ["call", server.target, "Admin/Stats", "--timeout", "2s"], timeoutSeconds: 120)
          #expect(second.exit == .code(1), "\(second)")
        }
      }
      #expect(try await server.stop() == .code(0))
      let lines = server.process.errorTail.split(separator: "\n").filter {
        $0.contains("connections of a host are refused")
      }
      #expect(lines.count == 1, "\(server.process.errorTail)")
    }
  }

  @Test("a flag wins over the environment, the environment over the file", .timeLimit(.minutes(5)))
  func precedence() async throws {
    try await Workspace.with { workspace in
      let file = try workspace.write(
        "config.json",
        #"{"dropwire": {"data": "\#(workspace.path("data"))", "listen": "127.0.0.2:0"}}"#)
      let listen = ["DROPWIRE_LISTEN": "127.0.0.3:0"]
      let cases: [([String], [String: String], String)] = [
        (["serve", "--config", file], [:], "127.0.0.2"),
        (["serve", "--config", file], listen, "127.0.0.3"),
        (["serve", "--config", file, "--listen", "127.0.0.4:0"], listen, "127.0.0.4"),
      ]
      for (arguments, environment, host) in cases {
        let server = try await ServerUnderTest.start(arguments, environment: environment)
        #expect(server.host == host)
        #expect(server.readyLine.contains("data=\(workspace.path("data"))"))
        #expect(try await server.stop() == .code(0))
      }
    }
  }

  @Test("SIGTERM drains while calls are open, and what was told is there again")
  func drain() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve(flags: ["--drain-seconds", "1"])
      let stall = try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 10)
        let hold = try await stall.reserve(client, buyer: 7, quantity: 2, key: 1)
        #expect(hold.granted == 2)
        // Two calls that would go on for ever.
        let feed = try await client.feed.subscribe(SubscribeRequest(stream: stall.stream))
        let producer = try await client.ingest.publish()
        var heard = feed.responses.makeAsyncIterator()
        #expect(try await heard.next() != nil)
        let exit = try await server.stop()
        #expect(exit == .code(0))
        // Their ends are told, not left open.
        await #expect(throws: RPCError.self) { while try await heard.next() != nil {} }
        await #expect(throws: RPCError.self) {
          for try await _ in producer.responses {}
        }
        return stall
      }
      let again = try await workspace.serve()
      try await again.withClient { client in
        let pool = try await stall.status(client)
        #expect(pool.capacity == 10 && pool.held == 2 && pool.sold == 0)
        let repeated = try await stall.reserve(client, buyer: 7, quantity: 2, key: 1)
        #expect(repeated.replayed && repeated.granted == 2)
        #expect(try await stall.status(client).held == 2)
      }
      #expect(try await again.stop() == .code(0))
    }
  }

  @Test("kill -9: every acknowledged hold is there, and asked again it is the same hold")
  func crash() async throws {
    try await Workspace.with { workspace in
      let server = try await workspace.serve()
      let (stall, holds) = try await server.withClient { client in
        let stall = try await Stall.set(up: client, units: 40)
        var holds: [Identifier] = []
        for buyer in 1...30 as ClosedRange<UInt64> {
          holds.append(try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer).hold)
        }
        return (stall, holds)
      }
      try await server.kill()
      let again = try await workspace.serve(port: server.port)
      #expect(again.port == server.port)
      try await again.withClient { client in
        #expect(try await stall.status(client).held == 30)
        for (index, hold) in holds.enumerated() {
          let buyer = UInt64(index + 1)
          let answer = try await stall.reserve(client, buyer: buyer, quantity: 1, key: buyer)
          #expect(answer.hold == hold && answer.replayed)
        }
        #expect(try await stall.status(client).held == 30)
      }
      _ = try await again.stop()
      let audit = try await Program.run(["audit", "--data", workspace.path("data"), "--json"])
      #expect(audit.exit == .code(0), "\(audit)")
      #expect(try audit.json().isOK)
    }
  }
}
