import Basics
import DropEngine
import LoadKit

@testable import LoadClient

/// Who asks for the commands of a story under audit, and what may be wrong with that.
enum AuditedCallers {
  /// What is planted.
  enum Fault: CaseIterable {
    case none
    /// Callers ask for what their role may not.
    case foreignRole
    /// The log's own entries are said to be somebody's.
    case ownEntries
  }

  /// One that may ask for it; nobody now and then, and for what the log does by itself.
  static func header(of body: Command.Body, _ number: UInt64, _ fault: Fault) -> EntryHeader? {
    var random = DemandRandom(seed: number, 5)
    guard let method = AuditCaller.method(body) else {
      return fault == .ownEntries ? EntryHeader(caller: "ops", role: "operator") : nil
    }
    if random.below(10) == 0 { return nil }
    let roles = ["edge", "creator", "ingest", "partner", "payments", "operator"]
    let fitting = roles.filter { LogAudit.allows($0, toCall: method) == true }
    let role =
      fault == .foreignRole && random.below(20) == 0
      ? "viewer" : fitting[Int(random.below(UInt64(fitting.count)))]
    return EntryHeader(
      caller: "\(role)-\(random.below(3))", role: role,
      trace: random.below(2) == 0 ? Key128(high: number, low: 1) : .none)
  }
}
