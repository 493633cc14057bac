/// Documentation as Markdown: code between backticks is code, and everything else is words.
enum MarkdownText {
  /// Lines as a paragraph.
  static func paragraph(_ lines: [String]) -> String { words(lines, isCell: false) }

  /// Lines as the cell of a table, where a bar would end it even in code.
  static func cell(_ lines: [String]) -> String { words(lines, isCell: true) }

  /// A name as code, whatever is in it.
  static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == backtick ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? fence + text + fence : "\(fence) \(text) \(fence)"
  }

  private static let backtick = UInt8(ascii: "`")

  /// What could begin a markup. A letter before or behind `_` keeps it one of the word.
  private static let special = Set("\\*[]<&~".utf8)

  private static func words(_ lines: [String], isCell: Bool) -> String {
    let text = lines.joined(separator: " ")
    var bytes = Array(text.utf8.drop { isBlank($0) })
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    var made: [UInt8] = []
    var at = blockMark(bytes, &made)
    while at < bytes.count {
      let byte = bytes[at]
      if byte == backtick {
        code(bytes, &at, isCell: isCell, &made)
        continue
      }
      switch byte {
      case UInt8(ascii: "<"): made += "&lt;".utf8
      case UInt8(ascii: "&"): made += "&amp;".utf8
      case UInt8(ascii: "|") where isCell: made += "\\|".utf8
      case UInt8(ascii: "_") where !isInside(bytes, at): made += "\\_".utf8
      case _ where special.contains(byte): made += [UInt8(ascii: "\\"), byte]
      default: made.append(byte)
      }
      at += 1
    }
    return String(decoding: made, as: UTF8.self)
  }

  /// True for a `_` inside of a word, where it marks nothing.
  private static func isInside(_ bytes: [UInt8], _ at: Int) -> Bool {
    func isWord(_ index: Int) -> Bool {
      guard bytes.indices.contains(index) else { return false }
      return isDigit(bytes[index]) || isLetter(bytes[index]) && bytes[index] != UInt8(ascii: "_")
    }
    return isWord(at - 1) && isWord(at + 1)
  }

  /// Code between two rows of as many backticks, as it stands; a row without its like is words.
  private static func code(
    _ bytes: [UInt8], _ at: inout Int, isCell: Bool, _ made: inout [UInt8]
  ) {
    let count = row(bytes, at)
    var end = at + count
    while end < bytes.count {
      let found = row(bytes, end)
      if found == count { break }
      end += max(1, found)
    }
    guard end < bytes.count else {
      for _ in 0..<count { made += "\\`".utf8 }
      at += count
      return
    }
    for byte in bytes[at..<end + count] {
      if isCell, byte == UInt8(ascii: "|") { made.append(UInt8(ascii: "\\")) }
      made.append(byte)
    }
    at = end + count
  }

  private static func row(_ bytes: [UInt8], _ start: Int) -> Int {
    bytes[start...].prefix { $0 == backtick }.count
  }

  /// What at the beginning of a line would begin a heading, a list or a rule.
  ///
  /// - Returns: where the rest begins.
  private static func blockMark(_ bytes: [UInt8], _ made: inout [UInt8]) -> Int {
    guard let first = bytes.first else { return 0 }
    if "#+-=>:".utf8.contains(first) {
      made += [UInt8(ascii: "\\"), first]
      return 1
    }
    let digits = bytes.prefix { isDigit($0) }
    guard !digits.isEmpty, digits.count < bytes.count,
      ".)".utf8.contains(bytes[digits.count])
    else { return 0 }
    made += digits + [UInt8(ascii: "\\"), bytes[digits.count]]
    return digits.count + 1
  }
}
