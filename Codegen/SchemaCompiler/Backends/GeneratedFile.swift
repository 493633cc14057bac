/// A file that a back end made.
public struct GeneratedFile: Sendable, Hashable {
  /// The path, relative to the output folder.
  public let path: String
  /// The content.
  public let text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// Lines of code with their indentation.
struct CodeWriter {
  private(set) var text = ""
  private var depth = 0

  /// A line, or an empty one.
  mutating func line(_ line: String = "") {
    guard !line.isEmpty else {
      if !text.hasSuffix("\n\n"), !text.hasSuffix("{\n") { text += "\n" }
      return
    }
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  /// Lines that are finished.
  mutating func append(_ lines: String) { text += lines }

  /// `head {`, the lines of `body` one level deeper, `}`.
  mutating func block(_ head: String, _ body: (inout CodeWriter) -> Void) {
    line(head + " {")
    indented(body)
    line("}")
  }

  mutating func indented(_ body: (inout CodeWriter) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// `head(a, b)tail` on one line where it fits in 100 columns, else an item to a line.
  mutating func list(_ head: String, _ items: [String], _ tail: String) {
    let single = head + items.joined(separator: ", ") + tail
    if single.count + depth * 2 <= 100 || items.isEmpty { return line(single) }
    line(head)
    indented { writer in
      for (index, item) in items.enumerated() {
        writer.line(item + (index == items.count - 1 ? "" : ","))
      }
    }
    line(tail)
  }

  /// Documentation of a declaration or member.
  mutating func documentation(_ about: Description, fallback: String? = nil) {
    var lines = about.documentation
    if lines.isEmpty, let fallback { lines = [fallback] }
    if let deprecated = about.deprecated {
      if !lines.isEmpty { lines.append("") }
      lines.append("- Warning: Deprecated" + (deprecated.isEmpty ? "." : ": \(deprecated)."))
    }
    for text in lines { line(text.isEmpty ? "///" : "/// " + text) }
  }
}
