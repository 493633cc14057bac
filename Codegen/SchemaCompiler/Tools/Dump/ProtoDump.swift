/// Goes over tags and values of the protobuf wire, and says what each byte is for.
struct ProtoDump {
  let schema: Schema
  var report: DumpReport
  /// The keys seen of each map.
  private var keys: [String: Set<String>] = [:]
  /// Nesting of groups that nobody knows.
  private static let groupDepth = 100

  init(schema: Schema, report: DumpReport) {
    self.schema = schema
    self.report = report
  }

  /// What stands under a field number.
  enum Shape {
    case value(ValueType)
    case list(ValueType, max: Int)
    case entry(MessageDefinition, max: Int)
  }

  struct Member {
    let name: String
    let shape: Shape
    let isRetired: Bool
  }

  mutating func run(_ id: DeclarationID) {
    var cursor = DumpCursor(0..<report.bytes.count)
    do throws(DumpStop) {
      try fields(&cursor, members(of: id), "")
    } catch {
      report.stop(error)
    }
  }

  private func joined(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : "\(path).\(name)"
  }

  // MARK: What is expected

  private func members(of id: DeclarationID) -> [Int: Member] {
    switch schema[id] {
    case .message(let definition): members(definition.fields)
    case .structure(let definition): members(definition.fields)
    case .union(let definition):
      definition.cases.reduce(into: [:]) {
        let type = ValueType(kind: .message($1.message), constraints: [])
        $0[$1.number] = Member(
          name: $1.about.name, shape: .value(type), isRetired: $1.isRetired)
      }
    case .enumeration, .service, .newtype: [:]
    }
  }

  private func members(_ fields: [FieldDefinition]) -> [Int: Member] {
    fields.reduce(into: [:]) { members, field in
      let shape: Shape
      switch field.type.kind {
      case .list(let element, let max): shape = .list(element, max: max)
      case .map(_, _, let max, let entry): shape = .entry(schema.message(entry), max: max)
      default: shape = .value(field.type)
      }
      members[field.number] = Member(
        name: field.about.name, shape: shape, isRetired: field.isRetired)
    }
  }

  private static let times: [Int: Member] = [
    1: Member(
      name: "seconds", shape: .value(ValueType(kind: .scalar(.i64), constraints: [])),
      isRetired: false),
    2: Member(
      name: "nanos", shape: .value(ValueType(kind: .scalar(.i32), constraints: [])),
      isRetired: false),
  ]

  private enum Wire: Int {
    case varint = 0, fixed64 = 1, delimited = 2, group = 3, fixed32 = 5
  }

  private func wire(_ type: ValueType) -> Wire {
    switch type.kind {
    case .scalar(.id), .scalar(.f64): .fixed64
    case .scalar(.timestamp), .scalar(.duration), .scalar(.uuid): .delimited
    case .scalar, .enumeration: .varint
    case .ascii, .string, .bytes, .structure, .message, .union, .list, .map: .delimited
    }
  }

  /// A tag has 32 bits, and no more bytes than those take.
  private func checkLength(of tag: Range<Int>, _ path: String) throws(DumpStop) {
    guard tag.count > 5 else { return }
    throw DumpStop(
      offset: tag.lowerBound, length: tag.count, path: path, reason: "invalidTag",
      message: "a tag has at most five bytes, not \(tag.count)")
  }

  private func wire(
    _ tag: UInt64, _ range: Range<Int>, _ path: String
  ) throws(DumpStop) -> Wire {
    if let wire = Wire(rawValue: Int(tag & 7)) { return wire }
    let endsGroup = tag & 7 == 4
    throw DumpStop(
      offset: range.lowerBound, length: range.count, path: path,
      reason: endsGroup ? "invalidTag" : "invalidWireType",
      message: endsGroup
        ? "the end of a group that did not begin" : "there is no wire type \(tag & 7)")
  }

  // MARK: Fields

