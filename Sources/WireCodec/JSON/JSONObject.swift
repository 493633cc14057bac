/// A value with members: generated structs, messages and unions.
public protocol JSONObject: JSONValue {
  /// The members' names in the order of their numbers, retired ones left out.
  static var jsonNames: JSONNames { get }

  /// Reads the member at `index` of the names; `null` leaves it as it is.
  mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError)
}

/// Names of members. They are read as protobuf's JSON has them and as its `.proto` has them.
public struct JSONNames: Sendable {
  /// In lowerCamel, as they are written.
  let written: [StaticString]
  /// In snake_case.
  let original: [StaticString]

  /// - Parameters:
  ///   - written: the names in lowerCamel.
  ///   - original: the same names in snake_case; nothing when no name differs.
  public init(_ written: [StaticString], _ original: [StaticString] = []) {
    self.written = written
    self.original = original
  }

  func index(of name: RawSpan) -> Int? {
    for index in written.indices where written[index].isEqual(to: name) { return index }
    for index in original.indices where original[index].isEqual(to: name) { return index }
    return nil
  }
}

/// Names of an enum's cases, as the exported `.proto` has them.
public struct JSONEnumNames: Sendable {
  let numbers: [UInt16]
  let names: [StaticString]

  /// - Parameters:
  ///   - numbers: the cases' numbers, ascending.
  ///   - names: the name of each.
  public init(_ numbers: [UInt16], _ names: [StaticString]) {
    self.numbers = numbers
    self.names = names
  }

  func name(of number: UInt16) -> StaticString? {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number ? names[low] : nil
  }

  func number(of name: RawSpan) -> UInt16? {
    for index in names.indices where names[index].isEqual(to: name) { return numbers[index] }
    return nil
  }
}

extension JSONObject {
  public mutating func readJSON(from reader: inout JSONReader, max: Int) throws(WireError) {
    self = Self()
    try reader.readMembers(of: &self)
  }

  /// Decodes one JSON text that takes up all of `bytes`.
  ///
  /// - Parameter ignoringUnknownFields: true passes over members and enum cases of unknown names,
  ///   as clients do; false refuses them, as servers do.
  public init(
    decodingJSON bytes: RawSpan, ignoringUnknownFields: Bool
  ) throws(WireError) {
    self.init()
    var reader = JSONReader(bytes, ignoringUnknownFields: ignoringUnknownFields)
    try reader.readMembers(of: &self)
    try reader.finish()
  }
}

extension EmptyMessage {
  public static let jsonNames = JSONNames([])
  public func encodeJSON(into output: inout WireBuffer) { output.append(utf8: "{}") }
  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {}
}

/// Which members were read already.
private struct SeenMembers {
  private var first: UInt64 = 0
  // Only objects with more than 64 known members need it.
  private var rest: [Bool] = []

  /// False when the member was there before.
  mutating func insert(_ index: Int, of count: Int) -> Bool {
    if index < 64 {
      let bit: UInt64 = 1 << UInt64(index)
      defer { first |= bit }
      return first & bit == 0
    }
    if rest.isEmpty { rest = [Bool](repeating: false, count: count - 64) }
    defer { rest[index - 64] = true }
    return !rest[index - 64]
  }
}

/// What the name of a member says.
private enum MemberName {
  case known(Int)
  /// As an error shows it: shortened, and as UTF-8 whatever it is.
  case unknown(String)
}

extension JSONReader {
  /// The members of an object.
  @_lifetime(self: copy self)
  mutating func readMembers<Object: JSONObject>(
    of object: inout Object
  ) throws(WireError) {
    guard peek() == UInt8(ascii: "{") else { throw mismatch() }
    try expect("{")
    if take("}") { return }
    let names = Object.jsonNames
    var seen = SeenMembers()
    repeat {
      guard peek() == UInt8(ascii: "\"") else { throw WireError(.malformedJSON) }
      let name = try readText().withBytes(max: .max, else: .unknownField) {
        (text) throws(WireError) -> MemberName in
        if let index = names.index(of: text) { return .known(index) }
        try JSONText(content: text, hasEscapes: false).check()
        return .unknown(
          String(
            decoding: (0..<Swift.min(text.byteCount, 64)).map { text.byte(at: $0) }, as: UTF8.self))
      }
      try expect(":")
      switch name {
      case .known(let index):
        let field = names.written[index]
        guard seen.insert(index, of: names.written.count) else {
          throw WireError(.duplicateField, field: field)
        }
        do throws(WireError) {
          try object.readJSONMember(index, from: &self)
        } catch {
          throw error.inside(field)
        }
      case .unknown(let field):
        guard ignoresUnknownFields else { throw WireError(.unknownField, path: field) }
        try skipValue()
      }
    } while take(",")
    try expect("}")
  }

