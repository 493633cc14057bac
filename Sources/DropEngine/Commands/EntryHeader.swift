import Basics

/// Who asked for an entry, as the edge of the log has established it: never as a request says.
///
/// Data beside a command. Who asked decides nothing and is in no row: an engine decides the same for other callers, and
/// for none. What the edge has verified may decide: see ``attested``. It is in the entry's bytes, and so in the hash of
/// its record. What the log does by itself has none, nor has anything where callers are not asked who they are.
///
/// Made once for a call, however many commands come by it; immutable, and safe on any thread. On the heap, so that
/// commands stay as small as they are.
public final class EntryHeader: Sendable {
  /// Bytes of a caller's name, in UTF-8.
  public static let callerBytes = 64
  /// Bytes of a role, in UTF-8.
  public static let roleBytes = 32

  /// The caller, by the name that its operator has given it: 1 to ``callerBytes`` bytes, or none, where a key is attested.
  public let caller: String
  /// The role by which it was let in, as the schemas name it: up to ``roleBytes`` bytes, empty where none was asked for.
  public let role: String
  /// The W3C trace that the call belongs to, as 16 bytes; `.none` for a call of no trace.
  public let trace: Key128
  /// The device's key, as its SHA-256 digest, with which the edge has found signed what the entry asks for; nil for
  /// none. The one fact of a header that a rule asks for.
  public let attested: Digest256?

  /// A header; nil without a name. Name and role that are longer than there is room for are cut.
  public init?(caller: String, role: String, trace: Key128 = .none) {
    if caller.isEmpty { return nil }
    let name = caller.cut(toBytes: Self.callerBytes)
    // A first character that alone is longer than the room there is.
    if name.isEmpty { return nil }
    self.caller = name
    self.role = role.cut(toBytes: Self.roleBytes)
    self.trace = trace
    attested = nil
  }

  /// What a header says, and that the edge has found a signature by this key on what the entry asks for.
  public init(_ header: EntryHeader?, attesting key: Digest256) {
    caller = header?.caller ?? ""
    role = header?.role ?? ""
    trace = header?.trace ?? .none
    attested = key
  }

  /// The same without anybody: what is left is what decides; nil for nothing.
  public var withoutCaller: EntryHeader? { attested.map { EntryHeader(nil, attesting: $0) } }

  /// What the journal says, whose bounds have been looked at.
  init(stored caller: String, role: String, trace: Key128, attested: Digest256?) {
    self.caller = caller
    self.role = role
    self.trace = trace
    self.attested = attested
  }

  /// The trace as `traceparent` has it, 32 hexadecimal digits; empty for a call of no trace.
  public var traceText: String { trace.isNone ? "" : "\(trace)" }
}

extension EntryHeader: Equatable {
  public static func == (left: EntryHeader, right: EntryHeader) -> Bool {
    left === right
      || left.caller == right.caller && left.role == right.role && left.trace == right.trace
        && left.attested == right.attested
  }
}

extension EntryHeader: CustomStringConvertible {
  /// `ops as operator`, and the trace.
  public var description: String {
    let name = caller.isEmpty ? "nobody" : caller
    return (role.isEmpty ? name : "\(name) as \(role)")
      + (trace.isNone ? "" : ", trace \(traceText)") + (attested == nil ? "" : ", attested")
  }
}
