import DropwireClient
import EventLoop
import HTTP2Transport
import LoadKit
import MessageServices
import Messages
import WireCodec

/// How a fan-out is measured.
public struct FanOutOptions: Sendable {
  public var subscribers = 2_000
  /// Connections they share; as many as subscribers for one each.
  public var sockets = 2_000
  /// Markers in each round, published together.
  public var burst = 1
  public var durationNanoseconds: Int64 = 10_000_000_000
  /// Markers a second; nil begins a round when the one before has reached everybody.
  public var rate: Double?
  /// Of a hundred connections so many are dropped each second, and made again: 0 to 100. Markers are published without
  /// waiting for viewers then.
  public var cut = 0
  /// Where viewers subscribe, and whose CPU and memory are counted; nil: where markers are published.
  public var via: RelayTarget?

  public init() {}
}

/// A relay of the server that is measured.
public struct RelayTarget: Sendable {
  let host: String
  let port: Int
  let load: LoadTarget
}

extension BenchDriver {
  /// One stream to many subscribers over real connections: from the publish to each of them.
  public func fanOut(_ options: FanOutOptions) async throws -> BenchReport {
    var report = BenchReport(scenario: "fanout", target: "\(address)")
    let client = client()
    try await reach(client)
    let watched = options.via.map { self.client(host: $0.host, port: $0.port) } ?? client
    if options.via != nil { try await reach(watched) }
    let stream = try await openStream(client)
    let swarm = makeSwarm(options, stream)
    let idle = await residentBytes(watched)
    try await connect(swarm, options)
    let loaded = await residentBytes(watched)
    let publisher = MarkerPublisher(client: client, stream: stream, producer: 1)
    // One round to warm up: buffers, histories, the first write of every connection.
    _ = try await publish(publisher, options.burst, swarm, options)
    await swarm.do { $0.restart() }

    if options.cut > 0 { await swarm.do { $0.cut(percent: options.cut) } }
    let usage = await UsageMeter(self, client: watched)
    let start = MonotonicTime.nanoseconds
    var rounds = 0
    while MonotonicTime.nanoseconds - start < options.durationNanoseconds {
      try await publish(publisher, options.burst, swarm, options)
      rounds += 1
      if rounds % 20 == 0 {
        report.elapsedNanoseconds = MonotonicTime.nanoseconds - start
        let seconds = Int64(report.elapsedNanoseconds / 1_000)
        progress("\(Words.clock(seconds)) \(rounds) rounds to \(options.subscribers) subscribers")
      }
    }
    report.elapsedNanoseconds = MonotonicTime.nanoseconds - start
    await usage.finish(into: &report)
    if options.cut > 0 {
      await swarm.do { $0.endCutting() }
      // Whoever was cut last has to come back, and to everything.
      _ = try await publish(publisher, 1, swarm, options, waits: true)
    }
    publisher.finish()
    let result = await swarm.do { $0.finish() }
    describe(result, options, rounds, &report)
    if let idle, let loaded {
      let each = (loaded - idle) / Int64(max(options.subscribers, 1))
      report.figures.append(
        .init(
          "rss_per_subscriber_bytes", .integer(each), title: "memory per subscriber",
          Words.bytes(each)))
    }
    let told = await swarm.do { $0.told }
    await audit(client, told, stream: stream.rawValue, &report)
    return report
  }

  private func openStream(_ client: LiveClient) async throws -> Identifier {
    let request = OpenStreamRequest(
      key: UUIDBytes(high: UInt64(bitPattern: wallMicroseconds()), low: 1), creator: 1,
      title: "fan-out")
    guard
      case .opened(let opened) = try await client.untilAnswered({
        try await client.ingest.openStream(request)
      })
    else { throw BenchError("the stream was refused") }
    return opened.stream
  }

  private func makeSwarm(_ options: FanOutOptions, _ stream: Identifier) -> OnLoop<FanOutLoad> {
    let address = options.via?.load ?? address
    return OnLoop(loop) { loop in
      FanOutLoad(loop: loop, address: address, options: options, stream: stream)
    }
  }

