import JSONText
import SchemaCompiler

extension LanguageSession {
  /// The edits that give a file its canonical layout: one, around what changes. Null for a file
  /// whose syntax has errors; its diagnostics say which.
  mutating func formatting(_ params: JSONNode) throws(ProtocolError) -> JSONNode {
    let target = try target(params)
    let source = target.analysis.index.result.sources.files[target.file]
    guard case .formatted(let text) = SchemaFormatter.format(source) else { return .null }
    guard text != source.bytes else { return .list([]) }
    let (range, replacement) = Self.difference(source.bytes, text)
    let place = SourceRange(file: target.file, start: range.lowerBound, end: range.upperBound)
    return .list([
      edit(place, String(decoding: replacement, as: UTF8.self), target.analysis)
    ])
  }

  /// Whole lines of `old` that change, and what they become.
  package static func difference(_ old: [UInt8], _ new: [UInt8]) -> (Range<Int>, ArraySlice<UInt8>)
  {
    let isBreak = { (byte: UInt8) in byte == UInt8(ascii: "\n") }
    let shorter = min(old.count, new.count)
    var prefix = 0
    while prefix < shorter, old[prefix] == new[prefix] { prefix += 1 }
    while prefix > 0, !isBreak(old[prefix - 1]) { prefix -= 1 }
    var suffix = 0
    while suffix < shorter - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] {
      suffix += 1
    }
    // What stays begins with a line.
    while suffix > 0, !isBreak(old[old.count - suffix]) { suffix -= 1 }
    if suffix > 0 { suffix -= 1 }
    return (prefix..<old.count - suffix, new[prefix..<new.count - suffix])
  }
}
