/// The one layout of a schema: `schema format`, and what an editor applies on saving.
///
/// Only blanks and line breaks change. Every token and every comment stays in its place, between the
/// same neighbours and with or without others on its line, which is checked after each run; blank lines
/// between members stay as well, but never two in a row.
public enum SchemaFormatter {
  /// What came of one file.
  public enum Outcome: Sendable {
    /// The text in canonical layout; the same bytes when it had it already.
    case formatted([UInt8])
    /// The file has errors of syntax, so that its parts are not known; ranges are about `sources`.
    case refused([Diagnostic], SourceSet)
  }

  /// The canonical layout of `file`. Formatting it again changes nothing.
  ///
  /// - Parameters:
  ///   - file: need not be correct beyond its syntax: names and types are not looked at.
  ///   - limits: what is refused as too much.
  public static func format(
    _ file: SourceFile, limits: CompilerLimits = CompilerLimits()
  ) -> Outcome {
    var sources = SourceSet()
    sources.add(file)
    var sink = DiagnosticSink()
    guard file.bytes.count <= limits.sourceBytes else {
      sink.report(
        Diagnostic(
          .fileTooLarge, "the file has \(file.bytes.count) bytes, more than \(limits.sourceBytes)",
          at: SourceRange(file: 0, start: 0, end: 1)))
      return .refused(sink.sorted, sources)
    }
    let tree = Parser.parse(file: 0, in: sources, limits: limits, report: &sink)
    guard !sink.hasErrors, tree.package != nil else { return .refused(sink.sorted, sources) }
    let before = scan(sources)
    var walker = FormatWalker(file, before.tokens, before.comments)
    let text = Array(walker.run().utf8)
    // Formatting may never change what a file says; if it did, the file stays as it is.
    var formatted = SourceSet()
    formatted.add(SourceFile(path: file.path, bytes: text))
    let after = scan(formatted)
    return .formatted(places(before) == places(after) ? text : file.bytes)
  }

  private typealias Scan = (tokens: [Token], comments: [Comment])

  private static func scan(_ sources: SourceSet) -> Scan {
    var sink = DiagnosticSink()
    return Lexer.scan(0, in: sources, report: &sink)
  }

  /// What may not change: tokens and comments in their order, and which comment has its line for itself.
  private enum Place: Equatable {
    case token(Token.Kind)
    case comment(String, beginsLine: Bool)
  }

  private static func places(_ scan: Scan) -> [Place] {
    let tokens = scan.tokens.map { (at: $0.range.start, place: Place.token($0.kind)) }
    let comments = scan.comments.map {
      (at: $0.range.start, place: Place.comment($0.text, beginsLine: $0.beginsLine))
    }
    // The sort is stable, and the end of a file has no comment behind it.
    return (comments + tokens).sorted { $0.at < $1.at }.map(\.place)
  }
}
