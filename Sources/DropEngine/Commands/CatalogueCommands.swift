import Basics

/// Registers a local partner. Each one is a new partner; retries are told apart by their key.
public struct RegisterPartner: Equatable, Sendable {
  /// Shown to operators; 1 … `EngineLimits.textBytes` bytes.
  public var name: String

  public init(name: String) {
    self.name = name
  }
}

/// What a hub can do. Unknown bits are kept and compared like the others.
@frozen
public struct Capabilities: OptionSet, Sendable {
  public var rawValue: UInt64

  @inlinable
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  public static let homeDelivery = Capabilities(rawValue: 1 << 0)
  public static let pickup = Capabilities(rawValue: 1 << 1)
  public static let locker = Capabilities(rawValue: 1 << 2)
  public static let sameDay = Capabilities(rawValue: 1 << 3)
  public static let nextDay = Capabilities(rawValue: 1 << 4)
  public static let coldChain = Capabilities(rawValue: 1 << 5)
  public static let fragile = Capabilities(rawValue: 1 << 6)
  public static let ageCheck = Capabilities(rawValue: 1 << 7)
  public static let returns = Capabilities(rawValue: 1 << 8)
  public static let giftWrap = Capabilities(rawValue: 1 << 9)
  public static let perishable = Capabilities(rawValue: 1 << 10)
  public static let oversize = Capabilities(rawValue: 1 << 11)
}

/// Creates a hub of a partner, or changes one.
public struct PutHub: Equatable, Sendable {
  /// The hub to change, or `.none` to create one.
  public var hub: HubID
  public var partner: PartnerID
  /// The zone it serves; 0 serves every zone.
  public var zone: UInt32
  public var capabilities: Capabilities
  /// Jobs it will have at once; 0 takes no new ones.
  public var maximumOpenJobs: UInt32

  public init(
    hub: HubID = .none, partner: PartnerID, zone: UInt32, capabilities: Capabilities,
    maximumOpenJobs: UInt32
  ) {
    self.hub = hub
    self.partner = partner
    self.zone = zone
    self.capabilities = capabilities
    self.maximumOpenJobs = maximumOpenJobs
  }
}

/// Opens a new stream, or a closed one again under its next epoch (offsets start over).
public struct OpenStream: Equatable, Sendable {
  /// The closed stream to open again, or `.none` for a new one.
  public var stream: StreamID
  public var creator: CreatorID
  /// At most `EngineLimits.textBytes` bytes.
  public var title: String

  public init(stream: StreamID = .none, creator: CreatorID, title: String) {
    self.stream = stream
    self.creator = creator
    self.title = title
  }
}

/// Ends a stream: the last event of its epoch says so.
public struct CloseStream: Equatable, Sendable {
  public var stream: StreamID

  public init(stream: StreamID) {
    self.stream = stream
  }
}

/// Three ASCII capital letters of ISO 4217.
@frozen
public struct Currency: Equatable, Sendable {
  /// The letters, first one in the highest of the three low bytes.
  public var rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The currency of that code, or nil when `code` is not three capital letters.
  public init?(_ code: String) {
    var value: UInt32 = 0
    guard code.utf8.count == 3 else { return nil }
    for byte in code.utf8 {
      guard byte >= 0x41, byte <= 0x5A else { return nil }
      value = value << 8 | UInt32(byte)
    }
    rawValue = value
  }

  /// Whether it is three capital letters.
  public var isValid: Bool { Currency(code) == self }

  /// The three letters.
  public var code: String {
    let letters = [16, 8, 0].map { UInt8(truncatingIfNeeded: rawValue >> UInt32($0)) }
    return String(decoding: letters, as: UTF8.self)
  }
}

/// Puts a version of an offer: version 1 of a new one, or the next of an existing one. Versions are
/// immutable.
public struct PutOffer: Equatable, Sendable {
  /// The offer that gets a new version, or `.none` for a new offer.
  public var offer: OfferID
  /// The version the caller believes is current, which must be right; 0 for a new offer.
  public var currentVersion: UInt32
  public var creator: CreatorID
  /// 1 … `EngineLimits.textBytes` bytes.
  public var title: String
  /// Price of a unit in minor units, 0 … `EngineLimits.priceMinor`.
  public var priceMinor: Int64
  public var currency: Currency
  /// Names of the variants, 1 … `EngineLimits.variantsPerOffer` of them; a pool names one by its
  /// index.
  public var variants: [String]

  public init(
    offer: OfferID = .none, currentVersion: UInt32 = 0, creator: CreatorID, title: String,
    priceMinor: Int64, currency: Currency, variants: [String]
  ) {
    self.offer = offer
    self.currentVersion = currentVersion
    self.creator = creator
    self.title = title
    self.priceMinor = priceMinor
    self.currency = currency
    self.variants = variants
  }
}
