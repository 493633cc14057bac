import Storage
import Synchronization

/// What a sequencer tells its owner beside outcomes and its end.
public enum SequencerNotice: Equatable, Sendable {
  /// The medium is nearly full: no new work is taken from here on.
  case shortOfSpace(StoreSpace)
  /// There is room again, and new work is taken.
  case spaceIsBack(StoreSpace)
  /// A batch finds no room; it is tried again until it is written or the sequencer is stopped.
  case batchWaits(StorageError)
  /// A checkpoint cannot be written; it is tried again, and the journal makes up for it meanwhile.
  case checkpointWaits(StorageError)
  /// The journal begins with this entry now: what was before need not be kept any longer.
  case journalTrimmed(first: UInt64)
  /// So many stored events were removed that need not be kept any longer.
  case eventsTrimmed(UInt64)
  /// Events could not be removed; it is tried again.
  case eventsNotTrimmed(StorageError)
  /// The journal could not be trimmed; it is tried again with the next flush of a checkpoint.
  case journalNotTrimmed(StorageError)
}

/// Looks at the room on the medium, about once a second, and paces what waits for room.
final class SpaceWatch: Sendable {
  private struct State {
    var space: StoreSpace?
    var isEnding = false
  }

  private let store: any Store
  private let intervalMicroseconds: Int64
  private let notice: @Sendable (SequencerNotice) -> Void
  private let state = Monitor(State())
  private let short = Atomic<Bool>(false)

  init(
    store: any Store, intervalMicroseconds: Int64,
    notice: @escaping @Sendable (SequencerNotice) -> Void
  ) {
    self.store = store
    self.intervalMicroseconds = intervalMicroseconds
    self.notice = notice
    look()
  }

  /// Whether new work is to be refused. Any thread, at the cost of a load.
  var isShort: Bool { short.load(ordering: .relaxed) }

  /// What was last seen; nil for a medium without a bound.
  var space: StoreSpace? { state.withLock { $0.space } }

  /// Asks the store now. Any thread, one after the other.
  func look() {
    let found = store.space()
    let wasShort = state.withLock { state in
      state.space = found
      return short.exchange(found?.isShort ?? false, ordering: .relaxed)
    }
    guard let found, found.isShort != wasShort else { return }
    notice(found.isShort ? .shortOfSpace(found) : .spaceIsBack(found))
  }

  /// Looks until the end.
  func run() { while pause() { look() } }

  /// Waits a moment; false once the end has come, also in the middle of the wait.
  func pause() -> Bool {
    state.wait(timeoutMicroseconds: intervalMicroseconds) { $0.isEnding ? false : nil } ?? true
  }

  /// Tells the owner.
  func tell(_ notice: SequencerNotice) { self.notice(notice) }

  /// Nothing waits for room any more.
  func end() { state.change { $0.isEnding = true } }
}
