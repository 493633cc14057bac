/// Reads the arguments of one statement, from the left, each as what it has to be.
struct ShowArguments {
  let statement: ShowStatement
  let file: String
  private var at = 0

  init(_ statement: ShowStatement, file: String) {
    self.statement = statement
    self.file = file
  }

  /// Where the next argument is, or where it should have been.
  var place: ShowPlace {
    at < statement.arguments.count ? statement.arguments[at].place : statement.endPlace
  }

  var isAtEnd: Bool { at >= statement.arguments.count }

  private var next: ShowToken.Kind {
    at < statement.arguments.count ? statement.arguments[at].kind : .end
  }

  func error(_ message: String, _ help: String, at place: ShowPlace? = nil) -> ShowDiagnostic {
    let place = place ?? self.place
    return ShowDiagnostic(
      file: file, line: place.line, column: place.column, message: message, help: help)
  }

  /// Nothing more may follow.
  func end() throws(ShowDiagnostic) {
    guard !isAtEnd else { return }
    throw error(
      "\"\(statement.key)\" has more on its line than it takes",
      "remove it, or put it on a line of its own")
  }

  /// Takes the word when it is next.
  mutating func accept(_ word: String) -> Bool {
    guard next == .word(word) else { return false }
    at += 1
    return true
  }

  mutating func acceptComma() -> Bool {
    guard next == .comma else { return false }
    at += 1
    return true
  }

  mutating func expect(_ word: String, _ example: String) throws(ShowDiagnostic) {
    guard accept(word) else {
      throw error("\"\(word)\" is missing here", "write for example: \(example)")
    }
  }

  mutating func word(_ what: String) throws(ShowDiagnostic) -> String {
    guard case .word(let word) = next else {
      throw error("\(what) is missing here", "a name is letters, digits, - and _, without quotes")
    }
    at += 1
    return word
  }

  /// A word of a closed list.
  mutating func choice(_ what: String, among known: [String]) throws(ShowDiagnostic) -> String {
    let place = place
    let word = try word(what)
    guard known.contains(word) else {
      throw error(
        "\"\(word)\" is not \(what)", suggestion(for: word, among: known), at: place)
    }
    return word
  }

  mutating func text(_ what: String) throws(ShowDiagnostic) -> String {
    guard case .string(let text) = next else {
      throw error("\(what) is missing here", "write it in double quotes")
    }
    guard (1...256).contains(text.utf8.count) else {
      throw error("\(what) has \(text.utf8.count) bytes", "use 1 to 256 bytes")
    }
    at += 1
    return text
  }

  /// A whole number within a range.
  mutating func count(
    _ what: String, _ range: ClosedRange<Int64>
  ) throws(ShowDiagnostic) -> Int64 {
    let place = place
    guard case .number(let digits) = next else {
      throw error("\(what) is missing here", "write a whole number")
    }
    at += 1
    return try fixed(digits, scale: 0, what, range, "", at: place)
  }

  /// A whole number with its unit, like `120 units`.
  mutating func count(
    _ what: String, _ range: ClosedRange<Int64>, unit: String
  ) throws(ShowDiagnostic) -> Int64 {
    let value = try count(what, range)
    let singular = String(unit.dropLast())
    guard accept(unit) || accept(singular) else {
      throw error("the unit is missing", "write \(value) \(value == 1 ? singular : unit)")
    }
    return value
  }

  /// A time with its unit, in microseconds.
  mutating func time(
    _ what: String, _ range: ClosedRange<Int64>
  ) throws(ShowDiagnostic) -> Int64 {
    let place = place
    guard case .number(let digits) = next else {
      throw error("\(what) is missing here", "write a time with its unit, like 1.5 s or 50 ms")
    }
    at += 1
    let units = [("us", 0), ("ms", 3), ("s", 6), ("min", -1)]
    guard case .word(let unit) = next, let scale = units.first(where: { $0.0 == unit })?.1 else {
      throw error(
        "\(what) needs a unit", "write \(digits) s, \(digits) ms, \(digits) us or \(digits) min")
    }
    at += 1
    if scale < 0 {
      let minutes = try fixed(digits, scale: 6, what, 0...(1 << 40), unit, at: place)
      return try inRange(minutes * 60, what, range, digits + " min", at: place)
    }
    let value = try fixed(digits, scale: scale, what, 0...(1 << 50), unit, at: place)
    return try inRange(value, what, range, digits + " " + unit, at: place)
  }

