public import JSONText

/// Messages as text for people: one by itself as names and values, several of a stream as rows.
public struct MessageTable {
  /// Cells of a row that are wider are cut. 60 characters.
  public static let widestCell = 60

  private var columns: [String] = []
  private var widths: [Int] = []

  /// A table without rows.
  public init() {}

  /// One message: a name and a value a line, lists of objects as tables of their own.
  public static func record(_ message: JSONNode) -> String {
    var rows: [[String]] = []
    var tables: [(name: String, items: [JSONNode])] = []
    collect(message, "", &rows, &tables)
    var text = Columns.aligned(rows)
    for table in tables {
      text += "\(table.name)\n"
      var columns: [String] = []
      let cells = table.items.map { flat($0) }
      for row in cells {
        for (name, _) in row where !columns.contains(name) { columns.append(name) }
      }
      let body = cells.map { row in
        ["  "] + columns.map { name in row.first { $0.0 == name }?.1 ?? "" }
      }
      text += Columns.aligned([["  "] + columns] + body)
    }
    return text.isEmpty ? "(empty)\n" : text
  }

  private static func collect(
    _ node: JSONNode, _ path: String, _ rows: inout [[String]],
    _ tables: inout [(name: String, items: [JSONNode])]
  ) {
    switch node.value {
    case .object(let members) where !members.isEmpty:
      for member in members {
        collect(member.node, joined(path, member.name), &rows, &tables)
      }
    case .array(let items) where items.contains(where: isObject): tables.append((path, items))
    case .object where path.isEmpty: break
    default: rows.append([path, cell(node)])
    }
  }

  private static func isObject(_ node: JSONNode) -> Bool {
    if case .object = node.value { true } else { false }
  }

  /// The next message of a stream: its row, under new headings when it has other fields than the one
  /// before.
  public mutating func row(_ message: JSONNode) -> String {
    let cells = Self.flat(message)
    var text = ""
    let names = cells.map(\.0)
    if !names.allSatisfy(columns.contains) || names.count * 2 < columns.count {
      // Fields that are zero are not written: the columns of one kind of message only grow.
      let isSameKind = columns.first.map { Self.kind($0) } == names.first.map { Self.kind($0) }
      columns = isSameKind ? merged(columns, names) : names
      widths = columns.map { name in
        max(name.count, cells.first { $0.0 == name }.map { min($0.1.count, Self.widestCell) } ?? 0)
      }
      text += Columns.line(columns, widths) + "\n"
    }
    let row = columns.map { name in
      Self.cut(cells.first { $0.0 == name }?.1 ?? "")
    }
    for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.count) }
    return text + Columns.line(row, widths) + "\n"
  }

  /// The first part of a path: of a union the case.
  private static func kind(_ path: String) -> Substring {
    path.split(separator: ".").first ?? ""
  }

  /// The old columns with new ones where they stand in the message.
  private func merged(_ old: [String], _ new: [String]) -> [String] {
    var result = old
    var place = 0
    for name in new {
      if let index = result.firstIndex(of: name) {
        place = index + 1
      } else {
        result.insert(name, at: min(place, result.count))
        place += 1
      }
    }
    return result
  }

  private static func cut(_ cell: String) -> String {
    cell.count <= widestCell ? cell : cell.prefix(widestCell - 1) + "…"
  }

  /// Leaves by their paths; arrays are one leaf.
  private static func flat(_ node: JSONNode, _ path: String = "") -> [(String, String)] {
    guard case .object(let members) = node.value, !(members.isEmpty && path.isEmpty) else {
      return [(path.isEmpty ? "value" : path, cell(node))]
    }
    if members.isEmpty { return [(path, "{}")] }
    return members.flatMap { flat($0.node, joined(path, $0.name)) }
  }

  /// Names can be others' text, the keys of a map.
  private static func joined(_ path: String, _ name: String) -> String {
    let name = VisibleText.escaped(name)
    return path.isEmpty ? name : "\(path).\(name)"
  }

  private static func cell(_ node: JSONNode) -> String {
    // Text as it is, unless that would break the line or be a command to the terminal.
    if case .string(let text) = node.value,
      !text.unicodeScalars.contains(where: VisibleText.isControl)
    {
      return text
    }
    return node.compactText
  }
}
