import Basics

/// Asks for units of a drop's pools, all lines together or none.
@frozen
public struct Reserve: Equatable, Sendable {
  public var buyer: BuyerID
  public var drop: DropID
  /// 1 … `EngineLimits.linesPerHold` lines, each of another pool of the drop.
  public var lines: UnitLines
  /// Fewest units to accept at once, 1 … the units asked for. With several lines it must be all of
  /// them. Where the buyer's limit leaves fewer than asked for, but as many as this, those are asked
  /// for.
  public var minimumQuantity: UInt32
  /// Whether what cannot be granted at once waits in line. Only with one line.
  public var joinWaitlist: Bool

  @inlinable
  public init(
    buyer: BuyerID, drop: DropID, lines: UnitLines, minimumQuantity: UInt32,
    joinWaitlist: Bool = false
  ) {
    self.buyer = buyer
    self.drop = drop
    self.lines = lines
    self.minimumQuantity = minimumQuantity
    self.joinWaitlist = joinWaitlist
  }
}

/// Begins a confirm: from now on the hold waits for its payment and not for its deadline.
@frozen
public struct BeginConfirm: Equatable, Sendable {
  public var hold: HoldID
  public var buyer: BuyerID
  /// The payment that is being authorised; not `.none`.
  public var payment: Key128

  @inlinable
  public init(hold: HoldID, buyer: BuyerID, payment: Key128) {
    self.hold = hold
    self.buyer = buyer
    self.payment = payment
  }
}

/// What became of a payment that a begun confirm waits for.
@frozen
public struct PaymentResult: Equatable, Sendable {
  public var hold: HoldID
  public var payment: Key128

  @inlinable
  public init(hold: HoldID, payment: Key128) {
    self.hold = hold
    self.payment = payment
  }
}

/// Confirms a hold with a payment that is authorised already: begin and authorised in one entry.
@frozen
public struct Confirm: Equatable, Sendable {
  public var hold: HoldID
  public var buyer: BuyerID
  public var payment: Key128

  @inlinable
  public init(hold: HoldID, buyer: BuyerID, payment: Key128) {
    self.hold = hold
    self.buyer = buyer
    self.payment = payment
  }
}

/// Gives a hold back.
@frozen
public struct Release: Equatable, Sendable {
  public var hold: HoldID
  public var buyer: BuyerID

  @inlinable
  public init(hold: HoldID, buyer: BuyerID) {
    self.hold = hold
    self.buyer = buyer
  }
}

/// Gives a hold its drop's time once more, counted from its deadline.
@frozen
public struct Extend: Equatable, Sendable {
  public var hold: HoldID
  public var buyer: BuyerID

  @inlinable
  public init(hold: HoldID, buyer: BuyerID) {
    self.hold = hold
    self.buyer = buyer
  }
}

/// Leaves a waitlist.
@frozen
public struct LeaveWaitlist: Equatable, Sendable {
  public var waiter: WaiterID
  public var buyer: BuyerID

  @inlinable
  public init(waiter: WaiterID, buyer: BuyerID) {
    self.waiter = waiter
    self.buyer = buyer
  }
}
