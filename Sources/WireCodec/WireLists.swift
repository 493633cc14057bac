// Lists of the tail. Every count is checked against the field's limit and against the bytes there
// are before anything is allocated.

extension WireReader {
  @inlinable
  @_lifetime(self: copy self)
  mutating func readCount(max: Int, field: StaticString) throws(WireError) -> Int {
    if isAtEnd { return 0 }
    let count = try readLength(max: max, field: field)
    if count == 0 { try checkEmptyIsNotLast(field: field) }
    return count
  }

  /// A list of fixed-size values.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readList<T: WireFixed>(
    of type: T.Type = T.self, max: Int, field: StaticString
  ) throws(WireError) -> [T] {
    let count = try readCount(max: max, field: field)
    if count == 0 { return [] }
    guard count <= remaining / T.wireSize else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    let content = try take(count &* T.wireSize, field: field)
    var list: [T] = []
    list.reserveCapacity(count)
    var index = 0
    do throws(WireError) {
      while index < count {
        let start = index &* T.wireSize
        list.append(try T(block: content.extracting(start..<start &+ T.wireSize), at: 0))
        index &+= 1
      }
    } catch {
      throw error.inside(field, index: index)
    }
    return list
  }

  /// A list of strings of at most `elementMax` bytes each.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readStrings(
    max: Int, elementMax: Int, field: StaticString
  ) throws(WireError) -> [String] {
    let count = try readCount(max: max, field: field)
    if count == 0 { return [] }
    guard count <= remaining else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    var list: [String] = []
    list.reserveCapacity(count)
    var index = 0
    do throws(WireError) {
      while index < count {
        let length = try readLength(max: elementMax, field: "")
        list.append(try string(take(length, field: ""), field: ""))
        index &+= 1
      }
    } catch {
      throw error.inside(field, index: index)
    }
    return list
  }

  /// A list of byte strings of at most `elementMax` bytes each.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readByteStrings(
    max: Int, elementMax: Int, field: StaticString
  ) throws(WireError) -> [[UInt8]] {
    let count = try readCount(max: max, field: field)
    if count == 0 { return [] }
    guard count <= remaining else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    var list: [[UInt8]] = []
    list.reserveCapacity(count)
    var index = 0
    do throws(WireError) {
      while index < count {
        let length = try readLength(max: elementMax, field: "")
        list.append(copied(try take(length, field: "")))
        index &+= 1
      }
    } catch {
      throw error.inside(field, index: index)
    }
    return list
  }

  /// A list of messages: the blocks side by side, then the tails.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readMessages<M: WireBlockMessage>(
    of type: M.Type = M.self, max: Int, field: StaticString
  ) throws(WireError) -> [M] {
    let count = try readCount(max: max, field: field)
    if count == 0 { return [] }
    let stride = try readBlockLength(field: field)
    guard stride == 0 || count <= remaining / stride else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    let blocks = try take(count &* stride, field: field)
    let tailsLength = try readVarint(field: field)
    // Every element has a tail of at least its length byte, so a count is always paid for in bytes.
    guard tailsLength >= count else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    var tails = WireReader(try take(tailsLength, field: field))
    var list: [M] = []
    list.reserveCapacity(count)
    do throws(WireError) {
      while list.count < count {
        let start = list.count &* stride
        list.append(try tails.readElement(blocks.extracting(start..<start &+ stride)))
      }
    } catch {
      throw error.inside(field, index: list.count)
    }
    guard tails.isAtEnd else {
      throw WireError(.trailingBytes(count: tails.remaining), field: field)
    }
    return list
  }

  @inlinable
  @_lifetime(self: copy self)
  mutating func readElement<M: WireBlockMessage>(_ block: RawSpan) throws(WireError) -> M {
    let length = try readVarint(field: "")
    var tail = WireReader(try take(length, field: ""))
    if block.byteCount < M.blockSize { return try tail.readOlder(block) }
    return try M(block: block, tail: &tail)
  }

  /// A list of unions.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func readUnions<U: WireUnion>(
    of type: U.Type = U.self, max: Int, field: StaticString
  ) throws(WireError) -> [U] {
    let count = try readCount(max: max, field: field)
    if count == 0 { return [] }
    guard count <= remaining else {
      throw WireError(.countExceedsBytes(count: count), field: field)
    }
    var list: [U] = []
    list.reserveCapacity(count)
    do throws(WireError) {
      while list.count < count {
        let number = try readVarint(field: "")
        list.append(number == 0 ? U() : try readPayload(number, field: ""))
      }
    } catch {
      throw error.inside(field, index: list.count)
    }
    return list
  }
}

