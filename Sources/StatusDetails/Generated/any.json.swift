// Generated from any.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension AnyMessage {
  public static let jsonNames = JSONNames(["typeUrl", "value"], ["type_url", "value"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("typeUrl", self.typeUrl)
    output.appendJSON("value", self.value)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.typeUrl, max: 512)
    case 1: try reader.read(&self.value, max: 65536)
    default: break
    }
  }
}
