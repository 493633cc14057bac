import JSONText
import SchemaCompiler

extension LanguageSession {
  mutating func prepareRename(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let place = try place(params)
    let found = place.index.occurrences(at: place.offset, in: place.target.file)
    guard let occurrence = found.first else { return .null }
    let symbol = place.index.symbols[occurrence.symbol]
    if symbol.isRetired { return .null }
    return .object([
      ("range", json(occurrence.range, place.analysis)), ("placeholder", .text(symbol.name)),
    ])
  }

  mutating func rename(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let place = try place(params)
    let name = params["newName"]?.string ?? ""
    let index = place.index
    guard let id = index.occurrences(at: place.offset, in: place.target.file).first?.symbol else {
      throw ProtocolError(.requestFailed, "nothing here has a name that can be changed")
    }
    let symbol = index.symbols[id]
    if symbol.isRetired {
      throw ProtocolError(
        .requestFailed, "`\(symbol.name)` is retired: its name stays so that it is not used again")
    }
    guard Self.isName(name) else {
      throw ProtocolError(.requestFailed, "`\(name)` is no name: letters, digits and `_`")
    }
    if name == symbol.name { return .null }
    var ranges: [Int: [SourceRange]] = [:]
    for occurrence in occurrences(place) {
      ranges[occurrence.range.file, default: []].append(occurrence.range)
    }
    try check(ranges, name, place)
    let warning = Self.consequence(of: symbol, index)
    if let warning, !client.changeAnnotations {
      notifications.append(
        Self.notification(
          "window/showMessage", .object([("type", .number(2)), ("message", .text(warning))])))
    }
    return workspaceEdit(ranges, name, place.analysis, warning)
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }

  /// Refuses a name that makes an error: the compiler is asked about the texts after the change.
  private mutating func check(
    _ ranges: [Int: [SourceRange]], _ name: String, _ place: Place
  ) throws(ProtocolError) {
    var replaced: [String: TextDocument] = [:]
    for (file, ranges) in ranges {
      let old = place.index.result.sources.files[file].bytes
      var bytes: [UInt8] = []
      var position = 0
      for range in ranges.sorted(by: { $0.start < $1.start }) {
        bytes += old[position..<range.start] + Array(name.utf8)
        position = range.end
      }
      bytes += old[position...]
      replaced[place.analysis.paths[file]] = TextDocument(bytes)
    }
    let after = workspace.analysis(place.target.path, replacing: replaced).index.result
    let before = Set(place.index.result.diagnostics.map { "\($0.code) \($0.message)" })
    let fresh = after.diagnostics.filter {
      $0.severity == .error && !before.contains("\($0.code) \($0.message)")
    }
    let errors = place.index.result.diagnostics.count { $0.severity == .error }
    guard after.diagnostics.count(where: { $0.severity == .error }) > errors,
      let first = fresh.first
    else { return }
    let help = first.help.first ?? first.fix?.title
    throw ProtocolError(
      .requestFailed,
      "\(first.message) [\(first.code.text)]" + (help.map { "; \($0)" } ?? ""))
  }

  /// Who breaks when the name changes; nil when it is only generated code.
  private static func consequence(
    of symbol: SchemaIndex.Symbol, _ index: SchemaIndex
  ) -> String? {
    // `@proto` says what it is called outside, whatever it is called here.
    if symbol.exported != nil { return nil }
    let stays = "The native and the protobuf encoding stay as they are."
    let readers = "readers and writers of JSON that know `\(symbol.name)` break. \(stays)"
    switch symbol.kind {
    case .field: return "The field's name is in JSON: \(readers)"
    case .unionCase, .enumCase: return "The case's name is in JSON: \(readers)"
    case .enumeration:
      return "The names of an enum's cases begin with the enum's in JSON: \(readers)"
    case .service, .method:
      return "The name is in the path of calls: callers that know `\(symbol.name)` break, in JSON "
        + "and in every other encoding."
    case .structure, .message, .union, .newtype: return nil
    }
  }

  private func workspaceEdit(
    _ ranges: [Int: [SourceRange]], _ name: String, _ analysis: Analysis, _ warning: String?
  ) -> JSONNode {
    let files = ranges.keys.sorted { analysis.paths[$0] < analysis.paths[$1] }
    func edits(_ file: Int, annotated: Bool) -> JSONNode {
      .list(
        (ranges[file] ?? []).sorted { $0.start < $1.start }.map { range in
          .object([
            ("range", json(range, analysis)), ("newText", .text(name)),
            ("annotationId", annotated ? .text("rename") : nil),
          ])
        })
    }
    guard client.changeAnnotations, let warning else {
      return .object([
        (
          "changes",
          .object(
            files.map { (workspace.uri(of: analysis.paths[$0]), edits($0, annotated: false)) })
        )
      ])
    }
    let changes = files.map { file in
      let path = analysis.paths[file]
      let version = workspace.open[path]?.version.map { JSONNode.number($0) } ?? .null
      return JSONNode.object([
        (
          "textDocument",
          .object([("uri", .text(workspace.uri(of: path))), ("version", version)])
        ), ("edits", edits(file, annotated: true)),
      ])
    }
    let annotation: JSONNode = .object([
      ("label", .text("Rename that breaks others")), ("needsConfirmation", .flag(true)),
      ("description", .text(warning)),
    ])
    return .object([
      ("documentChanges", .list(changes)),
      ("changeAnnotations", .object([("rename", annotation)])),
    ])
  }
}
