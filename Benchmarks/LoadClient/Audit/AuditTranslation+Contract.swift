import DropEngine
import JSONText
import LoadKit
import LogContract
import Messages

// Calls of the log's contract as the audit reads them: by the names of the schemas, with no type of theirs.

extension AuditCall {
  init(_ call: LogCommand) {
    let service = call.method.service.split(separator: ".").last ?? ""
    self.init(method: "\(service)/\(call.method.name)", request: AuditFields(call.withoutKey))
  }
}

extension AuditResult {
  init(_ outcome: LogOutcome) {
    if let rejected = outcome.rejection {
      self = .refused(AuditRefusal(rejected))
    } else {
      self = .answered(AuditFields(outcome))
    }
  }
}

extension AuditFields {
  /// The fields of a message of the contract.
  init(_ message: some LoggedMessage) {
    var values: [String: String] = [:]
    func add(_ node: JSONNode, _ name: String) {
      switch node.value {
      case .object(let members):
        // That it is there, whatever is in it.
        if !name.isEmpty { values[name] = "" }
        for member in members {
          add(member.node, name.isEmpty ? member.name : "\(name).\(member.name)")
        }
      case .array(let elements):
        for (index, element) in elements.enumerated() { add(element, "\(name).\(index)") }
      case .string(let text): values[name] = text
      default: values[name] = node.compactText
      }
    }
    // What the codec has written is JSON.
    if let node = try? JSONParser.parse(Array(message.json.utf8)) { add(node, "") }
    self.init(values)
  }
}

extension AuditRefusal {
  /// The audit's reason for one of the contract.
  init(_ rejected: Rejected) {
    let code = RefusalCode.allCases.first { "\($0)" == "\(rejected.reason)" }
    self = code.map { AuditRefusal($0) } ?? .other
  }
}
