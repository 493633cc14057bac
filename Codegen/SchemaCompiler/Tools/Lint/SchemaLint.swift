/// What a schema had better not say: `schema lint`.
///
/// Findings are warnings with codes from `L001`. A comment `// lint:allow L010` silences one: at the
/// end of a line for that line, before a member or declaration for all of it, before `package` for
/// the file.
public enum SchemaLint {
  /// Codes that are not looked for unless they are asked for.
  public static let offByDefault: Set<DiagnosticCode> = [
    .undocumentedMember, .sharedRequest,
  ]

  /// A message whose largest encoding is above this is found. 4 MiB, what many peers accept.
  public static let largeMessageBytes = 4 << 20

  /// What there is to say about the files of `result` that were given, not about imported ones.
  ///
  /// - Parameters:
  ///   - result: a compilation without errors; of one with errors nothing is said.
  ///   - enabled: codes to look for besides the usual ones.
  ///   - allowed: codes not to look for.
  public static func run(
    _ result: Compiler.Result, enabled: Set<DiagnosticCode> = [],
    allowed: Set<DiagnosticCode> = [], limits: CompilerLimits = CompilerLimits()
  ) -> [Diagnostic] {
    guard let schema = result.schema else { return [] }
    let silenced = offByDefault.subtracting(enabled).union(allowed)
    var sink = DiagnosticSink()
    for (index, file) in schema.files.enumerated() where !file.isImported {
      var quiet = DiagnosticSink()
      let tree = Parser.parse(file: index, in: result.sources, limits: limits, report: &quiet)
      let scanned = Lexer.scan(index, in: result.sources, report: &quiet)
      var lint = FileLint(schema: schema, file: file, tree: tree)
      lint.run()
      var allowances = LintAllowances(scanned.tokens, scanned.comments, result.sources.files[index])
      for finding in lint.found.sorted where !silenced.contains(finding.code) {
        if !allowances.allow(finding) { sink.report(finding) }
      }
      for finding in allowances.leftOver(silenced: silenced) where !silenced.contains(finding.code)
      {
        sink.report(finding)
      }
    }
    return sink.sorted
  }
}
