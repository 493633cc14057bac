import JSONText

// Types with a JSON of their own, on the way out.

extension ProtoDecoder {
  func special(
    _ parts: Parts, _ known: WellKnown, _ depth: Int
  ) throws(ProtoFailure) -> JSONNode {
    switch known {
    case .timestamp:
      let (seconds, nanoseconds) = Self.pair(parts)
      guard let text = NanosecondText.timestamp(seconds: seconds, nanoseconds: nanoseconds) else {
        throw ProtoFailure("is no instant from year 1 to 9999")
      }
      return JSONNode(.string(text))
    case .duration:
      let (seconds, nanoseconds) = Self.pair(parts)
      guard let text = NanosecondText.duration(seconds: seconds, nanoseconds: nanoseconds) else {
        throw ProtoFailure("is no length of time of at most 10,000 years")
      }
      return JSONNode(.string(text))
    case .fieldMask:
      let paths = Self.contents(1, parts).map {
        Self.lowerCamel(String(decoding: $0, as: UTF8.self))
      }
      return JSONNode(.string(paths.joined(separator: ",")))
    case .structure:
      var members: [JSONMember] = []
      for entry in Self.contents(1, parts) {
        let inner = try ProtoReader.fields(entry)
        let name = Self.contents(1, inner).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let value = Self.contents(2, inner).last ?? []
        members.append(
          JSONMember(name, try message(value, WellKnown.value.rawValue, depth: depth + 1)))
      }
      return JSONNode(.object(members))
    case .list:
      var items: [JSONNode] = []
      for item in Self.contents(1, parts) {
        items.append(try message(item, WellKnown.value.rawValue, depth: depth + 1))
      }
      return JSONNode(.array(items))
    case .value: return try value(parts, depth)
    case .any: return try any(parts, depth)
    }
  }

  private static func contents(_ number: Int, _ parts: Parts) -> [ArraySlice<UInt8>] {
    parts.compactMap { part in
      if part.number == number, case .bytes(let bytes) = part.value { bytes } else { nil }
    }
  }

  private static func pair(_ parts: Parts) -> (seconds: Int64, nanoseconds: Int32) {
    var seconds: Int64 = 0
    var nanoseconds: Int32 = 0
    for case (let number, .varint(let bits)) in parts {
      if number == 1 { seconds = Int64(bitPattern: bits) }
      if number == 2 { nanoseconds = Int32(truncatingIfNeeded: bits) }
    }
    return (seconds, nanoseconds)
  }

  private static func lowerCamel(_ path: String) -> String {
    var text = ""
    var raises = false
    for letter in path {
      if letter == "_" {
        raises = true
      } else {
        text += raises ? letter.uppercased() : String(letter)
        raises = false
      }
    }
    return text
  }

  private func value(_ parts: Parts, _ depth: Int) throws(ProtoFailure) -> JSONNode {
    // Of a oneof the last on the wire counts.
    switch parts.last {
    case (2, .fixed64(let bits))?: return Self.real(Double(bitPattern: bits))
    case (3, .bytes(let bytes))?: return JSONNode(.string(String(decoding: bytes, as: UTF8.self)))
    case (4, .varint(let bits))?: return JSONNode(.bool(bits != 0))
    case (5, .bytes(let bytes))?:
      return try message(bytes, WellKnown.structure.rawValue, depth: depth + 1)
    case (6, .bytes(let bytes))?:
      return try message(bytes, WellKnown.list.rawValue, depth: depth + 1)
    default: return JSONNode(.null)
    }
  }

  /// A type that the schema does not have is shown by its bytes.
  private func any(_ parts: Parts, _ depth: Int) throws(ProtoFailure) -> JSONNode {
    guard let url = Self.contents(1, parts).last else { return JSONNode(.object([])) }
    let text = String(decoding: url, as: UTF8.self)
    let name = text.split(separator: "/").last.map(String.init) ?? ""
    let content = Self.contents(2, parts).last ?? []
    let type = JSONMember("@type", JSONNode(.string(text)))
    let isSpecial = WellKnown(rawValue: name) != nil || WellKnown.isWrapper(name)
    guard isSpecial || schema.messages[name] != nil else {
      return JSONNode(
        .object([type, JSONMember("value", JSONNode(.string(Base64Text.encode(content))))]))
    }
    let inner = try message(content, name, depth: depth + 1)
    if !isSpecial, case .object(let members) = inner.value {
      return JSONNode(.object([type] + members))
    }
    return JSONNode(.object([type, JSONMember("value", inner)]))
  }
}
