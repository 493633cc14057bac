/// What a load run found, for people and for machines.
public struct BenchReport: Sendable {
  /// Latencies of one kind of call.
  public struct Latency: Sendable {
    public var name: String
    public var fromIntended: LatencySummary
    /// Nil for what has no moment of sending of its own, like a delivery.
    public var fromSent: LatencySummary?

    /// Latencies under a name.
    public init(_ name: String, _ fromIntended: LatencySummary, fromSent: LatencySummary? = nil) {
      self.name = name
      self.fromIntended = fromIntended
      self.fromSent = fromSent
    }
  }

  /// A further number, with the words behind it.
  public struct Figure: Sendable {
    public var name: String
    public var value: JSONValue
    public var title: String
    public var words: String

    /// A figure: machines read `name` and `value`, people `title` (without one: the name in words) and `words`.
    public init(_ name: String, _ value: JSONValue, title: String? = nil, _ words: String) {
      self.name = name
      self.title = title ?? name.replacing("_", with: " ")
      self.value = value
      self.words = words
    }
  }

  /// `echo`, `reserve`, `fanout`, `drop`.
  public var scenario: String
  public var target: String
  public var machine: Machine
  /// Name and value, in order.
  public var flags: [(name: String, value: String)] = []
  public var elapsedNanoseconds: Int64 = 0
  public var rates: [RateMeter.Second] = []
  public var latencies: [Latency] = []
  public var client: UsageInterval?
  public var server: UsageInterval?
  /// How late the client was.
  public var lag: LatencySummary?
  public var validity: RunValidity?
  public var figures: [Figure] = []
  public var audit: AuditReport?
  /// What does not hold besides what the audit found.
  public var violations: [String] = []

  /// An empty report.
  public init(scenario: String, target: String, machine: Machine = .current) {
    self.scenario = scenario
    self.target = target
    self.machine = machine
  }

  /// Everything that was claimed holds. A run that measured nothing useful is still a run that
  /// holds what it claims: see ``validity``.
  public var isOK: Bool { violations.isEmpty && audit?.isClean ?? true }

  /// The figures mean something: the client was no bottleneck.
  public var isValid: Bool { validity?.isValid ?? true }

  /// What a program that made the run ends with: 0, 1 where a claim does not hold, 3 where all hold and the figures
  /// mean nothing.
  public var exitCode: Int32 { !isOK ? 1 : isValid ? 0 : 3 }

  private var verdict: String {
    if !isOK { return "NOT OK: see the violations above" }
    return isValid
      ? "ok: everything claimed holds"
      : "INVALID: the figures say nothing about the server; everything claimed holds"
  }

  private var total: RateMeter.Second {
    rates.reduce(into: RateMeter.Second()) { sum, second in
      sum.offered += second.offered
      sum.achieved += second.achieved
      sum.failed += second.failed
    }
  }

  private func perSecond(_ count: UInt64) -> Double {
    elapsedNanoseconds == 0 ? 0 : Double(count) * 1e9 / Double(elapsedNanoseconds)
  }

  /// The report for people.
  public var text: String {
    var lines = ["\(scenario) against \(target)", machine.line]
    if !flags.isEmpty {
      lines.append(flags.map { "\($0.name) \($0.value)" }.joined(separator: "  "))
    }
    lines += ["", rateLine]
    if !latencies.isEmpty { lines += ["", latencyTable.text] }
    if let usage = usageLine { lines += ["", usage] }
    for figure in figures { lines.append("\(figure.title): \(figure.words)") }
    if let audit { lines += ["", audit.text] }
    if let validity, !validity.isValid {
      lines.append("")
      lines += validity.reasons.map { "INVALID: \($0)" }
    }
    lines += violations.map { "VIOLATION: \($0)" }
    lines += ["", verdict]
    return lines.joined(separator: "\n")
  }

  private var rateLine: String {
    // A show has no rate of its own.
    if rates.isEmpty { return "took \(Words.duration(elapsedNanoseconds))" }
    let total = total
    return "offered \(Words.count(total.offered)) (\(Words.rate(perSecond(total.offered)))/s), "
      + "achieved \(Words.count(total.achieved)) (\(Words.rate(perSecond(total.achieved)))/s), "
      + "failed \(Words.count(total.failed)), \(Words.duration(elapsedNanoseconds))"
  }

  private var latencyTable: TextTable {
    var table = TextTable("latency", "count", "p50", "p90", "p99", "p99.9", "max")
    func add(_ name: String, _ summary: LatencySummary) {
      let values = [summary.p50, summary.p90, summary.p99, summary.p999, summary.maximum]
      table.add([name, Words.count(summary.count)] + values.map { Words.duration(Int64($0)) })
    }
    for latency in latencies {
      add(latency.name, latency.fromIntended)
      if let sent = latency.fromSent { add("  from sending", sent) }
    }
    if let lag { add("client's own lag", lag) }
    return table
  }

