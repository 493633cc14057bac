/// What `schema check --against` found.
public struct CompatibilityReport: Sendable {
  /// One difference between two versions of a schema.
  public struct Change: Sendable {
    /// Where it is and what it is, with a second label on the old version.
    public let diagnostic: Diagnostic
    /// What it does to each encoding.
    public let verdicts: Verdicts
  }

  /// The files of the new version, then those of the old one; ranges point into them.
  public let sources: SourceSet
  /// In the order of the sources.
  public let changes: [Change]

  /// The worst that the changes do to `aspect`.
  public func level(_ aspect: Verdicts.Aspect) -> Verdicts.Level {
    changes.map { $0.verdicts[aspect].level }.max() ?? .same
  }

  /// Whether nobody who uses these encodings has to change at the same time, and every log can be
  /// read as before.
  public func isCompatible(_ aspects: [Verdicts.Aspect] = Verdicts.Aspect.encodings) -> Bool {
    (aspects + [.log]).allSatisfy { level($0) < .breaks }
  }

  /// The changes as diagnostics: errors where they break one of `aspects` or what logs hold, warnings
  /// where they break another encoding, notes otherwise.
  ///
  /// - Parameters:
  ///   - aspects: what has to stay compatible.
  ///   - all: whether changes are told that break nothing.
  public func diagnostics(
    _ aspects: [Verdicts.Aspect] = Verdicts.Aspect.encodings, all: Bool = false
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for change in changes {
      let severity: Diagnostic.Severity =
        change.verdicts.worst(of: aspects + [.log]) == .breaks
        ? .error
        : change.verdicts.worst(of: Verdicts.Aspect.encodings) == .breaks ? .warning : .note
      if severity == .note, !all { continue }
      var diagnostic = change.diagnostic.with(severity)
      for aspect in Verdicts.Aspect.allCases {
        let outcome = change.verdicts[aspect]
        if [.source, .log].contains(aspect), outcome.level == .same { continue }
        diagnostic = diagnostic.noted(aspect.rawValue, outcome.text)
      }
      found.append(diagnostic)
    }
    return found
  }

  /// A line for each aspect: how many changes break it. Of logs nothing is said where nothing changes.
  public func summary() -> String {
    var text = ""
    for aspect in Verdicts.Aspect.allCases where aspect != .log || level(.log) > .same {
      let count = changes.count { $0.verdicts[aspect].level == .breaks }
      let verdict =
        count == 0 ? level(aspect).spoken : "\(count) breaking \(count == 1 ? "change" : "changes")"
      text += aspect.rawValue + String(repeating: " ", count: 7 - aspect.rawValue.count) + verdict
      text += "\n"
    }
    return text
  }

  /// One JSON object: `ok`, the level of each aspect, and every change with its verdicts.
  public func json(_ aspects: [Verdicts.Aspect] = Verdicts.Aspect.encodings) -> String {
    let levels = Verdicts.Aspect.allCases.map {
      "\(DiagnosticJSON.quoted($0.rawValue)):\(DiagnosticJSON.quoted(level($0).spoken))"
    }
    let items = zip(diagnostics(aspects, all: true), changes).map { diagnostic, change in
      let verdicts = Verdicts.Aspect.allCases.map { aspect in
        let outcome = change.verdicts[aspect]
        return "\(DiagnosticJSON.quoted(aspect.rawValue)):{"
          + "\"verdict\":\(DiagnosticJSON.quoted(outcome.level.spoken)),"
          + "\"reason\":\(DiagnosticJSON.quoted(outcome.reason))}"
      }
      var plain = diagnostic
      plain.notes = []
      return DiagnosticJSON.object(
        plain, sources, extra: ["\"verdicts\":{\(verdicts.joined(separator: ","))}"])
    }
    return "{\"ok\":\(isCompatible(aspects)),"
      + "\"required\":\(DiagnosticJSON.list(aspects.map(\.rawValue))),"
      + "\"levels\":{\(levels.joined(separator: ","))},\"changes\":[\(items.joined(separator: ","))]}"
  }
}

/// Compares two versions of a schema.
public enum Compatibility {
  /// What changed from `old` to `new`, as seen by those who still have `old`.
  ///
  /// - Returns: nil when one of the two has errors.
  public static func compare(
    _ new: Compiler.Result, against old: Compiler.Result
  ) -> CompatibilityReport? {
    guard let newSchema = new.schema, let oldSchema = old.schema else { return nil }
    var sources = new.sources
    for file in old.sources.files { sources.add(file) }
    var comparison = Comparison(
      old: oldSchema, new: newSchema, oldFiles: new.sources.files.count)
    let changes = comparison.run().enumerated().sorted { left, right in
      let a = left.element.diagnostic.primary.range
      let b = right.element.diagnostic.primary.range
      return (a.file, a.start, left.offset) < (b.file, b.start, right.offset)
    }
    return CompatibilityReport(sources: sources, changes: changes.map(\.element))
  }
}
