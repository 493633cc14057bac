import WireCodec

// What is called once per measured call: not inlined, and not generic.

extension CueMarker: Sample {
  @inline(never)
  func measuredEncode(into buffer: inout WireBuffer) {
    buffer.removeAll(keepingCapacity: true)
    encode(into: &buffer)
  }

  @inline(never)
  static func measuredView(_ bytes: [UInt8]) -> Int {
    guard let view = try? WireView<CueMarker>(bytes.span.bytes) else { return 0 }
    return Int(truncatingIfNeeded: view.sequence) &+ Int(view.at.microseconds)
      &+ Int(view.kind.rawValue)
  }
}

extension ReserveUnits: Sample {
  @inline(never)
  func measuredEncode(into buffer: inout WireBuffer) {
    buffer.removeAll(keepingCapacity: true)
    encode(into: &buffer)
  }

  @inline(never)
  static func measuredView(_ bytes: [UInt8]) -> Int {
    guard let view = try? WireView<ReserveUnits>(bytes.span.bytes) else { return 0 }
    return Int(truncatingIfNeeded: view.buyer.rawValue &+ view.pool.rawValue) &+ Int(view.quantity)
  }
}

extension OrderProgress: Sample {
  @inline(never)
  func measuredEncode(into buffer: inout WireBuffer) {
    buffer.removeAll(keepingCapacity: true)
    encode(into: &buffer)
  }

  @inline(never)
  static func measuredView(_ bytes: [UInt8]) -> Int {
    guard let view = try? WireView<OrderProgress>(bytes.span.bytes) else { return 0 }
    return Int(truncatingIfNeeded: view.order.rawValue &+ view.revision) &+ Int(view.step.rawValue)
  }
}

extension Manifest: Sample {
  @inline(never)
  func measuredEncode(into buffer: inout WireBuffer) {
    buffer.removeAll(keepingCapacity: true)
    encode(into: &buffer)
  }

  @inline(never)
  static func measuredView(_ bytes: [UInt8]) -> Int {
    guard let view = try? WireView<Manifest>(bytes.span.bytes) else { return 0 }
    return Int(truncatingIfNeeded: view.order.rawValue)
  }
}

extension Parcel: Sample {
  @inline(never)
  func measuredEncode(into buffer: inout WireBuffer) {
    buffer.removeAll(keepingCapacity: true)
    encode(into: &buffer)
  }

  @inline(never)
  static func measuredView(_ bytes: [UInt8]) -> Int {
    guard let view = try? WireView<Parcel>(bytes.span.bytes) else { return 0 }
    return Int(truncatingIfNeeded: view.id.rawValue)
      &+ ((try? view.withContent { $0.byteCount }) ?? 0)
  }
}
