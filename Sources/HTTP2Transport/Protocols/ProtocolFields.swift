import RPC

/// What few requests say in their header lists: fields of the protocols other than gRPC, and what is wrong with
/// those of gRPC. Made when there is such a thing.
final class ProtocolFields {
  /// Why there is no route.
  var pathProblem: String?
  /// The path goes on behind the name of the method, with `?`.
  var hasQuery = false
  /// A name in `dropwire-codec` that nobody knows.
  var codecName = ""
  /// A compression that nobody knows.
  var compressionName = ""
  var contentEncoding = Compression.none
  /// `accept-encoding` has gzip.
  var acceptsGzip = false
  var connectContentEncoding = Compression.none
  /// `connect-accept-encoding` has gzip.
  var connectAcceptsGzip = false
  var connectTimeout = RequestHead.Timeout.none
  private var connectVersion: String?
  /// Where the page comes from that a browser makes the call for.
  var origin: String?
  /// What a browser asks for before the call itself.
  var wantedMethod: String?
  var wantedHeaders: String?
  private(set) var expectation: Expectation?

  /// What a client wants to hear before it sends its request.
  enum Expectation: Equatable {
    case toContinue
    /// Nothing else can be expected (RFC 9110, section 10.1.1).
    case unknown
  }

  /// Bytes of memory that it takes.
  var heldBytes: Int {
    Self.ownBytes + (origin?.utf8.count ?? 0) + (wantedMethod?.utf8.count ?? 0)
      + (wantedHeaders?.utf8.count ?? 0) + (connectVersion?.utf8.count ?? 0)
      + (pathProblem?.utf8.count ?? 0)
  }

  /// The object with names of at most 40 bytes. 256.
  private static let ownBytes = 256

  /// Takes a field that belongs to a protocol; false when it is metadata.
  static func take(
    _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer,
    into fields: inout ProtocolFields?
  ) -> Bool {
    switch name.count {
    case 6 where name.equals("origin"): made(&fields).origin = text(value)
    case 6 where name.equals("expect"):
      let known = value.matches("100-continue") && made(&fields).expectation != .unknown
      made(&fields).expectation = known ? .toContinue : .unknown
    case 15 where name.equals("accept-encoding"):
      made(&fields).acceptsGzip = Compression.isOffered(in: value)
    case 16 where name.equals("content-encoding"):
      made(&fields).contentEncoding = compression(value, &fields)
    case 18 where name.equals("connect-timeout-ms"):
      made(&fields).connectTimeout = timeout(value)
    case 23 where name.equals("connect-accept-encoding"):
      made(&fields).connectAcceptsGzip = Compression.isOffered(in: value)
    case 24 where name.equals("connect-content-encoding"):
      made(&fields).connectContentEncoding = compression(value, &fields)
    case 24 where name.equals("connect-protocol-version"):
      made(&fields).connectVersion = text(value)
    case 29 where name.equals("access-control-request-method"):
      made(&fields).wantedMethod = text(value)
    case 30 where name.equals("access-control-request-headers"):
      made(&fields).wantedHeaders = text(value)
    default: return false
    }
    return true
  }

  /// What a field of compression says; a name that nobody knows is kept.
  static func compression(
    _ value: UnsafeRawBufferPointer, _ fields: inout ProtocolFields?
  ) -> Compression {
    let compression = Compression(value)
    if compression == .unknown { made(&fields).compressionName = text(value.prefix(40)) }
    return compression
  }

  static func made(_ fields: inout ProtocolFields?) -> ProtocolFields {
    if let fields { return fields }
    let fresh = ProtocolFields()
    fields = fresh
    return fresh
  }

  private static func text(_ value: some Collection<UInt8>) -> String {
    String(decoding: value.prefix(1_024), as: UTF8.self)
  }

  /// One to ten digits of milliseconds.
  private static func timeout(_ value: UnsafeRawBufferPointer) -> RequestHead.Timeout {
    guard !value.isEmpty, value.count <= 10, value.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return .malformed
    }
    return .nanoseconds(value.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) } * 1_000_000)
  }

  /// Connect says its version, and may leave it out.
  var versionProblem: RPCStatus? {
    guard let connectVersion, connectVersion != "1" else { return nil }
    return RPCStatus(
      .invalidArgument, "connect-protocol-version must be 1, and is '\(connectVersion)'")
  }
}
