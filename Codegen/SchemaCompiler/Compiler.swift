/// The compiler without a file system: sources in, a checked schema and diagnostics out.
public enum Compiler {
  /// What one run found.
  public struct Result: Sendable {
    /// The files, imported ones included; ranges of diagnostics point into them.
    public let sources: SourceSet
    /// Nil when there was an error.
    public let schema: Schema?
    /// Everything there is to say, in the order of the sources.
    public let diagnostics: [Diagnostic]

    /// True when there is no error; warnings may be there.
    public var isValid: Bool { schema != nil }

    /// The same with other paths in what is printed, such as the revision they are from.
    public func renamed(_ name: (String) -> String) -> Result {
      var renamed = SourceSet()
      for file in sources.files {
        renamed.add(SourceFile(path: name(file.path), bytes: file.bytes))
      }
      return Result(sources: renamed, schema: schema, diagnostics: diagnostics)
    }
  }

  /// Checks `files` and what they import.
  ///
  /// - Parameters:
  ///   - files: the files to compile.
  ///   - limits: what is refused as too much.
  ///   - load: gives the content of an imported file that is not among `files`; nil when there is
  ///     none.
  /// - Returns: every error of the sources, and the schema when there is none.
  public static func compile(
    _ files: [SourceFile], limits: CompilerLimits = CompilerLimits(),
    load: (String) -> [UInt8]? = { _ in nil }
  ) -> Result {
    let (analyzer, schema) = analyze(files, limits: limits, load: load)
    return Result(sources: analyzer.sources, schema: schema, diagnostics: analyzer.sink.sorted)
  }

  /// The same for editors: what `compile` finds, and every name with the places it stands in.
  package static func index(
    _ files: [SourceFile], limits: CompilerLimits = CompilerLimits(),
    load: (String) -> [UInt8]? = { _ in nil }
  ) -> SchemaIndex {
    let (analyzer, schema) = analyze(files, limits: limits, load: load)
    return SchemaIndex(
      analyzer,
      Result(sources: analyzer.sources, schema: schema, diagnostics: analyzer.sink.sorted))
  }

  private static func analyze(
    _ files: [SourceFile], limits: CompilerLimits, load: (String) -> [UInt8]?
  ) -> (Analyzer, Schema?) {
    var sources = SourceSet()
    var sink = DiagnosticSink()
    for file in files { sources.add(file) }
    var trees: [FileSyntax] = []
    while trees.count < sources.files.count {
      let index = trees.count
      let tree = parse(index, sources, limits, &sink)
      trees.append(tree)
      for use in tree.uses where sources.files.count < limits.files {
        let path = Paths.resolve(use.path, from: sources.files[index].path)
        guard sources.index(of: path) == nil, let content = load(path) else { continue }
        sources.add(SourceFile(path: path, bytes: content))
      }
    }
    let imported = Set(files.count..<max(files.count, sources.files.count))
    var analyzer = Analyzer(
      sources: sources, trees: trees, imported: imported, limits: limits, sink: sink)
    let schema = analyzer.run()
    return (analyzer, schema)
  }

  private static func parse(
    _ index: Int, _ sources: SourceSet, _ limits: CompilerLimits, _ sink: inout DiagnosticSink
  ) -> FileSyntax {
    let file = sources.files[index]
    guard file.bytes.count <= limits.sourceBytes else {
      sink.report(
        Diagnostic(
          .fileTooLarge, "the file has \(file.bytes.count) bytes, more than \(limits.sourceBytes)",
          at: SourceRange(file: index, start: 0, end: 1)))
      return FileSyntax(file: index)
    }
    return Parser.parse(file: index, in: sources, limits: limits, report: &sink)
  }
}
