import Basics
import DropEngine
import RPC

extension EntryHeader {
  /// Who calls, for the entries of a call: by what authentication has found, and nothing that a request or its
  /// fields say of it. The trace is the client's own word.
  ///
  /// The role is the first of those which the method asks for that the caller has; where it asks for none, the first
  /// of the caller's.
  ///
  /// - Returns: nil for a caller without a name.
  convenience init?(_ caller: Caller, of context: ServerContext) {
    let role = context.method.roles.first { caller.roles.contains($0) } ?? caller.roles.first ?? ""
    let trace = context.traceID.map { Key128(high: $0.high, low: $0.low) } ?? .none
    self.init(caller: caller.name, role: role, trace: trace)
  }
}
