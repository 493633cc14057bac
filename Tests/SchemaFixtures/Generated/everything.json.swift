// Generated from everything.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Small {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 4],
    ["SMALL_UNSPECIFIED", "SMALL_ONE", "SMALL_TWO", "SMALL_FOUR"]
  )
}

extension Wide {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2],
    ["WIDE_UNSPECIFIED", "WIDE_FIRST", "WIDE_SECOND"]
  )
}

extension Point {
  public static let jsonNames = JSONNames(["x", "y"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("x", self.x)
    output.appendJSON("y", self.y)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.x)
    case 1: try reader.read(&self.y)
    default: break
    }
  }
}

extension Place {
  public static let jsonNames = JSONNames(["at", "open", "code", "kind", "ratio"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONObject("at", self.at)
    output.appendJSON("open", self.open)
    output.appendJSON("code", self.code)
    output.appendJSON("kind", self.kind)
    output.appendJSON("ratio", self.ratio)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.at)
    case 1: try reader.read(&self.open)
    case 2: try reader.read(&self.code)
    case 3: try reader.read(&self.kind)
    case 4: try reader.read(&self.ratio)
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

extension Fixed {
  public static let jsonNames = JSONNames(
    ["flag", "tiny", "short", "word", "long", "int", "big", "ident", "real", "small", "wide", "at", "span", "key", "code", "place"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("flag", self.flag)
    output.appendJSON("tiny", self.tiny)
    output.appendJSON("short", self.short)
    output.appendJSON("word", self.word)
    output.appendJSON("long", self.long)
    output.appendJSON("int", self.int)
    output.appendJSON("big", self.big)
    output.appendJSON("ident", self.ident)
    output.appendJSON("real", self.real)
    output.appendJSON("small", self.small)
    output.appendJSON("wide", self.wide)
    output.appendJSON("at", self.at)
    output.appendJSON("span", self.span)
    output.appendJSON("key", self.key)
    output.appendJSON("code", self.code)
    output.appendJSONObject("place", self.place)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.flag)
    case 1: try reader.read(&self.tiny)
    case 2: try reader.read(&self.short)
    case 3: try reader.read(&self.word)
    case 4: try reader.read(&self.long)
    case 5: try reader.read(&self.int)
    case 6: try reader.read(&self.big)
    case 7: try reader.read(&self.ident)
    case 8: try reader.read(&self.real)
    case 9: try reader.read(&self.small)
    case 10: try reader.read(&self.wide)
    case 11: try reader.read(&self.at)
    case 12: try reader.read(&self.span)
    case 13: try reader.read(&self.key)
    case 14: try reader.read(&self.code)
    case 15: try reader.read(&self.place)
    default: break
    }
  }
}

extension Optionals {
  public static let jsonNames = JSONNames(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONOptional("a", self.a)
    output.appendJSONOptional("b", self.b)
    output.appendJSONOptional("c", self.c)
    output.appendJSONOptional("d", self.d)
    output.appendJSONOptional("e", self.e)
    output.appendJSONOptional("f", self.f)
    output.appendJSONOptional("g", self.g)
    output.appendJSONOptional("h", self.h)
    output.appendJSONOptional("i", self.i)
    output.appendJSON("j", self.j)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readOptional(&self.a)
    case 1: try reader.readOptional(&self.b)
    case 2: try reader.readOptional(&self.c)
    case 3: try reader.readOptional(&self.d)
    case 4: try reader.readOptional(&self.e)
    case 5: try reader.readOptional(&self.f)
    case 6: try reader.readOptional(&self.g)
    case 7: try reader.readOptional(&self.h)
    case 8: try reader.readOptional(&self.i)
    case 9: try reader.read(&self.j)
    default: break
    }
  }
}

extension Leaf {
  public static let jsonNames = JSONNames(["number", "text"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("number", self.number)
    output.appendJSON("text", self.text)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.number)
    case 1: try reader.read(&self.text, max: 40)
    default: break
    }
  }
}

extension Label {
  public static let jsonNames = JSONNames(["text"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("text", self.text)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.text, max: 20)
    default: break
    }
  }
}

extension Choice {
  public static let jsonNames = JSONNames(["leaf", "label", "none"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .leaf(let value): output.appendJSONPresent("leaf", value)
    case .label(let value): output.appendJSONPresent("label", value)
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
      if let value = try reader.readCase(Leaf.self, isFree: self.caseNumber == 0) {
        self = .leaf(value)
      }
    case 1:
      if let value = try reader.readCase(Label.self, isFree: self.caseNumber == 0) {
        self = .label(value)
      }
    case 2:
      if let value = try reader.readCase(Nothing.self, isFree: self.caseNumber == 0) {
        self = .none(value)
      }
    default: break
    }
  }
}

