// Generated from secrets.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Stamp {
  public static let jsonNames = JSONNames(["card", "code"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("card", self.card)
    output.appendJSON("code", self.code)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.card)
    case 1: try reader.read(&self.code)
    default: break
    }
  }
}

extension Sealed {
  public static let jsonNames = JSONNames(
    ["token", "stamp", "stamps", "plain", "names", "maybe", "hidden"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("token", self.token)
    output.appendJSONObject("stamp", self.stamp)
    output.appendJSONList("stamps", self.stamps)
    output.appendJSON("plain", self.plain)
    output.appendJSONMap("names", self.names)
    output.appendJSONOptional("maybe", self.maybe)
    output.appendJSONOptional("hidden", self.hidden)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.token, max: 32)
    case 1: try reader.read(&self.stamp)
    case 2: try reader.readList(&self.stamps, max: 4)
    case 3: try reader.read(&self.plain)
    case 4: try reader.readMap(&self.names, max: 4)
    case 5: try reader.readOptional(&self.maybe)
    case 6: try reader.readOptional(&self.hidden)
    default: break
    }
  }
}

extension SealedChoice {
  public static let jsonNames = JSONNames(["sealed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .sealed(let value): output.appendJSONPresent("sealed", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(Sealed.self, isFree: self.caseNumber == 0) {
        self = .sealed(value)
      }
    default: break
    }
  }
}

extension SealedNamesEntry {
  public static let jsonNames = JSONNames(["key", "value"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONPresent("key", self.key)
    output.appendJSONPresent("value", self.value)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key, max: 8)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}
