import JSONText
import SchemaCompiler

/// A language server for schemas, without IO: bodies of messages in, bodies of messages out.
///
/// It answers requests at once and in their order. Diagnostics wait for `settle`, so that somebody
/// who types faster than the compiler runs is not answered for every letter. Not thread-safe: one
/// owner.
public struct LanguageSession {
  enum Phase {
    case fresh
    case running
    case shutDown
  }

  var phase = Phase.fresh
  var workspace: Workspace
  var encoding = PositionEncoding.utf16
  var client = ClientCapabilities()
  /// Notifications that wait for the answer to be sent first.
  var notifications: [JSONNode] = []
  /// Whether diagnostics may have changed since they were published.
  private var isDirty = false
  /// Files with published diagnostics.
  private var published: Set<String> = []

  /// Set when the client has asked the process to end: 0 after an orderly shutdown, otherwise 1.
  public private(set) var exitCode: Int32?

  /// - Parameter files: reads files that are not open in the editor.
  public init(files: any SchemaFileReader) {
    workspace = Workspace(files)
  }

  /// Takes the body of one message.
  ///
  /// - Returns: the bodies to send, in order.
  public mutating func receive(_ body: [UInt8]) -> [[UInt8]] {
    guard exitCode == nil else { return [] }
    var limits = JSONLimits()
    limits.documentBytes = .max
    limits.depth = 128
    limits.repairsSurrogates = true
    let answer: JSONNode?
    do {
      answer = handle(try JSONParser.parse(body, limits: limits))
    } catch {
      answer = Self.failure(
        id: .null, ProtocolError(.parseError, "the message is not JSON: \(error.message)"))
    }
    let messages = (answer.map { [$0] } ?? []) + notifications
    notifications = []
    return messages.map { Array($0.compactText.utf8) }
  }

  /// Says that nothing else is waiting to be received: time to publish diagnostics.
  ///
  /// - Returns: the bodies to send.
  public mutating func settle() -> [[UInt8]] {
    guard isDirty, phase == .running, exitCode == nil else { return [] }
    isDirty = false
    return publishDiagnostics().map { Array($0.compactText.utf8) }
  }

  /// Says that bytes came that are no message.
  ///
  /// - Parameter reason: what was wrong with them.
  /// - Returns: the bodies to send.
  public func receiveBroken(_ reason: String) -> [[UInt8]] {
    let answer = Self.failure(id: .null, ProtocolError(.parseError, reason))
    return [Array(answer.compactText.utf8)]
  }

  // MARK: Messages

  private mutating func handle(_ message: JSONNode) -> JSONNode? {
    guard case .object = message.value else {
      return Self.failure(
        id: .null, ProtocolError(.invalidRequest, "a message is one JSON object"))
    }
    guard let method = message["method"]?.string else {
      // An answer to something that was asked of the client: nothing hangs on it.
      if message["result"] != nil || message["error"] != nil { return nil }
      return Self.failure(
        id: message["id"] ?? .null, ProtocolError(.invalidRequest, "the message has no method"))
    }
    let params = message["params"] ?? .null
    guard let id = message["id"], !id.isNull else {
      notify(method, params)
      return nil
    }
    switch id.value {
    case .string, .number: break
    default:
      return Self.failure(
        id: .null, ProtocolError(.invalidRequest, "an id is a number or a string"))
    }
    do {
      let result = try respond(to: method, params)
      return .object([("jsonrpc", .text("2.0")), ("id", id), ("result", result)])
    } catch {
      return Self.failure(id: id, error)
    }
  }

  private static func failure(id: JSONNode, _ error: ProtocolError) -> JSONNode {
    .object([
      ("jsonrpc", .text("2.0")), ("id", id),
      (
        "error",
        .object([("code", .number(error.code.rawValue)), ("message", .text(error.message))])
      ),
    ])
  }

  static func notification(_ method: String, _ params: JSONNode) -> JSONNode {
    .object([("jsonrpc", .text("2.0")), ("method", .text(method)), ("params", params)])
  }

  private mutating func respond(
    to method: String, _ params: JSONNode
  ) throws(ProtocolError)
    -> JSONNode
  {
    switch (phase, method) {
    case (.fresh, "initialize"):
      let result = initialize(params)
      phase = .running
      return result
    case (.fresh, _):
      throw ProtocolError(.serverNotInitialized, "`initialize` comes first")
    case (_, "initialize"):
      throw ProtocolError(.invalidRequest, "`initialize` is sent once")
    case (.shutDown, _):
      throw ProtocolError(.invalidRequest, "the server was shut down")
    case (.running, "shutdown"):
      phase = .shutDown
      return .null
    case (.running, _):
      guard let feature = Self.features[method] else {
        throw ProtocolError(.methodNotFound, "there is no method `\(method)`")
      }
      return try feature(&self, params)
    }
  }

  private typealias Feature =
    @Sendable (inout LanguageSession, JSONNode) throws(ProtocolError) -> JSONNode

