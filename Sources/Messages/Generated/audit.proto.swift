// Generated from audit.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension ReadJournalRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.from)
    size &+= WireBuffer.protoSize(1, self.through)
    size &+= WireBuffer.protoSize(1, self.callers)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.from)
    output.appendProto(16, self.through)
    output.appendProto(24, self.callers)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.from, field: "from")
      case 16: try reader.read(&self.through, field: "through")
      case 24: try reader.read(&self.callers, field: "callers")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JournalCaller {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.role)
    size &+= WireBuffer.protoSize(1, self.trace)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.sequence)
    output.appendProto(18, self.name)
    output.appendProto(26, self.role)
    output.appendProto(34, self.trace)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.sequence, field: "sequence")
      case 18: try reader.read(&self.name, max: 64, field: "name")
      case 26: try reader.read(&self.role, max: 32, field: "role")
      case 34: try reader.read(&self.trace, max: 32, field: "trace")
      default: try reader.skip(tag)
      }
    }
  }
}

extension JournalRecord {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.first)
    size &+= WireBuffer.protoSize(1, self.count)
    size &+= WireBuffer.protoSize(1, self.record)
    size &+= WireBuffer.protoListSize(1, self.callers)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.first)
    output.appendProto(16, self.count)
    output.appendProto(26, self.record)
    output.appendProtoList(34, self.callers)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.first, field: "first")
      case 16: try reader.read(&self.count, field: "count")
      case 26: try reader.read(&self.record, max: 8388608, field: "record")
      case 34: try reader.readElement(&self.callers, max: 70000, field: "callers")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HeadRequest {
  public var protoSize: Int {
    0
  }

  public func encodeProto(into output: inout WireBuffer) {
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      default: try reader.skip(tag)
      }
    }
  }
}

extension JournalHead {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.logTime)
    size &+= WireBuffer.protoSize(1, self.digest)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.sequence)
    output.appendProto(18, self.logTime)
    output.appendProto(26, self.digest)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.sequence, field: "sequence")
      case 18: try reader.read(&self.logTime, field: "logTime")
      case 26: try reader.read(&self.digest, max: 16, field: "digest")
      default: try reader.skip(tag)
      }
    }
  }
}

extension StatsRequest {
  public var protoSize: Int {
    0
  }

  public func encodeProto(into output: inout WireBuffer) {
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      default: try reader.skip(tag)
      }
    }
  }
}

