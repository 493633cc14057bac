import Basics
import RPC
import Synchronization

/// Who of a partner's streams are open on this server, so that each can be told of the others. Any thread.
///
/// Bounded by the streams that there are.
final class PartnerRosters: Sendable {
  /// A stream, until it leaves.
  struct Place: Sendable {
    fileprivate let partner: PartnerID
    fileprivate let number: UInt64
  }

  private struct Member {
    let executor: any LoopExecutor
    let tell: @Sendable () -> Void
  }

  private struct State {
    var members: [PartnerID: [UInt64: Member]] = [:]
    var next: UInt64 = 0
  }

  private let state = Mutex(State())

  /// A stream is open. All of the partner's are told how many there are from now on, itself included.
  ///
  /// - Parameter tell: called on `executor`, whenever there are more or fewer.
  func join(
    _ partner: PartnerID, on executor: any LoopExecutor, tell: @escaping @Sendable () -> Void
  ) -> Place {
    let (place, members) = state.withLock { state in
      state.next += 1
      state.members[partner, default: [:]][state.next] = Member(executor: executor, tell: tell)
      return (
        Place(partner: partner, number: state.next),
        Array(state.members[partner, default: [:]].values)
      )
    }
    Self.announce(members)
    return place
  }

  /// A stream has ended.
  func leave(_ place: Place) {
    let members: [Member] = state.withLock { state in
      state.members[place.partner]?[place.number] = nil
      let rest = state.members[place.partner].map { Array($0.values) } ?? []
      if rest.isEmpty { state.members[place.partner] = nil }
      return rest
    }
    Self.announce(members)
  }

  /// Streams of a partner.
  func count(of partner: PartnerID) -> UInt32 {
    state.withLock { UInt32(clamping: $0.members[partner]?.count ?? 0) }
  }

  /// Each asks how many there are when it is its turn: of two announcements under way the later one may come first.
  private static func announce(_ members: [Member]) {
    for member in members { member.executor.execute { member.tell() } }
  }
}
