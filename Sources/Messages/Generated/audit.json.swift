// Generated from audit.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ReadJournalRequest {
  public static let jsonNames = JSONNames(["from", "through", "callers"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("from", self.from)
    output.appendJSON("through", self.through)
    output.appendJSON("callers", self.callers)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.from)
    case 1: try reader.read(&self.through)
    case 2: try reader.read(&self.callers)
    default: break
    }
  }
}

extension JournalCaller {
  public static let jsonNames = JSONNames(["sequence", "name", "role", "trace"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("name", self.name)
    output.appendJSON("role", self.role)
    output.appendJSON("trace", self.trace)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.sequence)
    case 1: try reader.read(&self.name, max: 64)
    case 2: try reader.read(&self.role, max: 32)
    case 3: try reader.read(&self.trace, max: 32)
    default: break
    }
  }
}

extension JournalRecord {
  public static let jsonNames = JSONNames(["first", "count", "record", "callers"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("first", self.first)
    output.appendJSON("count", self.count)
    output.appendJSON("record", self.record)
    output.appendJSONList("callers", self.callers)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.first)
    case 1: try reader.read(&self.count)
    case 2: try reader.read(&self.record, max: 8388608)
    case 3: try reader.readList(&self.callers, max: 70000)
    default: break
    }
  }
}

extension HeadRequest {
  public static let jsonNames = JSONNames([])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    default: break
    }
  }
}

extension JournalHead {
  public static let jsonNames = JSONNames(
    ["sequence", "logTime", "digest"],
    ["sequence", "log_time", "digest"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("logTime", self.logTime)
    output.appendJSON("digest", self.digest)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.sequence)
    case 1: try reader.read(&self.logTime)
    case 2: try reader.read(&self.digest, max: 16)
    default: break
    }
  }
}

extension StatsRequest {
  public static let jsonNames = JSONNames([])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    default: break
    }
  }
}

extension ServerStats {
  public static let jsonNames = JSONNames(
    ["pid", "uptime", "sequence", "batches", "commands", "connections", "streams", "subscribers", "inboxDepth", "syncP50", "syncP99", "residentBytes", "cpuTime", "recoveryTime", "recovered", "optimised", "clockRefused", "clockOffset", "diskFree", "refusesNewWork", "journalVerified", "journalScanned", "journalFault", "relay"],
    ["pid", "uptime", "sequence", "batches", "commands", "connections", "streams", "subscribers", "inbox_depth", "sync_p50", "sync_p99", "resident_bytes", "cpu_time", "recovery_time", "recovered", "optimised", "clock_refused", "clock_offset", "disk_free", "refuses_new_work", "journal_verified", "journal_scanned", "journal_fault", "relay"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("pid", self.pid)
    output.appendJSON("uptime", self.uptime)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("batches", self.batches)
    output.appendJSON("commands", self.commands)
    output.appendJSON("connections", self.connections)
    output.appendJSON("streams", self.streams)
    output.appendJSON("subscribers", self.subscribers)
    output.appendJSON("inboxDepth", self.inboxDepth)
    output.appendJSON("syncP50", self.syncP50)
    output.appendJSON("syncP99", self.syncP99)
    output.appendJSON("residentBytes", self.residentBytes)
    output.appendJSON("cpuTime", self.cpuTime)
    output.appendJSON("recoveryTime", self.recoveryTime)
    output.appendJSON("recovered", self.recovered)
    output.appendJSON("optimised", self.optimised)
    output.appendJSON("clockRefused", self.clockRefused)
    output.appendJSON("clockOffset", self.clockOffset)
    output.appendJSON("diskFree", self.diskFree)
    output.appendJSON("refusesNewWork", self.refusesNewWork)
    output.appendJSON("journalVerified", self.journalVerified)
    output.appendJSON("journalScanned", self.journalScanned)
    output.appendJSON("journalFault", self.journalFault)
    output.appendJSONObject("relay", self.relay)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.pid)
    case 1: try reader.read(&self.uptime)
    case 2: try reader.read(&self.sequence)
    case 3: try reader.read(&self.batches)
    case 4: try reader.read(&self.commands)
    case 5: try reader.read(&self.connections)
    case 6: try reader.read(&self.streams)
    case 7: try reader.read(&self.subscribers)
    case 8: try reader.read(&self.inboxDepth)
    case 9: try reader.read(&self.syncP50)
    case 10: try reader.read(&self.syncP99)
    case 11: try reader.read(&self.residentBytes)
    case 12: try reader.read(&self.cpuTime)
    case 13: try reader.read(&self.recoveryTime)
    case 14: try reader.read(&self.recovered)
    case 15: try reader.read(&self.optimised)
    case 16: try reader.read(&self.clockRefused)
    case 17: try reader.read(&self.clockOffset)
    case 18: try reader.read(&self.diskFree)
    case 19: try reader.read(&self.refusesNewWork)
    case 20: try reader.read(&self.journalVerified)
    case 21: try reader.read(&self.journalScanned)
    case 22: try reader.read(&self.journalFault, max: 1000)
    case 23: try reader.read(&self.relay)
    default: break
    }
  }
}

