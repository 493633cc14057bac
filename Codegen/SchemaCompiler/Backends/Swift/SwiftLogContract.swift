// What a log holds of calls, for all files that are compiled together: the commands and outcomes with their
// numbers, the functions that decide them, and the way from a service's methods into the log.

/// A method with `@logged`, and what generated Swift calls it.
struct SwiftLoggedMethod {
  let service: ServiceDefinition
  let method: MethodDefinition
  let number: Int
  let isRetired: Bool
  /// Of the case, and of the function that decides it; without backticks.
  let name: String

  /// Those of the files that were given, in the order of their numbers.
  ///
  /// Where two have one name, the one with the lower number, which was there first, keeps it; the other
  /// has its service in front: a new method renames no case.
  static func all(_ schema: Schema) -> [SwiftLoggedMethod] {
    var found: [(ServiceDefinition, MethodDefinition, Int)] = []
    for file in schema.files where !file.isImported {
      for id in file.declarations {
        guard case .service(let service) = schema[id] else { continue }
        for method in service.loggedMethods {
          if let number = method.logNumber { found.append((service, method, number)) }
        }
      }
    }
    var taken = SwiftLogContract.members
    return found.sorted { $0.2 < $1.2 }.map { service, method, number in
      var name = method.about.name
      if taken.contains(name) {
        name = Casing.lowerCamel(service.about.name) + Casing.upperCamel(name)
      }
      if taken.contains(name) { name += "\(number)" }
      while !taken.insert(name).inserted { name += "_" }
      return SwiftLoggedMethod(
        service: service, method: method, number: number,
        isRetired: service.isRetired(method), name: name)
    }
  }
}

/// Emits the contract and the way into it; nothing for schemas without logged methods.
struct SwiftLogContract {
  static let fileName = "log.contract.swift"
  static let servicesFileName = "log.contract.services.swift"

  /// Types that the contract is made of; schemas with logged methods have none of these names.
  static let types = [
    "LogCommand", "LogOutcome", "LogRules", "LogSubmitting", "LogDeferring", "CommandRules",
    "LogContract",
    "LogContractError", "LogKey", "LogMethod", "LogPosition", "LoggedCommand", "LoggedMessage",
    "LoggedOutcome",
  ]

  /// What commands and outcomes have beside their cases, as the cases stand beside it.
  static let members: Set<String> = [
    "Outcome", "apply", "call", "delivered", "encode", "encodeCanonically", "encodeMessage",
    "encodedBytes", "encodedSize", "fingerprint", "hash", "hashValue", "idempotencyKey",
    "identifier", "init", "isRejected", "isUrgent", "json", "maximumResultSize", "messageSize",
    "messageTypes", "method", "methods", "number", "rejection", "self", "submit", "withoutKey",
  ]

  let schema: Schema
  let methods: [SwiftLoggedMethod]

  /// - Returns: nil when no method is logged.
  init?(_ schema: Schema) {
    self.schema = schema
    methods = SwiftLoggedMethod.all(schema)
    if methods.isEmpty { return nil }
  }

  /// Names of the schema files that have logged methods, for the heads of what is made.
  var sources: String {
    schema.files.filter { file in
      file.declarations.contains { id in
        guard case .service(let service) = schema[id] else { return false }
        return !file.isImported && !service.loggedMethods.isEmpty
      }
    }.map { PlainText.fileName($0.path) }.joined(separator: ", ")
  }

  // MARK: Names

  func type(_ id: DeclarationID?) -> String {
    id.map { schema[$0].about.name } ?? "EmptyMessage"
  }

  func request(_ item: SwiftLoggedMethod) -> String { type(item.method.request) }

  func result(_ item: SwiftLoggedMethod) -> String { type(item.method.response) }

  /// The field that `@idempotent` names.
  private func key(_ item: SwiftLoggedMethod) -> FieldDefinition? {
    guard let name = item.method.idempotencyKey, let id = item.method.request,
      case .message(let message) = schema[id]
    else { return nil }
    return message.fields.first { $0.about.name == name && !$0.isRetired }
  }

  /// Whether the result is a union that says by a case of its own that nothing was done.
  private func canReject(_ item: SwiftLoggedMethod) -> Bool {
    guard let id = item.method.response, case .union(let union) = schema[id] else { return false }
    return union.cases.contains { $0.about.name == "rejected" && !$0.isRetired }
  }

  private func document(
    _ item: SwiftLoggedMethod, _ what: String, into writer: inout CodeWriter
  ) {
    let path = "\(item.service.about.name).\(item.method.about.name)"
    writer.documentation(item.method.about, fallback: "\(what) `\(path)`.")
    if item.isRetired {
      writer.line("///")
      writer.line("/// Retired: nobody can call it; logs may hold entries of it.")
    }
  }

