// Generated from markers.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension MarkerKind {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5],
    ["MARKER_KIND_UNSPECIFIED", "MARKER_KIND_NOTE", "MARKER_KIND_OFFER_OPEN", "MARKER_KIND_BUY_CUE", "MARKER_KIND_PRICE_CHANGE", "MARKER_KIND_OFFER_CLOSE"]
  )
}

extension Marker {
  public static let jsonNames = JSONNames(
    ["stream", "epoch", "offset", "kind", "mediaTime", "wallTime", "logTime", "offer", "drop", "title"],
    ["stream", "epoch", "offset", "kind", "media_time", "wall_time", "log_time", "offer", "drop", "title"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("stream", self.stream)
    output.appendJSON("epoch", self.epoch)
    output.appendJSON("offset", self.offset)
    output.appendJSON("kind", self.kind)
    output.appendJSON("mediaTime", self.mediaTime)
    output.appendJSON("wallTime", self.wallTime)
    output.appendJSON("logTime", self.logTime)
    output.appendJSON("offer", self.offer)
    output.appendJSON("drop", self.drop)
    output.appendJSON("title", self.title)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.stream)
    case 1: try reader.read(&self.epoch)
    case 2: try reader.read(&self.offset)
    case 3: try reader.read(&self.kind)
    case 4: try reader.read(&self.mediaTime)
    case 5: try reader.read(&self.wallTime)
    case 6: try reader.read(&self.logTime)
    case 7: try reader.read(&self.offer)
    case 8: try reader.read(&self.drop)
    case 9: try reader.read(&self.title, max: 256)
    default: break
    }
  }
}

extension PublishMarker {
  public static let jsonNames = JSONNames(
    ["stream", "producer", "sequence", "kind", "mediaTime", "wallTime", "offer", "drop", "title"],
    ["stream", "producer", "sequence", "kind", "media_time", "wall_time", "offer", "drop", "title"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("stream", self.stream)
    output.appendJSON("producer", self.producer)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("kind", self.kind)
    output.appendJSON("mediaTime", self.mediaTime)
    output.appendJSON("wallTime", self.wallTime)
    output.appendJSON("offer", self.offer)
    output.appendJSON("drop", self.drop)
    output.appendJSON("title", self.title)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.stream)
    case 1: try reader.read(&self.producer)
    case 2: try reader.read(&self.sequence)
    case 3: try reader.read(&self.kind)
    case 4: try reader.read(&self.mediaTime)
    case 5: try reader.read(&self.wallTime)
    case 6: try reader.read(&self.offer)
    case 7: try reader.read(&self.drop)
    case 8: try reader.read(&self.title, max: 256)
    default: break
    }
  }
}

extension MarkerAccepted {
  public static let jsonNames = JSONNames(["stream", "epoch", "offset", "duplicate", "opened"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("stream", self.stream)
    output.appendJSON("epoch", self.epoch)
    output.appendJSON("offset", self.offset)
    output.appendJSON("duplicate", self.duplicate)
    output.appendJSON("opened", self.opened)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.stream)
    case 1: try reader.read(&self.epoch)
    case 2: try reader.read(&self.offset)
    case 3: try reader.read(&self.duplicate)
    case 4: try reader.read(&self.opened)
    default: break
    }
  }
}

