// Generated from benchmark.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Price {
  public static let jsonNames = JSONNames(["minor", "currency"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("minor", self.minor)
    output.appendJSON("currency", self.currency)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.minor)
    case 1: try reader.read(&self.currency)
    default: break
    }
  }
}

extension CueKind {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2],
    ["CUE_KIND_UNSPECIFIED", "CUE_KIND_OFFER_OPEN", "CUE_KIND_BUY_CUE"]
  )
}

extension CueMarker {
  public static let jsonNames = JSONNames(
    ["stream", "sequence", "at", "kind", "offer", "price", "title", "tags"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("stream", self.stream)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("at", self.at)
    output.appendJSON("kind", self.kind)
    output.appendJSONOptional("offer", self.offer)
    output.appendJSONOptional("price", self.price)
    output.appendJSON("title", self.title)
    output.appendJSONList("tags", self.tags)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.stream)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.at)
    case 3: try reader.read(&self.kind)
    case 4: try reader.readOptional(&self.offer)
    case 5: try reader.readOptional(&self.price)
    case 6: try reader.read(&self.title, max: 120)
    case 7: try reader.readList(&self.tags, max: 16, elementMax: 32)
    default: break
    }
  }
}

extension ReserveUnits {
  public static let jsonNames = JSONNames(
    ["key", "buyer", "drop", "pool", "quantity", "waitlist", "source"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("drop", self.drop)
    output.appendJSON("pool", self.pool)
    output.appendJSON("quantity", self.quantity)
    output.appendJSON("waitlist", self.waitlist)
    output.appendJSON("source", self.source)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.drop)
    case 3: try reader.read(&self.pool)
    case 4: try reader.read(&self.quantity)
    case 5: try reader.read(&self.waitlist)
    case 6: try reader.read(&self.source)
    default: break
    }
  }
}

extension OrderItem {
  public static let jsonNames = JSONNames(["sku", "quantity", "minor"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("sku", self.sku)
    output.appendJSON("quantity", self.quantity)
    output.appendJSON("minor", self.minor)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.sku)
    case 1: try reader.read(&self.quantity)
    case 2: try reader.read(&self.minor)
    default: break
    }
  }
}

extension OrderStep {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2],
    ["ORDER_STEP_UNSPECIFIED", "ORDER_STEP_PLACED", "ORDER_STEP_ROUTED"]
  )
}

extension OrderProgress {
  public static let jsonNames = JSONNames(["order", "revision", "step", "eta", "cause", "items"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("order", self.order)
    output.appendJSON("revision", self.revision)
    output.appendJSON("step", self.step)
    output.appendJSON("eta", self.eta)
    output.appendJSON("cause", self.cause)
    output.appendJSONList("items", self.items)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.order)
    case 1: try reader.read(&self.revision)
    case 2: try reader.read(&self.step)
    case 3: try reader.read(&self.eta)
    case 4: try reader.read(&self.cause)
    case 5: try reader.readList(&self.items, max: 1024)
    default: break
    }
  }
}

extension Manifest {
  public static let jsonNames = JSONNames(["order", "lines"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("order", self.order)
    output.appendJSONList("lines", self.lines)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.order)
    case 1: try reader.readList(&self.lines, max: 1024)
    default: break
    }
  }
}

extension ManifestLine {
  public static let jsonNames = JSONNames(["sku", "quantity", "name"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("sku", self.sku)
    output.appendJSON("quantity", self.quantity)
    output.appendJSON("name", self.name)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.sku)
    case 1: try reader.read(&self.quantity)
    case 2: try reader.read(&self.name, max: 40)
    default: break
    }
  }
}

extension Parcel {
  public static let jsonNames = JSONNames(["id", "content"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("id", self.id)
    output.appendJSON("content", self.content)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.id)
    case 1: try reader.read(&self.content, max: 65536)
    default: break
    }
  }
}