  private mutating func fields(
    _ cursor: inout DumpCursor, _ members: [Int: Member], _ path: String
  ) throws(DumpStop) {
    var counts: [Int: Int] = [:]
    while !cursor.isAtEnd {
      let (tag, range) = try cursor.varint(report.bytes, path, most: 10, minimal: false)
      try checkLength(of: range, path)
      let number = Int(clamping: tag >> 3)
      guard number > 0, number < 1 << 29 else {
        throw DumpStop(
          offset: range.lowerBound, length: range.count, path: path, reason: "invalidTag",
          message: "there is no field number \(number)")
      }
      let wire = try self.wire(tag, range, path)
      guard let member = members[number], !member.isRetired else {
        let what = members[number] == nil ? "unknown field \(number)" : "retired field \(number)"
        report.note(range, joined(path, members[number]?.name ?? "?"), "tag", what)
        try skip(&cursor, wire, number, path, depth: 0)
        continue
      }
      var name = joined(path, member.name)
      if isRepeated(member) {
        name += "[\(counts[number, default: 0])]"
      }
      counts[number, default: 0] += 1
      report.note(range, name, "tag", "field \(number), \(spoken(wire))")
      try self.member(&cursor, member, wire, number, name, &counts[number, default: 0])
    }
  }

  private func isRepeated(_ member: Member) -> Bool {
    if case .value = member.shape { return false }
    return true
  }

  private func spoken(_ wire: Wire) -> String {
    switch wire {
    case .varint: "varint"
    case .fixed64: "64 bits"
    case .delimited: "length and bytes"
    case .group: "group"
    case .fixed32: "32 bits"
    }
  }

  private mutating func member(
    _ cursor: inout DumpCursor, _ member: Member, _ wire: Wire, _ number: Int, _ name: String,
    _ count: inout Int
  ) throws(DumpStop) {
    switch member.shape {
    case .value(let type):
      guard wire == self.wire(type) else { return try mismatch(&cursor, type, wire, number, name) }
      try value(&cursor, type, name)
    case .list(let element, let max):
      let start = cursor.position
      defer { if count > max { reportCount(start..<cursor.position, count, max, name) } }
      if wire == self.wire(element) { return try value(&cursor, element, name) }
      guard wire == .delimited, self.wire(element) != .delimited else {
        return try mismatch(&cursor, element, wire, number, name)
      }
      try packed(&cursor, element, name, &count)
    case .entry(let entry, let max):
      let start = cursor.position
      guard wire == .delimited else {
        return try mismatch(
          &cursor, ValueType(kind: .bytes(max: 0), constraints: []), wire, number, name)
      }
      var inner = try delimited(&cursor, name)
      try fields(&inner, members(entry.fields), name)
      let range = start..<cursor.position
      let key = report.entries.last {
        $0.offset >= start && $0.path == "\(name).key" && !["tag", "length"].contains($0.type)
      }
      // Of entries with the same key the last one counts.
      let field = name.lastIndex(of: "[").map { String(name[..<$0]) } ?? name
      keys[field, default: []].insert(key?.value ?? "")
      let distinct = keys[field]?.count ?? 0
      if distinct > max { reportCount(range, distinct, max, name) }
    }
  }

  private mutating func reportCount(
    _ range: Range<Int>, _ count: Int, _ max: Int, _ name: String
  ) {
    let field = name.lastIndex(of: "[").map { String(name[..<$0]) } ?? name
    if report.failures.contains(where: { $0.path == field && $0.reason == "overLimit" }) { return }
    report.fail(range, field, "overLimit", "\(count) elements, and the limit is \(max)")
  }

  /// Decoders take it for an unknown field.
  private mutating func mismatch(
    _ cursor: inout DumpCursor, _ type: ValueType, _ wire: Wire, _ number: Int, _ name: String
  ) throws(DumpStop) {
    report.amendLast(
      "; `\(schema.spelling(type))` is \(spoken(self.wire(type))), so it is passed over")
    try skip(&cursor, wire, number, name, depth: 0)
  }

