// Fields as generated code writes them. A tag is the number shifted left by three with the wire
// type below, and known when the code is generated.

extension WireBuffer {
  /// Bytes of the 64 bits as a varint: 1 to 10.
  @inlinable
  public static func protoVarintSize(_ value: UInt64) -> Int {
    (70 &- (value | 1).leadingZeroBitCount) / 7
  }

  /// Appends 64 bits as a varint.
  @inlinable
  public mutating func append(protoVarint value: UInt64) {
    if value < 0x80 {
      append(UInt8(truncatingIfNeeded: value))
    } else {
      append(longProtoVarint: value)
    }
  }

  @usableFromInline @inline(never)
  mutating func append(longProtoVarint value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  // MARK: Fields

  /// Appends a field unless its value is the default.
  @inlinable
  public mutating func appendProto<T: ProtoValue>(_ tag: UInt32, _ value: T) {
    if !value.isProtoDefault { appendProtoPresent(tag, value) }
  }

  /// Appends a field whatever its value.
  @inlinable
  public mutating func appendProtoPresent<T: ProtoValue>(_ tag: UInt32, _ value: T) {
    append(protoVarint: UInt64(tag))
    value.appendProtoValue(to: &self)
  }

  /// Appends a field if it is there.
  @inlinable
  public mutating func appendProtoOptional<T: ProtoValue>(_ tag: UInt32, _ value: T?) {
    if let value { appendProtoPresent(tag, value) }
  }

  /// Appends a message unless its encoding is empty.
  @inlinable
  public mutating func appendProtoMessage<T: ProtoMessage>(_ tag: UInt32, _ value: T) {
    // Written and taken back costs less than a size that is not needed.
    let mark = used
    append(protoVarint: UInt64(tag))
    let start = beginLength()
    value.encodeProto(into: &self)
    if used == start { truncate(to: mark) } else { endLength(start) }
  }

  /// Appends a list whose elements have a tag each.
  @inlinable
  public mutating func appendProtoList<T: ProtoValue>(_ tag: UInt32, _ list: [T]) {
    for element in list { appendProtoPresent(tag, element) }
  }

  /// Appends a list whose elements stand side by side.
  @inlinable
  public mutating func appendProtoPacked<T: ProtoValue>(_ tag: UInt32, _ list: [T]) {
    if list.isEmpty { return }
    append(protoVarint: UInt64(tag))
    let start = beginLength()
    for element in list { element.appendProtoValue(to: &self) }
    endLength(start)
  }

  // MARK: Sizes

  /// Bytes `appendProto` takes; the tag has `tag` bytes.
  @inlinable
  public static func protoSize<T: ProtoValue>(_ tag: Int, _ value: T) -> Int {
    value.isProtoDefault ? 0 : tag &+ value.protoValueSize
  }

  /// Bytes `appendProtoPresent` takes.
  @inlinable
  public static func protoPresentSize<T: ProtoValue>(_ tag: Int, _ value: T) -> Int {
    tag &+ value.protoValueSize
  }

  /// Bytes `appendProtoOptional` takes.
  @inlinable
  public static func protoOptionalSize<T: ProtoValue>(_ tag: Int, _ value: T?) -> Int {
    guard let value else { return 0 }
    return tag &+ value.protoValueSize
  }

  /// Bytes `appendProtoMessage` takes.
  @inlinable
  public static func protoMessageSize<T: ProtoMessage>(_ tag: Int, _ value: T) -> Int {
    let size = value.protoSize
    return size == 0 ? 0 : tag &+ delimitedSize(size)
  }

  /// Bytes `appendProtoList` takes.
  @inlinable
  public static func protoListSize<T: ProtoValue>(_ tag: Int, _ list: [T]) -> Int {
    list.reduce(0) { $0 &+ tag &+ $1.protoValueSize }
  }

  /// Bytes `appendProtoPacked` takes.
  @inlinable
  public static func protoPackedSize<T: ProtoValue>(_ tag: Int, _ list: [T]) -> Int {
    if list.isEmpty { return 0 }
    return tag &+ delimitedSize(list.reduce(0) { $0 &+ $1.protoValueSize })
  }
}
