/// How long calls last at most, whatever their clients ask for; ends as any deadline does, with
/// DEADLINE_EXCEEDED.
public struct DeadlineRules: ServerInterceptor {
  private let otherwise: UInt64?
  private let longest: UInt64?
  private let applies: @Sendable (MethodDescriptor) -> Bool

  /// - Parameters:
  ///   - otherwise: for calls that set no deadline; nil leaves them without one.
  ///   - longest: for all calls.
  ///   - applies: which methods. Those with one response by default: a feed lasts as long as it likes.
  public init(
    otherwise: Duration? = nil, longest: Duration? = nil,
    applies: @escaping @Sendable (MethodDescriptor) -> Bool = { !$0.kind.serverStreams }
  ) {
    self.otherwise = otherwise.map(\.clampedNanoseconds)
    self.longest = longest.map(\.clampedNanoseconds)
    self.applies = applies
  }

  public func callArrived(_ context: ServerContext) {
    guard applies(context.method) else { return }
    let now = context.executor.nowNanoseconds
    if context.deadlineNanoseconds == nil, let otherwise {
      context.limitDeadline(to: now.clampedSum(otherwise))
    }
    if let longest { context.limitDeadline(to: now.clampedSum(longest)) }
  }
}
