/// A type without parts.
enum Leaf: Hashable {
  case scalar(Scalar)
  /// Bytes of a value.
  case enumeration(Int)
  case ascii(Int)
  case string(Int)
  case bytes

  var isInteger: Bool {
    switch self {
    case .scalar(.u8), .scalar(.u16), .scalar(.u32), .scalar(.u64), .scalar(.i32), .scalar(.i64),
      .scalar(.id):
      true
    default: false
    }
  }

  /// Bytes of a slot; nil for what stands in the tail.
  var slot: Int? {
    switch self {
    case .scalar(let scalar): scalar.size
    case .enumeration(let size), .ascii(let size): size
    case .string, .bytes: nil
    }
  }
}

/// The rules for types without parts.
enum LeafRules {
  // MARK: Native

  static func native(_ left: Leaf, _ right: Leaf) -> Verdicts.Outcome {
    switch (left.slot, right.slot) {
    case (nil, nil): return .breaks("text must be UTF-8, bytes need not be")
    case (_?, nil): return .breaks("it moves from the block to the tail")
    case (nil, _?): return .breaks("it moves from the tail to the block")
    case (let a?, let b?):
      guard a == b else {
        return .breaks(
          "its slot \(b > a ? "grows" : "shrinks") from \(a) to \(b) "
            + "\(b == 1 ? "byte" : "bytes"), and everything behind it moves")
      }
      let same: Set<Leaf> = [left, right]
      let alike: [Set<Leaf>] = [
        [.scalar(.u64), .scalar(.id)], [.scalar(.u8), .enumeration(1)],
        [.scalar(.u16), .enumeration(2)],
      ]
      if alike.contains(same) { return .compatible("the same number in the same bytes") }
      return .breaks("the same \(a == 1 ? "byte" : "\(a) bytes") would mean something else")
    }
  }

  // MARK: Protobuf

  private enum Wire: String {
    case varint, fixed64 = "64 bits", delimited = "a length and bytes"
  }

  private static func wire(_ leaf: Leaf) -> Wire {
    switch leaf {
    case .scalar(.id), .scalar(.f64): .fixed64
    case .scalar(.timestamp), .scalar(.duration), .scalar(.uuid): .delimited
    case .scalar, .enumeration: .varint
    case .ascii, .string, .bytes: .delimited
    }
  }

  static func proto(_ left: Leaf, _ right: Leaf) -> Verdicts.Outcome {
    let a = wire(left)
    let b = wire(right)
    guard a == b else {
      return .breaks(
        "the wire type changes from \(a.rawValue) to \(b.rawValue); readers pass it over")
    }
    if a == .varint {
      return holds(left, right)
        ? .compatible("a varint still; old readers cut off or refuse values they have no room for")
        : .breaks("a varint still, but values out of the new range are cut off, refused or flipped")
    }
    if a == .delimited, textHolds(left, right) {
      return .compatible("text still; old readers refuse what their type cannot hold")
    }
    return .breaks("its bytes are read as something else")
  }

  /// Whether every value of `left` is one of `right`.
  static func holds(_ left: Leaf, _ right: Leaf) -> Bool {
    guard let a = bits(left), let b = bits(right) else { return false }
    if a.signed { return b.signed && a.count <= b.count }
    return b.signed ? a.count < b.count : a.count <= b.count
  }

  private static func bits(_ leaf: Leaf) -> (count: Int, signed: Bool)? {
    switch leaf {
    case .scalar(.bool): (1, false)
    case .scalar(.u8): (8, false)
    case .scalar(.u16): (16, false)
    case .scalar(.u32): (32, false)
    case .scalar(.u64), .scalar(.id): (64, false)
    case .scalar(.i32): (32, true)
    case .scalar(.i64): (64, true)
    case .enumeration(let size): (8 * size, false)
    default: nil
    }
  }

  /// Whether every text of `left` is one of `right`.
  private static func textHolds(_ left: Leaf, _ right: Leaf) -> Bool {
    let uuid = 36
    switch (left, right) {
    case (.ascii(let a), .ascii(let b)), (.ascii(let a), .string(let b)): return a <= b
    case (.scalar(.uuid), .ascii(let b)), (.scalar(.uuid), .string(let b)): return uuid <= b
    default: return false
    }
  }

  // MARK: JSON

  private enum JSONForm: String {
    case truth = "true or false"
    case number = "a number"
    case digits = "a number in quotes"
    case name = "a case's name"
    case text = "text"
    case instant = "an instant"
    case span = "a duration"
    case base64 = "base64"
  }

  private static func form(_ leaf: Leaf) -> JSONForm {
    switch leaf {
    case .scalar(.bool): .truth
    case .scalar(.u64), .scalar(.i64), .scalar(.id): .digits
    case .scalar(.timestamp): .instant
    case .scalar(.duration): .span
    case .scalar(.uuid), .ascii, .string: .text
    case .scalar: .number
    case .enumeration: .name
    case .bytes: .base64
    }
  }

  static func json(_ left: Leaf, _ right: Leaf) -> Verdicts.Outcome {
    let a = form(left)
    let b = form(right)
    guard a == b else { return .breaks("\(a.rawValue) becomes \(b.rawValue)") }
    switch a {
    case .number, .digits:
      let fits = right == .scalar(.f64) || holds(left, right)
      return fits
        ? .compatible("\(a.rawValue) still; old readers refuse values they have no room for")
        : .breaks("\(a.rawValue) still, but values out of the new range are refused")
    case .text where textHolds(left, right):
      return .compatible("text still; old readers refuse what their type cannot hold")
    case .name: return .compatible("the same names")
    default: return .breaks("the text is written by other rules")
    }
  }
}
