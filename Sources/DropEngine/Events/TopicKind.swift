import Basics

/// The families of topics whose events are stored, by their numbers in keys of stores and of feeds.
///
/// The numbers are on disk: never renumbered, and none of a family that is gone used again.
public enum TopicKind: UInt8, CaseIterable, Sendable {
  /// What happens in a live stream: its markers, and its end.
  case stream = 1
  /// What a buyer is told.
  case buyer = 2
  /// What a partner is told.
  case partner = 3
  /// What the platform is told.
  case platform = 4
  /// What adapters of payment providers are asked to do.
  case till = 60
}

extension Topic {
  /// The family; nil for availability, which is conflated and not stored.
  public var kind: TopicKind? {
    switch self {
    case .stream: .stream
    case .buyer: .buyer
    case .partner: .partner
    case .platform: .platform
    case .till: .till
    case .availability: nil
    }
  }

  /// Which topic of its family; 0 for the platform and the till, of which there is one each.
  public var identifier: UInt64 {
    switch self {
    case .stream(let id): id.rawValue
    case .buyer(let id): id.rawValue
    case .partner(let id): id.rawValue
    case .availability(let id): id.rawValue
    case .platform, .till: 0
    }
  }
}
