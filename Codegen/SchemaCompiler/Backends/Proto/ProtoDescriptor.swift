/// Writes a file as a serialized `google.protobuf.FileDescriptorProto`, byte for byte what protoc
/// writes for the text: fields in the order of their numbers, no source info.
struct ProtoDescriptor {
  /// `google.protobuf.FileDescriptorProto`.
  static func encode(_ file: ProtoFile) -> [UInt8] {
    var writer = ProtoBytes()
    writer.text(1, file.name)
    writer.text(2, file.package)
    for name in file.dependencies { writer.text(3, name) }
    for case .message(let it) in file.declarations { writer.message(4) { encode(it, into: &$0) } }
    for case .enumeration(let it) in file.declarations {
      writer.message(5) { encode(it, into: &$0) }
    }
    for case .service(let it) in file.declarations { writer.message(6) { encode(it, into: &$0) } }
    encode(file.options, into: &writer)
    writer.text(12, "proto3")
    return writer.bytes
  }

  /// `google.protobuf.FileDescriptorSet` of descriptors.
  static func encode(set files: [[UInt8]]) -> [UInt8] {
    var writer = ProtoBytes()
    for file in files { writer.bytes(1, file) }
    return writer.bytes
  }

  private static func encode(_ options: ProtoFileOptions, into writer: inout ProtoBytes) {
    var inner = ProtoBytes()
    for (number, text) in [(1, options.javaPackage), (8, options.javaOuterClass)]
    where !text.isEmpty {
      inner.text(number, text)
    }
    if options.hasJavaFiles { inner.varint(10, 1) }
    if !options.goPackage.isEmpty { inner.text(11, options.goPackage) }
    if options.enablesArenas { inner.varint(31, 1) }
    for (number, text) in [(36, options.objectivePrefix), (37, options.csharpNamespace)]
    where !text.isEmpty {
      inner.text(number, text)
    }
    if !inner.bytes.isEmpty { writer.bytes(8, inner.bytes) }
  }

  // MARK: Messages

  private static func encode(_ message: ProtoMessage, into writer: inout ProtoBytes) {
    // A real oneof comes first, those that stand for the presence of fields follow.
    var oneofs = message.oneof.map { [$0] } ?? []
    writer.text(1, message.about.name)
    for field in message.fields {
      var index = message.oneof == nil ? nil : 0
      if case .optional = field.label {
        index = oneofs.count
        oneofs.append("_" + field.about.name)
      }
      writer.message(2) { encode(field, of: message, oneof: index, into: &$0) }
    }
    for case .message(let it) in message.nested { writer.message(3) { encode(it, into: &$0) } }
    for field in message.fields {
      guard case .map(let key, let value) = field.type else { continue }
      writer.message(3) { encodeEntry(field.about.name, key, value, into: &$0) }
    }
    for case .enumeration(let it) in message.nested {
      writer.message(4) { encode(it, into: &$0) }
    }
    if message.about.deprecated != nil { writer.message(7) { $0.varint(3, 1) } }
    for name in oneofs { writer.message(8) { $0.text(1, name) } }
    for range in message.reserved.ranges {
      writer.message(9) {
        $0.varint(1, range.lowerBound)
        // The end is exclusive here, and inclusive in enums.
        $0.varint(2, range.upperBound + 1)
      }
    }
    for name in message.reserved.names { writer.text(10, name) }
  }

  private static func encode(
    _ field: ProtoField, of message: ProtoMessage, oneof: Int?, into writer: inout ProtoBytes
  ) {
    var isRepeated = false
    if case .repeated = field.label { isRepeated = true }
    if case .map = field.type { isRepeated = true }
    writer.text(1, field.about.name)
    writer.varint(3, field.number)
    writer.varint(4, isRepeated ? 3 : 1)
    switch field.type {
    case .map:
      let entry = ProtoNames.entry(field.about.name)
      encode(.message("\(message.fullName).\(entry)"), into: &writer)
    default: encode(field.type, into: &writer)
    }
    if field.about.deprecated != nil { writer.message(8) { $0.varint(3, 1) } }
    if let oneof { writer.varint(9, oneof) }
    writer.text(10, field.jsonName)
    if case .optional = field.label { writer.varint(17, 1) }
  }

  private static func encode(_ type: ProtoType, into writer: inout ProtoBytes) {
    switch type {
    case .scalar(let scalar): writer.varint(5, scalar.rawValue)
    case .message(let name):
      writer.varint(5, 11)
      writer.text(6, "." + name)
    case .enumeration(let name):
      writer.varint(5, 14)
      writer.text(6, "." + name)
    case .map: break  // Its entry is a message.
    }
  }

  private static func encodeEntry(
    _ name: String, _ key: ProtoScalar, _ value: ProtoType, into writer: inout ProtoBytes
  ) {
    writer.text(1, ProtoNames.entry(name))
    for (number, member, type) in [(1, "key", ProtoType.scalar(key)), (2, "value", value)] {
      writer.message(2) {
        $0.text(1, member)
        $0.varint(3, number)
        $0.varint(4, 1)
        encode(type, into: &$0)
        $0.text(10, member)
      }
    }
    writer.message(7) { $0.varint(7, 1) }
  }

  // MARK: Enums and services

  private static func encode(_ enumeration: ProtoEnum, into writer: inout ProtoBytes) {
    writer.text(1, enumeration.about.name)
    for value in enumeration.values {
      writer.message(2) {
        $0.text(1, value.about.name)
        $0.varint(2, value.number)
        if value.about.deprecated != nil { $0.message(3) { $0.varint(1, 1) } }
      }
    }
    if enumeration.about.deprecated != nil { writer.message(3) { $0.varint(3, 1) } }
    for range in enumeration.reserved.ranges {
      writer.message(4) {
        $0.varint(1, range.lowerBound)
        $0.varint(2, range.upperBound)
      }
    }
    for name in enumeration.reserved.names { writer.text(5, name) }
  }

  private static func encode(_ service: ProtoService, into writer: inout ProtoBytes) {
    writer.text(1, service.about.name)
    for method in service.methods {
      writer.message(2) {
        $0.text(1, method.about.name)
        $0.text(2, "." + method.input)
        $0.text(3, "." + method.output)
        if method.about.deprecated != nil || method.isIdempotent {
          $0.message(4) {
            if method.about.deprecated != nil { $0.varint(33, 1) }
            if method.isIdempotent { $0.varint(34, 2) }
          }
        }
        if method.streamsInput { $0.varint(5, 1) }
        if method.streamsOutput { $0.varint(6, 1) }
      }
    }
    if service.about.deprecated != nil { writer.message(3) { $0.varint(33, 1) } }
  }
}

/// Fields of a message in the protobuf encoding, one after the other.
struct ProtoBytes {
  private(set) var bytes: [UInt8] = []

  private mutating func varint(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func varint(_ number: Int, _ value: Int) {
    varint(number << 3)
    varint(value)
  }

  mutating func bytes(_ number: Int, _ value: [UInt8]) {
    varint(number << 3 | 2)
    varint(value.count)
    bytes += value
  }

  mutating func text(_ number: Int, _ value: String) { bytes(number, Array(value.utf8)) }

  mutating func message(_ number: Int, _ body: (inout ProtoBytes) -> Void) {
    var inner = ProtoBytes()
    body(&inner)
    bytes(number, inner.bytes)
  }
}