  private static let features: [String: Feature] = [
    "textDocument/hover": { (server, params) throws(ProtocolError) in
      try server.hover(params)
    },
    "textDocument/definition": { (server, params) throws(ProtocolError) in
      try server.definition(params)
    },
    "textDocument/references": { (server, params) throws(ProtocolError) in
      try server.references(params)
    },
    "textDocument/documentHighlight": { (server, params) throws(ProtocolError) in
      try server.highlights(params)
    },
    "textDocument/documentSymbol": { (server, params) throws(ProtocolError) in
      try server.documentSymbols(params)
    },
    "workspace/symbol": { (server, params) throws(ProtocolError) in
      try server.workspaceSymbols(params)
    },
    "textDocument/prepareRename": { (server, params) throws(ProtocolError) in
      try server.prepareRename(params)
    },
    "textDocument/rename": { (server, params) throws(ProtocolError) in
      try server.rename(params)
    },
    "textDocument/completion": { (server, params) throws(ProtocolError) in
      try server.completion(params)
    },
    "textDocument/formatting": { (server, params) throws(ProtocolError) in
      try server.formatting(params)
    },
    "textDocument/semanticTokens/full": { (server, params) throws(ProtocolError) in
      try server.semanticTokens(params)
    },
    "textDocument/inlayHint": { (server, params) throws(ProtocolError) in
      try server.inlayHints(params)
    },
    "textDocument/codeAction": { (server, params) throws(ProtocolError) in
      try server.codeActions(params)
    },
    "workspace/textDocumentContent": { (server, params) throws(ProtocolError) in
      try server.textDocumentContent(params)
    },
  ]

  private mutating func notify(_ method: String, _ params: JSONNode) {
    if method == "exit" {
      exitCode = phase == .shutDown ? 0 : 1
      return
    }
    guard phase == .running else { return }
    switch method {
    case "initialized": registerForChanges()
    case "textDocument/didOpen": didOpen(params)
    case "textDocument/didChange": didChange(params)
    case "textDocument/didClose":
      if let uri = params.at("textDocument", "uri")?.string {
        workspace.closed(FilePaths.path(ofURI: uri))
        isDirty = true
      }
    case "textDocument/didSave", "workspace/didChangeWatchedFiles":
      workspace.refresh()
      isDirty = true
    case "workspace/didChangeWorkspaceFolders": didChangeFolders(params)
    default: break
    }
  }

  func log(_ text: String) -> JSONNode {
    Self.notification(
      "window/logMessage", .object([("type", .number(1)), ("message", .text(text))]))
  }

  // MARK: Documents

  private mutating func didOpen(_ params: JSONNode) {
    guard let document = params["textDocument"], let uri = document["uri"]?.string,
      let text = document["text"]?.string
    else {
      notifications.append(log("textDocument/didOpen without a URI or a text"))
      return
    }
    workspace.opened(uri, version: document["version"]?.integer, text: text)
    isDirty = true
  }

  private mutating func didChange(_ params: JSONNode) {
    guard let uri = params.at("textDocument", "uri")?.string else { return }
    let path = FilePaths.path(ofURI: uri)
    guard workspace.open[path] != nil else {
      notifications.append(log("textDocument/didChange of \(uri), which is not open"))
      return
    }
    let encoding = encoding
    workspace.edit(path, version: params.at("textDocument", "version")?.integer) { document in
      for change in params["contentChanges"]?.array ?? [] {
        guard let text = change["text"]?.string else { continue }
        guard let range = change["range"], !range.isNull else {
          document = TextDocument(text)
          continue
        }
        guard let start = Self.position(range["start"]), let end = Self.position(range["end"])
        else { continue }
        document.replace(start, end, with: text, encoding)
      }
    }
    isDirty = true
  }

  private mutating func didChangeFolders(_ params: JSONNode) {
    func paths(_ name: String) -> [String] {
      (params.at("event", name)?.array ?? []).compactMap { $0["uri"]?.string }
        .map(FilePaths.path(ofURI:))
    }
    let removed = Set(paths("removed"))
    workspace.setFolders(workspace.folders.filter { !removed.contains($0) } + paths("added"))
    isDirty = true
  }

  // MARK: Diagnostics

  private mutating func publishDiagnostics() -> [JSONNode] {
    var wanted = Set(workspace.open.keys)
    for path in workspace.open.keys.sorted() { wanted.formUnion(workspace.importers(of: path)) }
    var messages: [JSONNode] = []
    var nonEmpty: Set<String> = []
    for path in wanted.union(published).sorted() {
      var items: [JSONNode] = []
      if wanted.contains(path), let analysis = workspace.analysis(path),
        let file = analysis.file(path)
      {
        items = analysis.diagnostics(of: file).prefix(CompilerLimits().diagnostics)
          .map { json($0, analysis) }
      }
      let isOpen = workspace.open[path] != nil
      // A file that is not open and never had any needs no empty list.
      guard isOpen || !items.isEmpty || published.contains(path) else { continue }
      if !items.isEmpty { nonEmpty.insert(path) }
      messages.append(
        Self.notification(
          "textDocument/publishDiagnostics",
          .object([
            ("uri", .text(workspace.uri(of: path))),
            ("version", workspace.open[path]?.version.map { .number($0) }),
            ("diagnostics", .list(items)),
          ])))
    }
    published = nonEmpty
    return messages
  }
}
