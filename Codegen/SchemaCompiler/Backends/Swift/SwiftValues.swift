// Enums, structs and unions.

extension SwiftEmitter {
  func emit(_ definition: EnumDefinition, into writer: inout CodeWriter) {
    let raw = definition.size == 1 ? "UInt8" : "UInt16"
    let cases = definition.cases.filter { !$0.isRetired }
    writer.documentation(definition.about)
    writer.block("public enum \(definition.about.name): WireEnum, Hashable") { writer in
      writer.line("/// 0: nothing was said.")
      writer.line("case unspecified")
      for item in cases {
        writer.documentation(item.about)
        writer.line("case \(SwiftNames.member(item.about.name))")
      }
      writer.line("/// A value this version does not know.")
      writer.line("case unrecognized(\(raw))")
    }
    writer.line()
    writer.block("extension \(definition.about.name)") { writer in
      writer.line("/// The value that stands for `rawValue` on the wire.")
      writer.line("@inlinable")
      writer.block("public init(rawValue: \(raw))") { writer in
        writer.line("switch rawValue {")
        writer.line("case 0: self = .unspecified")
        for item in cases { writer.line("case \(item.number): self = .\(item.about.name)") }
        writer.line("default: self = .unrecognized(rawValue)")
        writer.line("}")
      }
      writer.line()
      writer.line("/// The number on the wire.")
      writer.line("@inlinable")
      writer.block("public var rawValue: \(raw)") { writer in
        writer.line("switch self {")
        writer.line("case .unspecified: 0")
        for item in cases { writer.line("case .\(item.about.name): \(item.number)") }
        writer.line("case .unrecognized(let value): value")
        writer.line("}")
      }
      writer.line()
      writer.line("@inlinable public static var wireSize: Int { \(definition.size) }")
      writer.line()
      writer.line("@inlinable")
      writer.block("public init(block: RawSpan, at offset: Int)") { writer in
        writer.line("self.init(rawValue: \(raw)(block: block, at: offset))")
      }
      writer.line()
      writer.line("@inlinable")
      writer.block("public func store(into block: inout MutableRawSpan, at offset: Int)") {
        $0.line("rawValue.store(into: &block, at: offset)")
      }
    }
  }

  func emit(_ definition: NewtypeDefinition, into writer: inout CodeWriter) {
    writer.documentation(
      definition.about, fallback: "An id, as text `\(definition.text(of: LayoutTable.exampleID))`.")
    writer.line("@frozen")
    writer.block("public struct \(definition.about.name): TypedIdentifier") { writer in
      writer.line("/// What the text form begins with, in front of `_`.")
      let prefix = SwiftNames.literal(definition.prefix)
      writer.line("@inlinable public static var prefix: String { \(prefix) }")
      writer.line("/// The identity's bits; 0 is \"none\".")
      writer.line("public var rawValue: UInt64")
      writer.line()
      writer.line("/// - Parameter rawValue: the identity's bits.")
      writer.line("@inlinable")
      writer.line("public init(rawValue: UInt64) { self.rawValue = rawValue }")
    }
  }

  func emit(_ definition: StructDefinition, into writer: inout CodeWriter) {
    let name = definition.about.name
    writer.documentation(definition.about)
    writer.block("public struct \(name): WireStruct, Hashable") { writer in
      emitProperties(definition.fields, into: &writer)
      emitInitializer(definition.fields, into: &writer)
    }
    writer.line()
    writer.block("extension \(name)") { writer in
      writer.line("@inlinable public static var wireSize: Int { \(definition.size) }")
      writer.line()
      let fails = definition.fields.contains { schema.readingFails($0.type) }
      writer.line("@inlinable")
      writer.block(
        "public init(block: RawSpan, at offset: Int)\(fails ? " throws(WireError)" : "")"
      ) { writer in
        for field in definition.fields {
          let value = schema.swiftLoad(field, at: offset(field))
          writer.line("self.\(SwiftNames.member(field.about.name)) = \(value)")
        }
      }
      writer.line()
      writer.line("@inlinable")
      writer.block("public func store(into block: inout MutableRawSpan, at offset: Int)") {
        for field in definition.fields {
          let member = SwiftNames.member(field.about.name)
          $0.line("self.\(member).store(into: &block, at: \(offset(field)))")
        }
      }
      emitValidation(definition.fields, into: &writer)
    }
    emitMirror(name, definition.fields, into: &writer)
  }

  /// `offset &+ 8`, or `offset` for the first.
  func offset(_ field: FieldDefinition) -> String { offset(field.slot?.offset ?? 0) }

  func offset(_ bytes: Int) -> String { bytes == 0 ? "offset" : "offset &+ \(bytes)" }

  // MARK: What structs and messages share

  /// What is printed of a value: `print`, `dump`, string interpolation and failed expectations go by it.
  func emitMirror(
    _ name: String, _ fields: [FieldDefinition], into writer: inout CodeWriter
  ) {
    let live = fields.filter { !$0.isRetired }
    guard live.contains(where: \.isSecret) else { return }
    writer.line()
    writer.line("/// Fields that are secret are not printed.")
    writer.block("extension \(name): CustomReflectable") { writer in
      writer.block("public var customMirror: Mirror") { writer in
        let children = live.map { field in
          let value =
            field.isSecret
            ? SwiftNames.literal("secret")
            : "self.\(SwiftNames.member(field.about.name))\(field.isOptional ? " as Any" : "")"
          return "(\(SwiftNames.literal(field.about.name)), \(value))"
        }
        writer.list("let children: [(label: String?, value: Any)] = [", children, "]")
        writer.line("return Mirror(self, children: children, displayStyle: .struct)")
      }
    }
  }

