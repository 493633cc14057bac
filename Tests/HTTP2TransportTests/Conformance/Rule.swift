import HTTP2Session
import Testing

/// One rule that a server must keep: what a peer sends, and what has to come back.
struct Rule: Sendable, CustomTestStringConvertible {
  /// What a peer does next.
  enum Step: Sendable {
    case bytes([UInt8])
    /// Waits until the answer of a stream is complete.
    case ended(UInt32)
    /// Waits until so many bytes of the body of a stream have come.
    case received(UInt32, Int)
    /// Waits for a frame of this type.
    case frame(UInt8)
    /// Waits so long that what follows is a segment of its own.
    case pause
  }

  enum Outcome: Sendable {
    /// GOAWAY with one of these codes, then the close.
    case connectionError([ErrorCode])
    /// RST_STREAM with one of these codes; the connection lives on.
    case streamError(UInt32, [ErrorCode])
    /// The stream's header lists and body contain this text; the connection lives on.
    case answered(UInt32, String)
    /// Neither a reset nor GOAWAY; the connection lives on.
    case ignored
    /// The connection is closed, with or without GOAWAY.
    case closed
    /// So many bytes of the stream's body have been sent, and no more.
    case sent(UInt32, Int)
    /// The last PING was answered by its own payload.
    case acknowledged([UInt8])
    /// What was received is as wanted; the words go to the document.
    case received(String, @Sendable ([RawFrame]) -> Bool)
  }

  let document: Document
  let section: String
  let sends: String
  let outcome: Outcome
  let steps: [Step]
  /// Preface, SETTINGS and the acknowledgement of the server's come first.
  var opens = true

  enum Document: String, Sendable {
    case http2 = "RFC 9113"
    case hpack = "RFC 7541"
  }

  init(_ section: String, _ sends: String, _ outcome: Outcome, _ steps: Step...) {
    self.init(.http2, section, sends, outcome, steps)
  }

  init(
    _ document: Document, _ section: String, _ sends: String, _ outcome: Outcome, _ steps: [Step]
  ) {
    self.document = document
    self.section = section
    self.sends = sends
    self.outcome = outcome
    self.steps = steps
  }

  /// A peer that begins in its own way.
  static func bare(
    _ section: String, _ sends: String, _ outcome: Outcome, _ steps: Step...
  ) -> Rule {
    var rule = Rule(.http2, section, sends, outcome, steps)
    rule.opens = false
    return rule
  }

  static func hpack(
    _ section: String, _ sends: String, _ outcome: Outcome, _ steps: Step...
  ) -> Rule {
    Rule(.hpack, section, sends, outcome, steps)
  }

  var testDescription: String { "\(document.rawValue), \(section): \(sends)" }

  /// Of the table in the document.
  var row: String { "| \(document.rawValue), \(section) | \(sends) | \(outcome.words) |\n" }

  static let all = opening + streams + dataAndHeaders + controls + windows + messages + compression
}

extension Rule.Outcome {
  static func connection(_ codes: ErrorCode...) -> Self { .connectionError(codes) }
  static func stream(_ stream: UInt32, _ codes: ErrorCode...) -> Self {
    .streamError(stream, codes)
  }

  /// For the document.
  var words: String {
    switch self {
    case .connectionError(let codes):
      "connection error " + codes.map { "\($0)" }.joined(separator: " or ")
    case .streamError(_, let codes):
      "stream error " + codes.map { "\($0)" }.joined(separator: " or ")
    case .answered(_, let text):
      text == Rule.served ? "an answer" : "an answer with `\(text)`"
    case .ignored: "nothing: ignored"
    case .closed: "the close"
    case .sent(_, let count): "\(count) \(count == 1 ? "byte" : "bytes"), no more"
    case .acknowledged: "PING with ACK and the same bytes"
    case .received(let words, _): words
    }
  }
}

// The steps of all tables.
extension Rule {
  /// A method that answers at once, one that answers after half a minute, one that reads nothing, one that
  /// answers each message, and one that answers with the names of the fields it got.
  static let fast = "/test.Test/Fast"
  static let hang = "/test.Test/Hang"
  static let deaf = "/test.Test/Deaf"
  static let chat = "/test.Test/Chat"
  static let names = "/test.Test/Metadata"
  /// What an answered call has in its trailers.
  static let served = "grpc-status=0"
  static let message = Raw.message("hello")
}

extension Rule.Step {
  static func raw(
    _ type: UInt8, _ flags: UInt8, _ stream: UInt32, _ payload: [UInt8] = []
  ) -> Self { .bytes(Raw.frame(type, flags, stream, payload)) }

  static func headers(
    _ stream: UInt32, _ path: String, _ changes: [(String, String?)] = [], end: Bool = false
  ) -> Self { .bytes(Raw.headers(stream, Raw.request(path, changes), end: end)) }

  static func fields(_ stream: UInt32, _ fields: [(String, String)], end: Bool = false) -> Self {
    .bytes(Raw.headers(stream, fields, end: end))
  }

  static func data(_ stream: UInt32, _ bytes: [UInt8] = Rule.message, end: Bool = false) -> Self {
    .bytes(Raw.data(stream, bytes, end: end))
  }

  /// A whole call.
  static func call(
    _ stream: UInt32, _ path: String = Rule.fast, _ changes: [(String, String?)] = []
  ) -> Self {
    .bytes(
      Raw.headers(stream, Raw.request(path, changes)) + Raw.data(stream, Rule.message, end: true))
  }

  /// A whole call whose header block has bytes before and after the fields of the request.
  static func call(
    _ stream: UInt32, path: String = Rule.fast, before: [UInt8] = [], after: [UInt8]
  ) -> Self {
    let block = before + Raw.block(Raw.request(path)) + after
    return .bytes(
      Raw.frame(1, Raw.endHeaders, stream, block) + Raw.data(stream, Rule.message, end: true))
  }

  static func setting(_ id: UInt16, _ value: UInt32) -> Self {
    .bytes(Raw.frame(4, 0, 0, [UInt8(id >> 8), UInt8(id & 255)] + Raw.big(value)))
  }

  static func windowUpdate(_ stream: UInt32, _ increment: UInt32) -> Self {
    .bytes(Raw.windowUpdate(stream, increment))
  }

  static func reset(_ stream: UInt32, _ code: UInt32 = 8) -> Self {
    .bytes(Raw.reset(stream, code))
  }
}
