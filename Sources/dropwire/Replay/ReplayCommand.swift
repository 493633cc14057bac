import ArgumentParser
import Basics
import DropEngine
import Foundation
import LoadKit
import RocksStorage
import Sequencer
import StandardStreams
import Storage

/// `dropwire replay`: a log decided again, also under another policy.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Decide a log again, as it was or under another policy.",
    discussion: """
      Reads the log of a stopped directory, or of a copy, from its first entry, and decides every entry again in memory.
      Without --policy each must come to what was recorded, and the state to one digest. With it the drops of the log
      are decided once more under what the file says, and a table shows both beside each other. The same log and
      policy give the same bytes. Nothing in DIR is changed.

      A POLICY is text, a statement a line; # begins a comment:
        all             hold-time      30s          s, ms or min
        drop_3w00       buyer-limit    2            a number, or none
        drop_3w00       waitlist-limit none         a number, or none
        all             bypass         on           or off: may whoever can be served pass in line
        drop_3w00       sold-out       on           or off: of a hybrid drop, like
        drop_3w00       demand         40           a number, or none
        all             capacity       120%         of each pool: N, +N, -N or N%
        pool_3w01       capacity       500
      A pool's statement wins over its drop's, that over one of all. Drops are listed without a policy, too.

      WHAT IT CANNOT KNOW
      Buyers do here what they did: who was refused has not come back, who was not refused has still asked again. A
      confirm, a release or a payment goes to the hold that the same reserve led to, whether that came at once or out of
      the line, and comes when it came; where there is none, it is counted as without a counterpart. What an operator did
      later (another limit, more units) is done here as well. Work for partners is decided again; their answers are those
      of the log.

      EXIT CODES
        0   every entry came to what was recorded
        1   one did not, or is damaged, and is named; or the beginning of the log was trimmed, or DIR is in use
        2   the command line or the policy was wrong, with line and column; or there is no data directory
        70  a file cannot be read

      EXAMPLES
        dropwire replay ./data
        dropwire replay /mnt/backups/backup-000007 --policy shorter.policy
        dropwire replay ./data --policy shorter.policy --json | jq '.drops[0].replayed.units_sold'
      """)

  @Argument(help: "The data directory, or a copy of one.")
  var directory: String

  @Option(help: ArgumentHelp("What to decide by instead.", valueName: "file"))
  var policy: String?

  @Flag(help: "A JSON object as the last line of standard output.")
  var json = false

  func run() throws {
    try CommandFailure.reported(json) {
      let replay = try replay()
      standardOutput(json ? replay.json.text : replay.text)
    }
  }

  private func replay() throws -> Replay {
    let policy = try policy.map(Self.read)
    let stopped = try StoppedStore(directory)
    defer { stopped.store.close() }
    do {
      var replay = Replay(policy: policy)
      try replay.run(stopped.store)
      if let policy, let path = self.policy { try Self.requireUsed(policy, path, replay) }
      return replay
    } catch let error as SequencerError {
      if case .storage(.inputOutput(let what)) = error {
        throw CommandFailure("cannot read \(directory): \(what)", exitCode: 70)
      }
      throw CommandFailure("\(directory): \(error)")
    }
  }

  /// - Throws: ``CommandFailure`` with 2 and every problem of the file.
  static func read(_ path: String) throws -> ReplayPolicy {
    let bytes: [UInt8]
    do throws(FileContent.Failure) {
      bytes = try FileContent.read(path)
    } catch {
      throw CommandFailure("\(path) cannot be read: \(error)", exitCode: 2)
    }
    guard bytes.count <= ReplayPolicy.maximumBytes,
      let text = String(validating: bytes, as: UTF8.self)
    else { throw CommandFailure("\(path) is no policy: it is no text", exitCode: 2) }
    do throws(ReplayPolicy.Problems) {
      return try ReplayPolicy(text)
    } catch {
      throw CommandFailure(
        error.all.map { "\(path):\($0)" }.joined(separator: "\n"), exitCode: 2)
    }
  }

  private static func requireUsed(_ policy: ReplayPolicy, _ path: String, _ replay: Replay) throws {
    let unused = policy.unused(drops: replay.drops, pools: replay.pools)
    guard unused.isEmpty else {
      throw CommandFailure(
        unused.map { "\(path):\($0.line):1: the log has no \($0.target)" }.joined(separator: "\n"),
        exitCode: 2)
    }
  }
}

