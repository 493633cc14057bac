import SchemaCompiler

/// The file system, as the server sees it.
public protocol SchemaFileReader {
  /// The content of a file; nil when there is none or it cannot be read.
  func read(_ path: String) -> [UInt8]?

  /// The paths of the schema files in a folder and the folders in it. At most as many as the
  /// compiler takes.
  func schemas(in folder: String) -> [String]
}

/// The files an editor has open, those in its folders, and what the compiler finds in them.
struct Workspace {
  /// A file the editor has open: its text is the one that counts, not that of the file system.
  struct OpenFile: Sendable {
    /// As the editor spells it.
    let uri: String
    var version: Int?
    var document: TextDocument
  }

  private let reader: any SchemaFileReader
  private let limits = CompilerLimits()
  /// Folders whose schema files belong together with the open ones.
  private(set) var folders: [String] = []
  /// By path.
  private(set) var open: [String: OpenFile] = [:]
  /// Schema files in the folders, sorted.
  private var known: [String] = []
  /// Texts of files that are not open.
  private var texts: [String: TextDocument?] = [:]
  private var outlines: [String: SchemaOutline] = [:]
  /// By the first path of the files compiled together.
  private var analyses: [String: Analysis] = [:]
  /// The first path of the files a file is compiled with.
  private var groups: [String: String] = [:]

  init(_ reader: any SchemaFileReader) {
    self.reader = reader
  }

  // MARK: What there is

  mutating func setFolders(_ paths: [String]) {
    folders = Array(Set(paths)).sorted()
    refresh()
  }

  /// Forgets what was read from the file system, and looks again.
  mutating func refresh() {
    let found = folders.flatMap { reader.schemas(in: $0) }.map(Paths.normalize)
    known = Array(Set(found).sorted().prefix(limits.files))
    texts = [:]
    outlines = [:]
    forgetAnalyses()
  }

  /// Files that are open or in the folders, sorted.
  var paths: [String] { Set(known).union(open.keys).sorted() }

  mutating func opened(_ uri: String, version: Int?, text: String) {
    let path = FilePaths.path(ofURI: uri)
    open[path] = OpenFile(uri: uri, version: version, document: TextDocument(text))
    changed(path)
  }

  mutating func closed(_ path: String) {
    open[path] = nil
    texts[path] = nil
    changed(path)
  }

  mutating func edit(_ path: String, version: Int?, _ change: (inout TextDocument) -> Void) {
    guard open[path] != nil else { return }
    open[path]?.version = version
    if var document = open[path]?.document {
      // One reference while it changes: no copy of the text.
      open[path]?.document = TextDocument([])
      change(&document)
      open[path]?.document = document
    }
    changed(path)
  }

  private mutating func changed(_ path: String) {
    outlines[path] = nil
    forgetAnalyses()
  }

  private mutating func forgetAnalyses() {
    analyses = [:]
    groups = [:]
  }

  /// The URI of a path, as the editor spells it where it did.
  func uri(of path: String) -> String { open[path]?.uri ?? FilePaths.uri(ofPath: path) }

  /// The text of a file, open or not.
  mutating func document(_ path: String) -> TextDocument? {
    if let file = open[path] { return file.document }
    if let known = texts[path] { return known }
    let text = path.hasPrefix("/") ? reader.read(path).map { TextDocument($0) } : nil
    texts[path] = .some(text)
    return text
  }

  /// What a file declares and imports.
  mutating func outline(_ path: String) -> SchemaOutline? {
    if let known = outlines[path] { return known }
    guard let document = document(path) else { return nil }
    let outline = SchemaOutline(SourceFile(path: path, bytes: document.bytes))
    outlines[path] = outline
    return outline
  }

  // MARK: What the compiler finds

  /// What the compiler finds in a file and those that belong together with it: by imports in either
  /// direction, or as parts of one package in one folder.
  mutating func analysis(_ path: String) -> Analysis? {
    guard document(path) != nil else { return nil }
    if let first = groups[path], let known = analyses[first] { return known }
    let paths = filesTogether(with: path)
    let analysis = Analysis(
      documents: paths.compactMap { path in document(path).map { (path, $0) } })
    for path in paths { groups[path] = paths[0] }
    analyses[paths[0]] = analysis
    return analysis
  }

  /// What the compiler would find if files had other texts.
  mutating func analysis(_ path: String, replacing: [String: TextDocument]) -> Analysis {
    let paths = filesTogether(with: path)
    return Analysis(
      documents: paths.compactMap { path in
        (replacing[path] ?? document(path)).map { (path, $0) }
      })
  }

  private mutating func filesTogether(with path: String) -> [String] {
    var edges: [String: [String]] = [:]
    var packages: [String: String] = [:]
    var queue = paths
    if !queue.contains(path) { queue.append(path) }
    var seen = Set(queue)
    var index = 0
    // Imports may lead out of the folders.
    while index < queue.count {
      let path = queue[index]
      index += 1
      guard let outline = outline(path) else { continue }
      for target in outline.imports.map({ Paths.resolve($0, from: path) }) {
        edges[path, default: []].append(target)
        edges[target, default: []].append(path)
        if queue.count < limits.files, document(target) != nil, seen.insert(target).inserted {
          queue.append(target)
        }
      }
      guard path.hasPrefix("/"), !outline.package.isEmpty else { continue }
      let package = FilePaths.folder(of: path) + ":" + outline.package
      if let sibling = packages[package] {
        edges[path, default: []].append(sibling)
        edges[sibling, default: []].append(path)
      } else {
        packages[package] = path
      }
    }
    var group: Set<String> = [path]
    var next = [path]
    while let path = next.popLast() {
      for neighbour in edges[path] ?? [] where seen.contains(neighbour) {
        if group.insert(neighbour).inserted { next.append(neighbour) }
      }
    }
    return group.sorted()
  }

  /// Files that see a change of a file: those that import it, and those that import them.
  mutating func importers(of path: String) -> Set<String> {
    guard let analysis = analysis(path), let file = analysis.file(path) else { return [] }
    var found: Set<Int> = [file]
    var grew = true
    while grew {
      grew = false
      for (index, uses) in analysis.index.imports.enumerated() where !found.contains(index) {
        let sees = uses.contains { use in use.target.map { found.contains($0) } ?? false }
        if sees {
          found.insert(index)
          grew = true
        }
      }
    }
    return Set(found.filter { $0 != file }.map { analysis.paths[$0] })
  }
}

/// Files that were compiled together.
struct Analysis: Sendable {
  let index: SchemaIndex
  /// By file of the index.
  let paths: [String]
  private let documents: [TextDocument]

  init(documents: [(path: String, document: TextDocument)]) {
    paths = documents.map(\.path)
    self.documents = documents.map(\.document)
    index = Compiler.index(
      documents.map { SourceFile(path: $0.path, bytes: $0.document.bytes) })
  }

  func file(_ path: String) -> Int? { paths.firstIndex(of: path) }

  func document(_ file: Int) -> TextDocument { documents[file] }

  /// The text of a range as it was compiled.
  func text(_ range: SourceRange) -> String {
    index.result.sources.files[range.file].text(range.start..<range.end)
  }

  /// The compiler's offset of a position.
  func offset(_ position: Position, in file: Int, _ encoding: PositionEncoding) -> Int {
    let document = documents[file]
    return max(0, document.offset(position, encoding) - document.lead)
  }

  func diagnostics(of file: Int) -> [Diagnostic] {
    index.result.diagnostics.filter { $0.primary.range.file == file }
  }
}
