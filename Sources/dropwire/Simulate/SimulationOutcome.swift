import DropEngine
import LoadClient
import LoadKit
import LogContract
import Messages
import Simulation

/// What the independent model of the rules makes of a simulated log.
struct AuditOfSimulation {
  /// Entries that it has read.
  var entries: UInt64 = 0
  var violations: [String] = []

  init() {}

  /// - Parameter journal: every record, oldest first.
  init(of journal: [[UInt8]]) {
    var audit = JournalAudit()
    for record in journal { audit.read(record) }
    let verdict = audit.finish()
    entries = verdict.report.lastSequence
    violations = verdict.violations
  }
}

/// One seed, and what was found of it.
struct SimulatedRun {
  var report: EngineSimulation.Report
  var audit: AuditOfSimulation

  /// The first thing that does not hold.
  var violation: String? {
    report.violation ?? audit.violations.first.map { "independent audit: \($0)" }
  }
}

/// What all runs came to.
struct SimulationOutcome {
  let firstSeed: UInt64
  /// Commands of each run.
  let commands: Int
  let plant: String?
  private(set) var runs = 0
  /// What does not hold, with the command that shows it again.
  private(set) var violations: [(seed: UInt64, what: String)] = []
  private var rows: [Row] = []
  private var injected = SimulatedFaults()
  private var tally = StoryTally()
  private var sent = 0
  private var acknowledged = 0
  private var compared = 0
  private var starts = 0
  private var entries: UInt64 = 0
  private var audited: UInt64 = 0
  /// A run by itself.
  private struct Row {
    var seed: UInt64
    var commands: Int
    var entries: UInt64
    var crashes: UInt64
    var starts: Int
    var held: UInt64
    var sold: UInt64
    var digest: String
  }

  /// Runs that are listed by themselves: of more the sums say enough.
  private static let listed = 24

  init(firstSeed: UInt64, commands: Int, plant: String?) {
    self.firstSeed = firstSeed
    self.commands = commands
    self.plant = plant
  }

  var isOK: Bool { violations.isEmpty }

  mutating func add(_ run: SimulatedRun) {
    runs += 1
    let report = run.report
    rows.append(
      Row(
        seed: report.seed, commands: report.commands, entries: report.entries,
        crashes: report.crashes, starts: report.starts,
        held: report.tally.unitsHeld, sold: report.tally.unitsSold, digest: report.digest))
    if let what = run.violation { violations.append((run.report.seed, what)) }
    injected.add(run.report.injected)
    tally.add(run.report.tally)
    sent += run.report.commands
    acknowledged += run.report.acknowledged
    compared += run.report.compared
    starts += run.report.starts
    entries += run.report.entries
    audited += run.audit.entries
  }

  /// The one command that shows a seed again.
  func replay(_ seed: UInt64) -> String {
    "dropwire simulate --seed \(seed) --commands \(commands)"
      + (plant.map { " --plant \($0)" } ?? "")
  }

  /// How far it is, in a line.
  func progress(seconds: Double) -> String {
    "\(runs) runs, \(sent) commands, \(crashes) crashes, \(Int(seconds)) s"
      + (isOK ? "" : ", \(violations.count) seeds break something")
  }

  private var crashes: UInt64 { injected[.crash] + injected[.diedInWrite] }

  // MARK: For people

