import JSONText
import LogContract
import Messages
import WireCodec

extension Scenario.Step {
  /// The call of the log's contract that a row stands for: `call Remark text=hello`. Its arguments are the fields
  /// of the request, by the names that the schema has for them; `[place+slot]` is a list.
  ///
  /// - Parameters:
  ///   - key: the idempotency key, where the method has one.
  ///   - id: the id that a field's value, or each of a list, names; nil for a value that is no name.
  public func call(
    key: UUIDBytes, id: (_ field: String, _ name: String) -> UInt64?
  ) throws -> LogCommand {
    guard let method = LogCommand.methods.first(where: { $0.name == subject }) else {
      throw ScenarioError(line: line, "no method with @logged is called '\(subject)'")
    }
    var members: [JSONMember] = []
    if let field = method.key { members.append(JSONMember(field, JSONNode(.string("\(key)")))) }
    for argument in arguments where argument.name != "key" && argument.name != "principal" {
      if argument.name == "payment" {
        let payment = UUIDBytes(high: 9, low: id("payment", argument.value) ?? 0)
        members.append(JSONMember(argument.name, JSONNode(.string("\(payment)"))))
        continue
      }
      if argument.name == "proof" {
        members.append(JSONMember(argument.name, Self.proof(argument.value)))
        continue
      }
      members.append(JSONMember(argument.name, Self.value(argument, id)))
    }
    let json = Array(JSONNode(.object(members)).compactText.utf8)
    do throws(LogContractError) {
      return try LogCommand(number: method.number, message: json.span.bytes, as: .json)
    } catch {
      throw ScenarioError(line: line, "\(error)")
    }
  }
}

extension Scenario.Step {
  private static func value(
    _ argument: Scenario.Argument, _ id: (_ field: String, _ name: String) -> UInt64?
  ) -> JSONNode {
    let text = argument.value
    if text.hasPrefix("["), text.hasSuffix("]") {
      let parts = text.dropFirst().dropLast().split(separator: "+").map(String.init)
      return JSONNode(
        .array(parts.map { value(id(argument.name, $0).map { String($0) } ?? $0) }))
    }
    return value(id(argument.name, text).map { String($0) } ?? text)
  }

  /// `2500EUR` is an amount of money.
  private static func money(_ text: String) -> JSONNode? {
    let code = String(text.suffix(3))
    guard text.count > 3, code.allSatisfy(\.isUppercase), Int64(text.dropLast(3)) != nil else {
      return nil
    }
    return JSONNode(
      .object([
        JSONMember("minor", JSONNode(.number(String(text.dropLast(3))))),
        JSONMember("currency", JSONNode(.string(code))),
      ]))
  }

  private static func value(_ text: String) -> JSONNode {
    if let money = money(text) { return money }
    if text == "yes" || text == "no" { return JSONNode(.bool(text == "yes")) }
    if text.hasPrefix("["), text.hasSuffix("]") {
      let parts = text.dropFirst().dropLast().split(separator: "+")
      return JSONNode(.array(parts.map { value(String($0)) }))
    }
    return JSONNode(Int64(text) != nil ? .number(text) : .string(text))
  }
}

extension Observation {
  /// What a call came to: the case of the result, or the method's name where it has no cases, and the fields with
  /// their values in JSON; fields of a message within as `after.bypass`, lists as `a+b`. A refusal is `refused:` and
  /// its reason; of what is told at delivery alone only `replay` is there, where `isDelivered`.
  public init(_ outcome: LogOutcome, isDelivered: Bool) {
    var fields: [(String, String)] = []
    func text(_ node: JSONNode) -> String? {
      switch node.value {
      case .string(let text): text
      case .number(let text): text
      case .bool(let flag): flag ? "yes" : "no"
      case .array(let nodes): nodes.compactMap { text($0) }.joined(separator: "+")
      case .null, .object: nil
      }
    }
    func scalars(_ members: [JSONMember], within name: String = "") {
      for member in members where !["sequence", "replayed", "detail"].contains(member.name) {
        if case .object(let members) = member.node.value {
          scalars(members, within: "\(name)\(member.name).")
        } else if let text = text(member.node) {
          fields.append((name + member.name, text))
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
