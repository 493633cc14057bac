/// Text on its way into another language, whose grammar it must not leave.
enum PlainText {
  /// True for what ends a line, moves the text or is not to be seen: control characters, the line
  /// and paragraph separators, and the marks that turn the direction of text around.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The text on one line, with a `_` for what must not be in it.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "_" : $0 }))
  }

  /// The text as a terminal may have it: what cannot be seen has a picture, and what is very long is
  /// cut. Tabs stay.
  static func visible(_ text: String, limit: Int = 600) -> String {
    let scalars = text.unicodeScalars
    let isShort = text.utf8.count <= limit || scalars.count <= limit
    if isShort, !scalars.contains(where: isControl) { return text }
    var made = String.UnicodeScalarView(scalars.prefix(limit).map(visible))
    if !isShort { made.append("…") }
    return String(made)
  }

  static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard isControl(scalar), scalar != "\t" else { return scalar }
    if scalar.value == 0x7F { return "\u{2421}" }
    return scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" : "\u{FFFD}"
  }

  /// The name of a schema file, without its folders, for a comment at the head of what is made.
  static func fileName(_ path: String) -> String {
    line(path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// A literal in double quotes; `escape` writes what the language has no character for.
  static func literal(_ text: String, _ escape: (Unicode.Scalar) -> String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where isControl(scalar): result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The digits of a scalar, at least `count` of them.
  static func hexadecimal(_ scalar: Unicode.Scalar, _ count: Int) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
