extension Show {
  /// Reads a show file.
  /// - Parameters:
  ///   - text: the file's content.
  ///   - file: its name, for the places in errors.
  /// - Throws: everything that is wrong with it, each with its place and what to do.
  public init(
    parsing text: String, file: String, limits: ShowLimits = ShowLimits()
  ) throws(ShowErrors) {
    guard text.utf8.count <= limits.fileBytes else {
      throw ShowErrors(diagnostics: [
        ShowDiagnostic(
          file: file, line: 1, column: 1,
          message: "the file has \(text.utf8.count) bytes",
          help: "a show has at most \(limits.fileBytes)")
      ])
    }
    let statements: [ShowStatement]
    do {
      var lexer = ShowLexer(text, file: file)
      var parser = ShowSyntaxParser(try lexer.tokens(), file: file)
      statements = try parser.statements()
    } catch {
      throw ShowErrors(diagnostics: [error])
    }
    var builder = ShowBuilder(file: file, limits: limits)
    builder.build(statements)
    guard builder.diagnostics.isEmpty else {
      throw ShowErrors(
        diagnostics: builder.diagnostics.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
    self = builder.show
  }
}

/// Gives the statements of a file their meaning, and collects what is wrong with them.
struct ShowBuilder {
  let file: String
  let limits: ShowLimits
  var show = Show()
  var diagnostics: [ShowDiagnostic] = []

  static let topKeys = [
    "show", "seed", "duration", "offer", "stream", "drop", "marker", "partner", "audience",
    "demand", "payments", "kill",
  ]

  init(file: String, limits: ShowLimits) {
    self.file = file
    self.limits = limits
  }

  /// Passes, so that a line may name what is defined further down.
  mutating func build(_ statements: [ShowStatement]) {
    var seen = SeenKeys()
    for statement in statements {
      attempt {
        (builder) throws(ShowDiagnostic) in try builder.header(statement, &seen)
      }
    }
    for statement in statements where statement.key == "offer" {
      attempt { (builder) throws(ShowDiagnostic) in try builder.offer(statement) }
    }
    for statement in statements where statement.key == "partner" {
      attempt { (builder) throws(ShowDiagnostic) in try builder.partner(statement) }
    }
    for statement in statements where statement.key == "drop" {
      attempt { (builder) throws(ShowDiagnostic) in try builder.drop(statement) }
    }
    for statement in statements {
      attempt {
        (builder) throws(ShowDiagnostic) in
        switch statement.key {
        case "marker": try builder.marker(statement)
        case "demand": try builder.demand(statement)
        case "kill": try builder.kill(statement)
        default: break
        }
      }
    }
    if diagnostics.isEmpty { finish(seen, statements) }
  }

  /// Runs one step; what it finds wrong is kept and the rest of the file is still read.
  mutating func attempt(_ step: (inout ShowBuilder) throws(ShowDiagnostic) -> Void) {
    do {
      try step(&self)
    } catch {
      diagnostics.append(error)
    }
  }

  /// Goes through a block; each key at most once except those in `repeated`.
  mutating func block(
    _ statement: ShowStatement, _ what: String, known: [String], repeated: [String] = [],
    _ each: (inout ShowBuilder, inout ShowArguments) throws(ShowDiagnostic) -> Void
  ) throws(ShowDiagnostic) -> SeenKeys {
    guard let lines = statement.block else {
      throw error(
        statement.endPlace, "\(what) has no block", "add { and the lines that describe it")
    }
    var seen = SeenKeys()
    let wrongBefore = diagnostics.count
    for line in lines {
      attempt {
        (builder) throws(ShowDiagnostic) in
        guard known.contains(line.key) else {
          throw builder.error(
            line.place, "unknown key \"\(line.key)\" in \(what)",
            suggestion(for: line.key, among: known))
        }
        if !repeated.contains(line.key) {
          try seen.insert(line, builder.file)
        } else {
          seen.note(line)
        }
        if line.block != nil {
          throw builder.error(line.endPlace, "\"\(line.key)\" takes no block", "remove the { }")
        }
        var arguments = ShowArguments(line, file: builder.file)
        try each(&builder, &arguments)
        try arguments.end()
      }
    }
    seen.isDoubtful = diagnostics.count > wrongBefore
    return seen
  }

  func error(_ place: ShowPlace, _ message: String, _ help: String) -> ShowDiagnostic {
    ShowDiagnostic(
      file: file, line: place.line, column: place.column, message: message, help: help)
  }

  /// The keys a block must have.
  func require(
    _ seen: SeenKeys, _ statement: ShowStatement, _ what: String, _ needed: [(String, String)]
  ) throws(ShowDiagnostic) {
    for (key, example) in needed where !seen.contains(key) && !seen.isDoubtful {
      throw error(statement.place, "\(what) has no \"\(key)\"", "add a line: \(example)")
    }
  }

  /// The name behind a keyword, which must be new among `taken`.
  func newName(
    _ arguments: inout ShowArguments, _ what: String, taken: [String]
  ) throws(ShowDiagnostic) -> String {
    let place = arguments.place
    let name = try arguments.word("the \(what)'s name")
    guard !taken.contains(name) else {
      throw error(place, "there already is a(n) \(what) named \"\(name)\"", "give it another name")
    }
    guard taken.count < limits.entities else {
      throw error(place, "too many \(what)s", "a show has at most \(limits.entities)")
    }
    return name
  }

  /// The index of a name that is defined elsewhere in the file.
  func reference(
    _ arguments: inout ShowArguments, _ what: String, among names: [String]
  ) throws(ShowDiagnostic) -> Int {
    let place = arguments.place
    let name = try arguments.word("the \(what)'s name")
    guard let index = names.firstIndex(of: name) else {
      throw error(
        place, "there is no \(what) named \"\(name)\"", suggestion(for: name, among: names))
    }
    return index
  }
}

/// Which keys a block has had, and where.
struct SeenKeys {
  private var places: [String: ShowPlace] = [:]
  /// Something in the block is wrong already, and may be what seems to be missing.
  var isDoubtful = false

  func contains(_ key: String) -> Bool { places[key] != nil }

  func place(_ key: String) -> ShowPlace? { places[key] }

  mutating func note(_ statement: ShowStatement) {
    if places[statement.key] == nil { places[statement.key] = statement.place }
  }

  mutating func insert(_ statement: ShowStatement, _ file: String) throws(ShowDiagnostic) {
    if let first = places[statement.key] {
      throw ShowDiagnostic(
        file: file, line: statement.place.line, column: statement.place.column,
        message: "\"\(statement.key)\" is set twice", help: "it was set in line \(first.line)")
    }
    places[statement.key] = statement.place
  }
}
