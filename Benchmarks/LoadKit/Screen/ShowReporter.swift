import Synchronization

/// Shows a show to somebody: a person at a terminal, a log, a program.
public protocol ShowReporter: Sendable {
  /// A fact, with everything known including it, at a time of the show.
  mutating func report(_ fact: ShowFact, _ state: ShowState, atMicroseconds: Int64)
  /// Time has passed; called about ten times a second.
  mutating func tick(_ state: ShowState, atMicroseconds: Int64)
  /// The show is over; nothing follows.
  mutating func finish(_ state: ShowState, atMicroseconds: Int64)
}

/// Where the code that plays a show states its facts, from any thread, once.
public final class ShowDesk: Sendable {
  private struct Contents: Sendable {
    var state = ShowState()
    var reporters: [any ShowReporter]
    var isFinished = false
  }

  private let contents: Mutex<Contents>
  private let start: Int64

  /// A desk; the show's time begins now.
  public init(_ reporters: [any ShowReporter]) {
    contents = Mutex(Contents(reporters: reporters))
    start = MonotonicTime.nanoseconds
  }

  /// Microseconds since the show began.
  public var nowMicroseconds: Int64 { (MonotonicTime.nanoseconds - start) / 1000 }

  /// States a fact.
  public func tell(_ fact: ShowFact) {
    let now = nowMicroseconds
    contents.withLock { contents in
      guard !contents.isFinished else { return }
      contents.state.learn(fact)
      for at in contents.reporters.indices {
        contents.reporters[at].report(fact, contents.state, atMicroseconds: now)
      }
    }
  }

  /// Lets the reporters draw; to be called about ten times a second.
  public func tick() {
    let now = nowMicroseconds
    contents.withLock { contents in
      guard !contents.isFinished else { return }
      for at in contents.reporters.indices {
        contents.reporters[at].tick(contents.state, atMicroseconds: now)
      }
    }
  }

  /// Ends the show; the exit code is 0 only if everything claimed holds. Later calls say the same.
  public func finish() -> Int32 {
    let now = nowMicroseconds
    return contents.withLock { contents in
      if !contents.isFinished {
        contents.isFinished = true
        for at in contents.reporters.indices {
          contents.reporters[at].finish(contents.state, atMicroseconds: now)
        }
      }
      return contents.state.isOK ? 0 : 1
    }
  }

  /// What is known so far.
  public var state: ShowState { contents.withLock { $0.state } }
}

/// One line per fact that a reader would want, with the time; for logs and for `--plain`.
public struct PlainReporter: ShowReporter {
  private let write: @Sendable (String) -> Void
  private var lastCounts: Int64 = .min
  /// Counts come often; a line of them this often is enough, microseconds.
  static let countsEveryMicroseconds: Int64 = 1_000_000

  /// Writes whole lines, each with its line end.
  public init(write: @escaping @Sendable (String) -> Void = Terminal.write) { self.write = write }

  public mutating func report(_ fact: ShowFact, _ state: ShowState, atMicroseconds now: Int64) {
    if let text = Self.words(fact) { line(text, now) }
    if case .counts = fact { countsLine(state, now) }
  }

  public mutating func tick(_ state: ShowState, atMicroseconds: Int64) {}

  public mutating func finish(_ state: ShowState, atMicroseconds now: Int64) {
    lastCounts = .min
    countsLine(state, now)
    for text in ShowScreen.summary(state) { line(text, now) }
  }

  private func line(_ text: String, _ now: Int64) {
    write("\(Words.clock(now))  \(text)\n")
  }

  private mutating func countsLine(_ state: ShowState, _ now: Int64) {
    guard !state.drops.isEmpty,
      lastCounts == .min || now - lastCounts >= Self.countsEveryMicroseconds
    else { return }
    lastCounts = now
    for (name, counts) in state.drops {
      line(
        "\(name): sold \(counts.sold), held \(counts.held), free \(counts.free) of "
          + "\(counts.capacity), in line \(counts.waiting), oversold: \(counts.oversold)", now)
    }
    for (drop, counts) in state.doors where counts.came > 0 {
      line("the door of \(drop): \(counts.words)", now)
    }
    if let payments = state.payments { line("payments: \(payments.words)", now) }
  }

  /// The line for a fact; nil for those that only move numbers.
  static func words(_ fact: ShowFact) -> String? {
    switch fact {
    case .began(let name, let seed, let digest, let duration):
      "\(name), seed \(seed), \(Words.clock(duration)) min, demand \(digest)"
    case .note(let text): "note: \(text)"
    case .seeing(let text): "— \(text)"
    case .serverReady(let pid, let address, let milliseconds):
      "server \(pid) listens on \(address) after \(milliseconds) ms"
    case .marker(let text): "marker: \"\(text)\""
    case .fanOut(let fanOut):
      "\"\(fanOut.text)\" reached \(Words.count(fanOut.viewers)) viewers: "
        + ShowScreen.latency(fanOut.latency)
    case .killed(let pid): "server \(pid) was killed with SIGKILL"
    case .cameBack(let comeback): words(comeback)
    case .claim(let text, let holds, let detail):
      "\(holds ? "holds" : "DOES NOT HOLD"): \(text)\(detail.isEmpty ? "" : " (\(detail))")"
    case .audit(let report): report.text
    case .counts, .buyers, .door, .payments, .reserveLatency, .viewers, .partner, .orderUpdates,
      .ended:
      nil
    }
  }

  private static func words(_ comeback: Comeback) -> String {
    var text =
      "server is back after \(comeback.milliseconds) ms, \(Words.count(comeback.replayed)) entries "
      + "replayed; \(Words.count(comeback.acknowledged)) holds were acknowledged, "
      + "\(comeback.lost) are missing"
    for (before, after) in zip(comeback.before, comeback.after) {
      text +=
        "\n       \(before.drop) before: sold \(before.counts.sold), held \(before.counts.held), "
        + "in line \(before.counts.waiting); after: sold \(after.counts.sold), "
        + "held \(after.counts.held), in line \(after.counts.waiting)"
    }
    return text
  }
}

/// One JSON object, as the last line.
public struct JSONReporter: ShowReporter {
  private let write: @Sendable (String) -> Void

  /// Writes one line at the end.
  public init(write: @escaping @Sendable (String) -> Void = Terminal.write) { self.write = write }

  public mutating func report(_ fact: ShowFact, _ state: ShowState, atMicroseconds: Int64) {}
  public mutating func tick(_ state: ShowState, atMicroseconds: Int64) {}
  public mutating func finish(_ state: ShowState, atMicroseconds: Int64) {
    write(state.json.text + "\n")
  }
}