extension WireBuffer {
  /// Bytes of a value of `size` bytes with its length in front.
  @inlinable
  public static func delimitedSize(_ size: Int) -> Int { varintSize(size) &+ size }

  /// Appends a string with its length.
  @inlinable
  public mutating func appendString(_ text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable {
      appendDelimited(UnsafeRawBufferPointer($0))
    }
    if done == nil { appendUncommonString(text) }
  }

  /// Appends the bytes `source` points at with their length.
  @inlinable @inline(__always)
  mutating func appendDelimited(_ source: UnsafeRawBufferPointer) {
    let count = source.count
    reserve(count &+ 5)
    if count < 0x80 {
      // The reserved room covers the length and the bytes.
      base.storeBytes(of: UInt8(truncatingIfNeeded: count), toByteOffset: used, as: UInt8.self)
      used &+= 1
    } else {
      append(longVarint: count)
    }
    guard let start = source.baseAddress else { return }
    (base + used).copyMemory(from: start, byteCount: count)
    used &+= count
  }

  /// Bridged strings have no contiguous bytes; there are none on Linux.
  @usableFromInline @inline(never)
  mutating func appendUncommonString(_ text: String) {
    var copy = text
    copy.makeContiguousUTF8()
    append(varint: copy.utf8.count)
    append(utf8: copy)
  }

  /// Appends bytes with their length.
  @inlinable
  public mutating func appendBytes(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { appendDelimited($0) }
  }
}

// MARK: Sizes

extension WireBuffer {
  /// Bytes `appendString` takes.
  @inlinable
  public static func size(_ text: String) -> Int { delimitedSize(text.utf8.count) }

  /// Bytes `appendOptionalString` takes.
  @inlinable
  public static func size(_ text: String?) -> Int {
    guard let text else { return 1 }
    return varintSize(text.utf8.count &+ 1) &+ text.utf8.count
  }

  /// Bytes `appendBytes` takes.
  @inlinable
  public static func size(_ bytes: [UInt8]) -> Int { delimitedSize(bytes.count) }

  /// Bytes `appendOptionalBytes` takes.
  @inlinable
  public static func size(_ bytes: [UInt8]?) -> Int {
    guard let bytes else { return 1 }
    return varintSize(bytes.count &+ 1) &+ bytes.count
  }

  /// Bytes `appendNested` takes.
  @inlinable
  public static func size<M: WireBlockMessage>(_ message: M) -> Int {
    delimitedSize(message.encodedSize)
  }

  /// Bytes `appendOptionalNested` takes.
  @inlinable
  public static func size<M: WireBlockMessage>(_ message: M?) -> Int {
    guard let message else { return 1 }
    return delimitedSize(message.encodedSize)
  }

  /// Bytes `appendList` takes.
  @inlinable
  public static func size<T: WireFixed>(_ list: [T]) -> Int {
    varintSize(list.count) &+ list.count &* T.wireSize
  }

  /// Bytes `appendStrings` takes.
  @inlinable
  public static func size(_ list: [String]) -> Int {
    var size = varintSize(list.count)
    // A span lends its elements: none is retained.
    let strings = list.span
    for index in strings.indices { size &+= Self.size(strings[index]) }
    return size
  }

  /// Bytes `appendByteStrings` takes.
  @inlinable
  public static func size(_ list: [[UInt8]]) -> Int {
    var size = varintSize(list.count)
    let elements = list.span
    for index in elements.indices { size &+= Self.size(elements[index]) }
    return size
  }

  /// Bytes `appendMessages` takes.
  @inlinable
  public static func size<M: WireBlockMessage>(_ list: [M]) -> Int {
    if list.isEmpty { return 1 }
    var tails = 0
    let elements = list.span
    for index in elements.indices { tails &+= delimitedSize(elements[index].tailSize) }
    return varintSize(list.count) &+ 2 &+ list.count &* M.blockSize &+ delimitedSize(tails)
  }

  /// Bytes `appendUnions` takes.
  @inlinable
  public static func size<U: WireUnion>(_ list: [U]) -> Int {
    var size = varintSize(list.count)
    let elements = list.span
    for index in elements.indices { size &+= elements[index].encodedSize }
    return size
  }
}
