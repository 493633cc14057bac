import WireCodec

/// Finds the full names that a serialized `google.protobuf.FileDescriptorProto` declares.
struct DescriptorScanner {
  private var bytes: ArraySlice<UInt8>

  private init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Types, fields, values of enums, services and methods, with their package. Bytes that are no
  /// descriptor give what could be read of them.
  static func symbols(in file: FileDescriptor) -> [String] {
    let fields = Self.fields(file.bytes[...])
    let package = text(2, in: fields)
    var symbols: [String] = []
    for (number, content) in fields {
      switch number {
      case 4: message(content, in: package, &symbols)
      case 5: enumeration(content, in: package, &symbols)
      case 6: members(2, of: content, in: package, &symbols)
      default: break
      }
    }
    return symbols
  }

  private static func message(
    _ bytes: ArraySlice<UInt8>, in scope: String, _ symbols: inout [String]
  ) {
    let name = members(2, of: bytes, in: scope, &symbols)
    for (number, content) in fields(bytes) {
      // Nesting is as deep as names in the schema have parts.
      if number == 3 { message(content, in: name, &symbols) }
      if number == 4 { enumeration(content, in: name, &symbols) }
    }
  }

  /// Values live beside their enum.
  private static func enumeration(
    _ bytes: ArraySlice<UInt8>, in scope: String, _ symbols: inout [String]
  ) {
    let fields = fields(bytes)
    symbols.append(joined(scope, text(1, in: fields)))
    for (number, content) in fields where number == 2 {
      symbols.append(joined(scope, text(1, in: Self.fields(content))))
    }
  }

  /// Adds a declaration and the members that its field `number` lists; gives the declaration's name.
  @discardableResult
  private static func members(
    _ number: UInt64, of bytes: ArraySlice<UInt8>, in scope: String, _ symbols: inout [String]
  ) -> String {
    let fields = fields(bytes)
    let name = joined(scope, text(1, in: fields))
    symbols.append(name)
    for (field, content) in fields where field == number {
      symbols.append(joined(name, text(1, in: Self.fields(content))))
    }
    return name
  }

  private static func joined(_ scope: String, _ name: String) -> String {
    scope.isEmpty ? name : scope + "." + name
  }

  // MARK: Bytes

  private static func text(
    _ number: UInt64, in fields: [(UInt64, ArraySlice<UInt8>)]
  ) -> String {
    let content = fields.first { $0.0 == number }?.1 ?? []
    return String(decoding: content, as: UTF8.self)
  }

  /// The fields that have a length: texts and messages.
  private static func fields(_ bytes: ArraySlice<UInt8>) -> [(UInt64, ArraySlice<UInt8>)] {
    var scanner = DescriptorScanner(bytes)
    var found: [(UInt64, ArraySlice<UInt8>)] = []
    while let tag = scanner.varint() {
      switch tag & 7 {
      case 0: guard scanner.varint() != nil else { return found }
      case 1: scanner.bytes = scanner.bytes.dropFirst(8)
      case 5: scanner.bytes = scanner.bytes.dropFirst(4)
      case 2:
        guard let count = scanner.varint(), count <= UInt64(scanner.bytes.count) else {
          return found
        }
        found.append((tag >> 3, scanner.bytes.prefix(Int(count))))
        scanner.bytes = scanner.bytes.dropFirst(Int(count))
      default: return found
      }
    }
    return found
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = bytes.popFirst(), shift < 64 {
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
