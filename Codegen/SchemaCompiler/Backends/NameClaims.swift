/// Who has which name in what a back end emits: types, members, modules, files.
///
/// A name that two things become is written twice, the second over the first or beside it, and the
/// output means something else, or nothing. So a back end claims every name before it writes a byte.
struct NameClaims {
  /// Whose output it is, as people call it.
  private let language: String
  private var taken: [Place: Owner] = [:]
  private var sink = DiagnosticSink()

  private struct Place: Hashable {
    let scope: String
    let name: String
  }

  /// What has a name already.
  private enum Owner {
    case source(SourceRange)
    /// The runtime, or what every output has.
    case reserved
  }

  init(_ language: String) { self.language = language }

  /// What was claimed twice, in the order of the sources.
  var diagnostics: [Diagnostic] { sink.sorted }

  // MARK: Names

  /// Keeps names for what generated code has anyway.
  mutating func reserve(_ names: some Sequence<String>, in scope: String) {
    for name in names { taken[Place(scope: scope, name: name)] = .reserved }
  }

  /// Gives `name` in `scope` to what stands at `range`, or reports who has it.
  mutating func claim(_ name: String, in scope: String, at range: SourceRange) {
    switch taken[Place(scope: scope, name: name)] {
    case nil: taken[Place(scope: scope, name: name)] = .source(range)
    case .source(let earlier):
      sink.report(
        Diagnostic(.generatedClash, "two names become `\(name)` in \(language)", at: range)
          .also(earlier, "the other one"))
    case .reserved:
      sink.report(
        Diagnostic(
          .generatedName, "generated \(language) needs the name `\(name)` for itself", at: range))
    }
  }

  // MARK: Files

  private static let files = "/"

  /// Keeps a file, or a folder, for the runtime.
  mutating func reserve(file path: String) {
    taken[Place(scope: Self.files, name: path.lowercased())] = .reserved
  }

  /// Gives the file at `path` to a schema file.
  ///
  /// Capitals make no difference, as they make none to many file systems.
  mutating func claim(file path: String, for file: SchemaFile, _ index: Int) {
    let place = Place(scope: Self.files, name: path.lowercased())
    let range = file.claimRange(index)
    switch taken[place] {
    case nil: taken[place] = .source(range)
    case .source(let earlier):
      sink.report(
        Diagnostic(.duplicateOutput, "two schema files become `\(path)` in \(language)", at: range)
          .also(earlier, "the other one"))
    case .reserved:
      sink.report(
        Diagnostic(
          .duplicateOutput, "generated \(language) has a `\(path)` of its own", at: range
        ).helped("rename the schema file"))
    }
  }

  /// Gives the folder at `path` to the schema files in it, of which `file` is the first: no module
  /// of that name can stand beside it.
  mutating func claim(folder path: String, suffix: String, for file: SchemaFile, _ index: Int) {
    let place = Place(scope: Self.files, name: (path + suffix).lowercased())
    let range = file.claimRange(index)
    guard case .source(let earlier) = taken[place] else {
      if taken[place] == nil {
        taken[place] = .source(range)
        return
      }
      return sink.report(
        Diagnostic(
          .duplicateOutput, "generated \(language) has a `\(path)` of its own", at: range
        ).helped("rename the folder of the schema file"))
    }
    sink.report(
      Diagnostic(
        .duplicateOutput, "the folder `\(path)` hides `\(path + suffix)` in \(language)", at: range
      ).also(earlier, "the file beside the folder"))
  }
}

extension SchemaFile {
  /// Where a diagnostic about the whole file points: at its package.
  func claimRange(_ index: Int) -> SourceRange {
    packageRange ?? SourceRange(file: index, start: 0, end: 1)
  }
}