extension Variable {
  public static let jsonNames = JSONNames(
    ["text", "data", "maybe", "blob", "leaf", "other", "choice"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("text", self.text)
    output.appendJSON("data", self.data)
    output.appendJSONOptional("maybe", self.maybe)
    output.appendJSONOptional("blob", self.blob)
    output.appendJSONObject("leaf", self.leaf)
    output.appendJSONOptional("other", self.other)
    output.appendJSONObject("choice", self.choice)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.text, max: 300)
    case 1: try reader.read(&self.data, max: 300)
    case 2: try reader.readOptional(&self.maybe, max: 10)
    case 3: try reader.readOptional(&self.blob, max: 10)
    case 4: try reader.read(&self.leaf)
    case 5: try reader.readOptional(&self.other)
    case 6: try reader.read(&self.choice)
    default: break
    }
  }
}

extension Lists {
  public static let jsonNames = JSONNames(
    ["words", "flags", "smalls", "points", "texts", "blobs", "leaves", "labels", "choices", "keys", "places", "nothings"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("words", self.words)
    output.appendJSONList("flags", self.flags)
    output.appendJSONList("smalls", self.smalls)
    output.appendJSONList("points", self.points)
    output.appendJSONList("texts", self.texts)
    output.appendJSONList("blobs", self.blobs)
    output.appendJSONList("leaves", self.leaves)
    output.appendJSONList("labels", self.labels)
    output.appendJSONList("choices", self.choices)
    output.appendJSONList("keys", self.keys)
    output.appendJSONList("places", self.places)
    output.appendJSONList("nothings", self.nothings)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.words, max: 8)
    case 1: try reader.readList(&self.flags, max: 8)
    case 2: try reader.readList(&self.smalls, max: 8)
    case 3: try reader.readList(&self.points, max: 200)
    case 4: try reader.readList(&self.texts, max: 4, elementMax: 8)
    case 5: try reader.readList(&self.blobs, max: 4, elementMax: 8)
    case 6: try reader.readList(&self.leaves, max: 200)
    case 7: try reader.readList(&self.labels, max: 200)
    case 8: try reader.readList(&self.choices, max: 4)
    case 9: try reader.readList(&self.keys, max: 4)
    case 10: try reader.readList(&self.places, max: 4)
    case 11: try reader.readList(&self.nothings, max: 200)
    default: break
    }
  }
}

extension Maps {
  public static let jsonNames = JSONNames(["counts", "leaves", "names", "smalls", "signed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONMap("counts", self.counts)
    output.appendJSONMap("leaves", self.leaves)
    output.appendJSONMap("names", self.names)
    output.appendJSONMap("smalls", self.smalls)
    output.appendJSONMap("signed", self.signed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readMap(&self.counts, max: 8)
    case 1: try reader.readMap(&self.leaves, max: 8)
    case 2: try reader.readMap(&self.names, max: 8)
    case 3: try reader.readMap(&self.smalls, max: 2)
    case 4: try reader.readMap(&self.signed, max: 8)
    default: break
    }
  }
}

extension Retired {
  public static let jsonNames = JSONNames(["b", "d", "f", "o"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("b", self.b)
    output.appendJSONOptional("d", self.d)
    output.appendJSON("f", self.f)
    output.appendJSON("o", self.o)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.b)
    case 1: try reader.readOptional(&self.d)
    case 2: try reader.read(&self.f, max: 10)
    case 3: try reader.read(&self.o, max: 10)
    default: break
    }
  }
}

extension MoreMaps {
  public static let jsonNames = JSONNames(
    ["tinies", "shorts", "longs", "bigs", "idents", "texts", "wides", "reals", "keys", "codes", "blanks", "lists"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONMap("tinies", self.tinies)
    output.appendJSONMap("shorts", self.shorts)
    output.appendJSONMap("longs", self.longs)
    output.appendJSONMap("bigs", self.bigs)
    output.appendJSONMap("idents", self.idents)
    output.appendJSONMap("texts", self.texts)
    output.appendJSONMap("wides", self.wides)
    output.appendJSONMap("reals", self.reals)
    output.appendJSONMap("keys", self.keys)
    output.appendJSONMap("codes", self.codes)
    output.appendJSONMap("blanks", self.blanks)
    output.appendJSONMap("lists", self.lists)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readMap(&self.tinies, max: 4)
    case 1: try reader.readMap(&self.shorts, max: 4)
    case 2: try reader.readMap(&self.longs, max: 4)
    case 3: try reader.readMap(&self.bigs, max: 4)
    case 4: try reader.readMap(&self.idents, max: 4)
    case 5: try reader.readMap(&self.texts, max: 4)
    case 6: try reader.readMap(&self.wides, max: 2)
    case 7: try reader.readMap(&self.reals, max: 4)
    case 8: try reader.readMap(&self.keys, max: 4)
    case 9: try reader.readMap(&self.codes, max: 4)
    case 10: try reader.readMap(&self.blanks, max: 4)
    case 11: try reader.readMap(&self.lists, max: 4)
    default: break
    }
  }
}

