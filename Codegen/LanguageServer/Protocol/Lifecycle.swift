import JSONText
import SchemaCompiler

/// What the client can do, as far as it matters here.
struct ClientCapabilities: Sendable, Hashable {
  /// It asks before edits that say so.
  var changeAnnotations = false
  /// It can show documents that only the server has.
  var virtualDocuments = false
  /// It tells about changes of files when asked to.
  var watchedFiles = false
  /// It takes a list of symbols within one another.
  var nestedSymbols = false
}

extension LanguageSession {
  /// The scheme of the explanations of diagnostics: documents only the server has.
  static let explanationScheme = "drop-explain"

  mutating func initialize(_ params: JSONNode) -> JSONNode {
    let capabilities = params["capabilities"] ?? .null
    let offered = capabilities.at("general", "positionEncodings")?.array ?? []
    // The client's order is that of its preference; without a list it is UTF-16.
    encoding = offered.compactMap { $0.string.flatMap(PositionEncoding.init) }.first ?? .utf16
    client.changeAnnotations =
      capabilities.at("workspace", "workspaceEdit", "changeAnnotationSupport") != nil
      && capabilities.at("workspace", "workspaceEdit", "documentChanges")?.bool == true
    client.virtualDocuments = capabilities.at("workspace", "textDocumentContent") != nil
    client.watchedFiles =
      capabilities.at("workspace", "didChangeWatchedFiles", "dynamicRegistration")?.bool == true
    client.nestedSymbols =
      capabilities.at(
        "textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")?.bool == true
    let listed = (params["workspaceFolders"]?.array ?? []).compactMap { $0["uri"]?.string }
    let root = params["rootUri"]?.string ?? params["rootPath"]?.string
    let folders = listed.isEmpty ? (root.map { [$0] } ?? []) : listed
    workspace.setFolders(folders.map(FilePaths.path(ofURI:)))
    return .object([
      ("capabilities", serverCapabilities),
      ("serverInfo", .object([("name", .text("dropwire schema lsp"))])),
    ])
  }

  private var serverCapabilities: JSONNode {
    let sync: JSONNode = .object([
      ("openClose", .flag(true)), ("change", .number(2)), ("save", .flag(true)),
    ])
    let completion: JSONNode = .object([
      ("triggerCharacters", .list(["@", "(", "[", ":", " ", "\""].map(JSONNode.text)))
    ])
    let folders: JSONNode = .object([
      ("supported", .flag(true)), ("changeNotifications", .flag(true)),
    ])
    let content: JSONNode = .object([("schemes", .list([.text(Self.explanationScheme)]))])
    return .object([
      ("positionEncoding", .text(encoding.rawValue)),
      ("textDocumentSync", sync),
      ("hoverProvider", .flag(true)),
      ("definitionProvider", .flag(true)),
      ("referencesProvider", .flag(true)),
      ("documentHighlightProvider", .flag(true)),
      ("documentSymbolProvider", .flag(true)),
      ("workspaceSymbolProvider", .flag(true)),
      ("renameProvider", .object([("prepareProvider", .flag(true))])),
      ("documentFormattingProvider", .flag(true)),
      ("semanticTokensProvider", Self.semanticTokensOptions),
      ("inlayHintProvider", .flag(true)),
      ("completionProvider", completion),
      (
        "codeActionProvider",
        .object([("codeActionKinds", .list(["quickfix", "source.fixAll"].map(JSONNode.text)))])
      ),
      (
        "workspace",
        .object([
          ("workspaceFolders", folders),
          ("textDocumentContent", client.virtualDocuments ? content : nil),
        ])
      ),
    ])
  }

  /// Asks the client to tell about schema files that others change.
  mutating func registerForChanges() {
    guard client.watchedFiles else { return }
    let watcher: JSONNode = .object([("globPattern", .text("**/*.drop"))])
    let registration: JSONNode = .object([
      ("id", .text("schemas")), ("method", .text("workspace/didChangeWatchedFiles")),
      ("registerOptions", .object([("watchers", .list([watcher]))])),
    ])
    notifications.append(
      .object([
        ("jsonrpc", .text("2.0")), ("id", .text("register")),
        ("method", .text("client/registerCapability")),
        ("params", .object([("registrations", .list([registration]))])),
      ]))
  }

  // MARK: Reading parameters

  static func position(_ node: JSONNode?) -> Position? {
    guard let line = node?["line"]?.integer, let character = node?["character"]?.integer,
      line >= 0, character >= 0
    else { return nil }
    return Position(line: line, character: character)
  }

  /// A file a request is about, compiled.
  struct Target {
    let path: String
    let analysis: Analysis
    let file: Int
  }

  /// A place a request is about.
  struct Place {
    let target: Target
    /// In the compiler's bytes.
    let offset: Int

    var analysis: Analysis { target.analysis }
    var index: SchemaIndex { target.analysis.index }
  }

  mutating func target(_ params: JSONNode) throws(ProtocolError) -> Target {
    guard let uri = params.at("textDocument", "uri")?.string else {
      throw ProtocolError(.invalidParams, "the request names no document")
    }
    let path = FilePaths.path(ofURI: uri)
    guard let analysis = workspace.analysis(path), let file = analysis.file(path) else {
      throw ProtocolError(.invalidParams, "there is no document \(uri)")
    }
    return Target(path: path, analysis: analysis, file: file)
  }

  mutating func place(_ params: JSONNode) throws(ProtocolError) -> Place {
    let target = try target(params)
    guard let position = Self.position(params["position"]) else {
      throw ProtocolError(.invalidParams, "the request has no position")
    }
    return Place(
      target: target, offset: target.analysis.offset(position, in: target.file, encoding))
  }

  // MARK: Writing results

  static func json(_ position: Position) -> JSONNode {
    .object([("line", .number(position.line)), ("character", .number(position.character))])
  }

  func json(_ range: SourceRange, _ analysis: Analysis) -> JSONNode {
    let document = analysis.document(range.file)
    return .object([
      ("start", Self.json(document.position(range.start + document.lead, encoding))),
      ("end", Self.json(document.position(range.end + document.lead, encoding))),
    ])
  }

  func location(_ range: SourceRange, _ analysis: Analysis) -> JSONNode {
    .object([
      ("uri", .text(workspace.uri(of: analysis.paths[range.file]))),
      ("range", json(range, analysis)),
    ])
  }

  func edit(_ range: SourceRange, _ text: String, _ analysis: Analysis) -> JSONNode {
    .object([("range", json(range, analysis)), ("newText", .text(text))])
  }

  static func markdown(_ text: String) -> JSONNode {
    .object([("kind", .text("markdown")), ("value", .text(text))])
  }
}
