// Views: a member for every field, which reads it from the native bytes.

extension SwiftEmitter {
  func emitView(_ definition: MessageDefinition, into writer: inout CodeWriter) {
    let name = definition.about.name
    writer.line()
    writer.block("extension WireView where Viewed == \(name)") { writer in
      for field in definition.fixedFields where !field.isRetired {
        emitSlot(field, into: &writer)
      }
      let variable = definition.variableFields
      for (index, field) in variable.enumerated() where !field.isRetired {
        emitVariable(field, behind: variable[..<index], into: &writer)
      }
    }
    writer.line()
    writer.block("extension \(name)") { writer in
      writer.block("public init(view: WireView<\(name)>) throws(WireError)") { writer in
        for field in definition.fields where !field.isRetired {
          let member = SwiftNames.member(field.about.name)
          let fails = field.slot == nil || schema.readingFails(field.type)
          writer.line("self.\(member) = \(fails ? "try " : "")view.\(member)")
        }
      }
    }
  }

  /// A field of the block: read where it stands, or zero in a block too short for it.
  private func emitSlot(_ field: FieldDefinition, into writer: inout CodeWriter) {
    guard let slot = field.slot else { return }
    let type = schema.swiftType(field.type)
    let fails = schema.readingFails(field.type)
    let name = SwiftNames.literal(field.about.name)
    let value =
      fails
      ? "try wireBlock.load(\(type).self, at: \(slot.offset), field: \(name))"
      : "\(type)(block: wireBlock, at: \(slot.offset))"
    let end = slot.offset + slot.size
    let condition: String
    if let presence = slot.presence {
      let mask = hexadecimal(presence.mask)
      condition = "wireHas(\(end), presence: \(presence.offset), mask: \(mask))"
    } else {
      condition = "wireBlock.byteCount >= \(end)"
    }
    writer.line("@inlinable @inline(__always)")
    emitGetter(field, fails: fails, into: &writer) { writer in
      writer.line("if \(condition) { return \(value) }")
      writer.line("return \(schema.swiftDefault(field))")
    }
  }

  /// A field of the tail: read behind the fields in front of it.
  private func emitVariable(
    _ field: FieldDefinition, behind earlier: ArraySlice<FieldDefinition>,
    into writer: inout CodeWriter
  ) {
    func find(_ writer: inout CodeWriter) {
      writer.line("var tail = wireTail()")
      for field in earlier { writer.line(schema.swiftSkip(field)) }
    }
    writer.line("@inlinable")
    emitGetter(field, fails: true, into: &writer) { writer in
      find(&writer)
      writer.line("return \(schema.swiftRead(field))")
    }
    guard let (argument, result, call) = borrowing(field) else { return }
    let method = "with" + Casing.upperCamel(field.about.name)
    writer.line("/// Calls `body` with `\(field.about.name)` as it stands in the bytes.")
    writer.line("@inlinable")
    writer.line("public func \(method)<Result>(")
    writer.line(
      "  _ body: (\(argument)) \(call.hasPrefix("withNested") ? "throws(WireError) " : "")-> Result"
    )
    writer.block(") throws(WireError) -> \(result)") { writer in
      find(&writer)
      writer.line("return try tail.\(call), body)")
    }
  }

  /// How a string, bytes or a message is lent: the argument, the result and the reader's method.
  private func borrowing(_ field: FieldDefinition) -> (String, String, String)? {
    let name = "field: \(SwiftNames.literal(field.about.name))"
    let optional = field.isOptional ? "Optional" : ""
    let result = field.isOptional ? "Result?" : "Result"
    switch field.type.kind {
    case .string(let max):
      return ("UTF8Span", result, "with\(optional)String(max: \(max), \(name)")
    case .bytes(let max):
      return ("RawSpan", result, "with\(optional)Bytes(max: \(max), \(name)")
    case .message(let id):
      return ("WireView<\(schema[id].about.name)>", "Result?", "withNested(\(name)")
    default: return nil
    }
  }

  private func emitGetter(
    _ field: FieldDefinition, fails: Bool, into writer: inout CodeWriter,
    _ body: (inout CodeWriter) -> Void
  ) {
    let head = "public var \(SwiftNames.member(field.about.name)): \(schema.swiftType(field))"
    guard fails else { return writer.block(head, body) }
    writer.block(head) { $0.block("get throws(WireError)", body) }
  }
}
