public import JSONText
import SchemaCompiler

/// Services, methods and types of a protobuf schema by what a person types, and as text to read.
public struct ProtoCatalogue: Sendable {
  private let schema: ProtoSchema

  public init(_ schema: ProtoSchema) { self.schema = schema }

  /// The method that `text` names: `Greeter/SayHello`, with or without the package, in any case of letters.
  public func method(_ text: String) throws(LookupFailure) -> ProtoMethod {
    let path = text.hasPrefix("/") ? text.dropFirst() : text[...]
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw LookupFailure(
        message: "`\(text)` is no method", help: "a method is SERVICE/METHOD; --list shows all")
    }
    let service = try self.service(String(parts[0]))
    let wanted = parts[1].lowercased()
    guard let found = service.methods.first(where: { $0.name.lowercased() == wanted }) else {
      let names = service.methods.map(\.name)
      throw LookupFailure(
        message: "`\(ProtoSchema.lastPart(service.fullName))` has no method `\(parts[1])`",
        help: Suggestion.help(for: String(parts[1]), among: names)
          ?? "its methods are \(names.joined(separator: ", "))")
    }
    return found
  }

  /// The service of that name, with or without its package, in any case of letters.
  public func service(_ name: String) throws(LookupFailure) -> ProtoService {
    let names = schema.services.map(\.fullName)
    guard let found = Self.match(name, names), let index = names.firstIndex(of: found) else {
      throw LookupFailure(
        message: "the server has no service `\(name)`",
        help: Suggestion.help(
          for: ProtoSchema.lastPart(name), among: names.map(ProtoSchema.lastPart))
          ?? "its services are \(names.joined(separator: ", "))")
    }
    return schema.services[index]
  }

  /// The full name that `name` means: itself, or the first that ends with it.
  static func match(_ name: String, _ fullNames: [String]) -> String? {
    let wanted = name.lowercased()
    return fullNames.first { $0.lowercased() == wanted }
      ?? fullNames.first { ProtoSchema.lastPart($0).lowercased() == wanted }
  }

  /// Every method on a line, with its types.
  public func listing() -> String {
    schema.services.map { service in
      "\(service.fullName)\n"
        + Columns.aligned(service.methods.map { ["  " + $0.shortName, signature($0)] })
    }.joined(separator: "\n")
  }

  private func signature(_ method: ProtoMethod) -> String {
    "(\(method.streamsRequests ? "stream " : "")\(ProtoSchema.lastPart(method.request))) -> "
      + "\(method.streamsResponses ? "stream " : "")\(ProtoSchema.lastPart(method.response))"
  }

  /// A type or service as a caller wants to read it.
  public func text(_ name: String) throws(LookupFailure) -> String {
    let messages = schema.messages.keys.sorted().filter { schema.messages[$0]?.isMapEntry == false }
    let enums = schema.enums.keys.sorted()
    let services = schema.services.map(\.fullName)
    guard let found = Self.match(name, services + messages + enums) else {
      throw LookupFailure(
        message: "the server has no type or service `\(name)`",
        help: Suggestion.help(
          for: ProtoSchema.lastPart(name),
          among: (services + messages + enums).map(ProtoSchema.lastPart))
          ?? "--list shows all services")
    }
    if let service = schema.services.first(where: { $0.fullName == found }) {
      return "service \(found)\n"
        + service.methods.map { method in
          "  \(method.name) \(signature(method))\(method.isIdempotent ? "  [idempotent]" : "")\n"
            + "    \(method.shortName) '\(template(method.request, depth: 0).compactText)'\n"
        }.joined(separator: "\n")
    }
    if let message = schema.messages[found] { return text(of: message) }
    let rows = schema.enums[found]?.values.map { ["  \($0.number)", $0.name] } ?? []
    return "enum \(found)\n" + Columns.aligned(rows)
  }

  private func text(of message: ProtoMessage) -> String {
    let rows = message.fields.map { field in
      [
        "  \(field.number)", field.jsonName, typeText(field),
        field.oneof.map { "one of \($0)" } ?? "",
      ]
    }
    return "message \(message.fullName)\n" + Columns.aligned(rows)
      + "\nJSON\n  \(template(message.fullName, depth: 0).compactText)\n"
  }

  private func typeText(_ field: ProtoField) -> String {
    if let entry = schema.messages[field.typeName], entry.isMapEntry, entry.fields.count == 2 {
      return "map<\(typeText(entry.fields[0])), \(typeText(entry.fields[1]))>"
    }
    let name =
      field.typeName.isEmpty
      ? (field.kind == .enumeration ? "enum" : "\(field.kind)")
      : ProtoSchema.lastPart(field.typeName)
    return field.isRepeated ? "repeated \(name)" : name
  }

  /// A value of the type with every field in it, to be changed by hand; of a oneof the first field.
  public func template(_ name: String, depth: Int = 0) -> JSONNode {
    switch WellKnown(rawValue: name) {
    case .timestamp: return JSONNode(.string("1970-01-01T00:00:00Z"))
    case .duration: return JSONNode(.string("0s"))
    case .fieldMask: return JSONNode(.string(""))
    case .list: return JSONNode(.array([]))
    case .value: return JSONNode(.null)
    case .structure, .any: return JSONNode(.object([]))
    case nil: break
    }
    // Types may contain themselves: deeper than this nobody reads.
    guard depth < 4, let type = schema.messages[name] else { return JSONNode(.object([])) }
    if WellKnown.isWrapper(name), let field = type.fields.first { return template(field, depth) }
    var taken: Set<String> = []
    return JSONNode(
      .object(
        type.fields.compactMap { field in
          if let oneof = field.oneof, !taken.insert(oneof).inserted { return nil }
          return JSONMember(field.jsonName, template(field, depth))
        }))
  }

  private func template(_ field: ProtoField, _ depth: Int) -> JSONNode {
    if field.isRepeated {
      if schema.messages[field.typeName]?.isMapEntry == true { return JSONNode(.object([])) }
      return JSONNode(.array([one(field, depth)]))
    }
    return one(field, depth)
  }

  private func one(_ field: ProtoField, _ depth: Int) -> JSONNode {
    switch field.kind {
    case .message: template(field.typeName, depth: depth + 1)
    case .string, .bytes: JSONNode(.string(""))
    case .bool: JSONNode(.bool(false))
    case .enumeration:
      schema.enums[field.typeName]?.values.first.map { JSONNode(.string($0.name)) }
        ?? JSONNode(.number("0"))
    case .int64, .uint64, .fixed64, .sfixed64, .sint64: JSONNode(.string("0"))
    default: JSONNode(.number("0"))
    }
  }
}