  /// What was run, done, reached and checked, and what does not hold.
  func table(seconds: Double) -> [String] {
    var lines: [String] = []
    if runs <= Self.listed {
      lines.append(
        row("seed", ["commands", "entries", "crashes", "starts", "held", "sold", "digest"]))
      for run in rows {
        lines.append(
          row(
            "\(run.seed)",
            [
              "\(run.commands)", "\(run.entries)", "\(run.crashes)", "\(run.starts)",
              "\(run.held)", "\(run.sold)", String(run.digest.prefix(8)),
            ]))
      }
      lines.append("")
    }
    lines += [
      "seeds \(firstSeed)…\(firstSeed &+ UInt64(max(runs, 1) - 1)): \(runs) runs, \(sent) commands, \(entries) entries, "
        + "\(Int(seconds * 10) / 10).\(Int(seconds * 10) % 10) s",
      "", "done to it",
    ]
    for fault in SimulatedFault.allCases { lines.append(count(fault.rawValue, injected[fault])) }
    lines += ["", "came to pass"]
    lines += [count("units held", tally.unitsHeld), count("units sold", tally.unitsSold)]
    for moment in StoryMoment.allCases { lines.append(count(moment.rawValue, tally[moment])) }
    lines += ["", "refused"]
    for (code, number) in refusals { lines.append(count(code, number)) }
    lines += ["", "checked"]
    for (what, number) in checked { lines.append(count(what, number)) }
    lines.append("")
    for violation in violations {
      lines.append("VIOLATION seed \(violation.seed), \(violation.what)")
      lines.append("  replay: \(replay(violation.seed))")
    }
    lines.append(isOK ? "ok: everything holds" : "NOT OK")
    return lines
  }

  private func row(_ name: String, _ values: [String]) -> String {
    values.reduce(padded(name, 20)) { $0 + padded(left: $1, 10) }
  }

  private func count(_ name: String, _ number: UInt64) -> String {
    "  " + padded(name, 46) + padded(left: "\(number)", 12)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func padded(left text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// By code, in the order of their numbers.
  private var refusals: [(String, UInt64)] {
    tally.refusals.sorted { $0.key.rawValue < $1.key.rawValue }.map { ("\($0.key)", $0.value) }
  }

  /// Calls of the contract that did something, by their name.
  private var calls: [(String, UInt64)] {
    tally.calls.sorted { $0.key < $1.key }.map { number, count in
      (LogCommand.method(number)?.memberName ?? "\(number)", count)
    }
  }

  private var checked: [(String, UInt64)] {
    [
      ("answers compared with the log", UInt64(compared)),
      ("entries under the engine's invariants", entries),
      ("entries read by the independent audit", audited),
      ("recovered states compared with the whole log", UInt64(starts)),
      ("logs replayed once more from their first entry", UInt64(runs - violations.count)),
      ("reads that saw all that was acknowledged", injected[.read]),
    ]
  }

  // MARK: For programs

  var json: JSONValue {
    var object: JSONValue = [
      "ok": .bool(isOK),
      "violations": .array(violations.map { .string("seed \($0.seed), \($0.what)") }),
      "replay": .array(violations.map { .string(replay($0.seed)) }),
      "seed": .unsigned(firstSeed), "runs": .unsigned(UInt64(runs)),
      "commands": .unsigned(UInt64(sent)), "acknowledged": .unsigned(UInt64(acknowledged)),
      "entries": .unsigned(entries), "crashes": .unsigned(crashes),
      "starts": .unsigned(UInt64(starts)), "units_held": .unsigned(tally.unitsHeld),
      "units_sold": .unsigned(tally.unitsSold), "digest": .string(rows.last?.digest ?? ""),
    ]
    object.append(
      "faults", Self.counts(SimulatedFault.allCases.map { ($0.rawValue, injected[$0]) }))
    object.append("moments", Self.counts(StoryMoment.allCases.map { ($0.rawValue, tally[$0]) }))
    object.append("refusals", Self.counts(refusals))
    object.append("calls", Self.counts(calls))
    object.append("checked", Self.counts(checked))
    object.append(
      "seeds",
      .array(
        rows.map { run in
          [
            "seed": .unsigned(run.seed), "entries": .unsigned(run.entries),
            "digest": .string(run.digest),
          ]
        }))
    return object
  }

  private static func counts(_ all: [(String, UInt64)]) -> JSONValue {
    .object(all.map { JSONValue.Member($0.0, .unsigned($0.1)) })
  }
}
