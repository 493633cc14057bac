public import StatusDetails
public import WireCodec

// What a failed call says for programs: `google.rpc.Status` in the trailer `grpc-status-details-bin`.

extension RPCError {
  /// The trailer that carries the details.
  private static let detailsField = "grpc-status-details-bin"

  /// What the name of a detail's type begins with.
  private static let typePrefix = "type.googleapis.com/"

  /// The status with its details; nil when there is none, or when it cannot be read.
  private var richStatus: StatusMessage? {
    guard let bytes = metadata.bytes(for: Self.detailsField).first else { return nil }
    return try? StatusMessage(decoding: bytes.span.bytes, as: .proto)
  }

  /// Every detail, of whatever type; at a client those that the server has sent.
  public var details: [AnyMessage] { richStatus?.details ?? [] }

  /// The first detail of a type, such as `BadRequest`; nil when there is none, or when it cannot be read.
  public func detail<Detail: WireMessage>(_ type: Detail.Type) -> Detail? {
    for item in details {
      // Only what follows the last slash is the name.
      let name = item.typeUrl.split(separator: "/").last.map(String.init)
      if name == Detail.messageName {
        return try? Detail(decoding: item.value.span.bytes, as: .proto)
      }
    }
    return nil
  }

  /// Adds a detail. A server sends it beside status and message; keep it small, as clients refuse
  /// trailers of more than a few kilobytes.
  public mutating func attach(_ detail: some WireMessage) {
    var status = richStatus ?? StatusMessage()
    status.code = Int32(code.rawValue)
    status.message = message
    status.details.append(
      AnyMessage(
        typeUrl: Self.typePrefix + type(of: detail).messageName, value: Self.bytes(of: detail)))
    metadata.replace(Self.detailsField, with: Self.bytes(of: status))
  }

  private static func bytes(of message: some WireMessage) -> [UInt8] {
    var buffer = WireBuffer()
    message.encode(into: &buffer, as: .proto)
    return buffer.withUnsafeBytes { Array($0) }
  }

  /// The same error with a detail.
  public func with(_ detail: some WireMessage) -> RPCError {
    var copy = self
    copy.attach(detail)
    return copy
  }
}
