import Basics
import DropServices
import EcosystemServices
import EventLoop
import Foundation
import HTTP2Transport
import JSONText
import Logging
import RPC
import RocksStorage
import Sequencer
import Storage

/// The server process: store, log, loops and services, put together and taken down in order.
struct DropServer {
  let configuration: ServerConfiguration
  let logger: Logger
  /// Where the logger writes.
  let records: LineLogHandler.Destination
  /// Reads the configuration as it is now.
  let readAgain: @Sendable () async throws -> ServerConfiguration

  private var door: ServerDoor { ServerDoor(configuration: configuration, logger: logger) }

  /// Serves until a signal asks for the end. Throws when it cannot start.
  func run() async throws {
    // What this process makes is its owner's alone, from the first byte; a socket is not data.
    let mask = umask(0o077)
    let group = try LoopGroup(count: configuration.loops)
    let signals = try await TerminationSignals(on: group)
    let reading = FileReading()
    let callers = try await door.readCallers(reading)
    // Whatever can refuse the start comes before the directory is opened for writing.
    let given = try await givenCertificates(reading)
    let claim = try door.claimAddress()
    DescriptorLimit.raise()
    let data = DataStart(configuration: configuration, logger: logger, records: records)
    let store = try data.openStore()
    let backups = try data.backups(of: store)
    let clock = ClockWatch(logger)
    let log = try data.openLog(store, clock)
    // The pair of --dev-tls is made in the directory.
    let secured = configuration.devTls ? try await door.readCertificates(reading) : given
    data.tellLimits(log)
    try await data.keep(log)
    try await log.prepareFeeds()
    let started = SystemClock().nowMicroseconds()
    let connections = ConnectionGauge()
    let runtime = ServiceRuntime(
      log: log, loops: group.loops, startedAtMicroseconds: started,
      statistics: { ProcessReadings.now(connections: connections.current) },
      backup: backups?.making)
    let served = Self.routes(runtime)
    var router = served.router
    let health = served.health
    clock.show(on: health)
    CallRules(configuration, callers: callers, logger: logger).apply(to: &router)
    let notes = ConnectionNotes(logger)
    let server = HTTP2Server(
      router: router, group: group, limits: door.limits, origins: configuration.origins,
      observer: notes.hear)
    connections.follow(server)
    let address = try await door.listen(server, secured?.tls, mask: mask)
    withExtendedLifetime(claim) {}
    if configuration.devTls, let secured {
      standardError(DevelopmentCertificate.advice(secured.files, at: address))
    }
    let reloading = await door.reloading(
      server, callers, secured, reading, records, on: group.loops[0], read: readAgain)
    door.checkDescriptors(server)
    announce(address, log)
    data.scan(log, health: health)

    let signal = await signals.next()
    logger.notice("draining", metadata: ["signal": .stringConvertible(signal)])
    // Load balancers are told first.
    health.stop()
    await server.drain(deadline: .seconds(reloading.configuration.drainSeconds))
    log.stop()
    store.close()
    logger.notice(
      "stopped",
      metadata: ["sequence": .stringConvertible(log.sequencer.metrics.durableSequence)])
    records.flush()
  }

  /// Everything that is served, before the rules for calls.
  static func routes(_ runtime: ServiceRuntime) -> (router: Router, health: HealthBoard) {
    var router = Router()
    runtime.register(with: &router)
    router.offerDescription()
    let health = router.offerHealthAndReflection()
    return (router, health)
  }

  /// What the operator gave, or what can be said of it before there is a pair.
  private func givenCertificates(_ reading: FileReading) async throws -> ServerDoor.Secured? {
    guard configuration.devTls else { return try await door.readCertificates(reading) }
    if !configuration.tlsClientCa.isEmpty {
      try DevelopmentCertificate.check(authorities: configuration.tlsClientCa)
    }
    return nil
  }

  private func announce(_ address: String, _ log: DropLog) {
    let recovery = log.sequencer.recovery
    let milliseconds = Double(recovery.durationMicroseconds) / 1_000
    logger.info(
      "recovered",
      metadata: [
        "sequence": .stringConvertible(recovery.lastSequence),
        "rows": .stringConvertible(recovery.rows),
        "replayed": .stringConvertible(recovery.entries),
        "milliseconds": .stringConvertible((milliseconds * 10).rounded() / 10),
      ])
    door.announce(
      "dropwire listening on \(VisibleText.escaped(address))"
        + " data=\(VisibleText.escaped(configuration.data)) sequence=\(recovery.lastSequence)")
  }
}

/// SIGTERM and SIGINT as something to wait for; the second one ends the process at once.
final class TerminationSignals: Sendable {
  private let arrivals: AsyncStream<Int32>

  init(on group: LoopGroup) async throws {
    let (arrivals, input) = AsyncStream<Int32>.makeStream(bufferingPolicy: .bufferingOldest(1))
    self.arrivals = arrivals
    let loop = group.loops[0]
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      loop.execute {
        let count = SignalCount(input)
        do {
          for signal in [SIGTERM, SIGINT] {
            _ = try SignalSource(on: loop, signal: signal) { count.arrived(signal) }
          }
          done.resume()
        } catch {
          done.resume(throwing: error)
        }
      }
    }
  }

  /// The signal that asked for the end.
  func next() async -> Int32 {
    for await signal in arrivals { return signal }
    return SIGTERM
  }
}

/// Confined to the loop that watches the signals.
private final class SignalCount {
  private let input: AsyncStream<Int32>.Continuation
  private var count = 0

  init(_ input: AsyncStream<Int32>.Continuation) { self.input = input }

  func arrived(_ signal: Int32) {
    count += 1
    // Safe at any moment: what was acknowledged is on disk.
    if count > 1 { _exit(128 + signal) }
    input.yield(signal)
  }
}
