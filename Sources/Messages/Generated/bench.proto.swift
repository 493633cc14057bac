// Generated from bench.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension EchoMessage {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.payload)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.payload)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.payload, max: 1048576, field: "payload")
      default: try reader.skip(tag)
      }
    }
  }
}
