import DropEngine
import MarkerFeed
import MessageServices
import Messages
import RPC
import Sequencer
import Storage

/// What the services stand on: the log, and one gateway and one feed hub per loop.
///
/// Made once, before the server accepts; immutable afterwards.
public struct ServiceRuntime: Sendable {
  /// The log and questions about its state.
  public let log: DropLog
  let gateways: [LoopGateway]
  let hubs: [FeedHub]
  let desks: [DoorDesk]
  let rosters = PartnerRosters()
  let journal: JournalArchive
  let startedAtMicroseconds: Int64
  let statistics: @Sendable () -> ProcessStatistics
  let backup: BackupMaking?

  /// Makes a backup of the log's store, of every file anew or of those that are new.
  public typealias BackupMaking = @Sendable (_ isFull: Bool) async throws -> Messages.BackupMade

  /// - Parameters:
  ///   - loops: the loops handlers will run on; a loop's index is its place in the array.
  ///   - statistics: what the process knows of itself beside the log, asked by `Admin.stats`.
  ///   - backup: what `Admin.backup` asks for; nil where nobody has said where backups go.
  public init(
    log: DropLog, loops: [any LoopExecutor], feedLimits: FeedLimits = FeedLimits(),
    startedAtMicroseconds: Int64, statistics: @escaping @Sendable () -> ProcessStatistics,
    backup: BackupMaking? = nil
  ) {
    self.log = log
    self.backup = backup
    self.startedAtMicroseconds = startedAtMicroseconds
    self.statistics = statistics
    let archive = FeedArchive(store: log.store)
    journal = JournalArchive(store: log.store)
    gateways = loops.map { LoopGateway(executor: $0, log: log) }
    hubs = loops.map { FeedHub(executor: $0, archive: archive, limits: feedLimits) }
    desks = loops.map { DoorDesk(executor: $0, log: log) }
    DoorBeats.start(desks)
    log.publisher.start(hubs, limits: feedLimits)
    if feedLimits.heartbeatSeconds > 0 { Heartbeats.start(hubs, clock: log.clock) }
  }

  /// The door to the log for what comes by a call.
  func gateway(of context: ServerContext) -> GatewayDoor {
    let caller = context.caller
    return GatewayDoor(
      gateway: gateways[context.executor.index], connection: context.place.connection,
      caller: caller, header: caller.flatMap { EntryHeader($0, of: context) })
  }
  func hub(of context: ServerContext) -> FeedHub { hubs[context.executor.index] }
  func desk(of context: ServerContext) -> DoorDesk { desks[context.executor.index] }

  /// Registers every service of the live contract.
  public func register(with router: inout Router) {
    IngestHandler(runtime: self).register(with: &router)
    FeedHandler(runtime: self).register(with: &router)
    OffersHandler(runtime: self).register(with: &router)
    DropsHandler(runtime: self).register(with: &router)
    RegistryHandler(runtime: self).register(with: &router)
    AdmissionHandler(runtime: self).register(with: &router)
    ReservationsHandler(runtime: self).register(with: &router)
    CheckoutHandler(runtime: self).register(with: &router)
    OrdersHandler(runtime: self).register(with: &router)
    DispatchHandler(runtime: self).register(with: &router)
    AuditHandler(runtime: self).register(with: &router)
    AdminHandler(runtime: self).register(with: &router)
  }
}

/// What a process knows of itself.
public struct ProcessStatistics: Sendable {
  public var processID: UInt32
  public var connections: UInt32
  public var streams: UInt32
  public var residentBytes: UInt64
  public var cpuMicroseconds: Int64
  public var nowMicroseconds: Int64
  public var isOptimised: Bool

  public init(
    processID: UInt32, connections: UInt32, streams: UInt32, residentBytes: UInt64,
    cpuMicroseconds: Int64, nowMicroseconds: Int64, isOptimised: Bool
  ) {
    self.processID = processID
    self.connections = connections
    self.streams = streams
    self.residentBytes = residentBytes
    self.cpuMicroseconds = cpuMicroseconds
    self.nowMicroseconds = nowMicroseconds
    self.isOptimised = isOptimised
  }
}
