/// What `schema explain E051` prints.
public struct Explanation: Sendable {
  /// One line.
  public let title: String
  /// Why it is an error, and what to do.
  public let text: String
  /// A schema that has the error, where a short one shows it.
  public let wrong: String?
  /// The same without the error.
  public let right: String?

  init(_ title: String, _ text: String, wrong: String? = nil, right: String? = nil) {
    self.title = title
    self.text = text
    self.wrong = wrong
    self.right = right
  }

  /// The explanation of a code; every code has one.
  public static func of(_ code: DiagnosticCode) -> Explanation {
    syntax[code] ?? semantics[code] ?? compatibility[code] ?? lint[code] ?? Explanation("", "")
  }

  /// The explanation as text, ending in a line break.
  public static func render(_ code: DiagnosticCode) -> String {
    let explanation = of(code)
    var text = "\(code.text) (\(code.severity)): \(explanation.title)\n\n"
    text += wrapped(explanation.text) + "\n"
    if let wrong = explanation.wrong, let right = explanation.right {
      let (before, after) = code.family == .compatibility ? ("Before", "After") : ("Wrong", "Right")
      text += "\n\(before):\n\n\(indented(wrong))\n\n\(after):\n\n\(indented(right))\n"
    }
    return text
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
  }

  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > 80 {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
