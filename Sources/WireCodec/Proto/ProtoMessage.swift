/// A value with fields of its own in protobuf: generated structs, messages and unions, and the
/// instants and lengths of time that protobuf has messages for.
public protocol ProtoMessage: ProtoValue {
  /// Bytes of the protobuf encoding.
  var protoSize: Int { get }

  /// Appends the protobuf encoding: exactly `protoSize` bytes.
  func encodeProto(into output: inout WireBuffer)

  /// Reads fields until the end, into the value that is there: a field that is read replaces what
  /// it held, or is merged with it when it is a message, a list or a map.
  mutating func mergeProto(from reader: inout ProtoReader) throws(WireError)
}

extension ProtoMessage {
  @inlinable public static var protoWireType: UInt32 { 2 }
  @inlinable public var isProtoDefault: Bool { protoSize == 0 }
  @inlinable public var protoValueSize: Int { WireBuffer.delimitedSize(protoSize) }

  @inlinable
  public func appendProtoValue(to output: inout WireBuffer) {
    let start = output.beginLength()
    encodeProto(into: &output)
    output.endLength(start)
  }

  @inlinable
  public mutating func mergeProtoValue(
    from reader: inout ProtoReader, max: Int
  ) throws(WireError) {
    var inner = ProtoReader(try reader.readDelimited())
    try mergeProto(from: &inner)
  }

  /// Decodes one protobuf message that takes up all of `bytes`.
  @inlinable
  public init(decodingProto bytes: RawSpan) throws(WireError) {
    self.init()
    var reader = ProtoReader(bytes)
    try mergeProto(from: &reader)
  }
}

extension EmptyMessage {
  @inlinable public var protoSize: Int { 0 }

  @inlinable
  public func encodeProto(into output: inout WireBuffer) {}

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 { try reader.skip(tag) }
  }
}

// MARK: Times

/// `google.protobuf.Timestamp` and `Duration` alike: 1 seconds int64, 2 nanos int32.
struct ProtoTime {
  var seconds: Int64
  var nanoseconds: Int32

  var protoSize: Int {
    WireBuffer.protoSize(1, seconds) + WireBuffer.protoSize(1, nanoseconds)
  }

  func encode(into output: inout WireBuffer) {
    output.appendProto(8, seconds)
    output.appendProto(16, nanoseconds)
  }

  @_lifetime(reader: copy reader)
  mutating func merge(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      // The schema's type is one value: errors name its field and nothing inside.
      case 8: try seconds.mergeProtoValue(from: &reader, max: 0)
      case 16: try nanoseconds.mergeProtoValue(from: &reader, max: 0)
      default: try reader.skip(tag)
      }
    }
  }

  /// The microseconds of seconds and `micros`, which are below 2^32.
  func microseconds(_ micros: Int64) throws(WireError) -> Int64 {
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (sum, overflowToo) = whole.addingReportingOverflow(micros)
    if overflow {
      // Just outside before the fraction, inside with it: one second less is inside.
      let (closer, stillOut) = (seconds + (seconds < 0 ? 1 : -1))
        .multipliedReportingOverflow(by: 1_000_000)
      let (rest, out) = closer.addingReportingOverflow(micros + (seconds < 0 ? -1 : 1) * 1_000_000)
      guard !stillOut, !out else { throw WireError(.outOfRange) }
      return rest
    }
    guard !overflowToo else { throw WireError(.outOfRange) }
    return sum
  }
}

extension Timestamp: ProtoMessage {
  /// Nanoseconds are those after the second, also before the epoch.
  var proto: ProtoTime {
    let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    let borrows = remainder < 0
    return ProtoTime(
      seconds: borrows ? quotient - 1 : quotient,
      nanoseconds: Int32((borrows ? remainder + 1_000_000 : remainder) * 1_000))
  }

  @inlinable public var isProtoDefault: Bool { microseconds == 0 }
  public var protoSize: Int { proto.protoSize }
  public func encodeProto(into output: inout WireBuffer) { proto.encode(into: &output) }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    var time = proto
    try time.merge(from: &reader)
    let nanoseconds = Int64(time.nanoseconds)
    let floor = (nanoseconds - (nanoseconds < 0 ? 999 : 0)) / 1_000
    microseconds = try time.microseconds(floor)
  }
}

extension TimeSpan: ProtoMessage {
  var proto: ProtoTime {
    let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return ProtoTime(seconds: quotient, nanoseconds: Int32(remainder * 1_000))
  }

  @inlinable public var isProtoDefault: Bool { microseconds == 0 }
  public var protoSize: Int { proto.protoSize }
  public func encodeProto(into output: inout WireBuffer) { proto.encode(into: &output) }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    var time = proto
    try time.merge(from: &reader)
    microseconds = try time.microseconds(Int64(time.nanoseconds) / 1_000)
  }
}
