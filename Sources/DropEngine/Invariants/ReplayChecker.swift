import Basics

/// Invariant 16: replaying the log gives the same state, whoever is said to have asked.
///
/// A twin engine is fed each entry from its bytes, without its caller; its outcome and its events must be the same,
/// byte for byte, after every entry, and its digest every so often. Apart from the monitor because
/// it has an engine of its own, and needs as much memory again.
public struct ReplayChecker: ~Copyable {
  private var twin: Engine
  private let digestEvery: Int
  private var seen = 0

  /// - Parameters:
  ///   - limits: those of the engine that is watched.
  ///   - digestEvery: entries between comparisons of the whole state.
  public init(limits: EngineLimits, digestEvery: Int = 64) {
    // Another key than any other engine: nothing that is compared may depend on it.
    twin = Engine(limits: limits, hashKey: HashKey(0x7477_696E, 0x6B65_7973))
    self.digestEvery = max(digestEvery, 1)
  }

  /// What is different after `entry`; empty when nothing is. Must see an engine's entries from the
  /// first one.
  public mutating func observe(
    _ entry: ObservedEntry, engine: borrowing Engine
  ) -> [InvariantViolation] {
    var report = InvariantReport(sequence: entry.sequence, isScanning: true)
    var sink = ByteSink()
    entry.command.encode(into: &sink)
    var source = ByteSource(sink.bytes)
    guard var command = try? Command(from: &source), source.isAtEnd else {
      report.add(16, "the command does not come back from its bytes")
      return report.violations
    }
    if command.header != entry.command.header {
      report.add(16, "the header does not come back from its bytes")
    }
    command.header = command.header?.withoutCaller
    var events: [Event] = []
    let outcome = twin.apply(
      command, sequence: entry.sequence, at: entry.logTimeMicroseconds, events: &events)
    if outcome != entry.outcome {
      report.add(16, "replayed to \(outcome.result), was \(entry.outcome.result)")
    }
    if events != entry.events {
      report.add(16, "replayed to \(events.count) other events, were \(entry.events.count)")
    }
    seen += 1
    if seen % digestEvery == 0 {
      let expected = twin.digest()
      let actual = engine.digest()
      if expected != actual { report.add(16, "digest \(actual), replayed \(expected)") }
    }
    return report.violations
  }
}
