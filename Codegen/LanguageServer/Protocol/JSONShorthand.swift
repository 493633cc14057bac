import JSONText

// Short ways of writing and reading the JSON of the protocol.

extension JSONNode {
  static let null = JSONNode(.null)

  static func text(_ text: String) -> JSONNode { JSONNode(.string(text)) }
  static func number(_ number: Int) -> JSONNode { JSONNode(.number(String(number))) }
  static func flag(_ flag: Bool) -> JSONNode { JSONNode(.bool(flag)) }
  static func list(_ elements: [JSONNode]) -> JSONNode { JSONNode(.array(elements)) }

  /// An object; members that are nil are left out.
  static func object(_ members: [(String, JSONNode?)]) -> JSONNode {
    JSONNode(.object(members.compactMap { member in member.1.map { JSONMember(member.0, $0) } }))
  }

  var string: String? {
    if case .string(let text) = value { return text }
    return nil
  }

  var integer: Int? {
    if case .number(let text) = value { return Int(text) }
    return nil
  }

  var bool: Bool? {
    if case .bool(let flag) = value { return flag }
    return nil
  }

  var array: [JSONNode]? {
    if case .array(let elements) = value { return elements }
    return nil
  }

  var isNull: Bool {
    if case .null = value { return true }
    return false
  }

  /// The value at a path of names.
  func at(_ path: String...) -> JSONNode? {
    var node: JSONNode? = self
    for name in path { node = node?[name] }
    return node
  }
}
