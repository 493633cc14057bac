// The descriptor of a file, for reflection: base64 in a string that is decoded when it is asked for.

enum SwiftDescriptors {
  /// `x.descriptor.swift` for every file that was given.
  static func files(_ schema: Schema, header: (SchemaFile) -> CodeWriter) -> [GeneratedFile] {
    let made = ProtoBackend.descriptors(schema)
    let names = members(schema)
    let paths = ProtoNames.paths(of: schema)
    var members = wellKnown
    for (path, member) in zip(paths, names) { members[path] = member }
    var files: [GeneratedFile] = []
    for (index, file) in schema.files.enumerated() where !file.isImported {
      guard let descriptor = made.first(where: { $0.name == paths[index] }) else { continue }
      var writer = header(file)
      writer.line()
      writer.block("extension FileDescriptor") { writer in
        writer.line("/// `\(PlainText.line(descriptor.name))` of package \(file.package).")
        writer.line("public static let \(names[index]) = FileDescriptor(")
        writer.indented { writer in
          writer.line("name: \(SwiftNames.literal(descriptor.name)),")
          let imports = descriptor.dependencies.compactMap { members[$0] }.map { "." + $0 }
          writer.list("dependencies: [", imports, "],")
          writer.line("base64: \"\"\"")
          writer.indented { writer in
            for line in base64(descriptor.bytes) { writer.line(line) }
            writer.line("\"\"\")")
          }
        }
      }
      files.append(
        GeneratedFile(path: Paths.stem(file.path) + ".descriptor.swift", text: writer.text))
    }
    return files
  }

  /// The member of `FileDescriptor` for the file that declares a service.
  static func member(of service: ServiceDefinition, in schema: Schema) -> String? {
    let index = schema.files.firstIndex { file in
      file.declarations.contains { schema[$0].fullName == service.fullName }
    }
    return index.map { members(schema)[$0] }
  }

  /// `dropwireLiveV1Markers`: package and name of each file, as one word.
  private static func members(_ schema: Schema) -> [String] {
    var taken = Set(wellKnown.values)
    return schema.files.map { file in
      let parts = file.package.split(separator: ".") + [Substring(Paths.stem(file.path))]
      // The name of a file may hold anything; what is no letter or digit divides words.
      let words = parts.flatMap { part in
        part.split { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "_") }
      }
      var member = Casing.lowerCamel(words.joined(separator: "_"))
      // A name of no letters at all, or a word of the language.
      if member.utf8.allSatisfy({ !isLetter($0) || $0 == UInt8(ascii: "_") }) { member = "file" }
      if SwiftNames.member(member) != member || ["init", "self"].contains(member) { member += "_" }
      while !taken.insert(member).inserted { member += "_" }
      return member
    }
  }

  /// What the runtime has.
  private static let wellKnown = [
    WellKnownFiles.timestamp: "timestamp", WellKnownFiles.duration: "duration",
    WellKnownFiles.empty: "empty",
  ]

  /// Lines of base64, without padding.
  private static func base64(_ bytes: [UInt8]) -> [String] {
    let alphabet = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for index in 0..<3 {
        bits = bits << 8 | (index < group.count ? Int(group[start + index]) : 0)
      }
      for index in 0...group.count { text.append(alphabet[bits >> (18 - 6 * index) & 63]) }
    }
    return stride(from: 0, to: text.count, by: 88).map { start in
      String(decoding: text[start..<min(start + 88, text.count)], as: UTF8.self)
    }
  }
}