extension MoreLists {
  public static let jsonNames = JSONNames(
    ["tinies", "shorts", "longs", "ints", "bigs", "idents", "reals", "wides", "ats", "spans", "codes", "groups"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("tinies", self.tinies)
    output.appendJSONList("shorts", self.shorts)
    output.appendJSONList("longs", self.longs)
    output.appendJSONList("ints", self.ints)
    output.appendJSONList("bigs", self.bigs)
    output.appendJSONList("idents", self.idents)
    output.appendJSONList("reals", self.reals)
    output.appendJSONList("wides", self.wides)
    output.appendJSONList("ats", self.ats)
    output.appendJSONList("spans", self.spans)
    output.appendJSONList("codes", self.codes)
    output.appendJSONList("groups", self.groups)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.tinies, max: 8)
    case 1: try reader.readList(&self.shorts, max: 8)
    case 2: try reader.readList(&self.longs, max: 8)
    case 3: try reader.readList(&self.ints, max: 8)
    case 4: try reader.readList(&self.bigs, max: 8)
    case 5: try reader.readList(&self.idents, max: 8)
    case 6: try reader.readList(&self.reals, max: 8)
    case 7: try reader.readList(&self.wides, max: 8)
    case 8: try reader.readList(&self.ats, max: 8)
    case 9: try reader.readList(&self.spans, max: 8)
    case 10: try reader.readList(&self.codes, max: 8)
    case 11: try reader.readList(&self.groups, max: 4)
    default: break
    }
  }
}

extension Group {
  public static let jsonNames = JSONNames(["points", "places", "inner"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("points", self.points)
    output.appendJSONList("places", self.places)
    output.appendJSONOptional("inner", self.inner)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.points, max: 4)
    case 1: try reader.readList(&self.places, max: 2)
    case 2: try reader.readOptional(&self.inner)
    default: break
    }
  }
}

extension Inner {
  public static let jsonNames = JSONNames(["flags", "choice"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("flags", self.flags)
    output.appendJSONObject("choice", self.choice)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.flags, max: 4)
    case 1: try reader.read(&self.choice)
    default: break
    }
  }
}

extension MoreOptionals {
  public static let jsonNames = JSONNames(
    ["int", "big", "ident", "real", "wide", "at", "span", "place", "text", "leaf", "none"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONOptional("int", self.int)
    output.appendJSONOptional("big", self.big)
    output.appendJSONOptional("ident", self.ident)
    output.appendJSONOptional("real", self.real)
    output.appendJSONOptional("wide", self.wide)
    output.appendJSONOptional("at", self.at)
    output.appendJSONOptional("span", self.span)
    output.appendJSONOptional("place", self.place)
    output.appendJSONOptional("text", self.text)
    output.appendJSONOptional("leaf", self.leaf)
    output.appendJSONOptional("none", self.none)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readOptional(&self.int)
    case 1: try reader.readOptional(&self.big)
    case 2: try reader.readOptional(&self.ident)
    case 3: try reader.readOptional(&self.real)
    case 4: try reader.readOptional(&self.wide)
    case 5: try reader.readOptional(&self.at)
    case 6: try reader.readOptional(&self.span)
    case 7: try reader.readOptional(&self.place)
    case 8: try reader.readOptional(&self.text, max: 8)
    case 9: try reader.readOptional(&self.leaf)
    case 10: try reader.readOptional(&self.none)
    default: break
    }
  }
}

extension LongNames {
  public static let jsonNames = JSONNames(
    ["firstValue", "secondURL", "third3rdPart", "xAxis", "longKind", "byName", "oneOf"],
    ["first_value", "second_url", "third3rd_part", "x_axis", "long_kind", "by_name", "one_of"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("firstValue", self.firstValue)
    output.appendJSON("secondURL", self.secondURL)
    output.appendJSON("third3rdPart", self.third3rdPart)
    output.appendJSONList("xAxis", self.xAxis)
    output.appendJSON("longKind", self.longKind)
    output.appendJSONMap("byName", self.byName)
    output.appendJSONObject("oneOf", self.oneOf)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.firstValue)
    case 1: try reader.read(&self.secondURL, max: 1024)
    case 2: try reader.read(&self.third3rdPart, max: 65536)
    case 3: try reader.readList(&self.xAxis, max: 1024)
    case 4: try reader.read(&self.longKind)
    case 5: try reader.readMap(&self.byName, max: 1024)
    case 6: try reader.read(&self.oneOf)
    default: break
    }
  }
}

extension LongKind {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 4],
    ["LONG_KIND_UNSPECIFIED", "LONG_KIND_OFFER_OPEN", "LONG_KIND_BUY_CUE_NOW", "LONG_KIND_A2B"]
  )
}

extension LongChoice {
  public static let jsonNames = JSONNames(
    ["firstLeaf", "secondLabel"],
    ["first_leaf", "second_label"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .firstLeaf(let value): output.appendJSONPresent("firstLeaf", value)
    case .secondLabel(let value): output.appendJSONPresent("secondLabel", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(Leaf.self, isFree: self.caseNumber == 0) {
        self = .firstLeaf(value)
      }
    case 1:
      if let value = try reader.readCase(Label.self, isFree: self.caseNumber == 0) {
        self = .secondLabel(value)
      }
    default: break
    }
  }
}

extension Version1 {
  public static let jsonNames = JSONNames(["id", "name"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("id", self.id)
    output.appendJSON("name", self.name)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.id)
    case 1: try reader.read(&self.name, max: 20)
    default: break
    }
  }
}

