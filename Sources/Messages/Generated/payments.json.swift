// Generated from payments.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension PaymentState {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6, 7],
    ["PAYMENT_STATE_UNSPECIFIED", "PAYMENT_STATE_INTENDED", "PAYMENT_STATE_AUTHORISED", "PAYMENT_STATE_CAPTURED", "PAYMENT_STATE_VOIDED", "PAYMENT_STATE_DECLINED", "PAYMENT_STATE_UNANSWERED", "PAYMENT_STATE_REFUNDED"]
  )
}

extension IntentKind {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5],
    ["INTENT_KIND_UNSPECIFIED", "INTENT_KIND_AUTHORISE", "INTENT_KIND_CAPTURE", "INTENT_KIND_VOID", "INTENT_KIND_REFUND", "INTENT_KIND_QUERY"]
  )
}

extension PaymentReport {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6, 7],
    ["PAYMENT_REPORT_UNSPECIFIED", "PAYMENT_REPORT_AUTHORISED", "PAYMENT_REPORT_DECLINED", "PAYMENT_REPORT_CAPTURED", "PAYMENT_REPORT_VOIDED", "PAYMENT_REPORT_REFUNDED", "PAYMENT_REPORT_NOT_YET", "PAYMENT_REPORT_NOT_FOUND"]
  )
}

extension PaymentIntent {
  public static let jsonNames = JSONNames(
    ["offset", "number", "kind", "payment", "hold", "order", "amount", "at", "of", "token"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("offset", self.offset)
    output.appendJSON("number", self.number)
    output.appendJSON("kind", self.kind)
    output.appendJSON("payment", self.payment)
    output.appendJSON("hold", self.hold)
    output.appendJSON("order", self.order)
    output.appendJSONObject("amount", self.amount)
    output.appendJSON("at", self.at)
    output.appendJSON("of", self.of)
    output.appendJSONOptional("token", self.token)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.offset)
    case 1: try reader.read(&self.number)
    case 2: try reader.read(&self.kind)
    case 3: try reader.read(&self.payment)
    case 4: try reader.read(&self.hold)
    case 5: try reader.read(&self.order)
    case 6: try reader.read(&self.amount)
    case 7: try reader.read(&self.at)
    case 8: try reader.read(&self.of)
    case 9: try reader.readOptional(&self.token)
    default: break
    }
  }
}

extension PaymentsRequest {
  public static let jsonNames = JSONNames(["next"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("next", self.next)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.next)
    default: break
    }
  }
}

extension PaymentStatus {
  public static let jsonNames = JSONNames(
    ["payment", "hold", "order", "state", "amount", "authorised", "captured", "refunded", "kept", "asked", "intent"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("payment", self.payment)
    output.appendJSON("hold", self.hold)
    output.appendJSON("order", self.order)
    output.appendJSON("state", self.state)
    output.appendJSONObject("amount", self.amount)
    output.appendJSON("authorised", self.authorised)
    output.appendJSON("captured", self.captured)
    output.appendJSON("refunded", self.refunded)
    output.appendJSON("kept", self.kept)
    output.appendJSON("asked", self.asked)
    output.appendJSON("intent", self.intent)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.payment)
    case 1: try reader.read(&self.hold)
    case 2: try reader.read(&self.order)
    case 3: try reader.read(&self.state)
    case 4: try reader.read(&self.amount)
    case 5: try reader.read(&self.authorised)
    case 6: try reader.read(&self.captured)
    case 7: try reader.read(&self.refunded)
    case 8: try reader.read(&self.kept)
    case 9: try reader.read(&self.asked)
    case 10: try reader.read(&self.intent)
    default: break
    }
  }
}

extension SettleRequest {
  public static let jsonNames = JSONNames(["key", "payment", "intent", "report", "amount"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("payment", self.payment)
    output.appendJSON("intent", self.intent)
    output.appendJSON("report", self.report)
    output.appendJSONOptional("amount", self.amount)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.payment)
    case 2: try reader.read(&self.intent)
    case 3: try reader.read(&self.report)
    case 4: try reader.readOptional(&self.amount)
    default: break
    }
  }
}