extension ServerStats {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.pid)
    size &+= WireBuffer.protoSize(1, self.uptime)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.batches)
    size &+= WireBuffer.protoSize(1, self.commands)
    size &+= WireBuffer.protoSize(1, self.connections)
    size &+= WireBuffer.protoSize(1, self.streams)
    size &+= WireBuffer.protoSize(1, self.subscribers)
    size &+= WireBuffer.protoSize(1, self.inboxDepth)
    size &+= WireBuffer.protoSize(1, self.syncP50)
    size &+= WireBuffer.protoSize(1, self.syncP99)
    size &+= WireBuffer.protoSize(1, self.residentBytes)
    size &+= WireBuffer.protoSize(1, self.cpuTime)
    size &+= WireBuffer.protoSize(1, self.recoveryTime)
    size &+= WireBuffer.protoSize(1, self.recovered)
    size &+= WireBuffer.protoSize(2, self.optimised)
    size &+= WireBuffer.protoSize(2, self.clockRefused)
    size &+= WireBuffer.protoSize(2, self.clockOffset)
    size &+= WireBuffer.protoSize(2, self.diskFree)
    size &+= WireBuffer.protoSize(2, self.refusesNewWork)
    size &+= WireBuffer.protoSize(2, self.journalVerified)
    size &+= WireBuffer.protoSize(2, self.journalScanned)
    size &+= WireBuffer.protoSize(2, self.journalFault)
    size &+= WireBuffer.protoMessageSize(2, self.relay)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.pid)
    output.appendProto(18, self.uptime)
    output.appendProto(24, self.sequence)
    output.appendProto(32, self.batches)
    output.appendProto(40, self.commands)
    output.appendProto(48, self.connections)
    output.appendProto(56, self.streams)
    output.appendProto(64, self.subscribers)
    output.appendProto(72, self.inboxDepth)
    output.appendProto(82, self.syncP50)
    output.appendProto(90, self.syncP99)
    output.appendProto(96, self.residentBytes)
    output.appendProto(106, self.cpuTime)
    output.appendProto(114, self.recoveryTime)
    output.appendProto(120, self.recovered)
    output.appendProto(128, self.optimised)
    output.appendProto(136, self.clockRefused)
    output.appendProto(146, self.clockOffset)
    output.appendProto(152, self.diskFree)
    output.appendProto(160, self.refusesNewWork)
    output.appendProto(168, self.journalVerified)
    output.appendProto(176, self.journalScanned)
    output.appendProto(186, self.journalFault)
    output.appendProtoMessage(194, self.relay)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.pid, field: "pid")
      case 18: try reader.read(&self.uptime, field: "uptime")
      case 24: try reader.read(&self.sequence, field: "sequence")
      case 32: try reader.read(&self.batches, field: "batches")
      case 40: try reader.read(&self.commands, field: "commands")
      case 48: try reader.read(&self.connections, field: "connections")
      case 56: try reader.read(&self.streams, field: "streams")
      case 64: try reader.read(&self.subscribers, field: "subscribers")
      case 72: try reader.read(&self.inboxDepth, field: "inboxDepth")
      case 82: try reader.read(&self.syncP50, field: "syncP50")
      case 90: try reader.read(&self.syncP99, field: "syncP99")
      case 96: try reader.read(&self.residentBytes, field: "residentBytes")
      case 106: try reader.read(&self.cpuTime, field: "cpuTime")
      case 114: try reader.read(&self.recoveryTime, field: "recoveryTime")
      case 120: try reader.read(&self.recovered, field: "recovered")
      case 128: try reader.read(&self.optimised, field: "optimised")
      case 136: try reader.read(&self.clockRefused, field: "clockRefused")
      case 146: try reader.read(&self.clockOffset, field: "clockOffset")
      case 152: try reader.read(&self.diskFree, field: "diskFree")
      case 160: try reader.read(&self.refusesNewWork, field: "refusesNewWork")
      case 168: try reader.read(&self.journalVerified, field: "journalVerified")
      case 176: try reader.read(&self.journalScanned, field: "journalScanned")
      case 186: try reader.read(&self.journalFault, max: 1000, field: "journalFault")
      case 194: try reader.read(&self.relay, field: "relay")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RelayStats {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.topics)
    size &+= WireBuffer.protoSize(1, self.following)
    size &+= WireBuffer.protoSize(1, self.interrupted)
    size &+= WireBuffer.protoSize(1, self.waiting)
    size &+= WireBuffer.protoSize(1, self.silent)
    size &+= WireBuffer.protoSize(1, self.reached)
    size &+= WireBuffer.protoSize(1, self.upstream)
    size &+= WireBuffer.protoSize(1, self.historyBytes)
    size &+= WireBuffer.protoSize(1, self.entries)
    size &+= WireBuffer.protoSize(1, self.counts)
    size &+= WireBuffer.protoSize(1, self.deliveries)
    size &+= WireBuffer.protoSize(1, self.losses)
    size &+= WireBuffer.protoSize(1, self.restarts)
    size &+= WireBuffer.protoSize(1, self.pages)
    size &+= WireBuffer.protoSize(1, self.refused)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.topics)
    output.appendProto(16, self.following)
    output.appendProto(24, self.interrupted)
    output.appendProto(32, self.waiting)
    output.appendProto(42, self.silent)
    output.appendProto(48, self.reached)
    output.appendProto(56, self.upstream)
    output.appendProto(64, self.historyBytes)
    output.appendProto(72, self.entries)
    output.appendProto(80, self.counts)
    output.appendProto(88, self.deliveries)
    output.appendProto(96, self.losses)
    output.appendProto(104, self.restarts)
    output.appendProto(112, self.pages)
    output.appendProto(120, self.refused)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.topics, field: "topics")
      case 16: try reader.read(&self.following, field: "following")
      case 24: try reader.read(&self.interrupted, field: "interrupted")
      case 32: try reader.read(&self.waiting, field: "waiting")
      case 42: try reader.read(&self.silent, field: "silent")
      case 48: try reader.read(&self.reached, field: "reached")
      case 56: try reader.read(&self.upstream, field: "upstream")
      case 64: try reader.read(&self.historyBytes, field: "historyBytes")
      case 72: try reader.read(&self.entries, field: "entries")
      case 80: try reader.read(&self.counts, field: "counts")
      case 88: try reader.read(&self.deliveries, field: "deliveries")
      case 96: try reader.read(&self.losses, field: "losses")
      case 104: try reader.read(&self.restarts, field: "restarts")
      case 112: try reader.read(&self.pages, field: "pages")
      case 120: try reader.read(&self.refused, field: "refused")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetClockRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.expectedOffset)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.expectedOffset)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.expectedOffset, field: "expectedOffset")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ClockSet {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.from)
    size &+= WireBuffer.protoSize(1, self.to)
    size &+= WireBuffer.protoSize(1, self.sequence)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.from)
    output.appendProto(18, self.to)
    output.appendProto(24, self.sequence)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.from, field: "from")
      case 18: try reader.read(&self.to, field: "to")
      case 24: try reader.read(&self.sequence, field: "sequence")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RemarkRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.text)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(18, self.text)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 18: try reader.read(&self.text, max: 500, field: "text")
      default: try reader.skip(tag)
      }
    }
  }
}

