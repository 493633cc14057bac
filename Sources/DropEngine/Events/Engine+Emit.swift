import Basics

extension Engine {
  /// Lists a drop for one availability event at the end of the entry.
  @inline(__always)
  mutating func announce(_ drop: UInt32) {
    if drops[drop].announcedIn == sequence { return }
    drops[derived: drop].announcedIn = sequence
    announced.append(drop)
  }

  /// One event per drop whose numbers or phase changed in this entry.
  @inline(__always)
  mutating func announceAvailability() {
    if announced.isEmpty { return }
    // In the order of first change; emptied by taking from the end, which is cheaper than removing
    // all.
    for slot in announced where !drops[slot].isTombstone {
      if drops[slot].admission != noSlot { awaitDoor(drops[slot].admission) }
      emitted.append(
        Event(
          topic: .availability(drops[slot].id), offset: 0, sequence: sequence,
          logTimeMicroseconds: now, payload: .availability(drops[slot].availability)))
    }
    while announced.popLast() != nil {}
  }

  mutating func emit(toPlatform payload: Event.Payload) {
    emit(.platform, offset: platformNextOffset, payload)
    platformNextOffset += 1
  }

  mutating func emit(toTill payload: Event.Payload) {
    emit(.till, offset: till.nextOffset, payload)
    till.nextOffset += 1
    till.isDrained = false
  }

  mutating func emit(to buyer: BuyerID, _ payload: Event.Payload) {
    let slot =
      buyers.slot(buyer.rawValue)
      ?? buyers.insert(BuyerRecord(id: buyer, nextOffset: forgottenOffset))
    emit(.buyer(buyer), offset: buyers[slot].nextOffset, payload)
    buyers[changing: slot].nextOffset += 1
    if rules >= .second { noteTold(slot) }
  }

  mutating func emit(toPartner slot: UInt32, _ payload: Event.Payload) {
    emit(.partner(partners[slot].id), offset: partners[slot].nextOffset, payload)
    partners[changing: slot].nextOffset += 1
  }

  /// Gives the event's offset within the stream's epoch.
  mutating func emit(toStream slot: UInt32, _ payload: Event.Payload) -> UInt64 {
    if fault == .skipOffset { streams[changing: slot].nextOffset += 1 }
    let offset = streams[slot].nextOffset
    emit(.stream(streams[slot].id), offset: offset, epoch: streams[slot].epoch, payload)
    streams[changing: slot].nextOffset += 1
    return offset
  }

  private mutating func emit(
    _ topic: Topic, offset: UInt64, epoch: UInt32 = 0, _ payload: Event.Payload
  ) {
    emitted.append(
      Event(
        topic: topic, offset: offset, epoch: epoch, sequence: sequence, logTimeMicroseconds: now,
        payload: payload))
  }
}
