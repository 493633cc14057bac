/// Makes Python of a schema: typed modules with dataclasses, and the runtime with the codecs of all
/// three encodings beside them. The same schema gives the same bytes on every machine.
public enum PythonBackend {
  /// A package: for each schema file `x.py` with the types and `x_grpc.py` with clients and servers,
  /// in the folders the schema files are in; the runtime in `_dropwire`; `py.typed`.
  ///
  /// Of files that are only imported nothing is made, but the modules expect theirs to be there.
  public static func generate(_ schema: Schema) -> BackendOutput {
    let modules = PythonModules(schema)
    return BackendOutput(PythonClaims.diagnostics(for: schema, modules)) {
      files(schema, modules)
    }
  }

  private static func files(_ schema: Schema, _ modules: PythonModules) -> [GeneratedFile] {
    var files: [GeneratedFile] = []
    var folders: Set<String> = [""]
    for (index, file) in schema.files.enumerated() where !file.isImported {
      var folder = modules.folders[index]
      while !folder.isEmpty {
        folders.insert(folder.joined(separator: "/") + "/")
        folder.removeLast()
      }
      let emitter = PythonEmitter(schema: schema, modules: modules, file: index)
      if let types = emitter.types() { files.append(types) }
      if let services = emitter.services() { files.append(services) }
    }
    for folder in folders.sorted() {
      files.append(GeneratedFile(path: folder + "__init__.py", text: header("the schemas")))
    }
    files.append(GeneratedFile(path: "py.typed", text: ""))
    return files + runtime
  }

  /// The first line of every file, by which a later run knows it again.
  static func header(_ source: String) -> String {
    "# Generated from \(source) by `dropwire schema generate`. Do not edit.\n"
  }