  // MARK: Contract

  /// The commands, the outcomes, the functions that decide.
  func emitContract(into writer: inout CodeWriter) {
    emitCommand(into: &writer)
    writer.line()
    emitOutcome(into: &writer)
    writer.line()
    emitRules(into: &writer)
  }

  private func emitCommand(into writer: inout CodeWriter) {
    writer.line("/// A request as a log holds it: a case for each method with `@logged`.")
    writer.block("public enum LogCommand: LoggedCommand") { writer in
      writer.line("public typealias Outcome = LogOutcome")
      for item in methods {
        writer.line()
        document(item, "A request of", into: &writer)
        writer.line("case \(SwiftNames.member(item.name))(\(request(item)))")
      }
    }
    writer.line()
    writer.block("extension LogCommand") { writer in
      emitMethods(into: &writer)
      writer.line()
      emitTypes(into: &writer)
      writer.line()
      emitForm(request, into: &writer)
      writer.line()
      emitKeys(into: &writer)
      writer.line()
      emitIdentifiers(into: &writer)
      writer.line()
      writer.line("@inlinable")
      let urgent = methods.filter(\.method.isUrgent)
      emitFlag("isUrgent", urgent.map { ".\($0.name)" }, into: &writer)
      writer.line()
      writer.line("@inlinable")
      writer.block("public var maximumResultSize: Int") { writer in
        emitSwitch(into: &writer, "") { "\(result($0)).maximumEncodedSize" }
      }
      writer.line()
      writer.block("public func encodeCanonically(into output: inout WireBuffer)") { writer in
        emitSwitch(into: &writer, "let message") { _ in "message.encodeProto(into: &output)" }
      }
    }
  }

  private func emitOutcome(into writer: inout CodeWriter) {
    writer.line("/// What a request came to, as a log holds it: the result of its method.")
    writer.block("public enum LogOutcome: LoggedOutcome") { writer in
      for (index, item) in methods.enumerated() {
        if index > 0 { writer.line() }
        document(item, "A result of", into: &writer)
        writer.line("case \(SwiftNames.member(item.name))(\(result(item)))")
      }
    }
    writer.line()
    writer.block("extension LogOutcome") { writer in
      writer.line("public static var methods: [LogMethod] { LogCommand.methods }")
      writer.line()
      emitForm(result, into: &writer)
      writer.line()
      let rejecting = methods.filter(canReject)
      emitFlag("isRejected", rejecting.map { ".\($0.name)(.rejected)" }, into: &writer)
      writer.line()
      emitDelivery(into: &writer)
      emitRejection(rejecting, into: &writer)
    }
  }

  /// `switch self` with a line for each case.
  private func emitSwitch(
    into writer: inout CodeWriter, _ pattern: String, _ line: (SwiftLoggedMethod) -> String
  ) {
    writer.line("switch self {")
    for item in methods {
      let payload = pattern.isEmpty ? "" : "(\(pattern))"
      writer.line("case .\(item.name)\(payload): \(line(item))")
    }
    writer.line("}")
  }

  /// A property that is true of some cases.
  private func emitFlag(_ name: String, _ patterns: [String], into writer: inout CodeWriter) {
    if patterns.isEmpty { return writer.line("public var \(name): Bool { false }") }
    writer.block("public var \(name): Bool") { writer in
      writer.line("switch self {")
      for pattern in patterns { writer.line("case \(pattern): true") }
      if patterns.count < methods.count || name == "isRejected" { writer.line("default: false") }
      writer.line("}")
    }
  }

  private func emitMethods(into writer: inout CodeWriter) {
    writer.line("public static let methods: [LogMethod] = [")
    writer.indented { writer in
      for (index, item) in methods.enumerated() {
        var arguments = [
          "number: \(item.number)", "service: \(SwiftNames.literal(item.service.fullName))",
          "name: \(SwiftNames.literal(Casing.upperCamel(item.method.about.name)))",
          "requestName: \(request(item)).messageName", "resultName: \(result(item)).messageName",
        ]
        if let key = key(item) { arguments.append("key: \(SwiftNames.literal(key.about.name))") }
        if item.method.isUrgent { arguments.append("isUrgent: true") }
        if !item.method.roles.isEmpty {
          let roles = item.method.roles.map(SwiftNames.literal).joined(separator: ", ")
          arguments.append("roles: [\(roles)]")
        }
        if item.isRetired { arguments.append("isRetired: true") }
        writer.list("LogMethod(", arguments, index == methods.count - 1 ? ")" : "),")
      }
    }
    writer.line("]")
  }

