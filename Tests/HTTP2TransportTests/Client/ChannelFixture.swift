import EventLoop
import HTTP2Transport
import RPC
import Testing

/// Methods a channel may repeat, and one it may not.
enum Repeatable {
  static let unary = Method<Note, Note>(
    service: "test.Test", name: "Unary", kind: .unary, idempotent: true)
  static let stream = Method<Note, Note>(
    service: "test.Test", name: "Stream", kind: .serverStreaming, idempotent: true)
  static let upload = Method<Note, Note>(
    service: "test.Test", name: "Upload", kind: .clientStreaming, idempotent: true)
}

/// A scripted server, a channel to it, and their loops.
struct ChannelFixture {
  let group: LoopGroup
  let server: ScriptedServer
  let channel: HTTP2Channel

  init(
    limits: ClientLimits = ChannelFixture.quick, options: ChannelOptions = .init(),
    note: @escaping @Sendable (ChannelNote) -> Void = { _ in },
    _ manners: ScriptedServer.Manners
  ) async throws {
    group = try LoopGroup(count: 2)
    server = try await ScriptedServer(loop: group.loops[1], manners)
    channel = HTTP2Channel(
      ChannelTarget(host: "127.0.0.1", port: server.port), loop: group.loops[0], limits: limits,
      options: options, note: note)
  }

  /// Answers requests by their number on their connection, from 1.
  init(
    limits: ClientLimits = ChannelFixture.quick, options: ChannelOptions = .init(),
    script: @escaping ScriptedServer.Script
  ) async throws {
    var manners = ScriptedServer.Manners()
    manners.onFrame = { heard in
      heard.frame.type == 1 ? script(heard.connection, heard.frame.stream) : .init()
    }
    try await self.init(limits: limits, options: options, manners)
  }

  /// Short waits between attempts to connect.
  static var quick: ClientLimits {
    var limits = ClientLimits()
    limits.backoffBase = 20
    limits.backoffCap = 50
    return limits
  }

  /// A policy with short pauses.
  static func policy(_ attempts: Int = 4) -> CallRetryPolicy {
    var policy = CallRetryPolicy()
    policy.maximumAttempts = attempts
    policy.initialBackoff = .milliseconds(5)
    return policy
  }

  func call(
    _ method: Method<Note, Note> = Repeatable.unary, _ request: Note = "x",
    repetition: CallRepetition = .retry(ChannelFixture.policy()),
    timeout: Duration = .seconds(60), waitForReady: Bool = false
  ) async throws(RPCError) -> Note {
    try await channel.unary(
      method, request,
      options: CallOptions(timeout: timeout, waitForReady: waitForReady, repetition: repetition))
  }

  /// The error a call ends with.
  func failure(
    _ method: Method<Note, Note> = Repeatable.unary,
    repetition: CallRepetition = .retry(ChannelFixture.policy()),
    timeout: Duration = .seconds(60), waitForReady: Bool = false
  ) async -> RPCError? {
    do {
      _ = try await call(
        method, repetition: repetition, timeout: timeout, waitForReady: waitForReady)
      return nil
    } catch { return error }
  }

  func end() async {
    await channel.close()
    group.shutDown()
  }
}

extension ScriptedServer {
  /// Servers that answer every call with their number, from 0.
  static func numbered(_ count: Int, on loop: Loop) async throws -> [ScriptedServer] {
    var servers: [ScriptedServer] = []
    for number in 0..<count {
      servers.append(
        try await ScriptedServer(loop: loop) { _, stream in
          .init(bytes: Answer.ok(stream, "\(number)"))
        })
    }
    return servers
  }
}
