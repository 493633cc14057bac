extension JSONNode {
  /// The value on one line, without a line end.
  public var compactText: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The value over several lines, two spaces a level, without a line end.
  public var prettyText: String {
    var text = ""
    write(to: &text, indentation: 0)
    return text
  }

  /// - Parameter indentation: spaces of the line the value is in; nil for one line in all.
  private func write(to text: inout String, indentation: Int? = nil) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number
    case .string(let content): Self.write(content, to: &text)
    case .array(let elements):
      Self.write(elements, "[", "]", &text, indentation) { element, text, inner in
        element.write(to: &text, indentation: inner)
      }
    case .object(let members):
      Self.write(members, "{", "}", &text, indentation) { member, text, inner in
        Self.write(member.name, to: &text)
        text += inner == nil ? ":" : ": "
        member.node.write(to: &text, indentation: inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, _ text: inout String, _ indentation: Int?,
    _ body: (Item, inout String, Int?) -> Void
  ) {
    text += open
    let inner = indentation.map { $0 + 2 }
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      body(item, &text, inner)
    }
    if let indentation, !items.isEmpty {
      text += "\n" + String(repeating: " ", count: indentation)
    }
    text += close
  }

  private static func write(_ content: String, to text: inout String) {
    text += VisibleText.json(content)
  }
}
