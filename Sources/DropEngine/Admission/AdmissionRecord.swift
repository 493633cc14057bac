import Basics
import Messages
import WireCodec

/// How far the draw of a door is. The numbers are stable.
package enum DrawStage: UInt8, CaseIterable, Sendable {
  /// The list is open, or closed and the seed is not known yet.
  case gathering = 1
  /// The seed is known; those on the list are taken into the draw, and then out of it in their order.
  case drawing = 2
  /// Whoever was on the list has a rank; also of a door without a draw.
  case drawn = 3
}

/// The door of a drop.
struct AdmissionRecord: EntityRecord {
  static var table: StateTable { .admissions }
  static var tombstone: Self { Self() }

  /// Also that of its drop.
  var id: DropID = .none
  /// Who joins before it is drawn; 0 where there is no draw.
  var drawAfter: Int64 = 0
  /// SHA-256 of the seed; nothing without a draw.
  var commitment: [UInt8] = []
  /// Nothing until it was revealed.
  var seed: [UInt8] = []
  var stage = DrawStage.drawn
  /// On the list that is drawn from.
  var listed: UInt32 = 0
  /// Digest of that list, of one after the other.
  var listDigest: [UInt8] = []
  /// Of those on the list, so many are in the draw, and so many have come out of it.
  var taken: UInt32 = 0
  var ranked: UInt32 = 0
  /// Digest of the order, of one after the other.
  var orderDigest: [UInt8] = []
  /// Places behind the list, given out so far.
  var late: UInt32 = 0
  // How people are let in.
  var rate: UInt32 = 1
  var every: Int64 = 0
  var ticketLasts: Int64 = 0
  var grace: Int64 = 0
  /// Tickets given out so far.
  var tickets: UInt64 = 0
  /// The earliest log time of the next wave.
  var nextWave: Int64 = 0
  /// Nobody was silent before: since then people are let in, or the log has gone on after it stood still.
  var since: Int64 = 0

  // Derived, not in the row.
  /// Slot of its drop.
  var drop = noSlot

  var key: UInt64 { id.rawValue }

  /// Whether somebody who joins now is drawn.
  ///
  /// Closed for good as soon as somebody has a place behind it, also if log time is set back.
  func isListOpen(at now: Int64) -> Bool {
    stage == .gathering && now < drawAfter && late == 0
  }
}

/// Where somebody at a door is. The numbers are stable, and those of the contract but for `gathering`.
package enum JoinerPhase: UInt8, CaseIterable, Sendable {
  case waiting = 2
  case admitted = 3
  case used = 4
  case passed = 5
  case left = 6
}

/// Somebody at a door: one for each buyer and drop.
struct JoinerRecord: EntityRecord {
  static var table: StateTable { .joiners }
  static var tombstone: Self { Self(key: UsageKey(drop: .none, buyer: .none)) }

  var key: UsageKey
  var phase = JoinerPhase.waiting
  /// Place on the list that is drawn from; `noSlot` of who is not on it.
  var number = noSlot
  /// Place in the order; `noSlot` before the draw.
  var rank = noSlot
  /// When it was last heard of.
  var seenAt: Int64 = 0
  /// Number of the ticket that it has or had; 0 for none.
  var ticket: UInt64 = 0
  var expires: Int64 = 0

  var isTombstone: Bool { key.drop.isNone }

  @inline(__always)
  static func hash(_ key: UsageKey, under secret: HashKey) -> UInt32 {
    UsageRecord.hash(key, under: secret)
  }

  static func encode(key: UsageKey, into sink: inout ByteSink) {
    UsageRecord.encode(key: key, into: &sink)
  }
}

