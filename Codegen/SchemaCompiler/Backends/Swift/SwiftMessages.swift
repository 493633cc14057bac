// Messages: block and tail.

extension SwiftEmitter {
  func emit(_ definition: MessageDefinition, into writer: inout CodeWriter) {
    let name = definition.about.name
    let kind = definition.isMapEntry ? "WireMapEntry" : "WireBlockMessage"
    writer.documentation(definition.about)
    writer.block("public struct \(name): \(kind), Hashable") { writer in
      emitProperties(definition.fields, into: &writer)
      emitInitializer(definition.fields, into: &writer)
    }
    writer.line()
    writer.block("extension \(name)") { writer in
      emitNameAndSize(definition.fullName, definition.maximumSize, into: &writer)
      writer.line("@inlinable public static var blockSize: Int { \(definition.blockSize) }")
      writer.line()
      emitLayout(definition, into: &writer)
      writer.line()
      emitEncoding(definition, into: &writer)
      writer.line()
      emitBlockEncoding(definition, into: &writer)
      writer.line()
      emitTailEncoding(definition, into: &writer)
      writer.line()
      emitTailSize(definition, into: &writer)
      writer.line()
      emitDecoding(definition, into: &writer)
      if definition.isMapEntry { emitKeyOrder(definition, into: &writer) }
      emitValidation(definition.fields, into: &writer)
    }
    emitMirror(name, definition.fields, into: &writer)
    emitView(definition, into: &writer)
  }

  private func emitLayout(_ definition: MessageDefinition, into writer: inout CodeWriter) {
    let slots = definition.fixedFields.compactMap { field -> String? in
      guard let slot = field.slot else { return nil }
      let end = slot.offset + slot.size
      guard let presence = slot.presence else { return ".init(end: \(end))" }
      return ".init(end: \(end), presenceByte: \(presence.offset), "
        + "presenceMask: \(hexadecimal(presence.mask)))"
    }
    writer.list("public static let wireLayout = WireLayout(slots: [", slots, "])")
  }

  private func emitKeyOrder(_ definition: MessageDefinition, into writer: inout CodeWriter) {
    let key = definition.fields[0].type
    let body: String
    switch key.kind {
    case .string: body = "precedesByBytes(left, right)"
    case .scalar(.bool): body = "!left && right"
    default: body = "left < right"
    }
    let type = schema.swiftType(key)
    writer.line()
    writer.line("@inlinable")
    writer.block("public static func precedes(_ left: \(type), _ right: \(type)) -> Bool") {
      $0.line(body)
    }
  }

  private func emitEncoding(_ definition: MessageDefinition, into writer: inout CodeWriter) {
    let isFixed = definition.variableFields.allSatisfy(\.isRetired)
    // Stores at constant offsets are no more code than a call.
    writer.line("@inlinable\(isFixed ? " @inline(__always)" : "")")
    writer.block("public func encode(into output: inout WireBuffer)") { writer in
      writer.line("var writer = output.writer()")
      writer.line("do throws(WireWriter.NoRoom) {")
      writer.indented {
        $0.line("try self.write(to: &writer)")
        $0.line("output.end(writer)")
      }
      writer.line("} catch {")
      writer.indented { $0.line("appendWithRoom(self, to: &output)") }
      writer.line("}")
    }
    writer.line()
    writer.line("@inlinable @inline(__always)")
    writer.block("public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom)") {
      writer in
      writer.line("var block = try writer.take(\(definition.blockSize + 2))")
      writer.line("UInt16(\(definition.blockSize)).store(into: &block, at: 0)")
      writer.line("self.encodeBlock(into: &block, at: 2)")
      if !isFixed { writer.line("try self.encodeTail(into: &writer)") }
    }
  }

  // MARK: Block

  /// Presence bytes with the fields they speak for, in order.
  private func presenceBytes(
    _ fields: [FieldDefinition]
  ) -> [(offset: Int, fields: [FieldDefinition])] {
    var bytes: [(offset: Int, fields: [FieldDefinition])] = []
    for field in fields {
      guard let presence = field.slot?.presence else { continue }
      if bytes.last?.offset == presence.offset {
        bytes[bytes.count - 1].fields.append(field)
      } else {
        bytes.append((presence.offset, [field]))
      }
    }
    return bytes
  }

  private func emitBlockEncoding(_ definition: MessageDefinition, into writer: inout CodeWriter) {
    writer.line("@inlinable @inline(__always)")
    let head = "public func encodeBlock(into block: inout MutableRawSpan, at offset: Int)"
    writer.block(head) { writer in
      for byte in presenceBytes(definition.fields) {
        let live = byte.fields.filter { !$0.isRetired }
        guard !live.isEmpty else {
          writer.line("block.storeZeros(at: \(offset(byte.offset)), count: 1)")
          continue
        }
        writer.line("var presence\(byte.offset): UInt8 = 0")
        for field in live {
          let member = SwiftNames.member(field.about.name)
          let mask = hexadecimal(field.slot?.presence?.mask ?? 0)
          writer.line("if self.\(member) != nil { presence\(byte.offset) |= \(mask) }")
        }
        writer.line("presence\(byte.offset).store(into: &block, at: \(offset(byte.offset)))")
      }
      for field in definition.fixedFields {
        let member = SwiftNames.member(field.about.name)
        if field.isRetired {
          let size = field.slot?.size ?? 0
          writer.line("block.storeZeros(at: \(offset(field)), count: \(size))")
        } else if field.isOptional {
          writer.line("block.storeOptional(self.\(member), at: \(offset(field)))")
        } else {
          writer.line("self.\(member).store(into: &block, at: \(offset(field)))")
        }
      }
    }
  }