  private func emitTypes(into writer: inout CodeWriter) {
    writer.line("public static func messageTypes(of number: Int) -> (")
    writer.line("  request: any WireMessage.Type, result: any WireMessage.Type")
    writer.block(")?") { writer in
      writer.line("switch number {")
      for item in methods {
        writer.line("case \(item.number): (\(request(item)).self, \(result(item)).self)")
      }
      writer.line("default: nil")
      writer.line("}")
    }
  }

  /// Numbers, encoding and decoding, for commands and outcomes alike.
  private func emitForm(
    _ type: (SwiftLoggedMethod) -> String, into writer: inout CodeWriter
  ) {
    writer.line("@inlinable")
    writer.block("public var number: Int") { writer in
      emitSwitch(into: &writer, "") { "\($0.number)" }
    }
    writer.line()
    writer.line("@inlinable")
    writer.block("public var messageSize: Int") { writer in
      emitSwitch(into: &writer, "let message") { _ in "message.encodedSize" }
    }
    writer.line()
    writer.line("@inlinable")
    writer.block("public func encodeMessage(into output: inout WireBuffer)") { writer in
      emitSwitch(into: &writer, "let message") { _ in "message.encode(into: &output)" }
    }
    writer.line()
    let head = "public init(number: Int, message bytes: RawSpan) throws(LogContractError)"
    writer.block(head) { writer in
      writer.line("switch number {")
      for item in methods {
        let read = "try LogMethod.read(\(type(item)).self, bytes, number: number)"
        writer.line("case \(item.number): self = .\(item.name)(\(read))")
      }
      writer.line("default: throw .unknownNumber(number)")
      writer.line("}")
    }
    writer.line()
    let encode =
      "public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding)"
    writer.block(encode) { writer in
      emitSwitch(into: &writer, "let message") { _ in
        "message.encode(into: &output, as: encoding)"
      }
    }
    writer.line()
    writer.list(
      "public init(", ["number: Int", "message bytes: RawSpan", "as encoding: WireEncoding"],
      ") throws(LogContractError) {")
    writer.indented { writer in
      writer.line("switch number {")
      for item in methods {
        let read = "try LogMethod.read(\(type(item)).self, bytes, number: number, as: encoding)"
        writer.line("case \(item.number): self = .\(item.name)(\(read))")
      }
      writer.line("default: throw .unknownNumber(number)")
      writer.line("}")
    }
    writer.line("}")
  }

  private func emitKeys(into writer: inout CodeWriter) {
    let keyed = methods.compactMap { item in key(item).map { (item, $0) } }
    if keyed.isEmpty {
      writer.line("public var idempotencyKey: LogKey? { nil }")
      writer.line()
      return writer.line("public var withoutKey: LogCommand { self }")
    }
    let isAll = keyed.count == methods.count
    writer.block("public var idempotencyKey: LogKey?") { writer in
      writer.line("switch self {")
      for (item, field) in keyed {
        let value = "request.\(SwiftNames.member(field.about.name))"
        let key = field.isOptional ? "\(value).flatMap { LogKey($0) }" : "LogKey(\(value))"
        writer.line("case .\(item.name)(let request): \(key)")
      }
      if !isAll { writer.line("default: nil") }
      writer.line("}")
    }
    writer.line()
    writer.block("public var withoutKey: LogCommand") { writer in
      writer.line("switch self {")
      for (item, field) in keyed {
        writer.line("case .\(item.name)(var request):")
        writer.indented { writer in
          let value = schema.swiftDefault(field)
          writer.line("request.\(SwiftNames.member(field.about.name)) = \(value)")
          writer.line("return .\(item.name)(request)")
        }
      }
      if !isAll { writer.line("default: return self") }
      writer.line("}")
    }
  }

  /// Fields of a request that are ids, by name.
  private func emitIdentifiers(into writer: inout CodeWriter) {
    let named = methods.map { item in
      (item, fields(item.method.request).filter { isIdentifier($0.type) })
    }.filter { !$0.1.isEmpty }
    writer.block("public func identifier(_ field: String) -> UInt64?") { writer in
      if named.isEmpty { return writer.line("nil") }
      writer.line("switch self {")
      for (item, fields) in named {
        writer.line("case .\(item.name)(let request):")
        writer.indented { writer in
          writer.line("switch field {")
          for field in fields {
            let value = "request.\(SwiftNames.member(field.about.name))"
            let raw = field.isOptional ? "\(value)?.rawValue ?? 0" : "\(value).rawValue"
            writer.line("case \(SwiftNames.literal(field.about.name)): return \(raw)")
          }
          writer.line("default: return nil")
          writer.line("}")
        }
      }
      if named.count < methods.count { writer.line("default: return nil") }
      writer.line("}")
    }
  }

