// Generated from windows.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension WindowSpec {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.window)
    size &+= WireBuffer.protoSize(1, self.`class`)
    size &+= WireBuffer.protoSize(1, self.start)
    size &+= WireBuffer.protoSize(1, self.end)
    size &+= WireBuffer.protoOptionalSize(1, self.opens)
    size &+= WireBuffer.protoOptionalSize(1, self.closes)
    size &+= WireBuffer.protoSize(1, self.capacity)
    size &+= WireBuffer.protoPackedSize(1, self.preferences)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.window)
    output.appendProto(16, self.`class`)
    output.appendProto(26, self.start)
    output.appendProto(34, self.end)
    output.appendProtoOptional(42, self.opens)
    output.appendProtoOptional(50, self.closes)
    output.appendProto(56, self.capacity)
    output.appendProtoPacked(66, self.preferences)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.window, field: "window")
      case 16: try reader.read(&self.`class`, field: "class")
      case 26: try reader.read(&self.start, field: "start")
      case 34: try reader.read(&self.end, field: "end")
      case 42: try reader.readOptional(&self.opens, field: "opens")
      case 50: try reader.readOptional(&self.closes, field: "closes")
      case 56: try reader.read(&self.capacity, field: "capacity")
      case 66: try reader.readPacked(&self.preferences, max: 3, field: "preferences")
      case 64: try reader.readElement(&self.preferences, max: 3, field: "preferences")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PutWindowsRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.partner)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.zone)
    size &+= WireBuffer.protoListSize(1, self.windows)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.partner)
    output.appendProto(25, self.hub)
    output.appendProto(32, self.zone)
    output.appendProtoList(42, self.windows)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.partner, field: "partner")
      case 25: try reader.read(&self.hub, field: "hub")
      case 32: try reader.read(&self.zone, field: "zone")
      case 42: try reader.readElement(&self.windows, max: 64, field: "windows")
      default: try reader.skip(tag)
      }
    }
  }
}

extension WindowsPut {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPackedSize(1, self.windows)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPacked(10, self.windows)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readPacked(&self.windows, max: 64, field: "windows")
      case 9: try reader.readElement(&self.windows, max: 64, field: "windows")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PutWindowsResult {
  public var protoSize: Int {
    switch self {
    case .put(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .put(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = WindowsPut()
        if case .put(let earlier) = self { value = earlier }
        try reader.read(&value, field: "put")
        self = .put(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension WindowGrant {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.window)
    size &+= WireBuffer.protoSize(1, self.`class`)
    size &+= WireBuffer.protoSize(1, self.start)
    size &+= WireBuffer.protoSize(1, self.end)
    size &+= WireBuffer.protoSize(1, self.hub)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.window)
    output.appendProto(16, self.`class`)
    output.appendProto(26, self.start)
    output.appendProto(34, self.end)
    output.appendProto(41, self.hub)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.window, field: "window")
      case 16: try reader.read(&self.`class`, field: "class")
      case 26: try reader.read(&self.start, field: "start")
      case 34: try reader.read(&self.end, field: "end")
      case 41: try reader.read(&self.hub, field: "hub")
      default: try reader.skip(tag)
      }
    }
  }
}

extension WindowsRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.zone)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoPackedSize(1, self.classes)
    size &+= WireBuffer.protoSize(1, self.preference)
    size &+= WireBuffer.protoOptionalSize(1, self.before)
    size &+= WireBuffer.protoSize(1, self.limit)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.zone)
    output.appendProto(17, self.hub)
    output.appendProtoPacked(26, self.classes)
    output.appendProto(32, self.preference)
    output.appendProtoOptional(42, self.before)
    output.appendProto(48, self.limit)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.zone, field: "zone")
      case 17: try reader.read(&self.hub, field: "hub")
      case 26: try reader.readPacked(&self.classes, max: 3, field: "classes")
      case 24: try reader.readElement(&self.classes, max: 3, field: "classes")
      case 32: try reader.read(&self.preference, field: "preference")
      case 42: try reader.readOptional(&self.before, field: "before")
      case 48: try reader.read(&self.limit, field: "limit")
      default: try reader.skip(tag)
      }
    }
  }
}

extension WindowStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.window)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.zone)
    size &+= WireBuffer.protoSize(1, self.`class`)
    size &+= WireBuffer.protoSize(1, self.start)
    size &+= WireBuffer.protoSize(1, self.end)
    size &+= WireBuffer.protoOptionalSize(1, self.opens)
    size &+= WireBuffer.protoSize(1, self.closes)
    size &+= WireBuffer.protoPackedSize(1, self.preferences)
    size &+= WireBuffer.protoSize(1, self.capacity)
    size &+= WireBuffer.protoSize(1, self.held)
    size &+= WireBuffer.protoSize(1, self.booked)
    size &+= WireBuffer.protoSize(1, self.free)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.window)
    output.appendProto(17, self.hub)
    output.appendProto(24, self.zone)
    output.appendProto(32, self.`class`)
    output.appendProto(42, self.start)
    output.appendProto(50, self.end)
    output.appendProtoOptional(58, self.opens)
    output.appendProto(66, self.closes)
    output.appendProtoPacked(74, self.preferences)
    output.appendProto(80, self.capacity)
    output.appendProto(88, self.held)
    output.appendProto(96, self.booked)
    output.appendProto(104, self.free)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.window, field: "window")
      case 17: try reader.read(&self.hub, field: "hub")
      case 24: try reader.read(&self.zone, field: "zone")
      case 32: try reader.read(&self.`class`, field: "class")
      case 42: try reader.read(&self.start, field: "start")
      case 50: try reader.read(&self.end, field: "end")
      case 58: try reader.readOptional(&self.opens, field: "opens")
      case 66: try reader.read(&self.closes, field: "closes")
      case 74: try reader.readPacked(&self.preferences, max: 3, field: "preferences")
      case 72: try reader.readElement(&self.preferences, max: 3, field: "preferences")
      case 80: try reader.read(&self.capacity, field: "capacity")
      case 88: try reader.read(&self.held, field: "held")
      case 96: try reader.read(&self.booked, field: "booked")
      case 104: try reader.read(&self.free, field: "free")
      default: try reader.skip(tag)
      }
    }
  }
}

extension WindowList {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.windows)
    size &+= WireBuffer.protoSize(1, self.asOf)
    size &+= WireBuffer.protoSize(1, self.serverNow)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.windows)
    output.appendProto(16, self.asOf)
    output.appendProto(26, self.serverNow)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.windows, max: 256, field: "windows")
      case 16: try reader.read(&self.asOf, field: "asOf")
      case 26: try reader.read(&self.serverNow, field: "serverNow")
      default: try reader.skip(tag)
      }
    }
  }
}
