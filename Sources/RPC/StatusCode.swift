/// The seventeen outcomes a call can have. The numbers are those of the wire (`grpc-status`).
public enum StatusCode: UInt8, Sendable, Hashable, CaseIterable {
  case ok = 0
  case cancelled = 1
  case unknown = 2
  case invalidArgument = 3
  case deadlineExceeded = 4
  case notFound = 5
  case alreadyExists = 6
  case permissionDenied = 7
  case resourceExhausted = 8
  case failedPrecondition = 9
  case aborted = 10
  case outOfRange = 11
  case unimplemented = 12
  case `internal` = 13
  case unavailable = 14
  case dataLoss = 15
  case unauthenticated = 16

  /// The name used in documents and logs, `DEADLINE_EXCEEDED` for instance.
  public var name: String {
    switch self {
    case .ok: "OK"
    case .cancelled: "CANCELLED"
    case .unknown: "UNKNOWN"
    case .invalidArgument: "INVALID_ARGUMENT"
    case .deadlineExceeded: "DEADLINE_EXCEEDED"
    case .notFound: "NOT_FOUND"
    case .alreadyExists: "ALREADY_EXISTS"
    case .permissionDenied: "PERMISSION_DENIED"
    case .resourceExhausted: "RESOURCE_EXHAUSTED"
    case .failedPrecondition: "FAILED_PRECONDITION"
    case .aborted: "ABORTED"
    case .outOfRange: "OUT_OF_RANGE"
    case .unimplemented: "UNIMPLEMENTED"
    case .internal: "INTERNAL"
    case .unavailable: "UNAVAILABLE"
    case .dataLoss: "DATA_LOSS"
    case .unauthenticated: "UNAUTHENTICATED"
    }
  }

  /// What a peer meant by a `grpc-status` field.
  ///
  /// Nil when the text is no number (the call is then UNKNOWN, and the text worth keeping);
  /// `.unknown` for a number this list does not have.
  public init?(wireText: UnsafeRawBufferPointer) {
    guard !wireText.isEmpty, wireText.count <= 9 else { return nil }
    var number = 0
    for byte in wireText {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    self = number <= 16 ? StatusCode(rawValue: UInt8(number)) ?? .unknown : .unknown
  }
}

extension StatusCode: CustomStringConvertible {
  public var description: String { name }
}

/// How a call ended: a code, a text for people, and the trailers sent with it.
public struct RPCStatus: Sendable, Equatable {
  public var code: StatusCode
  /// For people, never for programs. Any Unicode text; percent-encoded on the wire.
  public var message: String
  public var trailers: Metadata

  public init(_ code: StatusCode, _ message: String = "", trailers: Metadata = [:]) {
    self.code = code
    self.message = message
    self.trailers = trailers
  }

  /// Success, without a text.
  public static let ok = RPCStatus(.ok)
}

extension RPCStatus {
  /// The status a stream ends with when it failed.
  public init(_ error: RPCError) {
    self.init(error.code, error.message, trailers: error.metadata)
  }
}
