// What it means that a field has another type: encoding by encoding.

extension Comparison {
  /// Nil when the two are the same type, limits and constraints aside; declarations that belong
  /// together are compared by themselves.
  mutating func compareKinds(_ left: ValueType, _ right: ValueType) -> Verdicts? {
    if let both = references(left, right) {
      if pairs[both.left] == both.right { return nil }
      return compareReferences(both.left, both.right)
    }
    switch (left.kind, right.kind) {
    case (.string, .string), (.bytes, .bytes): return nil
    case (.list(let a, _), .list(let b, _)):
      return compareKinds(a, b).map { inside("its elements", $0) }
    case (.map(let keyA, let valueA, _, _), .map(let keyB, let valueB, _, _)):
      let values = compareKinds(valueA, valueB).map { inside("its values", $0) }
      guard let keys = compareKeys(keyA, keyB) else { return values }
      return values.map { keys.worse($0) } ?? keys
    default:
      guard let a = leaf(left, old), let b = leaf(right, new) else {
        return compareShapes(left, right)
      }
      if a == b { return compareNewtypes(left, right) }
      var verdicts = Verdicts(
        native: LeafRules.native(a, b), proto: LeafRules.proto(a, b), json: LeafRules.json(a, b),
        source: .breaks("the property has another type"))
      if isStored, verdicts.native.level < .breaks, verdicts.proto.level == .breaks {
        // Fingerprints are taken of it: a request that a log remembers would be another one.
        verdicts.log = .breaks("its protobuf form changes, by which a repeated request is known")
      }
      return verdicts
    }
  }

  private func references(
    _ left: ValueType, _ right: ValueType
  ) -> (left: DeclarationID, right: DeclarationID)? {
    guard let a = left.reference, let b = right.reference else { return nil }
    return (a, b)
  }

  private mutating func compareReferences(
    _ left: DeclarationID, _ right: DeclarationID
  ) -> Verdicts {
    let same = signatures.agree(left, right)
    let a = old[left].about.name
    let b = new[right].about.name
    func verdict(_ isSame: Bool) -> Verdicts.Outcome {
      isSame
        ? .compatible("`\(a)` and `\(b)` are written in the same way")
        : .breaks("`\(a)` and `\(b)` are written in different ways")
    }
    return Verdicts(
      native: verdict(same.native), proto: verdict(same.proto), json: verdict(same.json),
      source: .breaks("the property has another type"))
  }

  private func inside(_ what: String, _ verdicts: Verdicts) -> Verdicts {
    func wrapped(_ outcome: Verdicts.Outcome) -> Verdicts.Outcome {
      outcome.reason.isEmpty
        ? outcome : Verdicts.Outcome(level: outcome.level, reason: "\(what): \(outcome.reason)")
    }
    return Verdicts(
      native: wrapped(verdicts.native), proto: wrapped(verdicts.proto),
      json: wrapped(verdicts.json), source: verdicts.source)
  }

  /// Two types that are written alike and may be two in code.
  private func compareNewtypes(_ left: ValueType, _ right: ValueType) -> Verdicts? {
    switch (left.newtype, right.newtype) {
    case (nil, nil): return nil
    case (let before?, let now?) where pairs[before] == now: return nil
    default:
      return .wire(
        .compatible("an `id` still, whatever code calls it"),
        source: .breaks("the property has another type"))
    }
  }

  /// Keys are written in their order, and in JSON always as text.
  private mutating func compareKeys(_ left: ValueType, _ right: ValueType) -> Verdicts? {
    if case .string = left.kind, case .string = right.kind { return nil }
    guard let a = leaf(left, old), let b = leaf(right, new), a != b else {
      return compareNewtypes(left, right).map { inside("its keys", $0) }
    }
    var verdicts = Verdicts(
      native: LeafRules.native(a, b), proto: LeafRules.proto(a, b), json: LeafRules.json(a, b),
      source: .breaks("the property has another type"))
    if a.isInteger, b.isInteger, LeafRules.holds(a, b) {
      verdicts.json = .compatible("keys are text; every old key is a key still")
    }
    return inside("its keys", verdicts)
  }

  /// At least one of the two is neither a leaf nor the same kind of collection.
  private func compareShapes(_ left: ValueType, _ right: ValueType) -> Verdicts {
    let native: Verdicts.Outcome
    if left.isFixed != right.isFixed {
      native = .breaks(
        left.isFixed ? "it moves from the block to the tail" : "it moves from the tail to the block"
      )
    } else {
      native = .breaks("its bytes mean something else")
    }
    let a = left.jsonShape
    let b = right.jsonShape
    return Verdicts(
      native: native, proto: .breaks("its bytes are read as something else, or passed over"),
      json: .breaks(a == b ? "its members are others" : "\(a) becomes \(b)"),
      source: .breaks("the property has another type"))
  }

  private func leaf(_ type: ValueType, _ schema: Schema) -> Leaf? {
    switch type.kind {
    case .scalar(let scalar): return .scalar(scalar)
    case .ascii(let size): return .ascii(size)
    case .string(let max): return .string(max)
    case .bytes: return .bytes
    case .enumeration(let id):
      guard case .enumeration(let definition) = schema[id] else { return nil }
      return .enumeration(definition.size)
    case .structure, .message, .union, .list, .map: return nil
    }
  }
}

extension ValueType {
  /// The declaration, if the type is one.
  var reference: DeclarationID? {
    switch kind {
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id): id
    case .scalar, .ascii, .string, .bytes, .list, .map: nil
    }
  }

  /// What stands in JSON, with its article.
  var jsonShape: String {
    switch kind {
    case .scalar(.bool): "a truth value"
    case .scalar(.u8), .scalar(.u16), .scalar(.u32), .scalar(.i32), .scalar(.f64): "a number"
    case .scalar, .ascii, .string, .bytes, .enumeration: "a string"
    case .structure, .message, .union, .map: "an object"
    case .list: "an array"
    }
  }
}