  /// A percentage, in parts per million.
  mutating func share(_ what: String) throws(ShowDiagnostic) -> Int {
    let place = place
    guard case .number(let digits) = next else {
      throw error("\(what) is missing here", "write a share, like 5 %")
    }
    at += 1
    guard next == .percent else {
      throw error("\(what) needs a %", "write \(digits) %")
    }
    at += 1
    return Int(try fixed(digits, scale: 4, what, 0...1_000_000, "%", at: place))
  }

  /// A plain decimal number, in millionths.
  mutating func decimal(
    _ what: String, _ range: ClosedRange<Int64>
  ) throws(ShowDiagnostic) -> Int64 {
    let place = place
    guard case .number(let digits) = next else {
      throw error("\(what) is missing here", "write a number, like 0.7")
    }
    at += 1
    return try fixed(digits, scale: 6, what, range, "", at: place)
  }

  /// A price with its currency, in minor units.
  mutating func price() throws(ShowDiagnostic) -> (minor: Int64, currency: String) {
    let place = place
    guard case .number(let digits) = next else {
      throw error("the price is missing here", "write it with its currency, like 24.90 EUR")
    }
    at += 1
    guard case .word(let currency) = next, currency.count == 3,
      currency.allSatisfy({ $0.isASCII && $0.isUppercase })
    else {
      throw error("the price needs a currency", "write \(digits) EUR, or another ISO 4217 code")
    }
    at += 1
    let scale = ["JPY", "KRW", "VND", "CLP"].contains(currency) ? 0 : 2
    let minor = try fixed(digits, scale: scale, "the price", 0...(1 << 40), currency, at: place)
    return (minor, currency)
  }

  /// `median 1.8 s sigma 0.7`, or a time alone.
  mutating func delay(_ what: String) throws(ShowDiagnostic) -> Show.Delay {
    _ = accept("median")
    let median = try time(what, 0...3_600_000_000)
    guard accept("sigma") else { return Show.Delay(medianMicroseconds: median) }
    let sigma = try decimal("sigma", 0...3_000_000)
    return Show.Delay(medianMicroseconds: median, sigmaMillionths: sigma)
  }

  /// Digits with at most `scale` decimals, as a whole number of 10^-scale.
  private func fixed(
    _ digits: String, scale: Int, _ what: String, _ range: ClosedRange<Int64>, _ unit: String,
    at place: ShowPlace
  ) throws(ShowDiagnostic) -> Int64 {
    let parts = digits.replacing("_", with: "").split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), parts[0].count <= 12 else {
      throw error("\"\(digits)\" is not a number", "write digits with at most one point", at: place)
    }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    guard decimals.count <= scale else {
      let allowed = scale == 0 ? "a whole number" : "at most \(scale) decimals"
      throw error("\(what) is too precise: \(digits)", "use \(allowed)", at: place)
    }
    let padded = String(parts[0]) + decimals + String(repeating: "0", count: scale - decimals.count)
    let value = Int64(padded) ?? .max
    return try inRange(
      value, what, range, unit.isEmpty ? digits : "\(digits) \(unit)", scale: scale, at: place)
  }

  private func inRange(
    _ value: Int64, _ what: String, _ range: ClosedRange<Int64>, _ written: String,
    scale: Int = 0, at place: ShowPlace
  ) throws(ShowDiagnostic) -> Int64 {
    guard range.contains(value) else {
      let bound = value < range.lowerBound ? "too small" : "too large"
      throw error(
        "\(what) is \(bound): \(written)", "use \(Self.words(range, written, scale))", at: place)
    }
    return value
  }

  /// The range in the unit that was written; numbers without a known one have `decimals`.
  private static func words(
    _ range: ClosedRange<Int64>, _ written: String, _ decimals: Int
  ) -> String {
    let unit = written.split(separator: " ").last.map(String.init) ?? ""
    let scales: [String: Int64] = [
      "us": 1, "ms": 1_000, "s": 1_000_000, "min": 60_000_000, "%": 10_000,
    ]
    let scale = scales[unit] ?? (0..<decimals).reduce(1) { power, _ in power * 10 }
    let suffix = scales[unit] == nil ? "" : " \(unit)"
    func number(_ value: Int64) -> String {
      let whole = value / scale
      let rest = value % scale
      return rest == 0 ? "\(whole)" : "\(Double(value) / Double(scale))"
    }
    return "\(number(range.lowerBound)) to \(number(range.upperBound))\(suffix)"
  }
}
