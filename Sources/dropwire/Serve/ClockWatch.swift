import EcosystemMessages
import EcosystemServices
import Logging
import Sequencer
import Synchronization

/// Says loudly when log time does not follow the machine's clock: in the log of the process, and as the health of a
/// service named `clock`. The server goes on serving.
final class ClockWatch: Sendable {
  /// The name under which health is asked for.
  static let healthName = "clock"

  private struct State {
    var status = ClockStatus()
    var health: HealthBoard?
  }

  private let logger: Logger
  private let state = Mutex(State())

  init(_ logger: Logger) { self.logger = logger }

  /// From now on the board says it, too.
  func show(on health: HealthBoard) {
    state.withLock { state in
      state.health = health
      Self.set(state)
    }
  }

  /// Any thread.
  func changed(_ status: ClockStatus) {
    let (before, isFirst) = state.withLock { state in
      defer {
        state.status = status
        Self.set(state)
      }
      return (
        state.status,
        state.status.leapAtStartMicroseconds != status.leapAtStartMicroseconds
      )
    }
    if !status.isFollowed {
      logger.critical(
        """
        the machine's clock has stepped, and log time does not follow it: it goes on at the pace of \
        time that passes. If the clock is right, set log time to it (Admin.setClock)
        """,
        metadata: ["ahead": Self.seconds(status.offsetMicroseconds)])
    } else if !before.isFollowed {
      logger.notice("log time follows the machine's clock")
    }
    if isFirst && status.leapAtStartMicroseconds > Self.leapSaidAloud {
      logger.warning(
        """
        log time leaps to the machine's clock: the server was off for so long, or the clock is \
        wrong. If it is wrong, correct it, and set log time to it (Admin.setClock)
        """,
        metadata: ["ahead": Self.seconds(status.leapAtStartMicroseconds)])
    }
    if before.noteAheadAtStartMicroseconds != status.noteAheadAtStartMicroseconds {
      logger.warning(
        """
        what an earlier server has noted of log time is later than the machine's clock, and not \
        believed: the machine's clock has gone back, or the note is of another one
        """,
        metadata: ["ahead": Self.seconds(status.noteAheadAtStartMicroseconds)])
    }
  }

  /// What a server is off for now and then is not worth a warning.
  private static let leapSaidAloud: Int64 = 86_400_000_000

  private static func seconds(_ microseconds: Int64) -> Logger.MetadataValue {
    "\(Double(microseconds) / 1_000_000) s"
  }

  private static func set(_ state: State) {
    state.health?.set(state.status.isFollowed ? .serving : .notServing, for: healthName)
  }
}

extension ServerConfiguration {
  /// The log's limits, as configured.
  var sequencerLimits: SequencerLimits {
    var limits = SequencerLimits()
    limits.inboxCommands = maxInboxCommands
    limits.urgentCommands = maxInboxCommands
    limits.otherCommands = max(maxInboxCommands / 4, 1)
    limits.commandsPerBatch = maxBatchCommands
    limits.clockStepMicroseconds = Int64(maxClockStepSeconds) * 1_000_000
    limits.clockLeadAtStartMicroseconds = Int64(maxClockLeadSeconds) * 1_000_000
    limit(&limits)
    return limits
  }
}
