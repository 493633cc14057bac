import SchemaCompiler

/// Between the URIs of editors and the paths of files.
enum FilePaths {
  /// The path of a `file:` URI; any other URI, such as that of a new document, is its own path.
  static func path(ofURI uri: String) -> String {
    let scheme = "file://"
    guard uri.hasPrefix(scheme) else { return uri }
    var rest = Array(uri.dropFirst(scheme.count).utf8)
    // A host before the path.
    if rest.first != UInt8(ascii: "/"), let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
      rest.removeFirst(slash)
    }
    var bytes: [UInt8] = []
    var index = 0
    while index < rest.count {
      if rest[index] == UInt8(ascii: "%"), index + 2 < rest.count,
        let value = UInt8(String(decoding: rest[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        index += 3
      } else {
        bytes.append(rest[index])
        index += 1
      }
    }
    return Paths.normalize(String(decoding: bytes, as: UTF8.self))
  }

  /// The URI of a path.
  static func uri(ofPath path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"):
        text.append(byte)
      default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return "file://" + String(decoding: text, as: UTF8.self)
  }

  /// The folder of a file, without a slash at its end.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  /// How a file in `folder` names the file at `path`.
  static func relative(_ path: String, from folder: String) -> String {
    let target = path.split(separator: "/")
    let base = folder.split(separator: "/")
    var common = 0
    while common < base.count, common < target.count - 1, base[common] == target[common] {
      common += 1
    }
    let up = [Substring](repeating: "..", count: base.count - common)
    return (up + target[common...]).joined(separator: "/")
  }
}
