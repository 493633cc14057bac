import WireCodec

// The same three codecs as one would write them by hand for these messages alone, with raw
// pointers: the yardstick the generated code is held against in the same run.

enum HandWritten {
  /// Encodes into `base`, which has room, and returns the size.
  static func encode(_ value: ReserveUnits, into base: UnsafeMutableRawPointer) -> Int {
    base.storeBytes(of: UInt16(46).littleEndian, as: UInt16.self)
    base.storeBytes(of: value.key.high.bigEndian, toByteOffset: 2, as: UInt64.self)
    base.storeBytes(of: value.key.low.bigEndian, toByteOffset: 10, as: UInt64.self)
    base.storeBytes(of: value.buyer.rawValue, toByteOffset: 18, as: UInt64.self)
    base.storeBytes(of: value.drop.rawValue, toByteOffset: 26, as: UInt64.self)
    base.storeBytes(of: value.pool.rawValue, toByteOffset: 34, as: UInt64.self)
    base.storeBytes(of: value.quantity, toByteOffset: 42, as: UInt32.self)
    base.storeBytes(of: value.waitlist ? 1 : 0, toByteOffset: 46, as: UInt8.self)
    base.storeBytes(of: value.source.rawValue, toByteOffset: 47, as: UInt8.self)
    return 48
  }

  static func encode(_ value: OrderProgress, into base: UnsafeMutableRawPointer) -> Int {
    base.storeBytes(of: UInt16(26).littleEndian, as: UInt16.self)
    base.storeBytes(of: value.order.rawValue, toByteOffset: 2, as: UInt64.self)
    base.storeBytes(of: value.revision, toByteOffset: 10, as: UInt64.self)
    base.storeBytes(of: value.step.rawValue, toByteOffset: 18, as: UInt8.self)
    base.storeBytes(of: value.eta.microseconds, toByteOffset: 19, as: Int64.self)
    base.storeBytes(of: value.cause.rawValue, toByteOffset: 27, as: UInt8.self)
    var next = base + 28
    next.storeBytes(of: UInt8(truncatingIfNeeded: value.items.count), as: UInt8.self)
    next += 1
    for item in value.items {
      next.storeBytes(of: item.sku.rawValue, as: UInt64.self)
      next.storeBytes(of: item.quantity, toByteOffset: 8, as: UInt32.self)
      next.storeBytes(of: item.minor, toByteOffset: 12, as: Int64.self)
      next += 20
    }
    return next - base
  }

  static func encode(_ value: CueMarker, into base: UnsafeMutableRawPointer) -> Int {
    base.storeBytes(of: UInt16(45).littleEndian, as: UInt16.self)
    base.storeBytes(of: value.stream.rawValue, toByteOffset: 2, as: UInt64.self)
    base.storeBytes(of: value.sequence, toByteOffset: 10, as: UInt64.self)
    base.storeBytes(of: value.at.microseconds, toByteOffset: 18, as: Int64.self)
    base.storeBytes(of: value.kind.rawValue, toByteOffset: 26, as: UInt8.self)
    let presence: UInt8 = (value.offer == nil ? 0 : 1) | (value.price == nil ? 0 : 2)
    base.storeBytes(of: presence, toByteOffset: 27, as: UInt8.self)
    base.storeBytes(of: value.offer?.rawValue ?? 0, toByteOffset: 28, as: UInt64.self)
    base.storeBytes(of: value.price?.minor ?? 0, toByteOffset: 36, as: Int64.self)
    base.storeBytes(
      of: value.price?.currency ?? FixedText<3>(), toByteOffset: 44, as: FixedText<3>.self)
    var next = string(value.title, base + 47)
    next.storeBytes(of: UInt8(truncatingIfNeeded: value.tags.count), as: UInt8.self)
    next += 1
    for tag in value.tags { next = string(tag, next) }
    return next - base
  }

