import JSONText
import SchemaCompiler

extension LanguageSession {
  mutating func completion(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let place = try place(params)
    let source = place.index.result.sources.files[place.target.file]
    let reader = CompletionReader(source, at: place.offset)
    let range = SourceRange(
      file: place.target.file, start: min(reader.wordStart, place.offset), end: place.offset)
    var list = CompletionList(range: json(range, place.analysis))
    fill(&list, reader, place)
    return .object([("isIncomplete", .flag(false)), ("items", .list(list.items))])
  }

  private mutating func fill(
    _ list: inout CompletionList, _ reader: CompletionReader, _ place: Place
  ) {
    switch reader.context {
    case .nothing: break
    case .topLevel:
      let hasPackage = place.index.packageRanges[place.target.file] != nil
      for word in Vocabulary.declarations where word.text != "package" || !hasPackage {
        list.add(word, inserting: word.text + " ")
      }
    case .importedName:
      for found in importable(into: place.target) {
        let file = FilePaths.relative(found.path, from: FilePaths.folder(of: place.target.path))
        list.add(
          found.name, kind: Self.itemKind(found.kind), detail: "\(found.kind.rawValue), \(file)")
      }
    case .from: list.add("from", kind: .keyword, inserting: "from \"")
    case .path:
      for path in workspace.paths where path != place.target.path && path.hasPrefix("/") {
        let file = FilePaths.relative(path, from: FilePaths.folder(of: place.target.path))
        list.add(file, kind: .file, detail: workspace.outline(path)?.package ?? "")
      }
    case .representation:
      for word in Vocabulary.types where word.text == "u8" || word.text == "u16" { list.add(word) }
    case .number: addNumber(&list, reader, place)
    case .retired:
      for word in Vocabulary.modifiers where word.text == "retired" {
        list.add(word, inserting: "retired ")
      }
    case .enumNumber: addNumber(&list, reader, place)
    case .type(let kind): addTypes(&list, kind, place)
    case .constraint(let base, let given): addConstraints(&list, base, given, place)
    case .annotation(let kind): addAnnotations(&list, within: kind)
    case .annotationArgument(let name, let hasLabel):
      addFields(&list, annotation: name, hasLabel: hasLabel, place)
    }
  }

  // MARK: Numbers

  /// The number after that of the member before the place; where it is taken, the first free one
  /// after all.
  private func addNumber(
    _ list: inout CompletionList, _ reader: CompletionReader, _ place: Place
  ) {
    guard let enclosing = reader.enclosing else { return }
    let index = place.index
    let declaration = index.declarations(in: place.target.file).last {
      index.symbols[$0].name == enclosing.name && index.symbols[$0].kind == enclosing.kind
        && index.symbols[$0].range.start <= place.offset
    }
    let members = declaration.map { index.members(of: $0).map { index.symbols[$0] } } ?? []
    let used = Set(members.compactMap(\.number))
    let previous = members.last { $0.range.start < reader.wordStart }?.number ?? 0
    var next = previous == .max ? 0 : previous + 1
    if used.contains(next) { next = (used.max() ?? 0) &+ 1 }
    guard next > 0 else { return }
    let separator = enclosing.kind == .enumeration ? "" : " "
    list.add(
      String(next), kind: .value, detail: "the next free number of \(enclosing.name)",
      inserting: "\(next)\(separator)")
  }

  // MARK: Types

  private mutating func addTypes(
    _ list: inout CompletionList, _ kind: CompletionContext.TypePlace, _ place: Place
  ) {
    if kind == .method(afterStream: false) {
      for word in Vocabulary.modifiers where word.text == "stream" {
        list.add(word, inserting: "stream ")
      }
    }
    switch kind {
    case .fieldOfStruct, .fieldOfMessage, .element:
      for word in Vocabulary.types {
        let isFixed = word.text != "string" && word.text != "bytes"
        guard isFixed || kind != .fieldOfStruct else { continue }
        list.add(word, inserting: word.text == "ascii" ? "ascii[" : word.text, sort: "1")
      }
    case .base:
      for word in Vocabulary.types where word.text == Scalar.id.rawValue {
        list.add(word, inserting: "id @prefix(\"")
      }
    case .caseOfUnion, .method: break
    }
    let index = place.index
    let around = index.declaration(around: place.offset, in: place.target.file)
    let scope = index.scopes[place.target.file]
    for name in scope.keys.sorted() {
      // No type contains itself.
      guard let id = scope[name], id != around else { continue }
      let symbol = index.symbols[id]
      guard Self.allowed(symbol.kind, in: kind) else { continue }
      list.add(
        name, kind: Self.itemKind(symbol.kind), detail: symbol.kind.rawValue,
        documentation: symbol.documentation.joined(separator: "\n"), sort: "0",
        isDeprecated: symbol.deprecated != nil)
    }
    for found in importable(into: place.target) where Self.allowed(found.kind, in: kind) {
      let file = FilePaths.relative(found.path, from: FilePaths.folder(of: place.target.path))
      list.add(
        found.name, kind: Self.itemKind(found.kind),
        detail: "\(found.kind.rawValue), adds: use \(found.name) from \"\(file)\"", sort: "2",
        additional: importEdit(found, into: place.target))
    }
  }

  private static func allowed(
    _ kind: SchemaIndex.Symbol.Kind, in place: CompletionContext.TypePlace
  ) -> Bool {
    switch place {
    case .fieldOfStruct: [.structure, .enumeration, .newtype].contains(kind)
    case .fieldOfMessage, .element: kind != .service
    case .caseOfUnion: kind == .message
    case .base: false
    case .method: kind == .message || kind == .union
    }
  }