extension PublishResult {
  public static let jsonNames = JSONNames(["accepted", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .accepted(let value): output.appendJSONPresent("accepted", value)
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
      if let value = try reader.readCase(MarkerAccepted.self, isFree: self.caseNumber == 0) {
        self = .accepted(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension OpenStreamRequest {
  public static let jsonNames = JSONNames(["key", "stream", "creator", "title"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("stream", self.stream)
    output.appendJSON("creator", self.creator)
    output.appendJSON("title", self.title)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.stream)
    case 2: try reader.read(&self.creator)
    case 3: try reader.read(&self.title, max: 256)
    default: break
    }
  }
}

extension StreamOpened {
  public static let jsonNames = JSONNames(["stream", "epoch"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("stream", self.stream)
    output.appendJSON("epoch", self.epoch)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.stream)
    case 1: try reader.read(&self.epoch)
    default: break
    }
  }
}

extension OpenStreamResult {
  public static let jsonNames = JSONNames(["opened", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .opened(let value): output.appendJSONPresent("opened", value)
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
      if let value = try reader.readCase(StreamOpened.self, isFree: self.caseNumber == 0) {
        self = .opened(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension CloseStreamRequest {
  public static let jsonNames = JSONNames(["key", "stream"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("stream", self.stream)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.stream)
    default: break
    }
  }
}

extension StreamClosed {
  public static let jsonNames = JSONNames(["stream"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("stream", self.stream)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.stream)
    default: break
    }
  }
}

extension CloseStreamResult {
  public static let jsonNames = JSONNames(["closed", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .closed(let value): output.appendJSONPresent("closed", value)
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
      if let value = try reader.readCase(StreamClosed.self, isFree: self.caseNumber == 0) {
        self = .closed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension SubscribeRequest {
  public static let jsonNames = JSONNames(["stream", "epoch", "next", "tail"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("stream", self.stream)
    output.appendJSON("epoch", self.epoch)
    output.appendJSON("next", self.next)
    output.appendJSON("tail", self.tail)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.stream)
    case 1: try reader.read(&self.epoch)
    case 2: try reader.read(&self.next)
    case 3: try reader.read(&self.tail)
    default: break
    }
  }
}

extension Availability {
  public static let jsonNames = JSONNames(
    ["drop", "phase", "mode", "revision", "at", "capacity", "held", "sold", "free", "waiting"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("phase", self.phase)
    output.appendJSON("mode", self.mode)
    output.appendJSON("revision", self.revision)
    output.appendJSON("at", self.at)
    output.appendJSON("capacity", self.capacity)
    output.appendJSON("held", self.held)
    output.appendJSON("sold", self.sold)
    output.appendJSON("free", self.free)
    output.appendJSON("waiting", self.waiting)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.phase)
    case 2: try reader.read(&self.mode)
    case 3: try reader.read(&self.revision)
    case 4: try reader.read(&self.at)
    case 5: try reader.read(&self.capacity)
    case 6: try reader.read(&self.held)
    case 7: try reader.read(&self.sold)
    case 8: try reader.read(&self.free)
    case 9: try reader.read(&self.waiting)
    default: break
    }
  }
}

extension SaleMode {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5],
    ["SALE_MODE_UNSPECIFIED", "SALE_MODE_NOT_SELLING", "SALE_MODE_INSTANT", "SALE_MODE_WAITLIST", "SALE_MODE_SOLD_OUT", "SALE_MODE_RESERVATION"]
  )
}

extension FeedReset {
  public static let jsonNames = JSONNames(["epoch", "next", "lost"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("epoch", self.epoch)
    output.appendJSON("next", self.next)
    output.appendJSON("lost", self.lost)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.epoch)
    case 1: try reader.read(&self.next)
    case 2: try reader.read(&self.lost)
    default: break
    }
  }
}

extension StreamEnded {
  public static let jsonNames = JSONNames(["epoch", "offset"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("epoch", self.epoch)
    output.appendJSON("offset", self.offset)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.epoch)
    case 1: try reader.read(&self.offset)
    default: break
    }
  }
}

extension Heartbeat {
  public static let jsonNames = JSONNames(["at", "next"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("at", self.at)
    output.appendJSON("next", self.next)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.at)
    case 1: try reader.read(&self.next)
    default: break
    }
  }
}

extension FeedEvent {
  public static let jsonNames = JSONNames(["marker", "availability", "reset", "heartbeat", "ended"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .marker(let value): output.appendJSONPresent("marker", value)
    case .availability(let value): output.appendJSONPresent("availability", value)
    case .reset(let value): output.appendJSONPresent("reset", value)
    case .heartbeat(let value): output.appendJSONPresent("heartbeat", value)
    case .ended(let value): output.appendJSONPresent("ended", value)
    case .unspecified, .unknown: break
    }
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0:
      if let value = try reader.readCase(Marker.self, isFree: self.caseNumber == 0) {
        self = .marker(value)
      }
    case 1:
      if let value = try reader.readCase(Availability.self, isFree: self.caseNumber == 0) {
        self = .availability(value)
      }
    case 2:
      if let value = try reader.readCase(FeedReset.self, isFree: self.caseNumber == 0) {
        self = .reset(value)
      }
    case 3:
      if let value = try reader.readCase(Heartbeat.self, isFree: self.caseNumber == 0) {
        self = .heartbeat(value)
      }
    case 4:
      if let value = try reader.readCase(StreamEnded.self, isFree: self.caseNumber == 0) {
        self = .ended(value)
      }
    default: break
    }
  }
}
