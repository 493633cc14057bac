/// Names that mean something to a language, a runtime or a file system, wherever a schema may have
/// them.
enum HostileNames {
  /// Names of members: words of the languages, and what generated code and the runtimes have.
  static let members = [
    // Words of Swift, Python, JavaScript and `.proto`.
    "and", "any", "as", "assert", "async", "await", "bool", "break", "case", "catch", "class",
    "const", "continue", "def", "default", "del", "delete", "dict", "do", "elif", "else", "enum",
    "except", "export", "extend", "extension", "false", "finally", "float", "for", "from", "func",
    "function", "get", "global", "group", "guard", "if", "import", "in", "inout", "int", "is",
    "lambda", "let", "list", "map", "match", "message", "new", "nil", "none", "not", "null", "of",
    "oneof", "operator", "option", "optional", "or", "pass", "print", "private", "property",
    "protocol", "public", "raise", "repeat", "repeated", "required", "reserved", "return",
    "returns", "rpc", "self", "set", "some", "static", "str", "stream", "string", "struct",
    "subscript", "super", "switch", "syntax", "this", "throw", "throws", "to", "true", "try",
    "type", "typealias", "typeof", "undefined", "var", "void", "where", "while", "with", "yield",
    // What values have, or seem to have.
    "all", "base64", "block", "blockSize", "body", "bytes", "caseNumber", "cases", "channel",
    "code", "constructor", "context", "count", "data", "decode", "decoding", "dependencies",
    "description", "encode", "encodeBlock", "encodeJSON", "encodeProto", "encodeTail",
    "encodedBytes", "encodedSize", "encoding", "entries", "error", "field", "fields", "file",
    "fullName", "hash", "hashValue", "init", "isDefault", "isRecognized", "items", "json",
    "jsonNames", "key", "keys", "kind", "length", "maximumEncodedSize", "mergeProto",
    "messageName", "metadata", "method", "methods", "mro", "name", "names", "number", "object",
    "options", "output", "payload", "precedes", "protoSize", "prototype", "rawValue", "reader",
    "readJSON", "readJSONMember", "register", "request", "requests", "response", "responses",
    "result", "router", "serviceName", "size", "slots", "store", "tail", "tailSize", "then",
    "toJSON", "toString", "transport", "unary", "validate", "value", "valueOf", "values", "view",
    "which", "wireBlock", "wireHas", "wireLayout", "wireSize", "wireTail", "wireVariable", "write",
    "writer",
  ]

  /// Names of types and services.
  static let types = [
    "Any", "AnyObject", "Array", "Async", "BigInt", "Bool", "Boolean", "Buffer", "CallOptions",
    "Case", "Client", "ClientChannel", "Codable", "Coded", "Data", "Date", "Decoder", "Dictionary",
    "Double", "Duration", "Empty", "EmptyMessage", "Encoder", "Enum", "Equatable", "Error", "False",
    "Field", "FileDescriptor", "FixedText", "Float", "Foundation", "Function", "Hashable",
    "Hasher", "Identifier", "Infinity", "Init", "Int", "Int32", "Int64", "Iterator", "JSON",
    "JSONNames", "JSONReader", "List", "Map", "Math", "Message", "MessageType", "Method", "Methods",
    "MutableRawSpan", "NaN", "Never", "NoCase", "None", "Number", "Object", "Open", "OpenEnum",
    "Optional", "Promise", "ProtoReader", "Protocol", "Proxy", "Python", "RPC", "RPCError",
    "RawSpan", "Reflect", "Reply", "Responses", "Result", "Router", "Self", "Sendable",
    "Sequence", "ServerContext", "Service", "Set", "String", "Struct", "Stub", "Swift", "Symbol",
    "Task", "TimeSpan", "Timestamp", "Transport", "True", "Type", "UInt16", "UInt32", "UInt64",
    "UInt8", "UTF8Span", "UUIDBytes", "Uint8Array", "Union", "Validation", "Void", "WeakMap",
    "WireBuffer", "WireCodec", "WireEncoding", "WireEnum", "WireError", "WireFixed", "WireLayout",
    "WireMap", "WireMapEntry", "WireMessage", "WireReader", "WireStruct", "WireUnion", "WireView",
    "WireWriter",
  ]

  /// A type and a service of each name, and a member of each name in a declaration of every kind.
  ///
  /// - Parameters:
  ///   - isMember: whether a declaration of that kind may have a member of that name.
  ///   - isType: whether a type may have that name.
  ///   - newtypes: whether the types are newtypes, and no messages and services.
  static func schema(
    isMember: (String, String) -> Bool = { _, _ in true }, isType: (String) -> Bool = { _ in true },
    newtypes: Bool = false
  ) -> String {
    func body(_ kind: String, _ line: (Int, String) -> String) -> String {
      members.filter { isMember(kind, $0) }.enumerated().map { "  " + line($0 + 1, $1) + "\n" }
        .joined()
    }
    let types = types.filter(isType)
    var text = "/// Names \"\"\" */ -->\npackage hostile.v1\n"
    text += "\nnewtype Ticket = id @prefix(\"ticket\")\n"
    text += "\nmessage Plain {\n  1 one u8\n}\n"
    let fixed = ["u8", "bool?", "Names", "timestamp?", "id", "Ticket"]
    let variable = ["string", "bytes", "string?", "[u8]", "[Plain]", "Plain", "[string: u8]"]
    text += "\nenum Names: u16 {\n" + body("enum") { "\($1) = \($0)" } + "}\n"
    text +=
      "\nstruct Frozen {\n" + body("struct") { "\($1) \(["u8", "bool", "uuid"][$0 % 3])" } + "}\n"
    text += "\nmessage Fixed {\n" + body("message") { "\($0) \($1) \(fixed[$0 % 6])" } + "}\n"
    text += "\nmessage Tail {\n" + body("message") { "\($0) \($1) \(variable[$0 % 7])" } + "}\n"
    text += "\nunion Either {\n" + body("union") { "\($0) \($1) Plain" } + "}\n"
    for (index, item) in types.enumerated() {
      let letters = String(
        decoding: [97 + UInt8(index / 26), 97 + UInt8(index % 26)], as: UTF8.self)
      text +=
        newtypes
        ? "\nnewtype \(item) = id @prefix(\"\(letters)\")\n"
        : "\nmessage \(item) {\n  1 one Plain\n}\n"
    }
    text += "\nmessage Everything {\n"
    for (index, item) in types.enumerated() { text += "  \(index + 1) f\(index) \(item)\n" }
    text += "}\n"
    let shapes = ["(Plain) -> Plain", "(stream Plain) -> Plain", "() -> stream Plain"]
    text += "\nservice Calls {\n"
    text += body("service") { "\($1) \(shapes[$0 % 3])" + ($0 % 3 == 0 ? " @logged(\($0))" : "") }
    text += "}\n"
    if !newtypes {
      text += "\nservice Typed {\n"
      for (index, item) in types.enumerated() { text += "  m\(index) (\(item)) -> \(item)\n" }
      text += "}\n"
    }
    // Methods that have the names of their types, in one service and in all of them.
    text += "\nmessage Order {\n  1 one Plain\n}\n\nservice Orders {\n  order (Order) -> Order\n"
    text += "  plain (Plain) -> Order\n  typed (Order) -> Plain\n}\n"
    return text
  }
}
