// Generated from admission.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension OpenAdmissionRequest {
  public static let jsonNames = JSONNames(
    ["key", "drop", "drawAfter", "commitment", "rate", "every", "ticketLasts", "grace"],
    ["key", "drop", "draw_after", "commitment", "rate", "every", "ticket_lasts", "grace"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("drop", self.drop)
    output.appendJSONOptional("drawAfter", self.drawAfter)
    output.appendJSON("commitment", self.commitment)
    output.appendJSON("rate", self.rate)
    output.appendJSON("every", self.every)
    output.appendJSON("ticketLasts", self.ticketLasts)
    output.appendJSON("grace", self.grace)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.drop)
    case 2: try reader.readOptional(&self.drawAfter)
    case 3: try reader.read(&self.commitment, max: 32)
    case 4: try reader.read(&self.rate)
    case 5: try reader.read(&self.every)
    case 6: try reader.read(&self.ticketLasts)
    case 7: try reader.read(&self.grace)
    default: break
    }
  }
}

extension AdmissionOpened {
  public static let jsonNames = JSONNames(["drop", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension OpenAdmissionResult {
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
      if let value = try reader.readCase(AdmissionOpened.self, isFree: self.caseNumber == 0) {
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

extension AdmissionState {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6],
    ["ADMISSION_STATE_UNSPECIFIED", "ADMISSION_STATE_GATHERING", "ADMISSION_STATE_WAITING", "ADMISSION_STATE_ADMITTED", "ADMISSION_STATE_USED", "ADMISSION_STATE_PASSED", "ADMISSION_STATE_LEFT"]
  )
}

extension Chance {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["CHANCE_UNSPECIFIED", "CHANCE_SURE", "CHANCE_OPEN", "CHANCE_NONE"]
  )
}

extension AdmissionPlace {
  public static let jsonNames = JSONNames(
    ["drop", "state", "position", "ahead", "waiting", "chance", "estimate", "ticket", "expires", "number", "serverNow"],
    ["drop", "state", "position", "ahead", "waiting", "chance", "estimate", "ticket", "expires", "number", "server_now"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("state", self.state)
    output.appendJSON("position", self.position)
    output.appendJSON("ahead", self.ahead)
    output.appendJSON("waiting", self.waiting)
    output.appendJSON("chance", self.chance)
    output.appendJSONOptional("estimate", self.estimate)
    output.appendJSON("ticket", self.ticket)
    output.appendJSONOptional("expires", self.expires)
    output.appendJSON("number", self.number)
    output.appendJSON("serverNow", self.serverNow)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.state)
    case 2: try reader.read(&self.position)
    case 3: try reader.read(&self.ahead)
    case 4: try reader.read(&self.waiting)
    case 5: try reader.read(&self.chance)
    case 6: try reader.readOptional(&self.estimate)
    case 7: try reader.read(&self.ticket)
    case 8: try reader.readOptional(&self.expires)
    case 9: try reader.read(&self.number)
    case 10: try reader.read(&self.serverNow)
    default: break
    }
  }
}

extension JoinAdmissionRequest {
  public static let jsonNames = JSONNames(["buyer", "drop"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("drop", self.drop)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.buyer)
    case 1: try reader.read(&self.drop)
    default: break
    }
  }
}

