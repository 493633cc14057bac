import Basics
import DropEngine
import MarkerFeed
import Messages
import RPC
import Storage
import WireCodec

@testable import DropServices
@testable import Sequencer
@testable import Simulation

/// Asks the simulated log where topics stand, as `DropLog` asks the real one: a read, answered by the committer,
/// taken on by another thread, which then tells the loop.
final class SimulatedDirectory: TopicDirectory, @unchecked Sendable {
  // Sound: a simulation is one thread.
  private(set) var reads: [ReadRequest<Engine>] = []
  let hops = SimulatedThread()
  private let store: any Store
  private let publisher: FeedPublisher

  init(store: any Store, publisher: FeedPublisher) {
    self.store = store
    self.publisher = publisher
  }

  func takeReads() -> [ReadRequest<Engine>] {
    defer { reads = [] }
    return reads
  }

  func find(
    _ topic: DropEngine.Topic, epoch: UInt64, next: UInt64?, of place: PeerPlace,
    as encoding: WireEncoding, on executor: any LoopExecutor,
    completion: @escaping (Result<KnownTopic?, RPCError>) -> Void
  ) {
    let answer = LoopCallback(completion)
    reads.append(
      ReadRequest(
        look: { engine in
          let position = engine.position(of: topic)
          return { [hops = self.hops, store = self.store, publisher = self.publisher] in
            hops.add {
              let known = Result { () throws(RPCError) -> KnownTopic? in
                guard let position else { return nil }
                return try DropLog.known(
                  topic, epoch: epoch, as: encoding, at: position, store, publisher)
              }
              executor.execute { answer.call(known) }
            }
          }
        }, abandon: { _ in }))
  }
}

/// A seeded simulation of the feeds on one thread: the real engine, sequencer, publisher, hubs and subscriptions, with
/// the threads between them taken apart. Any loop, the committer, the archive or a peer may be held back between any two
/// steps; followers come, lag, go and come back. When all is quiet, each must have what was published, in order, once.
final class FeedSimulator {
  let seed: UInt64
  private var random: SplitMix64
  private var workload = EngineWorkload()
  private var sent: [UInt64: Command] = [:]
  private let clock = ManualClock(startMicroseconds: 1_700_000_000_000_000)
  private let process: SimulatedProcess<Engine>
  private let outcomes = SimulatedOutcomes<Outcome>()
  private let truth: FeedTruth
  private let publisher = FeedPublisher()
  private let directory: SimulatedDirectory
  private let archive = SimulatedThread()
  private let loops = [SimulatedLoop(index: 0), SimulatedLoop(index: 1)]
  private let hubs: [FeedHub]
  private let limits: SequencerLimits
  private var trimming: EventTrimming<Engine>
  private var followers: [SimulatedFollower] = []
  private var step = 0
  private var made = 0
  private var lastToken: UInt64 = 0
  private(set) var received = 0
  private(set) var resets = 0

  init(seed: UInt64, faults: FeedFaults = []) throws {
    self.seed = seed
    var random = SplitMix64(seed: seed)
    var limits = SequencerLimits()
    limits.commandsPerBatch = 1 + Int(random.below(6))
    if random.chance(percent: 60) { limits.eventsKept = 1 + random.below(20) }
    if random.chance(percent: 60) {
      limits.eventMicrosecondsKept = Int64(1 + random.below(20)) * 1_000_000
    }
    limits.topicsPerTurn = 1 + Int(random.below(8))
    self.limits = limits
    let store = try InMemoryDisk().open()
    let recovered = try Recovery.recover(
      Engine(hashKey: HashKey(1, 2)), from: store, limits: limits)
    process = SimulatedProcess(store: store, recovered: recovered, limits: limits, faults: [])
    trimming = EventTrimming(store: store, limits: limits)
    truth = FeedTruth(next: publisher)
    directory = SimulatedDirectory(store: store, publisher: publisher)
    let archive = archive
    let stored = FeedArchive(store: store, run: { archive.add($0) })
    let feedLimits = FeedLimits(
      ringBytesPerTopic: 1 << (9 + Int(random.below(3))), ringEntriesPerTopic: 8,
      catchUps: 1 + Int(random.below(3)), heartbeatSeconds: 1 + Int(random.below(3)))
    hubs = loops.map {
      FeedHub(executor: $0, archive: stored, limits: feedLimits, faults: faults)
    }
    self.random = random
    publisher.start(hubs, limits: feedLimits)
    for loop in loops { loop.deliver = { [unowned self] in resumed($0) } }
  }

