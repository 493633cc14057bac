import Gzip
import HTTP2Session
import RPC
import WireCodec

/// What the adapters of a loop share. Confined to the loop.
final class AdapterTools {
  let gzip: GzipCodec
  /// Messages shorter than this are not worth compressing, in bytes.
  let compressedAbove: Int
  /// The message that is being taken out of a request.
  var message = WireBuffer()
  /// What a message becomes by compression, before it is copied to where it fits exactly.
  private var compressed = WireBuffer()

  init(_ limits: RPCLimits) {
    gzip = GzipCodec(level: limits.compressionLevel)
    compressedAbove = limits.compressedAboveBytes
  }

  /// Appends the compressed form of `message`. The library wants room for the worst case, which must not stay with
  /// what waits for a peer.
  func compress(_ message: UnsafeRawBufferPointer, into output: inout WireBuffer) {
    gzip.compress(message, into: &compressed)
    compressed.withUnsafeBytes { output.append(copying: $0) }
    compressed.removeAll(keepingCapacity: compressed.capacity <= 64 << 10)
  }
}

/// What the next part of a request's body is.
enum RequestStep {
  /// One message was appended, which came as it is or compressed.
  case message(compressed: Bool)
  /// More bytes are needed.
  case incomplete
  case refused(RPCStatus)
}

/// How a body ends.
enum BodyEnd {
  case endStream
  case trailers(HeaderFields)
}

/// One call of a protocol that is not plain gRPC: takes messages out of its request, and makes an answer of
/// messages and status. Plain gRPC has none, and pays nothing for the others.
///
/// Handlers and streams see the same calls whatever the protocol. Confined to the loop.
protocol CallAdapter: AnyObject {
  /// Why the request cannot be taken, before its body is looked at.
  var problem: RPCStatus? { get }
  /// How long the caller waits.
  var timeout: RequestHead.Timeout { get }

  /// Bytes of the request's body.
  func receive(_ bytes: UnsafeRawBufferPointer)
  /// The body is complete.
  func receiveEnd()
  /// Bytes received and not taken as a message yet.
  var heldBytes: Int { get }
  /// Bytes of memory that it takes to keep them.
  var keptBytes: Int { get }
  /// Lets go of them: the call has its answer, and nobody wants the rest.
  func discardRequest()
  /// Takes the next message of at most `limit` bytes, and appends it without a frame.
  func nextRequest(
    limit: Int, _ tools: AdapterTools, into message: inout WireBuffer
  ) -> RequestStep

  /// The answer of a call that ends before anything of it has left: its header list, and in `body`, which may
  /// hold the one message, the bytes that follow.
  func answer(
    _ status: RPCStatus, _ fields: AnswerFields, _ tools: AdapterTools, body: inout WireBuffer
  ) -> HeaderFields
}

/// An adapter whose responses are streams.
protocol StreamAdapter: CallAdapter {
  var output: AdaptedBody { get }
  /// Bytes of memory of the output, and of the message that is to become some.
  var outputBytes: Int { get }
  /// Whether messages of the response may be compressed.
  var compresses: Bool { get }
  /// The header list before the first message.
  func begin(_ fields: AnswerFields) -> HeaderFields
  /// Appends to the output what frames, cut anywhere, are in this protocol.
  func send(_ frames: UnsafeRawBufferPointer, _ tools: AdapterTools)
  /// Ends the output.
  func end(_ status: RPCStatus, _ fields: AnswerFields)
}

/// What a handler wants of an answer besides messages and status, and what the browser has to be told.
struct AnswerFields {
  var metadata = Metadata()
  var trailers = Metadata()
  var compresses = true
  /// To whose page the answer says that it may see it; nil when nobody asked.
  var origin: AllowedOrigins.Answer?

  /// Appends what a browser needs to let its page see these fields.
  func appendOrigin(to fields: inout HeaderFields, trailerPrefix: String = "") {
    guard let origin else { return }
    let names =
      metadata.entries.map(\.name) + trailers.entries.map { trailerPrefix + $0.name }
      + ["grpc-status", "grpc-message", "grpc-status-details-bin", "content-encoding"]
    origin.append(to: &fields)
    fields.append("access-control-expose-headers", names.joined(separator: ","))
    fields.append("vary", "origin")
  }
}

/// What an adapter has made and the connection has not taken.
final class AdaptedBody {
  var bytes = WireBuffer()
  private var head = 0
  /// Set when nothing more is appended.
  var end: BodyEnd?

  /// Moves as much as there is room for.
  func take(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - head)
    guard count > 0 else { return 0 }
    bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[head..<head + count]))
    }
    head += count
    if head == bytes.count {
      bytes.removeAll(keepingCapacity: head <= 4_096)
      head = 0
    }
    return count
  }
}
