import Basics

extension Engine {
  mutating func registerPartner(_ command: RegisterPartner) -> Outcome.Result {
    if !isName(command.name) { return .refused(Refusal(.invalid, field: .name)) }
    if partners.count >= Int(limits.partners) { return full(.partners) }
    let id = PartnerID(sequence: sequence, index: takeIndex())
    _ = partners.insert(PartnerRecord(id: id, name: command.name, nextOffset: 0))
    return .partnerRegistered(id)
  }

  mutating func putHub(_ command: PutHub) -> Outcome.Result {
    guard partners.slot(command.partner.rawValue) != nil else {
      return .refused(Refusal(.unknownPartner))
    }
    var id = command.hub
    let slot: UInt32
    if id.isNone {
      if hubs.count >= Int(limits.hubs) { return full(.hubs) }
      id = HubID(sequence: sequence, index: takeIndex())
      slot = hubs.insert(
        HubRecord(
          id: id, partner: command.partner, zone: command.zone,
          capabilities: command.capabilities, maximumOpenJobs: command.maximumOpenJobs,
          openJobs: 0))
      if dispatch.isSet { noteNew(hub: slot) }
    } else {
      guard let known = hubs.slot(id.rawValue) else { return .refused(Refusal(.unknownHub)) }
      slot = known
      if hubs[slot].partner != command.partner { return .refused(Refusal(.notOwner)) }
      hubs[changing: slot].zone = command.zone
      hubs[changing: slot].capabilities = command.capabilities
      hubs[changing: slot].maximumOpenJobs = command.maximumOpenJobs
      if dispatch.isSet { setPassing(false, slot) }
    }
    if rules >= .second {
      fill(slot)
    } else {
      offerUnassignedByFirstRules(limit: limits.waitersPerEntry)
    }
    return .hubPut(id)
  }

  mutating func openStream(_ command: OpenStream) -> Outcome.Result {
    if command.title.utf8.count > limits.textBytes {
      return .refused(Refusal(.invalid, field: .title))
    }
    if command.stream.isNone {
      if streams.count >= Int(limits.streams) { return full(.streams) }
      let id = StreamID(sequence: sequence, index: takeIndex())
      _ = streams.insert(
        StreamRecord(
          id: id, creator: command.creator, title: command.title, epoch: 1, nextOffset: 0,
          isOpen: true))
      return .streamOpened(StreamOpened(stream: id, epoch: 1))
    }
    guard let slot = streams.slot(command.stream.rawValue) else {
      return .refused(Refusal(.unknownStream))
    }
    if streams[slot].creator != command.creator { return .refused(Refusal(.notOwner)) }
    if streams[slot].isOpen { return .refused(Refusal(.streamAlreadyOpen)) }
    streams[changing: slot].title = command.title
    streams[changing: slot].epoch += 1
    streams[changing: slot].nextOffset = 0
    streams[changing: slot].isOpen = true
    return .streamOpened(StreamOpened(stream: command.stream, epoch: streams[slot].epoch))
  }

  mutating func closeStream(_ command: CloseStream) -> Outcome.Result {
    guard let slot = streams.slot(command.stream.rawValue) else {
      return .refused(Refusal(.unknownStream))
    }
    if !streams[slot].isOpen { return .refused(Refusal(.streamClosed)) }
    _ = emit(toStream: slot, .streamClosed)
    streams[changing: slot].isOpen = false
    return .streamClosed(command.stream)
  }

  mutating func putOffer(_ command: PutOffer) -> Outcome.Result {
    if let field = invalidField(command) { return .refused(Refusal(.invalid, field: field)) }
    var offer = OfferRecord(
      id: command.offer, creator: command.creator, version: 1, title: command.title,
      priceMinor: command.priceMinor, currency: command.currency, variants: command.variants)
    if command.offer.isNone {
      if command.currentVersion != 0 {
        return .refused(Refusal(.versionConflict, available: 0))
      }
      if offers.count >= Int(limits.offers) { return full(.offers) }
      offer.id = OfferID(sequence: sequence, index: takeIndex())
      _ = offers.insert(offer)
    } else {
      guard let slot = offers.slot(command.offer.rawValue) else {
        return .refused(Refusal(.unknownOffer))
      }
      if offers[slot].creator != command.creator { return .refused(Refusal(.notOwner)) }
      let current = offers[slot].version
      if command.currentVersion != current {
        return .refused(Refusal(.versionConflict, available: current))
      }
      offer.version = current + 1
      offers[changing: slot] = offer
    }
    return .offerPut(OfferPut(offer: offer.id, version: offer.version))
  }

  private func invalidField(_ command: PutOffer) -> RefusedField? {
    if !isName(command.title) { return .title }
    if command.priceMinor < 0 || command.priceMinor > limits.priceMinor { return .price }
    if !command.currency.isValid { return .currency }
    let count = command.variants.count
    if count == 0 || count > limits.variantsPerOffer { return .variants }
    for variant in command.variants where !isName(variant) { return .variants }
    return nil
  }

  private func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= limits.textBytes
  }

  /// The refusal of what would pass a table's limit.
  func full(_ table: RefusedField) -> Outcome.Result {
    .refused(Refusal(.capacityReached, field: table, retryAfterMicroseconds: 0))
  }
}