  /// Runs `steps` steps, with quiet moments in between. Throws the first thing found wrong.
  func run(steps: Int) throws {
    do {
      for number in 1...steps {
        step = number
        try act()
        if number % 200 == 0 { try settle() }
      }
      try settle()
      try leave()
    } catch let error as SimulationFailure {
      throw error
    } catch let fault as SimulatedFollower.Fault {
      throw failure(fault.what)
    } catch {
      throw failure("\(error)")
    }
  }

  private func failure(_ what: String) -> SimulationFailure {
    SimulationFailure(seed: seed, step: step, what: what)
  }

  private func act() throws {
    switch random.below(100) {
    case 0..<14: submit()
    case 14..<24: execute()
    case 24..<44: try commitStep()
    case 44..<62: loops[Int(random.below(2))].step()
    case 62..<68: directory.hops.step()
    case 68..<74: archive.step()
    case 74..<80: connectSomebody()
    case 80..<95: try pullSomebody()
    case 95..<97: disconnectSomebody()
    case 97:
      if EventTrimming<Engine>.isWanted(limits) { try trimByLimits() } else { try trim() }
    case 98: beat()
    default: clock.advance(byMicroseconds: Int64(random.below(2_000_000)))
    }
  }

  // MARK: The log

  private func submit() {
    for _ in 0...random.below(3) {
      let command = nextCommand()
      lastToken += 1
      sent[lastToken] = command
      process.queues[command.role.commandClass].append(
        Submission(command, token: lastToken, sink: SinkID(index: 0)))
    }
  }

  /// What clients do, with more markers than usual.
  private func nextCommand() -> Command {
    guard random.chance(percent: 40), let topic = pick(truth.topics),
      case .stream(let stream) = topic
    else { return workload.nextCommand(&random) }
    let marker = DropEngine.PublishMarker(
      stream: stream, producer: ProducerID(rawValue: 77), producerSequence: lastToken, kind: .note,
      title: String(repeating: "m", count: Int(random.below(60))) + "\(lastToken)")
    return Command(.publishMarker(marker))
  }

  private func execute() {
    guard process.slot == nil else { return }
    for read in directory.takeReads() { process.reads.append(read) }
    process.slot = process.core.execute(
      &process.queues, reads: &process.reads, at: clock.reading(), canCheckpoint: false)
  }

  private func commitStep() throws {
    if process.committing == nil, let batch = process.slot {
      process.slot = nil
      process.committing = (batch, process.stage.steps[...])
    }
    guard let (batch, remaining) = process.committing else { return }
    var steps = remaining
    guard let next = steps.popFirst() else {
      process.committing = nil
      return
    }
    process.committing = (batch, steps)
    try process.stage.perform(next, of: batch, sinks: [outcomes], events: truth)
    for batch in outcomes.batches {
      for reply in batch.replies {
        guard let command = sent.removeValue(forKey: reply.token) else { continue }
        _ = workload.observe(
          reply.outcome, of: command, logTimeMicroseconds: batch.logTimeMicroseconds)
      }
    }
    outcomes.batches.removeAll()
    if next == .events { for event in batch.events { workload.observe(event) } }
  }

  /// Some of a topic's oldest entries are not kept any more.
  private func trim() throws {
    guard let topic = pick(truth.topics), let newest = truth.epochs[topic] else { return }
    let epoch = random.chance(percent: 70) ? newest : max(newest, 2) - 1
    let count = UInt64(truth.entries(topic, epoch).count)
    let below = random.below(count + 1)
    guard below > truth.trimmedBelow(topic, epoch),
      let key = Storage.TopicKey(topic, epoch: UInt32(epoch))
    else { return }
    try process.store.trimEvents(of: key, below: below)
    truth.trimmed[FeedTruth.Log(topic: topic, epoch: epoch)] = below
  }

