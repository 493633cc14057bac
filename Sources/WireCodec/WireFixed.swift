/// A value of a fixed size: what fits in a slot. Scalars, enums, structs and fixed-size text.
public protocol WireFixed: Sendable {
  /// Bytes of the slot.
  static var wireSize: Int { get }

  /// Reads the slot at `offset`.
  ///
  /// - Precondition: the slot is inside `block`.
  init(block: RawSpan, at offset: Int) throws(WireError)

  /// Writes every byte of the slot at `offset`.
  ///
  /// - Precondition: the slot is inside `block`.
  func store(into block: inout MutableRawSpan, at offset: Int)
}

extension RawSpan {
  /// The byte at `offset`, which is inside.
  @inlinable @inline(__always)
  public func byte(at offset: Int) -> UInt8 {
    // Every bit pattern is a byte; the load checks the bounds.
    unsafeLoadUnaligned(fromByteOffset: offset, as: UInt8.self)
  }

  /// The slot at `offset`, with the field's name in an error.
  @inlinable @inline(__always)
  public func load<T: WireFixed>(
    _ type: T.Type = T.self, at offset: Int, field: StaticString
  ) throws(WireError) -> T {
    do throws(WireError) {
      return try T(block: self, at: offset)
    } catch {
      throw error.inside(field)
    }
  }

  /// The slot of an optional field at `offset`: its value when present, else zeros.
  @inlinable @inline(__always)
  public func loadOptional<T: WireFixed>(
    _ type: T.Type = T.self, at offset: Int, if isPresent: Bool, field: StaticString
  ) throws(WireError) -> T? {
    if isPresent { return try load(at: offset, field: field) }
    try checkAbsent(at: offset, size: T.wireSize, field: field)
    return nil
  }

  /// Checks that the slot of an absent field holds zeros, as the canonical form asks.
  @inlinable @inline(__always)
  public func checkAbsent(at offset: Int, size: Int, field: StaticString) throws(WireError) {
    var rest = size
    var next = offset
    var bits: UInt64 = 0
    while rest >= 8 {
      bits |= UInt64(block: self, at: next)
      next &+= 8
      rest &-= 8
    }
    while rest > 0 {
      bits |= UInt64(byte(at: next))
      next &+= 1
      rest &-= 1
    }
    if bits != 0 { throw WireError(.nonzeroAbsent, field: field) }
  }
}

extension MutableRawSpan {
  /// Writes the slot of an optional field at `offset`: its value, or zeros when it is absent.
  @inlinable @inline(__always)
  public mutating func storeOptional<T: WireFixed>(_ value: T?, at offset: Int) {
    if let value {
      value.store(into: &self, at: offset)
    } else {
      storeZeros(at: offset, count: T.wireSize)
    }
  }

  /// Writes `count` zeros: retired and absent slots.
  @inlinable @inline(__always)
  public mutating func storeZeros(at offset: Int, count: Int) {
    var rest = count
    var next = offset
    while rest >= 8 {
      storeBytes(of: 0, toByteOffset: next, as: UInt64.self)
      next &+= 8
      rest &-= 8
    }
    while rest > 0 {
      storeBytes(of: 0, toByteOffset: next, as: UInt8.self)
      next &+= 1
      rest &-= 1
    }
  }
}

// MARK: Scalars

extension FixedWidthInteger where Self: BitwiseCopyable {
  @inlinable public static var wireSize: Int { MemoryLayout<Self>.size }

  @inlinable @inline(__always)
  public init(block: RawSpan, at offset: Int) {
    // Every bit pattern is an integer; the load checks the bounds.
    self = Self(littleEndian: block.unsafeLoadUnaligned(fromByteOffset: offset, as: Self.self))
  }

  @inlinable @inline(__always)
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    block.storeBytes(of: littleEndian, toByteOffset: offset, as: Self.self)
  }
}

extension UInt8: WireFixed {}
extension UInt16: WireFixed {}
extension UInt32: WireFixed {}
extension UInt64: WireFixed {}
extension Int32: WireFixed {}
extension Int64: WireFixed {}

extension Bool: WireFixed {
  @inlinable public static var wireSize: Int { 1 }

  @inlinable @inline(__always)
  public init(block: RawSpan, at offset: Int) throws(WireError) {
    let byte = block.byte(at: offset)
    guard byte <= 1 else { throw WireError(.invalidBool(byte)) }
    self = byte == 1
  }

  @inlinable @inline(__always)
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    block.storeBytes(of: self ? 1 : 0, toByteOffset: offset, as: UInt8.self)
  }
}

extension Double: WireFixed {
  @inlinable public static var wireSize: Int { 8 }

  @inlinable @inline(__always)
  public init(block: RawSpan, at offset: Int) {
    self = Double(bitPattern: UInt64(block: block, at: offset))
  }

  @inlinable @inline(__always)
  public func store(into block: inout MutableRawSpan, at offset: Int) {
    bitPattern.store(into: &block, at: offset)
  }
}