extension RelayStats {
  public static let jsonNames = JSONNames(
    ["topics", "following", "interrupted", "waiting", "silent", "reached", "upstream", "historyBytes", "entries", "counts", "deliveries", "losses", "restarts", "pages", "refused"],
    ["topics", "following", "interrupted", "waiting", "silent", "reached", "upstream", "history_bytes", "entries", "counts", "deliveries", "losses", "restarts", "pages", "refused"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("topics", self.topics)
    output.appendJSON("following", self.following)
    output.appendJSON("interrupted", self.interrupted)
    output.appendJSON("waiting", self.waiting)
    output.appendJSON("silent", self.silent)
    output.appendJSON("reached", self.reached)
    output.appendJSON("upstream", self.upstream)
    output.appendJSON("historyBytes", self.historyBytes)
    output.appendJSON("entries", self.entries)
    output.appendJSON("counts", self.counts)
    output.appendJSON("deliveries", self.deliveries)
    output.appendJSON("losses", self.losses)
    output.appendJSON("restarts", self.restarts)
    output.appendJSON("pages", self.pages)
    output.appendJSON("refused", self.refused)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.topics)
    case 1: try reader.read(&self.following)
    case 2: try reader.read(&self.interrupted)
    case 3: try reader.read(&self.waiting)
    case 4: try reader.read(&self.silent)
    case 5: try reader.read(&self.reached)
    case 6: try reader.read(&self.upstream)
    case 7: try reader.read(&self.historyBytes)
    case 8: try reader.read(&self.entries)
    case 9: try reader.read(&self.counts)
    case 10: try reader.read(&self.deliveries)
    case 11: try reader.read(&self.losses)
    case 12: try reader.read(&self.restarts)
    case 13: try reader.read(&self.pages)
    case 14: try reader.read(&self.refused)
    default: break
    }
  }
}

extension SetClockRequest {
  public static let jsonNames = JSONNames(["expectedOffset"], ["expected_offset"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("expectedOffset", self.expectedOffset)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.expectedOffset)
    default: break
    }
  }
}

extension ClockSet {
  public static let jsonNames = JSONNames(["from", "to", "sequence"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("from", self.from)
    output.appendJSON("to", self.to)
    output.appendJSON("sequence", self.sequence)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.from)
    case 1: try reader.read(&self.to)
    case 2: try reader.read(&self.sequence)
    default: break
    }
  }
}

extension RemarkRequest {
  public static let jsonNames = JSONNames(["key", "text"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("text", self.text)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.text, max: 500)
    default: break
    }
  }
}

