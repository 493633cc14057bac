// Generated from status.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension StatusMessage {
  public static let jsonNames = JSONNames(["code", "message", "details"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("code", self.code)
    output.appendJSON("message", self.message)
    output.appendJSONList("details", self.details)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.code)
    case 1: try reader.read(&self.message, max: 16384)
    case 2: try reader.readList(&self.details, max: 64)
    default: break
    }
  }
}
