import ArgumentParser
import Basics
import DynamicCodec

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

  /// What the text is in a field: of a field that is called after a kind (`drop`, `pools`) an id of that kind, of any
  /// other one of every kind.
  static func read(_ text: String, field: String) -> SchemaCodec.IdentifierText {
    guard let underscore = text.firstIndex(of: "_") else { return .number }
    let kind = String(text[..<underscore])
    let wanted = prefixes.sorted().first { field.hasPrefix($0) }
    let form = wanted ?? "drop"
    let help = "write a number, or \(form)_ and its digits, such as \(form)_3w00"
    guard prefixes.contains(kind) else {
      return .refused("no id begins with \(kind)_", help: help)
    }
    if let wanted, wanted != kind {
      return .refused("\(text) is the id of a \(kind), not of a \(wanted)", help: help)
    }
    guard let number = number(text) else { return .refused("\(text) is no id", help: help) }
    return .id(number)
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
