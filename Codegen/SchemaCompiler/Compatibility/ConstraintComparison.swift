// Limits, which are part of every encoding, and constraints, which servers check after decoding.

extension Comparison {
  /// Compares limits and constraints of two types of the same kind, inner ones included.
  mutating func compareLimits(_ left: Member, _ right: Member, _ name: String) {
    guard let a = left.type, let b = right.type else { return }
    compareLimits(a, b, left, right, name)
  }

  private mutating func compareLimits(
    _ a: ValueType, _ b: ValueType, _ left: Member, _ right: Member, _ name: String
  ) {
    var inner: [(ValueType, ValueType, String)] = []
    switch (a.kind, b.kind) {
    case (.string(let x), .string(let y)), (.bytes(let x), .bytes(let y)):
      limit(x, y, "bytes", left, right, name)
    case (.list(let itemA, let x), .list(let itemB, let y)):
      limit(x, y, "elements", left, right, name)
      inner = [(itemA, itemB, "an element of " + name)]
    case (.map(let keyA, let valueA, let x, _), .map(let keyB, let valueB, let y, _)):
      limit(x, y, "entries", left, right, name)
      inner = [(keyA, keyB, "a key of " + name), (valueA, valueB, "a value of " + name)]
    default: break
    }
    compareConstraints(a, b, left, right, name)
    for (x, y, part) in inner { compareLimits(x, y, left, right, part) }
  }

  private mutating func limit(
    _ x: Int, _ y: Int, _ unit: String, _ left: Member, _ right: Member, _ name: String
  ) {
    guard x != y else { return }
    if y < x {
      report(
        .limitNarrowed, "the limit of \(name) falls from \(x) to \(y) \(unit)",
        at: right.typeRange, was: left.typeRange,
        .wire(.breaks("what has more than \(y) \(unit) is refused while it is decoded")),
        help: "leave the limit, and refuse what is too long where it is used")
    } else {
      report(
        .limitWidened, "the limit of \(name) rises from \(x) to \(y) \(unit)",
        at: right.typeRange, was: left.typeRange,
        .wire(.compatible("old readers refuse more than \(x): update those who read first")))
    }
  }

  private mutating func compareConstraints(
    _ a: ValueType, _ b: ValueType, _ left: Member, _ right: Member, _ name: String
  ) {
    let before = Allowed(a)
    let after = Allowed(b)
    guard before != after else { return }
    if after.isTighter(than: before) {
      report(
        .constraintTightened, "\(name) allows fewer values than before", at: right.typeRange,
        label: "\(after.spoken) now", was: left.typeRange, oldLabel: before.spoken,
        .wire(.breaks("requests that were accepted are answered INVALID_ARGUMENT")),
        help: "check it where the value is used, and answer with a refusal that says so")
    } else {
      report(
        .constraintLoosened, "\(name) allows more values than before", at: right.typeRange,
        label: "\(after.spoken) now", was: left.typeRange, oldLabel: before.spoken,
        .wire(.compatible("old servers refuse what is newly allowed: update servers first")))
    }
  }

  /// Whether a server refuses a request in which the field was never set.
  func refusesUnset(_ field: FieldDefinition, in schema: Schema) -> Bool {
    if field.isOptional || field.isRetired { return false }
    if Allowed(field.type).refusesZero { return true }
    switch field.type.kind {
    case .message(let id):
      return schema.message(id).fields.contains { refusesUnset($0, in: schema) }
    case .structure(let id):
      guard case .structure(let definition) = schema[id] else { return false }
      return definition.fields.contains { refusesUnset($0, in: schema) }
    default: return false
    }
  }
}

/// The values, lengths or counts that constraints leave.
struct Allowed: Hashable {
  /// A number as constraints write it.
  struct Bound: Hashable, Comparable {
    let negative: Bool
    let magnitude: UInt64

    init(_ text: String) {
      negative = text.hasPrefix("-")
      magnitude = UInt64(negative ? String(text.dropFirst()) : text) ?? 0
    }

    static func < (left: Bound, right: Bound) -> Bool {
      if left.negative != right.negative { return left.negative }
      return left.negative ? left.magnitude > right.magnitude : left.magnitude < right.magnitude
    }

    var isZero: Bool { magnitude == 0 }
    var text: String { (negative ? "-" : "") + String(magnitude) }
  }

  private(set) var least: Bound?
  private(set) var most: Bound?
  private(set) var nonzero = false
  /// Whether the bounds are about a length or count, whose upper end is a limit of the type.
  private let isLength: Bool

  init(_ type: ValueType) {
    switch type.kind {
    case .string, .bytes, .list, .map: isLength = true
    default: isLength = false
    }
    for constraint in type.constraints {
      switch constraint {
      case .minimum(let text): least = Bound(text)
      case .maximum(let text): most = Bound(text)
      case .length(let count): least = Bound(String(count))
      case .nonzero: nonzero = true
      }
    }
    // No length is below 0, which says nothing.
    if isLength, least?.isZero == true { least = nil }
    if case .scalar(let scalar) = type.kind, scalar != .f64, let range = scalar.range {
      leaveOutWhatSaysNothing(range)
    }
  }

  private mutating func leaveOutWhatSaysNothing(_ range: IntegerRange) {
    let isUnsigned = range.least == 0
    if nonzero, isUnsigned {
      least = max(least ?? Bound("1"), Bound("1"))
      nonzero = false
    }
    if let bound = least, bound <= Bound(isUnsigned ? "0" : "-\(range.least)") { least = nil }
    if let bound = most, bound >= Bound(String(range.most)) { most = nil }
  }

  var refusesZero: Bool {
    if nonzero { return true }
    if let least, !least.negative, !least.isZero { return true }
    if let most, most.negative, !most.isZero { return true }
    return false
  }

  /// Whether some value that `other` allows is not allowed here.
  func isTighter(than other: Allowed) -> Bool {
    if refusesZero, !other.refusesZero { return true }
    if let least {
      guard let before = other.least else { return true }
      if before < least { return true }
    }
    if let most {
      guard let before = other.most else { return true }
      if most < before { return true }
    }
    return false
  }

  var spoken: String {
    var parts: [String] = []
    if let least { parts.append("at least \(least.text)") }
    if let most { parts.append("at most \(most.text)") }
    if nonzero { parts.append("not zero") }
    return parts.isEmpty ? "anything" : parts.joined(separator: ", ")
  }
}
