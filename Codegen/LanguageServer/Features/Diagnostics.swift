import JSONText
import SchemaCompiler

extension LanguageSession {
  /// A diagnostic as the protocol has it: what it says and advises in `message`, further places as
  /// related information.
  func json(_ diagnostic: Diagnostic, _ analysis: Analysis) -> JSONNode {
    var message = diagnostic.message
    if !diagnostic.primary.text.isEmpty { message += ": \(diagnostic.primary.text)" }
    for help in diagnostic.help { message += "\nhelp: \(help)" }
    let related = diagnostic.secondary.map { label in
      JSONNode.object([
        ("location", location(label.range, analysis)), ("message", .text(label.text)),
      ])
    }
    let uri = "\(Self.explanationScheme):///\(diagnostic.code.text).md"
    // 1 is "unnecessary": shown faded.
    let isUnused = diagnostic.code == .unusedImport
    return .object([
      ("range", json(diagnostic.primary.range, analysis)),
      ("severity", .number(diagnostic.severity == .error ? 1 : 2)),
      ("code", .text(diagnostic.code.text)),
      ("codeDescription", client.virtualDocuments ? .object([("href", .text(uri))]) : nil),
      ("source", .text("dropwire")),
      ("message", .text(message)),
      ("tags", isUnused ? .list([.number(1)]) : nil),
      ("relatedInformation", related.isEmpty ? nil : .list(related)),
    ])
  }

  /// The explanation of a diagnostic as a document.
  mutating func textDocumentContent(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let uri = params["uri"]?.string ?? ""
    let name = uri.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
    guard uri.hasPrefix(Self.explanationScheme + ":"), let code = DiagnosticCode(text: name) else {
      throw ProtocolError(.invalidParams, "there is no document \(uri)")
    }
    return .object([("text", .text(Self.explanation(code)))])
  }

  static func explanation(_ code: DiagnosticCode) -> String {
    let explanation = Explanation.of(code)
    var text = "# \(code.text): \(explanation.title)\n\n\(explanation.text)\n"
    if let wrong = explanation.wrong, let right = explanation.right {
      text += "\nWrong:\n\n```drop\n\(wrong)\n```\n\nRight:\n\n```drop\n\(right)\n```\n"
    }
    return text
  }

  // MARK: Code actions

  mutating func codeActions(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let target = try target(params)
    let analysis = target.analysis
    guard let start = Self.position(params.at("range", "start")),
      let end = Self.position(params.at("range", "end"))
    else { throw ProtocolError(.invalidParams, "the request has no range") }
    let from = analysis.offset(start, in: target.file, encoding)
    let to = analysis.offset(end, in: target.file, encoding)
    let only = params.at("context", "only")?.array?.compactMap(\.string)
    func wanted(_ kind: String) -> Bool {
      only?.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty } ?? true
    }
    var actions: [JSONNode] = []
    let diagnostics = analysis.diagnostics(of: target.file)
    if wanted("quickfix") {
      for diagnostic in diagnostics {
        let place = diagnostic.primary.range
        let fix = diagnostic.fix?.range ?? place
        guard min(place.start, fix.start) <= to, from <= max(place.end, fix.end) else { continue }
        actions += quickFixes(diagnostic, target)
      }
    }
    // The client asks for it by name, or there is more than one thing to fix at once.
    let fixes = diagnostics.compactMap(\.fix).filter { $0.range.file == target.file }
    if wanted("source.fixAll"), only != nil || fixes.count > 1, !fixes.isEmpty {
      var edits: [JSONNode] = []
      var position = 0
      for fix in fixes.sorted(by: {
        ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end)
      })
      where fix.range.start >= position {
        edits.append(edit(fix.range, fix.replacement, analysis))
        position = fix.range.end
      }
      actions.append(
        .object([
          ("title", .text("fix all that has one fix")), ("kind", .text("source.fixAll")),
          ("edit", workspaceEdit(target.path, edits)),
        ]))
    }
    return .list(actions)
  }

  private mutating func quickFixes(_ diagnostic: Diagnostic, _ target: Target) -> [JSONNode] {
    let analysis = target.analysis
    let reported = json(diagnostic, analysis)
    var changes: [(title: String, edit: JSONNode, isPreferred: Bool)] = []
    if let fix = diagnostic.fix, fix.range.file == target.file {
      changes.append((fix.title, edit(fix.range, fix.replacement, analysis), true))
    }
    if diagnostic.code == .unknownType {
      let name = analysis.text(diagnostic.primary.range)
      for found in importable(into: target) where found.name == name {
        let file = FilePaths.relative(found.path, from: FilePaths.folder(of: target.path))
        changes.append(
          (
            "import `\(name)` from \"\(file)\"", importEdit(found, into: target),
            diagnostic.fix == nil
          ))
      }
    }
    if diagnostic.code == .unusedImport,
      let edit = removalOfImport(at: diagnostic.primary.range, target)
    {
      changes.append(("remove the import", edit, true))
    }
    return changes.map { change in
      .object([
        ("title", .text(change.title)), ("kind", .text("quickfix")),
        ("diagnostics", .list([reported])), ("isPreferred", .flag(change.isPreferred)),
        ("edit", workspaceEdit(target.path, [change.edit])),
      ])
    }
  }

  private func workspaceEdit(_ path: String, _ edits: [JSONNode]) -> JSONNode {
    .object([("changes", .object([(workspace.uri(of: path), .list(edits))]))])
  }

  private func removalOfImport(at range: SourceRange, _ target: Target) -> JSONNode? {
    let imports = target.analysis.index.imports[target.file]
    guard let use = imports.first(where: { $0.nameRanges.contains(range) }),
      let position = use.nameRanges.firstIndex(of: range)
    else { return nil }
    let removed: SourceRange
    if use.names.count == 1 {
      // The line as a whole, with its break.
      let bytes = target.analysis.index.result.sources.files[target.file].bytes
      let end = bytes[use.range.end...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
      removed = SourceRange(file: target.file, start: use.range.start, end: end ?? bytes.count)
    } else if position == 0 {
      removed = SourceRange(
        file: target.file, start: range.start, end: use.nameRanges[1].start)
    } else {
      removed = SourceRange(
        file: target.file, start: use.nameRanges[position - 1].end, end: range.end)
    }
    return edit(removed, "", target.analysis)
  }
}
