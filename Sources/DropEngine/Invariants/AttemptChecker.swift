import Basics
import LogContract
import Messages
import WireCodec

/// Invariant 10: a job has one live attempt, and a stale one changes nothing.
struct AttemptChecker: InvariantChecker {
  private struct Live {
    var attempt: UInt32
    var partner: PartnerID
  }

  /// The live attempt of each job, as partners were told; none while nobody has it.
  private var live: [JobID: Live] = [:]

  mutating func observe(
    _ entry: ObservedEntry, _ engine: borrowing Engine, _ report: inout InvariantReport
  ) {
    switch entry.command.body {
    case .acceptJob(let command):
      check(command.job, command.attempt, command.partner, entry, &report)
    case .rejectJob(let command):
      check(command.job, command.attempt, command.partner, entry, &report)
    case .reportJob(let command):
      check(command.job, command.attempt, command.partner, entry, &report)
    case .logged(.report(let request)):
      check(
        JobID(rawValue: request.job.rawValue), request.attempt,
        PartnerID(rawValue: request.partner.rawValue), entry, &report)
    default: break
    }
    for event in entry.events {
      switch event.payload {
      case .job(let update) where update.notice == .offered:
        offered(update, to: event.topic, engine, &report)
      case .order(let update) where update.jobPhase == .unassigned: live[update.job] = nil
      default: break
      }
    }
  }

  private func check(
    _ job: JobID, _ attempt: UInt32, _ partner: PartnerID, _ entry: ObservedEntry,
    _ report: inout InvariantReport
  ) {
    if let known = live[job], known.attempt == attempt, known.partner == partner { return }
    if entry.outcome.isReplay { return }
    if !entry.outcome.isRefusal || !entry.events.isEmpty {
      report.add(10, "\(job): attempt \(attempt) is not live, but had \(entry.outcome.result)")
    }
  }

  private mutating func offered(
    _ update: JobUpdate, to topic: Topic, _ engine: borrowing Engine,
    _ report: inout InvariantReport
  ) {
    guard case .partner(let partner) = topic else {
      report.add(10, "\(update.job) was offered on another topic")
      return
    }
    if let known = live[update.job], update.attempt != known.attempt + 1 {
      report.add(10, "\(update.job): attempt \(update.attempt) after \(known.attempt)")
    }
    if engine.job(update.job)?.attempt != update.attempt {
      report.add(10, "\(update.job): the offered attempt is not the live one")
    }
    live[update.job] = Live(attempt: update.attempt, partner: partner)
  }
}
