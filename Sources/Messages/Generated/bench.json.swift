// Generated from bench.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension EchoMessage {
  public static let jsonNames = JSONNames(["payload"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("payload", self.payload)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.payload, max: 1048576)
    default: break
    }
  }
}
