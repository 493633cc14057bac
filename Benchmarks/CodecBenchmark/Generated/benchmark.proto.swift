// Generated from benchmark.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Price {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.minor)
    size &+= WireBuffer.protoSize(1, self.currency)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.minor)
    output.appendProto(18, self.currency)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.minor, field: "minor")
      case 18: try reader.read(&self.currency, field: "currency")
      default: try reader.skip(tag)
      }
    }
  }
}

extension CueMarker {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.stream)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.at)
    size &+= WireBuffer.protoSize(1, self.kind)
    size &+= WireBuffer.protoOptionalSize(1, self.offer)
    size &+= WireBuffer.protoOptionalSize(1, self.price)
    size &+= WireBuffer.protoSize(1, self.title)
    size &+= WireBuffer.protoListSize(1, self.tags)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.stream)
    output.appendProto(16, self.sequence)
    output.appendProto(26, self.at)
    output.appendProto(32, self.kind)
    output.appendProtoOptional(41, self.offer)
    output.appendProtoOptional(50, self.price)
    output.appendProto(58, self.title)
    output.appendProtoList(66, self.tags)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.stream, field: "stream")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 26: try reader.read(&self.at, field: "at")
      case 32: try reader.read(&self.kind, field: "kind")
      case 41: try reader.readOptional(&self.offer, field: "offer")
      case 50: try reader.readOptional(&self.price, field: "price")
      case 58: try reader.read(&self.title, max: 120, field: "title")
      case 66: try reader.readElement(&self.tags, max: 16, elementMax: 32, field: "tags")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ReserveUnits {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.buyer)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoSize(1, self.pool)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoSize(1, self.waitlist)
    size &+= WireBuffer.protoSize(1, self.source)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.buyer)
    output.appendProto(25, self.drop)
    output.appendProto(33, self.pool)
    output.appendProto(40, self.quantity)
    output.appendProto(48, self.waitlist)
    output.appendProto(56, self.source)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.buyer, field: "buyer")
      case 25: try reader.read(&self.drop, field: "drop")
      case 33: try reader.read(&self.pool, field: "pool")
      case 40: try reader.read(&self.quantity, field: "quantity")
      case 48: try reader.read(&self.waitlist, field: "waitlist")
      case 56: try reader.read(&self.source, field: "source")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OrderItem {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.sku)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoSize(1, self.minor)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.sku)
    output.appendProto(16, self.quantity)
    output.appendProto(24, self.minor)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.sku, field: "sku")
      case 16: try reader.read(&self.quantity, field: "quantity")
      case 24: try reader.read(&self.minor, field: "minor")
      default: try reader.skip(tag)
      }
    }
  }
}

extension OrderProgress {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoSize(1, self.revision)
    size &+= WireBuffer.protoSize(1, self.step)
    size &+= WireBuffer.protoSize(1, self.eta)
    size &+= WireBuffer.protoSize(1, self.cause)
    size &+= WireBuffer.protoListSize(1, self.items)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.order)
    output.appendProto(16, self.revision)
    output.appendProto(24, self.step)
    output.appendProto(34, self.eta)
    output.appendProto(40, self.cause)
    output.appendProtoList(50, self.items)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.order, field: "order")
      case 16: try reader.read(&self.revision, field: "revision")
      case 24: try reader.read(&self.step, field: "step")
      case 34: try reader.read(&self.eta, field: "eta")
      case 40: try reader.read(&self.cause, field: "cause")
      case 50: try reader.readElement(&self.items, max: 1024, field: "items")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Manifest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.order)
    size &+= WireBuffer.protoListSize(1, self.lines)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.order)
    output.appendProtoList(18, self.lines)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.order, field: "order")
      case 18: try reader.readElement(&self.lines, max: 1024, field: "lines")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ManifestLine {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.sku)
    size &+= WireBuffer.protoSize(1, self.quantity)
    size &+= WireBuffer.protoSize(1, self.name)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.sku)
    output.appendProto(16, self.quantity)
    output.appendProto(26, self.name)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.sku, field: "sku")
      case 16: try reader.read(&self.quantity, field: "quantity")
      case 26: try reader.read(&self.name, max: 40, field: "name")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Parcel {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.id)
    size &+= WireBuffer.protoSize(1, self.content)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.id)
    output.appendProto(18, self.content)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.id, field: "id")
      case 18: try reader.read(&self.content, max: 65536, field: "content")
      default: try reader.skip(tag)
      }
    }
  }
}
