import Storage

/// How far a scan of the journal has come.
public struct JournalScanState: Equatable, Sendable {
  /// What has become of it.
  public enum Phase: Equatable, Sendable {
    /// It is reading.
    case running
    /// Everything was found right.
    case done
    /// It was stopped before its end.
    case stopped
    /// Something is wrong, in words that name the record, or the file where the store knows it.
    case damaged(String)
  }

  /// First sequence there is; 0 before anything was read.
  public var firstSequence: UInt64 = 0
  /// Everything up to here was found right.
  public var verifiedThrough: UInt64 = 0
  /// Where the journal ended when the scan began.
  public var target: UInt64
  public var phase = Phase.running
}

/// Reads the whole journal in the background once the log has started: a start itself reads only
/// what follows the checkpoint. Verifies what ``JournalReader`` verifies.
///
/// A thread of its own, slowed down so that it takes little of the disk and of a processor. Safe
/// from any thread.
public final class JournalScan<Machine: StateMachine & ~Copyable>: Sendable {
  private let store: any Store
  private let limits: SequencerLimits
  private let changed: @Sendable (JournalScanState) -> Void
  private let current: Monitor<JournalScanState>
  private let isEnding = Monitor(false)
  private let thread = Monitor<WorkerThread?>(nil)

  /// Bytes read at a time.
  private static var pageBytes: Int { 1 << 20 }

  /// Starts reading.
  ///
  /// - Parameters:
  ///   - sequence: where to stop; what comes later was written by this process.
  ///   - changed: called once, at the end, from the scan's thread; not after ``stop()``.
  public init(
    store: any Store, through sequence: UInt64, limits: SequencerLimits = SequencerLimits(),
    changed: @escaping @Sendable (JournalScanState) -> Void = { _ in }
  ) {
    self.store = store
    self.limits = limits
    self.changed = changed
    current = Monitor(JournalScanState(target: sequence))
    let worker = WorkerThread(name: "dw-scan") { [self] in run() }
    thread.withLock { $0 = worker }
  }

  /// How far it has come.
  public var state: JournalScanState { current.withLock { $0 } }

  /// Ends it and waits until it has ended. Idempotent.
  public func stop() {
    isEnding.change { $0 = true }
    thread.withLock { $0?.join() }
  }

  private func run() {
    let phase: JournalScanState.Phase
    do throws(SequencerError) {
      phase = try read() ? .done : .stopped
    } catch .storage(.closed) {
      phase = .stopped
    } catch {
      phase = .damaged("\(error)")
    }
    let last = current.withLock { state in
      state.phase = phase
      return state
    }
    if phase != .stopped { changed(last) }
  }

  /// False when it was stopped.
  private func read() throws(SequencerError) -> Bool {
    let target = state.target
    var begin = try firstKept()
    var reader = try JournalReader<Machine>(store: store, pageBytes: Self.pageBytes)
    var paused: UInt64 = 0
    while reader.summary.lastSequence < target {
      let batch: JournalBatch<Machine>?
      do throws(SequencerError) {
        batch = try reader.next()
      } catch {
        // What is being removed is not missing. Where nothing more was removed, it is damage.
        let kept = try firstKept()
        guard kept > max(begin, reader.summary.lastSequence + 1) else { throw error }
        if isEnding.withLock({ $0 }) { return false }
        begin = kept
        reader = try JournalReader<Machine>(store: store, pageBytes: Self.pageBytes)
        paused = 0
        continue
      }
      guard batch != nil else {
        throw .journal(
          JournalFault(
            sequence: reader.summary.lastSequence + 1, kind: .endsEarly(expected: target)))
      }
      let summary = reader.summary
      current.withLock { state in
        state.firstSequence = summary.firstSequence
        state.verifiedThrough = summary.lastSequence
      }
      if summary.byteCount - paused >= UInt64(Self.pageBytes) {
        guard pause(after: summary.byteCount - paused) else { return false }
        paused = summary.byteCount
      }
    }
    return true
  }

  /// The first entry that was not trimmed.
  private func firstKept() throws(SequencerError) -> UInt64 {
    do throws(StorageError) {
      return try store.state().trimmed?.firstSequence ?? 1
    } catch {
      throw .storage(error)
    }
  }

  /// Waits as long as so many bytes may take; false when the end has come.
  private func pause(after byteCount: UInt64) -> Bool {
    let microseconds = Int64(byteCount) * 1_000_000 / Int64(max(limits.scanBytesPerSecond, 1))
    return isEnding.wait(timeoutMicroseconds: microseconds) { $0 ? false : nil } ?? true
  }
}