extension Version2 {
  public static let jsonNames = JSONNames(["id", "name", "count", "tags"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("id", self.id)
    output.appendJSON("name", self.name)
    output.appendJSON("count", self.count)
    output.appendJSONList("tags", self.tags)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.id)
    case 1: try reader.read(&self.name, max: 20)
    case 2: try reader.read(&self.count)
    case 3: try reader.readList(&self.tags, max: 4, elementMax: 8)
    default: break
    }
  }
}

extension Version3 {
  public static let jsonNames = JSONNames(
    ["id", "name", "count", "tags", "price", "level", "leaf", "parent"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("id", self.id)
    output.appendJSON("name", self.name)
    output.appendJSON("count", self.count)
    output.appendJSONList("tags", self.tags)
    output.appendJSONOptional("price", self.price)
    output.appendJSONOptional("level", self.level)
    output.appendJSONOptional("leaf", self.leaf)
    output.appendJSONObject("parent", self.parent)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.id)
    case 1: try reader.read(&self.name, max: 20)
    case 2: try reader.read(&self.count)
    case 3: try reader.readList(&self.tags, max: 4, elementMax: 8)
    case 4: try reader.readOptional(&self.price)
    case 5: try reader.readOptional(&self.level)
    case 6: try reader.readOptional(&self.leaf)
    case 7: try reader.read(&self.parent)
    default: break
    }
  }
}

extension Holder1 {
  public static let jsonNames = JSONNames(["items", "one"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("items", self.items)
    output.appendJSONObject("one", self.one)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.items, max: 8)
    case 1: try reader.read(&self.one)
    default: break
    }
  }
}

extension Holder3 {
  public static let jsonNames = JSONNames(["items", "one", "more"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("items", self.items)
    output.appendJSONObject("one", self.one)
    output.appendJSON("more", self.more)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.items, max: 8)
    case 1: try reader.read(&self.one)
    case 2: try reader.read(&self.more)
    default: break
    }
  }
}

extension Checked {
  public static let jsonNames = JSONNames(
    ["id", "count", "delta", "kind", "key", "name", "hash", "tags", "parts", "part", "code", "scores"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("id", self.id)
    output.appendJSON("count", self.count)
    output.appendJSON("delta", self.delta)
    output.appendJSON("kind", self.kind)
    output.appendJSON("key", self.key)
    output.appendJSON("name", self.name)
    output.appendJSON("hash", self.hash)
    output.appendJSONList("tags", self.tags)
    output.appendJSONList("parts", self.parts)
    output.appendJSONOptional("part", self.part)
    output.appendJSONOptional("code", self.code)
    output.appendJSONMap("scores", self.scores)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.id)
    case 1: try reader.read(&self.count)
    case 2: try reader.read(&self.delta)
    case 3: try reader.read(&self.kind)
    case 4: try reader.read(&self.key)
    case 5: try reader.read(&self.name, max: 8)
    case 6: try reader.read(&self.hash, max: 4)
    case 7: try reader.readList(&self.tags, max: 3, elementMax: 4)
    case 8: try reader.readList(&self.parts, max: 3)
    case 9: try reader.readOptional(&self.part)
    case 10: try reader.readOptional(&self.code, max: 3)
    case 11: try reader.readMap(&self.scores, max: 2)
    default: break
    }
  }
}

extension Part {
  public static let jsonNames = JSONNames(["size", "at"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("size", self.size)
    output.appendJSON("at", self.at)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.size)
    case 1: try reader.read(&self.at)
    default: break
    }
  }
}

