import Basics

/// The money of a payment, in the second form of its row.
package struct ChargeRow: Equatable, Sendable {
  package var currency: Currency
  package var amountMinor: Int64
  package var authorisedMinor: Int64
  package var capturedMinor: Int64
  package var refundedMinor: Int64
  package var keptMinor: Int64
  package var askedMinor: Int64
  /// 0: nothing is asked.
  package var asked: UInt8
  package var intent: UInt64
  package var askedAtMicroseconds: Int64
  package var dueAtMicroseconds: Int64
  package var repeats: UInt8
  package var isVoided: Bool
  package var isUnanswered: Bool
  package var isDeclined: Bool
  package var isRepeated: Bool
  package var isHeldAgain: Bool
  /// 0: none.
  package var overtaken: UInt64
  package var isToldAgainAtOnce: Bool
  /// From the third form of the row on.
  package var token = TokenID.none

  init(_ row: inout RowSource) throws(ByteError) {
    currency = Currency(rawValue: try row.value.varint32())
    amountMinor = try row.value.signed()
    authorisedMinor = try row.value.signed()
    capturedMinor = try row.value.signed()
    refundedMinor = try row.value.signed()
    keptMinor = try row.value.signed()
    askedMinor = try row.value.signed()
    asked = try row.value.byte()
    intent = try row.value.varint()
    askedAtMicroseconds = try row.value.signed()
    dueAtMicroseconds = try row.value.signed()
    repeats = try row.value.byte()
    isVoided = try row.value.flag()
    isUnanswered = try row.value.flag()
    isDeclined = try row.value.flag()
    isRepeated = try row.value.flag()
    isHeldAgain = try row.value.flag()
    overtaken = try row.value.varint()
    isToldAgainAtOnce = try row.value.flag()
    if row.version >= 3 { token = try row.value.id() }
  }
}

/// How the till is set.
package struct TillRow: Equatable, Sendable {
  package var queryAfterMicroseconds: Int64
  package var nextOffset: UInt64
  package var nextIntent: UInt64

  init(_ row: inout RowSource) throws(ByteError) {
    queryAfterMicroseconds = try row.value.signed()
    nextOffset = try row.value.varint()
    nextIntent = try row.value.varint()
  }
}

/// A cancelled drop whose orders are being cancelled.
package struct RefundingRow: Equatable, Sendable {
  package var drop: DropID

  init(_ row: inout RowSource) throws(ByteError) { drop = try row.id() }
}

extension Charge {
  /// Of a row; nil where it says what cannot be.
  init?(_ row: ChargeRow) {
    currency = row.currency
    amount = row.amountMinor
    authorised = row.authorisedMinor
    captured = row.capturedMinor
    refunded = row.refundedMinor
    kept = row.keptMinor
    askedAmount = row.askedMinor
    asked = MoneyIntent(rawValue: row.asked)
    intent = row.intent
    askedAt = row.askedAtMicroseconds
    dueAt = row.dueAtMicroseconds
    repeats = row.repeats
    isVoided = row.isVoided
    isUnanswered = row.isUnanswered
    isDeclined = row.isDeclined
    isRepeated = row.isRepeated
    isHeldAgain = row.isHeldAgain
    overtaken = row.overtaken
    isToldAgainAtOnce = row.isToldAgainAtOnce
    token = row.token
    if (asked == nil) != (row.asked == 0) || !isPossible { return nil }
  }
}

extension Engine {
  mutating func restore(_ row: TillRow) throws(RestoreError) {
    if till.isOpen { throw .misplacedRow(.till) }
    if !Self.queryTimes.contains(row.queryAfterMicroseconds) || row.nextIntent == 0 {
      throw .inconsistent(.till)
    }
    till.queryAfter = row.queryAfterMicroseconds
    till.nextOffset = row.nextOffset
    till.nextIntent = row.nextIntent
  }

  /// What rows of charges say fits the till and each other.
  func checkCharges() throws(RestoreError) {
    for slot in 0..<payments.end where payments[slot].charge != noSlot {
      if !till.isOpen || charge(of: slot).intent >= till.nextIntent {
        throw .inconsistent(.payments)
      }
    }
    for slot in 0..<refunding.end where !refunding[slot].isTombstone {
      guard let drop = drops.slot(refunding[slot].id.rawValue) else {
        throw .danglingReference(.refunding)
      }
      if !till.isOpen || drops[drop].phase != .cancelled { throw .inconsistent(.refunding) }
    }
  }
}
