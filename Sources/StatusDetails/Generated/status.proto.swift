// Generated from status.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension StatusMessage {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.code)
    size &+= WireBuffer.protoSize(1, self.message)
    size &+= WireBuffer.protoListSize(1, self.details)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.code)
    output.appendProto(18, self.message)
    output.appendProtoList(26, self.details)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.code, field: "code")
      case 18: try reader.read(&self.message, max: 16384, field: "message")
      case 26: try reader.readElement(&self.details, max: 64, field: "details")
      default: try reader.skip(tag)
      }
    }
  }
}
