/// The end of a buffer's memory, while a message is written into it: the place of the next byte, and
/// where there is no room any more.
///
/// Every write is held against the end, in registers, and throws `NoRoom` instead of making the buffer
/// grow: so the straight way through a message has no call that would make it save registers, and
/// needs no size that is computed first. Who began makes room for the exact size and writes again.
/// Not synchronised, and not meant to be kept: it lives shorter than what lent it the memory.
@frozen
public struct WireWriter: ~Copyable, ~Escapable {
  // `next <= end` always; the bytes between them are the writer's alone.
  @usableFromInline var next: UnsafeMutableRawPointer
  @usableFromInline let end: UnsafeMutableRawPointer

  /// What is written does not fit.
  @frozen
  public struct NoRoom: Error {
    @inlinable
    public init() {}
  }

  /// - Precondition: the bytes between `start` and `end` are nobody else's while the writer is there.
  @inlinable @inline(__always)
  @_lifetime(immortal)
  init(unsafeStart start: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer) {
    next = start
    self.end = end
  }

  @inlinable @inline(__always)
  func checkRoom(_ size: Int) throws(NoRoom) {
    guard _fastPath(size <= end - next) else { throw NoRoom() }
  }

  /// The next `size` bytes, for the caller to fill in.
  @inlinable @inline(__always)
  @_lifetime(&self)
  public mutating func take(_ size: Int) throws(NoRoom) -> MutableRawSpan {
    try checkRoom(size)
    let span = MutableRawSpan(_unsafeStart: next, byteCount: size)
    next += size
    // The bytes are behind `next` now, and the writer is inaccessible meanwhile.
    return _overrideLifetime(span, mutating: &self)
  }
}

extension WireBlockMessage {
  @inlinable
  public func encodedBytes() -> [UInt8] {
    // Most messages fit on the stack, and are copied from there into an array of their size.
    let short = withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { memory -> [UInt8]? in
      guard let start = memory.baseAddress else { return nil }
      var writer = WireWriter(unsafeStart: start, end: start + memory.count)
      guard (try? write(to: &writer)) != nil else { return nil }
      return [UInt8](UnsafeRawBufferPointer(start: start, count: writer.next - start))
    }
    return short ?? encodedBytes(size: encodedSize)
  }

  @inlinable @inline(never)
  func encodedBytes(size: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { target, count in
      guard let start = target.baseAddress else { return }
      // Lent for this closure, in which nobody else has the array.
      var writer = WireWriter(unsafeStart: start, end: start + size)
      let isWritten: Void? = try? write(to: &writer)
      precondition(isWritten != nil && writer.next == writer.end, "a message is not of its size")
      count = size
    }
  }
}

extension WireUnion {
  @inlinable
  public func encode(into output: inout WireBuffer) {
    output.reserve(encodedSize)
    var writer = output.writer()
    let isWritten: Void? = try? write(to: &writer)
    precondition(isWritten != nil, "a union is larger than it said")
    output.end(writer)
  }
}

/// Makes room for `message` and appends it: what `encode` does when there was none.
@inlinable @inline(never)
public func appendWithRoom<M: WireBlockMessage>(_ message: M, to output: inout WireBuffer) {
  output.reserve(message.encodedSize)
  var writer = output.writer()
  let isWritten: Void? = try? message.write(to: &writer)
  precondition(isWritten != nil, "a message is larger than it said")
  output.end(writer)
}

extension WireBuffer {
  /// The room there is, for a message. `end` makes what was written content.
  @inlinable @inline(__always)
  @_lifetime(immortal)
  public func writer() -> WireWriter {
    // Only code that has the buffer to itself until `end` calls this: `encode`, here and generated.
    WireWriter(unsafeStart: base + used, end: base + room)
  }

  /// Ends a message that `writer` got room for.
  @inlinable @inline(__always)
  public mutating func end(_ writer: borrowing WireWriter) {
    let count = writer.next - base
    precondition(count >= used && count <= room, "the writer is not of this buffer")
    used = count
  }
}

// MARK: Lengths