  /// The fields of a message that are in use.
  private func fields(_ id: DeclarationID?) -> [FieldDefinition] {
    guard let id, case .message(let message) = schema[id] else { return [] }
    return message.fields.filter { !$0.isRetired }
  }

  private func isIdentifier(_ type: ValueType) -> Bool {
    if case .scalar(.id) = type.kind { true } else { false }
  }

  /// The fields of a message that a log leaves to delivery.
  private func deliveredFields(_ id: DeclarationID?) -> [String] {
    var assignments: [String] = []
    for field in fields(id) where !field.isOptional {
      switch (field.about.name, field.type.kind) {
      case ("sequence", .scalar(.u64)): assignments.append("sequence = sequence")
      case ("replayed", .scalar(.bool)): assignments.append("replayed = isReplay")
      default: break
      }
    }
    return assignments
  }

  /// What a result says of its entry, where it has fields for that.
  private func emitDelivery(into writer: inout CodeWriter) {
    var patterns: [(method: String, member: String?, assignments: [String])] = []
    for item in methods {
      let own = deliveredFields(item.method.response)
      if !own.isEmpty { patterns.append((item.name, nil, own)) }
      guard let id = item.method.response, case .union(let union) = schema[id] else { continue }
      for member in union.cases where !member.isRetired {
        let assignments = deliveredFields(member.message)
        if !assignments.isEmpty {
          patterns.append((item.name, SwiftNames.member(member.about.name), assignments))
        }
      }
    }
    let head = "public func delivered(sequence: UInt64, isReplay: Bool) -> LogOutcome"
    writer.block(head) { writer in
      if patterns.isEmpty { return writer.line("self") }
      writer.line("switch self {")
      for pattern in patterns {
        let wrap = { (value: String) in
          pattern.member.map { "(.\($0)(\(value)))" } ?? "(\(value))"
        }
        writer.line("case .\(pattern.method)\(wrap("var result")):")
        writer.indented { writer in
          for assignment in pattern.assignments { writer.line("result.\(assignment)") }
          writer.line("return .\(pattern.method)\(wrap("result"))")
        }
      }
      let whole = patterns.filter { $0.member == nil }
      if whole.count < methods.count { writer.line("default: return self") }
      writer.line("}")
    }
  }

  /// The message of `rejected`, where all results that have the case have the same one.
  private func emitRejection(_ rejecting: [SwiftLoggedMethod], into writer: inout CodeWriter) {
    let types = Set(
      rejecting.compactMap { item -> DeclarationID? in
        guard let id = item.method.response, case .union(let union) = schema[id] else {
          return nil
        }
        return union.cases.first { $0.about.name == "rejected" && !$0.isRetired }?.message
      })
    guard types.count == 1, let rejected = types.first.map({ type($0) }) else { return }
    writer.line()
    writer.line("/// What the result says that rejects; nil for one that has done something.")
    writer.block("public var rejection: \(rejected)?") { writer in
      writer.line("switch self {")
      for item in rejecting {
        writer.line("case .\(item.name)(.rejected(let message)): message")
      }
      writer.line("default: nil")
      writer.line("}")
    }
    writer.line()
    writer.line("/// The result of a method that rejects; nil where it has no such case.")
    writer.block("public init?(rejecting number: Int, with message: \(rejected))") { writer in
      writer.line("switch number {")
      for item in rejecting {
        writer.line("case \(item.number): self = .\(item.name)(.rejected(message))")
      }
      writer.line("default: return nil")
      writer.line("}")
    }
  }

  private func emitRules(into writer: inout CodeWriter) {
    writer.line(
      "/// What decides the commands: a function for each method with `@logged`, retired ones")
    writer.line(
      "/// included, as logs hold entries of them that have to come to what they came to.")
    writer.line("///")
    writer.line("/// See `CommandRules` for what a function may depend on.")
    writer.block("public protocol LogRules: CommandRules, ~Copyable where Request == LogCommand") {
      writer in
      for (index, item) in methods.enumerated() {
        if index > 0 { writer.line() }
        document(item, "Decides", into: &writer)
        writer.list(
          "mutating func \(SwiftNames.member(item.name))(",
          ["_ request: \(request(item))", "at position: LogPosition"], ") -> \(result(item))")
      }
    }
    writer.line()
    writer.block("extension LogRules where Self: ~Copyable") { writer in
      let head = "public mutating func apply("
      writer.list(
        head, ["_ command: LogCommand", "at position: LogPosition"], ") -> LogOutcome {")
      writer.indented { writer in
        writer.line("switch command {")
        for item in methods {
          let call = "self.\(SwiftNames.member(item.name))(request, at: position)"
          writer.line("case .\(item.name)(let request): .\(item.name)(\(call))")
        }
        writer.line("}")
      }
      writer.line("}")
    }
  }
}
