// Generated from dispatch.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension RegisterPartnerRequest {
  public static let jsonNames = JSONNames(["key", "name"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("name", self.name)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.name, max: 256)
    default: break
    }
  }
}

extension PartnerRegistered {
  public static let jsonNames = JSONNames(["partner"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("partner", self.partner)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.partner)
    default: break
    }
  }
}

extension RegisterPartnerResult {
  public static let jsonNames = JSONNames(["registered", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .registered(let value): output.appendJSONPresent("registered", value)
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
      if let value = try reader.readCase(PartnerRegistered.self, isFree: self.caseNumber == 0) {
        self = .registered(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension PutHubRequest {
  public static let jsonNames = JSONNames(
    ["key", "hub", "partner", "zone", "capabilities", "openJobs"],
    ["key", "hub", "partner", "zone", "capabilities", "open_jobs"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("hub", self.hub)
    output.appendJSON("partner", self.partner)
    output.appendJSON("zone", self.zone)
    output.appendJSON("capabilities", self.capabilities)
    output.appendJSON("openJobs", self.openJobs)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.hub)
    case 2: try reader.read(&self.partner)
    case 3: try reader.read(&self.zone)
    case 4: try reader.read(&self.capabilities)
    case 5: try reader.read(&self.openJobs)
    default: break
    }
  }
}

extension HubStored {
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

extension PutHubResult {
  public static let jsonNames = JSONNames(["stored", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .stored(let value): output.appendJSONPresent("stored", value)
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
      if let value = try reader.readCase(HubStored.self, isFree: self.caseNumber == 0) {
        self = .stored(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension PartnerHello {
  public static let jsonNames = JSONNames(["partner", "next"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("partner", self.partner)
    output.appendJSON("next", self.next)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.partner)
    case 1: try reader.read(&self.next)
    default: break
    }
  }
}

extension JobAction {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ["JOB_ACTION_UNSPECIFIED", "JOB_ACTION_ACCEPT", "JOB_ACTION_REJECT", "JOB_ACTION_PREPARING", "JOB_ACTION_READY", "JOB_ACTION_OUT_FOR_DELIVERY", "JOB_ACTION_AWAITING_PICKUP", "JOB_ACTION_DELIVERED", "JOB_ACTION_FAILED", "JOB_ACTION_UNDELIVERABLE"]
  )
}

extension JobReport {
  public static let jsonNames = JSONNames(
    ["tag", "job", "attempt", "action", "reason", "eta", "why", "proof"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("tag", self.tag)
    output.appendJSON("job", self.job)
    output.appendJSON("attempt", self.attempt)
    output.appendJSON("action", self.action)
    output.appendJSON("reason", self.reason)
    output.appendJSONOptional("eta", self.eta)
    output.appendJSONOptional("why", self.why)
    output.appendJSONOptional("proof", self.proof)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.tag)
    case 1: try reader.read(&self.job)
    case 2: try reader.read(&self.attempt)
    case 3: try reader.read(&self.action)
    case 4: try reader.read(&self.reason)
    case 5: try reader.readOptional(&self.eta)
    case 6: try reader.readOptional(&self.why)
    case 7: try reader.readOptional(&self.proof)
    default: break
    }
  }
}

extension ReportRequest {
  public static let jsonNames = JSONNames(
    ["partner", "job", "attempt", "action", "reason", "eta", "why", "proof"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("partner", self.partner)
    output.appendJSON("job", self.job)
    output.appendJSON("attempt", self.attempt)
    output.appendJSON("action", self.action)
    output.appendJSON("reason", self.reason)
    output.appendJSONOptional("eta", self.eta)
    output.appendJSONOptional("why", self.why)
    output.appendJSONOptional("proof", self.proof)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.partner)
    case 1: try reader.read(&self.job)
    case 2: try reader.read(&self.attempt)
    case 3: try reader.read(&self.action)
    case 4: try reader.read(&self.reason)
    case 5: try reader.readOptional(&self.eta)
    case 6: try reader.readOptional(&self.why)
    case 7: try reader.readOptional(&self.proof)
    default: break
    }
  }
}

extension ReportTaken {
  public static let jsonNames = JSONNames(["job", "attempt", "phase", "changed", "sequence"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("job", self.job)
    output.appendJSON("attempt", self.attempt)
    output.appendJSON("phase", self.phase)
    output.appendJSON("changed", self.changed)
    output.appendJSON("sequence", self.sequence)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.job)
    case 1: try reader.read(&self.attempt)
    case 2: try reader.read(&self.phase)
    case 3: try reader.read(&self.changed)
    case 4: try reader.read(&self.sequence)
    default: break
    }
  }
}

extension ReportResult {
  public static let jsonNames = JSONNames(["taken", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .taken(let value): output.appendJSONPresent("taken", value)
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
      if let value = try reader.readCase(ReportTaken.self, isFree: self.caseNumber == 0) {
        self = .taken(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension SetDispatchRequest {
  public static let jsonNames = JSONNames(
    ["key", "hub", "answerWithin", "heardWithin", "autoSwap", "remove"],
    ["key", "hub", "answer_within", "heard_within", "auto_swap", "remove"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("hub", self.hub)
    output.appendJSON("answerWithin", self.answerWithin)
    output.appendJSON("heardWithin", self.heardWithin)
    output.appendJSON("autoSwap", self.autoSwap)
    output.appendJSON("remove", self.remove)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.hub)
    case 2: try reader.read(&self.answerWithin)
    case 3: try reader.read(&self.heardWithin)
    case 4: try reader.read(&self.autoSwap)
    case 5: try reader.read(&self.remove)
    default: break
    }
  }
}

extension DispatchSet {
  public static let jsonNames = JSONNames(["hub", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hub", self.hub)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hub)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension SetDispatchResult {
  public static let jsonNames = JSONNames(["set", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .set(let value): output.appendJSONPresent("set", value)
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
      if let value = try reader.readCase(DispatchSet.self, isFree: self.caseNumber == 0) {
        self = .set(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension ForceSwapRequest {
  public static let jsonNames = JSONNames(["key", "job", "hub"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("job", self.job)
    output.appendJSON("hub", self.hub)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.job)
    case 2: try reader.read(&self.hub)
    default: break
    }
  }
}

extension JobSwapped {
  public static let jsonNames = JSONNames(
    ["job", "attempt", "before", "after", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("job", self.job)
    output.appendJSON("attempt", self.attempt)
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
    case 0: try reader.read(&self.job)
    case 1: try reader.read(&self.attempt)
    case 2: try reader.read(&self.before)
    case 3: try reader.read(&self.after)
    case 4: try reader.read(&self.sequence)
    case 5: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension ForceSwapResult {
  public static let jsonNames = JSONNames(["swapped", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .swapped(let value): output.appendJSONPresent("swapped", value)
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
      if let value = try reader.readCase(JobSwapped.self, isFree: self.caseNumber == 0) {
        self = .swapped(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension JobRequest {
  public static let jsonNames = JSONNames(["job"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("job", self.job)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.job)
    default: break
    }
  }
}

extension JobState {
  public static let jsonNames = JSONNames(
    ["job", "order", "partner", "hub", "attempt", "phase", "answerBy", "window", "eta", "why", "proof", "refusals", "passed", "taken", "swap", "asOf"],
    ["job", "order", "partner", "hub", "attempt", "phase", "answer_by", "window", "eta", "why", "proof", "refusals", "passed", "taken", "swap", "as_of"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("job", self.job)
    output.appendJSON("order", self.order)
    output.appendJSON("partner", self.partner)
    output.appendJSON("hub", self.hub)
    output.appendJSON("attempt", self.attempt)
    output.appendJSON("phase", self.phase)
    output.appendJSONOptional("answerBy", self.answerBy)
    output.appendJSONOptional("window", self.window)
    output.appendJSONOptional("eta", self.eta)
    output.appendJSON("why", self.why)
    output.appendJSONOptional("proof", self.proof)
    output.appendJSON("refusals", self.refusals)
    output.appendJSON("passed", self.passed)
    output.appendJSON("taken", self.taken)
    output.appendJSON("swap", self.swap)
    output.appendJSON("asOf", self.asOf)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.job)
    case 1: try reader.read(&self.order)
    case 2: try reader.read(&self.partner)
    case 3: try reader.read(&self.hub)
    case 4: try reader.read(&self.attempt)
    case 5: try reader.read(&self.phase)
    case 6: try reader.readOptional(&self.answerBy)
    case 7: try reader.readOptional(&self.window)
    case 8: try reader.readOptional(&self.eta)
    case 9: try reader.read(&self.why)
    case 10: try reader.readOptional(&self.proof)
    case 11: try reader.read(&self.refusals)
    case 12: try reader.read(&self.passed)
    case 13: try reader.read(&self.taken)
    case 14: try reader.read(&self.swap)
    case 15: try reader.read(&self.asOf)
    default: break
    }
  }
}

extension JobResult {
  public static let jsonNames = JSONNames(["state", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .state(let value): output.appendJSONPresent("state", value)
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
      if let value = try reader.readCase(JobState.self, isFree: self.caseNumber == 0) {
        self = .state(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension TelemetryRequest {
  public static let jsonNames = JSONNames(
    ["partner", "hub", "backlog", "preparation", "acceptRate"],
    ["partner", "hub", "backlog", "preparation", "accept_rate"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("partner", self.partner)
    output.appendJSON("hub", self.hub)
    output.appendJSON("backlog", self.backlog)
    output.appendJSON("preparation", self.preparation)
    output.appendJSONOptional("acceptRate", self.acceptRate)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.partner)
    case 1: try reader.read(&self.hub)
    case 2: try reader.read(&self.backlog)
    case 3: try reader.read(&self.preparation)
    case 4: try reader.readOptional(&self.acceptRate)
    default: break
    }
  }
}

extension TelemetryTaken {
  public static let jsonNames = JSONNames(["hub", "mode", "reason", "since", "sequence"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hub", self.hub)
    output.appendJSON("mode", self.mode)
    output.appendJSON("reason", self.reason)
    output.appendJSONOptional("since", self.since)
    output.appendJSON("sequence", self.sequence)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hub)
    case 1: try reader.read(&self.mode)
    case 2: try reader.read(&self.reason)
    case 3: try reader.readOptional(&self.since)
    case 4: try reader.read(&self.sequence)
    default: break
    }
  }
}

extension TelemetryResult {
  public static let jsonNames = JSONNames(["taken", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .taken(let value): output.appendJSONPresent("taken", value)
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
      if let value = try reader.readCase(TelemetryTaken.self, isFree: self.caseNumber == 0) {
        self = .taken(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension PartnerMessage {
  public static let jsonNames = JSONNames(["hello", "report", "telemetry"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .hello(let value): output.appendJSONPresent("hello", value)
    case .report(let value): output.appendJSONPresent("report", value)
    case .telemetry(let value): output.appendJSONPresent("telemetry", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(PartnerHello.self, isFree: self.caseNumber == 0) {
        self = .hello(value)
      }
    case 1:
      if let value = try reader.readCase(JobReport.self, isFree: self.caseNumber == 0) {
        self = .report(value)
      }
    case 2:
      if let value = try reader.readCase(TelemetryRequest.self, isFree: self.caseNumber == 0) {
        self = .telemetry(value)
      }
    default: break
    }
  }
}

extension JobOffered {
  public static let jsonNames = JSONNames(
    ["job", "attempt", "order", "hub", "drop", "pool", "variant", "quantity", "window", "answer"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("job", self.job)
    output.appendJSON("attempt", self.attempt)
    output.appendJSON("order", self.order)
    output.appendJSON("hub", self.hub)
    output.appendJSON("drop", self.drop)
    output.appendJSON("pool", self.pool)
    output.appendJSON("variant", self.variant)
    output.appendJSON("quantity", self.quantity)
    output.appendJSONOptional("window", self.window)
    output.appendJSONOptional("answer", self.answer)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.job)
    case 1: try reader.read(&self.attempt)
    case 2: try reader.read(&self.order)
    case 3: try reader.read(&self.hub)
    case 4: try reader.read(&self.drop)
    case 5: try reader.read(&self.pool)
    case 6: try reader.read(&self.variant)
    case 7: try reader.read(&self.quantity)
    case 8: try reader.readOptional(&self.window)
    case 9: try reader.readOptional(&self.answer)
    default: break
    }
  }
}

extension JobWithdrawn {
  public static let jsonNames = JSONNames(["job", "attempt", "swap"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("job", self.job)
    output.appendJSON("attempt", self.attempt)
    output.appendJSON("swap", self.swap)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.job)
    case 1: try reader.read(&self.attempt)
    case 2: try reader.read(&self.swap)
    default: break
    }
  }
}

extension JobNews {
  public static let jsonNames = JSONNames(["offered", "withdrawn"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .offered(let value): output.appendJSONPresent("offered", value)
    case .withdrawn(let value): output.appendJSONPresent("withdrawn", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(JobOffered.self, isFree: self.caseNumber == 0) {
        self = .offered(value)
      }
    case 1:
      if let value = try reader.readCase(JobWithdrawn.self, isFree: self.caseNumber == 0) {
        self = .withdrawn(value)
      }
    default: break
    }
  }
}

extension JobEvent {
  public static let jsonNames = JSONNames(["offset", "at", "news"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("offset", self.offset)
    output.appendJSON("at", self.at)
    output.appendJSONObject("news", self.news)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.offset)
    case 1: try reader.read(&self.at)
    case 2: try reader.read(&self.news)
    default: break
    }
  }
}

extension ReportAccepted {
  public static let jsonNames = JSONNames(["tag", "job", "attempt", "phase", "changed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("tag", self.tag)
    output.appendJSON("job", self.job)
    output.appendJSON("attempt", self.attempt)
    output.appendJSON("phase", self.phase)
    output.appendJSON("changed", self.changed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.tag)
    case 1: try reader.read(&self.job)
    case 2: try reader.read(&self.attempt)
    case 3: try reader.read(&self.phase)
    case 4: try reader.read(&self.changed)
    default: break
    }
  }
}

extension ReportRefused {
  public static let jsonNames = JSONNames(["tag", "rejected", "possible"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("tag", self.tag)
    output.appendJSONObject("rejected", self.rejected)
    output.appendJSONList("possible", self.possible)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.tag)
    case 1: try reader.read(&self.rejected)
    case 2: try reader.readList(&self.possible, max: 16)
    default: break
    }
  }
}

extension StreamRoster {
  public static let jsonNames = JSONNames(["streams"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("streams", self.streams)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.streams)
    default: break
    }
  }
}

extension TelemetryAnswer {
  public static let jsonNames = JSONNames(["hub", "result"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("hub", self.hub)
    output.appendJSONObject("result", self.result)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.hub)
    case 1: try reader.read(&self.result)
    default: break
    }
  }
}

extension PartnerEvent {
  public static let jsonNames = JSONNames(["job", "accepted", "refused", "telemetry", "roster"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .job(let value): output.appendJSONPresent("job", value)
    case .accepted(let value): output.appendJSONPresent("accepted", value)
    case .refused(let value): output.appendJSONPresent("refused", value)
    case .telemetry(let value): output.appendJSONPresent("telemetry", value)
    case .roster(let value): output.appendJSONPresent("roster", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(JobEvent.self, isFree: self.caseNumber == 0) {
        self = .job(value)
      }
    case 1:
      if let value = try reader.readCase(ReportAccepted.self, isFree: self.caseNumber == 0) {
        self = .accepted(value)
      }
    case 2:
      if let value = try reader.readCase(ReportRefused.self, isFree: self.caseNumber == 0) {
        self = .refused(value)
      }
    case 3:
      if let value = try reader.readCase(TelemetryAnswer.self, isFree: self.caseNumber == 0) {
        self = .telemetry(value)
      }
    case 4:
      if let value = try reader.readCase(StreamRoster.self, isFree: self.caseNumber == 0) {
        self = .roster(value)
      }
    default: break
    }
  }
}
