// Generated from accounts.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Band {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.first)
    size &+= WireBuffer.protoSize(1, self.last)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.first)
    output.appendProto(16, self.last)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.first, field: "first")
      case 16: try reader.read(&self.last, field: "last")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Line {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.amount)
    size &+= WireBuffer.protoSize(1, self.note)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.amount)
    output.appendProto(18, self.note)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.amount, field: "amount")
      case 18: try reader.read(&self.note, max: 40, field: "note")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Nothing {
  public var protoSize: Int {
    0
  }

  public func encodeProto(into output: inout WireBuffer) {
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      default: try reader.skip(tag)
      }
    }
  }
}

extension Reference {
  public var protoSize: Int {
    switch self {
    case .line(let value): WireBuffer.protoPresentSize(1, value)
    case .none(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .line(let value): output.appendProtoPresent(10, value)
    case .none(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Line()
        if case .line(let earlier) = self { value = earlier }
        try reader.read(&value, field: "line")
        self = .line(value)
      case 18:
        var value = Nothing()
        if case .none(let earlier) = self { value = earlier }
        try reader.read(&value, field: "none")
        self = .none(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension Put {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.flag)
    size &+= WireBuffer.protoSize(1, self.tiny)
    size &+= WireBuffer.protoSize(1, self.short)
    size &+= WireBuffer.protoSize(1, self.word)
    size &+= WireBuffer.protoSize(1, self.long)
    size &+= WireBuffer.protoSize(1, self.signed)
    size &+= WireBuffer.protoSize(1, self.balance)
    size &+= WireBuffer.protoSize(1, self.account)
    size &+= WireBuffer.protoSize(1, self.ratio)
    size &+= WireBuffer.protoSize(1, self.at)
    size &+= WireBuffer.protoSize(1, self.length)
    size &+= WireBuffer.protoSize(1, self.code)
    size &+= WireBuffer.protoSize(1, self.kind)
    size &+= WireBuffer.protoMessageSize(1, self.range)
    size &+= WireBuffer.protoOptionalSize(2, self.maybe)
    size &+= WireBuffer.protoSize(2, self.name)
    size &+= WireBuffer.protoSize(2, self.data)
    size &+= WireBuffer.protoMessageSize(2, self.line)
    size &+= WireBuffer.protoMessageSize(2, self.about)
    size &+= WireBuffer.protoListSize(2, self.lines)
    size &+= WireBuffer.protoPackedSize(2, self.numbers)
    size &+= WireBuffer.protoListSize(2, self.names)
    size &+= WireBuffer.protoListSize(2, self.byName.entries)
    size &+= WireBuffer.protoSize(2, self.other)
    size &+= WireBuffer.protoSize(2, self.plain)
    size &+= WireBuffer.protoOptionalSize(2, self.maybeText)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(16, self.flag)
    output.appendProto(24, self.tiny)
    output.appendProto(32, self.short)
    output.appendProto(40, self.word)
    output.appendProto(48, self.long)
    output.appendProto(56, self.signed)
    output.appendProto(64, self.balance)
    output.appendProto(73, self.account)
    output.appendProto(81, self.ratio)
    output.appendProto(90, self.at)
    output.appendProto(98, self.length)
    output.appendProto(106, self.code)
    output.appendProto(112, self.kind)
    output.appendProtoMessage(122, self.range)
    output.appendProtoOptional(128, self.maybe)
    output.appendProto(138, self.name)
    output.appendProto(146, self.data)
    output.appendProtoMessage(154, self.line)
    output.appendProtoMessage(162, self.about)
    output.appendProtoList(170, self.lines)
    output.appendProtoPacked(178, self.numbers)
    output.appendProtoList(186, self.names)
    output.appendProtoList(194, self.byName.entries)
    output.appendProto(202, self.other)
    output.appendProto(209, self.plain)
    output.appendProtoOptional(218, self.maybeText)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 16: try reader.read(&self.flag, field: "flag")
      case 24: try reader.read(&self.tiny, field: "tiny")
      case 32: try reader.read(&self.short, field: "short")
      case 40: try reader.read(&self.word, field: "word")
      case 48: try reader.read(&self.long, field: "long")
      case 56: try reader.read(&self.signed, field: "signed")
      case 64: try reader.read(&self.balance, field: "balance")
      case 73: try reader.read(&self.account, field: "account")
      case 81: try reader.read(&self.ratio, field: "ratio")
      case 90: try reader.read(&self.at, field: "at")
      case 98: try reader.read(&self.length, field: "length")
      case 106: try reader.read(&self.code, field: "code")
      case 112: try reader.read(&self.kind, field: "kind")
      case 122: try reader.read(&self.range, field: "range")
      case 128: try reader.readOptional(&self.maybe, field: "maybe")
      case 138: try reader.read(&self.name, max: 60, field: "name")
      case 146: try reader.read(&self.data, max: 60, field: "data")
      case 154: try reader.read(&self.line, field: "line")
      case 162: try reader.read(&self.about, field: "about")
      case 170: try reader.readElement(&self.lines, max: 4, field: "lines")
      case 178: try reader.readPacked(&self.numbers, max: 8, field: "numbers")
      case 176: try reader.readElement(&self.numbers, max: 8, field: "numbers")
      case 186: try reader.readElement(&self.names, max: 4, elementMax: 8, field: "names")
      case 194: try reader.readEntry(&self.byName, max: 4, field: "byName")
      case 202: try reader.read(&self.other, field: "other")
      case 209: try reader.read(&self.plain, field: "plain")
      case 218: try reader.readOptional(&self.maybeText, max: 8, field: "maybeText")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Close {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.account)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.name)
    output.appendProto(17, self.account)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.name, max: 40, field: "name")
      case 17: try reader.read(&self.account, field: "account")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Receipt {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.account)
    size &+= WireBuffer.protoSize(1, self.sequence)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.account)
    output.appendProto(16, self.sequence)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.account, field: "account")
      case 16: try reader.read(&self.sequence, field: "sequence")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Refusal {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.reason)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.reason)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.reason, max: 80, field: "reason")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PutResult {
  public var protoSize: Int {
    switch self {
    case .done(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .done(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Receipt()
        if case .done(let earlier) = self { value = earlier }
        try reader.read(&value, field: "done")
        self = .done(value)
      case 18:
        var value = Refusal()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension PutByNameEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(10, self.key)
    output.appendProtoPresent(16, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, max: 8, field: "key")
      case 16: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}
