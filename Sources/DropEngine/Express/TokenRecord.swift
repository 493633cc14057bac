import Basics

/// Whether a payment token can be charged. The numbers are stable, and those of the contract.
package enum TokenState: UInt8, CaseIterable, Sendable {
  case active = 1
  case expired = 2
  case revoked = 3
}

/// A nonce that has bought something, and the time that its device gave with it.
package struct SpentNonce: Equatable, Sendable {
  package var nonce: Key128
  package var atMicroseconds: Int64
}

/// Leave to charge a buyer, for purchases that their device signs.
///
///     active --its time--> expired      active --revoked by its buyer--> revoked
///
/// What is over is known as long as ended holds are, and then forgotten. What the provider knows it by and the device's
/// key are digests: the log never had more.
struct TokenRecord: EntityRecord {
  static var table: StateTable { .tokens }
  static var tombstone: Self { Self() }

  var id: TokenID = .none
  var buyer: BuyerID = .none
  var state: TokenState = .active
  /// Of what the provider knows it by.
  var reference = Digest256.zero
  /// Of the key that its purchases are signed with.
  var device = Digest256.zero
  var currency = Currency(rawValue: 0)
  /// The most that one purchase may cost, minor units, and the most that all may; 0: any.
  var cap: Int64 = 0
  var total: Int64 = 0
  /// What purchases came to, but for those whose payment came to nothing.
  var spent: Int64 = 0
  var expires: Int64 = 0
  /// Log time at which it was over, and its place among everything that has ended; 0 while it can be charged.
  var endedAt: Int64 = 0
  var finishOrder: UInt64 = 0
  /// Those that could come again, oldest use first.
  var nonces: [SpentNonce] = []
  /// Nonces of up to this time have been forgotten: nothing of such a time is taken any more, whatever the clock says. No
  /// time before 1970 is one.
  var forgottenThrough: Int64 = 0

  var key: UInt64 { id.rawValue }

  /// Whether it could be charged, but for its time.
  var isActive: Bool { state == .active }

  /// What its row may say.
  var isPossible: Bool {
    currency.isValid && cap > 0 && total >= 0 && spent >= 0 && !buyer.isNone
      && isActive == (finishOrder == 0)
  }
}

/// A payment token as it is stored.
package struct TokenRow: Equatable, Sendable {
  package var token: TokenID
  package var buyer: BuyerID
  package var state: TokenState
  package var reference: [UInt8]
  package var device: [UInt8]
  package var currency: Currency
  package var capMinor: Int64
  package var totalMinor: Int64
  package var spentMinor: Int64
  package var expiresMicroseconds: Int64
  package var endedAtMicroseconds: Int64
  package var finishOrder: UInt64
  package var nonces: [SpentNonce] = []
  package var forgottenThroughMicroseconds: Int64

  init(_ row: inout RowSource) throws(ByteError) {
    token = try row.id()
    buyer = try row.value.id()
    state = try row.value.enumeration()
    reference = try row.value.byteArray(limit: SHA256.byteCount)
    device = try row.value.byteArray(limit: SHA256.byteCount)
    currency = Currency(rawValue: try row.value.varint32())
    capMinor = try row.value.signed()
    totalMinor = try row.value.signed()
    spentMinor = try row.value.signed()
    expiresMicroseconds = try row.value.signed()
    endedAtMicroseconds = try row.value.signed()
    finishOrder = try row.value.varint()
    for _ in 0..<(try row.value.length(limit: FormBounds.elements)) {
      nonces.append(
        SpentNonce(nonce: try row.value.key(), atMicroseconds: try row.value.signed()))
    }
    forgottenThroughMicroseconds = try row.value.signed()
  }
}

extension TokenRecord {
  /// Of a row; nil where it says what cannot be.
  init?(_ row: TokenRow) {
    guard let reference = Digest256(row.reference), let device = Digest256(row.device) else {
      return nil
    }
    id = row.token
    buyer = row.buyer
    state = row.state
    self.reference = reference
    self.device = device
    currency = row.currency
    cap = row.capMinor
    total = row.totalMinor
    spent = row.spentMinor
    expires = row.expiresMicroseconds
    endedAt = row.endedAtMicroseconds
    finishOrder = row.finishOrder
    nonces = row.nonces
    forgottenThrough = row.forgottenThroughMicroseconds
    if !isPossible { return nil }
  }
}

extension Engine {
  func encodeRow(_ token: TokenRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(token.buyer)
    sink.put(token.state.rawValue)
    sink.putBytes(token.reference.bytes)
    sink.putBytes(token.device.bytes)
    sink.putVarint(token.currency.rawValue)
    sink.putSigned(token.cap)
    sink.putSigned(token.total)
    sink.putSigned(token.spent)
    sink.putSigned(token.expires)
    sink.putSigned(token.endedAt)
    sink.putVarint(token.finishOrder)
    sink.putVarint(UInt64(token.nonces.count))
    for spent in token.nonces {
      sink.put(spent.nonce)
      sink.putSigned(spent.atMicroseconds)
    }
    sink.putSigned(token.forgottenThrough)
  }

  mutating func restore(_ row: TokenRow) throws(RestoreError) {
    guard let record = TokenRecord(row) else { throw .inconsistent(.tokens) }
    try Self.put(record, into: &tokens, rowBeingRestored, restoring)
    tokensOfBuyers[record.buyer.rawValue, default: 0] += 1
  }
}