  /// A turn of the server's own trimmer: what is gone was to go, by what was published.
  private func trimByLimits() throws {
    let newest = truth.newestTime
    _ = try trimming.turn(at: newest)
    let keeping = EventKeeping(limits)
    for (log, key) in truth.keys {
      let floor = truth.trimmed[log] ?? 0
      let published = truth.logs[log, default: []]
      // Entries may be stored, and go, before they are published.
      guard floor <= UInt64(published.count) else { continue }
      let times = published[Int(floor)...].map(\.logTimeMicroseconds)
      let bounds = try process.store.eventBounds(of: key)
      let first = bounds?.lowerBound ?? UInt64(published.count)
      if first > floor { truth.trimmed[log] = first }
      // What is stored already and not yet published counts for the trimmer.
      if let bounds, bounds.upperBound >= UInt64(published.count) { continue }
      let fault = keeping.fault(
        times, removed: Int(first - floor), newest: newest, keepsLast: key.epoch != 0,
        isDone: false)
      if let fault { throw failure("\(log): \(fault)") }
    }
  }

  // MARK: Followers

  private func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[Int(random.below(UInt64(elements.count)))]
  }

  private func connectSomebody() {
    let away = followers.filter { $0.connection == nil && !$0.hasEnded }
    if random.chance(percent: 60), let follower = pick(away) { return connect(follower) }
    followers.removeAll { $0.hasEnded && $0.connection == nil }
    guard followers.count < 16, let topic = pick(truth.topics) else { return }
    made += 1
    let isStream = if case .stream = topic { true } else { false }
    let epoch = truth.epochs[topic] ?? 0
    var position: FeedPosition? = FeedPosition(
      epoch: epoch, next: random.below(UInt64(truth.entries(topic, epoch).count) + 1))
    if isStream, random.chance(percent: 40) { position = nil }
    if isStream, epoch > 1, random.chance(percent: 20) {
      let old = UInt64(truth.entries(topic, epoch - 1).count)
      position = FeedPosition(epoch: epoch - 1, next: random.below(old + 1))
    }
    let follower = SimulatedFollower(
      made, topic, as: random.chance(percent: 70) ? .native : .proto,
      loop: Int(random.below(2)), from: position, truth: truth)
    followers.append(follower)
    connect(follower, isBogus: random.chance(percent: 5))
  }

  private func connect(_ follower: SimulatedFollower, isBogus: Bool = false) {
    if isBogus {
      follower.isBogus = true
      let epoch = truth.epochs[follower.topic] ?? 0
      follower.position =
        follower.isViewer && random.chance(percent: 50)
        ? FeedPosition(epoch: epoch + 7, next: random.below(9))
        : FeedPosition(
          epoch: follower.isViewer && epoch > 1 && random.chance(percent: 50) ? epoch - 1 : epoch,
          next: random.chance(percent: 50) ? 1_000_000 : .max)
    }
    guard let key = FeedEncoding.key(of: follower.topic, as: follower.encoding) else { return }
    let position = follower.position
    let request = SubscribeRequest(
      epoch: UInt32(position?.epoch ?? 0), next: position?.next ?? 0, tail: position == nil)
    let lookup = FeedSource.Lookup(
      log: directory, topic: follower.topic, epoch: position?.epoch ?? 0,
      next: position?.next, start: { FeedHandler.start(request, in: $0) },
      missing: RPCError(.notFound, "nobody"))
    let loop = loops[follower.loop]
    loop.run {
      let source = FeedSource(
        hub: hubs[follower.loop], topic: key, use: publisher.use(follower.encoding), lookup,
        style: follower.isViewer ? .announced : .gapless)
      let place = UnsafeMutableRawPointer(bitPattern: 1 + follower.number)!
      let handle = StreamHandle(
        connection: place, stream: place, scheduler: loop, encoding: follower.encoding)
      follower.connection = .init(source: source, handle: handle)
      follower.connection?.newestEpoch = truth.epochs[follower.topic] ?? 0
      let window = hubs[follower.loop].window(of: key)
      for (log, floor) in truth.trimmed where log.topic == follower.topic {
        // What the store has no longer, the loop's ring may still have when it is asked, and lose before it is pulled.
        let kept = window.flatMap { $0.epoch == log.epoch ? $0.first : nil } ?? floor
        follower.connection?.floors[log.epoch] = min(floor, kept)
      }
      source.streamOpened(handle)
      if !handle.isHeld { follower.connection?.isReady = true }
    }
  }

  /// The end of a loop's turn has come for a stream that was resumed in it.
  private func resumed(_ handle: StreamHandle) {
    guard handle.deliver(),
      let follower = followers.first(where: { $0.connection?.handle === handle })
    else { return }
    follower.connection?.isReady = true
  }

  private func pullSomebody() throws {
    if let follower = pick(followers.filter { $0.connection?.isReady == true }) {
      try pull(follower)
    }
  }

  private func pull(_ follower: SimulatedFollower) throws {
    guard let connection = follower.connection else { return }
    if let refusal = connection.handle.refusal {
      close(connection, follower)
      return try follower.closed(RPCStatus(refusal))
    }
    let budget = 1 + Int(random.below(600))
    var frames = WireBuffer()
    let result = loops[follower.loop].run {
      connection.source.pull(into: &frames, budget: budget)
    }
    try follower.hear(frames)
    switch result {
    case .more: break
    case .idle: follower.connection?.isReady = false
    case .finished(let status):
      close(connection, follower)
      try follower.closed(status)
    }
  }

  private func close(_ connection: SimulatedFollower.Connection, _ follower: SimulatedFollower) {
    loops[follower.loop].run {
      connection.handle.detach()
      connection.source.streamClosed()
    }
    follower.connection = nil
  }

  private func disconnectSomebody() {
    guard let follower = pick(followers.filter { $0.connection != nil }),
      let connection = follower.connection
    else { return }
    close(connection, follower)
  }

  private func beat() {
    let now = Timestamp(microseconds: clock.nowMicroseconds())
    for (loop, hub) in zip(loops, hubs) { loop.execute { hub.beat(now) } }
  }

  // MARK: Quiet moments

  /// Whether commands or reads wait for the executor.
  private var isAsked: Bool {
    !process.queues.isEmpty || !process.reads.isEmpty || !directory.reads.isEmpty
  }

  private var isQuiet: Bool {
    !isAsked && process.slot == nil && process.committing == nil
      && directory.hops.isIdle && archive.isIdle
      && loops.allSatisfy(\.isIdle)
      && followers.allSatisfy { $0.connection?.isReady == false || $0.hasEnded }
  }

  /// Everybody comes back, and whatever is under way comes to its end; then nobody lacks anything.
  private func settle() throws {
    var rounds = 0
    while !isQuiet, rounds < 100_000 {
      rounds += 1
      for follower in followers where follower.connection == nil && !follower.hasEnded {
        connect(follower)
      }
      if isAsked { execute() }
      try commitStep()
      for loop in loops { loop.step() }
      directory.hops.step()
      archive.step()
      for follower in followers where follower.connection?.isReady == true { try pull(follower) }
    }
    guard isQuiet else { throw failure("it does not come to rest") }
    for follower in followers { try follower.missing() }
  }

  /// Everybody goes, and nothing is kept.
  private func leave() throws {
    for follower in followers {
      received += follower.received
      resets += follower.resets
      if let connection = follower.connection { close(connection, follower) }
    }
    for (number, hub) in hubs.enumerated() where hub.subscriberCount + hub.topicCount > 0 {
      throw failure(
        "loop \(number) keeps \(hub.subscriberCount) subscribers, \(hub.topicCount) topics")
    }
  }
}
