public import RPC
public import ServiceContextModule

/// Where in a trace a call stands: the W3C fields `traceparent` and `tracestate`.
///
/// https://www.w3.org/TR/trace-context/, level 1.
public struct TraceContext: Sendable, Equatable {
  /// 32 hexadecimal digits in lower case, not all zero.
  public var traceID: String
  /// The span that made the call: 16 hexadecimal digits in lower case, not all zero.
  public var spanID: String
  /// Bit 0: the caller has recorded the trace.
  public var flags: UInt8
  /// What vendors have added, not looked at here; nil for nothing. At most 512 characters.
  public var state: String?

  /// What a server keeps with a call.
  public enum Key: ContextKey, ServiceContextKey {
    public typealias Value = TraceContext
    public static var nameOverride: String? { "w3c-trace-context" }
  }

  /// Whether the caller has recorded the trace.
  public var isSampled: Bool { flags & 1 == 1 }

  /// Nil when the ids are not of the form.
  public init?(traceID: String, spanID: String, flags: UInt8 = 1, state: String? = nil) {
    guard Self.isID(traceID, 32), Self.isID(spanID, 16) else { return nil }
    self.traceID = traceID
    self.spanID = spanID
    self.flags = flags
    self.state = state.flatMap { $0.isEmpty || $0.utf8.count > 512 ? nil : $0 }
  }

  /// Nil when the text is no `traceparent`; of a version that is not known the first four fields count.
  ///
  /// - Parameter state: `tracestate`; several fields are joined with commas before.
  public init?(traceparent: String, state: String? = nil) {
    let parts = traceparent.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 4, let version = Self.byte(parts[0]), version != 0xFF,
      version > 0 || parts.count == 4, let flags = Self.byte(parts[3])
    else { return nil }
    self.init(
      traceID: String(parts[1]), spanID: String(parts[2]), flags: version == 0 ? flags : flags & 1,
      state: state)
  }

  /// The field as it is sent, in version 00.
  public var traceparent: String {
    let digits = String(flags, radix: 16)
    return "00-\(traceID)-\(spanID)-\(digits.count == 1 ? "0" : "")\(digits)"
  }

  private static func isID(_ text: String, _ count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy(isDigit) && text.utf8.contains { $0 != 0x30 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func byte(_ text: Substring) -> UInt8? {
    text.utf8.count == 2 && text.utf8.allSatisfy(isDigit) ? UInt8(text, radix: 16) : nil
  }
}

extension TraceContext {
  /// Of a call's metadata; nil when it has none, or one that is malformed.
  public init?(_ metadata: Metadata) {
    let parents = metadata.texts(for: "traceparent")
    guard parents.count == 1 else { return nil }
    let states = metadata.texts(for: "tracestate").joined(separator: ",")
    self.init(traceparent: parents[0], state: states)
  }

  /// Puts the fields into a call's metadata, in the place of those there.
  public func inject(into metadata: inout Metadata) {
    metadata.replace("traceparent", with: traceparent)
    metadata.replace("tracestate", with: state)
  }
}

extension ServiceContext {
  /// Where in a trace the running work stands.
  public var traceContext: TraceContext? {
    get { self[TraceContext.Key.self] }
    set { self[TraceContext.Key.self] = newValue }
  }
}