extension Remarked {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.sequence)
    output.appendProto(16, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.sequence, field: "sequence")
      case 16: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension RemarkResult {
  public var protoSize: Int {
    switch self {
    case .remarked(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .remarked(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = Remarked()
        if case .remarked(let earlier) = self { value = earlier }
        try reader.read(&value, field: "remarked")
        self = .remarked(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension BackupRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.full)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.full)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.full, field: "full")
      default: try reader.skip(tag)
      }
    }
  }
}

extension BackupMade {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.name)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.checkpoint)
    size &+= WireBuffer.protoSize(1, self.files)
    size &+= WireBuffer.protoSize(1, self.copiedFiles)
    size &+= WireBuffer.protoSize(1, self.totalBytes)
    size &+= WireBuffer.protoSize(1, self.copiedBytes)
    size &+= WireBuffer.protoSize(1, self.took)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.name)
    output.appendProto(16, self.sequence)
    output.appendProto(24, self.checkpoint)
    output.appendProto(32, self.files)
    output.appendProto(40, self.copiedFiles)
    output.appendProto(48, self.totalBytes)
    output.appendProto(56, self.copiedBytes)
    output.appendProto(66, self.took)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.name, max: 100, field: "name")
      case 16: try reader.read(&self.sequence, field: "sequence")
      case 24: try reader.read(&self.checkpoint, field: "checkpoint")
      case 32: try reader.read(&self.files, field: "files")
      case 40: try reader.read(&self.copiedFiles, field: "copiedFiles")
      case 48: try reader.read(&self.totalBytes, field: "totalBytes")
      case 56: try reader.read(&self.copiedBytes, field: "copiedBytes")
      case 66: try reader.read(&self.took, field: "took")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetThrottleRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.burst)
    size &+= WireBuffer.protoSize(1, self.refill)
    size &+= WireBuffer.protoSize(1, self.openJobs)
    size &+= WireBuffer.protoSize(1, self.enterBacklog)
    size &+= WireBuffer.protoSize(1, self.exitBacklog)
    size &+= WireBuffer.protoSize(1, self.enterPreparation)
    size &+= WireBuffer.protoSize(1, self.exitPreparation)
    size &+= WireBuffer.protoSize(1, self.minAcceptRate)
    size &+= WireBuffer.protoSize(1, self.exitAcceptRate)
    size &+= WireBuffer.protoSize(1, self.heartbeatWithin)
    size &+= WireBuffer.protoSize(1, self.minDwell)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.hub)
    output.appendProto(24, self.burst)
    output.appendProto(34, self.refill)
    output.appendProto(40, self.openJobs)
    output.appendProto(48, self.enterBacklog)
    output.appendProto(56, self.exitBacklog)
    output.appendProto(66, self.enterPreparation)
    output.appendProto(74, self.exitPreparation)
    output.appendProto(80, self.minAcceptRate)
    output.appendProto(88, self.exitAcceptRate)
    output.appendProto(98, self.heartbeatWithin)
    output.appendProto(106, self.minDwell)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.hub, field: "hub")
      case 24: try reader.read(&self.burst, field: "burst")
      case 34: try reader.read(&self.refill, field: "refill")
      case 40: try reader.read(&self.openJobs, field: "openJobs")
      case 48: try reader.read(&self.enterBacklog, field: "enterBacklog")
      case 56: try reader.read(&self.exitBacklog, field: "exitBacklog")
      case 66: try reader.read(&self.enterPreparation, field: "enterPreparation")
      case 74: try reader.read(&self.exitPreparation, field: "exitPreparation")
      case 80: try reader.read(&self.minAcceptRate, field: "minAcceptRate")
      case 88: try reader.read(&self.exitAcceptRate, field: "exitAcceptRate")
      case 98: try reader.read(&self.heartbeatWithin, field: "heartbeatWithin")
      case 106: try reader.read(&self.minDwell, field: "minDwell")
      default: try reader.skip(tag)
      }
    }
  }
}

