/// Fields that travel beside the messages of a call: an ordered list in which a name may repeat.
///
/// Names are lower-case ASCII letters, digits, `_`, `-` and `.`. A name that ends in `-bin` carries bytes,
/// any other carries printable ASCII. Names that start with `grpc-` or `:` belong to the protocol.
public struct Metadata: Sendable, Hashable {
  public enum FieldValue: Sendable, Hashable {
    case text(String)
    case binary([UInt8])
  }

  public struct Entry: Sendable, Hashable {
    public let name: String
    public let value: FieldValue
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  public var isEmpty: Bool { entries.isEmpty }

  /// Appends a text field. A name in upper case is lowered.
  public mutating func append(_ text: String, for name: String) throws(MetadataError) {
    let lowered = name.lowercased()
    try Self.check(name: lowered)
    guard !lowered.hasSuffix("-bin") else { throw .textForBinaryName(lowered) }
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 <= 0x7E }) else {
      throw .unprintableText(lowered)
    }
    entries.append(Entry(name: lowered, value: .text(text)))
  }

  /// Appends a field of bytes; its name must end in `-bin`. A name in upper case is lowered.
  public mutating func append(_ bytes: [UInt8], for name: String) throws(MetadataError) {
    let lowered = name.lowercased()
    try Self.check(name: lowered)
    guard lowered.hasSuffix("-bin") else { throw .bytesForTextName(lowered) }
    entries.append(Entry(name: lowered, value: .binary(bytes)))
  }

  /// All of `other`, after what is here.
  public mutating func append(contentsOf other: Metadata) {
    entries.append(contentsOf: other.entries)
  }

  /// The first text of that name.
  public subscript(name: String) -> String? {
    for entry in entries where entry.name == name {
      if case .text(let text) = entry.value { return text }
    }
    return nil
  }

  /// All texts of that name, in order.
  public func texts(for name: String) -> [String] {
    entries.compactMap {
      if $0.name == name, case .text(let text) = $0.value { text } else { nil }
    }
  }

  /// All byte values of that name, in order.
  public func bytes(for name: String) -> [[UInt8]] {
    entries.compactMap {
      if $0.name == name, case .binary(let bytes) = $0.value { bytes } else { nil }
    }
  }

  /// Takes away all fields of that name, in lower case.
  public mutating func removeAll(_ name: String) {
    entries.removeAll { $0.name == name }
  }

  /// Puts a field of bytes in the place of all of that name, which must end in `-bin`.
  mutating func replace(_ name: String, with bytes: [UInt8]) {
    entries.removeAll { $0.name == name }
    entries.append(Entry(name: name, value: .binary(bytes)))
  }

  /// Appends a field of the protocol itself, which must be printable ASCII.
  package mutating func appendProtocolField(_ name: String, _ text: String) {
    entries.append(Entry(name: name, value: .text(text)))
  }

  /// Appends a field as a peer sent it; bytes that are no base64 are dropped.
  mutating func appendReceived(name: String, value: UnsafeRawBufferPointer) {
    guard name.hasSuffix("-bin") else {
      entries.append(Entry(name: name, value: .text(String(decoding: value, as: UTF8.self))))
      return
    }
    // A proxy may have joined repeated fields with commas, so the split comes before the decoding.
    for part in value.split(separator: 0x2C, omittingEmptySubsequences: false) {
      if let bytes = Base64.decode(UnsafeRawBufferPointer(rebasing: part.trimmingSpaces)) {
        entries.append(Entry(name: name, value: .binary(bytes)))
      }
    }
  }

  private static func check(name: String) throws(MetadataError) {
    guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else { throw .badName(name) }
    guard !name.hasPrefix("grpc-") || name == "grpc-status-details-bin" else {
      throw .reservedName(name)
    }
    guard !reserved.contains(name) else { throw .reservedName(name) }
  }

  private static let reserved: [String] = [
    "content-type", "te", "connection", "transfer-encoding", "upgrade", "keep-alive",
    "proxy-connection", "content-length", "host",
  ]

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, 0x5F, 0x2D, 0x2E: true
    default: false
    }
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var trimmingSpaces: Self {
    var part = self
    while part.first == 0x20 { part.removeFirst() }
    while part.last == 0x20 { part.removeLast() }
    return part
  }
}

extension Metadata: ExpressibleByDictionaryLiteral {
  /// Text fields known to be valid: an invalid literal is a programming error and traps.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, text) in elements {
      do throws(MetadataError) {
        try append(text, for: name)
      } catch {
        preconditionFailure("invalid metadata literal: \(error)")
      }
    }
  }
}

/// Why a field cannot be metadata.
public enum MetadataError: Error, Sendable, Equatable {
  case badName(String)
  case reservedName(String)
  case textForBinaryName(String)
  case bytesForTextName(String)
  case unprintableText(String)
}

extension MetadataError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badName(let name):
      "metadata name '\(name)' must be lower-case letters, digits, '_', '-' or '.'"
    case .reservedName(let name): "metadata name '\(name)' belongs to the protocol"
    case .textForBinaryName(let name):
      "metadata '\(name)' ends in -bin and carries bytes, not text"
    case .bytesForTextName(let name):
      "metadata '\(name)' carries bytes: its name must end in -bin"
    case .unprintableText(let name): "metadata '\(name)' must be printable ASCII"
    }
  }
}
