public import SchemaCompiler

/// A method as a caller needs it.
public struct CallableMethod: Sendable {
  /// The service, for its documentation.
  public let service: ServiceDefinition
  /// The method, for the kind of call, its types and documentation.
  public let method: MethodDefinition

  /// The name on the wire, `Reserve`.
  public var name: String { Casing.upperCamel(method.about.name) }
  /// `/dropwire.live.v1.Reservations/Reserve`.
  public var path: String { "/\(service.fullName)/\(name)" }
  /// `Reservations/Reserve`, as a person types it.
  public var shortName: String { "\(service.about.name)/\(name)" }
}

/// A name that the schema does not have.
public struct LookupFailure: Error, Sendable, CustomStringConvertible {
  /// What is not there.
  public let message: String
  /// A name that may have been meant, or where to look.
  public let help: String

  /// Something that is not there, and advice.
  public init(message: String, help: String) {
    self.message = message
    self.help = help
  }

  public var description: String { "\(message); \(help)" }
}

/// Finds services, methods and types by what a person types.
public struct MethodCatalogue: Sendable {
  private let schema: Schema

  /// - Parameter schema: what there is.
  public init(_ schema: Schema) {
    self.schema = schema
  }

  /// Every service, in the order of the schema's files.
  public var services: [ServiceDefinition] {
    schema.declarations.compactMap {
      if case .service(let service) = $0 { service } else { nil }
    }
  }

  /// Every method, service by service.
  public var methods: [CallableMethod] {
    services.flatMap { service in
      service.methods.map { CallableMethod(service: service, method: $0) }
    }
  }

  /// The method that `text` names: `Reservations/Reserve`, with or without the package, in any case
  /// of letters.
  public func method(_ text: String) throws(LookupFailure) -> CallableMethod {
    let path = text.hasPrefix("/") ? text.dropFirst() : text[...]
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw LookupFailure(
        message: "`\(text)` is no method", help: "a method is SERVICE/METHOD; --list shows all")
    }
    let service = try self.service(String(parts[0]))
    let name = String(parts[1])
    let found = service.methods.first { $0.about.name.lowercased() == name.lowercased() }
    guard let found else {
      let names = service.methods.map { Casing.upperCamel($0.about.name) }
      throw LookupFailure(
        message: "`\(service.about.name)` has no method `\(name)`",
        help: Suggestion.help(for: name, among: names)
          ?? "its methods are \(names.joined(separator: ", "))")
    }
    return CallableMethod(service: service, method: found)
  }

  /// Whether the service in `text`, `SERVICE/METHOD`, is one of the schema.
  public func knowsService(of text: String) -> Bool {
    let name = text.drop { $0 == "/" }.prefix { $0 != "/" }
    return (try? service(String(name))) != nil
  }

  private func service(_ name: String) throws(LookupFailure) -> ServiceDefinition {
    let wanted = name.lowercased()
    let found = services.first {
      $0.fullName.lowercased() == wanted || $0.about.name.lowercased() == wanted
    }
    if let found { return found }
    let names = services.map(\.about.name)
    let short = name.split(separator: ".").last.map(String.init) ?? name
    throw LookupFailure(
      message: "there is no service `\(name)`",
      help: Suggestion.help(for: short, among: names)
        ?? "the services are \(names.joined(separator: ", "))")
  }

  /// The type or service of that name, with or without its package, in any case of letters.
  public func declaration(_ name: String) throws(LookupFailure) -> DeclarationID {
    let wanted = name.lowercased()
    let exact = schema.declarations.firstIndex {
      $0.fullName.lowercased() == wanted || $0.about.name.lowercased() == wanted
    }
    if let exact { return exact }
    let names = schema.declarations.map(\.about.name)
    throw LookupFailure(
      message: "there is no type or service `\(name)`",
      help: Suggestion.help(for: name, among: names) ?? "--list shows all services")
  }

  /// Every method on a line, with its types and the first line of its documentation.
  public func listing() -> String {
    var blocks: [String] = []
    for service in services {
      var rows: [[String]] = []
      for method in methods where method.service.fullName == service.fullName {
        rows.append([
          "  " + method.shortName, signature(method.method),
          method.method.about.documentation.first ?? "",
        ])
      }
      blocks.append("\(service.fullName)\n" + Columns.aligned(rows))
    }
    return blocks.joined(separator: "\n")
  }

  /// `(stream Ack) -> stream OrderUpdate`.
  func signature(_ method: MethodDefinition) -> String {
    let request = method.request.map { schema[$0].about.name } ?? ""
    let response = method.response.map { schema[$0].about.name } ?? "()"
    return "(\(method.streamsRequests ? "stream " : "")\(request)) -> "
      + "\(method.streamsResponses ? "stream " : "")\(response)"
  }
}

/// Text in columns.
enum Columns {
  /// The rows with their cells padded to the widest of the column; every line ends with a break.
  static func aligned(_ rows: [[String]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { line($0, widths) + "\n" }.joined()
  }

  /// One row, without spaces at its end.
  static func line(_ row: [String], _ widths: [Int]) -> String {
    var text = ""
    for (column, cell) in row.enumerated() {
      text += cell
      guard row[(column + 1)...].contains(where: { !$0.isEmpty }) else { break }
      text += String(repeating: " ", count: max(0, widths[column] - cell.count) + 2)
    }
    return text
  }
}
