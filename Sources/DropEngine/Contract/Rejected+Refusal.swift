import Messages
import WireCodec

// Refusals of the engine in results of the contract, and back.

extension Rejected {
  /// A refusal as a result has it in the log: its detail is the name of what it is about. The sentence for a
  /// person is made of both when it is delivered.
  public init(_ refusal: Refusal) {
    self.init(
      reason: Messages.Refusal(refusal.code),
      detail: refusal.field == .none ? "" : "\(refusal.field)", available: refusal.available,
      retryAfter: refusal.retryAfterMicroseconds == Refusal.noUseRetrying
        ? nil : TimeSpan(microseconds: refusal.retryAfterMicroseconds))
  }
}

extension Refusal {
  /// What a result in the log said, in the engine's words.
  public init(_ rejected: Rejected) {
    let code = RefusalCode.allCases.first { Messages.Refusal($0) == rejected.reason }
    let field = RefusedField.allCases.first { "\($0)" == rejected.detail }
    self.init(
      code ?? .invalid, field: field ?? .none, available: rejected.available,
      retryAfterMicroseconds: rejected.retryAfter?.microseconds ?? Refusal.noUseRetrying)
  }
}
