extension Schema {
  /// The type of a field as the source could spell it, with every limit and constraint.
  func fullSpelling(_ field: FieldDefinition) -> String {
    let text = fullSpelling(field.type)
    guard field.isOptional else { return text }
    // `string?(max: 120)` and `string(max: 120)?` are one; the latter reads better.
    return text + "?"
  }

  private func fullSpelling(_ type: ValueType) -> String {
    var items: [String] = []
    var length: String?
    for constraint in type.constraints {
      switch constraint {
      case .minimum(let value): items.append("min: \(value)")
      case .maximum(let value): items.append("max: \(value)")
      case .length(let value): length = "len: \(value)"
      case .nonzero: items.append("nonzero")
      }
    }
    var base: String
    var limit: Int?
    switch type.kind {
    case .scalar(let scalar): base = scalar.rawValue
    case .ascii(let size): base = "ascii[\(size)]"
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      base = self[id].about.name
    case .string(let max): (base, limit) = ("string", max)
    case .bytes(let max): (base, limit) = ("bytes", max)
    case .list(let element, let max): (base, limit) = ("[\(fullSpelling(element))]", max)
    case .map(let key, let value, let max, _):
      (base, limit) = ("[\(fullSpelling(key)): \(fullSpelling(value))]", max)
    }
    if let newtype = type.newtype { base = self[newtype].about.name }
    if let length { items.append(length) } else if let limit { items.append("max: \(limit)") }
    return items.isEmpty ? base : "\(base)(\(items.joined(separator: ", ")))"
  }

  /// What the type of a field says beyond its type in `.proto`; nil when that is nothing.
  func note(_ field: FieldDefinition) -> String? {
    if field.type.constraints.isEmpty, field.type.newtype == nil {
      switch field.type.kind {
      case .scalar(.u8), .scalar(.u16), .scalar(.uuid), .ascii, .string, .bytes, .list, .map: break
      case .scalar, .enumeration, .structure, .message, .union: return nil
      }
    }
    return "In the schema: `\(fullSpelling(field))`."
  }
}