extension AdmissionJoined {
  public static let jsonNames = JSONNames(
    ["place", "isNew", "listed", "sequence", "replayed"],
    ["place", "is_new", "listed", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONObject("place", self.place)
    output.appendJSON("isNew", self.isNew)
    output.appendJSON("listed", self.listed)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.place)
    case 1: try reader.read(&self.isNew)
    case 2: try reader.read(&self.listed, max: 32)
    case 3: try reader.read(&self.sequence)
    case 4: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension JoinAdmissionResult {
  public static let jsonNames = JSONNames(["joined", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .joined(let value): output.appendJSONPresent("joined", value)
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
      if let value = try reader.readCase(AdmissionJoined.self, isFree: self.caseNumber == 0) {
        self = .joined(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension LeaveAdmissionRequest {
  public static let jsonNames = JSONNames(["key", "buyer", "drop"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("drop", self.drop)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.drop)
    default: break
    }
  }
}

extension AdmissionLeft {
  public static let jsonNames = JSONNames(["drop", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension LeaveAdmissionResult {
  public static let jsonNames = JSONNames(["left", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .left(let value): output.appendJSONPresent("left", value)
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
      if let value = try reader.readCase(AdmissionLeft.self, isFree: self.caseNumber == 0) {
        self = .left(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension DrawPhase {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["DRAW_PHASE_UNSPECIFIED", "DRAW_PHASE_GATHERING", "DRAW_PHASE_DRAWING", "DRAW_PHASE_DRAWN"]
  )
}

extension DrawStatus {
  public static let jsonNames = JSONNames(
    ["drop", "phase", "drawAfter", "commitment", "seed", "joiners", "listed", "order"],
    ["drop", "phase", "draw_after", "commitment", "seed", "joiners", "listed", "order"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("phase", self.phase)
    output.appendJSON("drawAfter", self.drawAfter)
    output.appendJSON("commitment", self.commitment)
    output.appendJSON("seed", self.seed)
    output.appendJSON("joiners", self.joiners)
    output.appendJSON("listed", self.listed)
    output.appendJSON("order", self.order)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.phase)
    case 2: try reader.read(&self.drawAfter)
    case 3: try reader.read(&self.commitment, max: 32)
    case 4: try reader.read(&self.seed, max: 32)
    case 5: try reader.read(&self.joiners)
    case 6: try reader.read(&self.listed, max: 32)
    case 7: try reader.read(&self.order, max: 32)
    default: break
    }
  }
}

extension RevealAdmissionRequest {
  public static let jsonNames = JSONNames(["key", "drop", "seed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("drop", self.drop)
    output.appendJSON("seed", self.seed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.drop)
    case 2: try reader.read(&self.seed, max: 32)
    default: break
    }
  }
}

extension AdmissionRevealed {
  public static let jsonNames = JSONNames(["draw", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONObject("draw", self.draw)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.draw)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension RevealAdmissionResult {
  public static let jsonNames = JSONNames(["revealed", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .revealed(let value): output.appendJSONPresent("revealed", value)
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
      if let value = try reader.readCase(AdmissionRevealed.self, isFree: self.caseNumber == 0) {
        self = .revealed(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension DrawRequest {
  public static let jsonNames = JSONNames(["drop", "from", "most"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("drop", self.drop)
    output.appendJSON("from", self.from)
    output.appendJSON("most", self.most)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.drop)
    case 1: try reader.read(&self.from)
    case 2: try reader.read(&self.most)
    default: break
    }
  }
}

extension Draw {
  public static let jsonNames = JSONNames(["status", "buyers"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONObject("status", self.status)
    output.appendJSONList("buyers", self.buyers)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.status)
    case 1: try reader.readList(&self.buyers, max: 4096)
    default: break
    }
  }
}

extension DrawResult {
  public static let jsonNames = JSONNames(["draw", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .draw(let value): output.appendJSONPresent("draw", value)
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
      if let value = try reader.readCase(Draw.self, isFree: self.caseNumber == 0) {
        self = .draw(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension WatchAdmissionRequest {
  public static let jsonNames = JSONNames(["buyer", "drop"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("drop", self.drop)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.buyer)
    case 1: try reader.read(&self.drop)
    default: break
    }
  }
}

extension AdmissionUpdate {
  public static let jsonNames = JSONNames(["place", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .place(let value): output.appendJSONPresent("place", value)
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
      if let value = try reader.readCase(AdmissionPlace.self, isFree: self.caseNumber == 0) {
        self = .place(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}