extension PaymentSettled {
  public static let jsonNames = JSONNames(["status", "changed", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONObject("status", self.status)
    output.appendJSON("changed", self.changed)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.status)
    case 1: try reader.read(&self.changed)
    case 2: try reader.read(&self.sequence)
    case 3: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension SettleResult {
  public static let jsonNames = JSONNames(["settled", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .settled(let value): output.appendJSONPresent("settled", value)
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
      if let value = try reader.readCase(PaymentSettled.self, isFree: self.caseNumber == 0) {
        self = .settled(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension SetTillRequest {
  public static let jsonNames = JSONNames(["key", "queryAfter"], ["key", "query_after"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("queryAfter", self.queryAfter)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.queryAfter)
    default: break
    }
  }
}

extension TillSet {
  public static let jsonNames = JSONNames(
    ["queryAfter", "nextIntent", "sequence", "replayed"],
    ["query_after", "next_intent", "sequence", "replayed"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("queryAfter", self.queryAfter)
    output.appendJSON("nextIntent", self.nextIntent)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.queryAfter)
    case 1: try reader.read(&self.nextIntent)
    case 2: try reader.read(&self.sequence)
    case 3: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension SetTillResult {
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
      if let value = try reader.readCase(TillSet.self, isFree: self.caseNumber == 0) {
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

extension GetPaymentRequest {
  public static let jsonNames = JSONNames(["payment"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("payment", self.payment)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.payment)
    default: break
    }
  }
}

extension PaymentFound {
  public static let jsonNames = JSONNames(["status", "asOf"], ["status", "as_of"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSONObject("status", self.status)
    output.appendJSON("asOf", self.asOf)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.status)
    case 1: try reader.read(&self.asOf)
    default: break
    }
  }
}

extension GetPaymentResult {
  public static let jsonNames = JSONNames(["payment", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .payment(let value): output.appendJSONPresent("payment", value)
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
      if let value = try reader.readCase(PaymentFound.self, isFree: self.caseNumber == 0) {
        self = .payment(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension TokenState {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3],
    ["TOKEN_STATE_UNSPECIFIED", "TOKEN_STATE_ACTIVE", "TOKEN_STATE_EXPIRED", "TOKEN_STATE_REVOKED"]
  )
}

extension RegisterTokenRequest {
  public static let jsonNames = JSONNames(
    ["key", "buyer", "reference", "cap", "total", "expires", "device"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("reference", self.reference)
    output.appendJSONObject("cap", self.cap)
    output.appendJSON("total", self.total)
    output.appendJSON("expires", self.expires)
    output.appendJSON("device", self.device)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.reference, max: 512)
    case 3: try reader.read(&self.cap)
    case 4: try reader.read(&self.total)
    case 5: try reader.read(&self.expires)
    case 6: try reader.read(&self.device, max: 160)
    default: break
    }
  }
}

extension TokenRegistered {
  public static let jsonNames = JSONNames(["token", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("token", self.token)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.token)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension RegisterTokenResult {
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
      if let value = try reader.readCase(TokenRegistered.self, isFree: self.caseNumber == 0) {
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

extension RevokeTokenRequest {
  public static let jsonNames = JSONNames(["key", "buyer", "token"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("key", self.key)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("token", self.token)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.key)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.token)
    default: break
    }
  }
}

extension TokenRevoked {
  public static let jsonNames = JSONNames(["token", "sequence", "replayed"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("token", self.token)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.token)
    case 1: try reader.read(&self.sequence)
    case 2: try reader.read(&self.replayed)
    default: break
    }
  }
}

extension RevokeTokenResult {
  public static let jsonNames = JSONNames(["revoked", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .revoked(let value): output.appendJSONPresent("revoked", value)
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
      if let value = try reader.readCase(TokenRevoked.self, isFree: self.caseNumber == 0) {
        self = .revoked(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}

extension GetTokenRequest {
  public static let jsonNames = JSONNames(["token"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("token", self.token)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.token)
    default: break
    }
  }
}

extension TokenFound {
  public static let jsonNames = JSONNames(
    ["token", "buyer", "state", "cap", "total", "spent", "expires", "reference", "asOf"],
    ["token", "buyer", "state", "cap", "total", "spent", "expires", "reference", "as_of"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("token", self.token)
    output.appendJSON("buyer", self.buyer)
    output.appendJSON("state", self.state)
    output.appendJSONObject("cap", self.cap)
    output.appendJSON("total", self.total)
    output.appendJSON("spent", self.spent)
    output.appendJSON("expires", self.expires)
    output.appendJSON("reference", self.reference)
    output.appendJSON("asOf", self.asOf)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.token)
    case 1: try reader.read(&self.buyer)
    case 2: try reader.read(&self.state)
    case 3: try reader.read(&self.cap)
    case 4: try reader.read(&self.total)
    case 5: try reader.read(&self.spent)
    case 6: try reader.read(&self.expires)
    case 7: try reader.read(&self.reference, max: 32)
    case 8: try reader.read(&self.asOf)
    default: break
    }
  }
}

extension GetTokenResult {
  public static let jsonNames = JSONNames(["token", "rejected"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    switch self {
    case .token(let value): output.appendJSONPresent("token", value)
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
      if let value = try reader.readCase(TokenFound.self, isFree: self.caseNumber == 0) {
        self = .token(value)
      }
    case 1:
      if let value = try reader.readCase(Rejected.self, isFree: self.caseNumber == 0) {
        self = .rejected(value)
      }
    default: break
    }
  }
}
