public import EcosystemMessages
public import RPC
public import SchemaCompiler
import Synchronization

/// `dropwire.describe.v1.Describe`: layout, limits, constraints, idempotency and resumption of what a server offers,
/// which protobuf descriptors cannot say. Safe from any thread.
public final class SchemaDescriber: DescribeService {
  private let load: @Sendable () -> Schema?
  private let offered: [String]
  private let loading = Mutex<Task<Schema?, Never>?>(nil)

  /// - Parameters:
  ///   - services: full names of the services that the server offers, in order.
  ///   - load: gives the schema; nil when it does not compile. Called once, with the first question, on no
  ///     event loop.
  public init(services: [String], load: @escaping @Sendable () -> Schema?) {
    offered = services
    self.load = load
  }

  private func schema() async throws(RPCError) -> Schema {
    let task = loading.withLock { task in
      if let task { return task }
      let load = load
      // Detached: the compiler takes too long for the loop of a call.
      let made = Task.detached { load() }
      task = made
      return made
    }
    guard let schema = await task.value else {
      throw RPCError(.unavailable, "the server has no schema that it can describe")
    }
    return schema
  }

  public func services(
    _ request: ServicesRequest, context: ServerContext
  ) async throws -> ServiceList {
    let schema = try await schema()
    var list = ServiceList()
    for name in offered {
      for case .service(let service) in schema.declarations where service.fullName == name {
        list.services.append(describe(service, schema))
      }
    }
    return list
  }

  public func describe(
    _ request: DescribeRequest, context: ServerContext
  ) async throws -> Described {
    let schema = try await schema()
    let wanted = request.name.lowercased()
    let found =
      schema.declarations.first { $0.fullName.lowercased() == wanted }
      ?? schema.declarations.first { $0.about.name.lowercased() == wanted }
    guard let found else {
      let names = schema.declarations.map(\.about.name)
      let last = request.name.split(separator: ".").last.map(String.init) ?? request.name
      let help = Suggestion.nearest(to: last, among: names).map { "; did you mean `\($0)`?" }
      throw RPCError(.notFound, "there is no type or service `\(request.name)`\(help ?? "")")
    }
    switch found {
    case .service(let service): return .service(describe(service, schema))
    case .message(let message):
      var type = description(message.fullName, message.about, .message)
      type.fixedBytes = UInt32(clamping: message.blockSize)
      type.maximumBytes = UInt64(clamping: message.maximumSize)
      type.fields = message.fields.map { describe($0, schema) }
      return .type(type)
    case .structure(let structure):
      var type = description(structure.fullName, structure.about, .structure)
      type.fixedBytes = UInt32(clamping: structure.size)
      type.maximumBytes = UInt64(clamping: structure.size)
      type.fields = structure.fields.map { describe($0, schema) }
      return .type(type)
    case .newtype(let newtype):
      var type = description(newtype.fullName, newtype.about, .newtype)
      type.fixedBytes = UInt32(clamping: Scalar.id.size)
      type.maximumBytes = UInt64(clamping: Scalar.id.size)
      type.prefix = newtype.prefix
      return .type(type)
    case .enumeration(let enumeration):
      var type = description(enumeration.fullName, enumeration.about, .enumType)
      type.fixedBytes = UInt32(clamping: enumeration.size)
      type.maximumBytes = UInt64(clamping: enumeration.size)
      type.cases = enumeration.cases.map { item in
        describe(item.about, number: item.number, isRetired: item.isRetired, type: "")
      }
      return .type(type)
    case .union(let union):
      var type = description(union.fullName, union.about, .union)
      type.maximumBytes = UInt64(clamping: union.maximumSize)
      type.cases = union.cases.map { item in
        describe(
          item.about, number: item.number, isRetired: item.isRetired,
          type: schema[item.message].fullName)
      }
      return .type(type)
    }
  }

  // MARK: Parts

  private func text(_ about: Description) -> String {
    about.documentation.joined(separator: "\n")
  }

  private func description(
    _ name: String, _ about: Description, _ kind: TypeKind
  ) -> TypeDescription {
    var type = TypeDescription()
    type.name = name
    type.kind = kind
    type.documentation = text(about)
    return type
  }

  private func describe(_ service: ServiceDefinition, _ schema: Schema) -> ServiceDescription {
    var description = ServiceDescription()
    description.name = service.fullName
    description.documentation = text(service.about)
    description.methods = service.methods.map { method in
      var made = MethodDescription()
      made.name = Casing.upperCamel(method.about.name)
      made.documentation = text(method.about)
      made.request = method.request.map { schema[$0].fullName } ?? ""
      made.response = method.response.map { schema[$0].fullName } ?? ""
      made.streamsRequests = method.streamsRequests
      made.streamsResponses = method.streamsResponses
      made.idempotent = method.isIdempotent
      made.idempotencyKey = method.idempotencyKey ?? ""
      made.resumesAfter = method.resumesAfter ?? ""
      made.deprecated = method.about.deprecated
      made.urgent = method.isUrgent
      made.roles = method.roles
      made.logNumber = method.logNumber.map { UInt32(clamping: $0) }
      return made
    }
    return description
  }

  private func describe(_ field: FieldDefinition, _ schema: Schema) -> FieldDescription {
    var description = FieldDescription()
    description.number = UInt32(clamping: field.number)
    description.name = field.about.name
    description.type = schema.spelling(field)
    description.isOptional = field.isOptional
    description.isRetired = field.isRetired
    description.secret = field.isSecret
    description.offset = field.slot.map { UInt32(clamping: $0.offset) }
    description.size = field.slot.map { UInt32(clamping: $0.size) }
    description.presenceOffset = field.slot?.presence.map { UInt32(clamping: $0.offset) }
    description.presenceMask = field.slot?.presence.map { UInt32($0.mask) }
    description.constraints = field.type.constraints.map { constraint in
      switch constraint {
      case .minimum(let bound): "min: \(bound)"
      case .maximum(let bound): "max: \(bound)"
      case .length(let count): "len: \(count)"
      case .nonzero: "nonzero"
      }
    }
    description.documentation = text(field.about)
    description.deprecated = field.about.deprecated
    return description
  }

  private func describe(
    _ about: Description, number: Int, isRetired: Bool, type: String
  ) -> CaseDescription {
    var description = CaseDescription()
    description.number = UInt32(clamping: number)
    description.name = about.name
    description.type = type
    description.isRetired = isRetired
    description.documentation = text(about)
    return description
  }
}
