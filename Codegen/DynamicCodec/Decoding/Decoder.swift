import JSONText
import SchemaCompiler
import WireCodec

/// Native bytes in, JSON out; refuses what generated code refuses.
struct Decoder {
  let schema: Schema
  /// Whether zeros and empty values are written out.
  let defaults: Bool

  // MARK: Messages

  func message(
    _ cursor: inout ByteCursor, _ definition: MessageDefinition
  ) throws(DecodingFailure) -> JSONNode {
    let block = try cursor.takeBlock()
    return try message(block, &cursor, definition)
  }

  /// A message whose block was read before; of a list the blocks stand apart from the tails.
  private func message(
    _ block: ArraySlice<UInt8>, _ tail: inout ByteCursor, _ definition: MessageDefinition
  ) throws(DecodingFailure) -> JSONNode {
    let wide = try widened(block, definition)
    try checkPresence(wide, definition)
    var members: [JSONMember] = []
    for field in definition.fields where !field.isRetired {
      let name = field.about.name
      do throws(DecodingFailure) {
        guard let slot = field.slot else { continue }
        guard let value = try slotValue(wide, slot, field) else { continue }
        members.append(JSONMember(name, value))
      } catch {
        throw error.inside(name)
      }
    }
    let values = try variables(&tail, definition)
    guard !values.isEmpty else { return JSONNode(.object(members)) }
    // In the order of the numbers, whichever part a field is in.
    var ordered: [JSONMember] = []
    for field in definition.fields {
      let name = field.about.name
      if let member = members.first(where: { $0.name == name }) { ordered.append(member) }
      if let member = values.first(where: { $0.name == name }) { ordered.append(member) }
    }
    return JSONNode(.object(ordered))
  }

  /// The block with zeros up to the known size, when an older version wrote it.
  private func widened(
    _ block: ArraySlice<UInt8>, _ definition: MessageDefinition
  ) throws(DecodingFailure) -> [UInt8] {
    var bytes = Array(block)
    let length = bytes.count
    guard length < definition.blockSize else { return bytes }
    bytes += [UInt8](repeating: 0, count: definition.blockSize - length)
    var endsAtSlot = length == 0
    for field in definition.fields {
      guard let slot = field.slot else { continue }
      let end = slot.offset + slot.size
      if end == length { endsAtSlot = true }
      guard end > length, let presence = slot.presence, presence.offset < length else { continue }
      if bytes[presence.offset] & presence.mask != 0 { throw DecodingFailure(.unknownPresence) }
    }
    guard endsAtSlot else { throw DecodingFailure(.splitBlock(length: length)) }
    return bytes
  }

  private func checkPresence(
    _ block: [UInt8], _ definition: MessageDefinition
  ) throws(DecodingFailure) {
    // A longer block may come from a version with more optional fields in its last presence byte.
    guard block.count == definition.blockSize else { return }
    var known: [(offset: Int, mask: UInt8)] = []
    for field in definition.fields {
      guard let presence = field.slot?.presence else { continue }
      if known.last?.offset == presence.offset {
        known[known.count - 1].mask |= presence.mask
      } else {
        known.append((presence.offset, presence.mask))
      }
    }
    for byte in known where block[byte.offset] & ~byte.mask != 0 {
      throw DecodingFailure(.unknownPresence)
    }
  }

  private func slotValue(
    _ block: [UInt8], _ slot: Slot, _ field: FieldDefinition
  ) throws(DecodingFailure) -> JSONNode? {
    let bytes = block[slot.offset..<slot.offset + slot.size]
    if let presence = slot.presence, block[presence.offset] & presence.mask == 0 {
      guard bytes.allSatisfy({ $0 == 0 }) else { throw DecodingFailure(.nonzeroAbsent) }
      return nil
    }
    let value = try fixed(bytes, field.type)
    let isDefault = slot.presence == nil && bytes.allSatisfy { $0 == 0 }
    return isDefault && !defaults ? nil : value
  }

  // MARK: Variable fields

