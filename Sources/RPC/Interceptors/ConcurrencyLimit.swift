import Synchronization

/// How many calls run at once. More of them wait their turn, as many as may, and any others are refused with
/// RESOURCE_EXHAUSTED; what has priority is never held up.
///
/// A place is taken when the headers of a call are here, so that a refused request is not read, and given
/// back at the call's end. Waiting begins when the request is here. Safe from any thread.
public final class ConcurrencyLimit: SurroundingInterceptor {
  /// Limits of a `ConcurrencyLimit`.
  public struct Limits: Sendable, Equatable {
    /// Calls that run at once, those with priority counted too. 1,024.
    public var running = 1_024
    /// Calls that wait for a place, in their order. 0: a call without a place is refused.
    public var waiting = 0

    public init(running: Int = 1_024, waiting: Int = 0) {
      self.running = running
      self.waiting = waiting
    }
  }

  private struct Waiter {
    let ticket: UInt64
    /// Nil until the call's task waits.
    var task: UnsafeContinuation<Bool, Never>?
  }

  private struct State {
    var running = 0
    var refused = 0
    var nextTicket: UInt64 = 1
    var waiters: [Waiter] = []
  }

  /// What a call without a place holds.
  private enum Ticket: ContextKey { typealias Value = UInt64 }

  private let limits: Limits
  private let counts: @Sendable (MethodDescriptor) -> Bool
  private let hasPriority: @Sendable (ServerContext) -> Bool
  private let state = Mutex(State())

  /// - Parameters:
  ///   - counts: which methods. Those with one response by default: feeds are bounded as streams are.
  ///   - hasPriority: calls that pass whatever the limit says. On the loop; return soon.
  public init(
    _ limits: Limits,
    counts: @escaping @Sendable (MethodDescriptor) -> Bool = { !$0.kind.serverStreams },
    hasPriority: @escaping @Sendable (ServerContext) -> Bool = { _ in false }
  ) {
    self.limits = limits
    self.counts = counts
    self.hasPriority = hasPriority
  }

  /// Calls that have a place, calls that wait for one, and how many were refused so far.
  public var load: (running: Int, waiting: Int, refused: Int) {
    state.withLock { ($0.running, $0.waiters.count, $0.refused) }
  }

  public func surrounds(_ method: MethodDescriptor, onLoop: Bool) -> Bool {
    limits.waiting > 0 && counts(method)
  }

  private enum Admission {
    case running
    case waits(UInt64)
    case refused
  }

  public func callArrived(_ context: ServerContext) throws(RPCError) {
    guard counts(context.method) else { return }
    let isUrgent = hasPriority(context)
    let admission = state.withLock { state -> Admission in
      if isUrgent || (state.running < limits.running && state.waiters.isEmpty) {
        state.running += 1
        return .running
      }
      guard state.waiters.count < limits.waiting else {
        state.refused += 1
        return .refused
      }
      defer { state.nextTicket += 1 }
      state.waiters.append(Waiter(ticket: state.nextTicket))
      return .waits(state.nextTicket)
    }
    switch admission {
    case .refused:
      throw RPCError(
        .resourceExhausted,
        limits.waiting == 0
          ? "\(limits.running) calls are running, which is the limit"
          : "\(limits.running) calls are running and \(limits.waiting) wait, which is the limit")
    case .running: break
    case .waits(let ticket): context[Ticket.self] = ticket
    }
    // A call that ends while it waits leaves the queue; any other has a place by then.
    context.onEnd { [self] _ in
      if case .waits(let ticket) = admission, leave(ticket) { return }
      giveBack()
    }
  }

  public func surround(
    _ context: ServerContext, _ handler: () async throws -> Void
  ) async throws {
    if let ticket = context[Ticket.self] {
      let mayRun = await withTaskCancellationHandler {
        await withUnsafeContinuation { place(ticket, $0) }
      } onCancel: {
        wake(ticket)
      }
      guard mayRun else { throw CancellationError() }
    }
    try await handler()
  }

  /// The task of a call waits from now on, unless its turn has come already.
  private func place(_ ticket: UInt64, _ task: UnsafeContinuation<Bool, Never>) {
    let isDue = state.withLock { state in
      guard !Task.isCancelled,
        let index = state.waiters.firstIndex(where: { $0.ticket == ticket })
      else { return true }
      state.waiters[index].task = task
      return false
    }
    if isDue { task.resume(returning: !Task.isCancelled) }
  }

  /// The task of a call was cancelled; its entry stays until the call's end, which follows.
  private func wake(_ ticket: UInt64) {
    let task = state.withLock { state -> UnsafeContinuation<Bool, Never>? in
      guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else { return nil }
      return state.waiters[index].task.take()
    }
    task?.resume(returning: false)
  }

  /// True when the call was still in the queue.
  private func leave(_ ticket: UInt64) -> Bool {
    let (found, task) = state.withLock { state -> (Bool, UnsafeContinuation<Bool, Never>?) in
      guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else {
        return (false, nil)
      }
      return (true, state.waiters.remove(at: index).task)
    }
    task?.resume(returning: false)
    return found
  }

  /// Gives the place of a call that has ended to the first that waits.
  private func giveBack() {
    let next = state.withLock { state -> UnsafeContinuation<Bool, Never>? in
      state.running -= 1
      guard state.running < limits.running, !state.waiters.isEmpty else { return nil }
      state.running += 1
      return state.waiters.removeFirst().task
    }
    next?.resume(returning: true)
  }
}
