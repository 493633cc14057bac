/// A story about a drop, step by step, with what must come of each step. The same file can be run
/// against the engine alone or against a server: whoever runs it provides a `ScenarioDriver`.
public struct Scenario: Sendable {
  /// What the story shows, one line.
  public var title: String
  /// Limits that differ from the defaults, by the name of the field in `EngineLimits`.
  public var limits: [Argument]
  /// Why the story cannot be told to a server over the wire; nil when it can.
  public var engineOnly: String?
  public var steps: [Step]

  /// A name and a value, as written.
  public struct Argument: Equatable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// One row.
  public struct Step: Sendable {
    /// Line in the file, from 1.
    public var line: Int
    /// Microseconds since the start of the story; never less than in the row before.
    public var timeMicroseconds: Int64
    /// Who acts: the name of a buyer, a partner or a producer, or a role.
    public var actor: String
    public var verb: String
    /// What the verb is about, by name; empty when it is about nothing.
    public var subject: String
    public var arguments: [Argument]
    /// What must be observed, in this order; empty for "nothing".
    public var expected: [Observation]

    /// The value of an argument, if it was given.
    public subscript(name: String) -> String? {
      arguments.first { $0.name == name }?.value
    }
  }
}

/// Something seen: a reply, or an event.
public struct Observation: Equatable, Sendable, CustomStringConvertible {
  /// What it is, for example "held" or "refused:soldOut".
  public var code: String
  /// Its details. An expectation names those that matter, an actual observation all it has.
  public var fields: [Scenario.Argument]

  public init(_ code: String, _ fields: [(String, String)] = []) {
    self.code = code
    self.fields = fields.map { Scenario.Argument(name: $0.0, value: $0.1) }
  }

  /// The value of a field, if it is there.
  public subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// Whether `actual` has this code and every field named here, with the same value.
  public func matches(_ actual: Observation) -> Bool {
    code == actual.code && fields.allSatisfy { actual[$0.name] == $0.value }
  }

  public var description: String {
    ([code] + fields.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
  }
}

/// Performs the steps of a scenario against something, and says what was observed.
///
/// Names in steps (holds, drops, pools …) are the story's own: the driver maps them to ids. A
/// reserve named `h` gives its hold and its place in line the name `h`; a hold that a place in line
/// became is `h.turn`; the order of a hold has the hold's name, and its jobs are `h.1`, `h.2` … in
/// the order of lines.
public protocol ScenarioDriver: ~Copyable {
  /// Brings time to the step's and performs it. A verb's reply is one observation; `hears` gives
  /// the events its actor has not heard yet. Throws when the step cannot be performed at all.
  mutating func perform(_ step: Scenario.Step) async throws -> [Observation]
}

/// A step whose observation was not the expected one.
public struct ScenarioMismatch: Sendable, CustomStringConvertible {
  public var line: Int
  public var expected: [Observation]
  public var actual: [Observation]

  public var description: String {
    "line \(line): expected \(Self.text(expected)), got \(Self.text(actual))"
  }

  private static func text(_ observations: [Observation]) -> String {
    observations.isEmpty
      ? "nothing" : observations.map(\.description).joined(separator: " & ")
  }
}

extension Scenario {
  /// Runs every step, also after a mismatch.
  public func run(
    _ driver: inout some ScenarioDriver & ~Copyable
  ) async throws -> [ScenarioMismatch] {
    var mismatches: [ScenarioMismatch] = []
    for step in steps {
      let actual = try await driver.perform(step)
      let isMatch =
        actual.count == step.expected.count
        && zip(step.expected, actual).allSatisfy { $0.matches($1) }
      if !isMatch {
        mismatches.append(
          ScenarioMismatch(line: step.line, expected: step.expected, actual: actual))
      }
    }
    return mismatches
  }
}
