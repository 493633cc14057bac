import JSONText
import SchemaCompiler
import WireCodec

/// JSON in, native bytes out.
struct Encoder {
  let schema: Schema
  let readIdentifier: @Sendable (String, String) -> SchemaCodec.IdentifierText

  /// A message's two parts, which lists keep apart.
  struct Parts {
    var block: [UInt8]
    var tail: [UInt8]

    /// The message by itself.
    var bytes: [UInt8] {
      var bytes = [
        UInt8(truncatingIfNeeded: block.count), UInt8(truncatingIfNeeded: block.count >> 8),
      ]
      bytes += block
      bytes += tail
      return bytes
    }
  }

  // MARK: Messages

  func checkEmpty(_ json: JSONNode) throws(JSONError) {
    for member in try members(json, "the empty message") {
      throw JSONError("the empty message has no field `\(member.name)`", at: member.offset)
    }
  }

  func message(_ json: JSONNode, _ definition: MessageDefinition) throws(JSONError) -> Parts {
    let values = try fields(json, definition.fields, definition.about.name)
    let block = try block(values, definition.fields, definition.blockSize)
    // Trailing empty fields are omitted; empty ones before another are written.
    var tail: [UInt8] = []
    var pending: [UInt8] = []
    for (index, field) in definition.fields.enumerated() where field.slot == nil {
      let (bytes, isEmpty) = try variable(field.isRetired ? nil : values[index], field)
      pending += bytes
      guard !isEmpty else { continue }
      tail += pending
      pending = []
    }
    return Parts(block: block, tail: tail)
  }

