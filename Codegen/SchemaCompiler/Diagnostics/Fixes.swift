/// Applies the fix-its of diagnostics to the text.
public enum Fixes {
  /// A file after its fixes.
  public struct FixedFile: Sendable {
    /// The path as diagnostics print it.
    public let path: String
    /// The new text.
    public let bytes: [UInt8]
    /// How many fixes were applied.
    public let count: Int
  }

  /// The files that change. Of fixes that overlap only the first is applied; another run finds the
  /// rest.
  public static func apply(_ diagnostics: [Diagnostic], to sources: SourceSet) -> [FixedFile] {
    var files: [FixedFile] = []
    for (index, source) in sources.files.enumerated() {
      let fixes = diagnostics.compactMap(\.fix).filter { $0.range.file == index }
        .sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
      guard !fixes.isEmpty else { continue }
      var bytes: [UInt8] = []
      var position = 0
      var count = 0
      for fix in fixes where fix.range.start >= position {
        bytes += source.bytes[position..<fix.range.start]
        bytes += Array(fix.replacement.utf8)
        position = fix.range.end
        count += 1
      }
      bytes += source.bytes[position...]
      files.append(FixedFile(path: source.path, bytes: bytes, count: count))
    }
    return files
  }
}
