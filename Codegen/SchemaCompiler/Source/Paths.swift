/// Paths as text, with `/` between components; the compiler itself never touches a file system.
package enum Paths {
  /// `path` as seen from the folder of `file`, without `.` and `..` where they can be resolved.
  package static func resolve(_ path: String, from file: String) -> String {
    if path.hasPrefix("/") { return normalize(path) }
    guard let slash = file.lastIndex(of: "/") else { return normalize(path) }
    return normalize(String(file[...slash]) + path)
  }

  /// The path without `.`, `..` and empty components where they can be resolved.
  package static func normalize(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// The last component without its extension.
  package static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}
