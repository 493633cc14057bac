import SchemaCompiler

/// Files a build tool can name before the schemas are read.
enum EveryFile {
  /// What follows a schema's name in the names of its Swift files; the build tool plugin has the
  /// same list.
  static let suffixes = [
    ".messages.swift", ".proto.swift", ".json.swift", ".services.swift", ".descriptor.swift",
  ]

  /// `made`, and a file without declarations for each schema and suffix that made none.
  static func complete(_ made: [GeneratedFile], for schema: Schema) -> [GeneratedFile] {
    let names = Set(made.map(\.path))
    var files = made
    for file in schema.files where !file.isImported {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      for suffix in suffixes {
        let path = Paths.stem(file.path) + suffix
        guard !names.contains(path) else { continue }
        let text =
          "// Generated from \(name) by `dropwire schema generate`. Do not edit.\n"
          + "// swift-format-ignore-file\n\n// Nothing in the schema belongs here.\n"
        files.append(GeneratedFile(path: path, text: text))
      }
    }
    return files
  }
}