  private static func string(
    _ text: String, _ base: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    let count = text.utf8.withContiguousStorageIfAvailable { bytes -> Int in
      base.storeBytes(of: UInt8(truncatingIfNeeded: bytes.count), as: UInt8.self)
      if let start = bytes.baseAddress {
        (base + 1).copyMemory(from: start, byteCount: bytes.count)
      }
      return bytes.count
    }
    return base + 1 + (count ?? 0)
  }

  static func decodeReserve(_ bytes: UnsafeRawBufferPointer) -> ReserveUnits? {
    guard bytes.count >= 48, bytes[46] <= 1 else { return nil }
    return ReserveUnits(
      key: UUIDBytes(
        high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt64.self)),
        low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 10, as: UInt64.self))),
      buyer: Identifier(rawValue: bytes.loadUnaligned(fromByteOffset: 18, as: UInt64.self)),
      drop: Identifier(rawValue: bytes.loadUnaligned(fromByteOffset: 26, as: UInt64.self)),
      pool: Identifier(rawValue: bytes.loadUnaligned(fromByteOffset: 34, as: UInt64.self)),
      quantity: bytes.loadUnaligned(fromByteOffset: 42, as: UInt32.self),
      waitlist: bytes[46] == 1, source: CueKind(rawValue: bytes[47]))
  }

  static func decodeOrder(_ bytes: UnsafeRawBufferPointer) -> OrderProgress? {
    guard bytes.count >= 29 else { return nil }
    let count = Int(bytes[28])
    guard bytes.count >= 29 + count * 20 else { return nil }
    var items: [OrderItem] = []
    items.reserveCapacity(count)
    for index in 0..<count {
      let offset = 29 + index * 20
      items.append(
        OrderItem(
          sku: Identifier(rawValue: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
          quantity: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self),
          minor: bytes.loadUnaligned(fromByteOffset: offset + 12, as: Int64.self)))
    }
    return OrderProgress(
      order: Identifier(rawValue: bytes.loadUnaligned(fromByteOffset: 2, as: UInt64.self)),
      revision: bytes.loadUnaligned(fromByteOffset: 10, as: UInt64.self),
      step: OrderStep(rawValue: bytes[18]),
      eta: Timestamp(microseconds: bytes.loadUnaligned(fromByteOffset: 19, as: Int64.self)),
      cause: CueKind(rawValue: bytes[27]), items: items)
  }

  static func decodeMarker(_ bytes: UnsafeRawBufferPointer) -> CueMarker? {
    guard bytes.count >= 49 else { return nil }
    var marker = CueMarker()
    marker.stream = Identifier(rawValue: bytes.loadUnaligned(fromByteOffset: 2, as: UInt64.self))
    marker.sequence = bytes.loadUnaligned(fromByteOffset: 10, as: UInt64.self)
    marker.at = Timestamp(microseconds: bytes.loadUnaligned(fromByteOffset: 18, as: Int64.self))
    marker.kind = CueKind(rawValue: bytes[26])
    if bytes[27] & 1 != 0 {
      marker.offer = Identifier(rawValue: bytes.loadUnaligned(fromByteOffset: 28, as: UInt64.self))
    }
    if bytes[27] & 2 != 0 {
      marker.price = Price(
        minor: bytes.loadUnaligned(fromByteOffset: 36, as: Int64.self),
        currency: bytes.loadUnaligned(fromByteOffset: 44, as: FixedText<3>.self))
    }
    var next = 47
    guard let title = string(bytes, &next) else { return nil }
    marker.title = title
    guard next < bytes.count else { return nil }
    let count = Int(bytes[next])
    next += 1
    marker.tags.reserveCapacity(count)
    for _ in 0..<count {
      guard let tag = string(bytes, &next) else { return nil }
      marker.tags.append(tag)
    }
    return marker
  }

  private static func string(_ bytes: UnsafeRawBufferPointer, _ next: inout Int) -> String? {
    guard next < bytes.count else { return nil }
    let end = next + 1 + Int(bytes[next])
    guard end <= bytes.count else { return nil }
    let span = Span<UInt8>(_unsafeBytes: bytes[next + 1..<end])
    guard let text = try? UTF8Span(validating: span) else { return nil }
    next = end
    return String(copying: text)
  }
}
