// The tail of the native encoding: variable fields in the order of their numbers.

extension NativeDump {
  mutating func tail(
    _ cursor: inout DumpCursor, _ definition: MessageDefinition, _ path: String
  ) throws(DumpStop) {
    for field in definition.variableFields {
      if cursor.isAtEnd { return }
      let name = joined(path, field.about.name)
      let before = cursor.position
      let isEmpty = try variable(&cursor, field, name)
      if isEmpty, cursor.isAtEnd {
        report.fail(
          before..<cursor.position, name, "explicitEmpty",
          "the last field of a tail is written out and empty")
      }
    }
    if !cursor.isAtEnd {
      report.note(try cursor.take(cursor.remaining, path), path, "of a newer version")
    }
  }

  /// Returns true for an empty value.
  private mutating func variable(
    _ cursor: inout DumpCursor, _ field: FieldDefinition, _ name: String
  ) throws(DumpStop) -> Bool {
    switch field.type.kind {
    case .string(let max), .bytes(let max):
      return try content(&cursor, field.type, name, max: max, isOptional: field.isOptional)
    case .message(let id):
      let (length, range) = try varint(&cursor, name)
      if length == 0 {
        report.note(range, name, "length", field.isOptional ? "absent" : "0: empty")
        return true
      }
      report.note(range, name, "length", String(length))
      var inner = DumpCursor(try cursor.take(length, name))
      try message(&inner, schema.message(id), name)
      return false
    case .union(let id):
      guard case .union(let definition) = schema[id] else { return true }
      return try union(&cursor, definition, name)
    case .list(let element, let max): return try list(&cursor, element, name, max: max)
    case .map(_, _, let max, let entry):
      return try messages(&cursor, schema.message(entry), name, max: max, isMap: true)
    case .scalar, .ascii, .enumeration, .structure: return true
    }
  }

  private mutating func content(
    _ cursor: inout DumpCursor, _ type: ValueType, _ name: String, max: Int, isOptional: Bool
  ) throws(DumpStop) -> Bool {
    let (written, range) = try varint(&cursor, name)
    if written == 0 {
      report.note(range, name, "length", isOptional ? "absent" : "0")
      return true
    }
    let length = isOptional ? written - 1 : written
    report.note(range, name, "length", isOptional ? "\(length), as \(written)" : String(length))
    try check(length, max, range, name, "bytes")
    if length > 0 { value(try cursor.take(length, name), type, name) }
    return false
  }

  private mutating func value(_ range: Range<Int>, _ type: ValueType, _ name: String) {
    let spelling = schema.spelling(type)
    if case .bytes = type.kind { return report.note(range, name, spelling, "\(range.count) bytes") }
    let text = String(decoding: report.bytes[range], as: UTF8.self)
    report.note(range, name, spelling, DiagnosticJSON.quoted(text))
    _ = report.text(range, name)
  }

  /// A length or count above the limit hides where the next value begins.
  private mutating func check(
    _ count: Int, _ max: Int, _ range: Range<Int>, _ name: String, _ unit: String
  ) throws(DumpStop) {
    guard count > max else { return }
    throw DumpStop(
      offset: range.lowerBound, length: range.count, path: name, reason: "overLimit",
      message: "\(count) \(unit), and the limit is \(max)")
  }

  /// Returns true when there is no case.
  @discardableResult
  mutating func union(
    _ cursor: inout DumpCursor, _ definition: UnionDefinition, _ name: String
  ) throws(DumpStop) -> Bool {
    let (number, range) = try varint(&cursor, name)
    let known = definition.cases.first { $0.number == number }
    let label = known.map { "\($0.about.name) (\(number))" } ?? "unknown (\(number))"
    report.note(range, name, "case", number == 0 ? "none (0)" : label)
    if number == 0 { return true }
    let inside = known.map { joined(name, $0.about.name) } ?? name
    let (length, lengthRange) = try varint(&cursor, inside)
    report.note(lengthRange, inside, "length", String(length))
    let content = try cursor.take(length, inside)
    guard let known, !known.isRetired else {
      if length > 0 { report.note(content, inside, "of an unknown case") }
      return false
    }
    var inner = DumpCursor(content)
    try message(&inner, schema.message(known.message), inside)
    return false
  }

  // MARK: Lists and maps