  private mutating func packed(
    _ cursor: inout DumpCursor, _ element: ValueType, _ name: String, _ count: inout Int
  ) throws(DumpStop) {
    var inner = try delimited(&cursor, name)
    let base = name.lastIndex(of: "[").map { String(name[..<$0]) } ?? name
    var index = count - 1
    while !inner.isAtEnd {
      try value(&inner, element, "\(base)[\(index)]")
      index += 1
    }
    count = index
  }

  private mutating func delimited(
    _ cursor: inout DumpCursor, _ name: String
  ) throws(DumpStop) -> DumpCursor {
    let (length, range) = try cursor.varint(report.bytes, name, most: 10, minimal: false)
    report.note(range, name, "length", String(length))
    return DumpCursor(try cursor.take(Int(clamping: length), name))
  }

  // MARK: Values

  private mutating func value(
    _ cursor: inout DumpCursor, _ type: ValueType, _ name: String
  ) throws(DumpStop) {
    let spelling = schema.spelling(type)
    switch type.kind {
    case .scalar(.id), .scalar(.f64):
      let range = try cursor.take(8, name)
      guard case .scalar(let scalar) = type.kind else { return }
      report.note(range, name, spelling, schema.dumped(scalar, report.number(range), type))
    case .scalar(.timestamp), .scalar(.duration):
      var inner = try delimited(&cursor, name)
      let start = inner.position
      try fields(&inner, Self.times, name)
      checkTime(start..<inner.position, type, name)
    case .scalar(.uuid), .ascii, .string:
      var inner = try delimited(&cursor, name)
      if inner.isAtEnd { return }
      let range = try inner.take(inner.remaining, name)
      report.note(range, name, spelling, quoted(range))
      checkText(range, type, name)
    case .bytes(let max):
      var inner = try delimited(&cursor, name)
      let range = try inner.take(inner.remaining, name)
      if !range.isEmpty { report.note(range, name, spelling, "\(range.count) bytes") }
      checkLimit(range, max, name)
    case .scalar(let scalar): try varint(&cursor, scalar, name)
    case .enumeration(let id):
      let (number, range) = try cursor.varint(report.bytes, name, most: 10, minimal: false)
      let value = UInt32(truncatingIfNeeded: number)
      report.note(range, name, spelling, schema.caseName(Int(value), of: id))
      let width = 8 * schema.fixedSize(type)
      if value >> UInt32(width) != 0 {
        report.fail(range, name, "outOfRange", "the enum has \(width) bits")
      }
    case .structure(let id), .message(let id), .union(let id):
      var inner = try delimited(&cursor, name)
      try fields(&inner, members(of: id), name)
    case .list, .map: break
    }
  }

  private func quoted(_ range: Range<Int>) -> String {
    DiagnosticJSON.quoted(String(decoding: report.bytes[range], as: UTF8.self))
  }

  private mutating func varint(
    _ cursor: inout DumpCursor, _ scalar: Scalar, _ name: String
  ) throws(DumpStop) {
    let (number, range) = try cursor.varint(report.bytes, name, most: 10, minimal: false)
    let shown = scalar == .u32 ? UInt64(UInt32(truncatingIfNeeded: number)) : number
    report.note(range, name, scalar.rawValue, DumpText.scalar(scalar, shown))
    let most: UInt64
    switch scalar {
    case .u8: most = 255
    case .u16: most = 65_535
    default: return
    }
    if UInt64(UInt32(truncatingIfNeeded: number)) > most {
      report.fail(range, name, "outOfRange", "a `\(scalar.rawValue)` is at most \(most)")
    }
  }