  // MARK: Members as generated code reads them

  /// A member that is always there; `null` is its default.
  @_lifetime(self: copy self)
  public mutating func read<T: JSONValue>(_ value: inout T, max: Int = 0) throws(WireError) {
    if takeWord("null") { return }
    try value.readJSON(from: &self, max: max)
  }

  /// A member that may be absent; `null` says so.
  @_lifetime(self: copy self)
  public mutating func readOptional<T: JSONValue>(
    _ value: inout T?, max: Int = 0
  ) throws(WireError) {
    if takeWord("null") { return }
    var present = T()
    try present.readJSON(from: &self, max: max)
    if !isUnknownCase(T.self) { value = present }
  }

  /// Whether what was read last, a `T`, is an enum's case that is not known and to be ignored: such
  /// a value is as good as not there, in a list and a map as well.
  @_lifetime(self: copy self)
  private mutating func isUnknownCase<T: JSONValue>(_ type: T.Type) -> Bool {
    guard hasUnknownCase else { return false }
    hasUnknownCase = false
    // A message is kept, whatever was ignored inside it.
    return T.self is any WireEnum.Type
  }

  /// A union's case; nil when it is `null`.
  ///
  /// - Parameter isFree: true when no other case was read.
  @_lifetime(self: copy self)
  public mutating func readCase<T: JSONObject>(
    _ type: T.Type = T.self, isFree: Bool
  ) throws(WireError) -> T? {
    if takeWord("null") { return nil }
    guard isFree else { throw WireError(.duplicateField) }
    var message = T()
    try readMembers(of: &message)
    return message
  }

  /// A list of at most `max`.
  @_lifetime(self: copy self)
  public mutating func readList<T: JSONValue>(
    _ list: inout [T], max: Int, elementMax: Int = 0
  ) throws(WireError) {
    if takeWord("null") { return }
    guard peek() == UInt8(ascii: "[") else { throw mismatch() }
    try expect("[")
    if take("]") { return }
    var index = -1
    repeat {
      index += 1
      guard index < max else { throw WireError(.overLimit(limit: max, actual: index + 1)) }
      var element = T()
      do throws(WireError) {
        try element.readJSON(from: &self, max: elementMax)
      } catch {
        throw error.inside("", index: index)
      }
      if !isUnknownCase(T.self) { list.append(element) }
    } while take(",")
    try expect("]")
  }

  /// A map of at most `max` entries; member 0 of an entry is the key, member 1 the value.
  @_lifetime(self: copy self)
  public mutating func readMap<Entry: WireMapEntry>(
    _ map: inout WireMap<Entry>, max: Int
  ) throws(WireError) {
    if takeWord("null") { return }
    guard peek() == UInt8(ascii: "{") else { throw mismatch() }
    try expect("{")
    if take("}") { return }
    repeat {
      guard map.count < max else {
        throw WireError(.overLimit(limit: max, actual: map.count + 1))
      }
      var entry = Entry()
      do throws(WireError) {
        try readKey(&entry)
        // Said before the value is looked at, whatever that is.
        guard map[entry.key] == nil else { throw WireError(.duplicateField, field: "key") }
        try readEntryValue(&entry)
      } catch {
        throw error.inside("", index: map.count)
      }
      if isUnknownCase(Entry.Value.self) { continue }
      guard map.insert(entry, max: max) else {
        throw WireError(.overLimit(limit: max, actual: map.count + 1))
      }
    } while take(",")
    try expect("}")
  }

  @_lifetime(self: copy self)
  private mutating func readKey<Entry: WireMapEntry>(
    _ entry: inout Entry
  ) throws(WireError) {
    guard peek() == UInt8(ascii: "\"") else { throw WireError(.malformedJSON) }
    do throws(WireError) {
      isReadingKey = true
      defer { isReadingKey = false }
      try entry.readJSONMember(0, from: &self)
    } catch {
      throw error.inside("key")
    }
  }

  @_lifetime(self: copy self)
  private mutating func readEntryValue<Entry: WireMapEntry>(
    _ entry: inout Entry
  ) throws(WireError) {
    try expect(":")
    do throws(WireError) {
      // Of a member `null` is the default; an entry has to have a value.
      if takeWord("null") { throw WireError(.wrongType) }
      try entry.readJSONMember(1, from: &self)
    } catch {
      throw error.inside("value")
    }
  }
}
