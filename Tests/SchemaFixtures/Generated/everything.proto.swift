// Generated from everything.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Point {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.x)
    size &+= WireBuffer.protoSize(1, self.y)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.x)
    output.appendProto(16, self.y)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.x, field: "x")
      case 16: try reader.read(&self.y, field: "y")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Place {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoMessageSize(1, self.at)
    size &+= WireBuffer.protoSize(1, self.open)
    size &+= WireBuffer.protoSize(1, self.code)
    size &+= WireBuffer.protoSize(1, self.kind)
    size &+= WireBuffer.protoSize(1, self.ratio)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoMessage(10, self.at)
    output.appendProto(16, self.open)
    output.appendProto(26, self.code)
    output.appendProto(32, self.kind)
    output.appendProto(41, self.ratio)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.at, field: "at")
      case 16: try reader.read(&self.open, field: "open")
      case 26: try reader.read(&self.code, field: "code")
      case 32: try reader.read(&self.kind, field: "kind")
      case 41: try reader.read(&self.ratio, field: "ratio")
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

extension Fixed {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.flag)
    size &+= WireBuffer.protoSize(1, self.tiny)
    size &+= WireBuffer.protoSize(1, self.short)
    size &+= WireBuffer.protoSize(1, self.word)
    size &+= WireBuffer.protoSize(1, self.long)
    size &+= WireBuffer.protoSize(1, self.int)
    size &+= WireBuffer.protoSize(1, self.big)
    size &+= WireBuffer.protoSize(1, self.ident)
    size &+= WireBuffer.protoSize(1, self.real)
    size &+= WireBuffer.protoSize(1, self.small)
    size &+= WireBuffer.protoSize(1, self.wide)
    size &+= WireBuffer.protoSize(1, self.at)
    size &+= WireBuffer.protoSize(1, self.span)
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.code)
    size &+= WireBuffer.protoMessageSize(2, self.place)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.flag)
    output.appendProto(16, self.tiny)
    output.appendProto(24, self.short)
    output.appendProto(32, self.word)
    output.appendProto(40, self.long)
    output.appendProto(48, self.int)
    output.appendProto(56, self.big)
    output.appendProto(65, self.ident)
    output.appendProto(73, self.real)
    output.appendProto(80, self.small)
    output.appendProto(88, self.wide)
    output.appendProto(98, self.at)
    output.appendProto(106, self.span)
    output.appendProto(114, self.key)
    output.appendProto(122, self.code)
    output.appendProtoMessage(130, self.place)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.flag, field: "flag")
      case 16: try reader.read(&self.tiny, field: "tiny")
      case 24: try reader.read(&self.short, field: "short")
      case 32: try reader.read(&self.word, field: "word")
      case 40: try reader.read(&self.long, field: "long")
      case 48: try reader.read(&self.int, field: "int")
      case 56: try reader.read(&self.big, field: "big")
      case 65: try reader.read(&self.ident, field: "ident")
      case 73: try reader.read(&self.real, field: "real")
      case 80: try reader.read(&self.small, field: "small")
      case 88: try reader.read(&self.wide, field: "wide")
      case 98: try reader.read(&self.at, field: "at")
      case 106: try reader.read(&self.span, field: "span")
      case 114: try reader.read(&self.key, field: "key")
      case 122: try reader.read(&self.code, field: "code")
      case 130: try reader.read(&self.place, field: "place")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Optionals {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoOptionalSize(1, self.a)
    size &+= WireBuffer.protoOptionalSize(1, self.b)
    size &+= WireBuffer.protoOptionalSize(1, self.c)
    size &+= WireBuffer.protoOptionalSize(1, self.d)
    size &+= WireBuffer.protoOptionalSize(1, self.e)
    size &+= WireBuffer.protoOptionalSize(1, self.f)
    size &+= WireBuffer.protoOptionalSize(1, self.g)
    size &+= WireBuffer.protoOptionalSize(1, self.h)
    size &+= WireBuffer.protoOptionalSize(1, self.i)
    size &+= WireBuffer.protoSize(1, self.j)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoOptional(8, self.a)
    output.appendProtoOptional(16, self.b)
    output.appendProtoOptional(24, self.c)
    output.appendProtoOptional(32, self.d)
    output.appendProtoOptional(40, self.e)
    output.appendProtoOptional(50, self.f)
    output.appendProtoOptional(56, self.g)
    output.appendProtoOptional(66, self.h)
    output.appendProtoOptional(74, self.i)
    output.appendProto(80, self.j)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.readOptional(&self.a, field: "a")
      case 16: try reader.readOptional(&self.b, field: "b")
      case 24: try reader.readOptional(&self.c, field: "c")
      case 32: try reader.readOptional(&self.d, field: "d")
      case 40: try reader.readOptional(&self.e, field: "e")
      case 50: try reader.readOptional(&self.f, field: "f")
      case 56: try reader.readOptional(&self.g, field: "g")
      case 66: try reader.readOptional(&self.h, field: "h")
      case 74: try reader.readOptional(&self.i, field: "i")
      case 80: try reader.read(&self.j, field: "j")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Leaf {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.number)
    size &+= WireBuffer.protoSize(1, self.text)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.number)
    output.appendProto(18, self.text)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.number, field: "number")
      case 18: try reader.read(&self.text, max: 40, field: "text")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Label {
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
      case 10: try reader.read(&self.text, max: 20, field: "text")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Choice {
  public var protoSize: Int {
    switch self {
    case .leaf(let value): WireBuffer.protoPresentSize(1, value)
    case .label(let value): WireBuffer.protoPresentSize(1, value)
    case .none(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .leaf(let value): output.appendProtoPresent(10, value)
    case .label(let value): output.appendProtoPresent(18, value)
    case .none(let value): output.appendProtoPresent(34, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Leaf()
        if case .leaf(let earlier) = self { value = earlier }
        try reader.read(&value, field: "leaf")
        self = .leaf(value)
      case 18:
        var value = Label()
        if case .label(let earlier) = self { value = earlier }
        try reader.read(&value, field: "label")
        self = .label(value)
      case 34:
        var value = Nothing()
        if case .none(let earlier) = self { value = earlier }
        try reader.read(&value, field: "none")
        self = .none(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension Variable {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.text)
    size &+= WireBuffer.protoSize(1, self.data)
    size &+= WireBuffer.protoOptionalSize(1, self.maybe)
    size &+= WireBuffer.protoOptionalSize(1, self.blob)
    size &+= WireBuffer.protoMessageSize(1, self.leaf)
    size &+= WireBuffer.protoOptionalSize(1, self.other)
    size &+= WireBuffer.protoMessageSize(1, self.choice)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.text)
    output.appendProto(18, self.data)
    output.appendProtoOptional(26, self.maybe)
    output.appendProtoOptional(34, self.blob)
    output.appendProtoMessage(42, self.leaf)
    output.appendProtoOptional(50, self.other)
    output.appendProtoMessage(58, self.choice)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.text, max: 300, field: "text")
      case 18: try reader.read(&self.data, max: 300, field: "data")
      case 26: try reader.readOptional(&self.maybe, max: 10, field: "maybe")
      case 34: try reader.readOptional(&self.blob, max: 10, field: "blob")
      case 42: try reader.read(&self.leaf, field: "leaf")
      case 50: try reader.readOptional(&self.other, field: "other")
      case 58: try reader.read(&self.choice, field: "choice")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Lists {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPackedSize(1, self.words)
    size &+= WireBuffer.protoPackedSize(1, self.flags)
    size &+= WireBuffer.protoPackedSize(1, self.smalls)
    size &+= WireBuffer.protoListSize(1, self.points)
    size &+= WireBuffer.protoListSize(1, self.texts)
    size &+= WireBuffer.protoListSize(1, self.blobs)
    size &+= WireBuffer.protoListSize(1, self.leaves)
    size &+= WireBuffer.protoListSize(1, self.labels)
    size &+= WireBuffer.protoListSize(1, self.choices)
    size &+= WireBuffer.protoListSize(1, self.keys)
    size &+= WireBuffer.protoListSize(1, self.places)
    size &+= WireBuffer.protoListSize(1, self.nothings)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPacked(10, self.words)
    output.appendProtoPacked(18, self.flags)
    output.appendProtoPacked(26, self.smalls)
    output.appendProtoList(34, self.points)
    output.appendProtoList(42, self.texts)
    output.appendProtoList(50, self.blobs)
    output.appendProtoList(58, self.leaves)
    output.appendProtoList(66, self.labels)
    output.appendProtoList(74, self.choices)
    output.appendProtoList(82, self.keys)
    output.appendProtoList(90, self.places)
    output.appendProtoList(98, self.nothings)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readPacked(&self.words, max: 8, field: "words")
      case 8: try reader.readElement(&self.words, max: 8, field: "words")
      case 18: try reader.readPacked(&self.flags, max: 8, field: "flags")
      case 16: try reader.readElement(&self.flags, max: 8, field: "flags")
      case 26: try reader.readPacked(&self.smalls, max: 8, field: "smalls")
      case 24: try reader.readElement(&self.smalls, max: 8, field: "smalls")
      case 34: try reader.readElement(&self.points, max: 200, field: "points")
      case 42: try reader.readElement(&self.texts, max: 4, elementMax: 8, field: "texts")
      case 50: try reader.readElement(&self.blobs, max: 4, elementMax: 8, field: "blobs")
      case 58: try reader.readElement(&self.leaves, max: 200, field: "leaves")
      case 66: try reader.readElement(&self.labels, max: 200, field: "labels")
      case 74: try reader.readElement(&self.choices, max: 4, field: "choices")
      case 82: try reader.readElement(&self.keys, max: 4, field: "keys")
      case 90: try reader.readElement(&self.places, max: 4, field: "places")
      case 98: try reader.readElement(&self.nothings, max: 200, field: "nothings")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Maps {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.counts.entries)
    size &+= WireBuffer.protoListSize(1, self.leaves.entries)
    size &+= WireBuffer.protoListSize(1, self.names.entries)
    size &+= WireBuffer.protoListSize(1, self.smalls.entries)
    size &+= WireBuffer.protoListSize(1, self.signed.entries)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.counts.entries)
    output.appendProtoList(18, self.leaves.entries)
    output.appendProtoList(26, self.names.entries)
    output.appendProtoList(34, self.smalls.entries)
    output.appendProtoList(42, self.signed.entries)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readEntry(&self.counts, max: 8, field: "counts")
      case 18: try reader.readEntry(&self.leaves, max: 8, field: "leaves")
      case 26: try reader.readEntry(&self.names, max: 8, field: "names")
      case 34: try reader.readEntry(&self.smalls, max: 2, field: "smalls")
      case 42: try reader.readEntry(&self.signed, max: 8, field: "signed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Retired {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.b)
    size &+= WireBuffer.protoOptionalSize(1, self.d)
    size &+= WireBuffer.protoSize(1, self.f)
    size &+= WireBuffer.protoSize(1, self.o)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(16, self.b)
    output.appendProtoOptional(32, self.d)
    output.appendProto(50, self.f)
    output.appendProto(122, self.o)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 16: try reader.read(&self.b, field: "b")
      case 32: try reader.readOptional(&self.d, field: "d")
      case 50: try reader.read(&self.f, max: 10, field: "f")
      case 122: try reader.read(&self.o, max: 10, field: "o")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMaps {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.tinies.entries)
    size &+= WireBuffer.protoListSize(1, self.shorts.entries)
    size &+= WireBuffer.protoListSize(1, self.longs.entries)
    size &+= WireBuffer.protoListSize(1, self.bigs.entries)
    size &+= WireBuffer.protoListSize(1, self.idents.entries)
    size &+= WireBuffer.protoListSize(1, self.texts.entries)
    size &+= WireBuffer.protoListSize(1, self.wides.entries)
    size &+= WireBuffer.protoListSize(1, self.reals.entries)
    size &+= WireBuffer.protoListSize(1, self.keys.entries)
    size &+= WireBuffer.protoListSize(1, self.codes.entries)
    size &+= WireBuffer.protoListSize(1, self.blanks.entries)
    size &+= WireBuffer.protoListSize(1, self.lists.entries)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.tinies.entries)
    output.appendProtoList(18, self.shorts.entries)
    output.appendProtoList(26, self.longs.entries)
    output.appendProtoList(34, self.bigs.entries)
    output.appendProtoList(42, self.idents.entries)
    output.appendProtoList(50, self.texts.entries)
    output.appendProtoList(58, self.wides.entries)
    output.appendProtoList(66, self.reals.entries)
    output.appendProtoList(74, self.keys.entries)
    output.appendProtoList(82, self.codes.entries)
    output.appendProtoList(90, self.blanks.entries)
    output.appendProtoList(98, self.lists.entries)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readEntry(&self.tinies, max: 4, field: "tinies")
      case 18: try reader.readEntry(&self.shorts, max: 4, field: "shorts")
      case 26: try reader.readEntry(&self.longs, max: 4, field: "longs")
      case 34: try reader.readEntry(&self.bigs, max: 4, field: "bigs")
      case 42: try reader.readEntry(&self.idents, max: 4, field: "idents")
      case 50: try reader.readEntry(&self.texts, max: 4, field: "texts")
      case 58: try reader.readEntry(&self.wides, max: 2, field: "wides")
      case 66: try reader.readEntry(&self.reals, max: 4, field: "reals")
      case 74: try reader.readEntry(&self.keys, max: 4, field: "keys")
      case 82: try reader.readEntry(&self.codes, max: 4, field: "codes")
      case 90: try reader.readEntry(&self.blanks, max: 4, field: "blanks")
      case 98: try reader.readEntry(&self.lists, max: 4, field: "lists")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreLists {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPackedSize(1, self.tinies)
    size &+= WireBuffer.protoPackedSize(1, self.shorts)
    size &+= WireBuffer.protoPackedSize(1, self.longs)
    size &+= WireBuffer.protoPackedSize(1, self.ints)
    size &+= WireBuffer.protoPackedSize(1, self.bigs)
    size &+= WireBuffer.protoPackedSize(1, self.idents)
    size &+= WireBuffer.protoPackedSize(1, self.reals)
    size &+= WireBuffer.protoPackedSize(1, self.wides)
    size &+= WireBuffer.protoListSize(1, self.ats)
    size &+= WireBuffer.protoListSize(1, self.spans)
    size &+= WireBuffer.protoListSize(1, self.codes)
    size &+= WireBuffer.protoListSize(1, self.groups)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPacked(10, self.tinies)
    output.appendProtoPacked(18, self.shorts)
    output.appendProtoPacked(26, self.longs)
    output.appendProtoPacked(34, self.ints)
    output.appendProtoPacked(42, self.bigs)
    output.appendProtoPacked(50, self.idents)
    output.appendProtoPacked(58, self.reals)
    output.appendProtoPacked(66, self.wides)
    output.appendProtoList(74, self.ats)
    output.appendProtoList(82, self.spans)
    output.appendProtoList(90, self.codes)
    output.appendProtoList(98, self.groups)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readPacked(&self.tinies, max: 8, field: "tinies")
      case 8: try reader.readElement(&self.tinies, max: 8, field: "tinies")
      case 18: try reader.readPacked(&self.shorts, max: 8, field: "shorts")
      case 16: try reader.readElement(&self.shorts, max: 8, field: "shorts")
      case 26: try reader.readPacked(&self.longs, max: 8, field: "longs")
      case 24: try reader.readElement(&self.longs, max: 8, field: "longs")
      case 34: try reader.readPacked(&self.ints, max: 8, field: "ints")
      case 32: try reader.readElement(&self.ints, max: 8, field: "ints")
      case 42: try reader.readPacked(&self.bigs, max: 8, field: "bigs")
      case 40: try reader.readElement(&self.bigs, max: 8, field: "bigs")
      case 50: try reader.readPacked(&self.idents, max: 8, field: "idents")
      case 49: try reader.readElement(&self.idents, max: 8, field: "idents")
      case 58: try reader.readPacked(&self.reals, max: 8, field: "reals")
      case 57: try reader.readElement(&self.reals, max: 8, field: "reals")
      case 66: try reader.readPacked(&self.wides, max: 8, field: "wides")
      case 64: try reader.readElement(&self.wides, max: 8, field: "wides")
      case 74: try reader.readElement(&self.ats, max: 8, field: "ats")
      case 82: try reader.readElement(&self.spans, max: 8, field: "spans")
      case 90: try reader.readElement(&self.codes, max: 8, field: "codes")
      case 98: try reader.readElement(&self.groups, max: 4, field: "groups")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Group {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.points)
    size &+= WireBuffer.protoListSize(1, self.places)
    size &+= WireBuffer.protoOptionalSize(1, self.inner)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.points)
    output.appendProtoList(18, self.places)
    output.appendProtoOptional(26, self.inner)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.points, max: 4, field: "points")
      case 18: try reader.readElement(&self.places, max: 2, field: "places")
      case 26: try reader.readOptional(&self.inner, field: "inner")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Inner {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPackedSize(1, self.flags)
    size &+= WireBuffer.protoMessageSize(1, self.choice)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPacked(10, self.flags)
    output.appendProtoMessage(18, self.choice)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readPacked(&self.flags, max: 4, field: "flags")
      case 8: try reader.readElement(&self.flags, max: 4, field: "flags")
      case 18: try reader.read(&self.choice, field: "choice")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreOptionals {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoOptionalSize(1, self.int)
    size &+= WireBuffer.protoOptionalSize(1, self.big)
    size &+= WireBuffer.protoOptionalSize(1, self.ident)
    size &+= WireBuffer.protoOptionalSize(1, self.real)
    size &+= WireBuffer.protoOptionalSize(1, self.wide)
    size &+= WireBuffer.protoOptionalSize(1, self.at)
    size &+= WireBuffer.protoOptionalSize(1, self.span)
    size &+= WireBuffer.protoOptionalSize(1, self.place)
    size &+= WireBuffer.protoOptionalSize(1, self.text)
    size &+= WireBuffer.protoOptionalSize(1, self.leaf)
    size &+= WireBuffer.protoOptionalSize(1, self.none)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoOptional(8, self.int)
    output.appendProtoOptional(16, self.big)
    output.appendProtoOptional(25, self.ident)
    output.appendProtoOptional(33, self.real)
    output.appendProtoOptional(40, self.wide)
    output.appendProtoOptional(50, self.at)
    output.appendProtoOptional(58, self.span)
    output.appendProtoOptional(66, self.place)
    output.appendProtoOptional(74, self.text)
    output.appendProtoOptional(82, self.leaf)
    output.appendProtoOptional(90, self.none)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.readOptional(&self.int, field: "int")
      case 16: try reader.readOptional(&self.big, field: "big")
      case 25: try reader.readOptional(&self.ident, field: "ident")
      case 33: try reader.readOptional(&self.real, field: "real")
      case 40: try reader.readOptional(&self.wide, field: "wide")
      case 50: try reader.readOptional(&self.at, field: "at")
      case 58: try reader.readOptional(&self.span, field: "span")
      case 66: try reader.readOptional(&self.place, field: "place")
      case 74: try reader.readOptional(&self.text, max: 8, field: "text")
      case 82: try reader.readOptional(&self.leaf, field: "leaf")
      case 90: try reader.readOptional(&self.none, field: "none")
      default: try reader.skip(tag)
      }
    }
  }
}

extension LongNames {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.firstValue)
    size &+= WireBuffer.protoSize(1, self.secondURL)
    size &+= WireBuffer.protoSize(1, self.third3rdPart)
    size &+= WireBuffer.protoPackedSize(1, self.xAxis)
    size &+= WireBuffer.protoSize(1, self.longKind)
    size &+= WireBuffer.protoListSize(1, self.byName.entries)
    size &+= WireBuffer.protoMessageSize(1, self.oneOf)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.firstValue)
    output.appendProto(18, self.secondURL)
    output.appendProto(26, self.third3rdPart)
    output.appendProtoPacked(34, self.xAxis)
    output.appendProto(40, self.longKind)
    output.appendProtoList(50, self.byName.entries)
    output.appendProtoMessage(58, self.oneOf)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.firstValue, field: "firstValue")
      case 18: try reader.read(&self.secondURL, max: 1024, field: "secondURL")
      case 26: try reader.read(&self.third3rdPart, max: 65536, field: "third3rdPart")
      case 34: try reader.readPacked(&self.xAxis, max: 1024, field: "xAxis")
      case 32: try reader.readElement(&self.xAxis, max: 1024, field: "xAxis")
      case 40: try reader.read(&self.longKind, field: "longKind")
      case 50: try reader.readEntry(&self.byName, max: 1024, field: "byName")
      case 58: try reader.read(&self.oneOf, field: "oneOf")
      default: try reader.skip(tag)
      }
    }
  }
}

