/// The semantic passes, in order. Every pass reports what it finds and leaves out what it could not
/// make sense of, so that the next ones still find their own errors.
struct Analyzer {
  let sources: SourceSet
  let trees: [FileSyntax]
  /// Files read only because another imports them.
  let imported: Set<Int>
  let limits: CompilerLimits
  var sink: DiagnosticSink

  /// All declarations of all files, services included; map entries are added at the end.
  var declared: [Declared] = []
  /// Package → name → declaration.
  var packages: [String: [String: DeclarationID]] = [:]
  /// What a file can name: its own declarations and its imports.
  var scopes: [[String: DeclarationID]] = []
  /// Names a file tried to import in vain: one error is enough.
  var unimportable: [Set<String>] = []
  /// Declarations with an error that keeps them from being laid out.
  var broken: Set<DeclarationID> = []
  /// Fields of structs and messages, by declaration.
  var fields: [DeclarationID: [ResolvedField]] = [:]
  /// Cases of unions, by declaration.
  var unionCases: [DeclarationID: [ResolvedUnionCase]] = [:]

  struct Declared {
    let file: Int
    let syntax: DeclarationSyntax
  }

  struct ResolvedField {
    let syntax: FieldSyntax
    let number: Int
    let type: ValueType
    var slot: Slot?
  }

  struct ResolvedUnionCase {
    let syntax: FieldSyntax
    let number: Int
    let message: DeclarationID
  }

  init(
    sources: SourceSet, trees: [FileSyntax], imported: Set<Int>, limits: CompilerLimits,
    sink: DiagnosticSink
  ) {
    self.sources = sources
    self.trees = trees
    self.imported = imported
    self.limits = limits
    self.sink = sink
  }

  /// Runs all passes. The schema is nil when there was an error.
  mutating func run() -> Schema? {
    collectNames()
    resolveImports()
    checkMemberNames()
    checkNumbers()
    resolveTypes()
    refuseRecursion()
    layOut()
    let services = checkServices()
    checkPrefixes()
    checkAnnotations()
    checkExportedNames()
    reportUnusedImports()
    return sink.hasErrors ? nil : build(services)
  }

  func name(of id: DeclarationID) -> String { declared[id].syntax.name.text }
}
