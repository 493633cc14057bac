// Generated from common.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension Money {
  public static let jsonNames = JSONNames(["minor", "currency"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("minor", self.minor)
    output.appendJSON("currency", self.currency)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.minor)
    case 1: try reader.read(&self.currency)
    default: break
    }
  }
}

extension Refusal {
  public static let jsonNames = JSONEnumNames(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81],
    ["REFUSAL_UNSPECIFIED", "REFUSAL_KEY_MISMATCH", "REFUSAL_INVALID", "REFUSAL_CAPACITY_REACHED", "REFUSAL_UNKNOWN_PARTNER", "REFUSAL_UNKNOWN_HUB", "REFUSAL_UNKNOWN_STREAM", "REFUSAL_UNKNOWN_OFFER", "REFUSAL_UNKNOWN_DROP", "REFUSAL_UNKNOWN_POOL", "REFUSAL_UNKNOWN_HOLD", "REFUSAL_UNKNOWN_WAITER", "REFUSAL_UNKNOWN_JOB", "REFUSAL_UNKNOWN_VARIANT", "REFUSAL_NOT_OWNER", "REFUSAL_STREAM_CLOSED", "REFUSAL_STREAM_ALREADY_OPEN", "REFUSAL_VERSION_CONFLICT", "REFUSAL_DROP_NOT_OPEN", "REFUSAL_DROP_CLOSED", "REFUSAL_DROP_CANCELLED", "REFUSAL_INVALID_TRANSITION", "REFUSAL_POOL_NOT_IN_DROP", "REFUSAL_BELOW_COMMITTED", "REFUSAL_DROP_NOT_IN_STREAM", "REFUSAL_BUYER_LIMIT", "REFUSAL_SOLD_OUT", "REFUSAL_NOT_ENOUGH_UNITS", "REFUSAL_WAITLIST_NOT_OFFERED", "REFUSAL_WAITLIST_FULL", "REFUSAL_WAITLIST_NEEDS_ONE_LINE", "REFUSAL_HOLD_EXPIRED", "REFUSAL_HOLD_RELEASED", "REFUSAL_ALREADY_CONFIRMED", "REFUSAL_HOLD_CONFIRMING", "REFUSAL_NOT_CONFIRMING", "REFUSAL_PAYMENT_MISMATCH", "REFUSAL_ALREADY_EXTENDED", "REFUSAL_ALREADY_PROMOTED", "REFUSAL_NOT_WAITING", "REFUSAL_STALE_ATTEMPT", "REFUSAL_NOT_ASSIGNED", "REFUSAL_JOB_FINISHED", "REFUSAL_INVALID_PROGRESS", "REFUSAL_UNKNOWN_ORDER", "REFUSAL_FORGOTTEN", "REFUSAL_NEVER_ENOUGH_UNITS", "REFUSAL_PAYMENT_IN_USE", "REFUSAL_PAYMENT_VOIDED", "REFUSAL_OVERLOADED", "REFUSAL_UNKNOWN_WINDOW", "REFUSAL_WINDOW_NOT_OPEN", "REFUSAL_WINDOW_CLOSED", "REFUSAL_WINDOW_FULL", "REFUSAL_WRONG_ZONE", "REFUSAL_WRONG_PREFERENCE", "REFUSAL_NO_WINDOW", "REFUSAL_RESERVATION_NOT_OPEN", "REFUSAL_RESERVATION_CLOSED", "REFUSAL_HUB_THROTTLED", "REFUSAL_NOT_OFFERED", "REFUSAL_UNKNOWN_PAYMENT", "REFUSAL_ALREADY_CANCELLED", "REFUSAL_PAST_PICKUP", "REFUSAL_OVER_CAPTURED", "REFUSAL_TILL_CLOSED", "REFUSAL_ADMISSION_NOT_OFFERED", "REFUSAL_TICKET_REQUIRED", "REFUSAL_UNKNOWN_TICKET", "REFUSAL_TICKET_USED", "REFUSAL_TICKET_EXPIRED", "REFUSAL_LIST_OPEN", "REFUSAL_SEED_MISMATCH", "REFUSAL_TOKEN_EXPIRED", "REFUSAL_TOKEN_REVOKED", "REFUSAL_AMOUNT_OVER_CAP", "REFUSAL_BAD_ATTESTATION", "REFUSAL_NONCE_REPLAY", "REFUSAL_PRICE_CHANGED", "REFUSAL_UNKNOWN_TOKEN", "REFUSAL_NO_HUB", "REFUSAL_HUB_CANNOT"]
  )
}

extension Alternative {
  public static let jsonNames = JSONNames(["window", "pool", "places"])

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("window", self.window)
    output.appendJSON("pool", self.pool)
    output.appendJSON("places", self.places)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.window)
    case 1: try reader.read(&self.pool)
    case 2: try reader.read(&self.places)
    default: break
    }
  }
}

extension Rejected {
  public static let jsonNames = JSONNames(
    ["reason", "detail", "available", "retryAfter", "sequence", "replayed", "alternatives"],
    ["reason", "detail", "available", "retry_after", "sequence", "replayed", "alternatives"]
  )

  public func encodeJSON(into output: inout WireBuffer) {
    output.beginJSONObject()
    output.appendJSON("reason", self.reason)
    output.appendJSON("detail", self.detail)
    output.appendJSON("available", self.available)
    output.appendJSONOptional("retryAfter", self.retryAfter)
    output.appendJSON("sequence", self.sequence)
    output.appendJSON("replayed", self.replayed)
    output.appendJSONList("alternatives", self.alternatives)
    output.endJSONObject()
  }

  public mutating func readJSONMember(
    _ index: Int, from reader: inout JSONReader
  ) throws(WireError) {
    switch index {
    case 0: try reader.read(&self.reason)
    case 1: try reader.read(&self.detail, max: 200)
    case 2: try reader.read(&self.available)
    case 3: try reader.readOptional(&self.retryAfter)
    case 4: try reader.read(&self.sequence)
    case 5: try reader.read(&self.replayed)
    case 6: try reader.readList(&self.alternatives, max: 3)
    default: break
    }
  }
}
