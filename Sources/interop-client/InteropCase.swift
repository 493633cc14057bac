import EcosystemMessages
import EventLoop
import Foundation
import HTTP2Transport
import InteropKit
import RPC
import WireCodec

/// A server, and how it is called.
struct Peer: Sendable {
  let address: HostPort
  let loop: Loop
  let tls: ClientTLS?
  let encoding: WireEncoding

  /// A channel with a connection of its own.
  func channel() -> HTTP2Channel {
    HTTP2Channel(
      host: address.host, port: address.port, loop: loop, encoding: encoding, tls: tls)
  }
}

/// How much the larger cases do.
struct CaseLimits: Sendable {
  var concurrency: Int
  var soakCalls: Int
  var soakChannels: Int
  /// Of every call.
  var timeout: Duration
}

/// The server, or this client, did not do what the case demands.
struct Mismatch: Error, CustomStringConvertible {
  var description: String
}

func demand(_ holds: Bool, _ what: @autoclosure () -> String) throws(Mismatch) {
  guard holds else { throw Mismatch(description: what()) }
}

func demand<T: Equatable>(_ actual: T, is expected: T, _ what: String) throws(Mismatch) {
  guard actual != expected else { return }
  throw Mismatch(description: "\(what) is \(actual), not \(expected)")
}

/// One case of gRPC's interop-test-descriptions.
struct InteropCase: Sendable {
  let name: String
  let body: @Sendable (CaseRun) async throws -> Void

  init(_ name: String, _ body: @escaping @Sendable (CaseRun) async throws -> Void) {
    self.name = name
    self.body = body
  }

  static let all: [InteropCase] =
    unaryCases + streamingCases + compressionCases + statusCases + endingCases + soakCases

  static func named(_ name: String) -> InteropCase? { all.first { $0.name == name } }

  /// Runs the case on a channel of its own.
  func outcome(_ peer: Peer, _ limits: CaseLimits) async -> CaseOutcome {
    let channel = peer.channel()
    let run = CaseRun(peer: peer, channel: channel, limits: limits)
    let start = ContinuousClock.now
    var problem: String?
    do {
      try await body(run)
    } catch {
      problem = "\(error)"
    }
    let duration = ContinuousClock.now - start
    await channel.close()
    return CaseOutcome(name: name, duration: duration, problem: problem)
  }
}

/// How a case came out.
struct CaseOutcome: Sendable {
  let name: String
  let duration: Duration
  /// Nil when it passed.
  let problem: String?

  private var milliseconds: Int {
    let (seconds, attoseconds) = duration.components
    return Int(clamping: seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
  }

  var row: String {
    let mark = problem == nil ? "ok    " : "FAILED"
    let padded = name.padding(toLength: 28, withPad: " ", startingAt: 0)
    return "\(mark)  \(padded) \(milliseconds) ms\(problem.map { "  \($0)" } ?? "")"
  }

  var json: String {
    struct Line: Encodable {
      var name: String
      var ok: Bool
      var milliseconds: Int
      var problem: String?
    }
    let line = Line(
      name: name, ok: problem == nil, milliseconds: milliseconds, problem: problem)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

/// What a case has to work with.
struct CaseRun: Sendable {
  let peer: Peer
  let channel: HTTP2Channel
  let limits: CaseLimits

  var service: TestService.Client { TestService.Client(channel) }
  var options: CallOptions { CallOptions(timeout: limits.timeout) }
  var compressed: CallOptions { CallOptions(timeout: limits.timeout, compression: .gzip) }

  /// One request and its one response with all that came beside it. On the wire it is the unary call; a
  /// stream both ways lets its headers and trailers be seen.
  func whole<Q: WireMessage, R: WireMessage>(
    _ method: Method<Q, R>, _ request: Q, options: CallOptions
  ) async throws -> Answer<R> {
    let stream = Method<Q, R>(service: method.service, name: method.name, kind: .bidirectional)
    let call = try await channel.bidirectional(stream, options: options)
    try await call.requests.send(request)
    call.requests.finish()
    var responses = call.responses.makeAsyncIterator()
    guard let response = try await responses.next() else {
      throw Mismatch(description: "\(method.path) ended well without a response")
    }
    let wasCompressed = responses.wasCompressed
    try demand(try await responses.next() == nil, "\(method.path) has two responses")
    return Answer(
      response: response, wasCompressed: wasCompressed, metadata: call.responseMetadata ?? [:],
      trailers: call.trailers ?? [:])
  }

  /// The status that a call ends with.
  func status(_ call: () async throws -> Void) async throws -> RPCError {
    do {
      try await call()
    } catch let error as RPCError {
      return error
    }
    throw Mismatch(description: "the call ended with OK and should not")
  }

  /// The call that many cases are made of.
  static func large(responseBytes: Int = 314_159, requestBytes: Int = 271_828) -> SimpleRequest {
    var request = SimpleRequest()
    request.responseSize = Int32(responseBytes)
    request.payload = zeros(requestBytes)
    return request
  }

  static func zeros(_ count: Int) -> Payload {
    Payload(type: .unspecified, body: [UInt8](repeating: 0, count: count))
  }

  static func check(_ payload: Payload?, hasBytes count: Int) throws(Mismatch) {
    guard let payload else { throw Mismatch(description: "there is no payload") }
    try demand(payload.body.count, is: count, "the payload's size")
    try demand(payload.type, is: .unspecified, "the payload's type")
    try demand(isZero(payload.body), "the payload is not all zeros")
  }

  /// A third of a gigabyte is looked at in the largest case: too much for a loop in a debug build.
  private static func isZero(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return true }
      // Sound: both ranges lie in the array. Each byte equals the one before it, and the first is zero.
      return bytes[0] == 0 && memcmp(start, start + 1, bytes.count - 1) == 0
    }
  }

  /// A request for responses of these sizes.
  static func output(_ sizes: [Int], payloadBytes: Int? = nil) -> StreamingOutputCallRequest {
    var request = StreamingOutputCallRequest()
    request.responseParameters = sizes.map { size in
      var parameters = ResponseParameters()
      parameters.size = Int32(size)
      return parameters
    }
    request.payload = payloadBytes.map(zeros)
    return request
  }
}

/// A response with its headers and trailers.
struct Answer<Response: Sendable>: Sendable {
  var response: Response
  var wasCompressed: Bool
  var metadata: Metadata
  var trailers: Metadata
}
