import ArgumentParser
import Basics

/// Ids as people write them: decimal, or the text form with the kind in front, `stream_3w00`.
enum EntityText {
  private static let prefixes: Set<String> = [
    StreamKind.prefix, OfferKind.prefix, DropKind.prefix, PoolKind.prefix, HoldKind.prefix,
    WaiterKind.prefix, OrderKind.prefix, JobKind.prefix, PartnerKind.prefix, HubKind.prefix,
    BuyerKind.prefix, PrincipalKind.prefix, ProducerKind.prefix, CreatorKind.prefix,
  ]

  /// The number of a text form of any kind; nil for anything else.
  static func number(_ text: String) -> UInt64? {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 2, prefixes.contains(String(parts[0])) else { return nil }
    return Base32.decode(parts[1])
  }

  /// An id of one kind, for an option.
  static func id<Kind: EntityKind>(
    _ text: String, of kind: Kind.Type = Kind.self
  ) throws -> EntityID<Kind> {
    if let number = UInt64(text) { return EntityID(rawValue: number) }
    if let id = EntityID<Kind>(text) { return id }
    let other = text.prefix { $0 != "_" }
    let why =
      number(text) == nil || other == Kind.prefix
      ? "is no id" : "is the id of a \(other), not of a \(Kind.prefix)"
    throw ValidationError("\(text) \(why); write a number, or \(Kind.prefix)_ and its digits")
  }
}
