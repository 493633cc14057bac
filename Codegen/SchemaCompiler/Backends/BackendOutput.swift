/// What a back end made of a schema, or why it did not.
public struct BackendOutput: Sendable {
  /// The files, each path once; none where there is an error.
  public let files: [GeneratedFile]
  /// Names and paths that the output cannot have, in the order of the sources.
  public let diagnostics: [Diagnostic]

  /// The files, unless there is something to say against them.
  init(_ diagnostics: [Diagnostic], _ files: () -> [GeneratedFile]) {
    self.diagnostics = diagnostics
    self.files = diagnostics.isEmpty ? files() : []
  }
}
