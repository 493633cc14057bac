/// The id of the trace that a call belongs to, as its client says by `traceparent`: W3C Trace Context, level 1.
///
/// Read from the call's fields whether the program traces or not. What a client says of it is not proven by anything:
/// it is for finding a call again, not for deciding by.
public struct TraceID: Sendable, Hashable {
  /// Its first eight bytes.
  public let high: UInt64
  /// Its last eight bytes.
  public let low: UInt64

  /// Bytes of a `traceparent` of version 00: version, trace, span, flags, with hyphens between.
  private static let fieldBytes = 55
  private static let hyphen: UInt8 = 0x2D

  /// The trace of a `traceparent`; nil when it is none: of a form that is not known, in capital letters, or with an id
  /// of zeros. Of versions that are newer than 00 the first four parts count.
  public init?(traceparent field: UnsafeRawBufferPointer) {
    guard field.count >= Self.fieldBytes,
      [2, 35, 52].allSatisfy({ field[$0] == Self.hyphen }),
      let version = Self.number(field[0..<2]), version != 0xFF,
      field.count == Self.fieldBytes
        || version > 0 && field[Self.fieldBytes] == Self.hyphen,
      let high = Self.number(field[3..<19]), let low = Self.number(field[19..<35]), high | low != 0,
      let span = Self.number(field[36..<52]), span != 0, Self.number(field[53..<55]) != nil
    else { return nil }
    self.high = high
    self.low = low
  }

  /// The trace of a text like `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01`.
  public init?(traceparent text: String) {
    var text = text
    guard let id = text.withUTF8({ Self(traceparent: UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = id
  }

  /// Up to sixteen hexadecimal digits in small letters.
  private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> UInt64? {
    var number: UInt64 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: number = number << 4 | UInt64(digit - 0x30)
      case 0x61...0x66: number = number << 4 | UInt64(digit - 0x57)
      default: return nil
      }
    }
    return number
  }
}

extension ServerContext {
  /// The trace that the client says the call belongs to; nil when it says none, or more than one.
  public var traceID: TraceID? {
    var found: TraceID?
    var count = 0
    call.pointee.headers.forEach { name, value in
      guard name.elementsEqual("traceparent".utf8) else { return }
      count += 1
      found = TraceID(traceparent: value)
    }
    return count == 1 ? found : nil
  }
}
