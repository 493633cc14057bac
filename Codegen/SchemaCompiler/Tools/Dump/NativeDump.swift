/// Goes over block and tail as a decoder does, and says what each byte is for.
struct NativeDump {
  let schema: Schema
  var report: DumpReport

  init(schema: Schema, report: DumpReport) {
    self.schema = schema
    self.report = report
  }

  mutating func run(_ id: DeclarationID) {
    var cursor = DumpCursor(0..<report.bytes.count)
    do throws(DumpStop) {
      switch schema[id] {
      case .message(let definition): try message(&cursor, definition, "")
      case .union(let definition):
        try union(&cursor, definition, "")
        if !cursor.isAtEnd {
          let rest = cursor.position..<cursor.end
          report.fail(rest, "", "trailingBytes", "there are bytes after the union")
          report.note(rest, "", "not read")
        }
      case .structure, .enumeration, .service, .newtype: break
      }
    } catch {
      report.stop(error)
    }
  }

  func joined(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  mutating func varint(
    _ cursor: inout DumpCursor, _ path: String
  ) throws(DumpStop) -> (value: Int, range: Range<Int>) {
    let (value, range) = try cursor.varint(report.bytes, path, most: 5, minimal: true)
    return (Int(value), range)
  }

  // MARK: Messages

  /// A message that takes up all of the cursor.
  mutating func message(
    _ cursor: inout DumpCursor, _ definition: MessageDefinition, _ path: String
  ) throws(DumpStop) {
    let size = try blockLength(&cursor, path)
    let body = try cursor.take(size, path)
    block(body, definition, path)
    try tail(&cursor, definition, path)
  }

  private mutating func blockLength(
    _ cursor: inout DumpCursor, _ path: String
  ) throws(DumpStop) -> Int {
    let range = try cursor.take(2, path)
    let size = Int(report.number(range))
    report.note(range, path, "block length", String(size))
    return size
  }

  mutating func block(
    _ body: Range<Int>, _ definition: MessageDefinition, _ path: String
  ) {
    var presences: Set<Int> = []
    var known = 0
    if refusesPresence(body, definition, path) { return }
    for field in definition.fields {
      guard let slot = field.slot else { continue }
      if let presence = slot.presence, presences.insert(presence.offset).inserted {
        guard presence.offset < body.count else { break }
        presenceByte(body, presence.offset, definition, path)
        known = presence.offset + 1
      }
      let name = joined(path, field.about.name)
      guard slot.offset + slot.size <= body.count else {
        if known < body.count {
          let rest = body.lowerBound + known..<body.upperBound
          report.note(rest, name, schema.spelling(field))
          report.fail(
            rest, name, "splitBlock", "the block ends inside of a slot of \(slot.size) bytes")
        }
        return
      }
      known = slot.offset + slot.size
      slotValue(body, field, slot, name)
    }
    if known < body.count {
      report.note(body.lowerBound + known..<body.upperBound, path, "of a newer version")
    }
  }

  /// In a block of an older version the bit of a field that is beyond it cannot be set.
  private mutating func refusesPresence(
    _ body: Range<Int>, _ definition: MessageDefinition, _ path: String
  ) -> Bool {
    for field in definition.fields {
      guard let slot = field.slot, slot.offset + slot.size > body.count,
        let presence = slot.presence, presence.offset < body.count
      else { continue }
      let offset = body.lowerBound + presence.offset
      guard report.bytes[offset] & presence.mask != 0 else { continue }
      report.note(body, path, "block")
      report.fail(
        offset..<offset + 1, path, "unknownPresence",
        "`\(field.about.name)` is present, and the block ends before it")
      return true
    }
    return false
  }

  private mutating func presenceByte(
    _ body: Range<Int>, _ offset: Int, _ definition: MessageDefinition, _ path: String
  ) {
    let range = body.lowerBound + offset..<body.lowerBound + offset + 1
    let bits = report.bytes[range.lowerBound]
    var names: [String] = []
    var known: UInt8 = 0
    for field in definition.fields {
      guard let presence = field.slot?.presence, presence.offset == offset else { continue }
      known |= presence.mask
      if bits & presence.mask != 0 { names.append(field.about.name) }
    }
    report.note(
      range, path, "presence", names.isEmpty ? "none" : names.joined(separator: ", "))
    if bits & ~known != 0, body.count == definition.blockSize {
      report.fail(range, path, "unknownPresence", "a presence bit of no known field")
    }
  }

  private mutating func slotValue(
    _ body: Range<Int>, _ field: FieldDefinition, _ slot: Slot, _ name: String
  ) {
    let range = body.lowerBound + slot.offset..<body.lowerBound + slot.offset + slot.size
    if field.isRetired { return report.note(range, name, "retired") }
    if let presence = slot.presence,
      report.bytes[body.lowerBound + presence.offset] & presence.mask == 0
    {
      report.note(range, name, schema.spelling(field), "absent")
      if report.bytes[range].contains(where: { $0 != 0 }) {
        report.fail(range, name, "nonzeroAbsent", "the slot of an absent field is not zero")
      }
      return
    }
    fixed(range, field.type, name)
  }

  /// A value of fixed size; a struct is shown field by field.
  mutating func fixed(_ range: Range<Int>, _ type: ValueType, _ name: String) {
    let spelling = schema.spelling(type)
    switch type.kind {
    case .scalar(.uuid):
      report.note(range, name, spelling, DumpText.uuid(report.bytes[range]))
    case .scalar(let scalar):
      let number = report.number(range)
      report.note(range, name, spelling, schema.dumped(scalar, number, type))
      if scalar == .bool, number > 1 {
        report.fail(range, name, "invalidBool", "a bool is 0 or 1, not \(number)")
      }
    case .ascii: ascii(range, name, spelling)
    case .enumeration(let id):
      let number = Int(report.number(range))
      report.note(range, name, spelling, schema.caseName(number, of: id))
    case .structure(let id):
      guard case .structure(let definition) = schema[id] else { return }
      for field in definition.fields {
        guard let slot = field.slot else { continue }
        let start = range.lowerBound + slot.offset
        fixed(start..<start + slot.size, field.type, joined(name, field.about.name))
      }
    case .string, .bytes, .message, .union, .list, .map: break
    }
  }

  private mutating func ascii(_ range: Range<Int>, _ name: String, _ spelling: String) {
    let content = report.bytes[range].prefix { $0 != 0 }
    let text = String(decoding: content, as: UTF8.self)
    report.note(range, name, spelling, DiagnosticJSON.quoted(text))
    let padding = report.bytes[range].dropFirst(content.count)
    if content.contains(where: { $0 > 127 }) || padding.contains(where: { $0 != 0 }) {
      report.fail(range, name, "invalidASCII", "a byte above 127, or text after the padding")
    }
  }
}

extension Schema {
  /// A scalar; of a newtype its text as well: `126976 (hold_3w00)`.
  func dumped(_ scalar: Scalar, _ number: UInt64, _ type: ValueType) -> String {
    let text = DumpText.scalar(scalar, number)
    guard let newtype = type.newtype else { return text }
    return "\(text) (\(self.newtype(newtype).text(of: number)))"
  }

  /// `offerOpen (1)`.
  func caseName(_ number: Int, of id: DeclarationID) -> String {
    guard case .enumeration(let definition) = self[id] else { return String(number) }
    if number == 0 { return "unspecified (0)" }
    guard let known = definition.cases.first(where: { $0.number == number }) else {
      return "unrecognized (\(number))"
    }
    return "\(known.about.name) (\(number))"
  }
}
