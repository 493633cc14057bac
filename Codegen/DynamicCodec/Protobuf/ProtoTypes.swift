/// A message type of a protobuf schema.
public struct ProtoMessage: Sendable {
  /// Without a dot in front, `grpc.health.v1.HealthCheckRequest`.
  public let fullName: String
  /// In the order of their declaration.
  public internal(set) var fields: [ProtoField] = []
  /// The generated type of a map's entries.
  let isMapEntry: Bool
}

/// A field of a message.
public struct ProtoField: Sendable {
  /// The types a field can have, by their numbers in descriptors.
  enum Kind: UInt64 {
    case double = 1, float, int64, uint64, int32, fixed64, fixed32, bool, string, group, message
    case bytes, uint32, enumeration, sfixed32, sfixed64, sint32, sint64
  }

  /// As declared, `service_name`.
  public let name: String
  public let number: Int
  /// As JSON has it, `serviceName`.
  public let jsonName: String
  let kind: Kind
  /// Of a message or an enum.
  let typeName: String
  let isRepeated: Bool
  /// Lists of numbers are one field on the wire.
  let isPacked: Bool
  /// Zero differs from absent.
  let hasPresence: Bool
  /// The group of which at most one is set; nil for none, and for the one that `optional` makes.
  let oneof: String?
}

/// An enum type.
public struct ProtoEnum: Sendable {
  public let fullName: String
  public let values: [(name: String, number: Int32)]
}

/// A service, and its methods as a client calls them.
public struct ProtoService: Sendable {
  public let fullName: String
  public let methods: [ProtoMethod]
}

public struct ProtoMethod: Sendable {
  /// Full name of the service.
  public let service: String
  public let name: String
  /// Full names of the message types.
  public let request: String
  public let response: String
  public let streamsRequests: Bool
  public let streamsResponses: Bool
  /// `NO_SIDE_EFFECTS` or `IDEMPOTENT`.
  public let isIdempotent: Bool

  /// `/package.Service/Method`.
  public var path: String { "/\(service)/\(name)" }
  /// `Service/Method`, as a person types it.
  public var shortName: String { "\(ProtoSchema.lastPart(service))/\(name)" }
}

/// The types of a protobuf schema that is known at run time only: what file descriptors declare.
public struct ProtoSchema: Sendable {
  public private(set) var messages: [String: ProtoMessage] = [:]
  public private(set) var enums: [String: ProtoEnum] = [:]
  /// In the order of the files.
  public private(set) var services: [ProtoService] = []
  /// Names of the files that were read, in order, and those that they import.
  public private(set) var files: [String] = []
  public private(set) var imports: [String] = []

  public init() {}

  static func lastPart(_ name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }

  /// Imported files that were not read.
  public var missingFiles: [String] { imports.filter { !files.contains($0) } }

  /// Adds what a serialized `google.protobuf.FileDescriptorProto` declares; a file that was read before
  /// changes nothing.
  public mutating func add(_ file: [UInt8]) throws(ProtoFailure) {
    let fields = try ProtoReader.fields(file[...])
    let name = Self.text(1, fields)
    guard !files.contains(name) else { return }
    files.append(name)
    let package = Self.text(2, fields)
    // "proto3", or "editions", whose defaults are those of proto3 in all that matters here but presence.
    let syntax = Self.text(12, fields)
    for (number, value) in fields {
      guard case .bytes(let bytes) = value else { continue }
      switch number {
      case 3:
        let path = String(decoding: bytes, as: UTF8.self)
        if !imports.contains(path) { imports.append(path) }
      case 4: try message(bytes, in: package, syntax, depth: 0)
      case 5: try enumeration(bytes, in: package)
      case 6: try service(bytes, in: package)
      default: break
      }
    }
  }

  private mutating func message(
    _ bytes: ArraySlice<UInt8>, in scope: String, _ syntax: String, depth: Int
  ) throws(ProtoFailure) {
    guard depth < ProtoCodec.depthLimit else { throw ProtoFailure("types nest too deep") }
    let parts = try ProtoReader.fields(bytes)
    let name = Self.joined(scope, Self.text(1, parts))
    var oneofs: [String] = []
    for case (8, .bytes(let content)) in parts {
      oneofs.append(Self.text(1, try ProtoReader.fields(content)))
    }
    var isEntry = false
    for case (7, .bytes(let options)) in parts {
      isEntry = Self.number(7, try ProtoReader.fields(options)) == 1
    }
    var made = ProtoMessage(fullName: name, isMapEntry: isEntry)
    for case (let number, .bytes(let content)) in parts {
      switch number {
      case 2: if let field = try Self.field(content, oneofs, syntax) { made.fields.append(field) }
      case 3: try message(content, in: name, syntax, depth: depth + 1)
      case 4: try enumeration(content, in: name)
      default: break
      }
    }
    messages[name] = made
  }