  private static func itemKind(_ kind: SchemaIndex.Symbol.Kind) -> CompletionList.Kind {
    switch kind {
    case .structure: .structure
    case .enumeration, .union: .enumeration
    case .service: .interface
    case .newtype: .value
    case .message, .field, .unionCase, .enumCase, .method: .message
    }
  }

  // MARK: Constraints and annotations

  private func addConstraints(
    _ list: inout CompletionList, _ base: String, _ given: [String], _ place: Place
  ) {
    let applicable: [String]
    switch base {
    case "string", "bytes", "[": applicable = ["min", "max", "len"]
    case "id", "uuid", "timestamp", "duration": applicable = ["nonzero"]
    case "bool", "ascii": applicable = []
    default:
      if Scalar(rawValue: base) != nil {
        applicable = ["min", "max", "nonzero"]
      } else {
        let id = place.index.scopes[place.target.file][base]
        let kinds: [SchemaIndex.Symbol.Kind] = [.enumeration, .newtype]
        let hasZero = id.map { kinds.contains(place.index.symbols[$0].kind) } ?? false
        applicable = hasZero ? ["nonzero"] : []
      }
    }
    for word in Vocabulary.constraints
    where applicable.contains(word.text) && !given.contains(word.text) {
      list.add(word, inserting: word.text == "nonzero" ? word.text : word.text + ": ")
    }
  }

  private func addAnnotations(
    _ list: inout CompletionList, within kind: SchemaIndex.Symbol.Kind?
  ) {
    let further =
      switch kind {
      case .service: ["allow", "idempotent", "logged", "resumable", "urgent"]
      case .message, .structure: ["secret"]
      case .newtype: ["prefix"]
      case nil, .enumeration: ["proto"]
      default: [String]()
      }
    let beginnings = [
      "allow": "allow(", "logged": "logged(", "resumable": "resumable(after: ",
      "prefix": "prefix(\"",
      "proto": "proto(\"",
    ]
    for word in Vocabulary.annotations
    where word.text == "deprecated" || further.contains(word.text) {
      list.add(word, inserting: beginnings[word.text] ?? word.text)
    }
  }

  private func addFields(
    _ list: inout CompletionList, annotation: String, hasLabel: Bool, _ place: Place
  ) {
    guard ["idempotent", "logged", "resumable"].contains(annotation) else { return }
    if annotation == "logged" {
      return list.add(
        String(place.index.nextLogNumber), kind: .value, detail: "the next free number in the log")
    }
    if annotation == "resumable", !hasLabel {
      return list.add("after", kind: .keyword, inserting: "after: ")
    }
    let index = place.index
    let line = place.analysis.document(place.target.file).line(
      at: place.offset + place.analysis.document(place.target.file).lead)
    // The method on the line, or the next one, for an annotation on a line of its own.
    let method = index.symbols.first {
      $0.kind == .method && $0.nameRange.file == place.target.file
        && place.analysis.document(place.target.file).line(
          at: $0.range.end + place.analysis.document(place.target.file).lead) >= line
    }
    guard let method else { return }
    let types = index.occurrences.filter {
      $0.range.file == place.target.file && $0.role == .reference
        && $0.range.start > method.nameRange.end && $0.range.end <= method.range.end
    }.map(\.symbol)
    let sides = annotation == "idempotent" ? Array(types.prefix(1)) : types
    var seen: Set<String> = []
    for id in sides.flatMap({ index.fields(of: $0) }) {
      let field = index.symbols[id]
      if annotation == "idempotent", !Self.canBeKey(field) { continue }
      guard !field.isRetired, seen.insert(field.name).inserted else { continue }
      list.add(
        field.name, kind: .field, detail: field.type.map { index.spelling($0) } ?? "",
        documentation: field.documentation.joined(separator: "\n"))
    }
  }

  /// Whether a field can tell one request from another.
  private static func canBeKey(_ field: SchemaIndex.Symbol) -> Bool {
    switch field.type?.kind {
    case .string, .bytes, .ascii, .scalar(.uuid), .scalar(.id), .scalar(.u64), .scalar(.i64): true
    default: false
    }
  }
}

/// Items of a completion, as JSON.
struct CompletionList {
  /// Numbers of the protocol.
  enum Kind: Int {
    case field = 5
    case message = 7
    case interface = 8
    case value = 12
    case enumeration = 13
    case keyword = 14
    case file = 17
    case structure = 22
  }

  /// What an item replaces.
  let range: JSONNode
  private(set) var items: [JSONNode] = []

  init(range: JSONNode) {
    self.range = range
  }

  mutating func add(_ word: Vocabulary.Word, inserting text: String? = nil, sort: String = "") {
    add(
      word.text, kind: .keyword, documentation: word.documentation, inserting: text, sort: sort)
  }

  /// - Parameters:
  ///   - sort: comes before the label in the order of the items.
  ///   - additional: a further edit, such as an import.
  mutating func add(
    _ label: String, kind: Kind, detail: String = "", documentation: String = "",
    inserting text: String? = nil, sort: String = "", additional: JSONNode? = nil,
    isDeprecated: Bool = false
  ) {
    items.append(
      .object([
        ("label", .text(label)), ("kind", .number(kind.rawValue)),
        ("detail", detail.isEmpty ? nil : .text(detail)),
        (
          "documentation", documentation.isEmpty ? nil : LanguageSession.markdown(documentation)
        ),
        ("sortText", sort.isEmpty ? nil : .text(sort + label)),
        ("tags", isDeprecated ? .list([.number(1)]) : nil),
        ("textEdit", .object([("range", range), ("newText", .text(text ?? label))])),
        ("additionalTextEdits", additional.map { .list([$0]) }),
      ]))
  }
}