  private mutating func list(
    _ cursor: inout DumpCursor, _ element: ValueType, _ name: String, max: Int
  ) throws(DumpStop) -> Bool {
    if case .message(let id) = element.kind {
      return try messages(&cursor, schema.message(id), name, max: max, isMap: false)
    }
    let (count, range) = try varint(&cursor, name)
    report.note(range, name, "count", String(count))
    try check(count, max, range, name, "elements")
    let size = element.isFixed ? schema.fixedSize(element) : 1
    try checkRoom(count, size, cursor, range, name)
    for index in 0..<count {
      let path = "\(name)[\(index)]"
      if element.isFixed {
        fixed(try cursor.take(size, path), element, path)
      } else if case .union(let id) = element.kind, case .union(let definition) = schema[id] {
        try union(&cursor, definition, path)
      } else if case .string(let limit) = element.kind {
        _ = try content(&cursor, element, path, max: limit, isOptional: false)
      } else if case .bytes(let limit) = element.kind {
        _ = try content(&cursor, element, path, max: limit, isOptional: false)
      }
    }
    return count == 0
  }

  private func checkRoom(
    _ count: Int, _ size: Int, _ cursor: DumpCursor, _ range: Range<Int>, _ name: String
  ) throws(DumpStop) {
    guard size > 0, count > cursor.remaining / size else { return }
    throw DumpStop(
      offset: range.lowerBound, length: range.count, path: name, reason: "countExceedsBytes",
      message: "\(count) elements of at least \(size) bytes do not fit in \(cursor.remaining)")
  }

  /// Blocks one after the other, then the tails.
  private mutating func messages(
    _ cursor: inout DumpCursor, _ definition: MessageDefinition, _ name: String, max: Int,
    isMap: Bool
  ) throws(DumpStop) -> Bool {
    let (count, range) = try varint(&cursor, name)
    report.note(range, name, "count", String(count))
    if count == 0 { return true }
    try check(count, max, range, name, isMap ? "entries" : "elements")
    let sizeRange = try cursor.take(2, name)
    let size = Int(report.number(sizeRange))
    report.note(sizeRange, name, "block length", String(size))
    try checkRoom(count, size, cursor, range, name)
    var blocks: [Range<Int>] = []
    for index in 0..<count {
      let path = "\(name)[\(index)]"
      let body = try cursor.take(size, path)
      blocks.append(body)
      block(body, definition, path)
    }
    let (total, totalRange) = try varint(&cursor, name)
    report.note(totalRange, name, "length of tails", String(total))
    var tails = DumpCursor(try cursor.take(total, name))
    // Every tail has a length at least.
    try checkRoom(count, 1, tails, range, name)
    var keys: [[UInt8]] = []
    for index in 0..<count {
      let path = "\(name)[\(index)]"
      let (length, lengthRange) = try varint(&tails, path)
      report.note(lengthRange, path, "tail length", String(length))
      let start = tails.position
      var inner = DumpCursor(try tails.take(length, path))
      try tail(&inner, definition, path)
      if isMap { keys.append(key(blocks[index], start..<start + length, definition)) }
    }
    if !tails.isAtEnd {
      throw DumpStop(
        offset: tails.position, length: tails.remaining, path: name, reason: "trailingBytes",
        message: "there are bytes after the last tail")
    }
    for index in keys.indices.dropFirst()
    where !keys[index - 1].lexicographicallyPrecedes(keys[index]) {
      report.fail(
        range, "\(name)[\(index)]", "unsortedMap", "the key does not follow the one before")
    }
    return false
  }

  /// The key as bytes that sort as keys do.
  private func key(
    _ block: Range<Int>, _ tail: Range<Int>, _ definition: MessageDefinition
  ) -> [UInt8] {
    guard let field = definition.fields.first else { return [] }
    if let slot = field.slot {
      let end = min(block.upperBound, block.lowerBound + slot.offset + slot.size)
      let bytes = Array(report.bytes[min(end, block.lowerBound + slot.offset)..<end])
      if case .scalar(.uuid) = field.type.kind { return bytes }
      var big = Array(bytes.reversed())
      switch field.type.kind {
      // Negative numbers come before the others.
      case .scalar(.i32), .scalar(.i64): if !big.isEmpty { big[0] ^= 0x80 }
      default: break
      }
      return big
    }
    var cursor = DumpCursor(tail)
    guard let (length, _) = try? cursor.varint(report.bytes, "", most: 5, minimal: true),
      let range = try? cursor.take(Int(length), "")
    else { return [] }
    return Array(report.bytes[range])
  }
}
