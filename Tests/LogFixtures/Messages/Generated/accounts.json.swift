// Generated from accounts.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Kind {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2],
    ["KIND_UNSPECIFIED", "KIND_DAILY", "KIND_SAVING"]
  )
}

extension Band {
  public static let jsonNames = JSONNames(["first", "last"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("first", self.first)
    output.appendJSON("last", self.last)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.first)
    case 1: try reader.read(&self.last)
    default: break
    }
  }
}

extension Line {
  public static let jsonNames = JSONNames(["amount", "note"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("amount", self.amount)
    output.appendJSON("note", self.note)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.amount)
    case 1: try reader.read(&self.note, max: 40)
    default: break
    }
  }
}

extension Nothing {
  public static let jsonNames = JSONNames([])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    default: break
    }
  }
}

extension Reference {
  public static let jsonNames = JSONNames(["line", "none"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .line(let value): output.appendJSONPresent("line", value)
    case .none(let value): output.appendJSONPresent("none", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(Line.self, isFree: self.caseNumber == 0) {
        self = .line(value)
      }
    case 1:
      if let value = try reader.readCase(Nothing.self, isFree: self.caseNumber == 0) {
        self = .none(value)
      }
    default: break
    }
  }
}

extension Put {
  public static let jsonNames = JSONNames(
    ["key", "flag", "tiny", "short", "word", "long", "signed", "balance", "account", "ratio", "at", "length", "code", "kind", "range", "maybe", "name", "data", "line", "about", "lines", "numbers", "names", "byName", "other", "plain", "maybeText"],
    ["key", "flag", "tiny", "short", "word", "long", "signed", "balance", "account", "ratio", "at", "length", "code", "kind", "range", "maybe", "name", "data", "line", "about", "lines", "numbers", "names", "by_name", "other", "plain", "maybe_text"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("flag", self.flag)
    output.appendJSON("tiny", self.tiny)
    output.appendJSON("short", self.short)
    output.appendJSON("word", self.word)
    output.appendJSON("long", self.long)
    output.appendJSON("signed", self.signed)
    output.appendJSON("balance", self.balance)
    output.appendJSON("account", self.account)
    output.appendJSON("ratio", self.ratio)
    output.appendJSON("at", self.at)
    output.appendJSON("length", self.length)
    output.appendJSON("code", self.code)
    output.appendJSON("kind", self.kind)
    output.appendJSONObject("range", self.range)
    output.appendJSONOptional("maybe", self.maybe)
    output.appendJSON("name", self.name)
    output.appendJSON("data", self.data)
    output.appendJSONObject("line", self.line)
    output.appendJSONObject("about", self.about)
    output.appendJSONList("lines", self.lines)
    output.appendJSONList("numbers", self.numbers)
    output.appendJSONList("names", self.names)
    output.appendJSONMap("byName", self.byName)
    output.appendJSON("other", self.other)
    output.appendJSON("plain", self.plain)
    output.appendJSONOptional("maybeText", self.maybeText)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.flag)
    case 2: try reader.read(&self.tiny)
    case 3: try reader.read(&self.short)
    case 4: try reader.read(&self.word)
    case 5: try reader.read(&self.long)
    case 6: try reader.read(&self.signed)
    case 7: try reader.read(&self.balance)
    case 8: try reader.read(&self.account)
    case 9: try reader.read(&self.ratio)
    case 10: try reader.read(&self.at)
    case 11: try reader.read(&self.length)
    case 12: try reader.read(&self.code)
    case 13: try reader.read(&self.kind)
    case 14: try reader.read(&self.range)
    case 15: try reader.readOptional(&self.maybe)
    case 16: try reader.read(&self.name, max: 60)
    case 17: try reader.read(&self.data, max: 60)
    case 18: try reader.read(&self.line)
    case 19: try reader.read(&self.about)
    case 20: try reader.readList(&self.lines, max: 4)
    case 21: try reader.readList(&self.numbers, max: 8)
    case 22: try reader.readList(&self.names, max: 4, elementMax: 8)
    case 23: try reader.readMap(&self.byName, max: 4)
    case 24: try reader.read(&self.other)
    case 25: try reader.read(&self.plain)
    case 26: try reader.readOptional(&self.maybeText, max: 8)
    default: break
    }
  }
}

extension Close {
  public static let jsonNames = JSONNames(["name", "account"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("name", self.name)
    output.appendJSON("account", self.account)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.name, max: 40)
    case 1: try reader.read(&self.account)
    default: break
    }
  }
}

extension Receipt {
  public static let jsonNames = JSONNames(["account", "sequence"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("account", self.account)
    output.appendJSON("sequence", self.sequence)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.account)
    case 1: try reader.read(&self.sequence)
    default: break
    }
  }
}

extension Refusal {
  public static let jsonNames = JSONNames(["reason"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("reason", self.reason)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.reason, max: 80)
    default: break
    }
  }
}

extension PutResult {
  public static let jsonNames = JSONNames(["done", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .done(let value): output.appendJSONPresent("done", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(Receipt.self, isFree: self.caseNumber == 0) {
        self = .done(value)
      }
    case 1:
      if let value = try reader.readCase(Refusal.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension PutByNameEntry {
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
