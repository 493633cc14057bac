// Generated from parcels.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Parcel {
  public static let jsonNames = JSONNames(["tracking", "weight"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONOptional("tracking", self.tracking)
    output.appendJSON("weight", self.weight)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readOptional(&self.tracking, max: 40)
    case 1: try reader.read(&self.weight)
    default: break
    }
  }
}

extension Stamp {
  public static let jsonNames = JSONNames(["number", "parcel"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("number", self.number)
    output.appendJSON("parcel", self.parcel)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.number)
    case 1: try reader.read(&self.parcel)
    default: break
    }
  }
}

extension Seal {
  public static let jsonNames = JSONNames(["code", "count"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("code", self.code)
    output.appendJSON("count", self.count)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.code)
    case 1: try reader.read(&self.count)
    default: break
    }
  }
}

extension Hand {
  public static let jsonNames = JSONNames(["turn", "account"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("turn", self.turn)
    output.appendJSONOptional("account", self.account)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.turn)
    case 1: try reader.readOptional(&self.account)
    default: break
    }
  }
}

extension Early {
  public static let jsonNames = JSONNames(["key", "count", "items"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("count", self.count)
    output.appendJSONList("items", self.items)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.count)
    case 2: try reader.readList(&self.items, max: 4)
    default: break
    }
  }
}

extension EarlyItem {
  public static let jsonNames = JSONNames(["weight"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("weight", self.weight)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.weight)
    default: break
    }
  }
}

extension Late {
  public static let jsonNames = JSONNames(
    ["key", "count", "items", "note", "extra", "more", "maybe"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("count", self.count)
    output.appendJSONList("items", self.items)
    output.appendJSON("note", self.note)
    output.appendJSON("extra", self.extra)
    output.appendJSONObject("more", self.more)
    output.appendJSONOptional("maybe", self.maybe)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.count)
    case 2: try reader.readList(&self.items, max: 4)
    case 3: try reader.read(&self.note, max: 20)
    case 4: try reader.read(&self.extra)
    case 5: try reader.read(&self.more)
    case 6: try reader.readOptional(&self.maybe)
    default: break
    }
  }
}

extension LateItem {
  public static let jsonNames = JSONNames(["weight", "fragile", "label"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("weight", self.weight)
    output.appendJSON("fragile", self.fragile)
    output.appendJSON("label", self.label)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.weight)
    case 1: try reader.read(&self.fragile)
    case 2: try reader.read(&self.label, max: 20)
    default: break
    }
  }
}
