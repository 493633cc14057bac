/// Makes the `.proto` files of a schema as values.
struct ProtoBuilder {
  let schema: Schema
  /// Names of the files of the schema, in their order.
  let paths: [String]
  /// The file that declares each declaration.
  private var fileOf: [DeclarationID: Int] = [:]

  init(_ schema: Schema) {
    self.schema = schema
    paths = ProtoNames.paths(of: schema)
    for (index, file) in schema.files.enumerated() {
      for id in file.declarations { fileOf[id] = index }
    }
  }

  /// The file at `index` of the schema.
  func file(_ index: Int) -> ProtoFile {
    let source = schema.files[index]
    var file = ProtoFile(name: paths[index], package: source.package)
    file.source = PlainText.fileName(source.path)
    file.documentation = source.documentation
    file.dependencies = dependencies(of: index)
    file.declarations = declarations(index, inside: source.package)
    return file
  }

  /// What the file declares in `scope`, the package or a message.
  private func declarations(_ index: Int, inside scope: String) -> [ProtoDeclaration] {
    schema.files[index].declarations.compactMap { id in
      let name = schema[id].fullName
      guard name.dropLast(ProtoNames.last(of: name).utf8.count + 1) == scope else { return nil }
      switch schema[id] {
      case .structure(let it): return .message(nesting(index, message(it)))
      case .message(let it): return it.isMapEntry ? nil : .message(nesting(index, message(it)))
      case .union(let it): return .message(nesting(index, message(it)))
      case .enumeration(let it): return .enumeration(enumeration(it))
      case .service(let it): return .service(service(it))
      // An `id` where it is used.
      case .newtype: return nil
      }
    }
  }

  /// The message with what `@proto` puts inside it.
  private func nesting(_ index: Int, _ message: ProtoMessage) -> ProtoMessage {
    var message = message
    message.nested = declarations(index, inside: message.fullName)
    return message
  }

  private func about(
    _ description: Description, name: String, note: String? = nil, second: String? = nil
  ) -> ProtoAbout {
    var about = ProtoAbout(name: name, documentation: description.documentation)
    about.documentation += [note, second].compactMap { $0 }
    about.deprecated = description.deprecated
    return about
  }

  // MARK: Messages

  private func message(_ definition: StructDefinition) -> ProtoMessage {
    ProtoMessage(
      about: about(definition.about, name: ProtoNames.last(of: definition.fullName)),
      fullName: definition.fullName,
      fields: definition.fields.map(field))
  }

  private func message(_ definition: MessageDefinition) -> ProtoMessage {
    var message = ProtoMessage(
      about: about(definition.about, name: ProtoNames.last(of: definition.fullName)),
      fullName: definition.fullName)
    for field in definition.fields {
      if field.isRetired {
        message.reserved.add(field.number, Casing.snake(field.about.name))
      } else {
        message.fields.append(self.field(field))
      }
    }
    return message
  }

  private func message(_ definition: UnionDefinition) -> ProtoMessage {
    var message = ProtoMessage(
      about: about(definition.about, name: ProtoNames.last(of: definition.fullName)),
      fullName: definition.fullName)
    for item in definition.cases {
      let name = Casing.snake(item.about.name)
      if item.isRetired {
        message.reserved.add(item.number, name)
      } else {
        message.fields.append(
          ProtoField(
            about: about(item.about, name: name), number: item.number, label: .plain,
            type: .message(schema[item.message].fullName), jsonName: item.about.name))
      }
    }
    // A oneof has at least one field.
    if !message.fields.isEmpty { message.oneof = ProtoNames.oneof(of: definition) }
    return message
  }

  private func field(_ definition: FieldDefinition) -> ProtoField {
    var label = ProtoField.Label.plain
    var type = ProtoType.scalar(.bool)
    switch definition.type.kind {
    case .list(let element, _):
      label = .repeated
      type = self.type(element)
    case .map(let key, let value, _, _):
      if case .scalar(let scalar) = self.type(key) { type = .map(scalar, self.type(value)) }
    default:
      type = self.type(definition.type)
      // Messages have presence without being told so.
      if definition.isOptional {
        if case .message = type { label = .plain } else { label = .optional }
      }
    }
    return ProtoField(
      about: about(
        definition.about, name: Casing.snake(definition.about.name), note: schema.note(definition),
        second: definition.isSecret ? "Secret: not for logs." : nil),
      number: definition.number, label: label, type: type, jsonName: definition.about.name)
  }

