// Fields as generated code reads them: the tag is read, and its wire type is the field's.

extension ProtoReader {
  /// A field that is always there.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func read<T: ProtoValue>(
    _ value: inout T, max: Int = 0, field: StaticString
  ) throws(WireError) {
    do throws(WireError) {
      try value.mergeProtoValue(from: &self, max: max)
    } catch {
      throw error.inside(field)
    }
  }

  /// A field that may be absent.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readOptional<T: ProtoValue>(
    _ value: inout T?, max: Int = 0, field: StaticString
  ) throws(WireError) {
    var present = value ?? T()
    try read(&present, max: max, field: field)
    value = present
  }

  /// An element of a list of at most `max`, with a tag of its own.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readElement<T: ProtoValue>(
    _ list: inout [T], max: Int, elementMax: Int = 0, field: StaticString
  ) throws(WireError) {
    guard list.count < max else {
      throw WireError(.overLimit(limit: max, actual: list.count &+ 1), field: field)
    }
    var element = T()
    let start = position
    do throws(WireError) {
      try element.mergeProtoValue(from: &self, max: elementMax)
    } catch {
      throw error.inside(field, index: list.count)
    }
    if list.isEmpty {
      // Room once, for as many of the first one's size, tag included, as limit and bytes allow.
      list.reserveCapacity(Swift.min(max, 1 &+ remaining / (position &- start &+ 1)))
    }
    list.append(element)
  }

  /// Elements of a list of at most `max`, side by side behind one tag.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readPacked<T: ProtoValue>(
    _ list: inout [T], max: Int, field: StaticString
  ) throws(WireError) {
    let content: RawSpan
    do throws(WireError) {
      content = try readDelimited()
    } catch {
      throw error.inside(field)
    }
    var elements = ProtoReader(content)
    // Room once, for no more than limit and bytes allow; after that as any array grows.
    if list.isEmpty {
      let least = T.protoWireType == 1 ? 8 : 1
      list.reserveCapacity(Swift.min(max, content.byteCount / least))
    }
    while !elements.isAtEnd {
      try elements.readElement(&list, max: max, field: field)
    }
  }

  /// An entry of a map of at most `max` keys; of a key's values the last remains.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readEntry<Entry: WireMapEntry>(
    _ map: inout WireMap<Entry>, max: Int, field: StaticString
  ) throws(WireError) {
    var entry = Entry()
    do throws(WireError) {
      try entry.mergeProtoValue(from: &self, max: 0)
    } catch {
      throw error.inside(field, index: map.count)
    }
    guard map.insert(entry, max: max) else {
      throw WireError(.overLimit(limit: max, actual: map.count &+ 1), field: field)
    }
  }
}
