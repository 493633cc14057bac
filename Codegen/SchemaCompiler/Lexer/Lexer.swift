/// Turns one file into tokens. It never fails: what is no token is reported and passed over.
struct Lexer {
  private let source: SourceFile
  private let file: Int
  private var position = 0
  private var lineHasToken = false
  private var tokens: [Token] = []
  private var comments: [Comment] = []

  private init(_ source: SourceFile, file: Int) {
    self.source = source
    self.file = file
  }

  /// The file's tokens; the last one is `.end`.
  static func tokens(of file: Int, in sources: SourceSet, report: inout DiagnosticSink) -> [Token] {
    var lexer = Lexer(sources.files[file], file: file)
    lexer.run(&report)
    return lexer.tokens
  }

  /// The file's tokens, and the comments between them that document nothing.
  static func scan(
    _ file: Int, in sources: SourceSet, report: inout DiagnosticSink
  ) -> (tokens: [Token], comments: [Comment]) {
    var lexer = Lexer(sources.files[file], file: file)
    lexer.run(&report)
    return (lexer.tokens, lexer.comments)
  }

  private mutating func run(_ report: inout DiagnosticSink) {
    if let offset = firstInvalidUTF8() {
      report.report(
        Diagnostic(
          .invalidUTF8, "the file is not UTF-8", at: range(offset, offset + 1),
          "this byte begins no character"))
      append(.end, from: source.bytes.count)
      return
    }
    while position < source.bytes.count { next(&report) }
    append(.end, from: position)
  }

  private func firstInvalidUTF8() -> Int? {
    var decoder = UTF8.ForwardParser()
    var iterator = source.bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }

