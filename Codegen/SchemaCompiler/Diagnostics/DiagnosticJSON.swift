/// Diagnostics as tools read them: one JSON object.
public enum DiagnosticJSON {
  /// `{"ok":…,"errors":n,"warnings":n,"diagnostics":[…]}` on one line.
  public static func render(_ diagnostics: [Diagnostic], sources: SourceSet) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    let items = diagnostics.map { object($0, sources) }.joined(separator: ",")
    return "{\"ok\":\(errors == 0),\"errors\":\(errors),"
      + "\"warnings\":\(warnings),\"diagnostics\":[\(items)]}"
  }

  /// One diagnostic, with further members of the object at its end.
  static func object(
    _ diagnostic: Diagnostic, _ sources: SourceSet, extra: [String] = []
  ) -> String {
    var members = [
      "\"code\":\(quoted(diagnostic.code.text))",
      "\"severity\":\(quoted(diagnostic.severity.rawValue))",
      "\"message\":\(quoted(diagnostic.message))",
      place(diagnostic.primary, sources),
    ]
    let labels = diagnostic.secondary.map { "{\(place($0, sources))}" }
    members.append("\"labels\":[\(labels.joined(separator: ","))]")
    members.append("\"help\":[\(diagnostic.help.map(quoted).joined(separator: ","))]")
    if !diagnostic.notes.isEmpty {
      let notes = diagnostic.notes.map { "\(quoted($0.name)):\(quoted($0.text))" }
      members.append("\"notes\":{\(notes.joined(separator: ","))}")
    }
    if let fix = diagnostic.fix {
      let range = position(fix.range, sources)
      members.append(
        "\"fix\":{\"title\":\(quoted(fix.title)),\"replacement\":\(quoted(fix.replacement)),"
          + "\(range)}")
    }
    return "{\((members + extra).joined(separator: ","))}"
  }

  private static func place(_ label: Diagnostic.Label, _ sources: SourceSet) -> String {
    "\(position(label.range, sources)),\"label\":\(quoted(label.text))"
  }

  private static func position(_ range: SourceRange, _ sources: SourceSet) -> String {
    let file = sources.files[range.file]
    return "\"file\":\(quoted(file.path)),\"line\":\(file.line(at: range.start)),"
      + "\"column\":\(file.column(at: range.start)),\"endLine\":\(file.line(at: range.end)),"
      + "\"endColumn\":\(file.column(at: range.end))"
  }

  /// A JSON array of strings.
  public static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ",") + "]"
  }

  /// A JSON string.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if PlainText.isControl(scalar) {
          result += "\\u" + PlainText.hexadecimal(scalar, 4)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
