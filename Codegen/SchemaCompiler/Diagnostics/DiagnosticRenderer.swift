/// Diagnostics as people read them: place, message, the line with a caret, further labels, help.
public struct DiagnosticRenderer: Sendable {
  private let sources: SourceSet

  /// - Parameter sources: the sources the ranges are about.
  public init(_ sources: SourceSet) {
    self.sources = sources
  }

  /// All diagnostics and a closing line with their count; empty text for none.
  public func render(
    _ diagnostics: [Diagnostic], limit: Int = CompilerLimits().diagnostics
  )
    -> String
  {
    var text = ""
    for diagnostic in diagnostics.prefix(limit) { text += render(diagnostic) + "\n" }
    if diagnostics.count > limit { text += "… and \(diagnostics.count - limit) more\n" }
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    var counts: [String] = []
    if errors > 0 { counts.append(errors == 1 ? "1 error" : "\(errors) errors") }
    if warnings > 0 { counts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
    if !counts.isEmpty { text += counts.joined(separator: ", ") + "\n" }
    return text
  }

  /// One diagnostic, ending in a line break.
  public func render(_ diagnostic: Diagnostic) -> String {
    let primary = diagnostic.primary.range
    let file = sources.files[primary.file]
    let line = file.line(at: primary.start)
    let place = "\(PlainText.visible(file.path)):\(line):\(file.column(at: primary.start))"
    let message = PlainText.visible(diagnostic.message)
    var text = "\(place): \(diagnostic.severity): \(message) [\(diagnostic.code.text)]\n"
    let lines = ([diagnostic.primary] + diagnostic.secondary).map {
      sources.files[$0.range.file].line(at: $0.range.start)
    }
    let width = String(lines.max() ?? 1).count
    let margin = String(repeating: " ", count: width)
    text += "\(margin) |\n"
    text += excerpt(diagnostic.primary, mark: "^", width: width)
    var previous = primary.file
    for label in diagnostic.secondary {
      if label.range.file == previous {
        text += "\(margin) |\n"
      } else {
        let other = sources.files[label.range.file]
        let line = other.line(at: label.range.start)
        let path = PlainText.visible(other.path)
        text += "\(margin) ::: \(path):\(line):\(other.column(at: label.range.start))\n"
        previous = label.range.file
      }
      text += excerpt(label, mark: "-", width: width)
    }
    func remark(_ name: String, _ words: String) -> String {
      "\(margin) = \(name): \(PlainText.visible(words))\n"
    }
    for note in diagnostic.notes { text += remark(note.name, note.text) }
    for help in diagnostic.help { text += remark("help", help) }
    if let fix = diagnostic.fix { text += remark("fix", fix.title) }
    return text
  }

  /// The most characters of a line that are shown; of a longer one what is around the mark.
  private static let excerptLength = 160

  private func excerpt(_ label: Diagnostic.Label, mark: Character, width: Int) -> String {
    let file = sources.files[label.range.file]
    let line = file.line(at: label.range.start)
    let scalars = file.text(ofLine: line).unicodeScalars.map(PlainText.visible)
    let number = String(line)
    let padding = String(repeating: " ", count: width - number.count)
    let column = file.column(at: label.range.start)
    let sameLine = file.line(at: max(label.range.start, label.range.end - 1)) == line
    var end = sameLine ? file.column(at: label.range.end) : scalars.count + 1
    let shown = Self.window(scalars.count, around: column - 1)
    end = min(end, shown.upperBound + 1)
    let marks = String(repeating: mark, count: max(1, end - column))
    let before = shown.lowerBound > 0 ? "…" : ""
    let after = shown.upperBound < scalars.count ? "…" : ""
    let source = before + String(String.UnicodeScalarView(scalars[shown])) + after
    // Tabs are repeated under the line so that the marks stand below what they mark.
    let gap = scalars[shown].prefix(column - 1 - shown.lowerBound).map {
      $0 == "\t" ? "\t" : " " as Unicode.Scalar
    }
    let lead = (before.isEmpty ? "" : " ") + String(String.UnicodeScalarView(gap))
    var text = "\(padding)\(number) |\(source.isEmpty ? "" : " ")\(source)\n"
    let words = label.text.isEmpty ? "" : " " + PlainText.visible(label.text)
    text += "\(String(repeating: " ", count: width)) | \(lead)\(marks)\(words)\n"
    return text
  }

  /// What is shown of a line of `count` characters.
  private static func window(_ count: Int, around column: Int) -> Range<Int> {
    guard count > excerptLength else { return 0..<count }
    let start = max(0, min(column - excerptLength / 4, count - excerptLength))
    return start..<start + excerptLength
  }
}
