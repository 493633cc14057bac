/// A growable byte buffer with one owner: what codecs append to and sockets write from.
///
/// It is not copyable, so its bytes have one address and nobody else writes them. Growing doubles
/// the capacity. Not synchronised: one thread at a time, which ownership enforces.
@frozen
public struct WireBuffer: ~Copyable {
  // Owned: allocated and freed by this value alone, and valid for `capacity` bytes, of which the
  // first `count` are initialised.
  @usableFromInline var base: UnsafeMutableRawPointer
  @usableFromInline var used: Int
  @usableFromInline var room: Int

  /// - Parameter minimumCapacity: bytes that can be appended before the buffer grows.
  @inlinable
  public init(minimumCapacity: Int = 0) {
    room = max(minimumCapacity, 64)
    used = 0
    base = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 16)
  }

  @inlinable
  deinit {
    base.deallocate()
  }

  /// Bytes appended and not removed.
  @inlinable public var count: Int { used }

  /// Bytes that fit before the buffer grows.
  @inlinable public var capacity: Int { room }

  /// True when nothing was appended.
  @inlinable public var isEmpty: Bool { used == 0 }

  /// Makes room for `extra` more bytes.
  @inlinable
  public mutating func reserve(_ extra: Int) {
    if _slowPath(room &- used < extra) { Self.grow(&self, extra) }
  }

  /// As the method of that name. A parameter leaves the register alone that `self` is passed in, so
  /// that code which calls this hardly ever need not save it.
  @usableFromInline @inline(never)
  static func grow(_ buffer: inout WireBuffer, _ extra: Int) { buffer.grow(extra) }

  mutating func grow(_ extra: Int) {
    precondition(extra >= 0 && extra < Int.max / 4, "a buffer cannot grow by \(extra) bytes")
    let newRoom = max(room * 2, used + extra)
    let newBase = UnsafeMutableRawPointer.allocate(byteCount: newRoom, alignment: 16)
    newBase.copyMemory(from: base, byteCount: used)
    base.deallocate()
    base = newBase
    room = newRoom
  }

  /// Forgets the content.
  ///
  /// - Parameter keepingCapacity: false gives the memory back as well.
  @inlinable
  public mutating func removeAll(keepingCapacity: Bool = false) {
    used = 0
    guard !keepingCapacity else { return }
    base.deallocate()
    room = 64
    base = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 16)
  }

  /// Removes the first `amount` bytes and moves the rest to the front: after a partial write.
  ///
  /// - Precondition: `0 <= amount <= count`.
  @inlinable
  public mutating func removeFirst(_ amount: Int) {
    precondition(amount >= 0 && amount <= used, "cannot remove more than there is")
    base.copyMemory(from: base + amount, byteCount: used - amount)
    used -= amount
  }

  /// Removes everything after the first `length` bytes.
  ///
  /// - Precondition: `0 <= length <= count`.
  @inlinable
  public mutating func truncate(to length: Int) {
    precondition(length >= 0 && length <= used, "cannot truncate to more than there is")
    used = length
  }

  /// The content, for as long as the buffer is not changed.
  @inlinable
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    borrowing get {
      let span = RawSpan(_unsafeStart: UnsafeRawPointer(base), byteCount: used)
      // The buffer owns the memory and cannot change while it is borrowed.
      return _overrideLifetime(span, borrowing: self)
    }
  }

  /// Calls `body` with the content. The pointer is valid only inside.
  @inlinable
  public func withUnsafeBytes<R: ~Copyable, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeRawBufferPointer(start: base, count: used))
  }

  /// Calls `body` with the content, which it may change. The pointer is valid only inside.
  @inlinable
  public mutating func withUnsafeMutableBytes<R: ~Copyable, E: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeMutableRawBufferPointer(start: base, count: used))
  }

  /// A copy of the content.
  @inlinable
  public func copyBytes() -> [UInt8] {
    [UInt8](UnsafeRawBufferPointer(start: base, count: used))
  }
}