extension ThrottleSet {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.mode)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
    output.appendProto(16, self.mode)
    output.appendProto(24, self.sequence)
    output.appendProto(32, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      case 16: try reader.read(&self.mode, field: "mode")
      case 24: try reader.read(&self.sequence, field: "sequence")
      case 32: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetThrottleResult {
  public var protoSize: Int {
    switch self {
    case .changed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .changed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = ThrottleSet()
        if case .changed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "changed")
        self = .changed(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetHubModeRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.mode)
    size &+= WireBuffer.protoSize(1, self.why)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.hub)
    output.appendProto(24, self.mode)
    output.appendProto(34, self.why)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.hub, field: "hub")
      case 24: try reader.read(&self.mode, field: "mode")
      case 34: try reader.read(&self.why, max: 200, field: "why")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HubModeSet {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.before)
    size &+= WireBuffer.protoSize(1, self.after)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
    output.appendProto(16, self.before)
    output.appendProto(24, self.after)
    output.appendProto(32, self.sequence)
    output.appendProto(40, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      case 16: try reader.read(&self.before, field: "before")
      case 24: try reader.read(&self.after, field: "after")
      case 32: try reader.read(&self.sequence, field: "sequence")
      case 40: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetHubModeResult {
  public var protoSize: Int {
    switch self {
    case .changed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .changed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = HubModeSet()
        if case .changed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "changed")
        self = .changed(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetPolicyRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoOptionalSize(1, self.holdTime)
    size &+= WireBuffer.protoOptionalSize(1, self.waitlistLimit)
    size &+= WireBuffer.protoOptionalSize(1, self.bypass)
    size &+= WireBuffer.protoOptionalSize(1, self.soldOut)
    size &+= WireBuffer.protoOptionalSize(1, self.demand)
    size &+= WireBuffer.protoPackedSize(1, self.instead)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProto(17, self.drop)
    output.appendProtoOptional(26, self.holdTime)
    output.appendProtoOptional(32, self.waitlistLimit)
    output.appendProtoOptional(40, self.bypass)
    output.appendProtoOptional(48, self.soldOut)
    output.appendProtoOptional(56, self.demand)
    output.appendProtoPacked(66, self.instead)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 17: try reader.read(&self.drop, field: "drop")
      case 26: try reader.readOptional(&self.holdTime, field: "holdTime")
      case 32: try reader.readOptional(&self.waitlistLimit, field: "waitlistLimit")
      case 40: try reader.readOptional(&self.bypass, field: "bypass")
      case 48: try reader.readOptional(&self.soldOut, field: "soldOut")
      case 56: try reader.readOptional(&self.demand, field: "demand")
      case 66: try reader.readPacked(&self.instead, max: 2, field: "instead")
      case 64: try reader.readElement(&self.instead, max: 2, field: "instead")
      default: try reader.skip(tag)
      }
    }
  }
}

extension PolicySet {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.drop)
    size &+= WireBuffer.protoMessageSize(1, self.before)
    size &+= WireBuffer.protoMessageSize(1, self.after)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.drop)
    output.appendProtoMessage(18, self.before)
    output.appendProtoMessage(26, self.after)
    output.appendProto(32, self.sequence)
    output.appendProto(40, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.drop, field: "drop")
      case 18: try reader.read(&self.before, field: "before")
      case 26: try reader.read(&self.after, field: "after")
      case 32: try reader.read(&self.sequence, field: "sequence")
      case 40: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetPolicyResult {
  public var protoSize: Int {
    switch self {
    case .changed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .changed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = PolicySet()
        if case .changed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "changed")
        self = .changed(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension MarketFeatures {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.windows)
    size &+= WireBuffer.protoSize(1, self.hybrid)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(8, self.windows)
    output.appendProto(16, self.hybrid)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 8: try reader.read(&self.windows, field: "windows")
      case 16: try reader.read(&self.hybrid, field: "hybrid")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetMarketRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.key)
    size &+= WireBuffer.protoOptionalSize(1, self.windows)
    size &+= WireBuffer.protoOptionalSize(1, self.hybrid)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(10, self.key)
    output.appendProtoOptional(16, self.windows)
    output.appendProtoOptional(24, self.hybrid)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.key, field: "key")
      case 16: try reader.readOptional(&self.windows, field: "windows")
      case 24: try reader.readOptional(&self.hybrid, field: "hybrid")
      default: try reader.skip(tag)
      }
    }
  }
}

