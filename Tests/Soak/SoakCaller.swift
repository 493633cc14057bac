import Basics
import HTTP2Transport
import MessageServices
import Messages
import RPC

/// How calls have ended.
struct SoakCounts: Sendable {
  var answered = 0
  var cancelled = 0
  var expired = 0
  /// Ended with their connection, by either end.
  var torn = 0

  var all: Int { answered + cancelled + expired + torn }

  static func + (left: SoakCounts, right: SoakCounts) -> SoakCounts {
    SoakCounts(
      answered: left.answered + right.answered, cancelled: left.cancelled + right.cancelled,
      expired: left.expired + right.expired, torn: left.torn + right.torn)
  }
}

/// What must not happen.
struct SoakFailure: Error, CustomStringConvertible {
  var description: String
}

/// Calls of all kinds, one after the other, on one connection; each answer is checked.
struct SoakCaller {
  let channel: HTTP2Channel
  var random: SplitMix64
  var counts = SoakCounts()

  init(channel: HTTP2Channel, random: SplitMix64) {
    self.channel = channel
    self.random = random
  }

  mutating func run(calls: Int) async throws {
    for _ in 0..<calls {
      switch random.below(1_000) {
      case 0..<940: try await unary(bytes: Int(random.below(64)))
      case 940..<950: try await unary(bytes: Int(random.below(100_000)))
      case 950..<955: try await unary(bytes: 5_000, compression: .gzip)
      case 955..<965: try await cancelled()
      case 965..<975: try await expired()
      case 975..<985: try await chat()
      case 985..<993: try await dropped()
      case 993..<998: try await collect()
      case 998: try await slowReader()
      default: try await leftReader()
      }
    }
  }

  private mutating func payload(_ count: Int) -> [UInt8] {
    // Not the byte that asks for time.
    let byte = UInt8(random.below(255))
    return Array(repeating: byte, count: count)
  }

  private mutating func unary(bytes: Int, compression: CallCompression = .none) async throws {
    let request = EchoMessage(payload: payload(bytes))
    let answer = try await channel.unary(
      Echo.Methods.unary, request, options: CallOptions(compression: compression))
    guard answer == request else { throw SoakFailure(description: "another call's answer") }
    counts.answered += 1
  }

  /// Cancelled by its task, sooner or later.
  private mutating func cancelled() async throws {
    let channel = channel
    let call = Task {
      try await channel.unary(
        Echo.Methods.unary, EchoMessage(payload: [SoakEcho.slow]), options: CallOptions())
    }
    for _ in 0..<random.below(20) { await Task.yield() }
    call.cancel()
    try expect(.cancelled, await call.result)
    counts.cancelled += 1
  }

  private mutating func expired() async throws {
    let timeout = Duration.microseconds(Int64(random.below(3_000)))
    do {
      _ = try await channel.unary(
        Echo.Methods.unary, EchoMessage(payload: [SoakEcho.slow]),
        options: CallOptions(timeout: timeout))
      throw SoakFailure(description: "a call was answered that never is")
    } catch let error as RPCError where error.code == .deadlineExceeded {
      counts.expired += 1
    }
  }

  private func expect(
    _ code: StatusCode, _ result: Result<EchoMessage, any Error>
  ) throws {
    switch result {
    case .success: throw SoakFailure(description: "a call was answered that never is")
    case .failure(let error as RPCError) where error.code == code: break
    case .failure(let error): throw error
    }
  }

  private mutating func chat() async throws {
    let call = try await channel.bidirectional(Echo.Methods.chat, options: CallOptions())
    var answers = call.responses.makeAsyncIterator()
    for _ in 0..<3 {
      let message = EchoMessage(payload: payload(40))
      try await call.requests.send(message)
      guard try await answers.next() == message else {
        throw SoakFailure(description: "a chat has another's answer")
      }
    }
    call.requests.finish()
    guard try await answers.next() == nil else {
      throw SoakFailure(description: "a chat goes on after its end")
    }
    counts.answered += 1
  }

  /// Left in the middle: cancelled, or just dropped.
  private mutating func dropped() async throws {
    let call = try await channel.bidirectional(Echo.Methods.chat, options: CallOptions())
    let message = EchoMessage(payload: payload(40))
    if random.chance(percent: 80) { try await call.requests.send(message) }
    if random.chance(percent: 50) {
      var answers = call.responses.makeAsyncIterator()
      call.cancel()
      do {
        while let answer = try await answers.next() {
          guard answer == message else { throw SoakFailure(description: "another call's answer") }
        }
      } catch let error as RPCError where error.code == .cancelled {}
    }
    counts.cancelled += 1
  }

  private mutating func collect() async throws {
    let call = try await channel.clientStreaming(Echo.Methods.collect, options: CallOptions())
    var all: [UInt8] = []
    for _ in 0..<4 {
      let part = payload(1_000)
      all += part
      try await call.send(EchoMessage(payload: part))
    }
    guard try await call.finish().payload == all else {
      throw SoakFailure(description: "a collection is not what was sent")
    }
    counts.answered += 1
  }

  /// Reads a thousand messages, with rests.
  private mutating func slowReader() async throws {
    let request = EchoMessage(payload: payload(1_000))
    let call = try await channel.serverStreaming(
      Echo.Methods.expand, request, options: CallOptions())
    var read = 0
    for try await message in call.responses {
      guard message.payload == [request.payload[0]] else {
        throw SoakFailure(description: "a stream has another's message")
      }
      read += 1
      if read % 250 == 0 { try await Task.sleep(for: .milliseconds(1)) }
    }
    guard read == request.payload.count else {
      throw SoakFailure(description: "\(read) messages of \(request.payload.count)")
    }
    counts.answered += 1
  }

  /// Reads some of many messages.
  private mutating func leftReader() async throws {
    let request = EchoMessage(payload: payload(20_000))
    let call = try await channel.serverStreaming(
      Echo.Methods.expand, request, options: CallOptions())
    var answers = call.responses.makeAsyncIterator()
    for _ in 0..<5 { _ = try await answers.next() }
    counts.cancelled += 1
  }
}