  // MARK: Tail

  /// How many fields of the tail are written whatever they hold: up to the last message field.
  private func alwaysWritten(_ fields: [FieldDefinition]) -> Int {
    let last = fields.lastIndex { !$0.isRetired && schema.swiftIsPresent($0) == nil }
    return last.map { $0 + 1 } ?? 0
  }

  private func emitTailEncoding(_ definition: MessageDefinition, into writer: inout CodeWriter) {
    writer.line("@inlinable @inline(__always)")
    writer.block("public func encodeTail(into writer: inout WireWriter) throws(WireWriter.NoRoom)")
    { writer in
      emitTail(definition.variableFields, into: &writer) { field in
        field.isRetired ? "try writer.append(0 as UInt8)" : schema.swiftAppend(field)
      }
    }
  }

  private func emitTailSize(_ definition: MessageDefinition, into writer: inout CodeWriter) {
    let fields = definition.variableFields
    let isEmpty = fields.allSatisfy(\.isRetired)
    writer.line("@inlinable")
    writer.block("public var tailSize: Int") { writer in
      if isEmpty { return writer.line("0") }
      writer.line("var size = 0")
      emitTail(fields, into: &writer) { field in
        "size &+= " + (field.isRetired ? "1" : schema.swiftSize(field))
      }
      writer.line("return size")
    }
  }

  /// A statement for each field of the tail that is written: all up to the last one that is not
  /// empty.
  private func emitTail(
    _ fields: [FieldDefinition], into writer: inout CodeWriter,
    statement: (FieldDefinition) -> String
  ) {
    let always = alwaysWritten(fields)
    let conditional = fields.indices.dropFirst(always).filter { !fields[$0].isRetired }
    for field in fields.prefix(always) { writer.line(statement(field)) }
    guard let final = conditional.last else { return }
    if conditional.count == 1, final == always,
      let condition = schema.swiftIsPresent(fields[final])
    {
      return writer.line("if \(condition) { \(statement(fields[final])) }")
    }
    writer.line("// Trailing empty fields are omitted; `last` is the last one that is not empty.")
    writer.line("var last = 0")
    for index in conditional {
      guard let condition = schema.swiftIsPresent(fields[index]) else { continue }
      writer.line("if \(condition) { last = \(index + 1) }")
    }
    for index in always...final {
      writer.line("if last >= \(index + 1) { \(statement(fields[index])) }")
    }
  }

  // MARK: Decoding

  private func emitDecoding(_ definition: MessageDefinition, into writer: inout CodeWriter) {
    writer.line("@inlinable")
    writer.block("public init(decoding bytes: RawSpan) throws(WireError)") { writer in
      writer.line("var tail = WireReader(bytes)")
      writer.line("let block = try tail.readBlock()")
      if definition.blockSize > 0 {
        writer.line("if block.byteCount < \(definition.blockSize) {")
        writer.indented {
          $0.line("self = try tail.readOlder(block)")
          $0.line("return")
        }
        writer.line("}")
      }
      writer.line("try self.init(block: block, tail: &tail)")
    }
    writer.line()
    // Inlined, a value is built where it is wanted: copying it through the stack costs more.
    writer.line("@inlinable @inline(__always)")
    writer.block("public init(block: RawSpan, tail: inout WireReader) throws(WireError)") {
      writer in
      if definition.blockSize > 0 {
        let size = definition.blockSize
        writer.line("guard block.byteCount >= \(size) else { throw WireError(.truncated) }")
      }
      for byte in presenceBytes(definition.fields) { emitPresence(byte, definition, into: &writer) }
      for field in definition.fixedFields where !field.isRetired {
        let value = schema.swiftLoad(field, at: String(field.slot?.offset ?? 0))
        writer.line("self.\(SwiftNames.member(field.about.name)) = \(value)")
      }
      var fields = definition.variableFields
      // What follows the last live field needs no reading.
      while fields.last?.isRetired == true { fields.removeLast() }
      for field in fields {
        if field.isRetired {
          writer.line(schema.swiftSkip(field))
        } else {
          let member = SwiftNames.member(field.about.name)
          writer.line("self.\(member) = \(schema.swiftRead(field))")
        }
      }
    }
  }

  private func emitPresence(
    _ byte: (offset: Int, fields: [FieldDefinition]), _ definition: MessageDefinition,
    into writer: inout CodeWriter
  ) {
    let name = "presence\(byte.offset)"
    let known = byte.fields.reduce(0 as UInt8) { $0 | ($1.slot?.presence?.mask ?? 0) }
    writer.line("let \(name) = block.byte(at: \(byte.offset))")
    guard known != 0xFF else {
      if byte.fields.allSatisfy(\.isRetired) { writer.line("_ = \(name)") }
      return
    }
    // A longer block may come from a version with more optional fields in this byte.
    let unknown = hexadecimal(~known)
    writer.line("if \(name) & \(unknown) != 0, block.byteCount == \(definition.blockSize) {")
    writer.indented { $0.line("throw WireError(.unknownPresence)") }
    writer.line("}")
  }
}
