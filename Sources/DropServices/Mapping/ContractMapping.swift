import Basics
import DropEngine
import LogContract
import Messages
import RPC
import WireCodec

// Calls of the contract need no mapping of their own: the request is the command, and the outcome the result. What is
// added on the way is the same for all of them.

extension Command {
  /// The command of a call. One that says nothing which the command of before has no field for is logged as that,
  /// under the fingerprint of before: keys stay what they were, and logs readable by earlier builds.
  ///
  /// - Throws: INVALID_ARGUMENT for what would be stored and never do what it says.
  init(call: LogCommand) throws(RPCError) {
    switch call {
    case .reserve(let request): self.init(request)
    case .schedule(let request): try self.init(request)
    default: self.init(logged: call)
    }
  }

  /// A call as it came: keyed and told from others as the contract says, in the name of the buyer whom the
  /// request names, or else of those who set up.
  init(logged request: LogCommand) {
    guard let key = request.idempotencyKey else {
      self.init(.logged(request))
      return
    }
    let principal = request.identifier("buyer").map { PrincipalID(rawValue: $0) }
    self.init(
      .logged(request),
      identity: RequestIdentity(
        principal: principal ?? Identity.operatorPrincipal, key: Key128(key),
        fingerprint: request.fingerprint))
  }
}

extension Key128 {
  /// The engine's form of a key: a uuid as it is, any other key by a digest. Two keys of one caller that look alike
  /// by it would have to be sought by that caller.
  init(_ key: LogKey) {
    let bytes = key.bytes
    guard bytes.count == 16 else {
      var hasher = DigestHasher()
      hasher.combine(bytes: bytes)
      let digest = hasher.finalize()
      // Never no key at all.
      self.init(high: digest.high, low: digest.low | 1)
      return
    }
    let word = { (range: Range<Int>) in bytes[range].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    self.init(high: word(0..<8), low: word(8..<16))
  }
}

extension LogCommand {
  /// The result of the call as its caller is told it: with the place of the entry that decided, and, of a refusal,
  /// with a sentence.
  ///
  /// - Throws: what the contract has no words for: a refusal by the engine itself of a method whose result cannot
  ///   reject, ALREADY_EXISTS or RESOURCE_EXHAUSTED.
  func result(of outcome: DropEngine.Outcome) throws(RPCError) -> LogOutcome {
    switch outcome.result {
    case .logged(let result): return result.told(by: outcome, about: RefusalSubject(self))
    case .refused(let refusal):
      let rejected = Messages.Rejected(refusal, of: outcome, about: RefusalSubject(self))
      guard let result = LogOutcome(rejecting: number, with: rejected) else {
        throw RPCError(
          refusal.code == .keyMismatch ? .alreadyExists : .resourceExhausted, rejected.detail)
      }
      return result.delivered(sequence: outcome.sequence, isReplay: outcome.isReplay)
    default: return try former(outcome)
    }
  }

  /// The result of a call that was logged as the command of before.
  private func former(_ outcome: DropEngine.Outcome) throws(RPCError) -> LogOutcome {
    switch self {
    case .reserve: .reserve(try Messages.ReserveResult(outcome, about: RefusalSubject(self)))
    case .schedule: .schedule(try Messages.ScheduleDropResult(outcome, about: RefusalSubject(self)))
    default: throw RPCError(.internal, "the log answered \(method) with \(outcome.result)")
    }
  }
}

extension LogOutcome {
  /// The result as its caller is told it: see ``LogCommand/result(of:)``.
  func told(by outcome: DropEngine.Outcome, about subject: RefusalSubject) -> LogOutcome {
    var decided = self
    if var rejected = rejection {
      rejected.detail = Messages.Rejected.sentence(DropEngine.Refusal(rejected), subject)
      decided = LogOutcome(rejecting: number, with: rejected) ?? self
    }
    return decided.delivered(sequence: outcome.sequence, isReplay: outcome.isReplay)
  }
}

extension RefusalSubject {
  /// What a request of the contract is about, by the ids that it names.
  init(_ command: LogCommand) {
    func id<Kind>(_ field: String) -> EntityID<Kind> {
      EntityID(rawValue: command.identifier(field) ?? 0)
    }
    let isPartners =
      command.identifier("buyer") == nil && command.identifier("partner") != nil
    self.init(
      owner: isPartners ? "partner" : "buyer", partner: id("partner"), hub: id("hub"),
      stream: id("stream"), offer: id("offer"),
      drop: id("drop"), pool: id("pool"), hold: id("hold"), waiter: id("waiter"), job: id("job"),
      isOrders: command.identifier("order") != nil)
  }
}
