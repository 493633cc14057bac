// Last pass: the schema as back ends read it. Runs only when there is no error.

extension Analyzer {
  func build(_ services: [DeclarationID: ResolvedMethods]) -> Schema {
    var schema = Schema(files: [], declarations: [])
    for id in declared.indices { schema.declarations.append(declaration(id, services)) }
    for index in trees.indices {
      let own = declared.indices.filter { declared[$0].file == index }
      schema.files.append(
        SchemaFile(
          path: sources.files[index].path, package: trees[index].package?.text ?? "",
          documentation: trees[index].documentation, declarations: own,
          isImported: imported.contains(index), packageRange: trees[index].package?.range))
    }
    schema.synthesizeMapEntries()
    schema.computeSizes()
    return schema
  }

  private func fullName(_ id: DeclarationID) -> String {
    let package = trees[declared[id].file].package?.text ?? ""
    let name = Self.exportedName(declared[id].syntax)
    return package.isEmpty ? name : package + "." + name
  }

  private func declaration(
    _ id: DeclarationID, _ services: [DeclarationID: ResolvedMethods]
  ) -> Declaration {
    let syntax = declared[id].syntax
    let about = describe(syntax.name, syntax.documentation, syntax.annotations)
    let fullName = fullName(id)
    switch syntax.kind {
    case .struct:
      let members = (fields[id] ?? []).map(definition)
      return .structure(
        StructDefinition(
          about: about, fullName: fullName, fields: members, size: blockSize(members)))
    case .message:
      let members = (fields[id] ?? []).map(definition)
      return .message(
        MessageDefinition(
          about: about, fullName: fullName, fields: members, blockSize: blockSize(members),
          maximumTailSize: 0, maximumSize: 0, isMapEntry: false))
    case .enum:
      let cases = syntax.cases.map {
        EnumCase(
          about: describe($0.name, $0.documentation, $0.annotations),
          number: Int(clamping: $0.number.value), isRetired: $0.retired != nil,
          exportedName: Self.protoText($0.annotations))
      }
      return .enumeration(
        EnumDefinition(
          about: about, fullName: fullName, size: enumSize(syntax), cases: cases,
          exportedZero: Self.protoText(syntax.annotations, label: "zero")))
    case .union:
      let cases = (unionCases[id] ?? []).map {
        UnionCase(
          about: describe($0.syntax.name, $0.syntax.documentation, $0.syntax.annotations),
          number: $0.number, isRetired: $0.syntax.retired != nil, message: $0.message)
      }
      return .union(
        UnionDefinition(about: about, fullName: fullName, cases: cases, maximumSize: 0))
    case .service:
      return .service(
        ServiceDefinition(
          about: about, fullName: fullName, methods: services[id]?.live ?? [],
          retiredMethods: services[id]?.retired ?? []))
    case .newtype:
      return .newtype(
        NewtypeDefinition(
          about: about, fullName: fullName, prefix: Self.prefix(of: syntax)?.text ?? "",
          prefixRange: Self.prefix(of: syntax)?.range))
    }
  }

  private func definition(_ field: ResolvedField) -> FieldDefinition {
    let syntax = field.syntax
    return FieldDefinition(
      about: describe(syntax.name, syntax.documentation, syntax.annotations),
      number: field.number, isRetired: syntax.retired != nil,
      isOptional: syntax.type.optional != nil, type: field.type, slot: field.slot,
      typeRange: syntax.type.range,
      isSecret: syntax.annotations.contains { $0.name.text == "secret" })
  }

  private func blockSize(_ fields: [FieldDefinition]) -> Int {
    fields.last { $0.slot != nil }?.slot.map { $0.offset + $0.size } ?? 0
  }
}

extension Schema {
  /// Gives every map field the message of its entries, named after message and field.
  mutating func synthesizeMapEntries() {
    for file in files.indices {
      var own = files[file].declarations
      for id in files[file].declarations {
        guard case .message(var message) = declarations[id] else { continue }
        for index in message.fields.indices {
          let field = message.fields[index]
          guard case .map(let key, let value, let max, _) = field.type.kind else { continue }
          let entry = declarations.count
          declarations.append(.message(mapEntry(of: message, field, key, value)))
          own.append(entry)
          message.fields[index] = FieldDefinition(
            about: field.about, number: field.number, isRetired: field.isRetired,
            isOptional: field.isOptional,
            type: ValueType(
              kind: .map(key: key, value: value, max: max, entry: entry),
              constraints: field.type.constraints), slot: nil, typeRange: field.typeRange,
            isSecret: field.isSecret)
        }
        declarations[id] = .message(message)
      }
      files[file] = SchemaFile(
        path: files[file].path, package: files[file].package,
        documentation: files[file].documentation, declarations: own,
        isImported: files[file].isImported, packageRange: files[file].packageRange)
    }
  }

  private func mapEntry(
    of message: MessageDefinition, _ field: FieldDefinition, _ key: ValueType, _ value: ValueType
  ) -> MessageDefinition {
    var layout = BlockLayout()
    func member(_ name: String, _ number: Int, _ type: ValueType) -> FieldDefinition {
      let about = Description(
        name: name, documentation: [], deprecated: nil, range: field.about.range)
      let slot = type.isFixed ? layout.place(size: fixedSize(type), optional: false) : nil
      return FieldDefinition(
        about: about, number: number, isRetired: false, isOptional: false, type: type, slot: slot)
    }
    let members = [member("key", 1, key), member("value", 2, value)]
    let suffix = Casing.upperCamel(field.about.name) + "Entry"
    let about = Description(
      name: message.about.name + suffix,
      documentation: ["One entry of `\(field.about.name)` of `\(message.about.name)`."],
      deprecated: nil, range: field.about.range)
    return MessageDefinition(
      about: about, fullName: message.fullName + "." + suffix, fields: members,
      blockSize: layout.size, maximumTailSize: 0, maximumSize: 0, isMapEntry: true)
  }
}