/// A door as it is stored.
package struct AdmissionRow: Equatable, Sendable {
  package var drop: DropID
  package var drawAfterMicroseconds: Int64
  package var commitment: [UInt8]
  package var seed: [UInt8]
  package var stage: DrawStage
  package var listed: UInt32
  package var listDigest: [UInt8]
  package var taken: UInt32
  package var ranked: UInt32
  package var orderDigest: [UInt8]
  package var late: UInt32
  package var rate: UInt32
  package var everyMicroseconds: Int64
  package var ticketLastsMicroseconds: Int64
  package var graceMicroseconds: Int64
  package var tickets: UInt64
  package var nextWaveMicroseconds: Int64
  package var sinceMicroseconds: Int64

  init(_ row: inout RowSource) throws(ByteError) {
    drop = try row.id()
    drawAfterMicroseconds = try row.value.signed()
    commitment = try row.value.byteArray(limit: SHA256.byteCount)
    seed = try row.value.byteArray(limit: SHA256.byteCount)
    stage = try row.value.enumeration()
    listed = try row.value.varint32()
    listDigest = try row.value.byteArray(limit: SHA256.byteCount)
    taken = try row.value.varint32()
    ranked = try row.value.varint32()
    orderDigest = try row.value.byteArray(limit: SHA256.byteCount)
    late = try row.value.varint32()
    rate = try row.value.varint32()
    everyMicroseconds = try row.value.signed()
    ticketLastsMicroseconds = try row.value.signed()
    graceMicroseconds = try row.value.signed()
    tickets = try row.value.varint()
    nextWaveMicroseconds = try row.value.signed()
    sinceMicroseconds = try row.value.signed()
  }
}

extension AdmissionRecord {
  init(_ row: AdmissionRow) {
    self.init()
    id = row.drop
    drawAfter = row.drawAfterMicroseconds
    commitment = row.commitment
    seed = row.seed
    stage = row.stage
    listed = row.listed
    listDigest = row.listDigest
    taken = row.taken
    ranked = row.ranked
    orderDigest = row.orderDigest
    late = row.late
    rate = row.rate
    every = row.everyMicroseconds
    ticketLasts = row.ticketLastsMicroseconds
    grace = row.graceMicroseconds
    tickets = row.tickets
    nextWave = row.nextWaveMicroseconds
    since = row.sinceMicroseconds
  }
}

/// Somebody at a door as it is stored.
package struct JoinerRow: Equatable, Sendable {
  package var drop: DropID
  package var buyer: BuyerID
  package var phase: JoinerPhase
  /// One more than its place on the list; 0 of who is not on it.
  package var number: UInt32
  /// One more than its place in the order; 0 before the draw.
  package var rank: UInt32
  package var seenAtMicroseconds: Int64
  package var ticket: UInt64
  package var expiresMicroseconds: Int64

  init(_ row: inout RowSource) throws(ByteError) {
    drop = try row.id()
    buyer = try row.id()
    phase = try row.value.enumeration()
    number = try row.value.varint32()
    rank = try row.value.varint32()
    seenAtMicroseconds = try row.value.signed()
    ticket = try row.value.varint()
    expiresMicroseconds = try row.value.signed()
  }
}

extension JoinerRecord {
  init(_ row: JoinerRow) {
    self.init(key: UsageKey(drop: row.drop, buyer: row.buyer))
    phase = row.phase
    // 0 comes to `noSlot`.
    number = row.number &- 1
    rank = row.rank &- 1
    seenAt = row.seenAtMicroseconds
    ticket = row.ticket
    expires = row.expiresMicroseconds
  }
}

extension Engine {
  func encodeRow(_ door: AdmissionRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.putSigned(door.drawAfter)
    sink.putBytes(door.commitment)
    sink.putBytes(door.seed)
    sink.put(door.stage.rawValue)
    sink.putVarint(door.listed)
    sink.putBytes(door.listDigest)
    sink.putVarint(door.taken)
    sink.putVarint(door.ranked)
    sink.putBytes(door.orderDigest)
    sink.putVarint(door.late)
    sink.putVarint(door.rate)
    sink.putSigned(door.every)
    sink.putSigned(door.ticketLasts)
    sink.putSigned(door.grace)
    sink.putVarint(door.tickets)
    sink.putSigned(door.nextWave)
    sink.putSigned(door.since)
  }

  func encodeRow(_ joiner: JoinerRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(joiner.phase.rawValue)
    sink.putVarint(joiner.number &+ 1)
    sink.putVarint(joiner.rank &+ 1)
    sink.putSigned(joiner.seenAt)
    sink.putVarint(joiner.ticket)
    sink.putSigned(joiner.expires)
  }
}