  private func variables(
    _ tail: inout ByteCursor, _ definition: MessageDefinition
  ) throws(DecodingFailure) -> [JSONMember] {
    var fields = definition.variableFields
    // What follows the last live field needs no reading.
    while fields.last?.isRetired == true { fields.removeLast() }
    var members: [JSONMember] = []
    for field in fields {
      do throws(DecodingFailure) {
        if field.isRetired {
          try skip(&tail, field)
        } else if let value = try variable(&tail, field) {
          members.append(JSONMember(field.about.name, value))
        }
      } catch {
        throw error.inside(field.about.name)
      }
    }
    return members
  }

  /// Nil when the value is absent, or empty and empty values are not wanted.
  private func variable(
    _ tail: inout ByteCursor, _ field: FieldDefinition
  ) throws(DecodingFailure) -> JSONNode? {
    switch field.type.kind {
    case .string(let max), .bytes(let max):
      guard let content = try content(&tail, max: max, plusOne: field.isOptional) else {
        return field.isOptional ? nil : shown(.string(""))
      }
      return try text(content, field.type)
    case .message(let id):
      guard case .message(let definition) = schema[id] else { return nil }
      return try nested(&tail, definition, isOptional: field.isOptional)
    case .union(let id):
      guard case .union(let definition) = schema[id] else { return nil }
      if tail.isAtEnd { return shown(.object([])) }
      let value = try union(&tail, definition)
      guard case .object(let members) = value.value, members.isEmpty else { return value }
      try tail.checkEmptyIsNotLast()
      return shown(value.value)
    case .list(let element, let max):
      let items = try list(&tail, element, max)
      return items.isEmpty ? shown(.array([])) : JSONNode(.array(items))
    case .map(_, _, let max, let entry):
      guard case .message(let definition) = schema[entry] else { return nil }
      let members = try map(&tail, definition, max)
      return members.isEmpty ? shown(.object([])) : JSONNode(.object(members))
    case .scalar, .ascii, .enumeration, .structure: return nil
    }
  }

  /// An empty value where those are wanted.
  private func shown(_ value: JSONNode.Value) -> JSONNode? { defaults ? JSONNode(value) : nil }

  /// The bytes of a string or of bytes; nil when it is empty, or absent where it may be.
  private func content(
    _ tail: inout ByteCursor, max: Int, plusOne: Bool
  ) throws(DecodingFailure) -> ArraySlice<UInt8>? {
    if tail.isAtEnd { return nil }
    let length = try plusOne ? tail.takeVarint() : tail.takeLength(max: max)
    if length == 0 {
      try tail.checkEmptyIsNotLast()
      return nil
    }
    let count = plusOne ? length - 1 : length
    guard count <= max else { throw DecodingFailure(.overLimit(limit: max, actual: count)) }
    return try tail.take(count)
  }

