import Basics
import Messages
import WireCodec

extension Engine {
  /// Where somebody is at a door.
  func place(of slot: UInt32, door: UInt32) -> AdmissionPlace {
    place(of: slot, door: door, units(ofDrop: admissions[door].drop))
  }

  private func place(of slot: UInt32, door: UInt32, _ units: DoorUnits) -> AdmissionPlace {
    let joiner = joiners[slot]
    let people = doors[Int(door)]
    // Who gave the place on the list up, and came back when it was drawn, is behind it.
    let isGathering =
      joiner.number != noSlot && admissions[door].stage != .drawn
      && (joiner.rank == noSlot || joiner.rank < admissions[door].listed)
    var place = AdmissionPlace(
      drop: Identifier(rawValue: joiner.key.drop.rawValue),
      state: AdmissionState(rawValue: joiner.phase.rawValue),
      waiting: people.unranked + people.waiting,
      number: joiner.number &+ 1, serverNow: Timestamp(microseconds: lastLogTimeMicroseconds))
    switch joiner.phase {
    case .waiting:
      let before =
        isGathering
        ? people.unranked + people.waiting(before: admissions[door].listed) - 1
        : people.unranked + people.waiting(before: joiner.rank)
      place.ahead = before + people.outstanding
      place.chance = chance(ahead: place.ahead, units, door: door, isDrawn: !isGathering)
      if isGathering {
        place.state = .gathering
      } else {
        place.position = before + 1
        place.estimate = estimate(before, door: door, hasChance: place.chance != .none)
      }
    case .admitted:
      if joiner.expires <= now { place.state = .passed }
      place.ticket = joiner.ticket
      place.expires = Timestamp(microseconds: joiner.expires)
    case .used, .passed, .left: break
    }
    return place
  }

  /// By counts alone. Nobody takes less than a unit: with as many people ahead as units can still be had there is no
  /// chance while they stay; whoever is still to be drawn may be first. And nobody takes more than the drop's limit: where
  /// all of them could, and the one who asks, it is sure, wherever they come from.
  private func chance(ahead: UInt32, _ units: DoorUnits, door: UInt32, isDrawn: Bool) -> Chance {
    if UInt64(isDrawn ? ahead : 0) >= units.reachable { return .none }
    let limit = UInt64(drops[admissions[door].drop].buyerLimit)
    return limit != 0 && (UInt64(ahead) + 1) * limit <= units.anybodys ? .sure : .open
  }

  private func estimate(_ before: UInt32, door: UInt32, hasChance: Bool) -> TimeSpan? {
    let record = admissions[door]
    if !hasChance || record.stage != .drawn || drops[record.drop].phase != .live { return nil }
    let waves = Int64(before / record.rate)
    let (wait, overflow) = waves.multipliedReportingOverflow(by: record.every)
    if overflow { return nil }
    let first = max(record.nextWave.subtractingSaturated(lastLogTimeMicroseconds), 0)
    return TimeSpan(microseconds: first.addingSaturated(wait))
  }

  /// Where some people are, each at the door of a drop: a look at each costs what its number of bits does. A refusal
  /// has no sentence yet.
  public func places(_ requests: [WatchAdmissionRequest]) -> [AdmissionUpdate] {
    var door = noSlot
    var units = DoorUnits()
    return requests.map { request in
      guard let drop = drops.slot(request.drop.rawValue) else {
        return .rejected(Rejected(Refusal(.unknownDrop)))
      }
      if drops[drop].admission == noSlot {
        return .rejected(Rejected(Refusal(.admissionNotOffered)))
      }
      let key = UsageKey(drop: drops[drop].id, buyer: BuyerID(rawValue: request.buyer.rawValue))
      guard let slot = joiners.slot(key) else { return .rejected(Rejected(Refusal(.notWaiting))) }
      switch drops[drop].phase {
      case .scheduled, .live: break
      case .closed: return .rejected(Rejected(Refusal(.dropClosed)))
      case .cancelled: return .rejected(Rejected(Refusal(.dropCancelled)))
      }
      if door != drops[drop].admission {
        door = drops[drop].admission
        units = self.units(ofDrop: drop)
      }
      return .place(place(of: slot, door: door, units))
    }
  }

  /// Whether somebody who watches is to be said to be there: their turn may come before they would be asked again.
  ///
  /// - Parameter within: log time until they would be.
  public func isTurnNear(_ request: WatchAdmissionRequest, within: Int64) -> Bool {
    guard let drop = drops.slot(request.drop.rawValue), drops[drop].admission != noSlot else {
      return false
    }
    let door = drops[drop].admission
    let key = UsageKey(drop: drops[drop].id, buyer: BuyerID(rawValue: request.buyer.rawValue))
    // Until people are let in nobody is passed over, and the grace begins then.
    guard admissions[door].grace != 0, isLettingIn(door), let slot = joiners.slot(key),
      joiners[slot].phase == .waiting, joiners[slot].rank != noSlot
    else { return false }
    let before = UInt64(doors[Int(door)].waiting(before: joiners[slot].rank))
    let waves = UInt64(max(within, 0)) / UInt64(max(admissions[door].every, 1)) + 1
    // As many are passed over in a wave as are let in, at most.
    let (reach, overflow) = waves.multipliedReportingOverflow(by: 2 * UInt64(admissions[door].rate))
    let isNear = overflow || before <= reach
    let since = lastLogTimeMicroseconds.subtractingSaturated(lastSign(of: slot, door: door))
    return isNear && since >= admissions[door].grace / 2
  }

  /// How long people may be silent at the door of a drop, microseconds; nil where that does not matter.
  public func grace(ofDrop drop: Identifier) -> Int64? {
    guard let drop = drops.slot(drop.rawValue), drops[drop].admission != noSlot else { return nil }
    let grace = admissions[drops[drop].admission].grace
    return grace == 0 ? nil : grace
  }

  func status(ofDraw door: UInt32) -> DrawStatus {
    let record = admissions[door]
    return DrawStatus(
      drop: Identifier(rawValue: record.id.rawValue),
      phase: DrawPhase(rawValue: record.stage.rawValue),
      drawAfter: Timestamp(microseconds: record.drawAfter), commitment: record.commitment,
      seed: record.seed, joiners: record.listed, listed: record.listDigest,
      order: record.stage == .drawn ? record.orderDigest : [])
  }

  /// A draw with some of those who are drawn. A refusal has no sentence yet.
  public func draw(_ request: DrawRequest) -> DrawResult {
    guard let drop = drops.slot(request.drop.rawValue) else {
      return .rejected(Rejected(Refusal(.unknownDrop)))
    }
    let door = drops[drop].admission
    if door == noSlot || admissions[door].drawAfter == 0 {
      return .rejected(Rejected(Refusal(.admissionNotOffered)))
    }
    var draw = Draw(status: status(ofDraw: door))
    let list = doors[Int(door)].list
    let start = min(Int(request.from), list.count)
    for slot in list[start..<min(start + Int(min(request.most, 4_096)), list.count)] {
      if slot == noSlot { continue }
      draw.buyers.append(Identifier(rawValue: joiners[slot].key.buyer.rawValue))
    }
    return .draw(draw)
  }

  /// Bytes that people at doors take, by table and by what is derived.
  package var admissionBytes: Int {
    joiners.footprint.total + doors.reduce(0) { $0 + $1.byteCount }
  }
}
