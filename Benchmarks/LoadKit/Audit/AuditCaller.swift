/// Who asked for an entry, as its header says it.
public struct AuditCaller: Equatable, Sendable {
  public var name: String
  /// The role by which the call was let in.
  public var role: String
  /// The method by which such a command comes, as `Drops/Control`; nil for what only the log itself does.
  public var method: String?

  /// A caller.
  public init(name: String, role: String, method: String?) {
    self.name = name
    self.role = role
    self.method = method
  }
}

// Who may have asked for what: written out, so that the schemas are not asked about themselves.
extension LogAudit {
  /// The roles that may, or ever might, call each method that makes an entry. A log may be older than what its server
  /// allows today: no role is taken away here.
  private static let roles: [String: [String]] = [
    "Admin/Remark": ["operator"], "Admin/SetClock": ["operator"],
    "Admin/SetHubMode": ["operator"], "Admin/SetMarket": ["operator"],
    "Admin/SetPolicy": ["operator"], "Admin/SetThrottle": ["operator"],
    "Admission/Join": ["edge", "operator"], "Admission/Leave": ["edge", "operator"],
    "Admission/Open": ["creator", "operator"], "Admission/Reveal": ["creator", "operator"],
    "Checkout/Express": ["edge", "operator"],
    "Checkout/RegisterToken": ["edge", "operator"],
    "Checkout/RevokeToken": ["edge", "operator"],
    "Checkout/BeginConfirm": ["edge", "operator"], "Checkout/Confirm": ["edge", "operator"],
    "Checkout/PaymentResult": ["payments", "operator"],
    "Checkout/Settle": ["payments", "operator"], "Checkout/SetTill": ["operator"],
    "Orders/Cancel": ["edge", "operator"], "Orders/Refund": ["operator"],
    "Dispatch/Connect": ["partner", "operator"], "Dispatch/Telemetry": ["partner", "operator"],
    "Dispatch/ForceSwap": ["operator"], "Dispatch/Report": ["partner", "operator"],
    "Dispatch/SetDispatch": ["operator"],
    "Drops/Adjust": ["creator", "operator"], "Drops/Control": ["creator", "operator"],
    "Drops/OpenWindow": ["creator", "operator"], "Drops/Schedule": ["creator", "operator"],
    "Drops/RingFence": ["creator", "operator"], "Drops/SetBuyerLimit": ["operator"],
    "Ingest/CloseStream": ["ingest", "operator"], "Ingest/OpenStream": ["ingest", "operator"],
    "Ingest/Publish": ["ingest", "operator"],
    "Offers/Put": ["creator", "operator"],
    "Registry/PutHub": ["partner", "operator"], "Registry/PutWindows": ["partner", "operator"],
    "Registry/RegisterPartner": ["operator"],
    "Reservations/Extend": ["edge", "operator"],
    "Reservations/LeaveWaitlist": ["edge", "operator"],
    "Reservations/Release": ["edge", "operator"], "Reservations/Reserve": ["edge", "operator"],
    "Reservations/ReserveStream": ["edge", "operator"],
  ]

  /// Whether a caller in that role may have asked for an entry by the method; nil for a method that makes none, or
  /// is not known here.
  public static func allows(_ role: String, toCall method: String) -> Bool? {
    roles[method].map { $0.contains(role) }
  }

  /// Looks at who is said to have asked. Where nobody is, nobody was asked who they are: a server may be started so
  /// at any time.
  mutating func judge(_ caller: AuditCaller) {
    if caller.name.isEmpty || caller.name.utf8.count > 64 {
      fault(.wrongCaller, "a name of \(caller.name.utf8.count) bytes")
    }
    guard let method = caller.method else {
      return fault(.wrongCaller, "\(caller.name) is said to have asked for what nobody can")
    }
    switch Self.allows(caller.role, toCall: method) {
    case true?: break
    case false?:
      fault(.wrongCaller, "\(caller.name) called \(method) as \(caller.role), which may not")
    case nil: fault(.wrongCaller, "no method that is known here is called \(method)")
    }
  }
}
