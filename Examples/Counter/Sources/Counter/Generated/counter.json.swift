// Generated from counter.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Step {
  public static let jsonNames = JSONNames(["key", "counter", "by"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("counter", self.counter)
    output.appendJSON("by", self.by)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.counter)
    case 2: try reader.read(&self.by)
    default: break
    }
  }
}

extension Count {
  public static let jsonNames = JSONNames(["counter", "value", "step"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("counter", self.counter)
    output.appendJSON("value", self.value)
    output.appendJSON("step", self.step)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.counter)
    case 1: try reader.read(&self.value)
    case 2: try reader.read(&self.step)
    default: break
    }
  }
}

extension Refusal {
  public static let jsonNames = JSONNames(["value", "reason"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("value", self.value)
    output.appendJSON("reason", self.reason)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.value)
    case 1: try reader.read(&self.reason, max: 80)
    default: break
    }
  }
}

extension StepResult {
  public static let jsonNames = JSONNames(["counted", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .counted(let value): output.appendJSONPresent("counted", value)
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
      if let value = try reader.readCase(Count.self, isFree: self.caseNumber == 0) {
        self = .counted(value)
      }
    case 1:
      if let value = try reader.readCase(Refusal.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension Which {
  public static let jsonNames = JSONNames(["counter"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("counter", self.counter)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.counter)
    default: break
    }
  }
}

extension Watch {
  public static let jsonNames = JSONNames(["counter", "after"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("counter", self.counter)
    output.appendJSON("after", self.after)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.counter)
    case 1: try reader.read(&self.after)
    default: break
    }
  }
}
