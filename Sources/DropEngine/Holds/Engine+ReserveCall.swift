import Basics
import LogContract
import Messages
import WireCodec

// A reserve as a call of the contract. What a request can say that the command of before cannot is decided
// here; one without any of that is the command of before, see `Command(_: ReserveRequest)`, and both come to
// the same rules.

extension ReserveRequest {
  /// Whether the request says nothing that `Reserve` has no field for. It is then logged as that, and so are
  /// the fingerprints of its keys.
  public var isPlain: Bool {
    window.rawValue == 0 && anyWindow == nil && zone == 0 && preference == .unspecified && !only
      && lastPlace == 0 && together == nil && ticket == nil
  }
}

extension Reserve {
  /// What a request asks for in units.
  public init(_ request: ReserveRequest) {
    let lines = UnitLines(request)
    self.init(
      buyer: BuyerID(rawValue: request.buyer.rawValue),
      drop: DropID(rawValue: request.drop.rawValue), lines: lines,
      minimumQuantity: request.minimum == 0
        ? UInt32(clamping: lines.totalQuantity) : request.minimum,
      joinWaitlist: request.waitlist)
  }
}

extension UnitLines {
  /// What a request asks for, by `pool` and `quantity` or by `lines`. Nothing where it has both or neither,
  /// which the engine refuses.
  public init(_ request: ReserveRequest) {
    if request.lines.isEmpty {
      let line = UnitLine(
        pool: PoolID(rawValue: request.pool.rawValue), quantity: request.quantity)
      self = line.pool.isNone ? UnitLines() : UnitLines(line)
    } else {
      let lines = request.lines.map {
        UnitLine(pool: PoolID(rawValue: $0.pool.rawValue), quantity: $0.quantity)
      }
      let isAlone = request.pool.rawValue == 0 && request.quantity == 0
      self = (isAlone ? UnitLines(lines) : nil) ?? UnitLines()
    }
  }
}

extension Reserved {
  /// What a result in the log says of units.
  public init(_ reserved: Messages.Reserved) {
    self.init(
      hold: HoldID(rawValue: reserved.hold.rawValue), granted: reserved.granted,
      deadlineMicroseconds: reserved.deadline.microseconds,
      waiter: WaiterID(rawValue: reserved.waiter.rawValue), waiting: reserved.waiting,
      position: reserved.position)
  }
}

extension Command.Body {
  /// The units that a reserve, or a purchase, asks for, in whichever form it is logged; nil of any other command.
  public var reserve: Reserve? {
    switch self {
    case .reserve(let command): command
    case .logged(.reserve(let request)): Reserve(request)
    case .logged(.express(let request)): Reserve(request.units)
    default: nil
    }
  }

  /// The same as a call of the contract has it; nil of a command from before, which can say less.
  public var reserveCall: ReserveRequest? {
    switch self {
    case .logged(.reserve(let request)): request
    case .logged(.express(let request)): request.units
    default: nil
    }
  }
}

extension Outcome.Result {
  /// Why nothing was done, in whichever form it is logged; nil where something was.
  public var refusal: Refusal? {
    switch self {
    case .refused(let refusal): refusal
    case .logged(let outcome): outcome.rejection.map { Refusal($0) }
    default: nil
    }
  }

  /// What a reserve, or a purchase, was given, in whichever form it is logged; nil of any other outcome.
  public var reserved: Reserved? {
    switch self {
    case .reserved(let reserved): reserved
    case .logged(.reserve(.reserved(let reserved))): Reserved(reserved)
    case .logged(.express(.pending(let pending))): Reserved(pending.reserved)
    default: nil
    }
  }

  /// The same as a call of the contract is told it; nil of a command from before.
  public var reservedCall: Messages.Reserved? {
    switch self {
    case .logged(.reserve(.reserved(let reserved))): reserved
    case .logged(.express(.pending(let pending))): pending.reserved
    default: nil
    }
  }
}

extension ExpressPending {
  /// What its units were, before their payment was begun.
  fileprivate var reserved: Messages.Reserved {
    Messages.Reserved(
      hold: hold, granted: units, deadline: heldUntil, serverNow: serverNow, window: window,
      legs: legs)
  }
}

extension Engine {
  private func isHybrid(_ drop: Identifier) -> Bool {
    drops.slot(drop.rawValue).map { drops[$0].reservation != noSlot } ?? false
  }

  /// Takes units together with a slot of a window, or nothing.
  public mutating func reserve(
    _ request: ReserveRequest, at position: LogPosition
  ) -> ReserveResult {
    let hasWindow = request.window.rawValue != 0 || request.anyWindow != nil
    if request.window.rawValue != 0 && request.anyWindow != nil || hasWindow && request.waitlist {
      return .rejected(Rejected(Refusal(.invalid, field: .window)))
    }
    if case .unrecognized = request.preference {
      return .rejected(Rejected(Refusal(.invalid, field: .preference)))
    }
    // A hybrid drop gives what it was scheduled to give, also to who says of which window.
    if hasWindow, !isHybrid(request.drop), let refusal = notOffered(.windows) {
      return .rejected(Rejected(refusal))
    }
    var units = Reserve(request)
    // Of several lines that are not waited for together it says nothing: they have been refused since before it was said.
    let isOnePlace = units.lines.count == 1 || request.together == true
    if units.joinWaitlist, isOnePlace, request.lastPlace != 0 {
      for index in 0..<units.lines.count {
        guard let pool = pools.slot(units.lines[index].pool.rawValue) else { continue }
        if pools[pool].waiting >= request.lastPlace { units.joinWaitlist = false }
      }
    }
    shownTicket = request.ticket ?? 0
    let result = reserve(units, WindowWish(request))
    shownTicket = 0
    if result.reserved != nil, let drop = drops.slot(request.drop.rawValue),
      drops[drop].admission != noSlot
    {
      useTicket(units.buyer, drop: drop)
    }
    switch result {
    case .reserved(let reserved): return .reserved(told(reserved))
    case .logged(.reserve(let result)): return result
    case .refused(let refusal): return .rejected(Rejected(refusal))
    default: return .rejected(Rejected(Refusal(.invalid)))
    }
  }
}