extension LongChoice {
  public var protoSize: Int {
    switch self {
    case .firstLeaf(let value): WireBuffer.protoPresentSize(1, value)
    case .secondLabel(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .firstLeaf(let value): output.appendProtoPresent(10, value)
    case .secondLabel(let value): output.appendProtoPresent(26, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Leaf()
        if case .firstLeaf(let earlier) = self { value = earlier }
        try reader.read(&value, field: "firstLeaf")
        self = .firstLeaf(value)
      case 26:
        var value = Label()
        if case .secondLabel(let earlier) = self { value = earlier }
        try reader.read(&value, field: "secondLabel")
        self = .secondLabel(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension Version1 {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.id)
    size &+= WireBuffer.protoSize(1, self.name)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.id)
    output.appendProto(18, self.name)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.id, field: "id")
      case 18: try reader.read(&self.name, max: 20, field: "name")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Version2 {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.id)
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.count)
    size &+= WireBuffer.protoListSize(1, self.tags)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.id)
    output.appendProto(18, self.name)
    output.appendProto(24, self.count)
    output.appendProtoList(34, self.tags)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.id, field: "id")
      case 18: try reader.read(&self.name, max: 20, field: "name")
      case 24: try reader.read(&self.count, field: "count")
      case 34: try reader.readElement(&self.tags, max: 4, elementMax: 8, field: "tags")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Version3 {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.id)
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.count)
    size &+= WireBuffer.protoListSize(1, self.tags)
    size &+= WireBuffer.protoOptionalSize(1, self.price)
    size &+= WireBuffer.protoOptionalSize(1, self.level)
    size &+= WireBuffer.protoOptionalSize(1, self.leaf)
    size &+= WireBuffer.protoMessageSize(1, self.parent)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.id)
    output.appendProto(18, self.name)
    output.appendProto(24, self.count)
    output.appendProtoList(34, self.tags)
    output.appendProtoOptional(40, self.price)
    output.appendProtoOptional(48, self.level)
    output.appendProtoOptional(58, self.leaf)
    output.appendProtoMessage(74, self.parent)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.id, field: "id")
      case 18: try reader.read(&self.name, max: 20, field: "name")
      case 24: try reader.read(&self.count, field: "count")
      case 34: try reader.readElement(&self.tags, max: 4, elementMax: 8, field: "tags")
      case 40: try reader.readOptional(&self.price, field: "price")
      case 48: try reader.readOptional(&self.level, field: "level")
      case 58: try reader.readOptional(&self.leaf, field: "leaf")
      case 74: try reader.read(&self.parent, field: "parent")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Holder1 {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.items)
    size &+= WireBuffer.protoMessageSize(1, self.one)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.items)
    output.appendProtoMessage(18, self.one)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.items, max: 8, field: "items")
      case 18: try reader.read(&self.one, field: "one")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Holder3 {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoListSize(1, self.items)
    size &+= WireBuffer.protoMessageSize(1, self.one)
    size &+= WireBuffer.protoSize(1, self.more)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoList(10, self.items)
    output.appendProtoMessage(18, self.one)
    output.appendProto(24, self.more)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.readElement(&self.items, max: 8, field: "items")
      case 18: try reader.read(&self.one, field: "one")
      case 24: try reader.read(&self.more, field: "more")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Checked {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.id)
    size &+= WireBuffer.protoSize(1, self.count)
    size &+= WireBuffer.protoSize(1, self.delta)
    size &+= WireBuffer.protoSize(1, self.kind)
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.hash)
    size &+= WireBuffer.protoListSize(1, self.tags)
    size &+= WireBuffer.protoListSize(1, self.parts)
    size &+= WireBuffer.protoOptionalSize(1, self.part)
    size &+= WireBuffer.protoOptionalSize(1, self.code)
    size &+= WireBuffer.protoListSize(1, self.scores.entries)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.id)
    output.appendProto(16, self.count)
    output.appendProto(24, self.delta)
    output.appendProto(32, self.kind)
    output.appendProto(42, self.key)
    output.appendProto(50, self.name)
    output.appendProto(58, self.hash)
    output.appendProtoList(66, self.tags)
    output.appendProtoList(74, self.parts)
    output.appendProtoOptional(82, self.part)
    output.appendProtoOptional(90, self.code)
    output.appendProtoList(98, self.scores.entries)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.id, field: "id")
      case 16: try reader.read(&self.count, field: "count")
      case 24: try reader.read(&self.delta, field: "delta")
      case 32: try reader.read(&self.kind, field: "kind")
      case 42: try reader.read(&self.key, field: "key")
      case 50: try reader.read(&self.name, max: 8, field: "name")
      case 58: try reader.read(&self.hash, max: 4, field: "hash")
      case 66: try reader.readElement(&self.tags, max: 3, elementMax: 4, field: "tags")
      case 74: try reader.readElement(&self.parts, max: 3, field: "parts")
      case 82: try reader.readOptional(&self.part, field: "part")
      case 90: try reader.readOptional(&self.code, max: 3, field: "code")
      case 98: try reader.readEntry(&self.scores, max: 2, field: "scores")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Part {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.size)
    size &+= WireBuffer.protoSize(1, self.at)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.size)
    output.appendProto(18, self.at)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.size, field: "size")
      case 18: try reader.read(&self.at, field: "at")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Keywords {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.`case`)
    size &+= WireBuffer.protoSize(1, self.`in`)
    size &+= WireBuffer.protoSize(1, self.offset)
    size &+= WireBuffer.protoSize(1, self.hash)
    size &+= WireBuffer.protoSize(1, self.store)
    size &+= WireBuffer.protoSize(1, self.encode)
    size &+= WireBuffer.protoOptionalSize(1, self.`as`)
    size &+= WireBuffer.protoSize(1, self.`associatedtype`)
    size &+= WireBuffer.protoSize(1, self.`break`)
    size &+= WireBuffer.protoSize(1, self.`class`)
    size &+= WireBuffer.protoSize(1, self.`continue`)
    size &+= WireBuffer.protoSize(1, self.`default`)
    size &+= WireBuffer.protoSize(1, self.`defer`)
    size &+= WireBuffer.protoOptionalSize(1, self.`deinit`)
    size &+= WireBuffer.protoSize(1, self.`do`)
    size &+= WireBuffer.protoSize(2, self.`else`)
    size &+= WireBuffer.protoSize(2, self.`enum`)
    size &+= WireBuffer.protoSize(2, self.`extension`)
    size &+= WireBuffer.protoSize(2, self.`fallthrough`)
    size &+= WireBuffer.protoSize(2, self.`false`)
    size &+= WireBuffer.protoOptionalSize(2, self.`fileprivate`)
    size &+= WireBuffer.protoSize(2, self.`for`)
    size &+= WireBuffer.protoSize(2, self.`func`)
    size &+= WireBuffer.protoSize(2, self.`guard`)
    size &+= WireBuffer.protoSize(2, self.`if`)
    size &+= WireBuffer.protoSize(2, self.`import`)
    size &+= WireBuffer.protoSize(2, self.`inout`)
    size &+= WireBuffer.protoOptionalSize(2, self.`internal`)
    size &+= WireBuffer.protoSize(2, self.`is`)
    size &+= WireBuffer.protoSize(2, self.`let`)
    size &+= WireBuffer.protoSize(2, self.`nil`)
    size &+= WireBuffer.protoSize(2, self.`operator`)
    size &+= WireBuffer.protoSize(2, self.`private`)
    size &+= WireBuffer.protoSize(2, self.`protocol`)
    size &+= WireBuffer.protoOptionalSize(2, self.`public`)
    size &+= WireBuffer.protoSize(2, self.`repeat`)
    size &+= WireBuffer.protoSize(2, self.`rethrows`)
    size &+= WireBuffer.protoSize(2, self.`return`)
    size &+= WireBuffer.protoSize(2, self.`static`)
    size &+= WireBuffer.protoSize(2, self.`struct`)
    size &+= WireBuffer.protoSize(2, self.`subscript`)
    size &+= WireBuffer.protoOptionalSize(2, self.`super`)
    size &+= WireBuffer.protoSize(2, self.`switch`)
    size &+= WireBuffer.protoSize(2, self.`throw`)
    size &+= WireBuffer.protoSize(2, self.`throws`)
    size &+= WireBuffer.protoSize(2, self.`true`)
    size &+= WireBuffer.protoSize(2, self.`try`)
    size &+= WireBuffer.protoSize(2, self.`typealias`)
    size &+= WireBuffer.protoOptionalSize(2, self.`var`)
    size &+= WireBuffer.protoSize(2, self.`where`)
    size &+= WireBuffer.protoSize(2, self.`while`)
    size &+= WireBuffer.protoSize(2, self.`async`)
    size &+= WireBuffer.protoSize(2, self.`await`)
    size &+= WireBuffer.protoSize(2, self.`some`)
    size &+= WireBuffer.protoSize(2, self.`any`)
    size &+= WireBuffer.protoOptionalSize(2, self.actor)
    size &+= WireBuffer.protoSize(2, self.get)
    size &+= WireBuffer.protoSize(2, self.set)
    size &+= WireBuffer.protoSize(2, self.open)
    size &+= WireBuffer.protoSize(2, self.dynamic)
    size &+= WireBuffer.protoSize(2, self.lazy)
    size &+= WireBuffer.protoSize(2, self.left)
    size &+= WireBuffer.protoOptionalSize(2, self.right)
    size &+= WireBuffer.protoSize(2, self.mutating)
    size &+= WireBuffer.protoSize(2, self.none)
    size &+= WireBuffer.protoSize(2, self.prefix)
    size &+= WireBuffer.protoSize(2, self.required)
    size &+= WireBuffer.protoSize(2, self.unowned)
    size &+= WireBuffer.protoSize(2, self.weak)
    size &+= WireBuffer.protoOptionalSize(2, self.willSet)
    size &+= WireBuffer.protoSize(2, self.`yield`)
    size &+= WireBuffer.protoSize(2, self.macro)
    size &+= WireBuffer.protoSize(2, self.`each`)
    size &+= WireBuffer.protoSize(2, self.borrowing)
    size &+= WireBuffer.protoSize(2, self.consuming)
    size &+= WireBuffer.protoSize(2, self.sending)
    size &+= WireBuffer.protoOptionalSize(2, self.package)
    size &+= WireBuffer.protoSize(2, self.nonisolated)
    size &+= WireBuffer.protoSize(2, self.isolated)
    size &+= WireBuffer.protoSize(2, self.message)
    size &+= WireBuffer.protoSize(2, self.union)
    size &+= WireBuffer.protoSize(2, self.service)
    size &+= WireBuffer.protoSize(2, self.use)
    size &+= WireBuffer.protoOptionalSize(2, self.from)
    size &+= WireBuffer.protoSize(2, self.stream)
    size &+= WireBuffer.protoSize(2, self.key)
    size &+= WireBuffer.protoSize(2, self.value)
    size &+= WireBuffer.protoSize(2, self.presence0)
    size &+= WireBuffer.protoSize(2, self.last)
    size &+= WireBuffer.protoSize(2, self.size)
    size &+= WireBuffer.protoOptionalSize(2, self.output)
    size &+= WireBuffer.protoSize(2, self.block)
    size &+= WireBuffer.protoSize(2, self.tail)
    size &+= WireBuffer.protoSize(2, self.index)
    size &+= WireBuffer.protoSize(2, self.`consume`)
    size &+= WireBuffer.protoSize(2, self.`copy`)
    size &+= WireBuffer.protoSize(2, self.`discard`)
    size &+= WireBuffer.protoSize(2, self.`then`)
    size &+= WireBuffer.protoSize(2, self.`unsafe`)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.`case`)
    output.appendProto(18, self.`in`)
    output.appendProto(24, self.offset)
    output.appendProto(32, self.hash)
    output.appendProto(40, self.store)
    output.appendProto(48, self.encode)
    output.appendProtoOptional(56, self.`as`)
    output.appendProto(64, self.`associatedtype`)
    output.appendProto(72, self.`break`)
    output.appendProto(80, self.`class`)
    output.appendProto(88, self.`continue`)
    output.appendProto(96, self.`default`)
    output.appendProto(104, self.`defer`)
    output.appendProtoOptional(112, self.`deinit`)
    output.appendProto(120, self.`do`)
    output.appendProto(128, self.`else`)
    output.appendProto(136, self.`enum`)
    output.appendProto(144, self.`extension`)
    output.appendProto(152, self.`fallthrough`)
    output.appendProto(160, self.`false`)
    output.appendProtoOptional(168, self.`fileprivate`)
    output.appendProto(176, self.`for`)
    output.appendProto(184, self.`func`)
    output.appendProto(192, self.`guard`)
    output.appendProto(200, self.`if`)
    output.appendProto(208, self.`import`)
    output.appendProto(216, self.`inout`)
    output.appendProtoOptional(224, self.`internal`)
    output.appendProto(232, self.`is`)
    output.appendProto(240, self.`let`)
    output.appendProto(248, self.`nil`)
    output.appendProto(256, self.`operator`)
    output.appendProto(264, self.`private`)
    output.appendProto(272, self.`protocol`)
    output.appendProtoOptional(280, self.`public`)
    output.appendProto(288, self.`repeat`)
    output.appendProto(296, self.`rethrows`)
    output.appendProto(304, self.`return`)
    output.appendProto(312, self.`static`)
    output.appendProto(320, self.`struct`)
    output.appendProto(328, self.`subscript`)
    output.appendProtoOptional(336, self.`super`)
    output.appendProto(344, self.`switch`)
    output.appendProto(352, self.`throw`)
    output.appendProto(360, self.`throws`)
    output.appendProto(368, self.`true`)
    output.appendProto(376, self.`try`)
    output.appendProto(384, self.`typealias`)
    output.appendProtoOptional(392, self.`var`)
    output.appendProto(400, self.`where`)
    output.appendProto(408, self.`while`)
    output.appendProto(416, self.`async`)
    output.appendProto(424, self.`await`)
    output.appendProto(432, self.`some`)
    output.appendProto(440, self.`any`)
    output.appendProtoOptional(448, self.actor)
    output.appendProto(456, self.get)
    output.appendProto(464, self.set)
    output.appendProto(472, self.open)
    output.appendProto(480, self.dynamic)
    output.appendProto(488, self.lazy)
    output.appendProto(496, self.left)
    output.appendProtoOptional(504, self.right)
    output.appendProto(512, self.mutating)
    output.appendProto(520, self.none)
    output.appendProto(528, self.prefix)
    output.appendProto(536, self.required)
    output.appendProto(544, self.unowned)
    output.appendProto(552, self.weak)
    output.appendProtoOptional(560, self.willSet)
    output.appendProto(568, self.`yield`)
    output.appendProto(576, self.macro)
    output.appendProto(584, self.`each`)
    output.appendProto(592, self.borrowing)
    output.appendProto(600, self.consuming)
    output.appendProto(608, self.sending)
    output.appendProtoOptional(616, self.package)
    output.appendProto(624, self.nonisolated)
    output.appendProto(632, self.isolated)
    output.appendProto(640, self.message)
    output.appendProto(648, self.union)
    output.appendProto(656, self.service)
    output.appendProto(664, self.use)
    output.appendProtoOptional(672, self.from)
    output.appendProto(680, self.stream)
    output.appendProto(688, self.key)
    output.appendProto(696, self.value)
    output.appendProto(704, self.presence0)
    output.appendProto(712, self.last)
    output.appendProto(720, self.size)
    output.appendProtoOptional(728, self.output)
    output.appendProto(736, self.block)
    output.appendProto(744, self.tail)
    output.appendProto(752, self.index)
    output.appendProto(760, self.`consume`)
    output.appendProto(768, self.`copy`)
    output.appendProto(776, self.`discard`)
    output.appendProto(784, self.`then`)
    output.appendProto(792, self.`unsafe`)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.`case`, field: "case")
      case 18: try reader.read(&self.`in`, max: 1024, field: "in")
      case 24: try reader.read(&self.offset, field: "offset")
      case 32: try reader.read(&self.hash, field: "hash")
      case 40: try reader.read(&self.store, field: "store")
      case 48: try reader.read(&self.encode, field: "encode")
      case 56: try reader.readOptional(&self.`as`, field: "as")
      case 64: try reader.read(&self.`associatedtype`, field: "associatedtype")
      case 72: try reader.read(&self.`break`, field: "break")
      case 80: try reader.read(&self.`class`, field: "class")
      case 88: try reader.read(&self.`continue`, field: "continue")
      case 96: try reader.read(&self.`default`, field: "default")
      case 104: try reader.read(&self.`defer`, field: "defer")
      case 112: try reader.readOptional(&self.`deinit`, field: "deinit")
      case 120: try reader.read(&self.`do`, field: "do")
      case 128: try reader.read(&self.`else`, field: "else")
      case 136: try reader.read(&self.`enum`, field: "enum")
      case 144: try reader.read(&self.`extension`, field: "extension")
      case 152: try reader.read(&self.`fallthrough`, field: "fallthrough")
      case 160: try reader.read(&self.`false`, field: "false")
      case 168: try reader.readOptional(&self.`fileprivate`, field: "fileprivate")
      case 176: try reader.read(&self.`for`, field: "for")
      case 184: try reader.read(&self.`func`, field: "func")
      case 192: try reader.read(&self.`guard`, field: "guard")
      case 200: try reader.read(&self.`if`, field: "if")
      case 208: try reader.read(&self.`import`, field: "import")
      case 216: try reader.read(&self.`inout`, field: "inout")
      case 224: try reader.readOptional(&self.`internal`, field: "internal")
      case 232: try reader.read(&self.`is`, field: "is")
      case 240: try reader.read(&self.`let`, field: "let")
      case 248: try reader.read(&self.`nil`, field: "nil")
      case 256: try reader.read(&self.`operator`, field: "operator")
      case 264: try reader.read(&self.`private`, field: "private")
      case 272: try reader.read(&self.`protocol`, field: "protocol")
      case 280: try reader.readOptional(&self.`public`, field: "public")
      case 288: try reader.read(&self.`repeat`, field: "repeat")
      case 296: try reader.read(&self.`rethrows`, field: "rethrows")
      case 304: try reader.read(&self.`return`, field: "return")
      case 312: try reader.read(&self.`static`, field: "static")
      case 320: try reader.read(&self.`struct`, field: "struct")
      case 328: try reader.read(&self.`subscript`, field: "subscript")
      case 336: try reader.readOptional(&self.`super`, field: "super")
      case 344: try reader.read(&self.`switch`, field: "switch")
      case 352: try reader.read(&self.`throw`, field: "throw")
      case 360: try reader.read(&self.`throws`, field: "throws")
      case 368: try reader.read(&self.`true`, field: "true")
      case 376: try reader.read(&self.`try`, field: "try")
      case 384: try reader.read(&self.`typealias`, field: "typealias")
      case 392: try reader.readOptional(&self.`var`, field: "var")
      case 400: try reader.read(&self.`where`, field: "where")
      case 408: try reader.read(&self.`while`, field: "while")
      case 416: try reader.read(&self.`async`, field: "async")
      case 424: try reader.read(&self.`await`, field: "await")
      case 432: try reader.read(&self.`some`, field: "some")
      case 440: try reader.read(&self.`any`, field: "any")
      case 448: try reader.readOptional(&self.actor, field: "actor")
      case 456: try reader.read(&self.get, field: "get")
      case 464: try reader.read(&self.set, field: "set")
      case 472: try reader.read(&self.open, field: "open")
      case 480: try reader.read(&self.dynamic, field: "dynamic")
      case 488: try reader.read(&self.lazy, field: "lazy")
      case 496: try reader.read(&self.left, field: "left")
      case 504: try reader.readOptional(&self.right, field: "right")
      case 512: try reader.read(&self.mutating, field: "mutating")
      case 520: try reader.read(&self.none, field: "none")
      case 528: try reader.read(&self.prefix, field: "prefix")
      case 536: try reader.read(&self.required, field: "required")
      case 544: try reader.read(&self.unowned, field: "unowned")
      case 552: try reader.read(&self.weak, field: "weak")
      case 560: try reader.readOptional(&self.willSet, field: "willSet")
      case 568: try reader.read(&self.`yield`, field: "yield")
      case 576: try reader.read(&self.macro, field: "macro")
      case 584: try reader.read(&self.`each`, field: "each")
      case 592: try reader.read(&self.borrowing, field: "borrowing")
      case 600: try reader.read(&self.consuming, field: "consuming")
      case 608: try reader.read(&self.sending, field: "sending")
      case 616: try reader.readOptional(&self.package, field: "package")
      case 624: try reader.read(&self.nonisolated, field: "nonisolated")
      case 632: try reader.read(&self.isolated, field: "isolated")
      case 640: try reader.read(&self.message, field: "message")
      case 648: try reader.read(&self.union, field: "union")
      case 656: try reader.read(&self.service, field: "service")
      case 664: try reader.read(&self.use, field: "use")
      case 672: try reader.readOptional(&self.from, field: "from")
      case 680: try reader.read(&self.stream, field: "stream")
      case 688: try reader.read(&self.key, field: "key")
      case 696: try reader.read(&self.value, field: "value")
      case 704: try reader.read(&self.presence0, field: "presence0")
      case 712: try reader.read(&self.last, field: "last")
      case 720: try reader.read(&self.size, field: "size")
      case 728: try reader.readOptional(&self.output, field: "output")
      case 736: try reader.read(&self.block, field: "block")
      case 744: try reader.read(&self.tail, field: "tail")
      case 752: try reader.read(&self.index, field: "index")
      case 760: try reader.read(&self.`consume`, field: "consume")
      case 768: try reader.read(&self.`copy`, field: "copy")
      case 776: try reader.read(&self.`discard`, field: "discard")
      case 784: try reader.read(&self.`then`, field: "then")
      case 792: try reader.read(&self.`unsafe`, field: "unsafe")
      default: try reader.skip(tag)
      }
    }
  }
}

