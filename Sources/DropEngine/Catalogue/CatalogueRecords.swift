import Basics

/// A partner.
struct PartnerRecord: EntityRecord {
  static var table: StateTable { .partners }
  static var tombstone: Self { Self(id: .none, name: "", nextOffset: 0) }

  var id: PartnerID
  var name: String
  /// Next offset of the partner's topic.
  var nextOffset: UInt64

  var key: UInt64 { id.rawValue }
}

/// A hub. Hubs are never removed, so their slots are in the order of their ids.
struct HubRecord: EntityRecord {
  static var table: StateTable { .hubs }
  static var tombstone: Self {
    Self(
      id: .none, partner: .none, zone: 0, capabilities: [], maximumOpenJobs: 0, openJobs: 0)
  }

  var id: HubID
  var partner: PartnerID
  var zone: UInt32
  var capabilities: Capabilities
  var maximumOpenJobs: UInt32
  /// Jobs offered to it or taken by it and not finished.
  var openJobs: UInt32

  // Derived, of dispatch.
  /// As in what dispatch knows of it: looked at for every job that is routed.
  var isSilent = false
  var isPassing = false
  /// Slots of the jobs that could still go elsewhere, the first and the last.
  var firstJob = noSlot
  var lastJob = noSlot
  /// The earliest time for which its silence is waited for.
  var watchedAt = Int64.max

  var key: UInt64 { id.rawValue }
}

/// A stream.
struct StreamRecord: EntityRecord {
  static var table: StateTable { .streams }
  static var tombstone: Self {
    Self(id: .none, creator: .none, title: "", epoch: 0, nextOffset: 0, isOpen: false)
  }

  var id: StreamID
  var creator: CreatorID
  var title: String
  var epoch: UInt32
  /// Next offset within the epoch.
  var nextOffset: UInt64
  var isOpen: Bool

  var key: UInt64 { id.rawValue }
}

/// The current version of an offer.
struct OfferRecord: EntityRecord {
  static var table: StateTable { .offers }
  static var tombstone: Self {
    Self(
      id: .none, creator: .none, version: 0, title: "", priceMinor: 0,
      currency: Currency(rawValue: 0), variants: [])
  }

  var id: OfferID
  var creator: CreatorID
  var version: UInt32
  var title: String
  var priceMinor: Int64
  var currency: Currency
  var variants: [String]

  var key: UInt64 { id.rawValue }
}