  private mutating func checkText(_ range: Range<Int>, _ type: ValueType, _ name: String) {
    switch type.kind {
    case .string(let max):
      checkLimit(range, max, name)
      _ = report.text(range, name)
    case .ascii(let size):
      checkLimit(range, size, name)
      if report.bytes[range].contains(where: { $0 > 127 || $0 == 0 }) {
        report.fail(range, name, "invalidASCII", "a byte that is no ASCII character")
      }
    case .scalar(.uuid):
      let text = report.bytes[range]
      let isCanonical = text.enumerated().allSatisfy { index, byte in
        [8, 13, 18, 23].contains(index)
          ? byte == UInt8(ascii: "-")
          : isDigit(byte) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"))
      }
      if range.count != 36 || !isCanonical {
        report.fail(range, name, "invalidUUID", "a uuid is 36 characters in lower case")
      }
    default: break
    }
  }

  private mutating func checkLimit(_ range: Range<Int>, _ max: Int, _ name: String) {
    guard range.count > max else { return }
    report.fail(range, name, "overLimit", "\(range.count) bytes, and the limit is \(max)")
  }

  /// Microseconds in 64 bits have an end that seconds in 64 bits do not have.
  private mutating func checkTime(_ range: Range<Int>, _ type: ValueType, _ name: String) {
    func last(_ part: String) -> Int64 {
      let found = report.entries.last {
        $0.offset >= range.lowerBound && $0.path == "\(name).\(part)" && $0.type != "tag"
      }
      return found.flatMap { Int64($0.value) } ?? 0
    }
    let nanos = last("nanos")
    var micros = nanos / 1000
    // An instant is cut off toward the past, a span toward zero.
    if case .scalar(.timestamp) = type.kind, nanos % 1000 < 0 { micros -= 1 }
    let total = Int128(last("seconds")) * 1_000_000 + Int128(micros)
    guard Int64(exactly: total) == nil else { return }
    report.fail(range, name, "outOfRange", "more microseconds than 64 bits hold")
  }

  // MARK: Unknown fields

  private mutating func skip(
    _ cursor: inout DumpCursor, _ wire: Wire, _ number: Int, _ path: String, depth: Int
  ) throws(DumpStop) {
    let name = joined(path, "?")
    switch wire {
    case .varint:
      let (value, range) = try cursor.varint(report.bytes, name, most: 10, minimal: false)
      report.note(range, name, "varint", String(value))
    case .fixed64:
      let range = try cursor.take(8, name)
      report.note(range, name, "64 bits", String(report.number(range)))
    case .fixed32:
      let range = try cursor.take(4, name)
      report.note(range, name, "32 bits", String(report.number(range)))
    case .delimited:
      var inner = try delimited(&cursor, name)
      let range = try inner.take(inner.remaining, name)
      if !range.isEmpty { report.note(range, name, "bytes", "\(range.count) bytes") }
    case .group: try group(&cursor, number, path, depth: depth + 1)
    }
  }

  private mutating func group(
    _ cursor: inout DumpCursor, _ number: Int, _ path: String, depth: Int
  ) throws(DumpStop) {
    guard depth <= Self.groupDepth else {
      throw DumpStop(
        offset: cursor.position, length: 0, path: path, reason: "depthExceeded",
        message: "groups are nested more than \(Self.groupDepth) deep")
    }
    let endGroup: UInt64 = 4
    while true {
      let (tag, range) = try cursor.varint(report.bytes, path, most: 10, minimal: false)
      try checkLength(of: range, path)
      if tag & 7 == endGroup {
        report.note(range, joined(path, "?"), "end of group", "field \(tag >> 3)")
        guard tag >> 3 == UInt64(number) else {
          throw DumpStop(
            offset: range.lowerBound, length: range.count, path: path, reason: "invalidTag",
            message: "the group \(tag >> 3) ends where \(number) is open")
        }
        return
      }
      let wire = try self.wire(tag, range, path)
      guard tag >> 3 > 0 else {
        throw DumpStop(
          offset: range.lowerBound, length: range.count, path: path, reason: "invalidTag",
          message: "there is no field number 0")
      }
      report.note(range, joined(path, "?"), "tag", "unknown field \(tag >> 3)")
      try skip(&cursor, wire, Int(clamping: tag >> 3), path, depth: depth)
    }
  }
}
