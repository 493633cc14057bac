// Pass 6: where every slot is, how large a block is, and how large a message can be.

extension Analyzer {
  mutating func layOut() {
    for id in declared.indices where !broken.contains(id) {
      let syntax = declared[id].syntax
      guard syntax.kind == .struct || syntax.kind == .message else { continue }
      var layout = BlockLayout()
      guard var members = fields[id] else { continue }
      for index in members.indices where members[index].type.isFixed {
        members[index].slot = layout.place(
          size: fixedSize(members[index].type),
          optional: syntax.kind == .message && members[index].syntax.type.optional != nil)
      }
      fields[id] = members
      guard layout.size > WireDefaults.blockBytes else { continue }
      sink.report(
        Diagnostic(
          .blockTooLarge,
          "the fixed fields of `\(syntax.name.text)` take \(layout.size) bytes, more than "
            + "\(WireDefaults.blockBytes)", at: syntax.name.range
        ).helped("move some of them into a message of its own"))
    }
  }

  /// Bytes of a fixed type. Structs without a cycle were checked before.
  func fixedSize(_ type: ValueType) -> Int {
    switch type.kind {
    case .scalar(let scalar): scalar.size
    case .ascii(let size): size
    case .enumeration(let id): enumSize(declared[id].syntax)
    case .structure(let id):
      (fields[id] ?? []).reduce(0) { min($0 + fixedSize($1.type), 1 << 30) }
    case .string, .bytes, .message, .union, .list, .map: 0
    }
  }

  func enumSize(_ syntax: DeclarationSyntax) -> Int {
    syntax.representation?.text == "u16" ? 2 : 1
  }
}

/// Places slots one after the other; optional ones share presence bytes, eight to a byte.
struct BlockLayout {
  private(set) var size = 0
  private var presenceByte = -1
  private var bits = 8

  mutating func place(size slotSize: Int, optional: Bool) -> Slot {
    var presence: Slot.Presence?
    if optional {
      if bits == 8 {
        presenceByte = size
        size += 1
        bits = 0
      }
      presence = Slot.Presence(offset: presenceByte, mask: 1 << UInt8(bits))
      bits += 1
    }
    let slot = Slot(offset: size, size: slotSize, presence: presence)
    size = min(size + slotSize, 1 << 30)
    return slot
  }
}

/// Largest encodings, saturating at `Int32.max`.
struct SizeBounds {
  static let ceiling = Int(Int32.max)

  static func varint(_ value: Int) -> Int {
    value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5
  }

  static func delimited(_ size: Int) -> Int { sum(varint(size), size) }

  static func sum(_ left: Int, _ right: Int) -> Int { min(left + right, ceiling) }

  static func product(_ count: Int, _ size: Int) -> Int {
    let (result, overflow) = count.multipliedReportingOverflow(by: size)
    return overflow ? ceiling : min(result, ceiling)
  }
}

extension Schema {
  /// Fills in the largest sizes; declarations are acyclic.
  mutating func computeSizes() {
    var done: Set<DeclarationID> = []
    for id in declarations.indices { computeSize(id, &done) }
  }

  private mutating func computeSize(_ id: DeclarationID, _ done: inout Set<DeclarationID>) {
    guard done.insert(id).inserted else { return }
    switch declarations[id] {
    case .message(var message):
      for field in message.variableFields { prepare(field.type, &done) }
      message.maximumTailSize = message.variableFields.reduce(0) {
        SizeBounds.sum($0, maximumSize($1))
      }
      message.maximumSize = SizeBounds.sum(2 + message.blockSize, message.maximumTailSize)
      declarations[id] = .message(message)
    case .union(var union):
      var largest = 1
      for item in union.cases where !item.isRetired {
        computeSize(item.message, &done)
        let size = SizeBounds.delimited(self.message(item.message).maximumSize)
        largest = max(largest, SizeBounds.sum(SizeBounds.varint(item.number), size))
      }
      union.maximumSize = largest
      declarations[id] = .union(union)
    case .structure, .enumeration, .service, .newtype: break
    }
  }

  private mutating func prepare(_ type: ValueType, _ done: inout Set<DeclarationID>) {
    switch type.kind {
    case .message(let id), .union(let id): computeSize(id, &done)
    case .list(let element, _): prepare(element, &done)
    case .map(_, _, _, let entry): computeSize(entry, &done)
    case .scalar, .ascii, .enumeration, .structure, .string, .bytes: break
    }
  }

  private func maximumSize(_ field: FieldDefinition) -> Int {
    if field.isRetired { return 1 }
    switch field.type.kind {
    case .string(let max), .bytes(let max):
      return SizeBounds.sum(SizeBounds.varint(field.isOptional ? max + 1 : max), max)
    default: return maximumSize(field.type)
    }
  }

  private func maximumSize(_ type: ValueType) -> Int {
    switch type.kind {
    case .scalar, .ascii, .enumeration, .structure: return fixedSize(type)
    case .string(let max), .bytes(let max): return SizeBounds.delimited(max)
    case .message(let id): return SizeBounds.delimited(message(id).maximumSize)
    case .union(let id):
      guard case .union(let union) = declarations[id] else { return 0 }
      return union.maximumSize
    case .list(let element, let max):
      if case .message(let id) = element.kind { return maximumSize(of: message(id), count: max) }
      return SizeBounds.sum(
        SizeBounds.varint(max), SizeBounds.product(max, maximumSize(element)))
    case .map(_, _, let max, let entry): return maximumSize(of: message(entry), count: max)
    }
  }

  private func maximumSize(of message: MessageDefinition, count: Int) -> Int {
    let blocks = SizeBounds.product(count, message.blockSize)
    let tails = SizeBounds.product(count, SizeBounds.delimited(message.maximumTailSize))
    return SizeBounds.sum(
      SizeBounds.varint(count) + 2, SizeBounds.sum(blocks, SizeBounds.delimited(tails)))
  }

  /// Bytes of a type that fits in a slot; 0 for others.
  func fixedSize(_ type: ValueType) -> Int {
    switch type.kind {
    case .scalar(let scalar): return scalar.size
    case .ascii(let size): return size
    case .enumeration(let id):
      guard case .enumeration(let definition) = declarations[id] else { return 0 }
      return definition.size
    case .structure(let id):
      guard case .structure(let definition) = declarations[id] else { return 0 }
      return definition.size
    case .string, .bytes, .message, .union, .list, .map: return 0
    }
  }
}
