/// Names of the export to Protocol Buffers, which are those of its JSON as well.
package enum ProtoNames {
  /// `SMALL_OFFER_OPEN` for the case `offerOpen` of the enum `Small`, or what `@proto` says.
  package static func value(_ item: EnumCase, of definition: EnumDefinition) -> String {
    item.exportedName ?? value(item.about.name, enumeration: last(of: definition.fullName))
  }

  /// `SMALL_UNSPECIFIED`, or what `@proto(zero:)` says: what 0 is called.
  package static func zero(of definition: EnumDefinition) -> String {
    definition.exportedZero ?? value("unspecified", enumeration: last(of: definition.fullName))
  }

  static func value(_ name: String, enumeration: String) -> String {
    (Casing.snake(enumeration) + "_" + Casing.snake(name)).uppercased()
  }

  /// The last part of a full name.
  static func last(of fullName: String) -> String {
    fullName.split(separator: ".").last.map(String.init) ?? fullName
  }

  /// What the oneof of a union is called: `case`, or `case_` where a case has that name.
  package static func oneof(of definition: UnionDefinition) -> String {
    oneof(hasCase: definition.cases.contains { $0.about.name == "case" })
  }

  static func oneof(hasCase: Bool) -> String { hasCase ? "case_" : "case" }

  /// The name of a value without the enum's in front of it, as protoc takes it off: capitals and
  /// underscores make no difference.
  static func unprefixed(_ value: String, enumeration: String) -> String {
    let prefix = Array(enumeration.lowercased().utf8.filter { $0 != UInt8(ascii: "_") })
    let bytes = Array(value.utf8)
    var at = 0
    var matched = 0
    while at < bytes.count, matched < prefix.count {
      if bytes[at] != UInt8(ascii: "_") {
        let lower = Casing.isUpper(bytes[at]) ? bytes[at] + 32 : bytes[at]
        guard lower == prefix[matched] else { return value }
        matched += 1
      }
      at += 1
    }
    let rest = bytes[at...].drop { $0 == UInt8(ascii: "_") }
    guard matched == prefix.count, !rest.isEmpty else { return value }
    return String(decoding: rest, as: UTF8.self)
  }

  /// `KindOpen` of `KIND_OPEN`.
  static func pascal(_ name: String) -> String {
    name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
      .joined()
  }

  /// The name in JSON that follows from a name in snake_case when none is given.
  static func json(_ snake: String) -> String {
    var text: [UInt8] = []
    var capital = false
    for byte in snake.utf8 {
      if byte == UInt8(ascii: "_") {
        capital = true
        continue
      }
      text.append(capital && Casing.isLower(byte) ? byte - 32 : byte)
      capital = false
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `OfferCountsEntry`: the message that stands for the entries of the map `offer_counts`.
  static func entry(_ snake: String) -> String { json("_" + snake) + "Entry" }

  /// `markers.proto` for every file of the schema, as seen from the folder that holds them all; or
  /// from the one above the folders that are named like the package, where there are such.
  static func paths(of schema: Schema) -> [String] {
    let folders = schema.files.map { Array($0.path.split(separator: "/").dropLast()) }
    var common = folders.first ?? []
    for folder in folders {
      while !folder.starts(with: common) { common.removeLast() }
    }
    return zip(schema.files, folders).map { file, folder in
      let package = file.package.split(separator: ".")
      if !package.isEmpty, folder.suffix(package.count) == package[...] {
        return (package + [Paths.stem(file.path) + ".proto"]).joined(separator: "/")
      }
      // A folder above the one the paths begin in has no name that could be imported.
      let inner = folder.dropFirst(common.count).map { $0 == ".." ? "above" : String($0) }
      return (inner + [Paths.stem(file.path) + ".proto"]).joined(separator: "/")
    }
  }
}
