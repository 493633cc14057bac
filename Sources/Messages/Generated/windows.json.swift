// Generated from windows.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension WindowClass {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["WINDOW_CLASS_UNSPECIFIED", "WINDOW_CLASS_SAME_DAY", "WINDOW_CLASS_NEXT_DAY", "WINDOW_CLASS_DATED"]
  )
}

extension Preference {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["PREFERENCE_UNSPECIFIED", "PREFERENCE_HOME_DELIVERY", "PREFERENCE_PICKUP", "PREFERENCE_LOCKER"]
  )
}

extension WindowSpec {
  public static let jsonNames = JSONNames(
    ["window", "class", "start", "end", "opens", "closes", "capacity", "preferences"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("window", self.window)
    output.appendJSON("class", self.`class`)
    output.appendJSON("start", self.start)
    output.appendJSON("end", self.end)
    output.appendJSONOptional("opens", self.opens)
    output.appendJSONOptional("closes", self.closes)
    output.appendJSON("capacity", self.capacity)
    output.appendJSONList("preferences", self.preferences)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.window)
    case 1: try reader.read(&self.`class`)
    case 2: try reader.read(&self.start)
    case 3: try reader.read(&self.end)
    case 4: try reader.readOptional(&self.opens)
    case 5: try reader.readOptional(&self.closes)
    case 6: try reader.read(&self.capacity)
    case 7: try reader.readList(&self.preferences, max: 3)
    default: break
    }
  }
}

extension PutWindowsRequest {
  public static let jsonNames = JSONNames(["key", "partner", "hub", "zone", "windows"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("partner", self.partner)
    output.appendJSON("hub", self.hub)
    output.appendJSON("zone", self.zone)
    output.appendJSONList("windows", self.windows)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.partner)
    case 2: try reader.read(&self.hub)
    case 3: try reader.read(&self.zone)
    case 4: try reader.readList(&self.windows, max: 64)
    default: break
    }
  }
}

extension WindowsPut {
  public static let jsonNames = JSONNames(["windows", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("windows", self.windows)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.windows, max: 64)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension PutWindowsResult {
  public static let jsonNames = JSONNames(["put", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .put(let value): output.appendJSONPresent("put", value)
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
      if let value = try reader.readCase(WindowsPut.self, isFree: self.caseNumber == 0) {
        self = .put(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension WindowGrant {
  public static let jsonNames = JSONNames(["window", "class", "start", "end", "hub"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("window", self.window)
    output.appendJSON("class", self.`class`)
    output.appendJSON("start", self.start)
    output.appendJSON("end", self.end)
    output.appendJSON("hub", self.hub)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.window)
    case 1: try reader.read(&self.`class`)
    case 2: try reader.read(&self.start)
    case 3: try reader.read(&self.end)
    case 4: try reader.read(&self.hub)
    default: break
    }
  }
}

extension WindowsRequest {
  public static let jsonNames = JSONNames(
    ["zone", "hub", "classes", "preference", "before", "limit"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("zone", self.zone)
    output.appendJSON("hub", self.hub)
    output.appendJSONList("classes", self.classes)
    output.appendJSON("preference", self.preference)
    output.appendJSONOptional("before", self.before)
    output.appendJSON("limit", self.limit)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.zone)
    case 1: try reader.read(&self.hub)
    case 2: try reader.readList(&self.classes, max: 3)
    case 3: try reader.read(&self.preference)
    case 4: try reader.readOptional(&self.before)
    case 5: try reader.read(&self.limit)
    default: break
    }
  }
}

extension WindowStatus {
  public static let jsonNames = JSONNames(
    ["window", "hub", "zone", "class", "start", "end", "opens", "closes", "preferences", "capacity", "held", "booked", "free"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("window", self.window)
    output.appendJSON("hub", self.hub)
    output.appendJSON("zone", self.zone)
    output.appendJSON("class", self.`class`)
    output.appendJSON("start", self.start)
    output.appendJSON("end", self.end)
    output.appendJSONOptional("opens", self.opens)
    output.appendJSON("closes", self.closes)
    output.appendJSONList("preferences", self.preferences)
    output.appendJSON("capacity", self.capacity)
    output.appendJSON("held", self.held)
    output.appendJSON("booked", self.booked)
    output.appendJSON("free", self.free)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.window)
    case 1: try reader.read(&self.hub)
    case 2: try reader.read(&self.zone)
    case 3: try reader.read(&self.`class`)
    case 4: try reader.read(&self.start)
    case 5: try reader.read(&self.end)
    case 6: try reader.readOptional(&self.opens)
    case 7: try reader.read(&self.closes)
    case 8: try reader.readList(&self.preferences, max: 3)
    case 9: try reader.read(&self.capacity)
    case 10: try reader.read(&self.held)
    case 11: try reader.read(&self.booked)
    case 12: try reader.read(&self.free)
    default: break
    }
  }
}

extension WindowList {
  public static let jsonNames = JSONNames(
    ["windows", "asOf", "serverNow"],
    ["windows", "as_of", "server_now"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONList("windows", self.windows)
    output.appendJSON("asOf", self.asOf)
    output.appendJSON("serverNow", self.serverNow)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.readList(&self.windows, max: 256)
    case 1: try reader.read(&self.asOf)
    case 2: try reader.read(&self.serverNow)
    default: break
    }
  }
}