extension KeywordUnion {
  public var protoSize: Int {
    switch self {
    case .default(let value): WireBuffer.protoPresentSize(1, value)
    case .case(let value): WireBuffer.protoPresentSize(1, value)
    case .in(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .default(let value): output.appendProtoPresent(10, value)
    case .case(let value): output.appendProtoPresent(18, value)
    case .in(let value): output.appendProtoPresent(26, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Leaf()
        if case .default(let earlier) = self { value = earlier }
        try reader.read(&value, field: "default")
        self = .default(value)
      case 18:
        var value = Label()
        if case .case(let earlier) = self { value = earlier }
        try reader.read(&value, field: "case")
        self = .case(value)
      case 26:
        var value = Nothing()
        if case .in(let earlier) = self { value = earlier }
        try reader.read(&value, field: "in")
        self = .in(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension ForeignKeywords {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.lambda)
    size &+= WireBuffer.protoSize(1, self.pass)
    size &+= WireBuffer.protoOptionalSize(1, self.global)
    size &+= WireBuffer.protoSize(1, self.nonlocal)
    size &+= WireBuffer.protoSize(1, self.del)
    size &+= WireBuffer.protoSize(1, self.elif)
    size &+= WireBuffer.protoSize(1, self.except)
    size &+= WireBuffer.protoSize(1, self.finally)
    size &+= WireBuffer.protoSize(1, self.not)
    size &+= WireBuffer.protoSize(1, self.or)
    size &+= WireBuffer.protoSize(1, self.and)
    size &+= WireBuffer.protoSize(1, self.with)
    size &+= WireBuffer.protoSize(1, self.raise)
    size &+= WireBuffer.protoSize(1, self.assert)
    size &+= WireBuffer.protoSize(1, self.exec)
    size &+= WireBuffer.protoSize(2, self.print)
    size &+= WireBuffer.protoSize(2, self.`super`)
    size &+= WireBuffer.protoSize(2, self.cls)
    size &+= WireBuffer.protoSize(2, self.constructor)
    size &+= WireBuffer.protoSize(2, self.prototype)
    size &+= WireBuffer.protoSize(2, self.function)
    size &+= WireBuffer.protoSize(2, self.delete)
    size &+= WireBuffer.protoSize(2, self.typeof)
    size &+= WireBuffer.protoSize(2, self.new)
    size &+= WireBuffer.protoSize(2, self.this)
    size &+= WireBuffer.protoSize(2, self.void)
    size &+= WireBuffer.protoSize(2, self.toString)
    size &+= WireBuffer.protoSize(2, self.hasOwnProperty)
    size &+= WireBuffer.protoSize(2, self.valueOf)
    size &+= WireBuffer.protoSize(2, self.arguments)
    size &+= WireBuffer.protoSize(2, self.eval)
    size &+= WireBuffer.protoSize(2, self.oneof)
    size &+= WireBuffer.protoSize(2, self.reserved)
    size &+= WireBuffer.protoSize(2, self.map)
    size &+= WireBuffer.protoSize(2, self.group)
    size &+= WireBuffer.protoSize(2, self.rpc)
    size &+= WireBuffer.protoSize(2, self.optional)
    size &+= WireBuffer.protoSize(2, self.repeated)
    size &+= WireBuffer.protoSize(2, self.syntax)
    size &+= WireBuffer.protoSize(2, self.option)
    size &+= WireBuffer.protoSize(2, self.int)
    size &+= WireBuffer.protoSize(2, self.str)
    size &+= WireBuffer.protoSize(2, self.list)
    size &+= WireBuffer.protoSize(2, self.dict)
    size &+= WireBuffer.protoSize(2, self.type)
    size &+= WireBuffer.protoSize(2, self.object)
    size &+= WireBuffer.protoSize(2, self.property)
    size &+= WireBuffer.protoSize(2, self.dataclass)
    size &+= WireBuffer.protoSize(2, self.typing)
    size &+= WireBuffer.protoSize(2, self.fields)
    size &+= WireBuffer.protoSize(2, self.decode)
    size &+= WireBuffer.protoSize(2, self.weakref)
    size &+= WireBuffer.protoSize(2, self.fromJson)
    size &+= WireBuffer.protoSize(2, self.toJson)
    size &+= WireBuffer.protoSize(2, self.undefined)
    size &+= WireBuffer.protoSize(2, self.null)
    size &+= WireBuffer.protoSize(2, self.export)
    size &+= WireBuffer.protoSize(2, self.`await`)
    size &+= WireBuffer.protoSize(2, self.match)
    size &+= WireBuffer.protoSize(2, self.none)
    size &+= WireBuffer.protoSize(2, self.instanceof)
    size &+= WireBuffer.protoSize(2, self.interface)
    size &+= WireBuffer.protoSize(2, self.debugger)
    size &+= WireBuffer.protoSize(2, self.float)
    size &+= WireBuffer.protoSize(2, self.bytes)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.lambda)
    output.appendProto(18, self.pass)
    output.appendProtoOptional(24, self.global)
    output.appendProto(32, self.nonlocal)
    output.appendProto(40, self.del)
    output.appendProto(48, self.elif)
    output.appendProto(56, self.except)
    output.appendProto(64, self.finally)
    output.appendProto(72, self.not)
    output.appendProto(80, self.or)
    output.appendProto(88, self.and)
    output.appendProto(96, self.with)
    output.appendProto(104, self.raise)
    output.appendProto(112, self.assert)
    output.appendProto(120, self.exec)
    output.appendProto(128, self.print)
    output.appendProto(136, self.`super`)
    output.appendProto(144, self.cls)
    output.appendProto(152, self.constructor)
    output.appendProto(160, self.prototype)
    output.appendProto(168, self.function)
    output.appendProto(176, self.delete)
    output.appendProto(184, self.typeof)
    output.appendProto(192, self.new)
    output.appendProto(200, self.this)
    output.appendProto(208, self.void)
    output.appendProto(216, self.toString)
    output.appendProto(224, self.hasOwnProperty)
    output.appendProto(232, self.valueOf)
    output.appendProto(240, self.arguments)
    output.appendProto(248, self.eval)
    output.appendProto(256, self.oneof)
    output.appendProto(264, self.reserved)
    output.appendProto(272, self.map)
    output.appendProto(280, self.group)
    output.appendProto(288, self.rpc)
    output.appendProto(296, self.optional)
    output.appendProto(304, self.repeated)
    output.appendProto(312, self.syntax)
    output.appendProto(320, self.option)
    output.appendProto(328, self.int)
    output.appendProto(336, self.str)
    output.appendProto(344, self.list)
    output.appendProto(352, self.dict)
    output.appendProto(360, self.type)
    output.appendProto(368, self.object)
    output.appendProto(376, self.property)
    output.appendProto(384, self.dataclass)
    output.appendProto(392, self.typing)
    output.appendProto(400, self.fields)
    output.appendProto(408, self.decode)
    output.appendProto(416, self.weakref)
    output.appendProto(424, self.fromJson)
    output.appendProto(432, self.toJson)
    output.appendProto(440, self.undefined)
    output.appendProto(448, self.null)
    output.appendProto(456, self.export)
    output.appendProto(464, self.`await`)
    output.appendProto(472, self.match)
    output.appendProto(480, self.none)
    output.appendProto(488, self.instanceof)
    output.appendProto(496, self.interface)
    output.appendProto(504, self.debugger)
    output.appendProto(512, self.float)
    output.appendProto(522, self.bytes)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.lambda, field: "lambda")
      case 18: try reader.read(&self.pass, max: 8, field: "pass")
      case 24: try reader.readOptional(&self.global, field: "global")
      case 32: try reader.read(&self.nonlocal, field: "nonlocal")
      case 40: try reader.read(&self.del, field: "del")
      case 48: try reader.read(&self.elif, field: "elif")
      case 56: try reader.read(&self.except, field: "except")
      case 64: try reader.read(&self.finally, field: "finally")
      case 72: try reader.read(&self.not, field: "not")
      case 80: try reader.read(&self.or, field: "or")
      case 88: try reader.read(&self.and, field: "and")
      case 96: try reader.read(&self.with, field: "with")
      case 104: try reader.read(&self.raise, field: "raise")
      case 112: try reader.read(&self.assert, field: "assert")
      case 120: try reader.read(&self.exec, field: "exec")
      case 128: try reader.read(&self.print, field: "print")
      case 136: try reader.read(&self.`super`, field: "super")
      case 144: try reader.read(&self.cls, field: "cls")
      case 152: try reader.read(&self.constructor, field: "constructor")
      case 160: try reader.read(&self.prototype, field: "prototype")
      case 168: try reader.read(&self.function, field: "function")
      case 176: try reader.read(&self.delete, field: "delete")
      case 184: try reader.read(&self.typeof, field: "typeof")
      case 192: try reader.read(&self.new, field: "new")
      case 200: try reader.read(&self.this, field: "this")
      case 208: try reader.read(&self.void, field: "void")
      case 216: try reader.read(&self.toString, field: "toString")
      case 224: try reader.read(&self.hasOwnProperty, field: "hasOwnProperty")
      case 232: try reader.read(&self.valueOf, field: "valueOf")
      case 240: try reader.read(&self.arguments, field: "arguments")
      case 248: try reader.read(&self.eval, field: "eval")
      case 256: try reader.read(&self.oneof, field: "oneof")
      case 264: try reader.read(&self.reserved, field: "reserved")
      case 272: try reader.read(&self.map, field: "map")
      case 280: try reader.read(&self.group, field: "group")
      case 288: try reader.read(&self.rpc, field: "rpc")
      case 296: try reader.read(&self.optional, field: "optional")
      case 304: try reader.read(&self.repeated, field: "repeated")
      case 312: try reader.read(&self.syntax, field: "syntax")
      case 320: try reader.read(&self.option, field: "option")
      case 328: try reader.read(&self.int, field: "int")
      case 336: try reader.read(&self.str, field: "str")
      case 344: try reader.read(&self.list, field: "list")
      case 352: try reader.read(&self.dict, field: "dict")
      case 360: try reader.read(&self.type, field: "type")
      case 368: try reader.read(&self.object, field: "object")
      case 376: try reader.read(&self.property, field: "property")
      case 384: try reader.read(&self.dataclass, field: "dataclass")
      case 392: try reader.read(&self.typing, field: "typing")
      case 400: try reader.read(&self.fields, field: "fields")
      case 408: try reader.read(&self.decode, field: "decode")
      case 416: try reader.read(&self.weakref, field: "weakref")
      case 424: try reader.read(&self.fromJson, field: "fromJson")
      case 432: try reader.read(&self.toJson, field: "toJson")
      case 440: try reader.read(&self.undefined, field: "undefined")
      case 448: try reader.read(&self.null, field: "null")
      case 456: try reader.read(&self.export, field: "export")
      case 464: try reader.read(&self.`await`, field: "await")
      case 472: try reader.read(&self.match, field: "match")
      case 480: try reader.read(&self.none, field: "none")
      case 488: try reader.read(&self.instanceof, field: "instanceof")
      case 496: try reader.read(&self.interface, field: "interface")
      case 504: try reader.read(&self.debugger, field: "debugger")
      case 512: try reader.read(&self.float, field: "float")
      case 522: try reader.read(&self.bytes, max: 4, field: "bytes")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Share {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.ticket)
    size &+= WireBuffer.protoSize(1, self.units)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.ticket)
    output.appendProto(16, self.units)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.ticket, field: "ticket")
      case 16: try reader.read(&self.units, field: "units")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Typed {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.ticket)
    size &+= WireBuffer.protoOptionalSize(1, self.maybe)
    size &+= WireBuffer.protoPackedSize(1, self.seats)
    size &+= WireBuffer.protoListSize(1, self.byTicket.entries)
    size &+= WireBuffer.protoMessageSize(1, self.share)
    size &+= WireBuffer.protoListSize(1, self.shares)
    size &+= WireBuffer.protoSize(1, self.plain)
    size &+= WireBuffer.protoListSize(1, self.byName.entries)
    size &+= WireBuffer.protoListSize(1, self.leaves.entries)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.ticket)
    output.appendProtoOptional(17, self.maybe)
    output.appendProtoPacked(26, self.seats)
    output.appendProtoList(34, self.byTicket.entries)
    output.appendProtoMessage(42, self.share)
    output.appendProtoList(50, self.shares)
    output.appendProto(57, self.plain)
    output.appendProtoList(66, self.byName.entries)
    output.appendProtoList(82, self.leaves.entries)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.ticket, field: "ticket")
      case 17: try reader.readOptional(&self.maybe, field: "maybe")
      case 26: try reader.readPacked(&self.seats, max: 8, field: "seats")
      case 25: try reader.readElement(&self.seats, max: 8, field: "seats")
      case 34: try reader.readEntry(&self.byTicket, max: 8, field: "byTicket")
      case 42: try reader.read(&self.share, field: "share")
      case 50: try reader.readElement(&self.shares, max: 4, field: "shares")
      case 57: try reader.read(&self.plain, field: "plain")
      case 66: try reader.readEntry(&self.byName, max: 4, field: "byName")
      case 82: try reader.readEntry(&self.leaves, max: 4, field: "leaves")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TypedChecked {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.ticket)
    size &+= WireBuffer.protoPackedSize(1, self.seats)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.ticket)
    output.appendProtoPacked(18, self.seats)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.ticket, field: "ticket")
      case 18: try reader.readPacked(&self.seats, max: 4, field: "seats")
      case 17: try reader.readElement(&self.seats, max: 4, field: "seats")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TypedChoice {
  public var protoSize: Int {
    switch self {
    case .typed(let value): WireBuffer.protoPresentSize(1, value)
    case .checked(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .typed(let value): output.appendProtoPresent(10, value)
    case .checked(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Typed()
        if case .typed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "typed")
        self = .typed(value)
      case 18:
        var value = TypedChecked()
        if case .checked(let earlier) = self { value = earlier }
        try reader.read(&value, field: "checked")
        self = .checked(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension MapsCountsEntry {
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

extension MapsLeavesEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MapsNamesEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(10, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, max: 8, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MapsSmallsEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(16, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 16: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MapsSignedEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RetiredJEntry {
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
      case 10: try reader.read(&self.key, max: 1024, field: "key")
      case 16: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsTiniesEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(16, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 16: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsShortsEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, max: 8, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsLongsEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsBigsEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsIdentsEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(9, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsTextsEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(10, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, max: 8, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsWidesEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(16, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 16: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsRealsEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(17, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsKeysEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsCodesEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(9, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsBlanksEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MoreMapsListsEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(8, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension LongNamesByNameEntry {
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
      case 10: try reader.read(&self.key, max: 1024, field: "key")
      case 16: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension CheckedScoresEntry {
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
      case 10: try reader.read(&self.key, max: 4, field: "key")
      case 16: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TypedByTicketEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(9, self.key)
    output.appendProtoPresent(17, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TypedByNameEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(10, self.key)
    output.appendProtoPresent(17, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, max: 8, field: "key")
      case 17: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}

extension TypedLeavesEntry {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoPresentSize(1, self.key)
    size &+= WireBuffer.protoPresentSize(1, self.value)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoPresent(9, self.key)
    output.appendProtoPresent(18, self.value)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.value, field: "value")
      default: try reader.skip(tag)
      }
    }
  }
}
