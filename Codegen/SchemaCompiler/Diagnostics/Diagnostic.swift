/// One thing the compiler has to say about the sources.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// Nothing is generated.
    case error
    /// Worth a look; generation goes on.
    case warning
    /// Worth knowing.
    case note
  }

  /// A place with a few words about it.
  public struct Label: Sendable, Hashable {
    /// Where.
    public let range: SourceRange
    /// What is there.
    public let text: String
  }

  /// A named remark, such as `native: breaks`.
  public struct Note: Sendable, Hashable {
    /// What it is about, in a word.
    public let name: String
    /// What is to be said.
    public let text: String
  }

  /// A change of the source that removes the problem.
  public struct Fix: Sendable, Hashable {
    /// What is replaced; empty for an insertion.
    public let range: SourceRange
    /// What it is replaced by.
    public let replacement: String
    /// What the change does, as an imperative.
    public let title: String
  }

  /// The stable code, for `schema explain` and for tools.
  public let code: DiagnosticCode
  /// One sentence, without a full stop.
  public let message: String
  /// The place the message is about.
  public let primary: Label
  /// Further places, such as the earlier use of a number.
  public var secondary: [Label] = []
  /// Advice, one sentence each.
  public var help: [String] = []
  /// A change that removes the problem, where there is exactly one sensible change.
  public var fix: Fix?

  /// What it means for one thing each, such as an encoding.
  public var notes: [Note] = []
  /// Another severity than that of the code.
  var severityHere: Severity?

  /// Follows from the code, unless the run was told otherwise.
  public var severity: Severity { severityHere ?? code.severity }

  init(_ code: DiagnosticCode, _ message: String, at range: SourceRange, _ label: String = "") {
    self.code = code
    self.message = message
    primary = Label(range: range, text: label)
  }

  func also(_ range: SourceRange, _ text: String) -> Diagnostic {
    var copy = self
    copy.secondary.append(Label(range: range, text: text))
    return copy
  }

  func helped(_ text: String?) -> Diagnostic {
    guard let text else { return self }
    var copy = self
    copy.help.append(text)
    return copy
  }

  func noted(_ name: String, _ text: String) -> Diagnostic {
    var copy = self
    copy.notes.append(Note(name: name, text: text))
    return copy
  }

  func with(_ severity: Severity) -> Diagnostic {
    var copy = self
    copy.severityHere = severity
    return copy
  }

  func fixed(_ range: SourceRange, _ replacement: String, _ title: String) -> Diagnostic {
    var copy = self
    copy.fix = Fix(range: range, replacement: replacement, title: title)
    return copy
  }
}

/// Collects diagnostics of all passes of one run.
struct DiagnosticSink {
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  /// Adds a diagnostic unless the very same one was reported before.
  mutating func report(_ diagnostic: Diagnostic) {
    guard seen.insert(diagnostic).inserted else { return }
    diagnostics.append(diagnostic)
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// In the order of the sources, whichever pass found them.
  var sorted: [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      let a = left.element.primary.range
      let b = right.element.primary.range
      if a.file != b.file { return a.file < b.file }
      if a.start != b.start { return a.start < b.start }
      return left.offset < right.offset
    }.map(\.element)
  }
}