  /// The slots of a message or a struct.
  func block(
    _ values: [JSONNode?], _ fields: [FieldDefinition], _ size: Int
  ) throws(JSONError) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: size)
    for (index, field) in fields.enumerated() {
      guard let slot = field.slot, let value = values[index] else { continue }
      if let presence = slot.presence { block[presence.offset] |= presence.mask }
      let bytes = try fixed(value, field.type, field.about.name)
      block.replaceSubrange(slot.offset..<slot.offset + slot.size, with: bytes)
    }
    return block
  }

  /// The values of the fields, by their index; nil for what is not there or null.
  func fields(
    _ json: JSONNode, _ definitions: [FieldDefinition], _ type: String
  ) throws(JSONError) -> [JSONNode?] {
    var values = [JSONNode?](repeating: nil, count: definitions.count)
    var seen: Set<Int> = []
    for member in try members(json, type) {
      let found = definitions.firstIndex { !$0.isRetired && isName(member.name, of: $0.about) }
      guard let index = found else { throw unknownField(member, definitions, type) }
      guard seen.insert(index).inserted else {
        throw JSONError("`\(definitions[index].about.name)` is given twice", at: member.offset)
      }
      if case .null = member.node.value { continue }
      values[index] = member.node
    }
    return values
  }

  private func isName(_ name: String, of about: Description) -> Bool {
    // proto3 JSON reads a field's name of the .proto as well.
    Self.isSame(name, about.name) || Self.isSame(name, Casing.snake(about.name))
  }

  /// Byte for byte: a String is equal to what is only drawn alike, such as K and the sign of Kelvin.
  static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  private func unknownField(
    _ member: JSONMember, _ definitions: [FieldDefinition], _ type: String
  ) -> JSONError {
    if definitions.contains(where: { $0.isRetired && $0.about.name == member.name }) {
      return JSONError("`\(member.name)` of `\(type)` is retired", at: member.offset)
    }
    let names = definitions.filter { !$0.isRetired }.map(\.about.name)
    let all = names.isEmpty ? "it has none" : "its fields are \(names.joined(separator: ", "))"
    return JSONError(
      "`\(type)` has no field `\(member.name)`", at: member.offset,
      help: Suggestion.help(for: member.name, among: names) ?? all)
  }

  func members(_ json: JSONNode, _ type: String) throws(JSONError) -> [JSONMember] {
    guard case .object(let members) = json.value else {
      throw JSONError("`\(type)` is an object, not \(json.kindName)", at: json.offset)
    }
    return members
  }

  // MARK: Variable fields

  private func variable(
    _ value: JSONNode?, _ field: FieldDefinition
  ) throws(JSONError) -> (bytes: [UInt8], isEmpty: Bool) {
    // A message that may not be absent is written in full even where nothing is said of it.
    if value == nil, !field.isRetired, !field.isOptional, case .message(let id) = field.type.kind,
      case .message(let definition) = schema[id]
    {
      let empty = try message(JSONNode(.object([])), definition)
      return (delimited(empty.bytes), false)
    }
    guard let value else { return ([0], true) }
    let name = field.about.name
    switch field.type.kind {
    case .string, .bytes:
      let content = try content(value, field.type, name)
      if field.isOptional { return (varint(content.count + 1) + content, false) }
      return (delimited(content), content.isEmpty)
    case .message(let id):
      return (delimited(try element(value, message: id).bytes), false)
    case .union(let id):
      guard case .union(let definition) = schema[id] else { return ([0], true) }
      let bytes = try union(value, definition)
      return (bytes, bytes == [0])
    case .list(let element, let max): return try list(value, element, max, name)
    case .map(let key, _, let max, let entry): return try map(value, key, max, entry, name)
    case .scalar, .ascii, .enumeration, .structure: return ([0], true)
    }
  }

  private func element(_ json: JSONNode, message id: DeclarationID) throws(JSONError) -> Parts {
    guard case .message(let definition) = schema[id] else { return Parts(block: [], tail: []) }
    return try message(json, definition)
  }

  /// The bytes of a string or of bytes, checked against the limit.
  private func content(
    _ json: JSONNode, _ type: ValueType, _ name: String
  ) throws(JSONError) -> [UInt8] {
    guard case .string(let text) = json.value else {
      throw JSONError("`\(name)` is a string, not \(json.kindName)", at: json.offset)
    }
    switch type.kind {
    case .bytes(let max):
      do throws(WireError) {
        return try JSONScalars.read([UInt8].self, json.token, max: max)
      } catch {
        if case .overLimit = error.reason {
          throw JSONError("`\(name)` has at most \(max) bytes", at: json.offset)
        }
        throw JSONError("`\(name)` holds bytes, written in base64", at: json.offset)
      }
    case .string(let max):
      guard text.utf8.count <= max else {
        throw JSONError(
          "`\(name)` has at most \(max) bytes, not \(text.utf8.count)", at: json.offset)
      }
      return Array(text.utf8)
    default: return []
    }
  }

  private func list(
    _ json: JSONNode, _ element: ValueType, _ max: Int, _ name: String
  ) throws(JSONError) -> (bytes: [UInt8], isEmpty: Bool) {
    guard case .array(let items) = json.value else {
      throw JSONError("`\(name)` is an array, not \(json.kindName)", at: json.offset)
    }
    guard items.count <= max else {
      throw JSONError("`\(name)` has at most \(max) elements, not \(items.count)", at: json.offset)
    }
    if items.isEmpty { return ([0], true) }
    var bytes = varint(items.count)
    switch element.kind {
    case .string, .bytes:
      for item in items { bytes += delimited(try content(item, element, name)) }
    case .union(let id):
      guard case .union(let definition) = schema[id] else { break }
      for item in items { bytes += try union(item, definition) }
    case .message(let id):
      var parts: [Parts] = []
      for item in items { parts.append(try self.element(item, message: id)) }
      bytes = sideBySide(parts)
    case .scalar, .ascii, .enumeration, .structure:
      for item in items { bytes += try fixed(item, element, name) }
    case .list, .map: break
    }
    return (bytes, false)
  }

  /// A list of messages: the blocks, then the tails. There is at least one.
  private func sideBySide(_ parts: [Parts]) -> [UInt8] {
    let stride = parts[0].block.count
    var bytes = varint(parts.count)
    bytes += [UInt8(truncatingIfNeeded: stride), UInt8(truncatingIfNeeded: stride >> 8)]
    var tails: [UInt8] = []
    for part in parts {
      bytes += part.block
      tails += delimited(part.tail)
    }
    return bytes + delimited(tails)
  }

  // MARK: Maps

  private func map(
    _ json: JSONNode, _ key: ValueType, _ max: Int, _ entry: DeclarationID, _ name: String
  ) throws(JSONError) -> (bytes: [UInt8], isEmpty: Bool) {
    let members = try members(json, name)
    guard members.count <= max else {
      throw JSONError(
        "`\(name)` has at most \(max) entries, not \(members.count)", at: json.offset)
    }
    if members.isEmpty { return ([0], true) }
    var entries: [(key: MapKey, parts: Parts)] = []
    for member in members {
      if case .null = member.node.value {
        throw JSONError("an entry of `\(name)` has a value", at: member.node.offset)
      }
      let keyNode = keyNode(member, key)
      let pair = JSONNode(
        .object([
          JSONMember("key", keyNode, offset: member.offset),
          JSONMember("value", member.node, offset: member.node.offset),
        ]), offset: member.offset)
      let parts = try element(pair, message: entry)
      entries.append((MapKey(of: parts, text: member.name, type: key), parts))
    }
    entries.sort { $0.key < $1.key }
    for index in entries.indices.dropFirst()
    where !(entries[index - 1].key < entries[index].key) {
      throw JSONError("`\(name)` has two entries with one key", at: json.offset)
    }
    return (sideBySide(entries.map(\.parts)), false)
  }

  /// The key as a value of its own: names of members are always text.
  private func keyNode(_ member: JSONMember, _ key: ValueType) -> JSONNode {
    guard case .scalar(.bool) = key.kind else {
      return JSONNode(.string(member.name), offset: member.offset)
    }
    switch member.name {
    case "true": return JSONNode(.bool(true), offset: member.offset)
    case "false": return JSONNode(.bool(false), offset: member.offset)
    default: return JSONNode(.string(member.name), offset: member.offset)
    }
  }

  // MARK: Unions

  func union(_ json: JSONNode, _ definition: UnionDefinition) throws(JSONError) -> [UInt8] {
    let type = definition.about.name
    let cases = definition.cases.filter { !$0.isRetired }
    var given: [JSONMember] = []
    var seen: Set<Int> = []
    for member in try members(json, type) {
      if let index = cases.firstIndex(where: { isName(member.name, of: $0.about) }) {
        guard seen.insert(index).inserted else {
          throw JSONError("`\(cases[index].about.name)` is given twice", at: member.offset)
        }
        // A case that is null is not set.
        if case .null = member.node.value { continue }
      }
      given.append(member)
    }
    guard let member = given.first else { return [0] }
    guard given.count == 1 else {
      throw JSONError(
        "`\(type)` is one case, not \(given.count)", at: given[1].offset,
        help: "it is an object with one member")
    }
    if let number = UnknownCase.number(of: member.name) {
      return number == 0 ? [0] : varint(number) + [0]
    }
    guard let chosen = cases.first(where: { isName(member.name, of: $0.about) }) else {
      let names = cases.map(\.about.name)
      throw JSONError(
        "`\(type)` has no case `\(member.name)`", at: member.offset,
        help: Suggestion.help(for: member.name, among: names)
          ?? "its cases are \(names.joined(separator: ", "))")
    }
    let payload = try element(member.node, message: chosen.message)
    return varint(chosen.number) + delimited(payload.bytes)
  }

  // MARK: Bytes

  func varint(_ value: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
    return bytes
  }

  func delimited(_ bytes: [UInt8]) -> [UInt8] { varint(bytes.count) + bytes }
}

/// A union's case that the schema does not have is `#7`, its number; the content was not kept.
enum UnknownCase {
  static func name(_ number: Int) -> String { "#\(number)" }

  static func number(of name: String) -> Int? {
    guard name.hasPrefix("#"), let number = UInt32(name.dropFirst()) else { return nil }
    return Int(number)
  }
}
