import Basics
import EventLoop
import HTTP2Transport
import MessageServices
import Messages
import RPC
import Synchronization

/// One lap: a server is started, connections come and go with their calls, the server is drained.
struct SoakLap {
  let calls: Int
  let connections: Int
  let clients: LoopGroup
  let servers: LoopGroup
  let tls: SoakTLS
  let seed: UInt64
  /// Drained with calls that do not end.
  let isCut: Bool

  /// Connections that are open at once, and callers on each.
  private static let atOnce = 8
  private static let callers = 8

  func run() async throws -> SoakCounts {
    let running = try await SoakServer(on: servers, tls.server)
    let numbers = SoakNumbers(connections)
    var counts = try await withThrowingTaskGroup(of: SoakCounts.self) { workers in
      for _ in 0..<Self.atOnce {
        workers.addTask {
          var counts = SoakCounts()
          while let number = numbers.take() {
            counts = counts + (try await connection(number, running))
          }
          return counts
        }
      }
      return try await workers.reduce(SoakCounts(), +)
    }
    counts = counts + (try await drain(running))
    guard running.server.connections == 0 else {
      throw SoakFailure(description: "\(running.server.connections) connections after the drain")
    }
    return counts
  }

  private func open(_ running: SoakServer, secure: Bool) -> HTTP2Channel {
    HTTP2Channel(
      host: "127.0.0.1", port: secure ? running.securePort : running.port,
      loop: clients.loops[0], tls: secure ? tls.client : nil)
  }

  /// One connection and its share of the calls. Every fourth speaks TLS, every fourth is torn down.
  private func connection(_ number: Int, _ running: SoakServer) async throws -> SoakCounts {
    var random = SplitMix64(seed: mixBits(seed ^ UInt64(number)))
    let channel = open(running, secure: random.chance(percent: 25))
    // The first calls have the rest of the division.
    let share = calls / connections + (number < calls % connections ? 1 : 0)
    let parts = (0..<Self.callers).map { caller in
      (
        calls: share / Self.callers + (caller < share % Self.callers ? 1 : 0),
        random: random.split()
      )
    }
    var counts = try await withThrowingTaskGroup(of: SoakCounts.self) { callers in
      for part in parts where part.calls > 0 {
        callers.addTask {
          var caller = SoakCaller(channel: channel, random: part.random)
          try await caller.run(calls: part.calls)
          return caller.counts
        }
      }
      return try await callers.reduce(SoakCounts(), +)
    }
    if random.chance(percent: 25) { counts.torn += try await tear(channel) }
    await channel.close()
    return counts
  }

  /// Closes the connection under calls that are open.
  private func tear(_ channel: HTTP2Channel) async throws -> Int {
    let open = (0..<3).map { _ in
      Task {
        try await channel.unary(
          Echo.Methods.unary, EchoMessage(payload: [SoakEcho.slow]), options: CallOptions())
      }
    }
    for _ in 0..<10 { await Task.yield() }
    await channel.close()
    for call in open {
      guard case .failure = await call.result else {
        throw SoakFailure(description: "a call was answered that never is")
      }
    }
    return open.count
  }

  /// A chat that began before the drain goes on to its end; calls that do not end are cut.
  private func drain(_ running: SoakServer) async throws -> SoakCounts {
    var counts = SoakCounts()
    let channel = open(running, secure: isCut)
    let chat = try await channel.bidirectional(Echo.Methods.chat, options: CallOptions())
    var answers = chat.responses.makeAsyncIterator()
    let message = EchoMessage(payload: [1])
    try await chat.requests.send(message)
    guard try await answers.next() == message else {
      throw SoakFailure(description: "no answer before the drain")
    }
    let drained = Task {
      await running.server.drain(deadline: isCut ? .milliseconds(50) : .seconds(30))
    }
    if isCut {
      do {
        _ = try await answers.next()
        throw SoakFailure(description: "a drain has let a call end in order that does not end")
      } catch let error as RPCError where error.code == .unavailable {
        counts.torn += 1
      }
    } else {
      try await chat.requests.send(message)
      chat.requests.finish()
      guard try await answers.next() == message, try await answers.next() == nil else {
        throw SoakFailure(description: "a drain has cut a call that ends in time")
      }
      counts.answered += 1
    }
    await drained.value
    await channel.close()
    return counts
  }
}

/// The numbers of the connections of a lap, each given once.
private final class SoakNumbers: Sendable {
  private let next = Mutex(0)
  private let count: Int

  init(_ count: Int) { self.count = count }

  func take() -> Int? {
    next.withLock { next in
      guard next < count else { return nil }
      next += 1
      return next - 1
    }
  }
}
