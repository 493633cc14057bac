// Limits and constraints: `(min: 1, max: 120)`, part of pass 4.

extension Analyzer {
  private static let known = ["min", "max", "len", "nonzero"]

  /// The type with what stands in its parentheses.
  mutating func applyConstraints(_ type: TypeSyntax, _ kind: ValueType.Kind) -> ValueType {
    var kind = kind
    var constraints: [Constraint] = []
    var seen: [String: ConstraintSyntax] = [:]
    for constraint in type.constraints {
      guard checkForm(constraint, &seen) else { continue }
      switch constraint.name.text {
      case "nonzero":
        if checkNonzero(constraint, kind) { constraints.append(.nonzero) }
      case "min":
        if let value = checkBound(constraint, kind) { constraints.append(.minimum(value.text)) }
      case "max":
        guard let value = checkBound(constraint, kind) else { continue }
        if let limited = limited(kind, to: value) {
          kind = limited
        } else {
          constraints.append(.maximum(value.text))
        }
      default:
        guard let value = checkBound(constraint, kind) else { continue }
        if let limited = limited(kind, to: value) { kind = limited }
        constraints.append(.length(Int(clamping: value.magnitude)))
      }
    }
    checkOrder(seen)
    return ValueType(kind: kind, constraints: constraints)
  }

  private mutating func checkForm(
    _ constraint: ConstraintSyntax, _ seen: inout [String: ConstraintSyntax]
  ) -> Bool {
    let name = constraint.name
    guard Self.known.contains(name.text) else {
      let aliases = [
        "maximum": "max", "minimum": "min", "length": "len", "size": "len", "limit": "max",
        "nonempty": "min", "required": "nonzero", "notzero": "nonzero", "positive": "min",
      ]
      let near = aliases[name.text] ?? Suggestion.nearest(to: name.text, among: Self.known)
      sink.report(
        Diagnostic(.unknownConstraint, "there is no constraint `\(name.text)`", at: name.range)
          .helped(
            near.map { "did you mean `\($0)`?" } ?? "constraints are min, max, len and nonzero"))
      return false
    }
    if let earlier = seen[name.text] {
      sink.report(
        Diagnostic(.duplicateConstraint, "`\(name.text)` is given twice", at: constraint.range)
          .also(earlier.range, "first given here"))
      return false
    }
    seen[name.text] = constraint
    if name.text == "nonzero", let value = constraint.value {
      sink.report(
        Diagnostic(.constraintValue, "`nonzero` takes no value", at: value.range))
      return false
    }
    if name.text != "nonzero", constraint.value == nil {
      sink.report(
        Diagnostic(.constraintValue, "`\(name.text)` needs a value", at: name.range)
          .helped("write `\(name.text): 16`"))
      return false
    }
    return true
  }

  private mutating func checkNonzero(_ constraint: ConstraintSyntax, _ kind: ValueType.Kind) -> Bool
  {
    switch kind {
    case .scalar(.bool): break
    case .scalar, .enumeration: return true
    default: break
    }
    var diagnostic = Diagnostic(
      .constraintNotApplicable, "`nonzero` does not apply to \(kind.spoken)",
      at: constraint.range)
    switch kind {
    case .string, .bytes, .list, .map: diagnostic = diagnostic.helped("write `min: 1`")
    default: break
    }
    sink.report(diagnostic)
    return false
  }

  /// The value of `min`, `max` or `len`, if it applies and is in the type's range.
  private mutating func checkBound(
    _ constraint: ConstraintSyntax, _ kind: ValueType.Kind
  ) -> ConstraintValue? {
    guard let value = constraint.value else { return nil }
    let name = constraint.name.text
    switch kind {
    case .string, .bytes, .list, .map:
      let smallest: UInt64 = name == "min" ? 0 : 1
      let isInRange =
        !value.negative && value.magnitude >= smallest
        && value.magnitude <= WireDefaults.largestLimit
      if isInRange { return value }
      outOfRange(value, "\(smallest) to \(WireDefaults.largestLimit)")
      return nil
    case .scalar(let scalar) where name != "len":
      guard let range = scalar.range else { break }
      if range.contains(value) { return value }
      outOfRange(value, range.text)
      return nil
    default: break
    }
    sink.report(
      Diagnostic(
        .constraintNotApplicable, "`\(name)` does not apply to \(kind.spoken)",
        at: constraint.range))
    return nil
  }

  private mutating func outOfRange(_ value: ConstraintValue, _ range: String) {
    sink.report(
      Diagnostic(.constraintRange, "\(value.text) is not in the range \(range)", at: value.range))
  }

  private func limited(_ kind: ValueType.Kind, to value: ConstraintValue) -> ValueType.Kind? {
    let limit = Int(clamping: value.magnitude)
    switch kind {
    case .string: return .string(max: limit)
    case .bytes: return .bytes(max: limit)
    case .list(let element, _): return .list(element, max: limit)
    case .map(let key, let element, _, let entry):
      return .map(key: key, value: element, max: limit, entry: entry)
    default: return nil
    }
  }

  private mutating func checkOrder(_ seen: [String: ConstraintSyntax]) {
    if let length = seen["len"], let other = seen["min"] ?? seen["max"] {
      sink.report(
        Diagnostic(
          .contradictoryConstraints,
          "`len` says it all: `\(other.name.text)` cannot stand beside it",
          at: other.range
        ).also(length.range, "the exact length"))
      return
    }
    guard let low = seen["min"], let high = seen["max"], let least = low.value,
      let most = high.value, ConstraintValue.isLess(most, least)
    else { return }
    sink.report(
      Diagnostic(
        .contradictoryConstraints, "no value is at least \(least.text) and at most \(most.text)",
        at: high.range
      ).also(low.range, "the minimum"))
  }
}

extension ConstraintValue {
  static func isLess(_ left: ConstraintValue, _ right: ConstraintValue) -> Bool {
    let leftNegative = left.negative && left.magnitude != 0
    let rightNegative = right.negative && right.magnitude != 0
    if leftNegative != rightNegative { return leftNegative }
    return leftNegative ? left.magnitude > right.magnitude : left.magnitude < right.magnitude
  }
}

/// What an integer type holds.
struct IntegerRange {
  let least: UInt64
  let most: UInt64

  func contains(_ value: ConstraintValue) -> Bool {
    value.negative ? value.magnitude <= least : value.magnitude <= most
  }

  var text: String { (least == 0 ? "0" : "-\(least)") + " to \(most)" }
}

extension Scalar {
  /// The range of a numeric type, of `f64` the integers it holds exactly; nil for others.
  var range: IntegerRange? {
    switch self {
    case .u8: IntegerRange(least: 0, most: 255)
    case .u16: IntegerRange(least: 0, most: 65_535)
    case .u32: IntegerRange(least: 0, most: UInt64(UInt32.max))
    case .u64: IntegerRange(least: 0, most: .max)
    case .i32: IntegerRange(least: 1 << 31, most: UInt64(Int32.max))
    case .i64: IntegerRange(least: 1 << 63, most: UInt64(Int64.max))
    case .f64: IntegerRange(least: 1 << 53, most: 1 << 53)
    case .bool, .id, .timestamp, .duration, .uuid: nil
    }
  }
}

extension ValueType.Kind {
  /// How a diagnostic names the kind.
  var spoken: String {
    switch self {
    case .scalar(let scalar): "`\(scalar.rawValue)`"
    case .ascii: "`ascii`"
    case .enumeration: "an enum"
    case .structure: "a struct"
    case .string: "`string`"
    case .bytes: "`bytes`"
    case .message: "a message"
    case .union: "a union"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
