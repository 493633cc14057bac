import Foundation
import SchemaCompiler
import Testing

/// The grammar that editors colour schemas with, against the compiler's own view of them.
@Suite struct GrammarTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let extensionFolder = root.appendingPathComponent("Codegen/Editors/vscode")

  private func json(_ path: String) throws -> [String: Any] {
    let data = try Data(contentsOf: Self.extensionFolder.appendingPathComponent(path))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func grammar() throws -> TextMateGrammar {
    try TextMateGrammar(json("syntaxes/drop.tmLanguage.json"))
  }

  /// The schemas of a folder and the folders in it.
  private func schemas(in folder: String) throws -> [(name: String, text: String)] {
    let base = Self.root.appendingPathComponent(folder)
    let names = try #require(FileManager.default.enumerator(atPath: base.path))
    var found: [(String, String)] = []
    for case let name as String in names where name.hasSuffix(".drop") {
      let data = try Data(contentsOf: base.appendingPathComponent(name))
      found.append((name, String(decoding: data, as: UTF8.self)))
    }
    return found.sorted { $0.0 < $1.0 }
  }

  @Test func theExtensionNamesWhatIsThere() throws {
    let manifest = try json("package.json")
    let contributions = try #require(manifest["contributes"] as? [String: Any])
    let grammars = try #require(contributions["grammars"] as? [[String: Any]])
    let languages = try #require(contributions["languages"] as? [[String: Any]])
    #expect(languages.first?["extensions"] as? [String] == [".drop"])
    let paths = [grammars.first?["path"], languages.first?["configuration"]]
    for path in paths { _ = try json(try #require(path as? String)) }
    let scope = try json("syntaxes/drop.tmLanguage.json")["scopeName"] as? String
    #expect(scope == "source.drop" && scope == grammars.first?["scopeName"] as? String)
  }

  @Test func everyWordOfTheLanguageHasItsColour() throws {
    let grammar = try grammar()
    #expect(grammar.expressions.count > 20)
    func leaf(_ line: String, _ word: String) throws -> String {
      let range = try #require(line.range(of: word))
      let offset = line.utf16.distance(from: line.startIndex, to: range.lowerBound)
      let pieces = try #require(grammar.tokenize(line).last)
      return pieces.first { $0.range.contains(offset) }?.scopes.last ?? ""
    }
    for word in Vocabulary.types {
      #expect(
        try leaf("message A { 1 x \(word.text)", "\(word.text)").hasPrefix("support.type"),
        "\(word.text)")
    }
    for word in Vocabulary.constraints {
      #expect(
        try leaf("message A { 1 x T(\(word.text)", "\(word.text)").hasPrefix("keyword.other"),
        "\(word.text)")
    }
    for word in Vocabulary.annotations {
      for end in ["", "(x)"] {
        #expect(
          try leaf("@\(word.text)\(end)", word.text) == "storage.type.annotation.drop",
          "\(word.text)")
      }
    }
    for word in Vocabulary.declarations {
      let line =
        word.text == "use" || word.text == "package" ? "\(word.text) a" : "\(word.text) A {"
      #expect(try leaf(line, word.text).hasPrefix("keyword."), "\(word.text)")
      #expect(try leaf(word.text, word.text).hasPrefix("keyword."), "\(word.text) alone")
    }
    #expect(try leaf("use A from \"b\"", "from") == "keyword.control.from.drop")
    #expect(try leaf("enum A { retired b = 1", "retired") == "storage.modifier.retired.drop")
    #expect(try leaf("message A { 1 retired b u8", "retired") == "storage.modifier.retired.drop")
    #expect(try leaf("service A { b (stream C", "stream") == "storage.modifier.stream.drop")
  }

  /// Tokens of the compiler and scopes of the grammar agree, in every shipped schema.
  @Test func shippedSchemasAreColouredAsTheCompilerReadsThem() throws {
    let grammar = try grammar()
    let files = try schemas(in: "Schemas") + schemas(in: "Codegen/Example/Sources")
    #expect(files.count > 10)
    for file in files {
      let source = SourceFile(path: file.name, text: file.text)
      let index = Compiler.index([source])
      var members: [Int: String] = [:]
      for symbol in index.symbols {
        members[symbol.nameRange.start] =
          switch symbol.kind {
          case .structure, .message, .enumeration, .union, .service, .newtype: "entity.name.type"
          case .field, .unionCase: "variable.other.member"
          case .enumCase: "variable.other.enummember"
          case .method: "entity.name.function"
          }
      }
      let pieces = byteScopes(grammar, file.text)
      for token in source.tokens where token.kind != .end {
        let scopes = pieces[token.range.start]
        let place = "\(file.name) byte \(token.range.start): \(token.spelling) is \(scopes)"
        #expect(!scopes.contains { $0.hasPrefix("invalid") }, "\(place)")
        let leaf = scopes.last ?? ""
        let wanted =
          switch token.kind {
          case .integer: ["constant.numeric"]
          case .string: ["punctuation.definition.string"]
          case .documentation: ["comment.line.documentation"]
          case .symbol:
            // A dot of the package's name, the sign of a number.
            ["punctuation.", "keyword.operator", "entity.name.namespace", "constant.numeric"]
          case .identifier(let text): [members[token.range.start] ?? colour(of: text)]
          case .invalid, .end: ["nothing"]
          }
        #expect(wanted.contains { leaf.hasPrefix($0) || $0.isEmpty && !leaf.isEmpty }, "\(place)")
      }
    }
  }

  /// The scope of a word that declares nothing; empty where more than one is right.
  private func colour(of word: String) -> String {
    Vocabulary.types.contains { $0.text == word } ? "support.type" : ""
  }

  /// The scopes of every byte of a text.
  private func byteScopes(_ grammar: TextMateGrammar, _ text: String) -> [[String]] {
    var scopes: [[String]] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, pieces) in zip(lines, grammar.tokenize(text)) {
      let units = Array(line.utf16)
      for piece in pieces {
        let bytes = String(decoding: units[piece.range], as: UTF16.self).utf8.count
        scopes += [[String]](repeating: piece.scopes, count: bytes)
      }
      scopes.append([])
    }
    return scopes
  }

  /// An error colours its own place, not the rest of the file.
  @Test func declarationsAfterAnErrorAreColouredAgain() throws {
    let grammar = try grammar()
    for broken in [
      "message A {\n  1 x u8(max: \n", "message A\n", "use A, from\n", "enum E: u16\n",
      "service S {\n  a (B ->\n", "message A {\n  1 x \"open\n", "@deprecated(\"x\n", "}\n",
      "package\n",
      "message A {\n  @\n",
    ] {
      let lines = grammar.tokenize(broken + "\nunion Next {\n  1 a B\n}\n")
      let text = lines.dropLast(4).count
      let scopes = lines[text].map(\.scopes)
      #expect(scopes.first?.last == "keyword.declaration.union.drop", "\(broken) \(scopes)")
    }
    // The compiler's own wrong examples: none sends the tokenizer round in a circle.
    for file in try schemas(in: "Tests/SchemaCompilerTests/Diagnostics") {
      #expect(!grammar.tokenize(file.text).isEmpty)
    }
  }
}
