import Synchronization

/// How many calls run at once. More of them wait their turn, as many as may, and any others are refused with
/// RESOURCE_EXHAUSTED; what has priority is never held up.
///
/// Places are shared among connections and hosts: an eighth is kept for those who have less than others, the next place
/// goes to whoever has fewest calls, and when no more can wait, one of those who have most waiting is refused.
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

  /// What becomes of a call that waits.
  private enum Verdict {
    case runs, cancelled, refused
  }

  private struct Waiter {
    let ticket: UInt64
    let place: PeerPlace
    /// Nil until the call's task waits.
    var task: UnsafeContinuation<Verdict, Never>?
  }

  private struct State {
    var running = PeerShares()
    var refused = 0
    var nextTicket: UInt64 = 1
    var waiters: [Waiter] = []
    var waiting = PeerShares()
    /// Calls that were refused while they waited, and have not ended yet.
    var evicted: Set<UInt64> = []

    mutating func remove(at index: Int) -> Waiter {
      waiting.remove(waiters[index].place)
      return waiters.remove(at: index)
    }

    /// The one whose turn is next: of the host with the fewest calls, running and waiting, and of it the connection with
    /// the fewest; the first of several.
    func next(of limit: Int) -> Int? {
      guard running.total < limit, !waiters.isEmpty else { return nil }
      if waiting.isOfOne {
        return running.hasPlace(for: waiters[0].place, of: limit) ? 0 : nil
      }
      var found: Int?
      var fewest = (host: Int.max, connection: Int.max)
      // Where the one with fewest may have no place, nobody may.
      for index in waiters.indices {
        let place = waiters[index].place
        let rank = (
          host: running.count(ofHost: place.host) + waiting.count(ofHost: place.host),
          connection: running.count(of: place) + waiting.count(of: place)
        )
        guard rank < fewest else { continue }
        fewest = rank
        found = running.hasPlace(for: place, of: limit) ? index : nil
      }
      return found
    }
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
    state.withLock { ($0.running.total, $0.waiters.count, $0.refused) }
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
    let place = context.place
    var evicted: Waiter?
    let admission = state.withLock { state -> Admission in
      // Those who wait could not have a place when the last one was free.
      if isUrgent || state.running.hasPlace(for: place, of: limits.running) {
        state.running.add(place)
        return .running
      }
      if state.waiters.count >= limits.waiting {
        guard let other = state.waiting.greediest(beside: place),
          let index = state.waiters.lastIndex(where: { $0.place == other })
        else {
          state.refused += 1
          return .refused
        }
        state.refused += 1
        evicted = state.remove(at: index)
        if let evicted { state.evicted.insert(evicted.ticket) }
      }
      defer { state.nextTicket += 1 }
      state.waiters.append(Waiter(ticket: state.nextTicket, place: place))
      state.waiting.add(place)
      return .waits(state.nextTicket)
    }
    evicted?.task?.resume(returning: .refused)
    switch admission {
    case .refused: throw refusal
    case .running: break
    case .waits(let ticket): context[Ticket.self] = ticket
    }
    // A call that ends while it waits leaves the queue; any other has a place by then.
    context.onEnd { [self] _ in
      if case .waits(let ticket) = admission, leave(ticket) { return }
      giveBack(place)
    }
  }

  private var refusal: RPCError {
    RPCError(
      .resourceExhausted,
      limits.waiting == 0
        ? "the limit of \(limits.running) calls that run is reached"
        : "the limits of \(limits.running) calls that run and \(limits.waiting) that wait are reached"
    )
  }

  public func surround(
    _ context: ServerContext, _ handler: () async throws -> Void
  ) async throws {
    if let ticket = context[Ticket.self] {
      let verdict = await withTaskCancellationHandler {
        await withUnsafeContinuation { place(ticket, $0) }
      } onCancel: {
        wake(ticket)
      }
      switch verdict {
      case .runs: break
      case .cancelled: throw CancellationError()
      case .refused: throw refusal
      }
    }
    try await handler()
  }

  /// The task of a call waits from now on, unless what becomes of it is clear already.
  private func place(_ ticket: UInt64, _ task: UnsafeContinuation<Verdict, Never>) {
    let verdict = state.withLock { state -> Verdict? in
      if Task.isCancelled { return .cancelled }
      guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else {
        return state.evicted.contains(ticket) ? .refused : .runs
      }
      state.waiters[index].task = task
      return nil
    }
    if let verdict { task.resume(returning: verdict) }
  }

  /// The task of a call was cancelled; its entry stays until the call's end, which follows.
  private func wake(_ ticket: UInt64) {
    let task = state.withLock { state -> UnsafeContinuation<Verdict, Never>? in
      guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else { return nil }
      return state.waiters[index].task.take()
    }
    task?.resume(returning: .cancelled)
  }

  /// True when the call had no place: it was still in the queue, or was refused there.
  private func leave(_ ticket: UInt64) -> Bool {
    let (hadNone, task) = state.withLock {
      state -> (Bool, UnsafeContinuation<Verdict, Never>?) in
      guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else {
        return (state.evicted.remove(ticket) != nil, nil)
      }
      return (true, state.remove(at: index).task)
    }
    task?.resume(returning: .cancelled)
    return hadNone
  }

  /// Gives the place of a call that has ended to one that waits; more of these may have one by now.
  private func giveBack(_ place: PeerPlace) {
    let due = state.withLock { state in
      state.running.remove(place)
      var due: [UnsafeContinuation<Verdict, Never>] = []
      while let index = state.next(of: limits.running) {
        let waiter = state.remove(at: index)
        state.running.add(waiter.place)
        if let task = waiter.task { due.append(task) }
      }
      return due
    }
    for task in due { task.resume(returning: .runs) }
  }
}