extension WireWriter {
  /// Appends one byte.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func append(_ byte: UInt8) throws(NoRoom) {
    try checkRoom(1)
    next.storeBytes(of: byte, as: UInt8.self)
    next += 1
  }

  /// Appends `value` as a varint.
  ///
  /// - Precondition: `0 <= value < 2^32`.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func append(varint value: Int) throws(NoRoom) {
    precondition(value >= 0 && value <= WireLimits.standard.maximumVarint, "no length is \(value)")
    try checkRoom(WireBuffer.varintSize(value))
    next = Self.storeVarint(value, next)
  }

  /// Writes `value` as a varint where there is room for it; the end of what was written.
  @inlinable @inline(__always)
  static func storeVarint(
    _ value: Int, _ start: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var rest = value
    var next = start
    while _slowPath(UInt(bitPattern: rest) >= 0x80) {
      next.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, as: UInt8.self)
      rest >>= 7
      next += 1
    }
    next.storeBytes(of: UInt8(truncatingIfNeeded: rest), as: UInt8.self)
    return next + 1
  }

  /// Opens a value that is preceded by its length: one byte is set aside for the varint, which is
  /// enough below 128 B; `endLength` moves the value when it is longer.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  mutating func beginLength() throws(NoRoom) -> UnsafeMutableRawPointer {
    try append(0 as UInt8)
    return next
  }

  /// Writes the length of what was appended since `beginLength` returned `start`.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  mutating func endLength(_ start: UnsafeMutableRawPointer) throws(NoRoom) {
    let length = next - start
    if length < 0x80 {
      // The byte that `beginLength` set aside.
      (start - 1).storeBytes(of: UInt8(truncatingIfNeeded: length), as: UInt8.self)
    } else {
      try checkRoom(WireBuffer.varintSize(length) &- 1)
      next = Self.widenLength(start, length)
    }
  }

  /// Moves the `length` bytes at `value` behind their varint; the end of them.
  @usableFromInline @inline(never)
  static func widenLength(
    _ value: UnsafeMutableRawPointer, _ length: Int
  ) -> UnsafeMutableRawPointer {
    // In front of the value is the byte set aside, behind it the room for the rest of the varint.
    let moved = value - 1 + WireBuffer.varintSize(length)
    moved.copyMemory(from: value, byteCount: length)
    _ = storeVarint(length, value - 1)
    return moved + length
  }
}

// MARK: Strings and bytes