extension Keywords {
  public static let jsonNames = JSONNames(
    ["case", "in", "offset", "hash", "store", "encode", "as", "associatedtype", "break", "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "inout", "internal", "is", "let", "nil", "operator", "private", "protocol", "public", "repeat", "rethrows", "return", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while", "async", "await", "some", "any", "actor", "get", "set", "open", "dynamic", "lazy", "left", "right", "mutating", "none", "prefix", "required", "unowned", "weak", "willSet", "yield", "macro", "each", "borrowing", "consuming", "sending", "package", "nonisolated", "isolated", "message", "union", "service", "use", "from", "stream", "key", "value", "presence0", "last", "size", "output", "block", "tail", "index", "consume", "copy", "discard", "then", "unsafe"],
    ["case", "in", "offset", "hash", "store", "encode", "as", "associatedtype", "break", "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "inout", "internal", "is", "let", "nil", "operator", "private", "protocol", "public", "repeat", "rethrows", "return", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while", "async", "await", "some", "any", "actor", "get", "set", "open", "dynamic", "lazy", "left", "right", "mutating", "none", "prefix", "required", "unowned", "weak", "will_set", "yield", "macro", "each", "borrowing", "consuming", "sending", "package", "nonisolated", "isolated", "message", "union", "service", "use", "from", "stream", "key", "value", "presence0", "last", "size", "output", "block", "tail", "index", "consume", "copy", "discard", "then", "unsafe"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("case", self.`case`)
    output.appendJSON("in", self.`in`)
    output.appendJSON("offset", self.offset)
    output.appendJSON("hash", self.hash)
    output.appendJSON("store", self.store)
    output.appendJSON("encode", self.encode)
    output.appendJSONOptional("as", self.`as`)
    output.appendJSON("associatedtype", self.`associatedtype`)
    output.appendJSON("break", self.`break`)
    output.appendJSON("class", self.`class`)
    output.appendJSON("continue", self.`continue`)
    output.appendJSON("default", self.`default`)
    output.appendJSON("defer", self.`defer`)
    output.appendJSONOptional("deinit", self.`deinit`)
    output.appendJSON("do", self.`do`)
    output.appendJSON("else", self.`else`)
    output.appendJSON("enum", self.`enum`)
    output.appendJSON("extension", self.`extension`)
    output.appendJSON("fallthrough", self.`fallthrough`)
    output.appendJSON("false", self.`false`)
    output.appendJSONOptional("fileprivate", self.`fileprivate`)
    output.appendJSON("for", self.`for`)
    output.appendJSON("func", self.`func`)
    output.appendJSON("guard", self.`guard`)
    output.appendJSON("if", self.`if`)
    output.appendJSON("import", self.`import`)
    output.appendJSON("inout", self.`inout`)
    output.appendJSONOptional("internal", self.`internal`)
    output.appendJSON("is", self.`is`)
    output.appendJSON("let", self.`let`)
    output.appendJSON("nil", self.`nil`)
    output.appendJSON("operator", self.`operator`)
    output.appendJSON("private", self.`private`)
    output.appendJSON("protocol", self.`protocol`)
    output.appendJSONOptional("public", self.`public`)
    output.appendJSON("repeat", self.`repeat`)
    output.appendJSON("rethrows", self.`rethrows`)
    output.appendJSON("return", self.`return`)
    output.appendJSON("static", self.`static`)
    output.appendJSON("struct", self.`struct`)
    output.appendJSON("subscript", self.`subscript`)
    output.appendJSONOptional("super", self.`super`)
    output.appendJSON("switch", self.`switch`)
    output.appendJSON("throw", self.`throw`)
    output.appendJSON("throws", self.`throws`)
    output.appendJSON("true", self.`true`)
    output.appendJSON("try", self.`try`)
    output.appendJSON("typealias", self.`typealias`)
    output.appendJSONOptional("var", self.`var`)
    output.appendJSON("where", self.`where`)
    output.appendJSON("while", self.`while`)
    output.appendJSON("async", self.`async`)
    output.appendJSON("await", self.`await`)
    output.appendJSON("some", self.`some`)
    output.appendJSON("any", self.`any`)
    output.appendJSONOptional("actor", self.actor)
    output.appendJSON("get", self.get)
    output.appendJSON("set", self.set)
    output.appendJSON("open", self.open)
    output.appendJSON("dynamic", self.dynamic)
    output.appendJSON("lazy", self.lazy)
    output.appendJSON("left", self.left)
    output.appendJSONOptional("right", self.right)
    output.appendJSON("mutating", self.mutating)
    output.appendJSON("none", self.none)
    output.appendJSON("prefix", self.prefix)
    output.appendJSON("required", self.required)
    output.appendJSON("unowned", self.unowned)
    output.appendJSON("weak", self.weak)
    output.appendJSONOptional("willSet", self.willSet)
    output.appendJSON("yield", self.`yield`)
    output.appendJSON("macro", self.macro)
    output.appendJSON("each", self.`each`)
    output.appendJSON("borrowing", self.borrowing)
    output.appendJSON("consuming", self.consuming)
    output.appendJSON("sending", self.sending)
    output.appendJSONOptional("package", self.package)
    output.appendJSON("nonisolated", self.nonisolated)
    output.appendJSON("isolated", self.isolated)
    output.appendJSON("message", self.message)
    output.appendJSON("union", self.union)
    output.appendJSON("service", self.service)
    output.appendJSON("use", self.use)
    output.appendJSONOptional("from", self.from)
    output.appendJSON("stream", self.stream)
    output.appendJSON("key", self.key)
    output.appendJSON("value", self.value)
    output.appendJSON("presence0", self.presence0)
    output.appendJSON("last", self.last)
    output.appendJSON("size", self.size)
    output.appendJSONOptional("output", self.output)
    output.appendJSON("block", self.block)
    output.appendJSON("tail", self.tail)
    output.appendJSON("index", self.index)
    output.appendJSON("consume", self.`consume`)
    output.appendJSON("copy", self.`copy`)
    output.appendJSON("discard", self.`discard`)
    output.appendJSON("then", self.`then`)
    output.appendJSON("unsafe", self.`unsafe`)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.`case`)
    case 1: try reader.read(&self.`in`, max: 1024)
    case 2: try reader.read(&self.offset)
    case 3: try reader.read(&self.hash)
    case 4: try reader.read(&self.store)
    case 5: try reader.read(&self.encode)
    case 6: try reader.readOptional(&self.`as`)
    case 7: try reader.read(&self.`associatedtype`)
    case 8: try reader.read(&self.`break`)
    case 9: try reader.read(&self.`class`)
    case 10: try reader.read(&self.`continue`)
    case 11: try reader.read(&self.`default`)
    case 12: try reader.read(&self.`defer`)
    case 13: try reader.readOptional(&self.`deinit`)
    case 14: try reader.read(&self.`do`)
    case 15: try reader.read(&self.`else`)
    case 16: try reader.read(&self.`enum`)
    case 17: try reader.read(&self.`extension`)
    case 18: try reader.read(&self.`fallthrough`)
    case 19: try reader.read(&self.`false`)
    case 20: try reader.readOptional(&self.`fileprivate`)
    case 21: try reader.read(&self.`for`)
    case 22: try reader.read(&self.`func`)
    case 23: try reader.read(&self.`guard`)
    case 24: try reader.read(&self.`if`)
    case 25: try reader.read(&self.`import`)
    case 26: try reader.read(&self.`inout`)
    case 27: try reader.readOptional(&self.`internal`)
    case 28: try reader.read(&self.`is`)
    case 29: try reader.read(&self.`let`)
    case 30: try reader.read(&self.`nil`)
    case 31: try reader.read(&self.`operator`)
    case 32: try reader.read(&self.`private`)
    case 33: try reader.read(&self.`protocol`)
    case 34: try reader.readOptional(&self.`public`)
    case 35: try reader.read(&self.`repeat`)
    case 36: try reader.read(&self.`rethrows`)
    case 37: try reader.read(&self.`return`)
    case 38: try reader.read(&self.`static`)
    case 39: try reader.read(&self.`struct`)
    case 40: try reader.read(&self.`subscript`)
    case 41: try reader.readOptional(&self.`super`)
    case 42: try reader.read(&self.`switch`)
    case 43: try reader.read(&self.`throw`)
    case 44: try reader.read(&self.`throws`)
    case 45: try reader.read(&self.`true`)
    case 46: try reader.read(&self.`try`)
    case 47: try reader.read(&self.`typealias`)
    case 48: try reader.readOptional(&self.`var`)
    case 49: try reader.read(&self.`where`)
    case 50: try reader.read(&self.`while`)
    case 51: try reader.read(&self.`async`)
    case 52: try reader.read(&self.`await`)
    case 53: try reader.read(&self.`some`)
    case 54: try reader.read(&self.`any`)
    case 55: try reader.readOptional(&self.actor)
    case 56: try reader.read(&self.get)
    case 57: try reader.read(&self.set)
    case 58: try reader.read(&self.open)
    case 59: try reader.read(&self.dynamic)
    case 60: try reader.read(&self.lazy)
    case 61: try reader.read(&self.left)
    case 62: try reader.readOptional(&self.right)
    case 63: try reader.read(&self.mutating)
    case 64: try reader.read(&self.none)
    case 65: try reader.read(&self.prefix)
    case 66: try reader.read(&self.required)
    case 67: try reader.read(&self.unowned)
    case 68: try reader.read(&self.weak)
    case 69: try reader.readOptional(&self.willSet)
    case 70: try reader.read(&self.`yield`)
    case 71: try reader.read(&self.macro)
    case 72: try reader.read(&self.`each`)
    case 73: try reader.read(&self.borrowing)
    case 74: try reader.read(&self.consuming)
    case 75: try reader.read(&self.sending)
    case 76: try reader.readOptional(&self.package)
    case 77: try reader.read(&self.nonisolated)
    case 78: try reader.read(&self.isolated)
    case 79: try reader.read(&self.message)
    case 80: try reader.read(&self.union)
    case 81: try reader.read(&self.service)
    case 82: try reader.read(&self.use)
    case 83: try reader.readOptional(&self.from)
    case 84: try reader.read(&self.stream)
    case 85: try reader.read(&self.key)
    case 86: try reader.read(&self.value)
    case 87: try reader.read(&self.presence0)
    case 88: try reader.read(&self.last)
    case 89: try reader.read(&self.size)
    case 90: try reader.readOptional(&self.output)
    case 91: try reader.read(&self.block)
    case 92: try reader.read(&self.tail)
    case 93: try reader.read(&self.index)
    case 94: try reader.read(&self.`consume`)
    case 95: try reader.read(&self.`copy`)
    case 96: try reader.read(&self.`discard`)
    case 97: try reader.read(&self.`then`)
    case 98: try reader.read(&self.`unsafe`)
    default: break
    }
  }
}

