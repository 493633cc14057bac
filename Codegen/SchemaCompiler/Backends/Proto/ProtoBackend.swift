/// Makes Protocol Buffers of a schema: `.proto` text for protoc and every stock client, and the
/// descriptors protoc would make of it. The same schema gives the same bytes on every machine.
public enum ProtoBackend {
  /// A `.proto` file for each file of `schema` that was given, not for those only imported, under
  /// the same path below the folder that holds them all.
  public static func generate(_ schema: Schema) -> BackendOutput {
    BackendOutput(diagnostics(for: schema)) { files(schema) }
  }

  /// Paths that two files of the schema would have. Names inside of them were checked with the schema.
  public static func diagnostics(for schema: Schema) -> [Diagnostic] {
    var claims = NameClaims("`.proto`")
    for path in WellKnownFiles.all { claims.reserve(file: path) }
    for (index, path) in ProtoNames.paths(of: schema).enumerated() {
      claims.claim(file: path, for: schema.files[index], index)
    }
    return claims.diagnostics
  }

  private static func files(_ schema: Schema) -> [GeneratedFile] {
    let builder = ProtoBuilder(schema)
    let rooted = needsRootedNames(schema)
    return schema.files.indices.filter { !schema.files[$0].isImported }.map { index in
      let file = builder.file(index)
      return GeneratedFile(path: file.name, text: ProtoText.render(file, rootedNames: rooted))
    }
  }

  /// A serialized `google.protobuf.FileDescriptorSet` of the given files and everything they
  /// import, a file after what it imports: the same bytes as of `protoc --include_imports
  /// --descriptor_set_out` for the files of `generate` in that order.
  public static func descriptorSet(_ schema: Schema) -> [UInt8] {
    ProtoDescriptor.encode(set: descriptors(schema).map(\.bytes))
  }

  /// A file's name as others import it, and its serialized `google.protobuf.FileDescriptorProto`.
  public struct Descriptor: Sendable, Hashable {
    /// Such as `google/protobuf/empty.proto`.
    public let name: String
    /// Names of the files it imports, sorted.
    public let dependencies: [String]
    /// The message, without source info.
    public let bytes: [UInt8]
  }

  /// The descriptors of `descriptorSet`, one by one.
  public static func descriptors(_ schema: Schema) -> [Descriptor] {
    let builder = ProtoBuilder(schema)
    var made: [Descriptor] = []
    var seen: Set<String> = []
    // The depth is that of the imports, which form no circle; the stack is explicit all the same,
    // as a schema may have a thousand files in one chain.
    for start in builder.paths.indices where !schema.files[start].isImported {
      var pending = [(builder.paths[start], false)]
      while let (name, importsAreDone) = pending.popLast() {
        if !importsAreDone, !seen.insert(name).inserted { continue }
        guard let file = file(name, builder) else { continue }
        if importsAreDone {
          made.append(
            Descriptor(
              name: name, dependencies: file.dependencies, bytes: ProtoDescriptor.encode(file)))
        } else {
          pending.append((name, true))
          for name in file.dependencies.reversed() { pending.append((name, false)) }
        }
      }
    }
    return made
  }

  private static func file(_ name: String, _ builder: ProtoBuilder) -> ProtoFile? {
    if let index = builder.paths.firstIndex(of: name) { return builder.file(index) }
    return WellKnownFiles.file(name)
  }

  /// True where a package has a part, or a type, that another one, or Google's, begins with: there
  /// `google.protobuf.Empty` could be taken for something in `company.google`.
  private static func needsRootedNames(_ schema: Schema) -> Bool {
    var first: Set<Substring> = ["google"]
    var later: Set<Substring> = []
    for file in schema.files {
      let parts = file.package.split(separator: ".")
      if let part = parts.first { first.insert(part) }
      later.formUnion(parts.dropFirst())
    }
    for declaration in schema.declarations {
      later.formUnion(declaration.fullName.split(separator: ".").dropFirst())
    }
    return !first.isDisjoint(with: later)
  }
}