extension MarketSet {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoMessageSize(1, self.before)
    size &+= WireBuffer.protoMessageSize(1, self.after)
    size &+= WireBuffer.protoSize(1, self.sequence)
    size &+= WireBuffer.protoSize(1, self.replayed)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProtoMessage(10, self.before)
    output.appendProtoMessage(18, self.after)
    output.appendProto(24, self.sequence)
    output.appendProto(32, self.replayed)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10: try reader.read(&self.before, field: "before")
      case 18: try reader.read(&self.after, field: "after")
      case 24: try reader.read(&self.sequence, field: "sequence")
      case 32: try reader.read(&self.replayed, field: "replayed")
      default: try reader.skip(tag)
      }
    }
  }
}

extension SetMarketResult {
  public var protoSize: Int {
    switch self {
    case .changed(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .changed(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = MarketSet()
        if case .changed(let earlier) = self { value = earlier }
        try reader.read(&value, field: "changed")
        self = .changed(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}

extension HubRequest {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HubStatus {
  public var protoSize: Int {
    var size = 0
    size &+= WireBuffer.protoSize(1, self.hub)
    size &+= WireBuffer.protoSize(1, self.mode)
    size &+= WireBuffer.protoSize(1, self.forced)
    size &+= WireBuffer.protoSize(1, self.reason)
    size &+= WireBuffer.protoOptionalSize(1, self.since)
    size &+= WireBuffer.protoSize(1, self.tokens)
    size &+= WireBuffer.protoSize(1, self.openJobs)
    size &+= WireBuffer.protoSize(1, self.backlog)
    size &+= WireBuffer.protoSize(1, self.preparation)
    size &+= WireBuffer.protoSize(1, self.acceptRate)
    size &+= WireBuffer.protoOptionalSize(1, self.heard)
    size &+= WireBuffer.protoSize(1, self.asOf)
    size &+= WireBuffer.protoSize(1, self.silent)
    size &+= WireBuffer.protoSize(1, self.passing)
    return size
  }

  public func encodeProto(into output: inout WireBuffer) {
    output.appendProto(9, self.hub)
    output.appendProto(16, self.mode)
    output.appendProto(24, self.forced)
    output.appendProto(32, self.reason)
    output.appendProtoOptional(42, self.since)
    output.appendProto(48, self.tokens)
    output.appendProto(56, self.openJobs)
    output.appendProto(64, self.backlog)
    output.appendProto(74, self.preparation)
    output.appendProto(80, self.acceptRate)
    output.appendProtoOptional(90, self.heard)
    output.appendProto(96, self.asOf)
    output.appendProto(104, self.silent)
    output.appendProto(112, self.passing)
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 9: try reader.read(&self.hub, field: "hub")
      case 16: try reader.read(&self.mode, field: "mode")
      case 24: try reader.read(&self.forced, field: "forced")
      case 32: try reader.read(&self.reason, field: "reason")
      case 42: try reader.readOptional(&self.since, field: "since")
      case 48: try reader.read(&self.tokens, field: "tokens")
      case 56: try reader.read(&self.openJobs, field: "openJobs")
      case 64: try reader.read(&self.backlog, field: "backlog")
      case 74: try reader.read(&self.preparation, field: "preparation")
      case 80: try reader.read(&self.acceptRate, field: "acceptRate")
      case 90: try reader.readOptional(&self.heard, field: "heard")
      case 96: try reader.read(&self.asOf, field: "asOf")
      case 104: try reader.read(&self.silent, field: "silent")
      case 112: try reader.read(&self.passing, field: "passing")
      default: try reader.skip(tag)
      }
    }
  }
}

extension HubResult {
  public var protoSize: Int {
    switch self {
    case .status(let value): WireBuffer.protoPresentSize(1, value)
    case .rejected(let value): WireBuffer.protoPresentSize(1, value)
    case .unspecified, .unknown: 0
    }
  }

  public func encodeProto(into output: inout WireBuffer) {
    switch self {
    case .status(let value): output.appendProtoPresent(10, value)
    case .rejected(let value): output.appendProtoPresent(18, value)
    case .unspecified, .unknown: break
    }
  }

  public mutating func mergeProto(from reader: inout ProtoReader) throws(WireError) {
    while case let tag = try reader.readTag(), tag != 0 {
      switch tag {
      case 10:
        var value = HubStatus()
        if case .status(let earlier) = self { value = earlier }
        try reader.read(&value, field: "status")
        self = .status(value)
      case 18:
        var value = Rejected()
        if case .rejected(let earlier) = self { value = earlier }
        try reader.read(&value, field: "rejected")
        self = .rejected(value)
      default: try reader.skip(tag)
      }
    }
  }
}
