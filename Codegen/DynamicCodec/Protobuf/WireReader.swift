/// Bytes that are no protobuf, or no value of their type.
public struct ProtoFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public let reason: String
  /// The field, such as `orders[3].total`; empty when the message as a whole is wrong.
  public let path: String

  init(_ reason: String, path: String = "") {
    self.reason = reason
    self.path = path
  }

  func inside(_ field: String) -> ProtoFailure {
    ProtoFailure(reason, path: path.isEmpty ? field : "\(field).\(path)")
  }

  public var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}

/// One field's value on the wire.
enum ProtoValue {
  case varint(UInt64)
  case fixed64(UInt64)
  case fixed32(UInt32)
  case bytes(ArraySlice<UInt8>)
}

/// Takes protobuf apart, field by field.
struct ProtoReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Every field of a message in the order of the wire; groups, which nobody writes any more, are left out.
  static func fields(
    _ bytes: ArraySlice<UInt8>
  ) throws(ProtoFailure) -> [(number: Int, value: ProtoValue)] {
    var reader = ProtoReader(bytes)
    var found: [(Int, ProtoValue)] = []
    // Numbers of the groups that are open.
    var groups: [Int] = []
    while !reader.rest.isEmpty {
      let tag = try reader.varint()
      guard tag >> 3 > 0, tag >> 3 < 1 << 29 else { throw ProtoFailure("a field has no number") }
      let number = Int(tag >> 3)
      let value: ProtoValue
      switch tag & 7 {
      case 0: value = .varint(try reader.varint())
      case 1: value = .fixed64(try reader.fixed(8))
      case 2:
        let count = try reader.varint()
        guard count <= UInt64(reader.rest.count) else { throw ProtoFailure("ends too soon") }
        value = .bytes(reader.rest.prefix(Int(count)))
        reader.rest = reader.rest.dropFirst(Int(count))
      case 3:
        guard groups.count < ProtoCodec.depthLimit else { throw ProtoFailure("is too deep") }
        groups.append(number)
        continue
      case 4:
        guard groups.popLast() == number else {
          throw ProtoFailure("a group ends that is not open")
        }
        continue
      case 5: value = .fixed32(UInt32(truncatingIfNeeded: try reader.fixed(4)))
      default: throw ProtoFailure("a field has the wire type \(tag & 7)")
      }
      if groups.isEmpty { found.append((number, value)) }
    }
    guard groups.isEmpty else { throw ProtoFailure("ends within a group") }
    return found
  }

  mutating func varint() throws(ProtoFailure) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      guard let byte = rest.popFirst() else { throw ProtoFailure("ends too soon") }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw ProtoFailure("a number has more than ten bytes")
  }

  mutating func fixed(_ size: Int) throws(ProtoFailure) -> UInt64 {
    guard rest.count >= size else { throw ProtoFailure("ends too soon") }
    var value: UInt64 = 0
    for byte in rest.prefix(size).reversed() { value = value << 8 | UInt64(byte) }
    rest = rest.dropFirst(size)
    return value
  }
}

/// Writes protobuf.
struct ProtoWriter {
  var bytes: [UInt8] = []

  mutating func varint(_ value: UInt64) {
    var value = value
    while value > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(value))
  }

  mutating func fixed(_ value: UInt64, _ size: Int) {
    for index in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index))) }
  }

  mutating func tag(_ number: Int, _ wireType: UInt64) { varint(UInt64(number) << 3 | wireType) }

  mutating func delimited(_ number: Int, _ content: [UInt8]) {
    tag(number, 2)
    varint(UInt64(content.count))
    bytes += content
  }
}
