// The form of a show file, before it means anything:
//
//     statement = word argument… ( newline | "{" statement… "}" )
//     argument  = word | number | string | "%" | ","
//
// `#` starts a comment that ends with its line.

struct ShowPlace: Equatable {
  var line: Int
  var column: Int
}

struct ShowToken: Equatable {
  enum Kind: Equatable {
    case word(String)
    case number(String)
    case string(String)
    case percent
    case comma
    case open
    case close
    case newline
    case end
  }

  var kind: Kind
  var place: ShowPlace
}

/// One line of a show with the lines in its braces.
struct ShowStatement {
  var key: String
  var place: ShowPlace
  var arguments: [ShowToken]
  /// Just behind the last argument.
  var endPlace: ShowPlace
  var block: [ShowStatement]?
}

/// Cuts a file into tokens.
struct ShowLexer {
  private let characters: [Character]
  private var at = 0
  private var place = ShowPlace(line: 1, column: 1)
  private let file: String

  init(_ text: String, file: String) {
    characters = Array(text)
    self.file = file
  }

  mutating func tokens() throws(ShowDiagnostic) -> [ShowToken] {
    var result: [ShowToken] = []
    while true {
      let token = try next()
      result.append(token)
      if token.kind == .end { return result }
    }
  }

  private mutating func next() throws(ShowDiagnostic) -> ShowToken {
    skipBlanks()
    let start = place
    guard at < characters.count else { return ShowToken(kind: .end, place: start) }
    let character = characters[at]
    switch character {
    case "\n", "\r\n":
      advance()
      return ShowToken(kind: .newline, place: start)
    case "{", "}", ",", "%":
      advance()
      let kinds: [Character: ShowToken.Kind] = [
        "{": .open, "}": .close, ",": .comma, "%": .percent,
      ]
      return ShowToken(kind: kinds[character] ?? .end, place: start)
    case "\"":
      return ShowToken(kind: .string(try string()), place: start)
    default: break
    }
    if character.isASCII, character.isNumber {
      return ShowToken(
        kind: .number(take { $0.isASCII && ($0.isNumber || "._".contains($0)) }), place: start)
    }
    if character.isLetter || character == "_" {
      let word = take { $0.isLetter || $0.isNumber || "-_.".contains($0) }
      return ShowToken(kind: .word(word), place: start)
    }
    throw ShowDiagnostic(
      file: file, line: start.line, column: start.column,
      message: "unexpected character \"\(character)\"",
      help: "texts are written in double quotes, comments begin with #")
  }

  private mutating func string() throws(ShowDiagnostic) -> String {
    let start = place
    advance()
    var text = ""
    while at < characters.count, !characters[at].isNewline {
      let character = characters[at]
      advance()
      if character == "\"" { return text }
      if character == "\\", at < characters.count, "\"\\".contains(characters[at]) {
        text.append(characters[at])
        advance()
      } else {
        text.append(character)
      }
    }
    throw ShowDiagnostic(
      file: file, line: start.line, column: start.column, message: "this text never ends",
      help: "close it with a double quote on the same line")
  }

  private mutating func skipBlanks() {
    while at < characters.count {
      if characters[at] == "#" {
        while at < characters.count, !characters[at].isNewline { advance() }
      } else if characters[at].isWhitespace, !characters[at].isNewline {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func take(while accepted: (Character) -> Bool) -> String {
    let start = at
    while at < characters.count, accepted(characters[at]) { advance() }
    return String(characters[start..<at])
  }

  private mutating func advance() {
    if characters[at].isNewline {
      place = ShowPlace(line: place.line + 1, column: 1)
    } else {
      place.column += 1
    }
    at += 1
  }
}

/// Puts tokens together to statements.
struct ShowSyntaxParser {
  private let tokens: [ShowToken]
  private var at = 0
  private let file: String
  /// Braces within braces; the language needs one level, hubs two.
  private static let deepest = 4

  init(_ tokens: [ShowToken], file: String) {
    self.tokens = tokens
    self.file = file
  }

  mutating func statements() throws(ShowDiagnostic) -> [ShowStatement] {
    try statements(depth: 0, opened: nil)
  }

  private mutating func statements(
    depth: Int, opened: ShowPlace?
  ) throws(ShowDiagnostic) -> [ShowStatement] {
    var result: [ShowStatement] = []
    while true {
      let token = tokens[at]
      switch token.kind {
      case .newline: at += 1
      case .word(let key):
        at += 1
        result.append(try statement(key, token.place, depth: depth))
      case .close where opened != nil:
        at += 1
        return result
      case .end:
        guard let opened else { return result }
        throw error(opened, "this { is never closed", "add a } behind the last line of the block")
      case .close:
        throw error(token.place, "there is no { for this }", "remove it")
      default:
        throw error(
          token.place, "a line begins with a key, like \"seed\" or \"drop\"",
          "name what this line sets")
      }
    }
  }

  private mutating func statement(
    _ key: String, _ place: ShowPlace, depth: Int
  ) throws(ShowDiagnostic) -> ShowStatement {
    var arguments: [ShowToken] = []
    while true {
      let token = tokens[at]
      switch token.kind {
      case .newline, .end, .close:
        return ShowStatement(
          key: key, place: place, arguments: arguments, endPlace: token.place, block: nil)
      case .open:
        at += 1
        guard depth < Self.deepest else {
          throw error(token.place, "blocks are nested too deeply", "close the outer blocks first")
        }
        let block = try statements(depth: depth + 1, opened: token.place)
        return ShowStatement(
          key: key, place: place, arguments: arguments, endPlace: token.place, block: block)
      default:
        arguments.append(token)
        at += 1
      }
    }
  }

  private func error(_ place: ShowPlace, _ message: String, _ help: String) -> ShowDiagnostic {
    ShowDiagnostic(
      file: file, line: place.line, column: place.column, message: message, help: help)
  }
}
