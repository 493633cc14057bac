import JSONText
import SchemaCompiler

extension LanguageSession {
  mutating func definition(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let place = try place(params)
    let index = place.index
    // The path of an import leads to the file.
    let use = index.imports[place.target.file].first {
      $0.pathRange.start <= place.offset && place.offset <= $0.pathRange.end
    }
    if let file = use?.target {
      return .list([location(SourceRange(file: file, start: 0, end: 0), place.analysis)])
    }
    let symbols = index.occurrences(at: place.offset, in: place.target.file).map(\.symbol)
    return .list(symbols.map { location(index.symbols[$0].nameRange, place.analysis) })
  }

  mutating func references(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let place = try place(params)
    let withDeclaration = params.at("context", "includeDeclaration")?.bool ?? true
    return .list(
      occurrences(place).filter { withDeclaration || $0.role != .declaration }
        .map { location($0.range, place.analysis) })
  }

  mutating func highlights(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let place = try place(params)
    return .list(
      occurrences(place).filter { $0.range.file == place.target.file }.map { occurrence in
        .object([
          ("range", json(occurrence.range, place.analysis)),
          // 3: written, 2: read.
          ("kind", .number(occurrence.role == .declaration ? 3 : 2)),
        ])
      })
  }

  /// Every place that names what is named at a place, each once.
  func occurrences(_ place: Place) -> [SchemaIndex.Occurrence] {
    let index = place.index
    let symbols = Set(index.occurrences(at: place.offset, in: place.target.file).map(\.symbol))
    var seen: Set<SourceRange> = []
    return index.occurrences.filter {
      symbols.contains($0.symbol) && seen.insert($0.range).inserted
    }
  }

  // MARK: Symbols

  mutating func documentSymbols(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let target = try target(params)
    let index = target.analysis.index
    let declarations = index.declarations(in: target.file)
    guard client.nestedSymbols else {
      return .list(
        declarations.flatMap { [$0] + index.members(of: $0) }
          .map { flatSymbol($0, target.analysis) })
    }
    return .list(
      declarations.map { id in
        let members = index.members(of: id).map { nestedSymbol($0, [], target.analysis) }
        return nestedSymbol(id, members, target.analysis)
      })
  }

  /// Declarations and members of the open files and of those in the folders.
  mutating func workspaceSymbols(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let query = (params["query"]?.string ?? "").lowercased()
    var found: [JSONNode] = []
    for path in workspace.paths {
      guard let analysis = workspace.analysis(path), let file = analysis.file(path) else {
        continue
      }
      let index = analysis.index
      for id in index.declarations(in: file).flatMap({ [$0] + index.members(of: $0) }) {
        guard Self.matches(index.symbols[id].name.lowercased(), query) else { continue }
        found.append(flatSymbol(id, analysis))
        if found.count == Self.symbolLimit { return .list(found) }
      }
    }
    return .list(found)
  }

  private static let symbolLimit = 1000

  /// Whether the letters of `query` come in `name` in their order.
  static func matches(_ name: String, _ query: String) -> Bool {
    var rest = query.utf8.makeIterator()
    var wanted = rest.next()
    for byte in name.utf8 where byte == wanted { wanted = rest.next() }
    return wanted == nil
  }

  private func nestedSymbol(
    _ id: SymbolID, _ children: [JSONNode], _ analysis: Analysis
  ) -> JSONNode {
    let symbol = analysis.index.symbols[id]
    return .object([
      ("name", .text(symbol.name)),
      ("detail", .text(Self.detail(symbol, analysis))),
      ("kind", .number(Self.symbolKind(symbol.kind))),
      ("tags", symbol.deprecated == nil ? nil : .list([.number(1)])),
      ("range", json(symbol.range, analysis)),
      ("selectionRange", json(symbol.nameRange, analysis)),
      ("children", symbol.isDeclaration ? .list(children) : nil),
    ])
  }

  private func flatSymbol(_ id: SymbolID, _ analysis: Analysis) -> JSONNode {
    let symbol = analysis.index.symbols[id]
    let container =
      symbol.container.map { analysis.index.symbols[$0].name }
      ?? analysis.index.packages[symbol.nameRange.file]
    return .object([
      ("name", .text(symbol.name)),
      ("kind", .number(Self.symbolKind(symbol.kind))),
      ("containerName", .text(container)),
      ("location", location(symbol.nameRange, analysis)),
    ])
  }

  /// What stands beside the name: the keyword, the number and type, or the method's types.
  private static func detail(_ symbol: SchemaIndex.Symbol, _ analysis: Analysis) -> String {
    if symbol.isDeclaration { return symbol.kind.rawValue }
    let number = symbol.kind == .field && symbol.slot != nil && symbol.number == nil
    let rest = SourceRange(
      file: symbol.range.file, start: symbol.nameRange.end,
      end: max(symbol.nameRange.end, symbol.range.end))
    let text = analysis.text(rest).split { $0 == " " || $0 == "\n" || $0 == "\r\n" || $0 == "\t" }
      .joined(separator: " ")
    let retired = symbol.isRetired ? "retired " : ""
    guard symbol.kind == .field || symbol.kind == .unionCase, let value = symbol.number, !number
    else { return retired + text }
    return "\(value) \(retired)\(text)"
  }

  private static func symbolKind(_ kind: SchemaIndex.Symbol.Kind) -> Int {
    switch kind {
    case .structure: 23
    case .message: 5
    case .enumeration, .union: 10
    case .service: 11
    case .newtype: 26
    case .field: 8
    case .unionCase, .enumCase: 22
    case .method: 6
    }
  }
}
