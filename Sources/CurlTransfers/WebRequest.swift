/// A request to somebody's service.
public struct WebRequest: Sendable {
  /// GET where there is no body, else POST.
  public var url: String
  /// Lines of the head, name and value. They may hold secrets: nothing here ever prints them.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]?
  /// Whether anybody wants the answer's body. Where not, it may be of any length.
  public var wantsBody = true

  public init(
    url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
    wantsBody: Bool = true
  ) {
    self.url = url
    self.headers = headers
    self.body = body
    self.wantsBody = wantsBody
  }
}

/// What a service answered.
public struct WebAnswer: Sendable {
  public var status: Int
  /// Names in lower case.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(
    status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first value of a header.
  public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// No answer: whether the request was carried out is not known, unless it says so.
public struct WebFailure: Error, Sendable, CustomStringConvertible {
  /// libcurl's number; 0 when the client was closed.
  public let code: UInt32
  /// A sentence of libcurl's, or of this module: never part of a request.
  public let reason: String

  init(code: UInt32, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  public var description: String { reason }

  /// The client was closed meanwhile.
  public static let closed = WebFailure(code: 0, "the client is closed")
}

/// What a client bounds.
public struct WebLimits: Sendable, Equatable {
  /// Requests under way; more wait for their turn. 16.
  public var atOnce = 16
  /// Until there is a connection. 5 s.
  public var connectMilliseconds = 5_000
  /// From the first byte of a request to the last of its answer. 20 s.
  public var totalMilliseconds = 20_000
  /// Bytes of an answer's body. 1 MiB.
  public var bodyBytes = 1 << 20
  /// Bytes of an answer's head. 64 KiB.
  public var headBytes = 64 << 10

  public init() {}
}
