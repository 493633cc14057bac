import Basics
import RPC
import Synchronization

/// Who of a partner's streams are open on this server, so that each can be told of the others. Any thread.
///
/// Bounded by the streams that there are: of each, one telling at most is queued, however many come and go meanwhile.
final class PartnerRosters: Sendable {
  /// A stream, until it leaves.
  struct Place: Sendable {
    fileprivate let partner: PartnerID
    fileprivate let number: UInt64
  }

  private struct Member {
    let executor: any LoopExecutor
    let tell: @Sendable () -> Void
    /// Whether its loop has a telling of it that has not begun, which will tell of what changes until then.
    var isTellQueued = false
  }

  /// What a loop is to be given.
  private struct Telling {
    let place: Place
    let executor: any LoopExecutor
    let tell: @Sendable () -> Void
  }

  private struct State {
    var members: [PartnerID: [UInt64: Member]] = [:]
    var next: UInt64 = 0

    /// The tellings that a partner's streams do not have queued; from now on they have.
    mutating func queueTellings(_ partner: PartnerID) -> [Telling] {
      guard let streams = members[partner] else { return [] }
      var tellings: [Telling] = []
      for (number, member) in streams where !member.isTellQueued {
        members[partner]?[number]?.isTellQueued = true
        tellings.append(
          Telling(
            place: Place(partner: partner, number: number), executor: member.executor,
            tell: member.tell))
      }
      return tellings
    }

    /// A telling's turn has come: whatever changes from now on is for another one.
    mutating func begin(_ place: Place) {
      members[place.partner]?[place.number]?.isTellQueued = false
    }
  }

  private let state = Mutex(State())

  /// A stream is open. All of the partner's are told how many there are from now on, itself included.
  ///
  /// - Parameter tell: called on `executor`, whenever there are more or fewer; once for all changes before it is its turn.
  func join(
    _ partner: PartnerID, on executor: any LoopExecutor, tell: @escaping @Sendable () -> Void
  ) -> Place {
    let (place, tellings) = state.withLock { state in
      state.next += 1
      state.members[partner, default: [:]][state.next] = Member(executor: executor, tell: tell)
      return (
        Place(partner: partner, number: state.next), state.queueTellings(partner)
      )
    }
    announce(tellings)
    return place
  }

  /// A stream has ended.
  func leave(_ place: Place) {
    let tellings: [Telling] = state.withLock { state in
      state.members[place.partner]?[place.number] = nil
      if state.members[place.partner]?.isEmpty == true { state.members[place.partner] = nil }
      return state.queueTellings(place.partner)
    }
    announce(tellings)
  }

  /// Streams of a partner.
  func count(of partner: PartnerID) -> UInt32 {
    state.withLock { UInt32(clamping: $0.members[partner]?.count ?? 0) }
  }

  /// Each asks how many there are when it is its turn: what changes before that needs no telling of its own.
  private func announce(_ tellings: [Telling]) {
    for telling in tellings {
      telling.executor.execute { [self] in
        // Before it asks: a change that comes after the asking has to find that nothing is queued.
        state.withLock { $0.begin(telling.place) }
        telling.tell()
      }
    }
  }
}
