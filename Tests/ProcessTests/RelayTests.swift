import DropwireClient
import EventLoop
import Foundation
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import RPC
import Synchronization
import Testing
import WireCodec

extension ExecutableTests {
  @Suite("dropwire relay")
  struct RelayTests {}
}

extension ExecutableTests.RelayTests {
  /// A relay that has the workspace on its command line, so that it does not outlive it.
  private func relay(
    _ workspace: Workspace, of upstream: [Int], port: Int = 0, flags: [String] = []
  ) async throws -> ServerUnderTest {
    let file = try workspace.write("relay.json", #"{"dropwire": {"drainSeconds": 1}}"#)
    return try await ServerUnderTest.start(
      ["relay", "--listen", "127.0.0.1:\(port)", "--config", file]
        + upstream.flatMap { ["--upstream", "127.0.0.1:\($0)"] } + flags)
  }

  private func opened(_ server: ServerUnderTest) async throws -> Identifier {
    try await server.withClient { client in
      guard
        case .opened(let opened) = try await client.ingest.openStream(
          OpenStreamRequest(key: UUIDBytes(high: 5, low: 5), creator: 1, title: "relayed"))
      else { throw Refused("the stream") }
      return opened.stream
    }
  }

  @Test(
    "three levels, each node killed and started again in turn, viewers that move: nothing is missing, nothing twice",
    .timeLimit(.minutes(5)))
  func tree() async throws {
    try await Workspace.with { workspace in
      let tree = try await RelayTree.plant(workspace) {
        try await relay(workspace, of: $0, port: $1)
      }
      let stream = try await opened(tree.node(0))
      let markers = 400
      let publishing = Task { try await tree.publish(markers, to: stream) }
      let watching = (0..<40).map { number in
        Task { try await tree.watch(stream, number: number, count: markers) }
      }
      // Each of the five nodes twice.
      for round in 0..<10 {
        try await Task.sleep(for: .milliseconds(700))
        try await tree.killAndRestart(round % 5)
      }
      try await publishing.value
      for (number, viewer) in watching.enumerated() {
        let seen = try await viewer.value
        #expect(seen.offsets == Array(0..<UInt64(markers)), "viewer \(number)")
        #expect(seen.resets.isEmpty, "viewer \(number): \(seen.resets)")
        #expect(seen.moves >= 5, "viewer \(number)")
      }
      try await tree.stop()
    }
  }

  @Test(
    "says when it listens, is ready when its server was reached, tells what it counts, and drains",
    .timeLimit(.minutes(3)))
  func life() async throws {
    try await Workspace.with { workspace in
      // A port that nobody listens on, until the server does.
      let earlier = try await workspace.serve()
      let port = earlier.port
      #expect(try await earlier.stop() == .code(0))
      let relay = try await relay(workspace, of: [port])
      #expect(relay.readyLine.contains("dropwire relay listening on 127.0.0.1:"))
      #expect(relay.readyLine.contains("upstream=127.0.0.1:\(port) pid="))
      func health() async throws -> String {
        try await Program.run(["call", relay.target, "grpc.health.v1.Health/Check", "{}"])
          .lines.joined()
      }
      let first = try await health()
      #expect(first.contains(#""notServing""#), "\(first)")
      let server = try await workspace.serve(port: port)
      var isServing = false
      for _ in 0..<100 where !isServing {
        isServing = try await health().contains(#""serving""#)
        if !isServing { try await Task.sleep(for: .milliseconds(100)) }
      }
      #expect(isServing)
      let stream = try await opened(server)
      try await relay.withClient { client in
        let call = try await client.feed.subscribe(SubscribeRequest(stream: stream, tail: true))
        var events = call.responses.makeAsyncIterator()
        guard case .reset? = try await events.next() else { throw Refused("the watching") }
        let stats = try await client.admin.stats(StatsRequest())
        #expect(stats.pid == UInt32(relay.process.pid))
        #expect(stats.subscribers == 1)
        #expect(stats.relay.topics == 1)
        #expect(stats.relay.following == 1)
        #expect(stats.relay.reached == true)
        // What it does not serve, it does not serve.
        let refused = await #expect(throws: RPCError.self) {
          _ = try await client.audit.head(HeadRequest())
        }
        #expect(refused?.code == .unimplemented)
        call.cancel()
      }
      #expect(try await relay.stop() == .code(0))
      #expect(relay.process.hasSaid("draining"))
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("callers are those of its own file, and upstream it shows a token", .timeLimit(.minutes(3)))
  func callers() async throws {
    try await Workspace.with { workspace in
      let file = try workspace.write(
        "callers.txt",
        "maker ingest maker-token-0123456789\nnode auditor node-token-0123456789\nviewer viewer viewer-token-0123456789\n"
      )
      let server = try await workspace.serve(flags: ["--identity", file])
      let token = try workspace.write("token.txt", "node-token-0123456789\n")
      let relay = try await relay(
        workspace, of: [server.port], flags: ["--identity", file, "--token", "@\(token)"])
      let made = try await Program.run([
        "call", server.target, "Ingest/OpenStream", "--token", "maker-token-0123456789",
        #"{"key": "00000000-0000-0000-0000-000000000007", "creator": "1", "title": "t"}"#,
      ])
      #expect(made.exit == .code(0), "\(made)")
      let stream = try #require(made.lines.joined().firstMatch(of: /"stream":\s*"([^"]+)"/)).output
        .1
      func watch(_ token: [String]) async throws -> Ended {
        try await Program.run(
          [
            "call", relay.target, "Feed/Subscribe", #"{"stream": "\#(stream)"}"#, "--timeout", "5s",
            "--max", "1",
          ]
            + token)
      }
      let told = try await watch(["--token", "viewer-token-0123456789"])
      #expect(told.lines.joined().contains("reset"), "\(told)")
      let stranger = try await watch([])
      #expect(stranger.exit != .code(0))
      #expect(stranger.errors.contains("UNAUTHENTICATED"), "\(stranger)")
      #expect(try await relay.stop() == .code(0))
      #expect(try await server.stop() == .code(0))
    }
  }

  @Test("what it cannot be told", .timeLimit(.minutes(2)))
  func refusals() async throws {
    for (arguments, words) in [
      (["relay"], "--upstream HOST:PORT"),
      (["relay", "--upstream", "nowhere"], "--upstream:"),
      (["relay", "--upstream", "127.0.0.1:1", "--listen", "0.0.0.0:0"], "--anyone"),
      (["relay", "--upstream", "127.0.0.1:1", "--max-topics", "0"], "--max-topics"),
      (["relay", "--upstream", "127.0.0.1:1", "--tls-cert", "/none"], "tlsCert"),
    ] {
      let ended = try await Program.run(arguments)
      #expect(ended.exit == .code(2), "\(arguments): \(ended)")
      #expect(ended.errors.contains(words), "\(arguments): \(ended)")
    }
  }
}

/// A server, two relays of it, and two relays of these.
private final class RelayTree: Sendable {
  /// What a viewer has seen, over all nodes that it was at.
  struct Seen {
    var offsets: [UInt64] = []
    /// Resets that were not where it had asked to go on.
    var resets: [String] = []
    var moves = 0
  }

  private let nodes: Mutex<[ServerUnderTest]>
  private let plant: @Sendable (_ upstream: [Int], _ port: Int) async throws -> ServerUnderTest
  private let workspace: Workspace
  private let group: LoopGroup
  private let clients: [LiveClient]

  /// Of each relay, which nodes it follows.
  private static let edges = [[], [0], [0], [1, 2], [2, 1]]

  static func plant(
    _ workspace: Workspace,
    _ relay: @escaping @Sendable (_ upstream: [Int], _ port: Int) async throws -> ServerUnderTest
  ) async throws -> RelayTree {
    var nodes = [try await workspace.serve()]
    for upstream in edges.dropFirst() {
      nodes.append(try await relay(upstream.map { nodes[$0].port }, 0))
    }
    return try RelayTree(nodes, workspace, relay)
  }

  private init(
    _ nodes: [ServerUnderTest], _ workspace: Workspace,
    _ relay: @escaping @Sendable (_ upstream: [Int], _ port: Int) async throws -> ServerUnderTest
  ) throws {
    self.nodes = Mutex(nodes)
    self.workspace = workspace
    plant = relay
    let group = try LoopGroup(count: 1)
    self.group = group
    var limits = ClientLimits()
    limits.backoffBase = 50
    limits.backoffCap = 200
    clients = nodes.map {
      LiveClient(
        channel: HTTP2Channel(
          host: $0.host, port: $0.port, loop: group.loops[0], limits: limits))
    }
  }

  func node(_ index: Int) -> ServerUnderTest { nodes.withLock { $0[index] } }

  /// SIGKILL, and the same again on the same port.
  func killAndRestart(_ index: Int) async throws {
    let node = node(index)
    try await node.kill()
    let upstream = Self.edges[index].map { self.node($0).port }
    let again =
      index == 0
      ? try await workspace.serve(port: node.port) : try await plant(upstream, node.port)
    nodes.withLock { $0[index] = again }
  }

  func stop() async throws {
    for index in (0..<5).reversed() { #expect(try await node(index).stop() == .code(0)) }
  }

  /// Publishes so many markers, thirty a second, whatever becomes of the server; then closes the stream.
  func publish(_ count: Int, to stream: Identifier) async throws {
    let client = clients[0]
    for number in 0..<count {
      try await Task.sleep(for: .milliseconds(33))
      let marker = PublishMarker(
        stream: stream, producer: 1, sequence: UInt64(number), kind: .note, title: "\(number)")
      let result = try await client.untilAnswered {
        let call = try await client.ingest.publish()
        try await call.requests.send(marker)
        call.requests.finish()
        var answers = call.responses.makeAsyncIterator()
        guard let answer = try await answers.next() else { throw RPCError(.unavailable, "none") }
        return answer
      }
      guard case .accepted(let accepted) = result, accepted.offset == UInt64(number) else {
        throw Refused("\(result)")
      }
    }
    let end = CloseStreamRequest(key: UUIDBytes(high: 6, low: 6), stream: stream)
    _ = try await client.untilAnswered { try await client.ingest.closeStream(end) }
  }

  /// Watches from the first marker to the end of the stream, a while at each node.
  func watch(_ stream: Identifier, number: Int, count: Int) async throws -> Seen {
    var seen = Seen()
    var (epoch, next) = (UInt32(0), UInt64(0))
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
      let client = clients[(number + seen.moves * (1 + number % 4)) % 5]
      seen.moves += 1
      var isFirst = true
      var left = 7 + (number * 13 + seen.moves * 5) % 20
      do {
        let call = try await client.feed.subscribe(
          SubscribeRequest(stream: stream, epoch: epoch, next: next))
        defer { call.cancel() }
        for try await event in call.responses {
          switch event {
          case .reset(let reset):
            let isExpected = isFirst && reset.next == next && !reset.lost
            if !isExpected || (epoch != 0 && reset.epoch != epoch) {
              seen.resets.append("\(reset) where \(epoch):\(next) was asked for")
            }
            isFirst = false
            (epoch, next) = (reset.epoch, reset.next)
          case .marker(let marker):
            seen.offsets.append(marker.offset)
            next = marker.offset + 1
            left -= 1
          case .ended: return seen
          default: break
          }
          if left == 0 { break }
        }
      } catch {
        guard RetryPolicy.isWorthRepeating(error.code) || error.code == .cancelled else {
          throw error
        }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
    throw Refused("viewer \(number) has not come to the end: it is at \(next)")
  }
}
