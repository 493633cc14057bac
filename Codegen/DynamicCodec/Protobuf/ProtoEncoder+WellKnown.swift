import JSONText

// Types with a JSON of their own, on the way in.

extension ProtoEncoder {
  func special(
    _ json: JSONNode, _ known: WellKnown, _ depth: Int
  ) throws(JSONError) -> [UInt8] {
    var writer = ProtoWriter()
    switch known {
    case .timestamp:
      guard case .string(let text) = json.value, let time = NanosecondText.timestamp(text) else {
        throw JSONError("is an instant such as \"2026-11-23T08:00:00Z\"", at: json.offset)
      }
      pair(time.seconds, time.nanoseconds, &writer)
    case .duration:
      guard case .string(let text) = json.value, let time = NanosecondText.duration(text) else {
        throw JSONError("is a length of time such as \"1.5s\"", at: json.offset)
      }
      pair(time.seconds, time.nanoseconds, &writer)
    case .fieldMask:
      guard case .string(let text) = json.value else {
        throw JSONError("is a list of fields such as \"title,price.minor\"", at: json.offset)
      }
      for path in text.split(separator: ",") {
        writer.delimited(1, Array(Self.snake(path).utf8))
      }
    case .structure: try structure(json, &writer, depth)
    case .list:
      guard case .array(let items) = json.value else {
        throw JSONError("is an array, not \(json.kindName)", at: json.offset)
      }
      for item in items {
        writer.delimited(1, try message(item, WellKnown.value.rawValue, depth: depth + 1))
      }
    case .value: try value(json, &writer, depth)
    case .any: try any(json, &writer, depth)
    }
    return writer.bytes
  }

  private func pair(_ seconds: Int64, _ nanoseconds: Int32, _ writer: inout ProtoWriter) {
    for (number, value) in [(1, seconds), (2, Int64(nanoseconds))] where value != 0 {
      writer.tag(number, 0)
      writer.varint(UInt64(bitPattern: value))
    }
  }

  /// `photoUrl` is `photo_url` on the wire.
  private static func snake(_ path: Substring) -> String {
    path.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
  }

  private func structure(
    _ json: JSONNode, _ writer: inout ProtoWriter, _ depth: Int
  ) throws(JSONError) {
    guard case .object(let members) = json.value else {
      throw JSONError("is an object, not \(json.kindName)", at: json.offset)
    }
    for member in members {
      var entry = ProtoWriter()
      entry.delimited(1, Array(member.name.utf8))
      entry.delimited(
        2, try message(member.node, WellKnown.value.rawValue, depth: depth + 1))
      writer.delimited(1, entry.bytes)
    }
  }

  private func value(
    _ json: JSONNode, _ writer: inout ProtoWriter, _ depth: Int
  ) throws(JSONError) {
    switch json.value {
    case .null:
      writer.tag(1, 0)
      writer.varint(0)
    case .number(let text):
      guard let number = Double(text), number.isFinite else {
        throw JSONError("is a number of 64 bits", at: json.offset)
      }
      writer.tag(2, 1)
      writer.fixed(number.bitPattern, 8)
    case .string(let text): writer.delimited(3, Array(text.utf8))
    case .bool(let flag):
      writer.tag(4, 0)
      writer.varint(flag ? 1 : 0)
    case .object:
      writer.delimited(5, try message(json, WellKnown.structure.rawValue, depth: depth + 1))
    case .array:
      writer.delimited(6, try message(json, WellKnown.list.rawValue, depth: depth + 1))
    }
  }

  private func any(
    _ json: JSONNode, _ writer: inout ProtoWriter, _ depth: Int
  ) throws(JSONError) {
    guard case .object(let members) = json.value else {
      throw JSONError("is an object with \"@type\", not \(json.kindName)", at: json.offset)
    }
    if members.isEmpty { return }
    guard case .string(let url) = json["@type"]?.value,
      let name = url.split(separator: "/").last.map(String.init)
    else {
      throw JSONError(
        "has no \"@type\" such as \"type.googleapis.com/package.Message\"", at: json.offset)
    }
    let content: [UInt8]
    if WellKnown(rawValue: name) != nil || WellKnown.isWrapper(name) {
      guard let value = json["value"] else {
        throw JSONError("a `\(name)` has its value in \"value\"", at: json.offset)
      }
      content = try message(value, name, depth: depth + 1)
    } else {
      let rest = JSONNode(.object(members.filter { $0.name != "@type" }), offset: json.offset)
      content = try message(rest, name, depth: depth + 1)
    }
    writer.delimited(1, Array(url.utf8))
    if !content.isEmpty { writer.delimited(2, content) }
  }
}
