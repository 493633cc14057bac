import SchemaCompiler

/// A map's key in the order of the encoding: numbers by value, text and UUIDs by their bytes.
enum MapKey: Comparable {
  case number(Int128)
  case bytes([UInt8])

  static func < (left: MapKey, right: MapKey) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left < right
    case (.bytes(let left), .bytes(let right)): left.lexicographicallyPrecedes(right)
    case (.number, .bytes): true
    case (.bytes, .number): false
    }
  }

  /// The key of an encoded entry.
  ///
  /// - Parameter text: the key as JSON has it, which of a string is the key itself.
  init(of entry: Encoder.Parts, text: String, type: ValueType) {
    guard case .scalar(let scalar) = type.kind else {
      self = .bytes(Array(text.utf8))
      return
    }
    self.init(slot: entry.block.prefix(scalar.size), scalar: scalar)
  }

  /// The key in the JSON that decoding makes.
  init(text: String, type: ValueType) {
    switch type.kind {
    case .scalar(.bool): self = .number(text == "true" ? 1 : 0)
    case .scalar(let scalar) where scalar != .uuid: self = .number(Int128(text) ?? 0)
    // A UUID's text has the order of its bytes.
    default: self = .bytes(Array(text.utf8))
    }
  }

  /// The key in a slot.
  private init(slot: ArraySlice<UInt8>, scalar: Scalar) {
    if scalar == .uuid {
      self = .bytes(Array(slot))
      return
    }
    var value: UInt64 = 0
    for byte in slot.reversed() { value = value << 8 | UInt64(byte) }
    switch scalar {
    case .i32: self = .number(Int128(Int32(truncatingIfNeeded: value)))
    case .i64, .timestamp, .duration: self = .number(Int128(Int64(bitPattern: value)))
    default: self = .number(Int128(value))
    }
  }
}
