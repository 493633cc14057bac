import Basics
import DropEngine
import LogContract
import Messages
import RPC

/// The kinds of records that a caller's scope can be limited to.
public enum ScopeKind: String, CaseIterable, Sendable {
  /// Buyers: their holds, places in line, orders and payments.
  case buyer
  /// Partners: their hubs and jobs.
  case partner

  /// The role whose callers act for records of the kind, and for which a scope therefore has to be said.
  public var role: String {
    switch self {
    case .buyer: "edge"
    case .partner: "partner"
    }
  }

  /// The id that a text means: a number, or the text form of the kind. Nil for anything else, and for 0.
  public func id(_ text: some StringProtocol) -> UInt64? {
    let text = String(text)
    let named: UInt64? =
      switch self {
      case .buyer: BuyerID(text)?.rawValue
      case .partner: PartnerID(text)?.rawValue
      }
    guard let id = named ?? UInt64(text), id != 0 else { return nil }
    return id
  }
}

/// Whose something is, for those who act for some only.
enum RecordOwner: Equatable {
  case buyer(BuyerID)
  case partner(PartnerID)
  /// Of all of them, or of one that the request does not say.
  case everybody
  /// Of the catalogue and the market: who may have it is a matter of roles alone.
  case nobody
}

extension Command {
  /// Whose record the command changes. Every command says it here, and is judged by it where commands enter the log.
  var owner: RecordOwner {
    switch body {
    case .reserve(let body): .buyer(body.buyer)
    case .beginConfirm(let body): .buyer(body.buyer)
    case .confirm(let body): .buyer(body.buyer)
    case .release(let body): .buyer(body.buyer)
    case .extend(let body): .buyer(body.buyer)
    case .leaveWaitlist(let body): .buyer(body.buyer)
    case .putHub(let body): .partner(body.partner)
    case .acceptJob(let body): .partner(body.partner)
    case .rejectJob(let body): .partner(body.partner)
    case .reportJob(let body): .partner(body.partner)
    // A payment's result names a hold and not its buyer.
    case .paymentAuthorised, .paymentDeclined: .everybody
    // A partner that is new is nobody's yet.
    case .registerPartner: .everybody
    case .openStream, .closeStream, .putOffer, .scheduleDrop, .controlDrop, .adjustInventory,
      .publishMarker, .setClock, .tick, .retain, .adoptRules:
      .nobody
    case .logged(let command): command.owner
    }
  }
}

extension LogCommand {
  /// Whose record a call of the contract changes.
  var owner: RecordOwner {
    // As a payment's result it names no buyer.
    if case .settle = self { return .everybody }
    return RecordOwner(identifier, roles: method.roles)
  }
}

extension RecordOwner {
  /// Of a request of the contract: the buyer's or partner's that it names in a field of its own. Where it names none,
  /// that of everybody, if callers may make it who act for some only.
  ///
  /// - Parameters:
  ///   - identifier: the request's id in a field of that name; nil without such a field.
  ///   - roles: those that may make the call; empty for every role.
  init(_ identifier: (String) -> UInt64?, roles: [String]) {
    if let buyer = identifier(ScopeKind.buyer.rawValue) {
      self = .buyer(BuyerID(rawValue: buyer))
    } else if let partner = identifier(ScopeKind.partner.rawValue) {
      self = .partner(PartnerID(rawValue: partner))
    } else {
      let isScoped = roles.isEmpty || ScopeKind.allCases.contains { roles.contains($0.role) }
      self = isScoped ? .everybody : .nobody
    }
  }
}

extension DropEngine.Topic {
  /// Whose news the topic has.
  var owner: RecordOwner {
    switch self {
    case .buyer(let buyer): .buyer(buyer)
    case .partner(let partner): .partner(partner)
    case .platform, .till: .everybody
    case .stream, .availability: .nobody
    }
  }
}

extension Caller {
  /// Why the caller may not have what is the owner's; nil when it may.
  func refusal(of owner: RecordOwner) -> RPCError? {
    let denied: String
    switch owner {
    case .nobody: return nil
    case .buyer(let id):
      if scope.includes(id.rawValue, of: ScopeKind.buyer.rawValue) { return nil }
      denied = "does not act for \(id)"
    case .partner(let id):
      if scope.includes(id.rawValue, of: ScopeKind.partner.rawValue) { return nil }
      denied = "does not act for \(id)"
    case .everybody:
      guard !scope.isEverything else { return nil }
      let kinds = scope.kinds.map { "some \($0)s" }.joined(separator: " and ")
      denied = "acts for \(kinds) only, and this is about all"
    }
    return RPCError(.permissionDenied, "\(name) \(denied)")
  }
}

extension ServerContext {
  /// Refuses the call when its caller, if there is one, may not have what is the owner's.
  func permit(_ owner: RecordOwner) throws(RPCError) {
    if let refused = caller?.refusal(of: owner) { throw refused }
  }
}
