import JSONText
import SchemaCompiler

extension LanguageSession {
  /// A type that a `use` line would bring into a file.
  struct Importable {
    let name: String
    let kind: SchemaIndex.Symbol.Kind
    let package: String
    let path: String
  }

  /// Types of other files that a file does not see yet and may: importing them closes no circle.
  mutating func importable(into target: Target) -> [Importable] {
    let visible = target.analysis.index.scopes[target.file]
    var found: [Importable] = []
    for path in workspace.paths where path != target.path && path.hasPrefix("/") {
      guard let outline = workspace.outline(path) else { continue }
      let types = outline.declarations.filter { $0.kind != .service && visible[$0.name] == nil }
      guard !types.isEmpty, !reaches(target.path, from: path) else { continue }
      found += types.map {
        Importable(name: $0.name, kind: $0.kind, package: outline.package, path: path)
      }
    }
    return found
  }

  /// Whether a file imports another, directly or through others.
  private mutating func reaches(_ wanted: String, from start: String) -> Bool {
    var seen: Set<String> = [start]
    var next = [start]
    while let path = next.popLast() {
      for target in workspace.outline(path)?.imports ?? [] {
        let target = Paths.resolve(target, from: path)
        if target == wanted { return true }
        if seen.insert(target).inserted { next.append(target) }
      }
    }
    return false
  }

  /// The edit that imports a type: a name more in the line for its file, or a line more.
  func importEdit(_ importable: Importable, into target: Target) -> JSONNode {
    let index = target.analysis.index
    let imports = index.imports[target.file]
    let existing = imports.first {
      Paths.resolve($0.path, from: target.path) == importable.path
    }
    if let existing, let last = existing.nameRanges.last {
      let place = SourceRange(file: target.file, start: last.end, end: last.end)
      return edit(place, ", \(importable.name)", target.analysis)
    }
    let path = FilePaths.relative(importable.path, from: FilePaths.folder(of: target.path))
    let line = "use \(importable.name) from \"\(path)\""
    let bytes = index.result.sources.files[target.file].bytes
    func endOfLine(_ range: SourceRange) -> SourceRange {
      var end = bytes[range.end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if end > range.end, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      return SourceRange(file: target.file, start: end, end: end)
    }
    if let last = imports.last {
      return edit(endOfLine(last.range), "\n" + line, target.analysis)
    }
    if let package = index.packageRanges[target.file] {
      return edit(endOfLine(package), "\n\n" + line, target.analysis)
    }
    return edit(SourceRange(file: target.file, start: 0, end: 0), line + "\n", target.analysis)
  }
}
