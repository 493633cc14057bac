import EventLoop
import HTTP2Session
import RPC
public import WireCodec

/// Hears of one or many calls. All calls come on the loop of the connection. The loop must not be blocked.
///
/// A class with a tag rather than closures: a load generator then starts a call without an allocation.
public protocol CallObserver: AnyObject {
  /// A message arrived. `message` is valid during the call.
  func callReceived(_ tag: Int, _ message: RawSpan)
  /// The call has ended; nothing follows for this tag.
  func callEnded(_ tag: Int, _ status: RPCStatus)
}

/// The state of one call at a client. Lives behind the pointer that the session keeps for the stream.
struct ClientStream: ~Copyable {
  var id: Int32 = 0
  /// Counts the uses of this memory, so that an old `ClientCall` is recognised.
  var generation: UInt32 = 0
  /// Hears of the end; of the messages too, unless they go into the pipe.
  var observer: (any CallObserver)?
  var pipe: MessagePipe?
  var tag = 0
  /// The library refers to its bytes until the request is on its way. Kept for the next call, which
  /// usually has the same.
  var template: RequestTemplate?

  var request = WireBuffer()
  var sent = 0
  /// No more is appended to `request`.
  var requestFinished = false
  /// `request` stays when it is sent: the call may be made again.
  var keepsRequest = false
  /// Where requests come from that other attempts may read, too.
  var replay: ReplayBuffer?
  /// END_STREAM is on its way.
  var endSubmitted = false
  var deferred = false

  var reader = FrameReader()
  /// Only of a call that may compress.
  var envelopes: ClientEnvelopes?
  /// The message that is arriving.
  var partial = WireBuffer()
  var messageLimit = 0
  var unconsumed = 0
  var creditDue = 0

  var httpStatus = 0
  var gotHeaders = false
  var isGRPC = false
  var code: StatusCode?
  var message = ""
  var headers = HeaderBlock()
  var trailers = HeaderBlock()
  var deadline: TimerToken?
  var deadlineNanoseconds: UInt64?
  /// The response has begun, by more than its status.
  var hasResponse = false
  /// What the call ends with, decided on this side.
  var failure: RPCError?

  var next: UnsafeMutablePointer<ClientStream>?
  var previous: UnsafeMutablePointer<ClientStream>?

  /// Whether `request` still has all that was sent.
  var hasWholeRequest: Bool { keepsRequest }

  /// Ready for the next call, keeping small buffers.
  mutating func recycle(retainedBytes: Int) {
    generation &+= 1
    id = 0
    observer = nil
    pipe = nil
    request.removeAll(keepingCapacity: request.count <= retainedBytes)
    partial.removeAll(keepingCapacity: partial.count <= retainedBytes)
    sent = 0
    requestFinished = false
    keepsRequest = false
    replay = nil
    hasResponse = false
    deadlineNanoseconds = nil
    endSubmitted = false
    deferred = false
    reader = FrameReader()
    envelopes = nil
    unconsumed = 0
    creditDue = 0
    httpStatus = 0
    gotHeaders = false
    isGRPC = false
    code = nil
    message = ""
    headers.removeAll()
    trailers.removeAll()
    deadline = nil
    failure = nil
    next = nil
    previous = nil
  }
}

typealias ClientStreamPointer = UnsafeMutablePointer<ClientStream>

/// The headers of requests to one method, made once.
public final class RequestTemplate: Sendable {
  let list: HeaderList
  let path: String
  let authority: String
  /// How the messages of these requests, and of their responses, are written.
  public let encoding: WireEncoding
  let compression: CallCompression
  /// Over TLS: the scheme is https.
  let isSecure: Bool
  private let metadata: Metadata

  /// - Parameters:
  ///   - path: `/service/Name`, a method's `path`.
  ///   - authority: `host:port`.
  ///   - isSecure: for connections with TLS.
  ///   - metadata: what all of the requests send.
  public init(
    path: String, authority: String, encoding: WireEncoding = .native,
    compression: CallCompression = .none, isSecure: Bool = false, metadata: Metadata = [:]
  ) {
    self.compression = compression
    self.metadata = metadata
    self.isSecure = isSecure
    self.path = path
    self.authority = authority
    self.encoding = encoding
    var pairs = Self.pairs(path, authority, encoding, compression, isSecure)
    metadata.forEachWireField { pairs.append(($0, String(decoding: $1, as: UTF8.self))) }
    list = HeaderList(pairs)
  }

  private static func pairs(
    _ path: String, _ authority: String, _ encoding: WireEncoding,
    _ compression: CallCompression, _ isSecure: Bool
  ) -> [(String, String)] {
    let fields = [
      (":method", "POST"), (":scheme", isSecure ? "https" : "http"), (":path", path),
      (":authority", authority),
      ("te", "trailers"), ("content-type", "application/grpc+\(encoding.subtype)"),
    ]
    guard compression == .gzip else { return fields }
    return fields + [("grpc-encoding", "gzip"), ("grpc-accept-encoding", Compression.accepted)]
  }

  /// The same with what only one call has.
  func fields(timeoutNanoseconds: Int64?, _ metadata: Metadata) -> HeaderFields {
    var fields = HeaderFields()
    for (name, value) in Self.pairs(path, authority, encoding, compression, isSecure) {
      fields.append(name, value)
    }
    fields.append("user-agent", "dropwire-swift")
    if let timeoutNanoseconds {
      fields.append("grpc-timeout", WireTimeout.format(nanoseconds: timeoutNanoseconds))
    }
    self.metadata.forEachWireField { fields.append($0, $1) }
    metadata.forEachWireField { fields.append($0, $1) }
    return fields
  }
}
