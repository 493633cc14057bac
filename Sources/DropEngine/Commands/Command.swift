import Basics
import Messages

/// Who asked, under which idempotency key, and for exactly what.
@frozen
public struct RequestIdentity: Equatable, Sendable {
  /// Whose keys form one space.
  public var principal: PrincipalID
  /// The caller's key; `.none` for a command that is not to be remembered.
  public var key: Key128
  /// A digest of the request's body: the same key with another digest is refused.
  public var fingerprint: UInt64

  @inlinable
  public init(principal: PrincipalID, key: Key128, fingerprint: UInt64) {
    self.principal = principal
    self.key = key
    self.fingerprint = fingerprint
  }

  /// A command that is not remembered: ticks, and commands that are idempotent by their own
  /// content.
  @inlinable
  public static var anonymous: RequestIdentity {
    RequestIdentity(principal: .none, key: .none, fingerprint: 0)
  }
}

/// One input of the engine. Everything that changes state, time included, arrives as one of these.
public struct Command: Equatable, Sendable {
  public var identity: RequestIdentity
  public var body: Body
  /// By which rules it is decided. New commands have the current ones, or, as calls of the contract, the
  /// third, and what adopts limits the fourth; only what an earlier release has written to a log has others.
  public var rules = EngineRules.current
  /// Who asked for it; nil for what the log does by itself, and where callers are not asked who they are.
  public var header: EntryHeader?

  @inlinable
  public init(_ body: Body, identity: RequestIdentity = .anonymous) {
    self.body = body
    self.identity = identity
    switch body {
    case .logged: rules = .third
    case .adoptRules: rules = .fourth
    default: break
    }
  }

  /// What is asked for. The journal's tag of each case is in `CommandTag` and never changes.
  public enum Body: Equatable, Sendable {
    // Catalogue
    case registerPartner(RegisterPartner)
    case putHub(PutHub)
    case openStream(OpenStream)
    case closeStream(CloseStream)
    case putOffer(PutOffer)
    // Drops and pools
    case scheduleDrop(ScheduleDrop)
    case controlDrop(ControlDrop)
    case adjustInventory(AdjustInventory)
    // Feed
    case publishMarker(PublishMarker)
    // Holds
    case reserve(Reserve)
    case beginConfirm(BeginConfirm)
    case paymentAuthorised(PaymentResult)
    case paymentDeclined(PaymentResult)
    case confirm(Confirm)
    case release(Release)
    case extend(Extend)
    case leaveWaitlist(LeaveWaitlist)
    // Fulfilment
    case acceptJob(AcceptJob)
    case rejectJob(RejectJob)
    case reportJob(ReportJob)
    // Time
    case setClock(SetClock)
    case tick
    /// Written by the server itself, when its operator asks for another retention.
    case retain(Retention)
    /// Written by the sequencer as the first entry of a start, when an operator asks for other limits. On the heap, as below.
    indirect case adoptRules(AdoptRules)
    /// A call of the contract, as it came: a method with `@logged`. On the heap, so that commands stay as
    /// small as they are, whatever methods there come to be.
    indirect case logged(LogCommand)
  }
}
