import Basics
import DropEngine
import MessageServices
import Messages
import RPC
import Sequencer
import Storage
import WireCodec

/// The journal as it is stored, for those who check it themselves.
struct AuditHandler: AuditService, LoggedService {
  let runtime: ServiceRuntime

  func readJournal(
    _ request: Messages.ReadJournalRequest, responses: ResponseStream<Messages.JournalRecord>,
    context: ServerContext
  ) async throws {
    try context.permit(.everybody)
    let durable = runtime.log.sequencer.metrics.durableSequence
    let through = request.through == 0 ? durable : min(request.through, durable)
    try await responses.attach(
      Attached(
        JournalSource(
          runtime.journal, from: max(request.from, 1), through: through,
          needsCallers: request.callers, on: context.executor, encoding: context.encoding)))
  }

  func head(
    _ request: Messages.HeadRequest, context: ServerContext
  ) async throws -> Messages.JournalHead {
    let (sequence, time, digest) = try await runtime.log.read(
      of: context.place, needsDigest: true
    ) { engine in
      (engine.lastSequence, engine.lastLogTimeMicroseconds, engine.digest())
    }
    var sink = ByteSink()
    sink.putFixed(digest.high)
    sink.putFixed(digest.low)
    return Messages.JournalHead(
      sequence: sequence, logTime: Timestamp(microseconds: time), digest: sink.bytes)
  }
}

/// What the server says of itself.
struct AdminHandler: AdminService, LoggedService {
  let runtime: ServiceRuntime

  func stats(
    _ request: Messages.StatsRequest, context: ServerContext
  ) async throws -> Messages.ServerStats {
    let metrics = runtime.log.sequencer.metrics
    let process = runtime.statistics()
    let scan = runtime.log.scanState
    var fault = ""
    if case .damaged(let what)? = scan?.phase { fault = what }
    return Messages.ServerStats(
      pid: process.processID,
      uptime: TimeSpan(
        microseconds: process.nowMicroseconds - runtime.startedAtMicroseconds),
      sequence: metrics.durableSequence,
      batches: metrics.batches,
      commands: metrics.entries,
      connections: process.connections,
      streams: process.streams,
      subscribers: UInt32(runtime.hub(of: context).subscriberCount),
      inboxDepth: UInt32(clamping: metrics.waiting),
      syncP50: TimeSpan(microseconds: metrics.syncLatency.p50Microseconds),
      syncP99: TimeSpan(microseconds: metrics.syncLatency.p99Microseconds),
      residentBytes: process.residentBytes,
      cpuTime: TimeSpan(microseconds: process.cpuMicroseconds),
      recoveryTime: TimeSpan(microseconds: metrics.recovery.durationMicroseconds),
      recovered: metrics.recovery.entries,
      optimised: process.isOptimised,
      clockRefused: !metrics.clock.isFollowed,
      clockOffset: TimeSpan(microseconds: metrics.clock.offsetMicroseconds),
      diskFree: metrics.space?.freeBytes ?? 0,
      refusesNewWork: metrics.space?.isShort ?? false,
      journalVerified: scan?.verifiedThrough ?? 0,
      journalScanned: scan?.phase == .done,
      journalFault: fault.cut(toBytes: 1_000))
  }

  func hub(
    _ request: Messages.HubRequest, context: ServerContext
  ) async throws -> Messages.HubResult {
    let (partner, result) = try await runtime.log.hubStatus(request.hub, for: context.place)
    if let partner { try context.permit(.partner(partner)) }
    return result
  }

  /// How far the clock may have moved on since the operator looked.
  private static let offsetToleranceMicroseconds: Int64 = 60_000_000

  /// As requests and answers write it in JSON: `-1529.871843s`.
  static func seconds(_ microseconds: Int64) -> String {
    let (whole, rest) = microseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var fraction = String(rest)
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let sign = microseconds < 0 ? "-" : ""
    return "\(sign)\(whole)\(fraction.isEmpty ? "" : ".")\(fraction)s"
  }

  func setClock(
    _ request: Messages.SetClockRequest, context: ServerContext
  ) async throws -> Messages.ClockSet {
    let status = runtime.log.sequencer.metrics.clock
    // To set it back goes through everything that is held: not for whoever asks, again and again.
    guard !status.isFollowed else {
      throw RPCError(.failedPrecondition, "log time follows the machine's clock already")
    }
    let offset = status.offsetMicroseconds
    let (difference, overflow) = request.expectedOffset.microseconds
      .subtractingReportingOverflow(offset)
    guard !overflow, difference.magnitude <= Self.offsetToleranceMicroseconds else {
      throw RPCError(
        .failedPrecondition,
        "expectedOffset: the machine's clock is \(Self.seconds(offset)) ahead of log time, not"
          + " \(Self.seconds(request.expectedOffset.microseconds)); look again before you set log"
          + " time to it")
    }
    // The command says the time that it sets: only what is in the log decides.
    let now = runtime.log.clock.nowMicroseconds()
    let outcome = try await runtime.gateway(of: context).submit(
      Command(.setClock(SetClock(timeMicroseconds: now))))
    guard case .clockSet(let set) = outcome.result else {
      throw RPCError(.failedPrecondition, "log time cannot be set to \(now) us")
    }
    return Messages.ClockSet(
      from: Timestamp(microseconds: set.fromMicroseconds),
      to: Timestamp(microseconds: set.toMicroseconds), sequence: outcome.sequence)
  }
}

extension AdminHandler {
  func backup(
    _ request: Messages.BackupRequest, context: ServerContext
  ) async throws -> Messages.BackupMade {
    guard let backup = runtime.backup else {
      throw RPCError(
        .failedPrecondition,
        "nobody has said where backups go: start the server with --backup-to DIR")
    }
    return try await backup(request.full)
  }
}
