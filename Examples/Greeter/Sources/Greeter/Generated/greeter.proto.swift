// Generated from greeter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Hello {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.name)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.name)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.name, max: 64, field: "name")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Greeting {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.text)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.text)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.text, max: 256, field: "text")
      default: try reader.skip(tag)
      }
    }
  }
}