  private func text(
    _ content: ArraySlice<UInt8>, _ type: ValueType
  ) throws(DecodingFailure) -> JSONNode {
    if case .bytes = type.kind { return JSONNode(.string(Base64Text.encode(content))) }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw DecodingFailure(.invalidUTF8)
    }
    return JSONNode(.string(text))
  }

  private func nested(
    _ tail: inout ByteCursor, _ definition: MessageDefinition, isOptional: Bool
  ) throws(DecodingFailure) -> JSONNode? {
    var bytes: ArraySlice<UInt8> = [0, 0]
    if tail.isAtEnd {
      if isOptional { return nil }
    } else {
      let length = try tail.takeVarint()
      if length == 0 {
        try tail.checkEmptyIsNotLast()
        if isOptional { return nil }
      } else {
        bytes = try tail.take(length)
      }
    }
    var cursor = ByteCursor(bytes)
    let value = try message(&cursor, definition)
    guard !isOptional, !defaults, case .object(let members) = value.value, members.isEmpty else {
      return value
    }
    return nil
  }

  // MARK: Lists and maps

  private func list(
    _ tail: inout ByteCursor, _ element: ValueType, _ max: Int
  ) throws(DecodingFailure) -> [JSONNode] {
    if case .message(let id) = element.kind, case .message(let definition) = schema[id] {
      return try messages(&tail, definition, max)
    }
    guard let count = try tail.takeCount(max: max) else { return [] }
    try tail.checkRoom(count, of: element.isFixed ? fixedSize(element) : 1)
    var items: [JSONNode] = []
    while items.count < count {
      do throws(DecodingFailure) {
        items.append(try item(&tail, element))
      } catch {
        throw error.inside("[\(items.count)]")
      }
    }
    return items
  }

  private func item(
    _ tail: inout ByteCursor, _ element: ValueType
  ) throws(DecodingFailure) -> JSONNode {
    switch element.kind {
    case .string(let max), .bytes(let max):
      return try text(try tail.take(try tail.takeLength(max: max)), element)
    case .union(let id):
      guard case .union(let definition) = schema[id] else { return JSONNode(.null) }
      return try union(&tail, definition)
    default: return try fixed(try tail.take(fixedSize(element)), element)
    }
  }

  /// The blocks side by side, then the tails.
  private func messages(
    _ tail: inout ByteCursor, _ definition: MessageDefinition, _ max: Int
  ) throws(DecodingFailure) -> [JSONNode] {
    guard let count = try tail.takeCount(max: max) else { return [] }
    let stride = try tail.takeBlockLength()
    try tail.checkRoom(count, of: stride)
    let blocks = try tail.take(count * stride)
    let tailsLength = try tail.takeVarint()
    // Every element has a tail of at least its length byte.
    guard tailsLength >= count else { throw DecodingFailure(.countExceedsBytes(count: count)) }
    var tails = ByteCursor(try tail.take(tailsLength))
    var items: [JSONNode] = []
    while items.count < count {
      do throws(DecodingFailure) {
        var own = ByteCursor(try tails.take(try tails.takeVarint()))
        let block = blocks.dropFirst(items.count * stride).prefix(stride)
        items.append(try message(block, &own, definition))
      } catch {
        throw error.inside("[\(items.count)]")
      }
    }
    guard tails.isAtEnd else { throw DecodingFailure(.trailingBytes(count: tails.remaining)) }
    return items
  }

  private func map(
    _ tail: inout ByteCursor, _ entry: MessageDefinition, _ max: Int
  ) throws(DecodingFailure) -> [JSONMember] {
    // Entries are read with their zeros, for which a map has no other place.
    let complete = Decoder(schema: schema, defaults: true)
    var keys: [MapKey] = []
    var copy = tail
    let entries = try complete.messages(&copy, entry, max)
    let values = defaults ? entries : try messages(&tail, entry, max)
    tail = copy
    var members: [JSONMember] = []
    for (index, pair) in entries.enumerated() {
      guard let key = pair["key"] else { continue }
      let text = keyText(key)
      keys.append(MapKey(text: text, type: entry.fields[0].type))
      if index > 0, !(keys[index - 1] < keys[index]) { throw DecodingFailure(.unsortedMap) }
      guard let value = values[index]["value"] ?? emptyValue(pair["value"]) else { continue }
      members.append(JSONMember(text, value))
    }
    return members
  }

  /// A value that is all defaults, as short as it can be said.
  private func emptyValue(_ complete: JSONNode?) -> JSONNode? {
    if case .object = complete?.value { return JSONNode(.object([])) }
    return complete
  }

  private func keyText(_ key: JSONNode) -> String {
    switch key.value {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: ""
    }
  }

  // MARK: Unions

  func union(
    _ cursor: inout ByteCursor, _ definition: UnionDefinition
  ) throws(DecodingFailure) -> JSONNode {
    let number = try cursor.takeVarint()
    if number == 0 { return JSONNode(.object([])) }
    let payload = try cursor.take(try cursor.takeVarint())
    let chosen = definition.cases.first { $0.number == number && !$0.isRetired }
    guard let chosen, case .message(let message) = schema[chosen.message] else {
      let unknown = JSONMember(UnknownCase.name(number), JSONNode(.object([])))
      return JSONNode(.object([unknown]))
    }
    do throws(DecodingFailure) {
      var content = ByteCursor(payload)
      let value = try self.message(&content, message)
      return JSONNode(.object([JSONMember(chosen.about.name, value)]))
    } catch {
      throw error.inside(chosen.about.name)
    }
  }
}