extension WireWriter {
  /// Appends a string with its length.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func appendString(_ text: String) throws(NoRoom) {
    next = try Self.written(Self.store(text, next, end))
  }

  /// Appends a string that may be absent: 0 when it is, else its length + 1.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func appendOptionalString(_ text: String?) throws(NoRoom) {
    guard let text else { return try append(0 as UInt8) }
    next = try Self.written(Self.storePresent(text, next, end))
  }

  /// Appends bytes with their length.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func appendBytes(_ bytes: [UInt8]) throws(NoRoom) {
    let done = bytes.withUnsafeBytes { Self.storeLong($0.baseAddress, $0.count, 0, next, end) }
    next = try Self.written(done)
  }

  /// Appends bytes that may be absent: 0 when they are, else their length + 1.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func appendOptionalBytes(_ bytes: [UInt8]?) throws(NoRoom) {
    guard let bytes else { return try append(0 as UInt8) }
    let done = bytes.withUnsafeBytes { Self.storeLong($0.baseAddress, $0.count, 1, next, end) }
    next = try Self.written(done)
  }

  /// The end of what was written.
  @inlinable @inline(__always)
  static func written(
    _ end: UnsafeMutableRawPointer?
  ) throws(NoRoom) -> UnsafeMutableRawPointer {
    guard let end else { throw NoRoom() }
    return end
  }

  // The functions below write at `start` and return the end of what was written; nil, and nothing
  // that counts is written, when that is behind `end`. They release nothing, which the optimiser
  // cannot see: so that a string need not be retained for them.

  /// Writes the length and the UTF-8 of `text`.
  @usableFromInline @inline(never) @_effects(releasenone)
  static func store(
    _ text: String, _ start: UnsafeMutableRawPointer, _ end: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer? {
    store(text, 0, start, end)
  }

  /// Writes the length + 1 and the UTF-8 of `text`.
  @usableFromInline @inline(never) @_effects(releasenone)
  static func storePresent(
    _ text: String, _ start: UnsafeMutableRawPointer, _ end: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer? {
    store(text, 1, start, end)
  }

  @inline(__always)
  static func store(
    _ text: String, _ extra: Int, _ start: UnsafeMutableRawPointer,
    _ end: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer? {
    let done = text.utf8.withContiguousStorageIfAvailable { bytes -> UnsafeMutableRawPointer? in
      let count = bytes.count
      guard count <= 32, count < end - start, let source = UnsafeRawPointer(bytes.baseAddress)
      else { return storeLong(bytes.baseAddress, count, extra, start, end) }
      start.storeBytes(of: UInt8(truncatingIfNeeded: count &+ extra), as: UInt8.self)
      copyShort(source, count, to: start + 1)
      return start + 1 + count
    }
    // Bridged strings have no contiguous bytes; there are none on Linux.
    return done ?? storeUncommon(text, extra, start, end)
  }

  @inline(never)
  static func storeUncommon(
    _ text: String, _ extra: Int, _ start: UnsafeMutableRawPointer,
    _ end: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer? {
    Array(text.utf8).withUnsafeBytes { storeLong($0.baseAddress, $0.count, extra, start, end) }
  }

  /// Copies at most 32 bytes without a call. A string of up to 15 bytes has just been put on the
  /// stack in two words: no load crosses them, which would have to wait for both stores.
  @inline(__always)
  static func copyShort(
    _ source: UnsafeRawPointer, _ count: Int, to target: UnsafeMutableRawPointer
  ) {
    typealias Wide = SIMD16<UInt8>
    if count >= 16 {
      let last = count &- 16
      let head = source.loadUnaligned(as: Wide.self)
      let rest = source.loadUnaligned(fromByteOffset: last, as: Wide.self)
      target.storeBytes(of: head, as: Wide.self)
      target.storeBytes(of: rest, toByteOffset: last, as: Wide.self)
      return
    }
    var offset = 0
    if count & 8 != 0 {
      target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
      offset = 8
    }
    if count & 4 != 0 {
      let word = source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
      target.storeBytes(of: word, toByteOffset: offset, as: UInt32.self)
      offset |= 4
    }
    if count & 2 != 0 {
      let word = source.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
      target.storeBytes(of: word, toByteOffset: offset, as: UInt16.self)
      offset |= 2
    }
    if count & 1 != 0 {
      let byte = source.load(fromByteOffset: offset, as: UInt8.self)
      target.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
    }
  }

  /// Writes `count`, plus `extra`, and as many bytes.
  @usableFromInline @inline(never)
  static func storeLong(
    _ source: UnsafeRawPointer?, _ count: Int, _ extra: Int, _ start: UnsafeMutableRawPointer,
    _ end: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer? {
    guard WireBuffer.varintSize(count &+ extra) &+ count <= end - start else { return nil }
    let next = storeVarint(count &+ extra, start)
    if let source { next.copyMemory(from: source, byteCount: count) }
    return next + count
  }

  /// Appends a list of strings.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func appendStrings(_ list: [String]) throws(NoRoom) {
    next = try Self.written(Self.store(list, next, end))
  }

  /// Writes the count of `list` and its strings.
  @usableFromInline @inline(never) @_effects(releasenone)
  static func store(
    _ list: [String], _ start: UnsafeMutableRawPointer, _ end: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer? {
    // A span lends its elements: no string is retained.
    let strings = list.span
    guard WireBuffer.varintSize(strings.count) <= end - start else { return nil }
    var next = storeVarint(strings.count, start)
    for index in strings.indices {
      guard let done = store(strings[index], next, end) else { return nil }
      next = done
    }
    return next
  }
}

// MARK: Messages and lists

extension WireWriter {
  /// Appends a message with its length.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func appendNested<M: WireBlockMessage>(_ message: M) throws(NoRoom) {
    let start = try beginLength()
    try message.write(to: &self)
    try endLength(start)
  }

  /// Appends a message that may be absent: length 0 when it is.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func appendOptionalNested<M: WireBlockMessage>(_ message: M?) throws(NoRoom) {
    guard let message else { return try append(0 as UInt8) }
    try appendNested(message)
  }

  /// Appends case `number` of a union with its message.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func appendCase<M: WireBlockMessage>(
    _ number: UInt32, _ message: M
  ) throws(NoRoom) {
    try append(varint: Int(number))
    try appendNested(message)
  }

  /// Appends a case that was not known when it was received. Its content was not kept, so a
  /// receiver that knows the case refuses it.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func appendUnknownCase(_ number: UInt32) throws(NoRoom) {
    try append(varint: Int(number))
    if number != 0 { try append(0 as UInt8) }
  }

  /// Appends a list of fixed-size values.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  public mutating func appendList<T: WireFixed>(_ list: [T]) throws(NoRoom) {
    let size = T.wireSize
    try checkRoom(WireBuffer.varintSize(list.count) &+ list.count &* size)
    next = Self.storeVarint(list.count, next)
    let elements = list.span
    for index in elements.indices {
      // Inside the room checked above; a span of constant size needs no check at run time.
      var slot = MutableRawSpan(_unsafeStart: next, byteCount: size)
      elements[index].store(into: &slot, at: 0)
      next += size
    }
  }

  /// Appends a list of byte strings.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func appendByteStrings(_ list: [[UInt8]]) throws(NoRoom) {
    try append(varint: list.count)
    let elements = list.span
    for index in elements.indices { try appendBytes(elements[index]) }
  }

  /// Appends a list of messages: the blocks side by side, then the tails.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func appendMessages<M: WireBlockMessage>(_ list: [M]) throws(NoRoom) {
    try append(varint: list.count)
    if list.isEmpty { return }
    let elements = list.span
    // Of every element, the block and at least one byte for the length of its tail.
    try checkRoom(3 &+ elements.count &* (M.blockSize &+ 1))
    let size = UInt16(truncatingIfNeeded: M.blockSize)
    next.storeBytes(of: size.littleEndian, as: UInt16.self)
    next += 2
    for index in elements.indices {
      // Inside the room made above; a span of constant size needs no check at run time.
      var block = MutableRawSpan(_unsafeStart: next, byteCount: M.blockSize)
      elements[index].encodeBlock(into: &block, at: 0)
      next += M.blockSize
    }
    let tails = try beginLength()
    for index in elements.indices {
      let tail = try beginLength()
      try elements[index].encodeTail(into: &self)
      try endLength(tail)
    }
    try endLength(tails)
  }

  /// Appends a map.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func appendMap<Entry>(_ map: WireMap<Entry>) throws(NoRoom) {
    try appendMessages(map.entries)
  }

  /// Appends a list of unions.
  @inlinable
  @_lifetime(self: copy self)
  public mutating func appendUnions<U: WireUnion>(_ list: [U]) throws(NoRoom) {
    try append(varint: list.count)
    let elements = list.span
    for index in elements.indices { try elements[index].write(to: &self) }
  }
}
