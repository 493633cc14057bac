// Generated from parcels.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Parcel {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoOptionalSize(1, self.tracking)
    size &+= WireBuffer.protoSize(1, self.weight)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoOptional(10, self.tracking)
    output.appendProto(16, self.weight)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readOptional(&self.tracking, max: 40, field: "tracking")
      case 16: try reader.read(&self.weight, field: "weight")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Stamp {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.number)
    size &+= WireBuffer.protoSize(1, self.parcel)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.number)
    output.appendProto(16, self.parcel)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.number, field: "number")
      case 16: try reader.read(&self.parcel, field: "parcel")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Seal {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.code)
    size &+= WireBuffer.protoSize(1, self.count)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.code)
    output.appendProto(16, self.count)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.code, field: "code")
      case 16: try reader.read(&self.count, field: "count")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Hand {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.turn)
    size &+= WireBuffer.protoOptionalSize(1, self.account)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.turn)
    output.appendProtoOptional(17, self.account)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.turn, field: "turn")
      case 17: try reader.readOptional(&self.account, field: "account")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Early {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.count)
    size &+= WireBuffer.protoListSize(1, self.items)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(16, self.count)
    output.appendProtoList(26, self.items)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 16: try reader.read(&self.count, field: "count")
      case 26: try reader.readElement(&self.items, max: 4, field: "items")
      default: try reader.skip(tag)
      }
    }
  }
}

extension EarlyItem {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.weight)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.weight)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.weight, field: "weight")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Late {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.count)
    size &+= WireBuffer.protoListSize(1, self.items)
    size &+= WireBuffer.protoSize(1, self.note)
    size &+= WireBuffer.protoSize(1, self.extra)
    size &+= WireBuffer.protoMessageSize(1, self.more)
    size &+= WireBuffer.protoOptionalSize(1, self.maybe)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(16, self.count)
    output.appendProtoList(26, self.items)
    output.appendProto(34, self.note)
    output.appendProto(40, self.extra)
    output.appendProtoMessage(50, self.more)
    output.appendProtoOptional(56, self.maybe)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 16: try reader.read(&self.count, field: "count")
      case 26: try reader.readElement(&self.items, max: 4, field: "items")
      case 34: try reader.read(&self.note, max: 20, field: "note")
      case 40: try reader.read(&self.extra, field: "extra")
      case 50: try reader.read(&self.more, field: "more")
      case 56: try reader.readOptional(&self.maybe, field: "maybe")
      default: try reader.skip(tag)
      }
    }
  }
}

extension LateItem {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.weight)
    size &+= WireBuffer.protoSize(1, self.fragile)
    size &+= WireBuffer.protoSize(1, self.label)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.weight)
    output.appendProto(16, self.fragile)
    output.appendProto(26, self.label)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.weight, field: "weight")
      case 16: try reader.read(&self.fragile, field: "fragile")
      case 26: try reader.read(&self.label, max: 20, field: "label")
      default: try reader.skip(tag)
      }
    }
  }
}