// Sound: the memory has one owner, as the type is not copyable, and no pointer outlives a call.
extension WireBuffer: @unchecked Sendable {}

// MARK: Appending

extension WireBuffer {
  /// Appends `size` bytes that the caller fills in; they hold garbage until then.
  @inlinable
  @_lifetime(&self)
  public mutating func appendUninitialized(_ size: Int) -> MutableRawSpan {
    if _slowPath(room &- used < size) { Self.grow(&self, size) }
    let start = used
    used = start &+ size
    let span = MutableRawSpan(_unsafeStart: base + start, byteCount: size)
    // The bytes [start, start + size) were reserved above; the buffer is inaccessible meanwhile.
    return _overrideLifetime(span, mutating: &self)
  }

  /// Appends `size` zeros.
  @inlinable
  public mutating func appendZeros(_ size: Int) {
    if _slowPath(room &- used < size) { Self.grow(&self, size) }
    (base + used).initializeMemory(as: UInt8.self, repeating: 0, count: size)
    used &+= size
  }

  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    if _slowPath(room == used) { Self.grow(&self, 1) }
    base.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
    used &+= 1
  }

  /// Appends an integer, least significant byte first.
  @inlinable
  public mutating func append<T: FixedWidthInteger & BitwiseCopyable>(littleEndian value: T) {
    if _slowPath(room &- used < MemoryLayout<T>.size) { Self.grow(&self, MemoryLayout<T>.size) }
    base.storeBytes(of: value.littleEndian, toByteOffset: used, as: T.self)
    used &+= MemoryLayout<T>.size
  }

  /// Appends an integer, most significant byte first.
  @inlinable
  public mutating func append<T: FixedWidthInteger & BitwiseCopyable>(bigEndian value: T) {
    append(littleEndian: value.byteSwapped)
  }

  /// Appends the bytes.
  @inlinable
  public mutating func append(_ bytes: RawSpan) {
    bytes.withUnsafeBytes { append(copying: $0) }
  }

  /// Appends the bytes.
  @inlinable
  public mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append(copying: $0) }
  }

  /// Appends the bytes.
  @inlinable
  public mutating func append(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { append(copying: $0) }
  }

  /// Appends a copy of what `source` points at.
  @inlinable
  public mutating func append(copying source: UnsafeRawBufferPointer) {
    let size = source.count
    guard size > 0, let start = source.baseAddress else { return }
    if _slowPath(room &- used < size) { Self.grow(&self, size) }
    (base + used).copyMemory(from: start, byteCount: size)
    used &+= size
  }

  /// Appends the UTF-8 of `text`, without a length.
  @inlinable
  public mutating func append(utf8 text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable {
      append(copying: UnsafeRawBufferPointer($0))
    }
    // Bridged strings only; there are none on Linux.
    if done == nil { for byte in text.utf8 { append(byte) } }
  }
}

// MARK: Overwriting

extension WireBuffer {
  /// Replaces bytes that were appended before: length prefixes written after the body.
  ///
  /// - Precondition: `offset` and the end of the value are inside the content.
  @inlinable
  public mutating func overwrite(at offset: Int, with byte: UInt8) {
    precondition(offset >= 0 && offset < used, "overwriting outside the content")
    base.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
  }

  /// Replaces an integer that was appended before, least significant byte first.
  @inlinable
  public mutating func overwrite<T: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, littleEndian value: T
  ) {
    precondition(
      offset >= 0 && offset <= used && used &- offset >= MemoryLayout<T>.size,
      "overwriting outside the content")
    base.storeBytes(of: value.littleEndian, toByteOffset: offset, as: T.self)
  }

  /// Replaces an integer that was appended before, most significant byte first.
  @inlinable
  public mutating func overwrite<T: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, bigEndian value: T
  ) {
    overwrite(at: offset, littleEndian: value.byteSwapped)
  }
}