/// A log, decided again.
struct Replay {
  let policy: ReplayPolicy?
  private(set) var summary: JournalSummary?
  private(set) var recorded = ReplayTally()
  private(set) var replayed = ReplayTally()
  private(set) var drops: Set<DropID> = []
  private(set) var pools: Set<PoolID> = []
  private var otherDigest: StateDigest?
  private var ticksAdded: UInt64 = 0

  init(policy: ReplayPolicy?) { self.policy = policy }

  /// Decides all of it.
  ///
  /// - Throws: ``SequencerError`` that names the entry, ``CommandFailure`` when entries are missing at the beginning.
  mutating func run(_ store: any Store) throws {
    if let trimmed = try store.state().trimmed {
      throw CommandFailure(
        "entries before \(trimmed.firstSequence) were trimmed: a replay needs all of them")
    }
    guard try store.state().lastSequence <= ReplayNames.lastSequence else {
      throw CommandFailure("the log is too long to be decided under another policy")
    }
    var engine = Engine(hashKey: HashKey(0, 0))
    try engine.begin(of: store)
    var whatIf = WhatIf(policy, limits: engine.limits)
    var record: [ReplayedEntry<Engine>] = []
    func take(_ record: [ReplayedEntry<Engine>], _ whatIf: inout WhatIf) {
      guard let first = record.first else { return }
      let hasTick = record.contains { $0.command.body == .tick }
      whatIf.begin(at: first.logTimeMicroseconds, first: first.sequence, hasTick: hasTick)
      for entry in record {
        whatIf.take(
          entry.command, entry.outcome, entry.events, sequence: entry.sequence,
          at: entry.logTimeMicroseconds)
      }
    }
    summary = try JournalReader<Engine>.replay(store: store, into: &engine) { entry, _ in
      // Entries of one time are one batch of the server, or could have been.
      if let last = record.last, last.logTimeMicroseconds != entry.logTimeMicroseconds {
        take(record, &whatIf)
        record.removeAll(keepingCapacity: true)
      }
      record.append(entry)
    }
    take(record, &whatIf)
    if whatIf.isTooOld {
      throw CommandFailure(
        "drops of this log are decided by the first rules, which let nobody pass: no bypass",
        exitCode: 2)
    }
    (drops, pools) = (whatIf.drops, whatIf.pools)
    recorded = whatIf.recorded
    replayed = whatIf.replayed
    if policy != nil {
      otherDigest = whatIf.digest
      ticksAdded = whatIf.ticksAdded
    }
  }

  // MARK: Output

  private var digest: String { summary?.digest.map { "\($0)" } ?? "" }

  private var listed: [DropID] { recorded.drops.keys.sorted() }

  /// For people, without a line end.
  var text: String {
    var lines = [
      "entries \(summary?.firstSequence ?? 0)...\(summary?.lastSequence ?? 0), each as recorded",
      "state digest \(digest)", "chain head   \(summary?.head ?? .zero)",
    ]
    if let otherDigest {
      lines.append("under the policy: state digest \(otherDigest), \(ticksAdded) ticks of its own")
    }
    for drop in listed { lines += table(drop) }
    return (lines + ["ok"]).joined(separator: "\n")
  }

  private func table(_ id: DropID) -> [String] {
    guard let drop = recorded.drops[id] else { return [] }
    let other = policy == nil ? nil : replayed.drops[id]
    let names = drop.rows(with: other)
    let values = other?.rows(with: drop)
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let head = padded("\(id)", 34) + right("recorded", 16)
    var lines = ["", head + (values == nil ? "" : right("replayed", 16))]
    for (index, row) in names.enumerated() {
      lines.append(
        "  " + padded(row.name, 32) + right(row.value.text, 16)
          + (values.map { right($0[index].value.text, 16) } ?? ""))
    }
    return lines
  }

  /// For programs.
  var json: JSONValue {
    var object: JSONValue = [
      "ok": .bool(true), "violations": .array([]),
      "first_sequence": .unsigned(summary?.firstSequence ?? 0),
      "last_sequence": .unsigned(summary?.lastSequence ?? 0),
      "state_digest": .string(digest), "chain_head": .string("\(summary?.head ?? .zero)"),
    ]
    if let otherDigest {
      object.append("replayed_digest", .string("\(otherDigest)"))
      object.append("ticks_added", .unsigned(ticksAdded))
    }
    object.append(
      "drops",
      .array(
        listed.map { id in
          var drop: JSONValue = ["drop": .string("\(id)")]
          drop.append("recorded", recorded.drops[id]?.json ?? .null)
          if policy != nil { drop.append("replayed", replayed.drops[id]?.json ?? .null) }
          return drop
        }))
    return object
  }
}