extension Remarked {
  public static let jsonNames = JSONNames(["sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.sequence)
    case 1: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension RemarkResult {
  public static let jsonNames = JSONNames(["remarked", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .remarked(let value): output.appendJSONPresent("remarked", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(Remarked.self, isFree: self.caseNumber == 0) {
        self = .remarked(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension BackupRequest {
  public static let jsonNames = JSONNames(["full"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("full", self.full)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.full)
    default: break
    }
  }
}

extension BackupMade {
  public static let jsonNames = JSONNames(
    ["name", "sequence", "checkpoint", "files", "copiedFiles", "totalBytes", "copiedBytes", "took"],
    ["name", "sequence", "checkpoint", "files", "copied_files", "total_bytes", "copied_bytes", "took"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("name", self.name)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("checkpoint", self.checkpoint)
    output.appendJSON("files", self.files)
    output.appendJSON("copiedFiles", self.copiedFiles)
    output.appendJSON("totalBytes", self.totalBytes)
    output.appendJSON("copiedBytes", self.copiedBytes)
    output.appendJSON("took", self.took)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.name, max: 100)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.checkpoint)
    case 3: try reader.read(&self.files)
    case 4: try reader.read(&self.copiedFiles)
    case 5: try reader.read(&self.totalBytes)
    case 6: try reader.read(&self.copiedBytes)
    case 7: try reader.read(&self.took)
    default: break
    }
  }
}

extension SetThrottleRequest {
  public static let jsonNames = JSONNames(
    ["key", "hub", "burst", "refill", "openJobs", "enterBacklog", "exitBacklog", "enterPreparation", "exitPreparation", "minAcceptRate", "exitAcceptRate", "heartbeatWithin", "minDwell"],
    ["key", "hub", "burst", "refill", "open_jobs", "enter_backlog", "exit_backlog", "enter_preparation", "exit_preparation", "min_accept_rate", "exit_accept_rate", "heartbeat_within", "min_dwell"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("hub", self.hub)
    output.appendJSON("burst", self.burst)
    output.appendJSON("refill", self.refill)
    output.appendJSON("openJobs", self.openJobs)
    output.appendJSON("enterBacklog", self.enterBacklog)
    output.appendJSON("exitBacklog", self.exitBacklog)
    output.appendJSON("enterPreparation", self.enterPreparation)
    output.appendJSON("exitPreparation", self.exitPreparation)
    output.appendJSON("minAcceptRate", self.minAcceptRate)
    output.appendJSON("exitAcceptRate", self.exitAcceptRate)
    output.appendJSON("heartbeatWithin", self.heartbeatWithin)
    output.appendJSON("minDwell", self.minDwell)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.hub)
    case 2: try reader.read(&self.burst)
    case 3: try reader.read(&self.refill)
    case 4: try reader.read(&self.openJobs)
    case 5: try reader.read(&self.enterBacklog)
    case 6: try reader.read(&self.exitBacklog)
    case 7: try reader.read(&self.enterPreparation)
    case 8: try reader.read(&self.exitPreparation)
    case 9: try reader.read(&self.minAcceptRate)
    case 10: try reader.read(&self.exitAcceptRate)
    case 11: try reader.read(&self.heartbeatWithin)
    case 12: try reader.read(&self.minDwell)
    default: break
    }
  }
}

extension ThrottleSet {
  public static let jsonNames = JSONNames(["hub", "mode", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hub", self.hub)
    output.appendJSON("mode", self.mode)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hub)
    case 1: try reader.read(&self.mode)
    case 2: try reader.read(&self.sequence)
    case 3: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension SetThrottleResult {
  public static let jsonNames = JSONNames(["changed", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .changed(let value): output.appendJSONPresent("changed", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(ThrottleSet.self, isFree: self.caseNumber == 0) {
        self = .changed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension SetHubModeRequest {
  public static let jsonNames = JSONNames(["key", "hub", "mode", "why"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("hub", self.hub)
    output.appendJSON("mode", self.mode)
    output.appendJSON("why", self.why)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.hub)
    case 2: try reader.read(&self.mode)
    case 3: try reader.read(&self.why, max: 200)
    default: break
    }
  }
}

extension HubModeSet {
  public static let jsonNames = JSONNames(["hub", "before", "after", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hub", self.hub)
    output.appendJSON("before", self.before)
    output.appendJSON("after", self.after)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hub)
    case 1: try reader.read(&self.before)
    case 2: try reader.read(&self.after)
    case 3: try reader.read(&self.sequence)
    case 4: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension SetHubModeResult {
  public static let jsonNames = JSONNames(["changed", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .changed(let value): output.appendJSONPresent("changed", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(HubModeSet.self, isFree: self.caseNumber == 0) {
        self = .changed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension SetPolicyRequest {
  public static let jsonNames = JSONNames(
    ["key", "drop", "holdTime", "waitlistLimit", "bypass", "soldOut", "demand", "instead"],
    ["key", "drop", "hold_time", "waitlist_limit", "bypass", "sold_out", "demand", "instead"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("drop", self.drop)
    output.appendJSONOptional("holdTime", self.holdTime)
    output.appendJSONOptional("waitlistLimit", self.waitlistLimit)
    output.appendJSONOptional("bypass", self.bypass)
    output.appendJSONOptional("soldOut", self.soldOut)
    output.appendJSONOptional("demand", self.demand)
    output.appendJSONList("instead", self.instead)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.drop)
    case 2: try reader.readOptional(&self.holdTime)
    case 3: try reader.readOptional(&self.waitlistLimit)
    case 4: try reader.readOptional(&self.bypass)
    case 5: try reader.readOptional(&self.soldOut)
    case 6: try reader.readOptional(&self.demand)
    case 7: try reader.readList(&self.instead, max: 2)
    default: break
    }
  }
}

extension PolicySet {
  public static let jsonNames = JSONNames(["drop", "before", "after", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSONObject("before", self.before)
    output.appendJSONObject("after", self.after)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.before)
    case 2: try reader.read(&self.after)
    case 3: try reader.read(&self.sequence)
    case 4: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension SetPolicyResult {
  public static let jsonNames = JSONNames(["changed", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .changed(let value): output.appendJSONPresent("changed", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(PolicySet.self, isFree: self.caseNumber == 0) {
        self = .changed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension MarketFeatures {
  public static let jsonNames = JSONNames(["windows", "hybrid"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("windows", self.windows)
    output.appendJSON("hybrid", self.hybrid)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.windows)
    case 1: try reader.read(&self.hybrid)
    default: break
    }
  }
}

extension SetMarketRequest {
  public static let jsonNames = JSONNames(["key", "windows", "hybrid"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSONOptional("windows", self.windows)
    output.appendJSONOptional("hybrid", self.hybrid)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.readOptional(&self.windows)
    case 2: try reader.readOptional(&self.hybrid)
    default: break
    }
  }
}

extension MarketSet {
  public static let jsonNames = JSONNames(["before", "after", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONObject("before", self.before)
    output.appendJSONObject("after", self.after)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.before)
    case 1: try reader.read(&self.after)
    case 2: try reader.read(&self.sequence)
    case 3: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension SetMarketResult {
  public static let jsonNames = JSONNames(["changed", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .changed(let value): output.appendJSONPresent("changed", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(MarketSet.self, isFree: self.caseNumber == 0) {
        self = .changed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension HubRequest {
  public static let jsonNames = JSONNames(["hub"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hub", self.hub)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hub)
    default: break
    }
  }
}

extension HubStatus {
  public static let jsonNames = JSONNames(
    ["hub", "mode", "forced", "reason", "since", "tokens", "openJobs", "backlog", "preparation", "acceptRate", "heard", "asOf", "silent", "passing"],
    ["hub", "mode", "forced", "reason", "since", "tokens", "open_jobs", "backlog", "preparation", "accept_rate", "heard", "as_of", "silent", "passing"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hub", self.hub)
    output.appendJSON("mode", self.mode)
    output.appendJSON("forced", self.forced)
    output.appendJSON("reason", self.reason)
    output.appendJSONOptional("since", self.since)
    output.appendJSON("tokens", self.tokens)
    output.appendJSON("openJobs", self.openJobs)
    output.appendJSON("backlog", self.backlog)
    output.appendJSON("preparation", self.preparation)
    output.appendJSON("acceptRate", self.acceptRate)
    output.appendJSONOptional("heard", self.heard)
    output.appendJSON("asOf", self.asOf)
    output.appendJSON("silent", self.silent)
    output.appendJSON("passing", self.passing)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hub)
    case 1: try reader.read(&self.mode)
    case 2: try reader.read(&self.forced)
    case 3: try reader.read(&self.reason)
    case 4: try reader.readOptional(&self.since)
    case 5: try reader.read(&self.tokens)
    case 6: try reader.read(&self.openJobs)
    case 7: try reader.read(&self.backlog)
    case 8: try reader.read(&self.preparation)
    case 9: try reader.read(&self.acceptRate)
    case 10: try reader.readOptional(&self.heard)
    case 11: try reader.read(&self.asOf)
    case 12: try reader.read(&self.silent)
    case 13: try reader.read(&self.passing)
    default: break
    }
  }
}

extension HubResult {
  public static let jsonNames = JSONNames(["status", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .status(let value): output.appendJSONPresent("status", value)
    case .rejected(let value): output.appendJSONPresent("rejected", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(HubStatus.self, isFree: self.caseNumber == 0) {
        self = .status(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}