extension KeywordCase {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5],
    ["KEYWORD_CASE_UNSPECIFIED", "KEYWORD_CASE_DEFAULT", "KEYWORD_CASE_CASE", "KEYWORD_CASE_IN", "KEYWORD_CASE_NONE", "KEYWORD_CASE_SOME"]
  )
}

extension KeywordUnion {
  public static let jsonNames = JSONNames(["default", "case", "in"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .default(let value): output.appendJSONPresent("default", value)
    case .case(let value): output.appendJSONPresent("case", value)
    case .in(let value): output.appendJSONPresent("in", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(Leaf.self, isFree: self.caseNumber == 0) {
        self = .default(value)
      }
    case 1:
      if let value = try reader.readCase(Label.self, isFree: self.caseNumber == 0) {
        self = .case(value)
      }
    case 2:
      if let value = try reader.readCase(Nothing.self, isFree: self.caseNumber == 0) {
        self = .in(value)
      }
    default: break
    }
  }
}

extension ForeignKeywords {
  public static let jsonNames = JSONNames(
    ["lambda", "pass", "global", "nonlocal", "del", "elif", "except", "finally", "not", "or", "and", "with", "raise", "assert", "exec", "print", "super", "cls", "constructor", "prototype", "function", "delete", "typeof", "new", "this", "void", "toString", "hasOwnProperty", "valueOf", "arguments", "eval", "oneof", "reserved", "map", "group", "rpc", "optional", "repeated", "syntax", "option", "int", "str", "list", "dict", "type", "object", "property", "dataclass", "typing", "fields", "decode", "weakref", "fromJson", "toJson", "undefined", "null", "export", "await", "match", "none", "instanceof", "interface", "debugger", "float", "bytes"],
    ["lambda", "pass", "global", "nonlocal", "del", "elif", "except", "finally", "not", "or", "and", "with", "raise", "assert", "exec", "print", "super", "cls", "constructor", "prototype", "function", "delete", "typeof", "new", "this", "void", "to_string", "has_own_property", "value_of", "arguments", "eval", "oneof", "reserved", "map", "group", "rpc", "optional", "repeated", "syntax", "option", "int", "str", "list", "dict", "type", "object", "property", "dataclass", "typing", "fields", "decode", "weakref", "from_json", "to_json", "undefined", "null", "export", "await", "match", "none", "instanceof", "interface", "debugger", "float", "bytes"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("lambda", self.lambda)
    output.appendJSON("pass", self.pass)
    output.appendJSONOptional("global", self.global)
    output.appendJSON("nonlocal", self.nonlocal)
    output.appendJSON("del", self.del)
    output.appendJSON("elif", self.elif)
    output.appendJSON("except", self.except)
    output.appendJSON("finally", self.finally)
    output.appendJSON("not", self.not)
    output.appendJSON("or", self.or)
    output.appendJSON("and", self.and)
    output.appendJSON("with", self.with)
    output.appendJSON("raise", self.raise)
    output.appendJSON("assert", self.assert)
    output.appendJSON("exec", self.exec)
    output.appendJSON("print", self.print)
    output.appendJSON("super", self.`super`)
    output.appendJSON("cls", self.cls)
    output.appendJSON("constructor", self.constructor)
    output.appendJSON("prototype", self.prototype)
    output.appendJSON("function", self.function)
    output.appendJSON("delete", self.delete)
    output.appendJSON("typeof", self.typeof)
    output.appendJSON("new", self.new)
    output.appendJSON("this", self.this)
    output.appendJSON("void", self.void)
    output.appendJSON("toString", self.toString)
    output.appendJSON("hasOwnProperty", self.hasOwnProperty)
    output.appendJSON("valueOf", self.valueOf)
    output.appendJSON("arguments", self.arguments)
    output.appendJSON("eval", self.eval)
    output.appendJSON("oneof", self.oneof)
    output.appendJSON("reserved", self.reserved)
    output.appendJSON("map", self.map)
    output.appendJSON("group", self.group)
    output.appendJSON("rpc", self.rpc)
    output.appendJSON("optional", self.optional)
    output.appendJSON("repeated", self.repeated)
    output.appendJSON("syntax", self.syntax)
    output.appendJSON("option", self.option)
    output.appendJSON("int", self.int)
    output.appendJSON("str", self.str)
    output.appendJSON("list", self.list)
    output.appendJSON("dict", self.dict)
    output.appendJSON("type", self.type)
    output.appendJSON("object", self.object)
    output.appendJSON("property", self.property)
    output.appendJSON("dataclass", self.dataclass)
    output.appendJSON("typing", self.typing)
    output.appendJSON("fields", self.fields)
    output.appendJSON("decode", self.decode)
    output.appendJSON("weakref", self.weakref)
    output.appendJSON("fromJson", self.fromJson)
    output.appendJSON("toJson", self.toJson)
    output.appendJSON("undefined", self.undefined)
    output.appendJSON("null", self.null)
    output.appendJSON("export", self.export)
    output.appendJSON("await", self.`await`)
    output.appendJSON("match", self.match)
    output.appendJSON("none", self.none)
    output.appendJSON("instanceof", self.instanceof)
    output.appendJSON("interface", self.interface)
    output.appendJSON("debugger", self.debugger)
    output.appendJSON("float", self.float)
    output.appendJSON("bytes", self.bytes)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.lambda)
    case 1: try reader.read(&self.pass, max: 8)
    case 2: try reader.readOptional(&self.global)
    case 3: try reader.read(&self.nonlocal)
    case 4: try reader.read(&self.del)
    case 5: try reader.read(&self.elif)
    case 6: try reader.read(&self.except)
    case 7: try reader.read(&self.finally)
    case 8: try reader.read(&self.not)
    case 9: try reader.read(&self.or)
    case 10: try reader.read(&self.and)
    case 11: try reader.read(&self.with)
    case 12: try reader.read(&self.raise)
    case 13: try reader.read(&self.assert)
    case 14: try reader.read(&self.exec)
    case 15: try reader.read(&self.print)
    case 16: try reader.read(&self.`super`)
    case 17: try reader.read(&self.cls)
    case 18: try reader.read(&self.constructor)
    case 19: try reader.read(&self.prototype)
    case 20: try reader.read(&self.function)
    case 21: try reader.read(&self.delete)
    case 22: try reader.read(&self.typeof)
    case 23: try reader.read(&self.new)
    case 24: try reader.read(&self.this)
    case 25: try reader.read(&self.void)
    case 26: try reader.read(&self.toString)
    case 27: try reader.read(&self.hasOwnProperty)
    case 28: try reader.read(&self.valueOf)
    case 29: try reader.read(&self.arguments)
    case 30: try reader.read(&self.eval)
    case 31: try reader.read(&self.oneof)
    case 32: try reader.read(&self.reserved)
    case 33: try reader.read(&self.map)
    case 34: try reader.read(&self.group)
    case 35: try reader.read(&self.rpc)
    case 36: try reader.read(&self.optional)
    case 37: try reader.read(&self.repeated)
    case 38: try reader.read(&self.syntax)
    case 39: try reader.read(&self.option)
    case 40: try reader.read(&self.int)
    case 41: try reader.read(&self.str)
    case 42: try reader.read(&self.list)
    case 43: try reader.read(&self.dict)
    case 44: try reader.read(&self.type)
    case 45: try reader.read(&self.object)
    case 46: try reader.read(&self.property)
    case 47: try reader.read(&self.dataclass)
    case 48: try reader.read(&self.typing)
    case 49: try reader.read(&self.fields)
    case 50: try reader.read(&self.decode)
    case 51: try reader.read(&self.weakref)
    case 52: try reader.read(&self.fromJson)
    case 53: try reader.read(&self.toJson)
    case 54: try reader.read(&self.undefined)
    case 55: try reader.read(&self.null)
    case 56: try reader.read(&self.export)
    case 57: try reader.read(&self.`await`)
    case 58: try reader.read(&self.match)
    case 59: try reader.read(&self.none)
    case 60: try reader.read(&self.instanceof)
    case 61: try reader.read(&self.interface)
    case 62: try reader.read(&self.debugger)
    case 63: try reader.read(&self.float)
    case 64: try reader.read(&self.bytes, max: 4)
    default: break
    }
  }
}

