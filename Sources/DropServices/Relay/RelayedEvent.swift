import Messages
import WireCodec

/// An event as the server has written it: looked into, to know where it belongs, and handed on as it came.
struct RelayedEvent: OpaqueMessage {
  /// The message's bytes in the native encoding.
  let bytes: [UInt8]
  let event: Messages.FeedEvent

  /// As large as a ring takes it.
  static var maximumEncodedSize: Int { 64 << 10 }
  static var messageName: String { Messages.FeedEvent.messageName }

  var encodedSize: Int { bytes.count }

  init(decoding bytes: RawSpan) throws(WireError) {
    event = try Messages.FeedEvent(decoding: bytes)
    // Sound: the borrowed bytes are copied within the closure.
    self.bytes = bytes.withUnsafeBytes { Array($0) }
  }

  /// An event of this process.
  init(_ event: Messages.FeedEvent) {
    self.event = event
    bytes = event.encodedBytes()
  }

  func encode(into output: inout WireBuffer) { output.append(bytes) }

  /// The message for those who follow in `encoding`: the same bytes in the server's own.
  func encode(into output: inout WireBuffer, for encoding: WireEncoding) {
    if encoding == .native {
      output.append(bytes)
    } else {
      event.encode(into: &output, as: encoding)
    }
  }
}