  /// The type of a value that is no list and no map.
  private func type(_ type: ValueType) -> ProtoType {
    switch type.kind {
    case .scalar(let scalar): self.type(scalar)
    case .ascii, .string: .scalar(.string)
    case .bytes: .scalar(.bytes)
    case .enumeration(let id): .enumeration(schema[id].fullName)
    case .structure(let id), .message(let id), .union(let id): .message(schema[id].fullName)
    case .list, .map: preconditionFailure("lists and maps do not nest: the checks refused them")
    }
  }

  private func type(_ scalar: Scalar) -> ProtoType {
    switch scalar {
    case .bool: .scalar(.bool)
    case .u8, .u16, .u32: .scalar(.uint32)
    case .u64: .scalar(.uint64)
    case .i32: .scalar(.int32)
    case .i64: .scalar(.int64)
    case .id: .scalar(.fixed64)
    case .f64: .scalar(.double)
    case .uuid: .scalar(.string)
    case .timestamp: .message(WellKnownFiles.timestampType)
    case .duration: .message(WellKnownFiles.durationType)
    }
  }

  // MARK: Enums and services

  private func enumeration(_ definition: EnumDefinition) -> ProtoEnum {
    let zero = ProtoEnum.Value(
      about: ProtoAbout(name: ProtoNames.zero(of: definition)), number: 0)
    var enumeration = ProtoEnum(
      about: about(definition.about, name: ProtoNames.last(of: definition.fullName)),
      fullName: definition.fullName,
      values: [zero])
    for item in definition.cases {
      let name = ProtoNames.value(item, of: definition)
      if item.isRetired {
        enumeration.reserved.add(item.number, name)
      } else {
        enumeration.values.append(.init(about: about(item.about, name: name), number: item.number))
      }
    }
    return enumeration
  }

  private func service(_ definition: ServiceDefinition) -> ProtoService {
    let methods = definition.methods.map { method in
      ProtoService.Method(
        about: about(
          method.about, name: Casing.upperCamel(method.about.name),
          note: method.logNumber.map { "In the log: \($0)." }),
        input: method.request.map { schema[$0].fullName } ?? WellKnownFiles.emptyType,
        output: method.response.map { schema[$0].fullName } ?? WellKnownFiles.emptyType,
        streamsInput: method.streamsRequests, streamsOutput: method.streamsResponses,
        isIdempotent: method.isIdempotent)
    }
    return ProtoService(
      about: about(definition.about, name: ProtoNames.last(of: definition.fullName)),
      methods: methods)
  }

  // MARK: Imports

  private func dependencies(of index: Int) -> [String] {
    var names: Set<String> = []
    for id in schema.files[index].declarations {
      switch schema[id] {
      case .structure(let it): for field in it.fields { note(field.type, &names) }
      case .message(let it):
        // Entries count where their map is, unless that is retired.
        if it.isMapEntry { continue }
        for field in it.fields where !field.isRetired { note(field.type, &names) }
      case .union(let it):
        for item in it.cases where !item.isRetired { note(item.message, &names) }
      case .enumeration, .newtype: break
      case .service(let it):
        for method in it.methods {
          for side in [method.request, method.response] {
            if let side { note(side, &names) } else { names.insert(WellKnownFiles.empty) }
          }
        }
      }
    }
    names.remove(paths[index])
    return names.sorted()
  }

  private func note(_ id: DeclarationID, _ names: inout Set<String>) {
    if let file = fileOf[id] { names.insert(paths[file]) }
  }

  private func note(_ type: ValueType, _ names: inout Set<String>) {
    switch type.kind {
    case .scalar(.timestamp): names.insert(WellKnownFiles.timestamp)
    case .scalar(.duration): names.insert(WellKnownFiles.duration)
    case .enumeration(let id), .structure(let id), .message(let id), .union(let id):
      note(id, &names)
    case .list(let element, _): note(element, &names)
    case .map(let key, let value, _, _):
      note(key, &names)
      note(value, &names)
    case .scalar, .ascii, .string, .bytes: break
    }
  }
}
