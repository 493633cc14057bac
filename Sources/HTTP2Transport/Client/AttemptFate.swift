import RPC

/// How much of an attempt that failed the server can have seen.
enum AttemptFate: Equatable {
  /// The request never left this side, or the server's GOAWAY came before it left.
  case neverLeft
  /// The server says that it has not looked at it: REFUSED_STREAM, or a number after that of its GOAWAY.
  case refused
  /// A handler may have begun.
  case processed
  /// Nothing may be repeated: the response has begun, or this side has ended the call.
  case final
}

/// What the server says about another attempt: `grpc-retry-pushback-ms` (gRFC A6).
enum PushBack: Equatable {
  case none
  /// Wait that long, in milliseconds.
  case after(UInt64)
  /// Do not try again.
  case stop

  static let field = "grpc-retry-pushback-ms"

  /// - Parameter text: the field's value; nil when there is none. What is no number says stop.
  init(_ text: String?) {
    guard let text else {
      self = .none
      return
    }
    guard text.utf8.count <= 10, let number = Int64(text), number >= 0 else {
      self = .stop
      return
    }
    self = .after(UInt64(number))
  }
}

/// One for all calls of a channel: when too many of them fail, none is repeated (gRFC A6). Pure.
struct RetryThrottle: Equatable {
  private(set) var thousandths: Int
  private let maximum: Int
  private let gain: Int

  /// - Parameters:
  ///   - tokens: what there is at the start and at most; zero throttles nothing.
  ///   - gainThousandths: what a call that succeeds adds.
  init(tokens: Int, gainThousandths: Int) {
    maximum = max(0, tokens) * 1_000
    thousandths = maximum
    gain = max(0, gainThousandths)
  }

  /// More than half of the tokens are left.
  var allowsRepetition: Bool { maximum == 0 || thousandths > maximum / 2 }

  mutating func succeeded() { thousandths = min(maximum, thousandths + gain) }

  mutating func failed() { thousandths = max(0, thousandths - 1_000) }
}
