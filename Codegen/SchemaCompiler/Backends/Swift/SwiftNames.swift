// Names as Swift code needs them, and the check that they can be used at all.

enum SwiftNames {
  /// Words that need backticks as names of members.
  private static let keywords: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
    "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "inout", "internal", "is", "let", "nil", "operator",
    "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "static",
    "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
    "where", "while",
    // Words of their place that an expression could begin with.
    "any", "async", "await", "consume", "copy", "discard", "each", "some", "then", "unsafe",
    "yield",
  ]

  /// Members that generated code or the language has already.
  static let takenMembers: Set<String> = [
    "init", "self", "encodedSize", "tailSize", "validate", "encodedBytes", "hashValue",
    "caseNumber", "rawValue", "protoSize", "protoVarint", "protoValueSize", "isProtoDefault",
    "customMirror", "jsonNames", "wireBlock", "wireVariable", "wireTail", "wireHas",
  ]

  /// What enums and unions have beside their cases, as the cases stand beside it.
  static let takenCases: Set<String> = [
    "wireSize", "messageName", "maximumEncodedSize",
  ]

  /// What stands beside the methods of a service.
  static let takenMethods: Set<String> = ["init", "self", "all", "register", "channel"]

  /// The label of a field in the initializer of its message.
  ///
  /// Every message is made of its encoding by `init(bytes:)`.
  static func label(_ name: String) -> String {
    name == "bytes" ? "bytes_ bytes" : member(name)
  }

  /// Types that generated code refers to.
  static let takenTypes: Set<String> = [
    "Any", "AnyObject", "Array", "Bool", "Double", "Equatable", "Error", "Hashable", "Hasher",
    "Int", "CustomReflectable", "Mirror",
    "Int32", "Int64", "MutableRawSpan", "Never", "Optional", "Protocol", "RawSpan", "Result",
    "Self",
    "Sendable", "String", "Type", "TypedIdentifier", "UInt16", "UInt32", "UInt64", "UInt8", "Void",
    "EmptyMessage",
    "FileDescriptor",
    "FixedText", "Identifier", "TimeSpan", "Timestamp", "UUIDBytes", "Validatable", "Validation",
    "ValidationError", "WireBlockMessage", "WireBuffer", "WireCodec", "WireEnum", "WireError",
    "WireFixed", "WireLayout", "WireLimits", "WireMap", "WireMapEntry", "WireMessage", "WireReader",
    "WireStruct", "UTF8Span", "Viewed", "WireUnion", "WireView", "WireWriter", "BidirectionalCall",
    "CallOptions", "ClientChannel",
    "ClientStreamingCall", "Method", "MethodDescriptor", "MethodKind", "RPC", "RPCError",
    "RequestStream", "ResponseStream", "Router", "ServerContext", "ServerStreamingCall", "Client",
    "Methods", "JSONEnumNames", "JSONKey", "JSONNames", "JSONObject", "JSONReader", "JSONValue",
    "OpaqueMessage", "ProtoMessage", "ProtoReader", "ProtoValue", "ProtoVarint", "WireEncoding",
  ]

  /// A member's name, in backticks where Swift needs them.
  static func member(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// A string literal.
  static func literal(_ text: String) -> String {
    PlainText.literal(text) { "\\u{\(PlainText.hexadecimal($0, 1))}" }
  }
}

/// Reports names that would not compile as Swift.
struct SwiftNameCheck {
  private let schema: Schema
  private var sink = DiagnosticSink()

  private init(_ schema: Schema) {
    self.schema = schema
  }

  static func diagnostics(for schema: Schema) -> [Diagnostic] {
    var check = SwiftNameCheck(schema)
    check.run()
    return check.sink.sorted
  }

  private mutating func run() {
    var types: [String: Description] = [:]
    claimFiles()
    let isLogged = !SwiftLoggedMethod.all(schema).isEmpty
    for declaration in schema.declarations {
      let about = declaration.about
      if SwiftNames.takenTypes.contains(about.name)
        || isLogged && SwiftLogContract.types.contains(about.name)
      {
        sink.report(
          Diagnostic(
            .swiftName, "generated Swift needs the name `\(about.name)` for itself",
            at: about.range))
      }
      claim(about.name, about, &types)
      if case .service = declaration { claim(about.name + "Service", about, &types) }
      checkMembers(declaration)
    }
  }

  /// All files are in one folder, and a module has no two of one name.
  private mutating func claimFiles() {
    var claims = NameClaims("Swift")
    claims.reserve(file: SwiftLogContract.fileName)
    for (index, file) in schema.files.enumerated() where !file.isImported {
      claims.claim(file: Paths.stem(file.path) + ".swift", for: file, index)
    }
    for diagnostic in claims.diagnostics { sink.report(diagnostic) }
  }

  private mutating func claim(
    _ name: String, _ about: Description, _ types: inout [String: Description]
  ) {
    guard let earlier = types[name] else {
      types[name] = about
      return
    }
    sink.report(
      Diagnostic(.swiftClash, "two declarations become `\(name)` in Swift", at: about.range)
        .also(earlier.range, "the other one"))
  }

  private mutating func checkMembers(_ declaration: Declaration) {
    let members: [Description]
    switch declaration {
    case .structure(let it): members = it.fields.map(\.about)
    case .message(let it): members = it.fields.filter { !$0.isRetired }.map(\.about)
    case .enumeration(let it): members = it.cases.filter { !$0.isRetired }.map(\.about)
    case .union(let it): members = it.cases.filter { !$0.isRetired }.map(\.about)
    case .service(let it): members = it.methods.map(\.about)
    case .newtype: members = []
    }
    for member in members where isTaken(member.name, in: declaration) {
      sink.report(
        Diagnostic(
          .swiftName, "generated Swift cannot have a member `\(member.name)`", at: member.range))
    }
  }

  private func isTaken(_ name: String, in declaration: Declaration) -> Bool {
    switch declaration {
    case .service: SwiftNames.takenMethods.contains(name)
    case .enumeration, .union:
      SwiftNames.takenMembers.contains(name) || SwiftNames.takenCases.contains(name)
    case .structure, .message: SwiftNames.takenMembers.contains(name)
    case .newtype: false
    }
  }
}
