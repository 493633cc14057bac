import JSONText
import SchemaCompiler

extension LanguageSession {
  /// Where a fixed field is in the native encoding, behind the field; what a message has at most,
  /// behind its name.
  mutating func inlayHints(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let target = try target(params)
    let analysis = target.analysis
    guard let start = Self.position(params.at("range", "start")),
      let end = Self.position(params.at("range", "end"))
    else { throw ProtocolError(.invalidParams, "the request has no range") }
    let from = analysis.offset(start, in: target.file, encoding)
    let to = analysis.offset(end, in: target.file, encoding)
    var hints: [JSONNode] = []
    for symbol in analysis.index.symbols where symbol.nameRange.file == target.file {
      guard from <= symbol.range.end, symbol.range.start <= to, let hint = Self.hint(symbol) else {
        continue
      }
      let place = symbol.isDeclaration ? symbol.nameRange.end : symbol.range.end
      guard from <= place, place <= to else { continue }
      let document = analysis.document(target.file)
      hints.append(
        .object([
          ("position", Self.json(document.position(place + document.lead, encoding))),
          ("label", .text(hint)), ("paddingLeft", .flag(true)),
        ]))
    }
    return .list(hints)
  }

  private static func hint(_ symbol: SchemaIndex.Symbol) -> String? {
    switch symbol.kind {
    case .field: symbol.slot.map { "+\($0.offset), \($0.size) B" }
    case .message, .union:
      symbol.maximumSize.map { $0 >= Int(Int32.max) ? "no useful bound" : "at most \($0) B" }
    case .structure: symbol.fixedSize.map { "\($0) B" }
    case .enumeration, .service, .newtype, .unionCase, .enumCase, .method: nil
    }
  }
}