  private var usageLine: String? {
    let achieved = total.achieved
    var parts: [String] = []
    for (name, usage) in [("server", server), ("client", client)] {
      guard let usage else { continue }
      let each =
        achieved == 0
        ? ""
        : "\(Words.decimal(usage.microseconds(perEach: achieved), 2)) us CPU each, "
          + "\(Words.rate(usage.perCore(achieved)))/s/core, "
      parts.append(
        "\(name) \(Words.decimal(usage.cores, 2)) cores, "
          + each + "RSS \(Words.bytes(usage.residentBytes))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  /// The report for machines; one line.
  public var json: JSONValue {
    let total = total
    var object: JSONValue = [
      "ok": .bool(isOK),
      "violations": .array(
        violations.map { .string($0) } + (audit?.violations ?? []).map { .string($0.description) }),
      "scenario": .string(scenario), "target": .string(target), "machine": machine.json,
      "flags": .object(flags.map { JSONValue.Member($0.name, .string($0.value)) }),
      "valid": .bool(isValid),
      "invalid_reasons": .array((validity?.reasons ?? []).map { .string($0) }),
      "elapsed_s": .number(Double(elapsedNanoseconds) / 1e9),
      "offered": .unsigned(total.offered), "achieved": .unsigned(total.achieved),
      "failed": .unsigned(total.failed),
      "achieved_per_s": .number(perSecond(total.achieved)),
    ]
    for latency in latencies {
      var value = latency.fromIntended.json
      if let sent = latency.fromSent { value.append("from_sending", sent.json) }
      object.append("latency_\(latency.name)", value)
    }
    if let lag { object.append("client_lag", lag.json) }
    for (name, usage) in [("server", server), ("client", client)] {
      guard let usage else { continue }
      object.append(
        name,
        [
          "cores": .number(usage.cores),
          "cpu_us_each": .number(usage.microseconds(perEach: total.achieved)),
          "per_s_per_core": .number(usage.perCore(total.achieved)),
          "resident_bytes": .integer(usage.residentBytes),
        ])
    }
    object.append(
      "per_second",
      .array(rates.map { [.unsigned($0.offered), .unsigned($0.achieved), .unsigned($0.failed)] }))
    for figure in figures { object.append(figure.name, figure.value) }
    if let audit {
      object.append("acknowledged", .unsigned(audit.acknowledged))
      object.append("lost", .unsigned(audit.lost))
      object.append("oversold", .unsigned(audit.oversold))
      object.append("duplicates", .unsigned(audit.duplicates))
      object.append("audit", audit.json)
    }
    return object
  }
}

extension AuditReport {
  /// The audit for people.
  public var text: String { text(isCompared: true) }

  /// The same.
  ///
  /// - Parameter isCompared: whether there was a list of what clients were told.
  public func text(isCompared: Bool) -> String {
    let told = isCompared ? "\(Words.count(acknowledged)) acknowledged, \(lost) lost, " : ""
    var lines = [
      "audit of \(Words.count(entries)) log entries: \(told)oversold: \(oversold), "
        + "duplicates: \(duplicates), out of turn: \(inversions)",
      "  \(Words.count(grants)) grants of \(Words.count(unitsGranted)) units, "
        + "\(Words.count(joined)) places in line, \(Words.count(promotions)) promotions, "
        + "\(Words.count(confirms)) confirms, \(Words.count(releases)) releases, "
        + "\(Words.count(expiries)) expiries, \(Words.count(replays)) repeats, "
        + "\(Words.count(refusals)) refusals",
      "  digest \(digest)",
    ]
    if ticketsTold + ticketsUsed > 0 {
      lines.insert(
        "  \(Words.count(ticketsTold)) tickets of doors told, \(Words.count(ticketsUsed)) used",
        at: 2)
    }
    if purchases > 0 { lines.append("  \(Words.count(purchases)) purchases in one call") }
    if let books { lines.append("  \(books.words)") }
    if !isCompared {
      lines.append("  no list of what clients were told was given: nothing was compared with one")
    }
    lines += violations.map { "  VIOLATION \($0)" }
    let more = violationCount - UInt64(violations.count)
    if more > 0 { lines.append("  and \(Words.count(more)) more") }
    return lines.joined(separator: "\n")
  }

  /// The audit for machines.
  public var json: JSONValue {
    var object: JSONValue = [
      "entries": .unsigned(entries), "grants": .unsigned(grants),
      "units_granted": .unsigned(unitsGranted), "joined": .unsigned(joined),
      "promotions": .unsigned(promotions), "confirms": .unsigned(confirms),
      "releases": .unsigned(releases), "expiries": .unsigned(expiries),
      "replays": .unsigned(replays), "refusals": .unsigned(refusals),
      "inversions": .unsigned(inversions), "violations": .unsigned(violationCount),
      "digest": .string(digest.description),
    ]
    if purchases > 0 { object.append("purchases", .unsigned(purchases)) }
    if let books { object.append("books", books.json) }
    return object
  }
}
