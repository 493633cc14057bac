/// A row that cannot be read.
public struct ScenarioError: Error, Equatable, Sendable, CustomStringConvertible {
  public var line: Int
  public var text: String

  public init(line: Int, _ text: String) {
    self.line = line
    self.text = text
  }

  public var description: String { "line \(line): \(text)" }
}

extension Scenario {
  /// Reads a scenario.
  ///
  ///     title: One line that says what the story shows
  ///     limits: waitersPerEntry=2
  ///     engine-only: why it cannot be told to a server, if so
  ///
  ///     # time  who   does                                 what must come of it
  ///     0s      ann   reserve h1 drop=launch pool=M key=k1  -> held granted=1
  ///     1s      ann   hears                                 -> nothing
  ///
  /// A row is a time, an actor, a verb, perhaps the name it is about, arguments, an arrow, and one
  /// or more observations with " & " between them, or "nothing". "#" begins a comment.
  public init(parsing text: String) throws(ScenarioError) {
    title = ""
    limits = []
    steps = []
    var line = 0
    for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      let content = raw.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }.map(String.init)
      if content.isEmpty { continue }
      switch content[0] {
      case "title:": title = content.dropFirst().joined(separator: " ")
      case "engine-only:": engineOnly = content.dropFirst().joined(separator: " ")
      case "limits:":
        for word in content.dropFirst() { limits.append(try Self.argument(word, line)) }
      default: try addStep(content, line)
      }
    }
    if title.isEmpty { throw ScenarioError(line: 1, "a scenario needs a title") }
    if steps.isEmpty { throw ScenarioError(line: line, "a scenario needs a step") }
  }

  private mutating func addStep(_ words: [String], _ line: Int) throws(ScenarioError) {
    guard let arrow = words.firstIndex(of: "->") else {
      throw ScenarioError(line: line, "a row needs '->' and what must come of it")
    }
    guard arrow >= 3 else {
      throw ScenarioError(line: line, "a row needs a time, an actor and a verb")
    }
    guard let time = ScenarioTime.parse(words[0]) else {
      throw ScenarioError(line: line, "'\(words[0])' is not a time")
    }
    if let last = steps.last, time < last.timeMicroseconds {
      throw ScenarioError(line: line, "time runs backwards")
    }
    var rest = words[3..<arrow]
    var subject = ""
    if let first = rest.first, !first.contains("=") {
      subject = first
      rest = rest.dropFirst()
    }
    var arguments: [Argument] = []
    for word in rest { arguments.append(try Self.argument(word, line)) }
    steps.append(
      Step(
        line: line, timeMicroseconds: time, actor: words[1], verb: words[2], subject: subject,
        arguments: arguments, expected: try Self.observations(words[(arrow + 1)...], line)))
  }

  private static func observations(
    _ words: ArraySlice<String>, _ line: Int
  ) throws(ScenarioError) -> [Observation] {
    if words.isEmpty { throw ScenarioError(line: line, "nothing after '->'; write 'nothing'") }
    if words.elementsEqual(["nothing"]) { return [] }
    var result: [Observation] = []
    for part in words.split(separator: "&", omittingEmptySubsequences: false) {
      guard let code = part.first, !code.contains("=") else {
        throw ScenarioError(line: line, "an observation begins with what was observed")
      }
      var observation = Observation(code)
      for word in part.dropFirst() { observation.fields.append(try argument(word, line)) }
      result.append(observation)
    }
    return result
  }

  private static func argument(_ word: String, _ line: Int) throws(ScenarioError) -> Argument {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw ScenarioError(line: line, "'\(word)' is not name=value")
    }
    return Argument(name: String(parts[0]), value: String(parts[1]))
  }
}
