import Basics
import DropEngine
import MarkerFeed
import Messages
import RPC
import Sequencer
import StatusDetails
import Storage
import Synchronization
import WireCodec

/// The log of one market: the sequencer over the engine, its store, and the questions services ask of it.
public final class DropLog: Sendable {
  /// The sequencer that drives the engine.
  public let sequencer: LogSequencer<Engine>
  let store: any Store
  let clock: any MicrosecondClock
  let publisher: FeedPublisher
  private let limits: SequencerLimits
  /// Reads that wait for the log, of all loops.
  private let reads = Mutex(PeerShares())
  private let scan = Mutex<JournalScan<Engine>?>(nil)

  /// Recovers the state from the store and starts. Blocks until the state is back.
  ///
  /// - Parameters:
  ///   - store: opened, and closed by its owner after ``stop()``.
  ///   - clockNote: what `clockNoted` was last told while the machine ran.
  ///   - adopting: limits that the log is to go over to.
  ///   - clockChanged: called when log time stops following the clock, or follows it again.
  ///   - clockNoted: called with what the next start has to know.
  ///   - failed: called once when the log stops because of an error; a server ends its process.
  ///   - notice: called when something begins to wait for room on the disk, or goes on, and when
  ///     events or entries were removed that need not be kept any longer.
  public init(
    store: any Store, clock: any MicrosecondClock = SystemClock(), clockNote: ClockNote? = nil,
    adopting: LimitAdoption? = nil, limits: SequencerLimits = SequencerLimits(),
    engineLimits: EngineLimits = EngineLimits(),
    clockChanged: @escaping @Sendable (ClockStatus) -> Void = { _ in },
    clockNoted: @escaping @Sendable (ClockNote?) -> Void = { _ in },
    failed: @escaping @Sendable (SequencerError) -> Void,
    notice: @escaping @Sendable (SequencerNotice) -> Void = { _ in }
  ) throws(SequencerError) {
    let publisher = FeedPublisher()
    self.store = store
    self.clock = clock
    self.publisher = publisher
    self.limits = limits
    sequencer = try LogSequencer(
      store: store, machine: Engine(limits: engineLimits, hashKey: .random()), clock: clock,
      note: clockNote, adopting: adopting, limits: limits,
      hooks: .init(
        events: publisher, failed: failed, clockChanged: clockChanged, clockNoted: clockNoted,
        notice: notice))
  }

  /// Remembers what viewers of open drops are shown first. Called once before the server accepts.
  public func prepareFeeds() async throws {
    let (drops, sequence, time) = try await read { engine in
      (engine.openAvailabilities(), engine.lastSequence, engine.lastLogTimeMicroseconds)
    }
    for drop in drops {
      publisher.seed(drop, sequence: sequence, logTimeMicroseconds: time)
    }
  }

  /// Reads the whole journal in the background: a start reads only what follows the checkpoint. Once.
  ///
  /// - Parameter ended: called when it has come to the end, or to something that is wrong; any thread.
  public func startScan(ended: @escaping @Sendable (JournalScanState) -> Void) {
    scan.withLock { scan in
      guard scan == nil else { return }
      scan = JournalScan(
        store: store, through: sequencer.recovery.lastSequence, limits: limits, changed: ended)
    }
  }

  /// How far the scan has come; nil when there is none.
  var scanState: JournalScanState? { scan.withLock { $0 }?.state }

  /// Has the log keep what is over as its operator wants it: writes an entry when the log says
  /// otherwise. Called before the server accepts.
  ///
  /// - Returns: what it wrote; nil when the log says so already.
  public func keep(
    _ change: @Sendable (inout Retention) -> Void
  ) async throws -> Retention? {
    let current = try await read { $0.retention }
    var wanted = current
    change(&wanted)
    if wanted == current { return nil }
    let reply = try await sequencer.perform(Command(.retain(wanted)))
    if let refusal = reply.outcome.refusal {
      throw RPCError(.invalidArgument, "this cannot be kept: \(refusal.code) \(wanted)")
    }
    return wanted
  }

  /// Executes and commits what waits, writes a checkpoint of everything, ends the threads. Blocks.
  public func stop() {
    scan.withLock { $0 }?.stop()
    sequencer.stop()
  }

  /// Looks at the state once everything it shows is durable.
  ///
  /// - Parameter place: who asks, nil for the server itself: nobody may have all places of the inbox.
  func read<Answer: Sendable>(
    of place: PeerPlace? = nil, needsDigest: Bool = false,
    _ look: @escaping @Sendable (borrowing Engine) -> Answer
  ) async throws(RPCError) -> Answer {
    if let place { try takeRead(place) }
    defer { if let place { endRead(place) } }
    do throws(SequencerError) {
      return try await sequencer.read(needsDigest: needsDigest, look)
    } catch {
      throw Self.stopped(error)
    }
  }

  /// Takes a place for a read.
  ///
  /// - Throws: RESOURCE_EXHAUSTED when there is none for this peer.
  func takeRead(_ place: PeerPlace) throws(RPCError) {
    let isTaken = reads.withLock { reads in
      guard reads.hasPlace(for: place, of: limits.inboxReads) else { return false }
      reads.add(place)
      return true
    }
    guard isTaken else { throw Self.stopped(.full) }
  }

