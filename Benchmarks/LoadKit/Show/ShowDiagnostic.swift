/// What is wrong with a show file, where, and what to do.
public struct ShowDiagnostic: Error, Sendable, Equatable, CustomStringConvertible {
  /// As given to the parser.
  public var file: String
  /// Both from 1; columns count characters.
  public var line: Int
  public var column: Int
  /// What is wrong, without a full stop.
  public var message: String
  /// What to do about it.
  public var help: String

  /// `file:line:column: error: message`, and the help on a line of its own.
  public var description: String {
    "\(file):\(line):\(column): error: \(message)\n  help: \(help)"
  }
}

/// Everything that is wrong with a show file, in the order of its lines.
public struct ShowErrors: Error, Sendable, Equatable, CustomStringConvertible {
  public var diagnostics: [ShowDiagnostic]

  /// One paragraph per diagnostic.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}

/// The nearest of the known names, when it is near enough to be what was meant.
func nearest(_ name: String, among known: [String]) -> String? {
  let allowed = max(1, name.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in known {
    let distance = editDistance(Array(name), Array(candidate))
    if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}

/// "did you mean …?" or the list of what there is.
func suggestion(for name: String, among known: [String]) -> String {
  if let meant = nearest(name, among: known) { return "did you mean \"\(meant)\"?" }
  if known.isEmpty { return "nothing of that kind is defined in this file" }
  return "known here: \(known.joined(separator: ", "))"
}

/// Insertions, deletions, replacements and swaps of neighbours that make one of the other.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
