import WireCodec

/// A message that is measured. The functions are not inlined, so that both sides pay for one call
/// and nothing is computed ahead of time.
protocol Subject {
  associatedtype Message: WireMessage
  static var sample: Message { get }
  static func encode(_ value: Message, into output: inout WireBuffer)
  static func encodeByHand(_ value: Message, into base: UnsafeMutableRawPointer) -> Int
  static func encodeFresh(_ value: Message) -> [UInt8]
  static func encodeFreshByHand(_ value: Message) -> [UInt8]
  static func decode(_ bytes: [UInt8], into value: inout Message)
  static func decodeByHand(_ bytes: [UInt8], into value: inout Message)
}

enum MarkerSubject: Subject {
  static let sample = Samples.marker

  @inline(never)
  static func encode(_ value: CueMarker, into output: inout WireBuffer) {
    output.removeAll(keepingCapacity: true)
    value.encode(into: &output)
  }

  @inline(never)
  static func encodeByHand(_ value: CueMarker, into base: UnsafeMutableRawPointer) -> Int {
    HandWritten.encode(value, into: base)
  }

  @inline(never)
  static func encodeFresh(_ value: CueMarker) -> [UInt8] { value.encodedBytes() }

  @inline(never)
  static func encodeFreshByHand(_ value: CueMarker) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 128) { target, count in
      count = target.baseAddress.map { HandWritten.encode(value, into: $0) } ?? 0
    }
  }

  @inline(never)
  static func decode(_ bytes: [UInt8], into value: inout CueMarker) {
    if let decoded = try? CueMarker(bytes: bytes) { value = decoded }
  }

  @inline(never)
  static func decodeByHand(_ bytes: [UInt8], into value: inout CueMarker) {
    if let decoded = bytes.withUnsafeBytes({ HandWritten.decodeMarker($0) }) { value = decoded }
  }
}

enum ReserveSubject: Subject {
  static let sample = Samples.reserve

  @inline(never)
  static func encode(_ value: ReserveUnits, into output: inout WireBuffer) {
    output.removeAll(keepingCapacity: true)
    value.encode(into: &output)
  }

  @inline(never)
  static func encodeByHand(_ value: ReserveUnits, into base: UnsafeMutableRawPointer) -> Int {
    HandWritten.encode(value, into: base)
  }

  @inline(never)
  static func encodeFresh(_ value: ReserveUnits) -> [UInt8] { value.encodedBytes() }

  @inline(never)
  static func encodeFreshByHand(_ value: ReserveUnits) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 128) { target, count in
      count = target.baseAddress.map { HandWritten.encode(value, into: $0) } ?? 0
    }
  }

  @inline(never)
  static func decode(_ bytes: [UInt8], into value: inout ReserveUnits) {
    if let decoded = try? ReserveUnits(bytes: bytes) { value = decoded }
  }

  @inline(never)
  static func decodeByHand(_ bytes: [UInt8], into value: inout ReserveUnits) {
    if let decoded = bytes.withUnsafeBytes({ HandWritten.decodeReserve($0) }) { value = decoded }
  }
}

enum OrderSubject: Subject {
  static let sample = Samples.order

  @inline(never)
  static func encode(_ value: OrderProgress, into output: inout WireBuffer) {
    output.removeAll(keepingCapacity: true)
    value.encode(into: &output)
  }

  @inline(never)
  static func encodeByHand(_ value: OrderProgress, into base: UnsafeMutableRawPointer) -> Int {
    HandWritten.encode(value, into: base)
  }

  @inline(never)
  static func encodeFresh(_ value: OrderProgress) -> [UInt8] { value.encodedBytes() }

  @inline(never)
  static func encodeFreshByHand(_ value: OrderProgress) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 128) { target, count in
      count = target.baseAddress.map { HandWritten.encode(value, into: $0) } ?? 0
    }
  }

  @inline(never)
  static func decode(_ bytes: [UInt8], into value: inout OrderProgress) {
    if let decoded = try? OrderProgress(bytes: bytes) { value = decoded }
  }

  @inline(never)
  static func decodeByHand(_ bytes: [UInt8], into value: inout OrderProgress) {
    if let decoded = bytes.withUnsafeBytes({ HandWritten.decodeOrder($0) }) { value = decoded }
  }
}
