import SchemaCompiler

/// Files a build tool can name before the schemas are read.
enum EveryFile {
  /// What follows a schema's name in the names of its Swift files; the build tool plugin has the
  /// same list.
  static let suffixes = [
    ".messages.swift", ".proto.swift", ".json.swift", ".services.swift", ".descriptor.swift",
  ]

  /// `made`, and a file without declarations for each schema and suffix that made none, and for each of
  /// those that all schemas share.
  static func complete(_ made: [GeneratedFile], for schema: Schema) -> [GeneratedFile] {
    let names = Set(made.map(\.path))
    var files = made
    func complete(_ path: String, of name: String) {
      guard !names.contains(path) else { return }
      let text =
        "// Generated from \(name) by `dropwire schema generate`. Do not edit.\n"
        + "// swift-format-ignore-file\n\n// Nothing in the schema belongs here.\n"
      files.append(GeneratedFile(path: path, text: text))
    }
    let given = schema.files.filter { !$0.isImported }
    for file in given {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      for suffix in suffixes { complete(Paths.stem(file.path) + suffix, of: name) }
    }
    for path in SwiftBackend.sharedFiles { complete(path, of: "\(given.count) schemas") }
    return files
  }
}