  /// The runtime: Python written by hand, embedded in the compiler.
  private static var runtime: [GeneratedFile] {
    let sources = [
      ("__init__", PackageResources.package_py), ("codec", PackageResources.codec_py),
      ("jsoncodec", PackageResources.jsoncodec_py), ("model", PackageResources.model_py),
      ("native", PackageResources.native_py), ("proto", PackageResources.proto_py),
      ("rpc", PackageResources.rpc_py), ("validation", PackageResources.validation_py),
    ]
    return sources.map { name, bytes in
      GeneratedFile(
        path: "_dropwire/\(name).py",
        text: header("the runtime") + String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// Where the module of every schema file is in the package.
struct PythonModules {
  /// The folders above the module, and the module, by the index of the file.
  let folders: [[String]]
  let names: [String]
  /// The file that declares a declaration.
  let owners: [DeclarationID: Int]

  init(_ schema: Schema) {
    var folders: [[String]] = []
    var names: [String] = []
    for path in ProtoNames.paths(of: schema) {
      names.append(PythonNames.module(Paths.stem(path)))
      folders.append(path.split(separator: "/").dropLast().map { PythonNames.module(String($0)) })
    }
    var owners: [DeclarationID: Int] = [:]
    for (index, file) in schema.files.enumerated() {
      for id in file.declarations { owners[id] = index }
    }
    self.folders = folders
    self.names = names
    self.owners = owners
  }

  /// The path of a file in the package, without its ending.
  func path(_ file: Int) -> String { (folders[file] + [names[file]]).joined(separator: "/") }

  /// The dots that lead from the module of `file` to the package.
  func dots(_ file: Int) -> String { String(repeating: ".", count: folders[file].count + 1) }

  /// The module of `other` as the one of `file` imports it.
  func relative(_ other: Int, from file: Int) -> String {
    dots(file) + (folders[other] + [names[other]]).joined(separator: ".")
  }
}

/// Names as Python has them.
enum PythonNames {
  /// Words of the language, builtins that generated classes use, and their own methods.
  private static let taken: Set<String> = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "bool",
    "bytes", "dict", "float", "int", "list", "property", "str", "decode", "encode", "self",
    "validate",
  ]

  /// Words that begin with a capital, which only types and modules can collide with.
  private static let takenTypes: Set<String> = ["None", "True", "False"]

  /// `offer_open`; with an underscore behind it where Python has that word already.
  static func attribute(_ name: String) -> String {
    let snake = Casing.snake(name)
    return taken.contains(snake) ? snake + "_" : snake
  }

  /// A case of a union, which has members of its own.
  static func unionCase(_ name: String) -> String {
    let snake = attribute(name)
    return ["number", "value", "which"].contains(snake) ? snake + "_" : snake
  }

  /// `OFFER_OPEN`.
  static func constant(_ name: String) -> String { Casing.snake(name).uppercased() }

  /// The constant of a method, beside the service's own.
  static func method(_ name: String) -> String {
    let constant = constant(name)
    return constant == "NAME" ? constant + "_" : constant
  }

  /// The name of a type, which only three words of Python can collide with.
  static func type(_ name: String) -> String {
    takenTypes.contains(name) ? name + "_" : name
  }

  /// A part of a path as the name of a module.
  static func module(_ name: String) -> String {
    let bytes = name.utf8.map { byte in
      isLetter(byte) || isDigit(byte) ? byte : UInt8(ascii: "_")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if taken.contains(text) || takenTypes.contains(text) { return text + "_" }
    return bytes.first.map(isDigit) == true ? "_" + text : text
  }

  /// A string literal.
  static func literal(_ text: String) -> String {
    PlainText.literal(text) { "\\u" + PlainText.hexadecimal($0, 4) }
  }
}

/// Lines of Python with their indentation.
struct PythonWriter {
  private(set) var text = ""
  private var depth = 0

  init(header: String) { text = header }

  mutating func line(_ line: String = "") {
    text += line.isEmpty ? "\n" : String(repeating: " ", count: depth * 4) + line + "\n"
  }

  /// `head`, unless it is empty, and the lines of `body` one level deeper.
  mutating func block(_ head: String, _ body: (inout PythonWriter) -> Void) {
    if !head.isEmpty { line(head) }
    depth += 1
    body(&self)
    depth -= 1
  }

  /// `head(a, b)tail` on one line where it fits in 100 columns, else an item to a line.
  mutating func call(_ head: String, _ items: [String], _ tail: String = ")") {
    let single = head + items.joined(separator: ", ") + tail
    if single.utf8.count + depth * 4 <= 100 || items.isEmpty { return line(single) }
    block(head) { writer in
      for item in items { writer.line(item + ",") }
    }
    line(tail)
  }

  /// `from module import a, b`, with parentheses where it does not fit on a line.
  mutating func imports(_ names: [String], from module: String) {
    let single = "from \(module) import " + names.joined(separator: ", ")
    if single.utf8.count <= 100 { return line(single) }
    call("from \(module) import (", names)
  }

  /// A docstring; nothing without lines. What does not fit in 120 columns goes on below.
  mutating func documentation(_ lines: [String]) {
    let quotes = "\"\"\""
    if lines.count == 1 {
      let single = quotes + Self.escaped(lines[0], last: true) + quotes
      if single.utf8.count + depth * 4 <= 120 { return line(single) }
    }
    let width = 120 - depth * 4 - quotes.count
    let lines = lines.flatMap { Self.wrapped($0, to: width) }
    guard let first = lines.first else { return }
    line(quotes + Self.escaped(first, last: false))
    for text in lines.dropFirst() { line(Self.escaped(text, last: false)) }
    line(quotes)
  }

  /// A line, or as many as it takes: broken between words, as a docstring has them.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    if escaped(text, last: false).utf8.count <= width { return [text] }
    var (lines, line) = ([String](), "")
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let longer = line + (line.isEmpty ? "" : " ") + word
      if line.isEmpty || escaped(longer, last: false).utf8.count <= width {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + [line]
  }

  /// Text inside of a docstring.
  private static func escaped(_ text: String, last: Bool) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.append(character)
      }
    }
    // Quotes need their backslash only where they could be taken for the end.
    let quoted = "\\\"\\\"\\\""
    let plain = result.split(separator: "\\\"", omittingEmptySubsequences: false)
    if result.contains(quoted) || result.hasPrefix("\\\"") || (last && result.hasSuffix("\\\"")) {
      return result
    }
    return plain.joined(separator: "\"")
  }
}