  private func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(file: file, start: start, end: min(end, source.bytes.count))
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(
        kind: kind, range: range(start, position), beginsLine: !lineHasToken,
        isFlush: start == 0 || source.bytes[start - 1] == newline))
    lineHasToken = true
  }

  private func byte(at offset: Int) -> UInt8? {
    offset < source.bytes.count ? source.bytes[offset] : nil
  }

  private mutating func next(_ report: inout DiagnosticSink) {
    let start = position
    let current = source.bytes[position]
    switch current {
    case newline:
      position += 1
      lineHasToken = false
    case carriageReturn where !endsLine(position):
      position += 1
      checkControls(start, position, &report)
    case carriageReturn, UInt8(ascii: " "), UInt8(ascii: "\t"):
      position += 1
    case UInt8(ascii: "/"):
      comment(&report)
    case UInt8(ascii: "\""):
      string(&report)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      number(&report)
    case UInt8(ascii: "-") where byte(at: position + 1) == UInt8(ascii: ">"):
      position += 2
      append(.symbol("->"), from: start)
    case let symbol where "{}()[]=?:,.@-".utf8.contains(symbol):
      position += 1
      append(.symbol(String(UnicodeScalar(symbol))), from: start)
    case let letter where isLetter(letter):
      while let next = byte(at: position), isLetter(next) || isDigit(next) { position += 1 }
      append(.identifier(source.text(start..<position)), from: start)
    default:
      unexpected(&report)
    }
  }

  private mutating func unexpected(_ report: inout DiagnosticSink) {
    let start = position
    position += 1
    while let next = byte(at: position), next & 0xC0 == 0x80 { position += 1 }
    let text = source.text(start..<position)
    // A row of the same character, as tools leave it where two versions meet, is one mistake.
    while position < source.bytes.count, source.bytes[start] < 0x80,
      source.bytes[position] == source.bytes[start],
      ";'#".utf8.contains(source.bytes[start]) == false
    {
      position += 1
    }
    let shown = source.bytes[start] < 0x20 ? "a control character" : "`\(text)`"
    var diagnostic = Diagnostic(
      .unexpectedCharacter, "\(shown) has no meaning here", at: range(start, position))
    if text == ";" {
      diagnostic = diagnostic.helped("members end with their line, not with a semicolon")
        .fixed(range(start, position), "", "remove the semicolon")
    } else if text == "#" {
      diagnostic = diagnostic.helped("comments begin with `//`")
        .fixed(range(start, position), "//", "write `//`")
    } else if ["“", "”", "'", "‘", "’", "„", "`"].contains(text) {
      diagnostic = diagnostic.helped("text stands in double quotes")
        .fixed(range(start, position), "\"", "write a double quote")
    } else if position - start == 7, text == "<" || text == ">" {
      diagnostic = diagnostic.helped("two versions of the file were merged, and nobody finished it")
    } else if source.bytes[start] >= 0x80 {
      diagnostic = diagnostic.helped("names are written in ASCII")
    }
    report.report(diagnostic)
    append(.invalid, from: start)
  }

  private mutating func comment(_ report: inout DiagnosticSink) {
    let start = position
    if byte(at: position + 1) == UInt8(ascii: "*") { return blockComment(&report) }
    guard byte(at: position + 1) == UInt8(ascii: "/") else { return unexpected(&report) }
    while let next = byte(at: position), next != newline { position += 1 }
    checkControls(start, position, &report)
    let isDocumentation =
      byte(at: start + 2) == UInt8(ascii: "/") && byte(at: start + 3) != UInt8(ascii: "/")
    var end = position
    while end > start + 2, source.bytes[end - 1] == carriageReturn || isBlank(source.bytes[end - 1])
    {
      end -= 1
    }
    guard isDocumentation else {
      comments.append(
        Comment(
          text: source.text(start..<end), range: range(start, end), beginsLine: !lineHasToken))
      return
    }
    var begin = start + 3
    if begin < end, source.bytes[begin] == UInt8(ascii: " ") { begin += 1 }
    append(.documentation(source.text(min(begin, end)..<end)), from: start)
  }

  private mutating func blockComment(_ report: inout DiagnosticSink) {
    let start = position
    while position < source.bytes.count {
      if source.bytes[position] == UInt8(ascii: "*"), byte(at: position + 1) == UInt8(ascii: "/") {
        break
      }
      position += 1
    }
    position = min(position + 2, source.bytes.count)
    report.report(
      Diagnostic(.blockComment, "comments begin with `//`", at: range(start, start + 2))
        .helped("`///` before or after a declaration documents it"))
  }

  private mutating func number(_ report: inout DiagnosticSink) {
    let start = position
    while let next = byte(at: position), isDigit(next) || isLetter(next) { position += 1 }
    let text = source.text(start..<position)
    let leadingZero = text.count > 1 && text.first == "0"
    if let value = UInt64(text), !leadingZero { return append(.integer(value), from: start) }
    let help: String
    if !text.utf8.allSatisfy(isDigit) {
      help = "numbers are written in decimal digits"
    } else if leadingZero {
      help = "numbers do not begin with 0"
    } else {
      help = "the largest number is 18446744073709551615"
    }
    var diagnostic = Diagnostic(
      .malformedNumber, "`\(text)` is not a number", at: range(start, position)
    ).helped(help)
    // Digits that are grouped, or begin with zeros, leave no doubt.
    let digits = text.filter { $0 != "_" }.drop { $0 == "0" }
    if !digits.isEmpty, digits.utf8.allSatisfy(isDigit), UInt64(digits) != nil {
      diagnostic = diagnostic.fixed(
        range(start, position), String(digits), "write `\(digits)`")
    }
    report.report(diagnostic)
    append(.integer(UInt64(text) ?? 1), from: start)
  }

  private mutating func string(_ report: inout DiagnosticSink) {
    let start = position
    var content: [UInt8] = []
    position += 1
    while let next = byte(at: position), next != newline, next != UInt8(ascii: "\"") {
      guard next == UInt8(ascii: "\\") else {
        content.append(next)
        position += 1
        continue
      }
      let escaped = byte(at: position + 1)
      if escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\") {
        content.append(escaped ?? 0)
      } else {
        report.report(
          Diagnostic(
            .malformedEscape, "strings know only the escapes `\\\"` and `\\\\`",
            at: range(position, position + 2)))
      }
      position += escaped == nil || escaped == newline ? 1 : 2
    }
    if byte(at: position) == UInt8(ascii: "\"") {
      position += 1
    } else {
      report.report(
        Diagnostic(
          .unterminatedString, "the string does not end on its line", at: range(start, position)))
    }
    checkControls(start, position, &report)
    append(.string(String(decoding: content, as: UTF8.self)), from: start)
  }

  // MARK: Control characters

  /// True for a carriage return in front of a line break or the end of the file.
  private func endsLine(_ offset: Int) -> Bool {
    let next = byte(at: offset + 1)
    return next == nil || next == newline
  }

  /// Reports what has no place in text, row by row. It goes into the code of other languages.
  private func checkControls(_ start: Int, _ end: Int, _ report: inout DiagnosticSink) {
    var row: Range<Int>?
    var offset = start
    for scalar in source.text(start..<end).unicodeScalars {
      let size = UTF8.width(scalar)
      let isAllowed = scalar == "\t" || scalar == "\r" && endsLine(offset)
      if PlainText.isControl(scalar), !isAllowed {
        row = (row?.lowerBound ?? offset)..<offset + size
      } else if let found = row {
        controls(found, &report)
        row = nil
      }
      offset += size
    }
    if let row { controls(row, &report) }
  }

  private func controls(_ row: Range<Int>, _ report: inout DiagnosticSink) {
    let scalars = source.text(row).unicodeScalars.prefix(4).map {
      "U+" + PlainText.hexadecimal($0, 4).uppercased()
    }
    let place = range(row.lowerBound, row.upperBound)
    report.report(
      Diagnostic(
        .controlCharacter,
        "text has no control characters such as \(scalars.joined(separator: " "))", at: place
      ).fixed(place, " ", "write a blank"))
  }
}

func isLetter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  default: byte == UInt8(ascii: "_")
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