extension Share {
  public static let jsonNames = JSONNames(["ticket", "units"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("ticket", self.ticket)
    output.appendJSON("units", self.units)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.ticket)
    case 1: try reader.read(&self.units)
    default: break
    }
  }
}

extension Typed {
  public static let jsonNames = JSONNames(
    ["ticket", "maybe", "seats", "byTicket", "share", "shares", "plain", "byName", "leaves"],
    ["ticket", "maybe", "seats", "by_ticket", "share", "shares", "plain", "by_name", "leaves"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("ticket", self.ticket)
    output.appendJSONOptional("maybe", self.maybe)
    output.appendJSONList("seats", self.seats)
    output.appendJSONMap("byTicket", self.byTicket)
    output.appendJSONObject("share", self.share)
    output.appendJSONList("shares", self.shares)
    output.appendJSON("plain", self.plain)
    output.appendJSONMap("byName", self.byName)
    output.appendJSONMap("leaves", self.leaves)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.ticket)
    case 1: try reader.readOptional(&self.maybe)
    case 2: try reader.readList(&self.seats, max: 8)
    case 3: try reader.readMap(&self.byTicket, max: 8)
    case 4: try reader.read(&self.share)
    case 5: try reader.readList(&self.shares, max: 4)
    case 6: try reader.read(&self.plain)
    case 7: try reader.readMap(&self.byName, max: 4)
    case 8: try reader.readMap(&self.leaves, max: 4)
    default: break
    }
  }
}

