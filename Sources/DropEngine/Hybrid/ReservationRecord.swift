import Basics
import Messages
import WireCodec

/// The reservation of a hybrid drop: when it opens and closes, and whom it serves.
///
///     waiting --sold out | demand | opensAt | by hand--> open --lasts | by hand | the drop ends--> closed
///        +--by hand | the drop ends--> closed
struct ReservationRecord: EntityRecord {
  static var table: StateTable { .reservations }
  static var tombstone: Self { Self() }

  /// The drop, whose id is the key.
  var id: DropID = .none
  var phase: ReservationPhase = .waiting
  /// `.unspecified` until it has opened.
  var reason: ReservationReason = .unspecified
  var opensWhenSoldOut = false
  /// More units than this asked for in a second open it; 0 for never.
  var demand: UInt32 = 0
  /// Log times, microseconds; 0 for none.
  var opensAt: Int64 = 0
  var openedAt: Int64 = 0
  var closesAt: Int64 = 0
  /// How long it stays open, microseconds; 0 as long as the drop.
  var lasts: Int64 = 0
  /// Of windows of these classes; none is all.
  var classes: [WindowClass] = []
  /// What is given for want of a unit, in this order.
  var instead: [Instead] = []
  /// Who has units at once; none is everybody.
  var instantZones: [UInt32] = []
  /// Log time at which the second began in which `asked` units were asked for.
  var second: Int64 = 0
  var asked: UInt64 = 0
  var poolCount: UInt32 = 0

  // Derived, not in the row.
  /// Slot of the drop.
  var drop = noSlot
  /// Slots of its pools, in the order they were specified.
  var pools: [UInt32] = []

  var key: UInt64 { id.rawValue }

  /// When it opens or closes by itself next; 0 for never.
  var changesAt: Int64 {
    switch phase {
    case .waiting: opensAt
    case .open: closesAt
    default: 0
    }
  }
}

/// The reservation of a drop opened or closed: what the platform is told.
public struct ReservationUpdate: Equatable, Sendable {
  public var drop: DropID
  public var phase: ReservationPhase
  public var reason: ReservationReason
  /// When it closes by itself, microseconds UTC; 0: with the drop.
  public var closesAtMicroseconds: Int64
  /// Units asked for in the second of the entry.
  public var asked: UInt64
  /// Units of it that can be had.
  public var free: UInt64
}

/// A reservation as it is stored.
package struct ReservationRow: Equatable, Sendable {
  package var drop: DropID
  package var phase: UInt8
  package var reason: UInt8
  package var opensWhenSoldOut: Bool
  package var demand: UInt32
  package var opensAtMicroseconds: Int64
  package var openedAtMicroseconds: Int64
  package var closesAtMicroseconds: Int64
  package var lastsMicroseconds: Int64
  package var classes: [UInt8] = []
  package var instead: [UInt8] = []
  package var instantZones: [UInt32] = []
  package var secondMicroseconds: Int64
  package var asked: UInt64
  package var poolCount: UInt32

  init(_ row: inout RowSource) throws(ByteError) {
    drop = try row.id()
    phase = try row.value.byte()
    reason = try row.value.byte()
    opensWhenSoldOut = try row.value.flag()
    demand = try row.value.varint32()
    opensAtMicroseconds = try row.value.signed()
    openedAtMicroseconds = try row.value.signed()
    closesAtMicroseconds = try row.value.signed()
    lastsMicroseconds = try row.value.signed()
    for _ in 0..<(try row.value.length(limit: 3)) { classes.append(try row.value.byte()) }
    for _ in 0..<(try row.value.length(limit: 2)) { instead.append(try row.value.byte()) }
    for _ in 0..<(try row.value.length(limit: 64)) { instantZones.append(try row.value.varint32()) }
    secondMicroseconds = try row.value.signed()
    asked = try row.value.varint()
    poolCount = try row.value.varint32()
  }
}

extension ReservationRecord {
  init(_ row: ReservationRow) {
    self.init()
    id = row.drop
    phase = ReservationPhase(rawValue: row.phase)
    reason = ReservationReason(rawValue: row.reason)
    opensWhenSoldOut = row.opensWhenSoldOut
    demand = row.demand
    opensAt = row.opensAtMicroseconds
    openedAt = row.openedAtMicroseconds
    closesAt = row.closesAtMicroseconds
    lasts = row.lastsMicroseconds
    classes = row.classes.map { WindowClass(rawValue: $0) }
    instead = row.instead.map { Instead(rawValue: $0) }
    instantZones = row.instantZones
    second = row.secondMicroseconds
    asked = row.asked
    poolCount = row.poolCount
  }
}

extension Engine {
  func encodeRow(_ reservation: ReservationRecord, into sink: inout ByteSink) {
    sink.put(rowFormVersion)
    sink.put(reservation.phase.rawValue)
    sink.put(reservation.reason.rawValue)
    sink.put(reservation.opensWhenSoldOut)
    sink.putVarint(reservation.demand)
    sink.putSigned(reservation.opensAt)
    sink.putSigned(reservation.openedAt)
    sink.putSigned(reservation.closesAt)
    sink.putSigned(reservation.lasts)
    sink.putVarint(UInt64(reservation.classes.count))
    for kind in reservation.classes { sink.put(kind.rawValue) }
    sink.putVarint(UInt64(reservation.instead.count))
    for instead in reservation.instead { sink.put(instead.rawValue) }
    sink.putVarint(UInt64(reservation.instantZones.count))
    for zone in reservation.instantZones { sink.putVarint(zone) }
    sink.putSigned(reservation.second)
    sink.putVarint(reservation.asked)
    sink.putVarint(reservation.poolCount)
  }
}

extension ReservationUpdate {
  func encode(into sink: inout ByteSink) {
    sink.put(drop)
    sink.put(phase.rawValue)
    sink.put(reason.rawValue)
    sink.putSigned(closesAtMicroseconds)
    sink.putVarint(asked)
    sink.putVarint(free)
  }

  init(from source: inout ByteSource) throws(ByteError) {
    self.init(
      drop: try source.id(), phase: ReservationPhase(rawValue: try source.byte()),
      reason: ReservationReason(rawValue: try source.byte()),
      closesAtMicroseconds: try source.signed(), asked: try source.varint(),
      free: try source.varint())
  }
}