  func emitProperties(_ fields: [FieldDefinition], into writer: inout CodeWriter) {
    for field in fields where !field.isRetired {
      writer.documentation(field.about)
      let member = SwiftNames.member(field.about.name)
      writer.line("public var \(member): \(schema.swiftType(field))")
    }
  }

  func emitInitializer(_ fields: [FieldDefinition], into writer: inout CodeWriter) {
    let live = fields.filter { !$0.isRetired }
    writer.line()
    writer.line("/// Every field zero, empty or absent.")
    writer.line("@inlinable")
    writer.block("public init()") { writer in
      for field in live {
        writer.line("self.\(SwiftNames.member(field.about.name)) = \(schema.swiftDefault(field))")
      }
    }
    guard !live.isEmpty else { return }
    writer.line()
    writer.line("@inlinable")
    let parameters = live.enumerated().map { index, field in
      let type = "\(SwiftNames.label(field.about.name)): \(schema.swiftType(field))"
      // The first one has no default where it is the only one: `X()` is the initializer above.
      return live.count == 1 && index == 0 ? type : "\(type) = \(schema.swiftDefault(field))"
    }
    writer.list("public init(", parameters, ") {")
    writer.indented { writer in
      for field in live {
        let member = SwiftNames.member(field.about.name)
        writer.line("self.\(member) = \(member)")
      }
    }
    writer.line("}")
  }

  // MARK: Unions

  func emit(_ definition: UnionDefinition, into writer: inout CodeWriter) {
    let cases = definition.cases.filter { !$0.isRetired }
    writer.documentation(definition.about)
    writer.block("public enum \(definition.about.name): WireUnion, Hashable") { writer in
      writer.line("/// No case is set.")
      writer.line("case unspecified")
      for item in cases {
        writer.documentation(item.about)
        let message = schema[item.message].about.name
        writer.line("case \(SwiftNames.member(item.about.name))(\(message))")
      }
      writer.line("/// A case this version does not know, by its number; its content was not kept.")
      writer.line("case unknown(UInt32)")
      writer.line()
      writer.line("/// No case set.")
      writer.line("@inlinable")
      writer.line("public init() { self = .unspecified }")
    }
    writer.line()
    writer.block("extension \(definition.about.name)") { writer in
      emitNameAndSize(definition.fullName, definition.maximumSize, into: &writer)
      writer.line()
      emitUnionEncoding(cases, into: &writer)
      writer.line()
      emitUnionDecoding(cases, into: &writer)
      emitUnionValidation(cases, into: &writer)
    }
  }

  func emitNameAndSize(_ fullName: String, _ size: Int, into writer: inout CodeWriter) {
    let name = SwiftNames.literal(fullName)
    writer.line("@inlinable public static var messageName: String { \(name) }")
    writer.line("@inlinable public static var maximumEncodedSize: Int { \(size) }")
  }

  private func emitUnionEncoding(_ cases: [UnionCase], into writer: inout CodeWriter) {
    writer.line("@inlinable")
    writer.block("public var caseNumber: UInt32") { writer in
      writer.line("switch self {")
      writer.line("case .unspecified: 0")
      for item in cases { writer.line("case .\(item.about.name): \(item.number)") }
      writer.line("case .unknown(let number): number")
      writer.line("}")
    }
    writer.line()
    writer.line("@inlinable")
    writer.block("public var encodedSize: Int") { writer in
      writer.line("switch self {")
      writer.line("case .unspecified: 1")
      for item in cases {
        let size = "WireBuffer.caseSize(\(item.number), value)"
        writer.line("case .\(item.about.name)(let value): \(size)")
      }
      writer.line("case .unknown(let number): WireBuffer.unknownCaseSize(number)")
      writer.line("}")
    }
    writer.line()
    writer.line("@inlinable")
    writer.block("public func write(to writer: inout WireWriter) throws(WireWriter.NoRoom)") {
      writer in
      writer.line("switch self {")
      writer.line("case .unspecified: try writer.appendUnknownCase(0)")
      for item in cases {
        let append = "try writer.appendCase(\(item.number), value)"
        writer.line("case .\(item.about.name)(let value): \(append)")
      }
      writer.line("case .unknown(let number): try writer.appendUnknownCase(number)")
      writer.line("}")
    }
  }

  private func emitUnionDecoding(_ cases: [UnionCase], into writer: inout CodeWriter) {
    writer.line("@inlinable")
    writer.block("public init(number: UInt32, payload: RawSpan) throws(WireError)") { writer in
      writer.line("switch number {")
      for item in cases {
        let name = SwiftNames.literal(item.about.name)
        let message = "\(schema[item.message].about.name)(payload: payload, case: \(name))"
        writer.line("case \(item.number): self = .\(item.about.name)(try \(message))")
      }
      writer.line("default: self = .unknown(number)")
      writer.line("}")
    }
  }
}
