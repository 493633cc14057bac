import Basics
import DropEngine
import Synchronization

/// Rings for those who wait for the end of a purchase, when durable events are about its hold. Any thread.
///
/// Bounded by the calls that wait, each for one hold and a few seconds.
final class PurchaseBell: Sendable {
  /// Somebody who waits.
  struct Place: Hashable, Sendable {
    fileprivate let hold: HoldID
    fileprivate let number: UInt64
  }

  private struct State {
    var waiting: [HoldID: [UInt64: AsyncStream<Void>.Continuation]] = [:]
    var next: UInt64 = 0
  }

  private let state = Mutex(State())

  /// Waits for news of a hold: each comes as an element, of several at once one. Ended by ``leave(_:)``.
  func wait(for hold: HoldID) -> (place: Place, news: AsyncStream<Void>) {
    let (news, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.next += 1
      state.waiting[hold, default: [:]][state.next] = bell
      return state.next
    }
    return (Place(hold: hold, number: number), news)
  }

  /// Waits no longer; whoever still reads the news reads their end.
  func leave(_ place: Place) {
    let bell = state.withLock { state in
      let bell = state.waiting[place.hold]?.removeValue(forKey: place.number)
      if state.waiting[place.hold]?.isEmpty == true { state.waiting[place.hold] = nil }
      return bell
    }
    bell?.finish()
  }

  /// Those who wait.
  var count: Int { state.withLock { $0.waiting.values.reduce(0) { $0 + $1.count } } }

  /// Tells of what has become durable.
  func ring(_ events: [Event]) {
    let bells = state.withLock { state in
      state.waiting.isEmpty
        ? [] : events.compactMap { Self.hold(of: $0).flatMap { state.waiting[$0] } }
    }
    for bell in bells.flatMap(\.values) { bell.yield() }
  }

  /// The hold whose payment may have come to its end by the event.
  private static func hold(of event: Event) -> HoldID? {
    switch event.payload {
    case .hold(let update): update.hold
    case .order(let update): update.hold
    case .voidPayment(let update): update.hold
    default: nil
    }
  }
}