extension TypedChecked {
  public static let jsonNames = JSONNames(["ticket", "seats"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("ticket", self.ticket)
    output.appendJSONList("seats", self.seats)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.ticket)
    case 1: try reader.readList(&self.seats, max: 4)
    default: break
    }
  }
}

extension TypedChoice {
  public static let jsonNames = JSONNames(["typed", "checked"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .typed(let value): output.appendJSONPresent("typed", value)
    case .checked(let value): output.appendJSONPresent("checked", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(Typed.self, isFree: self.caseNumber == 0) {
        self = .typed(value)
      }
    case 1:
      if let value = try reader.readCase(TypedChecked.self, isFree: self.caseNumber == 0) {
        self = .checked(value)
      }
    default: break
    }
  }
}

extension MapsCountsEntry {
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

extension MapsLeavesEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MapsNamesEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value, max: 8)
    default: break
    }
  }
}

extension MapsSmallsEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MapsSignedEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension RetiredJEntry {
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
    case 0: try reader.read(&self.key, max: 1024)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsTiniesEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsShortsEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value, max: 8)
    default: break
    }
  }
}

extension MoreMapsLongsEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsBigsEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsIdentsEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsTextsEntry {
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

extension MoreMapsWidesEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsRealsEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsKeysEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsCodesEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsBlanksEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension MoreMapsListsEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension LongNamesByNameEntry {
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
    case 0: try reader.read(&self.key, max: 1024)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension CheckedScoresEntry {
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
    case 0: try reader.read(&self.key, max: 4)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension TypedByTicketEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}

extension TypedByNameEntry {
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

extension TypedLeavesEntry {
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
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.value)
    default: break
    }
  }
}
