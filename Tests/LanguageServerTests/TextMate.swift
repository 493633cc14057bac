import Foundation

/// A tokenizer of TextMate grammars, as far as ours needs one: `match`, `begin` and `end`,
/// captures, includes from the repository.
struct TextMateGrammar {
  /// A stretch of a line with its scopes, outermost first.
  struct Piece {
    let range: Range<Int>
    let scopes: [String]
  }

  final class Rule {
    let name: String?
    let match: NSRegularExpression?
    let begin: NSRegularExpression?
    let end: NSRegularExpression?
    let captures: [Int: String]
    let endCaptures: [Int: String]
    let patterns: [Any]

    init(_ json: [String: Any]) throws {
      func regex(_ key: String) throws -> NSRegularExpression? {
        try (json[key] as? String).map { try NSRegularExpression(pattern: $0) }
      }
      func names(_ key: String) -> [Int: String] {
        var names: [Int: String] = [:]
        for (number, value) in json[key] as? [String: [String: String]] ?? [:] {
          if let index = Int(number) { names[index] = value["name"] }
        }
        return names
      }
      name = json["name"] as? String
      match = try regex("match")
      begin = try regex("begin")
      end = try regex("end")
      captures = names("captures").merging(names("beginCaptures")) { $1 }
      endCaptures = names("endCaptures")
      patterns = json["patterns"] as? [Any] ?? []
    }
  }

  struct Unknown: Error { let include: String }

  private var rules: [String: Rule] = [:]
  private let top: Rule
  /// Every pattern of the grammar, as written.
  private(set) var expressions: [String] = []
  private var compiled: [ObjectIdentifier: [Rule]] = [:]

  init(_ json: [String: Any]) throws {
    var root = json
    root["name"] = json["scopeName"]
    top = try Rule(root)
    for (name, rule) in json["repository"] as? [String: [String: Any]] ?? [:] {
      rules[name] = try Rule(rule)
    }
    try compile(top)
    for name in rules.keys.sorted() { if let rule = rules[name] { try compile(rule) } }
  }

  /// Resolves what a rule holds, with what its includes hold.
  private mutating func compile(_ rule: Rule) throws {
    guard compiled[ObjectIdentifier(rule)] == nil else { return }
    compiled[ObjectIdentifier(rule)] = []
    for regex in [rule.match, rule.begin, rule.end] {
      if let regex { expressions.append(regex.pattern) }
    }
    var found: [Rule] = []
    for case let pattern as [String: Any] in rule.patterns {
      if let include = pattern["include"] as? String {
        guard let target = rules[String(include.dropFirst())] else {
          throw Unknown(include: include)
        }
        try compile(target)
        // A rule that only groups others stands for them.
        let isGroup = target.match == nil && target.begin == nil
        found += isGroup ? compiled[ObjectIdentifier(target)] ?? [] : [target]
      } else {
        let inner = try Rule(pattern)
        try compile(inner)
        found.append(inner)
      }
    }
    compiled[ObjectIdentifier(rule)] = found
  }

  /// The pieces of every line; offsets are UTF-16 units of the line.
  func tokenize(_ text: String) -> [[Piece]] {
    var stack = [top]
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      tokenize(String($0), &stack)
    }
  }

  private func scopes(_ stack: [Rule]) -> [String] { stack.compactMap(\.name) }

  private func tokenize(_ line: String, _ stack: inout [Rule]) -> [Piece] {
    let length = line.utf16.count
    var pieces: [Piece] = []
    var position = 0
    // Rules that match nothing may follow each other; this many are a loop.
    var steps = 4 * length + 64
    while steps > 0 {
      steps -= 1
      guard let best = nearest(line, position, stack) else { break }
      let range = best.result.range
      add(position..<range.location, scopes(stack), to: &pieces)
      if best.isEnd {
        let ending = stack.removeLast()
        add(
          best.result, ending.endCaptures, scopes(stack) + [ending.name].compactMap { $0 }, &pieces)
      } else if best.rule.begin != nil {
        stack.append(best.rule)
        add(best.result, best.rule.captures, scopes(stack), &pieces)
      } else {
        let inner = scopes(stack) + [best.rule.name].compactMap { $0 }
        add(best.result, best.rule.captures, inner, &pieces)
        if range.length == 0 { break }
      }
      position = range.location + range.length
    }
    add(position..<length, scopes(stack), to: &pieces)
    return pieces
  }

  /// What comes first on the line: the end of the innermost rule, or one of the rules in it.
  private func nearest(
    _ line: String, _ position: Int, _ stack: [Rule]
  ) -> (result: NSTextCheckingResult, rule: Rule, isEnd: Bool)? {
    let rest = NSRange(location: position, length: line.utf16.count - position)
    // Anchors and look-behind see the whole line.
    let options: NSRegularExpression.MatchingOptions = [
      .withTransparentBounds, .withoutAnchoringBounds,
    ]
    var best: (result: NSTextCheckingResult, rule: Rule, isEnd: Bool)?
    func consider(_ regex: NSRegularExpression?, _ rule: Rule, isEnd: Bool) {
      guard let result = regex?.firstMatch(in: line, options: options, range: rest) else { return }
      if best.map({ result.range.location < $0.result.range.location }) ?? true {
        best = (result, rule, isEnd)
      }
    }
    let innermost = stack[stack.count - 1]
    consider(innermost.end, innermost, isEnd: true)
    for rule in compiled[ObjectIdentifier(innermost)] ?? [] {
      consider(rule.match ?? rule.begin, rule, isEnd: false)
    }
    return best
  }

  private func add(_ range: Range<Int>, _ scopes: [String], to pieces: inout [Piece]) {
    if !range.isEmpty { pieces.append(Piece(range: range, scopes: scopes)) }
  }

  private func add(
    _ result: NSTextCheckingResult, _ captures: [Int: String], _ scopes: [String],
    _ pieces: inout [Piece]
  ) {
    var position = result.range.location
    let end = position + result.range.length
    let whole = captures[0].map { [$0] } ?? []
    for number in captures.keys.sorted() where number > 0 && number < result.numberOfRanges {
      let range = result.range(at: number)
      guard range.location != NSNotFound, range.location >= position, range.length > 0 else {
        continue
      }
      add(position..<range.location, scopes + whole, to: &pieces)
      position = range.location + range.length
      add(
        range.location..<position, scopes + whole + [captures[number] ?? ""], to: &pieces)
    }
    add(position..<end, scopes + whole, to: &pieces)
  }
}
