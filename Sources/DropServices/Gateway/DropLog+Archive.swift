import Basics
import Dispatch
import DropEngine
import Messages
import RPC
import Sequencer
import Storage
import WireCodec

/// Questions about one thing, which may have left the state. The executor's thread looks at the state alone; the archive
/// is read on a thread of its own, one question after another, and nobody may have all places there.
extension DropLog {
  private static let archiveReader = DispatchQueue(label: "dropwire.archived")

  /// - Parameters:
  ///   - look: where the thing is, by the state.
  ///   - answer: what an archive knows of it.
  ///   - missing: the answer when nothing does; whether it may have been forgotten.
  private func find<Answer: Sendable>(
    for place: PeerPlace,
    _ look: @escaping @Sendable (borrowing Engine) -> Whereabouts<Answer>,
    archive answer:
      @escaping @Sendable (Engine.Moment, ArchiveLookup<StorageError>) throws(StorageError) ->
      Answer?,
    missing: (_ isForgotten: Bool) -> Answer
  ) async throws(RPCError) -> Answer {
    let (found, moment) = try await read(of: place) { (look($0), $0.moment) }
    switch found {
    case .here(let answer): return answer
    case .elsewhere(let isForgotten):
      let archived = try await reading(for: place) { [sequencer] () throws(StorageError) in
        try answer(moment) { (table, key) throws(StorageError) in
          try sequencer.archived(table: table.rawValue, key: key).map {
            ForgottenRow(value: $0.value, stamp: $0.stamp)
          }
        }
      }
      return archived ?? missing(isForgotten)
    }
  }

  /// Runs something that waits for the medium.
  private func reading<Answer: Sendable>(
    for place: PeerPlace, _ body: @escaping @Sendable () throws(StorageError) -> Answer
  ) async throws(RPCError) -> Answer {
    try takeRead(place)
    defer { endRead(place) }
    let result: Result<Answer, StorageError> = await withCheckedContinuation { continuation in
      Self.archiveReader.async {
        do throws(StorageError) {
          continuation.resume(returning: .success(try body()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    switch result {
    case .success(let answer): return answer
    case .failure(.closed):
      throw RPCError(.unavailable, "the log has stopped; ask again after the restart")
    case .failure(let error):
      throw RPCError(.internal, "the archive cannot be read: \(error)")
    }
  }

  /// A hold, live, over or in the archive.
  func hold(
    _ request: HoldRequest, for place: PeerPlace
  ) async throws(RPCError) -> HoldResult {
    let result = try await find(
      for: place, { $0.hold(request) },
      archive: { (moment, lookup) throws(StorageError) in
        try request.answer(at: moment, lookup: lookup)
      }, missing: { .rejected(Self.missing($0, .unknownHold)) })
    guard case .rejected(let rejected) = result else { return result }
    return .rejected(rejected.saying(RefusalSubject(hold: HoldID(request.hold))))
  }

  /// An order, on its way, over or in the archive.
  func order(
    _ request: GetOrderRequest, for place: PeerPlace
  ) async throws(RPCError) -> GetOrderResult {
    let result = try await find(
      for: place, { $0.order(request) },
      archive: { (moment, lookup) throws(StorageError) in
        try request.answer(at: moment, lookup: lookup)
      },
      missing: { isForgotten in
        if isForgotten { return .rejected(Self.missing(true, .unknownHold)) }
        return .rejected(
          Messages.Rejected(
            reason: .unknownOrder, detail: "there is no order \(OrderID(request.order))"))
      })
    guard case .rejected(let rejected) = result, rejected.reason != .unknownOrder else {
      return result
    }
    return .rejected(rejected.saying(RefusalSubject()))
  }

  /// A place in line; one that waits has a position.
  func place(
    _ request: PlaceRequest, for place: PeerPlace
  ) async throws(RPCError) -> PlaceResult {
    let result = try await find(
      for: place,
      { engine in
        let result = engine.place(request)
        guard case .rejected(let rejected) = result, rejected.reason != .notOwner else {
          return .here(result)
        }
        if let recent = engine.recentPlace(request) { return .here(recent) }
        return .elsewhere(isForgotten: rejected.reason == .forgotten)
      },
      archive: { (moment, lookup) throws(StorageError) in
        try request.answer(at: moment, lookup: lookup)
      }, missing: { .rejected(Self.missing($0, .unknownWaiter)) })
    guard case .rejected(let rejected) = result else { return result }
    return .rejected(rejected.saying(RefusalSubject(waiter: WaiterID(request.waiter))))
  }

  private static func missing(_ isForgotten: Bool, _ unknown: RefusalCode) -> Messages.Rejected {
    Messages.Rejected(DropEngine.Refusal(isForgotten ? .forgotten : unknown))
  }

  func dropStatus(
    _ drop: Identifier, for place: PeerPlace
  ) async throws(RPCError) -> Messages.GetDropResult {
    let request = Messages.GetDropRequest(drop: drop)
    let sequence = sequencer.metrics.durableSequence
    return try await find(
      for: place,
      { engine in
        if let status = engine.status(of: DropID(drop)) {
          return .here(.status(Messages.DropStatus(status)))
        }
        if let recent = engine.recentDrop(request) { return .here(recent) }
        return .elsewhere(isForgotten: engine.mayHaveForgotten(drop))
      },
      archive: { (moment, lookup) throws(StorageError) in
        try request.answer(at: moment, lookup: lookup)
      },
      missing: { isForgotten in
        .rejected(
          Messages.Rejected(
            reason: isForgotten ? .forgotten : .unknownDrop,
            detail: isForgotten
              ? "the drop \(DropID(drop)) ended too long ago to be known, if it ever was"
              : "there is no drop \(DropID(drop))", sequence: sequence))
      })
  }
}

extension Messages.DropStatus {
  fileprivate init(_ status: DropEngine.DropStatus) {
    self.init(
      drop: Identifier(status.drop), offer: Identifier(status.offer),
      stream: Identifier(status.stream), phase: Messages.DropPhase(status.phase),
      buyerLimit: status.buyerLimit, pools: status.pools.map { Messages.PoolStatus($0) },
      asOf: status.asOfSequence,
      reservation: status.reservation.map { Messages.ReservationStatus($0) },
      policy: status.policy, passed: status.passed, fences: status.fences)
  }
}

extension Messages.Rejected {
  /// The same with its sentence for a person.
  func saying(_ subject: RefusalSubject) -> Messages.Rejected {
    var rejected = self
    rejected.detail = Self.sentence(Refusal(rejected), subject)
    return rejected
  }
}
