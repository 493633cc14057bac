/// The lines of a body: members in columns, comments between them.
struct FormatTable {
  enum Content {
    /// A comment or an annotation on a line of its own.
    case text(String)
    /// A member, cell by cell, with the comment at the end of its line.
    case row([String], comment: String?)
  }

  struct Line {
    let content: Content
    /// Whether a blank line stands before it; it begins a new set of columns.
    let blankBefore: Bool
  }

  private var lines: [Line] = []

  var isEmpty: Bool { lines.isEmpty }

  mutating func add(_ content: Content, blankBefore: Bool) {
    lines.append(Line(content: content, blankBefore: blankBefore && !lines.isEmpty))
  }

  /// The lines, indented by two blanks.
  func render() -> String {
    var text = ""
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, !lines[end].blankBefore { end += 1 }
      if start > 0 { text += "\n" }
      for line in Self.aligned(Array(lines[start..<end])) { text += "  " + line + "\n" }
      start = end
    }
    return text
  }

  private static func aligned(_ group: [Line]) -> [String] {
    let widths = columnWidths(group)
    var made: [(text: String, comment: String?)] = []
    for line in group {
      switch line.content {
      case .text(let text): made.append((text, nil))
      case .row(let cells, let comment): made.append((joined(cells, widths), comment))
      }
    }
    let column = made.filter { $0.comment != nil }.map { $0.text.count }.max() ?? 0
    return made.map { line in
      guard let comment = line.comment else { return line.text }
      return line.text + String(repeating: " ", count: column - line.text.count + 2) + comment
    }
  }

  /// A cell counts only where another follows it on its line.
  private static func columnWidths(_ group: [Line]) -> [Int] {
    var widths: [Int] = []
    for line in group {
      guard case .row(let cells, _) = line.content else { continue }
      let last = cells.lastIndex { !$0.isEmpty } ?? 0
      for (column, cell) in cells.enumerated() {
        if widths.count <= column { widths.append(0) }
        if column < last { widths[column] = max(widths[column], cell.count) }
      }
    }
    return widths
  }

  private static func joined(_ cells: [String], _ widths: [Int]) -> String {
    let last = cells.lastIndex { !$0.isEmpty } ?? 0
    var text = ""
    for (column, cell) in cells.enumerated() where column <= last {
      text += cell
      if column < last {
        text += String(repeating: " ", count: widths[column] - cell.count + 1)
      }
    }
    return text
  }
}