  /// Gives a place back.
  func endRead(_ place: PeerPlace) { reads.withLock { $0.remove(place) } }

  /// Where the log stands on a topic; nil for a stream or partner that does not exist. Reads the store.
  private func known(
    _ topic: DropEngine.Topic, epoch: UInt64, for place: PeerPlace, as encoding: WireEncoding
  ) async throws(RPCError) -> KnownTopic? {
    guard let position = try await read(of: place, { $0.position(of: topic) }) else { return nil }
    return try Self.known(topic, epoch: epoch, as: encoding, at: position, store, publisher)
  }

  /// What there is to know of a topic besides its position in the log.
  ///
  /// - Parameter epoch: the epoch asked for, of which is said what is stored when it is over; 0 is any.
  static func known(
    _ topic: DropEngine.Topic, epoch: UInt64, as encoding: WireEncoding, at position: TopicPosition,
    _ store: any Store, _ publisher: FeedPublisher
  ) throws(RPCError) -> KnownTopic {
    var known = KnownTopic(
      position: .init(epoch: UInt64(position.epoch), next: position.nextOffset),
      values: publisher.newestValues(of: topic, as: encoding), isOpen: position.isOpen)
    guard let key = Storage.TopicKey(topic, epoch: position.epoch) else { return known }
    do throws(StorageError) {
      // Whatever is before `position` is durable, so what is not there was trimmed.
      known.storedFrom = min(
        try store.eventBounds(of: key)?.lowerBound ?? .max, position.nextOffset)
      if epoch != 0, epoch < position.epoch, let older = UInt32(exactly: epoch),
        let key = Storage.TopicKey(topic, epoch: older)
      {
        known.older = try store.eventBounds(of: key).map { $0.lowerBound..<$0.upperBound &+ 1 }
      }
    } catch {
      throw RPCError(.internal, "stored entries cannot be read: \(error)")
    }
    return known
  }

  /// How a hub sells, as the log's last durable entry left it, and whose it is.
  func hubStatus(
    _ hub: Identifier, for place: PeerPlace
  ) async throws(RPCError) -> (PartnerID?, Messages.HubResult) {
    let (found, sequence) = try await read(of: place) {
      ($0.status(of: HubID(hub)), $0.lastSequence)
    }
    guard let status = found else {
      let rejected = Messages.Rejected(
        reason: .unknownHub, detail: "there is no hub \(HubID(hub))", sequence: sequence)
      return (nil, .rejected(rejected))
    }
    let result = Messages.HubResult.status(
      Messages.HubStatus(
        hub: hub, mode: Messages.HubMode(status.mode), forced: status.isForced,
        reason: status.reason.map { Messages.HubModeReason($0) } ?? .unspecified,
        since: status.reason == nil ? nil : Timestamp(microseconds: status.sinceMicroseconds),
        tokens: status.tokens, openJobs: status.openJobs, backlog: status.backlog,
        preparation: TimeSpan(microseconds: status.preparationMicroseconds),
        acceptRate: status.acceptRate,
        heard: status.heardAtMicroseconds.map { Timestamp(microseconds: $0) },
        asOf: status.asOfSequence, silent: status.isSilent, passing: status.isPassing))
    return (status.partner, result)
  }

  /// Where a job is, as the log's last durable entry left it, and whose it is.
  func jobState(
    _ job: Identifier, for place: PeerPlace
  ) async throws(RPCError) -> (PartnerID, Messages.JobResult) {
    let (found, sequence) = try await read(of: place) { ($0.state(ofJob: job), $0.lastSequence) }
    guard case .rejected(var rejected) = found.result else { return found }
    rejected.detail = Messages.Rejected.sentence(
      DropEngine.Refusal(rejected), RefusalSubject(job: JobID(job)))
    rejected.sequence = sequence
    return (.none, .rejected(rejected))
  }

  /// What callers are told of new work while the disk is nearly full. Somebody has to make room first:
  /// the hint is not a matter of milliseconds.
  static var outOfSpace: RPCError {
    var error = RPCError(
      .resourceExhausted,
      "the server's disk is nearly full: no new work is taken; confirms, releases and reads go on")
    error.attach(RetryInfo(retryDelay: TimeSpan(microseconds: 5_000_000)))
    return error
  }

  /// What callers are told when the log cannot take or finish their command.
  static func stopped(_ error: SequencerError) -> RPCError {
    if case .full = error {
      return RPCError(.resourceExhausted, "the log's inbox is full; try again in a moment")
    }
    if case .outOfSpace = error { return outOfSpace }
    return RPCError(
      .unavailable,
      "the log has stopped; ask again under the same key after the restart (\(error))")
  }
}

extension DropLog: TopicDirectory {
  func find(
    _ topic: DropEngine.Topic, epoch: UInt64, next: UInt64?, of place: PeerPlace,
    as encoding: WireEncoding, on executor: any LoopExecutor,
    completion: @escaping (Result<KnownTopic?, RPCError>) -> Void
  ) {
    let answer = LoopCallback(completion)
    Task {
      do throws(RPCError) {
        let known = try await known(topic, epoch: epoch, for: place, as: encoding)
        executor.execute { answer.call(.success(known)) }
      } catch {
        executor.execute { answer.call(.failure(error)) }
      }
    }
  }
}
