import DropServices
import EcosystemMessages
import EcosystemServices
import EventLoop
import Foundation
import HTTP2Transport
import JSONText
import Logging
import MarkerFeed
import MessageServices
import RPC
import Sequencer

/// The relay's process: the way upstream, loops and services, put together and taken down in order.
struct RelayServer {
  let configuration: ServerConfiguration
  let logger: Logger
  /// Where the logger writes.
  let records: LineLogHandler.Destination
  /// Reads the configuration as it is now.
  let readAgain: @Sendable () async throws -> ServerConfiguration
  let upstream: [ChannelTarget]
  let tls: ClientTLS?
  /// Sent with every call upstream.
  let metadata: Metadata
  let limits: RelayLimits

  /// Serves until a signal asks for the end. Throws when it cannot start.
  func run() async throws {
    let mask = umask(0o077)
    let door = ServerDoor(configuration: configuration, logger: logger)
    let group = try LoopGroup(count: configuration.loops)
    let signals = try await TerminationSignals(on: group)
    let reading = FileReading()
    let callers = try await door.readCallers(reading)
    let secured = try await door.readCertificates(reading)
    let claim = try door.claimAddress()
    DescriptorLimit.raise()
    let channels = upstream.map { channel(to: $0, on: group.loops[0]) }
    let relay = FeedRelay(
      upstream: channels.map { with(metadata, $0, on: group.loops[0]) }, loops: group.loops,
      limits: limits, name: UInt64.random(in: 1 ... .max), clock: SystemClock())
    let connections = ConnectionGauge()
    let served = routes(relay, connections)
    var router = served.router
    let health = served.health
    CallRules(configuration, callers: callers, logger: logger).apply(to: &router)
    let notes = ConnectionNotes(logger)
    let server = HTTP2Server(
      router: router, group: group, limits: door.limits, origins: configuration.origins,
      observer: notes.hear)
    connections.follow(server)
    let address = try await door.listen(server, secured?.tls, mask: mask)
    withExtendedLifetime(claim) {}
    let reloading = await door.reloading(
      server, callers, secured, reading, records, on: group.loops[0], read: readAgain)
    door.checkDescriptors(server)
    let targets = upstream.map { VisibleText.escaped($0.description) }.joined(separator: ",")
    door.announce(
      "dropwire relay listening on \(VisibleText.escaped(address)) upstream=\(targets)")
    let reaching = reach(channels, health)

    let signal = await signals.next()
    logger.notice("draining", metadata: ["signal": .stringConvertible(signal)])
    reaching.cancel()
    // Load balancers are told first.
    health.stop()
    await server.drain(deadline: .seconds(reloading.configuration.drainSeconds))
    let status = relay.status
    relay.stop()
    for channel in channels { await channel.close() }
    logger.notice(
      "stopped",
      metadata: [
        "entries": .stringConvertible(status.counters.entries),
        "losses": .stringConvertible(status.counters.losses),
        "restarts": .stringConvertible(status.counters.restarts),
      ])
    records.flush()
  }

  /// A way upstream that finds a restarted server soon, and a silent one within a minute.
  private func channel(to target: ChannelTarget, on loop: Loop) -> HTTP2Channel {
    var client = ClientLimits()
    client.backoffBase = 50
    client.backoffCap = 1_000
    client.idleTimeout = 0
    client.keepaliveTime = 30_000
    // A server allows a thousand streams on a connection, unless it was told otherwise.
    client.connectionsPerServer = (limits.topics + limits.pagesAtOnce) / 900 + 1
    return HTTP2Channel(target, loop: loop, limits: client, tls: tls)
  }

  private func with(
    _ metadata: Metadata, _ channel: HTTP2Channel, on loop: Loop
  ) -> any ClientChannel {
    InterceptedChannel(
      channel, interceptors: [FixedHeaders(metadata)], nowNanoseconds: { loop.nowNanoseconds })
  }

  private func routes(
    _ relay: FeedRelay, _ connections: ConnectionGauge
  ) -> (router: Router, health: HealthBoard) {
    var router = Router()
    relay.register(with: &router)
    relay.registerStatistics(
      with: &router, startedAtMicroseconds: SystemClock().nowMicroseconds(),
      statistics: { ProcessReadings.now(connections: connections.current) })
    router.offerDescription()
    let health = router.offerHealthAndReflection()
    for name in ["", Feed.serviceName] { health.set(.notServing, for: name) }
    return (router, health)
  }

  /// Says that it serves once a server was reached. It serves on when that is gone: what it has is right.
  private func reach(_ channels: [HTTP2Channel], _ health: HealthBoard) -> Task<Void, Never> {
    Task { [logger] in
      await withTaskGroup(of: Bool.self) { tasks in
        for channel in channels {
          tasks.addTask {
            let changes = channel.stateChanges
            channel.connect()
            for await state in changes where state == .ready { return true }
            return false
          }
        }
        for await isReached in tasks where isReached {
          logger.info("the server upstream was reached")
          for name in ["", Feed.serviceName] { health.set(.serving, for: name) }
          break
        }
        tasks.cancelAll()
      }
    }
  }
}