  private func connect(_ swarm: OnLoop<FanOutLoad>, _ options: FanOutOptions) async throws {
    await swarm.do { $0.open() }
    for tick in 0..<1_200 {
      let subscribed = await swarm.do { $0.subscribed }
      if subscribed >= options.subscribers { return }
      if tick % 20 == 19 { progress("subscribing: \(subscribed) of \(options.subscribers)") }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw BenchError(
      "not all of \(options.subscribers) subscribers could subscribe in 60 s; raise `ulimit -n`"
        + " or share connections with --connections")
  }

  /// Publishes one round and waits until everybody has it.
  private func publish(
    _ publisher: MarkerPublisher, _ burst: Int, _ swarm: OnLoop<FanOutLoad>,
    _ options: FanOutOptions, waits: Bool? = nil
  ) async throws {
    let began = MonotonicTime.nanoseconds
    var last: UInt64 = 0
    for number in 0..<burst {
      let accepted = try await publisher.publish(
        .note, offer: 0, drop: 0, mediaTimeMicroseconds: Int64(number), title: "")
      last = accepted.offset
    }
    for _ in 0..<30_000 {
      let isDone = await swarm.do { [last] in $0.isComplete(last) }
      if isDone || !(waits ?? (options.cut == 0)) {
        guard let rate = options.rate else { return }
        let next = began + Int64(Double(burst) * 1e9 / rate)
        let wait = next - MonotonicTime.nanoseconds
        if wait > 0 { try await Task.sleep(for: .nanoseconds(wait)) }
        return
      }
      try await Task.sleep(for: .microseconds(500))
    }
    throw BenchError("a marker did not reach every subscriber in 15 s")
  }

  private func residentBytes(_ client: LiveClient) async -> Int64? {
    guard let stats = try? await client.admin.stats(StatsRequest()) else { return nil }
    return Int64(clamping: stats.residentBytes)
  }

  private func describe(
    _ result: FanOutResult, _ options: FanOutOptions, _ rounds: Int, _ report: inout BenchReport
  ) {
    report.flags = [
      ("subscribers", "\(options.subscribers)"), ("connections", "\(options.sockets)"),
      ("burst", "\(options.burst)"), ("rounds", "\(rounds)"),
    ]
    if let via = options.via { report.flags.append(("via", "\(via.load)")) }
    if options.cut > 0 {
      report.flags.append(("cut", "\(options.cut) %/s"))
      report.figures.append(
        .init(
          "resumptions", .integer(Int64(result.resumptions)), "\(result.resumptions) in all"))
      report.figures.append(
        .init("lossy_resets", .integer(Int64(result.lossyResets)), "\(result.lossyResets)"))
    }
    report.latencies = [
      .init("to_each", result.each.fromIntended), .init("to_last", result.last.fromIntended),
    ]
    var second = RateMeter.Second()
    second.offered = UInt64(rounds * options.burst * options.subscribers)
    second.achieved = result.delivered
    report.rates = [second]
  }
}

/// What a fan-out measured.
struct FanOutResult: Sendable {
  var each = LatencyRecorder()
  var last = LatencyRecorder()
  var delivered: UInt64 = 0
  /// Subscriptions that were made again, and those that were told that something is lost.
  var resumptions = 0
  var lossyResets: UInt64 = 0
}

/// The subscribers of a fan-out. Confined to its loop.
final class FanOutLoad {
  private let links: [Link]
  private let swarm: ViewerSwarm
  private let agenda: Agenda
  private var result = FanOutResult()
  private var isCutting = false

  init(loop: Loop, address: LoadTarget, options: FanOutOptions, stream: Identifier) {
    links = (0..<options.sockets).map { _ in Link(loop: loop, address: address) }
    agenda = Agenda(loop: loop)
    swarm = ViewerSwarm(
      loop: loop, links: links, viewers: options.subscribers, stream: stream,
      templates: Templates(address))
    swarm.onMarker = { [unowned self] _, latency in
      result.each.record(nanoseconds: latency * 1_000)
      result.delivered += 1
    }
  }

  var subscribed: Int { swarm.subscribed }
  var told: ToldLedger {
    var ledger = ToldLedger()
    ledger.viewers = swarm.ledger
    return ledger
  }

  func open() {
    swarm.start()
    openLinks(from: 0)
  }

  private func openLinks(from first: Int) {
    let last = min(first + 100, links.count)
    for link in links[first..<last] { link.open() }
    guard last < links.count else { return }
    agenda.after(5_000) { [unowned self] in openLinks(from: last) }
  }

  func isComplete(_ offset: UInt64) -> Bool {
    guard let arrival = swarm.arrivals[offset], arrival.viewers >= swarm.count else {
      return false
    }
    result.last.record(nanoseconds: arrival.last * 1_000)
    return true
  }

  /// Drops some of the connections each second, in turn, until `endCutting`.
  func cut(percent: Int) {
    isCutting = true
    cutNext(max(1, links.count * percent / 100), from: 0)
  }

  private func cutNext(_ count: Int, from first: Int) {
    guard isCutting else { return }
    for number in 0..<min(count, links.count) { links[(first + number) % links.count].interrupt() }
    agenda.after(1_000_000) { [unowned self] in
      cutNext(count, from: (first + count) % links.count)
    }
  }

  func endCutting() { isCutting = false }

  /// Forgets what was measured so far.
  func restart() { result = FanOutResult() }

  func finish() -> FanOutResult {
    swarm.stop()
    for link in links { link.close() }
    result.resumptions = swarm.resumptions
    result.lossyResets = swarm.ledger.lossyResets
    return result
  }
}
