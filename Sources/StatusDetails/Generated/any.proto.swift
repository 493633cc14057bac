// Generated from any.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension AnyMessage {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.typeUrl)
    size &+= WireBuffer.protoSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.typeUrl)
    output.appendProto(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.typeUrl, max: 512, field: "typeUrl")
      case 18: try reader.read(&self.value, max: 65536, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}
