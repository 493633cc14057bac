/// Text of others as it may be shown on a terminal and written to a log: nothing in it moves the cursor, rings,
/// turns the direction of writing or begins a line of its own.
public enum VisibleText {
  /// Whether a scalar does something instead of being seen: C0, DEL, C1, separators of lines, and what changes the
  /// direction of writing.
  public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The text with each such scalar as `\u{1B}`; `\n`, `\r` and `\t` by these names.
  ///
  /// - Parameter keepsLines: leaves newlines and tabs as they are: text of the program's own that has lines.
  public static func escaped(_ text: some StringProtocol, keepsLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return String(text) }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case _ where keepsLines && (scalar == "\n" || scalar == "\t"):
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isControl(scalar):
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A JSON string literal of one line, with each such scalar as `\u001b`.
  public static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isControl(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
