import JSONText
import LogContract
import Messages
import WireCodec

extension Scenario.Step {
  /// The call of the log's contract that a row stands for: `call Remark text=hello`. Its arguments are the fields
  /// of the request, by the names that the schema has for them.
  ///
  /// - Parameters:
  ///   - key: the idempotency key, where the method has one.
  ///   - id: the id that a field's value names; nil for a value that is no name.
  public func call(
    key: UUIDBytes, id: (_ field: String, _ name: String) -> UInt64?
  ) throws -> LogCommand {
    guard let method = LogCommand.methods.first(where: { $0.name == subject }) else {
      throw ScenarioError(line: line, "no method with @logged is called '\(subject)'")
    }
    var members: [JSONMember] = []
    if let field = method.key { members.append(JSONMember(field, JSONNode(.string("\(key)")))) }
    for argument in arguments where argument.name != "key" && argument.name != "principal" {
      let text = id(argument.name, argument.value).map { String($0) } ?? argument.value
      let value: JSONNode =
        if text == "yes" || text == "no" { JSONNode(.bool(text == "yes")) } else {
          JSONNode(Int64(text) != nil ? .number(text) : .string(text))
        }
      members.append(JSONMember(argument.name, value))
    }
    let json = Array(JSONNode(.object(members)).compactText.utf8)
    do throws(LogContractError) {
      return try LogCommand(number: method.number, message: json.span.bytes, as: .json)
    } catch {
      throw ScenarioError(line: line, "\(error)")
    }
  }
}

extension Observation {
  /// What a call came to: the case of the result, or the method's name where it has no cases, and the fields with
  /// their values in JSON. A refusal is `refused:` and its reason; of what is told at delivery alone only `replay` is
  /// there, where `isDelivered`.
  public init(_ outcome: LogOutcome, isDelivered: Bool) {
    var fields: [(String, String)] = []
    func scalars(_ members: [JSONMember]) {
      for member in members where !["sequence", "replayed", "detail"].contains(member.name) {
        switch member.node.value {
        case .string(let text): fields.append((member.name, text))
        case .number(let text): fields.append((member.name, text))
        case .bool(let flag): fields.append((member.name, flag ? "yes" : "no"))
        case .null, .array, .object: break
        }
      }
    }
    if let rejected = outcome.rejection {
      let retry = rejected.retryAfter.map {
        $0.microseconds == 0 ? "unknown" : ScenarioTime.text($0.microseconds)
      }
      fields = [
        ("available", "\(rejected.available)"), ("retry", retry ?? "never"),
        Self.alternatives(rejected),
      ]
      if isDelivered { fields.append(("replay", rejected.replayed ? "yes" : "no")) }
      self.init("refused:\(rejected.reason)", fields)
      return
    }
    let name = outcome.method.name
    var code = name.prefix(1).lowercased() + name.dropFirst()
    // What the codec has written is JSON.
    let json = try? JSONParser.parse(Array(outcome.json.utf8))
    var isReplay = false
    if case .object(var members)? = json?.value {
      if members.count == 1, case .object(let content) = members[0].node.value {
        code = members[0].name
        members = content
      }
      scalars(members)
      for member in members where member.name == "replayed" {
        if case .bool(true) = member.node.value { isReplay = true }
      }
    }
    if isDelivered { fields.append(("replay", isReplay ? "yes" : "no")) }
    self.init(code, fields)
  }
}