  /// Nil for a group, which has no JSON.
  private static func field(
    _ bytes: ArraySlice<UInt8>, _ oneofs: [String], _ syntax: String
  ) throws(ProtoFailure) -> ProtoField? {
    let parts = try ProtoReader.fields(bytes)
    let name = text(1, parts)
    guard let number = number(3, parts), let type = self.number(5, parts),
      let kind = ProtoField.Kind(rawValue: type)
    else { throw ProtoFailure("the field \(name) has no number or no type") }
    guard kind != .group else { return nil }
    let label = self.number(4, parts) ?? 1
    let isSynthetic = self.number(17, parts) == 1
    let oneof = self.number(9, parts).flatMap { index in
      index < UInt64(oneofs.count) ? oneofs[Int(index)] : nil
    }
    var packed = syntax == "proto3" || syntax == "editions"
    for case (8, .bytes(let options)) in parts {
      if let flag = self.number(2, try ProtoReader.fields(options)) { packed = flag == 1 }
    }
    let jsonName = text(10, parts)
    let isNumber = kind != .string && kind != .bytes && kind != .message
    return ProtoField(
      name: name, number: Int(truncatingIfNeeded: number),
      jsonName: jsonName.isEmpty ? lowerCamel(name) : jsonName, kind: kind,
      typeName: String(text(6, parts).drop { $0 == "." }), isRepeated: label == 3,
      isPacked: packed && isNumber,
      hasPresence: kind == .message || oneof != nil || syntax != "proto3",
      oneof: isSynthetic ? nil : oneof)
  }

  private mutating func enumeration(
    _ bytes: ArraySlice<UInt8>, in scope: String
  ) throws(ProtoFailure) {
    let parts = try ProtoReader.fields(bytes)
    let name = Self.joined(scope, Self.text(1, parts))
    var values: [(String, Int32)] = []
    for case (2, .bytes(let content)) in parts {
      let value = try ProtoReader.fields(content)
      values.append(
        (Self.text(1, value), Int32(truncatingIfNeeded: Self.number(2, value) ?? 0)))
    }
    enums[name] = ProtoEnum(fullName: name, values: values)
  }

  private mutating func service(
    _ bytes: ArraySlice<UInt8>, in scope: String
  ) throws(ProtoFailure) {
    let parts = try ProtoReader.fields(bytes)
    let name = Self.joined(scope, Self.text(1, parts))
    var methods: [ProtoMethod] = []
    for case (2, .bytes(let content)) in parts {
      let method = try ProtoReader.fields(content)
      var level: UInt64 = 0
      for case (4, .bytes(let options)) in method {
        level = Self.number(34, try ProtoReader.fields(options)) ?? 0
      }
      methods.append(
        ProtoMethod(
          service: name, name: Self.text(1, method),
          request: String(Self.text(2, method).drop { $0 == "." }),
          response: String(Self.text(3, method).drop { $0 == "." }),
          streamsRequests: Self.number(5, method) == 1,
          streamsResponses: Self.number(6, method) == 1, isIdempotent: level > 0))
    }
    services.append(ProtoService(fullName: name, methods: methods))
  }

  private static func joined(_ scope: String, _ name: String) -> String {
    scope.isEmpty ? name : scope + "." + name
  }

  /// protoc's rule: letters after an underscore are raised, underscores go.
  private static func lowerCamel(_ name: String) -> String {
    var text = ""
    var raises = false
    for letter in name {
      if letter == "_" {
        raises = true
      } else {
        text += raises ? letter.uppercased() : String(letter)
        raises = false
      }
    }
    return text
  }

  private static func text(_ number: Int, _ fields: [(number: Int, value: ProtoValue)]) -> String {
    for case (number, .bytes(let bytes)) in fields {
      return String(decoding: bytes, as: UTF8.self)
    }
    return ""
  }

  private static func number(
    _ number: Int, _ fields: [(number: Int, value: ProtoValue)]
  ) -> UInt64? {
    for case (number, .varint(let value)) in fields { return value }
    return nil
  }
}
