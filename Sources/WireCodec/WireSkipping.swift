// Fields of the tail that are passed over, without allocating: retired ones, which an older writer may
// still send, and those in front of the one that a view is asked for.

extension WireReader {
  /// Passes over a string, bytes or message, optional or not.
  ///
  /// - Parameter plusOne: true for an optional string or bytes, whose length is written + 1.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func skipDelimited(
    plusOne: Bool = false, field: StaticString
  ) throws(WireError) {
    if isAtEnd { return }
    let length = try readVarint(field: field)
    if length == 0 { return try checkEmptyIsNotLast(field: field) }
    _ = try take(plusOne ? length - 1 : length, field: field)
  }

  /// Passes over a list of values of `elementSize` bytes.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func skipList(elementSize: Int, field: StaticString) throws(WireError) {
    let count = try readCount(max: WireLimits.standard.maximumVarint, field: field)
    guard count <= remaining / elementSize else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    _ = try take(count * elementSize, field: field)
  }

  /// Passes over a list of strings or byte strings.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func skipDelimitedList(field: StaticString) throws(WireError) {
    let count = try readCount(max: WireLimits.standard.maximumVarint, field: field)
    guard count <= remaining else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    for _ in 0..<count { _ = try take(try readVarint(field: field), field: field) }
  }

  /// Passes over a list of messages or a map.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func skipMessages(field: StaticString) throws(WireError) {
    let count = try readCount(max: WireLimits.standard.maximumVarint, field: field)
    if count == 0 { return }
    let stride = try readBlockLength(field: field)
    guard stride == 0 || count <= remaining / stride else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    _ = try take(count * stride, field: field)
    _ = try take(try readVarint(field: field), field: field)
  }

  /// Passes over a union.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func skipUnion(field: StaticString) throws(WireError) {
    if isAtEnd { return }
    let number = try readVarint(field: field)
    if number == 0 { return try checkEmptyIsNotLast(field: field) }
    _ = try take(try readVarint(field: field), field: field)
  }

  /// Passes over a list of unions.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func skipUnions(field: StaticString) throws(WireError) {
    let count = try readCount(max: WireLimits.standard.maximumVarint, field: field)
    guard count <= remaining else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    for _ in 0..<count {
      let number = try readVarint(field: field)
      if number != 0 { _ = try take(try readVarint(field: field), field: field) }
    }
  }
}
