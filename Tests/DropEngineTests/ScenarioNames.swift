import Basics
import DropEngine
import Messages
import ScenarioKit
import WireCodec

/// Names of one kind of entity in a scenario.
struct NameTable<ID: Hashable> {
  private var ids: [String: ID] = [:]
  private var names: [ID: String] = [:]

  mutating func add(_ name: String, _ id: ID) {
    if ids[name] == nil { ids[name] = id }
    if names[id] == nil { names[id] = name }
  }

  func id(_ name: String, _ step: Scenario.Step) throws -> ID {
    guard let id = ids[name] else {
      throw ScenarioError(line: step.line, "nothing is called '\(name)' here")
    }
    return id
  }

  func find(_ name: String) -> ID? { ids[name] }

  func name(_ id: ID) -> String { names[id] ?? "\(id)" }
}

/// The names of a scenario and what they stand for.
struct ScenarioNames {
  var partners = NameTable<PartnerID>()
  var hubs = NameTable<HubID>()
  var streams = NameTable<StreamID>()
  var offers = NameTable<OfferID>()
  var drops = NameTable<DropID>()
  var pools = NameTable<PoolID>()
  var holds = NameTable<HoldID>()
  var waiters = NameTable<WaiterID>()
  var orders = NameTable<OrderID>()
  var jobs = NameTable<JobID>()
  var windows = NameTable<WindowID>()
  var tokens = NameTable<TokenID>()
  private var variants: [OfferID: [String]] = [:]

  /// A number for a name that stands for somebody outside, or for a key.
  static func number(_ name: String) -> UInt64 {
    var hasher = DigestHasher()
    hasher.combine(bytes: Array(name.utf8))
    return hasher.finalize().low | 1
  }

  func topic(of step: Scenario.Step) -> Topic {
    if let stream = streams.find(step.subject) { return .stream(stream) }
    if let drop = drops.find(step.subject) { return .availability(drop) }
    if step.actor == "platform" { return .platform }
    if step.actor == "till" { return .till }
    if let partner = partners.find(step.actor) { return .partner(partner) }
    return .buyer(BuyerID(rawValue: Self.number(step.actor)))
  }

  /// Takes names from what a step made.
  mutating func learn(from outcome: Outcome, of step: Scenario.Step, command: Command) {
    let name = step.subject
    switch outcome.result {
    case .partnerRegistered(let id): partners.add(name, id)
    case .hubPut(let id): hubs.add(name, id)
    case .streamOpened(let opened): streams.add(name, opened.stream)
    case .offerPut(let put):
      offers.add(name, put.offer)
      if case .putOffer(let offer) = command.body { variants[put.offer] = offer.variants }
    case .dropScheduled(let scheduled):
      drops.add(name, scheduled.drop)
      guard case .scheduleDrop(let drop) = command.body else { return }
      for (index, pool) in drop.pools.enumerated() {
        let variant = variants[drop.offer]?[Int(pool.variant)] ?? "\(pool.variant)"
        let id = scheduled.pool(at: UInt32(index))
        let suffix = pool.hub.isNone ? "" : "@\(hubs.name(pool.hub))"
        pools.add("\(name)/\(variant)\(suffix)", id)
      }
    case .reserved, .logged(.reserve):
      guard let reserved = outcome.result.reserved else { return }
      if !reserved.hold.isNone { holds.add(name, reserved.hold) }
      if !reserved.waiter.isNone { waiters.add(name, reserved.waiter) }
    case .confirmed(let confirmed):
      orders.add(name, confirmed.order)
    case .logged(.schedule(.scheduled(let scheduled))):
      drops.add(name, DropID(rawValue: scheduled.drop.rawValue))
      guard case .logged(.schedule(let drop)) = command.body else { return }
      let offer = variants[OfferID(rawValue: drop.offer.rawValue)] ?? []
      let names =
        drop.pools.map { pool in
          let hub = HubID(rawValue: pool.hub.rawValue)
          let suffix = hub.isNone ? "" : "@\(hubs.name(hub))"
          return "\(name)/\(offer[Int(pool.variant)])\(suffix)"
        } + step.reservedPoolNames
      for (poolName, id) in zip(names, scheduled.pools) {
        pools.add(poolName, PoolID(rawValue: id.rawValue))
      }
    case .logged(.ringFence(.fenced(let fenced))):
      pools.add(step.fenceName, PoolID(rawValue: fenced.fence.rawValue))
    case .logged(.putWindows(.put(let put))):
      for id in put.windows { windows.add(name, WindowID(rawValue: id.rawValue)) }
    case .logged(.registerToken(.registered(let registered))):
      tokens.add(name, TokenID(rawValue: registered.token.rawValue))
    case .logged(.express(.pending(let pending))):
      holds.add(name, HoldID(rawValue: pending.hold.rawValue))
    default: break
    }
  }

  /// Takes names from what happened.
  mutating func learn(from event: Event) {
    switch event.payload {
    case .hold(let update) where !update.waiter.isNone:
      holds.add("\(waiters.name(update.waiter)).turn", update.hold)
    case .order(let update):
      let name = holds.name(update.hold)
      orders.add(name, update.order)
      jobs.add("\(name).\(update.job.index - update.order.index)", update.job)
    default: break
    }
  }
}
