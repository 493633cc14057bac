// Generated from admission.drop, audit.drop, dispatch.drop, offers.drop, orders.drop, reservations.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import LogContract
public import WireCodec

/// A request as a log holds it: a case for each method with `@logged`.
public enum LogCommand: LoggedCommand {
  public typealias Outcome = LogOutcome

  /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
  case remark(RemarkRequest)

  /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
  /// having a limit, or none: `invalidTransition`.
  case setBuyerLimit(SetBuyerLimitRequest)

  /// Takes units, or a place in line, in one step or not at all.
  case reserve(ReserveRequest)

  /// Slots that are held or booked keep their window: of one with such, start, end and class stay.
  case putWindows(PutWindowsRequest)

  /// A drop that opens by its cue, at its time, or by hand.
  case schedule(ScheduleDropRequest)

  /// A reservation opens by itself as its plan says; by hand at any time while its drop is live, once.
  case openWindow(OpenWindowRequest)

  /// Free units alone are moved, and what a pool and its fences have together stays the same.
  case ringFence(RingFenceRequest)

  /// Before pickup. Units, the buyer's limit, the slot and the hub's room are given back in the same entry.
  case cancel(CancelOrderRequest)

  /// Part of what an order cost, while it stands or after it.
  case refund(RefundRequest)

  /// What became of an intent.
  case settle(SettleRequest)

  /// Opens the till, or changes how it is set. Takes effect with its log entry.
  case setTill(SetTillRequest)

  /// While the drop is scheduled, and until somebody has joined.
  case open(OpenAdmissionRequest)

  /// One place for each buyer. Sent again by who is there already it says that they still are.
  case join(JoinAdmissionRequest)

  /// When the list is closed: after `drawAfter`.
  case reveal(RevealAdmissionRequest)

  /// Those behind move up.
  case leave(LeaveAdmissionRequest)

  /// Leave to charge a buyer, by one call for each purchase.
  case registerToken(RegisterTokenRequest)

  /// Takes it back.
  case revokeToken(RevokeTokenRequest)

  /// Reserve, begin of the confirm and payment in one call, which waits for the payment's end. Sent
  /// again under its key it is the same purchase: nobody is charged twice. Its signature may be made
  /// anew, over the same lines.
  case express(ExpressRequest)

  /// Changes how much a hub is given, and when it is given nothing at once.
  case setThrottle(SetThrottleRequest)

  /// Takes effect at once, whatever the throttle says of how long a mode lasts.
  case setHubMode(SetHubModeRequest)

  /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
  case telemetry(TelemetryRequest)

  /// Takes effect with its log entry. What was promised by then stays: holds keep their time, lines stand.
  case setPolicy(SetPolicyRequest)

  /// Takes effect with its log entry: what is off is refused, `notOffered`, and what began before goes on.
  case setMarket(SetMarketRequest)

  /// How long hubs may take to answer, and be silent, and what becomes of their jobs then.
  case setDispatch(SetDispatchRequest)

  /// Before pickup. An operator's word: also to a hub that has refused the job, that is silent, or that answers nothing.
  case forceSwap(ForceSwapRequest)

  /// The same as on the stream. It has no key, as the same report again changes nothing but when its hub was heard.
  case report(ReportRequest)
}

extension LogCommand {
  public static let methods: [LogMethod] = [
    LogMethod(
      number: 1,
      service: "dropwire.live.v1.Admin",
      name: "Remark",
      requestName: RemarkRequest.messageName,
      resultName: RemarkResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 2,
      service: "dropwire.live.v1.Drops",
      name: "SetBuyerLimit",
      requestName: SetBuyerLimitRequest.messageName,
      resultName: SetBuyerLimitResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 3,
      service: "dropwire.live.v1.Reservations",
      name: "Reserve",
      requestName: ReserveRequest.messageName,
      resultName: ReserveResult.messageName,
      key: "key",
      roles: ["edge", "operator"]
    ),
    LogMethod(
      number: 4,
      service: "dropwire.live.v1.Registry",
      name: "PutWindows",
      requestName: PutWindowsRequest.messageName,
      resultName: PutWindowsResult.messageName,
      key: "key",
      roles: ["partner", "operator"]
    ),
    LogMethod(
      number: 5,
      service: "dropwire.live.v1.Drops",
      name: "Schedule",
      requestName: ScheduleDropRequest.messageName,
      resultName: ScheduleDropResult.messageName,
      key: "key",
      roles: ["creator", "operator"]
    ),
    LogMethod(
      number: 6,
      service: "dropwire.live.v1.Drops",
      name: "OpenWindow",
      requestName: OpenWindowRequest.messageName,
      resultName: OpenWindowResult.messageName,
      key: "key",
      roles: ["creator", "operator"]
    ),
    LogMethod(
      number: 7,
      service: "dropwire.live.v1.Drops",
      name: "RingFence",
      requestName: RingFenceRequest.messageName,
      resultName: RingFenceResult.messageName,
      key: "key",
      roles: ["creator", "operator"]
    ),
    LogMethod(
      number: 8,
      service: "dropwire.live.v1.Orders",
      name: "Cancel",
      requestName: CancelOrderRequest.messageName,
      resultName: CancelOrderResult.messageName,
      key: "key",
      isUrgent: true,
      roles: ["edge", "operator"]
    ),
    LogMethod(
      number: 9,
      service: "dropwire.live.v1.Orders",
      name: "Refund",
      requestName: RefundRequest.messageName,
      resultName: RefundResult.messageName,
      key: "key",
      isUrgent: true,
      roles: ["operator"]
    ),
    LogMethod(
      number: 10,
      service: "dropwire.live.v1.Checkout",
      name: "Settle",
      requestName: SettleRequest.messageName,
      resultName: SettleResult.messageName,
      key: "key",
      isUrgent: true,
      roles: ["payments", "operator"]
    ),
    LogMethod(
      number: 11,
      service: "dropwire.live.v1.Checkout",
      name: "SetTill",
      requestName: SetTillRequest.messageName,
      resultName: SetTillResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 12,
      service: "dropwire.live.v1.Admission",
      name: "Open",
      requestName: OpenAdmissionRequest.messageName,
      resultName: OpenAdmissionResult.messageName,
      key: "key",
      roles: ["creator", "operator"]
    ),
    LogMethod(
      number: 13,
      service: "dropwire.live.v1.Admission",
      name: "Join",
      requestName: JoinAdmissionRequest.messageName,
      resultName: JoinAdmissionResult.messageName,
      roles: ["edge", "operator"]
    ),
    LogMethod(
      number: 14,
      service: "dropwire.live.v1.Admission",
      name: "Reveal",
      requestName: RevealAdmissionRequest.messageName,
      resultName: RevealAdmissionResult.messageName,
      key: "key",
      roles: ["creator", "operator"]
    ),
    LogMethod(
      number: 15,
      service: "dropwire.live.v1.Admission",
      name: "Leave",
      requestName: LeaveAdmissionRequest.messageName,
      resultName: LeaveAdmissionResult.messageName,
      key: "key",
      isUrgent: true,
      roles: ["edge", "operator"]
    ),
    LogMethod(
      number: 16,
      service: "dropwire.live.v1.Checkout",
      name: "RegisterToken",
      requestName: RegisterTokenRequest.messageName,
      resultName: RegisterTokenResult.messageName,
      key: "key",
      roles: ["edge", "operator"]
    ),
    LogMethod(
      number: 17,
      service: "dropwire.live.v1.Checkout",
      name: "RevokeToken",
      requestName: RevokeTokenRequest.messageName,
      resultName: RevokeTokenResult.messageName,
      key: "key",
      isUrgent: true,
      roles: ["edge", "operator"]
    ),
    LogMethod(
      number: 18,
      service: "dropwire.live.v1.Checkout",
      name: "Express",
      requestName: ExpressRequest.messageName,
      resultName: ExpressResult.messageName,
      key: "key",
      roles: ["edge", "operator"]
    ),
    LogMethod(
      number: 20,
      service: "dropwire.live.v1.Admin",
      name: "SetThrottle",
      requestName: SetThrottleRequest.messageName,
      resultName: SetThrottleResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 21,
      service: "dropwire.live.v1.Admin",
      name: "SetHubMode",
      requestName: SetHubModeRequest.messageName,
      resultName: SetHubModeResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 22,
      service: "dropwire.live.v1.Dispatch",
      name: "Telemetry",
      requestName: TelemetryRequest.messageName,
      resultName: TelemetryResult.messageName,
      isUrgent: true,
      roles: ["partner", "operator"]
    ),
    LogMethod(
      number: 23,
      service: "dropwire.live.v1.Admin",
      name: "SetPolicy",
      requestName: SetPolicyRequest.messageName,
      resultName: SetPolicyResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 24,
      service: "dropwire.live.v1.Admin",
      name: "SetMarket",
      requestName: SetMarketRequest.messageName,
      resultName: SetMarketResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 25,
      service: "dropwire.live.v1.Dispatch",
      name: "SetDispatch",
      requestName: SetDispatchRequest.messageName,
      resultName: SetDispatchResult.messageName,
      key: "key",
      roles: ["operator"]
    ),
    LogMethod(
      number: 26,
      service: "dropwire.live.v1.Dispatch",
      name: "ForceSwap",
      requestName: ForceSwapRequest.messageName,
      resultName: ForceSwapResult.messageName,
      key: "key",
      isUrgent: true,
      roles: ["operator"]
    ),
    LogMethod(
      number: 27,
      service: "dropwire.live.v1.Dispatch",
      name: "Report",
      requestName: ReportRequest.messageName,
      resultName: ReportResult.messageName,
      isUrgent: true,
      roles: ["partner", "operator"]
    )
  ]

  public static func messageTypes(of number: Int) -> (
    request: any WireMessage.Type, result: any WireMessage.Type
  )? {
    switch number {
    case 1: (RemarkRequest.self, RemarkResult.self)
    case 2: (SetBuyerLimitRequest.self, SetBuyerLimitResult.self)
    case 3: (ReserveRequest.self, ReserveResult.self)
    case 4: (PutWindowsRequest.self, PutWindowsResult.self)
    case 5: (ScheduleDropRequest.self, ScheduleDropResult.self)
    case 6: (OpenWindowRequest.self, OpenWindowResult.self)
    case 7: (RingFenceRequest.self, RingFenceResult.self)
    case 8: (CancelOrderRequest.self, CancelOrderResult.self)
    case 9: (RefundRequest.self, RefundResult.self)
    case 10: (SettleRequest.self, SettleResult.self)
    case 11: (SetTillRequest.self, SetTillResult.self)
    case 12: (OpenAdmissionRequest.self, OpenAdmissionResult.self)
    case 13: (JoinAdmissionRequest.self, JoinAdmissionResult.self)
    case 14: (RevealAdmissionRequest.self, RevealAdmissionResult.self)
    case 15: (LeaveAdmissionRequest.self, LeaveAdmissionResult.self)
    case 16: (RegisterTokenRequest.self, RegisterTokenResult.self)
    case 17: (RevokeTokenRequest.self, RevokeTokenResult.self)
    case 18: (ExpressRequest.self, ExpressResult.self)
    case 20: (SetThrottleRequest.self, SetThrottleResult.self)
    case 21: (SetHubModeRequest.self, SetHubModeResult.self)
    case 22: (TelemetryRequest.self, TelemetryResult.self)
    case 23: (SetPolicyRequest.self, SetPolicyResult.self)
    case 24: (SetMarketRequest.self, SetMarketResult.self)
    case 25: (SetDispatchRequest.self, SetDispatchResult.self)
    case 26: (ForceSwapRequest.self, ForceSwapResult.self)
    case 27: (ReportRequest.self, ReportResult.self)
    default: nil
    }
  }

  @inlinable
  public var number: Int {
    switch self {
    case .remark: 1
    case .setBuyerLimit: 2
    case .reserve: 3
    case .putWindows: 4
    case .schedule: 5
    case .openWindow: 6
    case .ringFence: 7
    case .cancel: 8
    case .refund: 9
    case .settle: 10
    case .setTill: 11
    case .open: 12
    case .join: 13
    case .reveal: 14
    case .leave: 15
    case .registerToken: 16
    case .revokeToken: 17
    case .express: 18
    case .setThrottle: 20
    case .setHubMode: 21
    case .telemetry: 22
    case .setPolicy: 23
    case .setMarket: 24
    case .setDispatch: 25
    case .forceSwap: 26
    case .report: 27
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .remark(let message): message.encodedSize
    case .setBuyerLimit(let message): message.encodedSize
    case .reserve(let message): message.encodedSize
    case .putWindows(let message): message.encodedSize
    case .schedule(let message): message.encodedSize
    case .openWindow(let message): message.encodedSize
    case .ringFence(let message): message.encodedSize
    case .cancel(let message): message.encodedSize
    case .refund(let message): message.encodedSize
    case .settle(let message): message.encodedSize
    case .setTill(let message): message.encodedSize
    case .open(let message): message.encodedSize
    case .join(let message): message.encodedSize
    case .reveal(let message): message.encodedSize
    case .leave(let message): message.encodedSize
    case .registerToken(let message): message.encodedSize
    case .revokeToken(let message): message.encodedSize
    case .express(let message): message.encodedSize
    case .setThrottle(let message): message.encodedSize
    case .setHubMode(let message): message.encodedSize
    case .telemetry(let message): message.encodedSize
    case .setPolicy(let message): message.encodedSize
    case .setMarket(let message): message.encodedSize
    case .setDispatch(let message): message.encodedSize
    case .forceSwap(let message): message.encodedSize
    case .report(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .remark(let message): message.encode(into: &output)
    case .setBuyerLimit(let message): message.encode(into: &output)
    case .reserve(let message): message.encode(into: &output)
    case .putWindows(let message): message.encode(into: &output)
    case .schedule(let message): message.encode(into: &output)
    case .openWindow(let message): message.encode(into: &output)
    case .ringFence(let message): message.encode(into: &output)
    case .cancel(let message): message.encode(into: &output)
    case .refund(let message): message.encode(into: &output)
    case .settle(let message): message.encode(into: &output)
    case .setTill(let message): message.encode(into: &output)
    case .open(let message): message.encode(into: &output)
    case .join(let message): message.encode(into: &output)
    case .reveal(let message): message.encode(into: &output)
    case .leave(let message): message.encode(into: &output)
    case .registerToken(let message): message.encode(into: &output)
    case .revokeToken(let message): message.encode(into: &output)
    case .express(let message): message.encode(into: &output)
    case .setThrottle(let message): message.encode(into: &output)
    case .setHubMode(let message): message.encode(into: &output)
    case .telemetry(let message): message.encode(into: &output)
    case .setPolicy(let message): message.encode(into: &output)
    case .setMarket(let message): message.encode(into: &output)
    case .setDispatch(let message): message.encode(into: &output)
    case .forceSwap(let message): message.encode(into: &output)
    case .report(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .remark(try LogMethod.read(RemarkRequest.self, bytes, number: number))
    case 2: self = .setBuyerLimit(try LogMethod.read(SetBuyerLimitRequest.self, bytes, number: number))
    case 3: self = .reserve(try LogMethod.read(ReserveRequest.self, bytes, number: number))
    case 4: self = .putWindows(try LogMethod.read(PutWindowsRequest.self, bytes, number: number))
    case 5: self = .schedule(try LogMethod.read(ScheduleDropRequest.self, bytes, number: number))
    case 6: self = .openWindow(try LogMethod.read(OpenWindowRequest.self, bytes, number: number))
    case 7: self = .ringFence(try LogMethod.read(RingFenceRequest.self, bytes, number: number))
    case 8: self = .cancel(try LogMethod.read(CancelOrderRequest.self, bytes, number: number))
    case 9: self = .refund(try LogMethod.read(RefundRequest.self, bytes, number: number))
    case 10: self = .settle(try LogMethod.read(SettleRequest.self, bytes, number: number))
    case 11: self = .setTill(try LogMethod.read(SetTillRequest.self, bytes, number: number))
    case 12: self = .open(try LogMethod.read(OpenAdmissionRequest.self, bytes, number: number))
    case 13: self = .join(try LogMethod.read(JoinAdmissionRequest.self, bytes, number: number))
    case 14: self = .reveal(try LogMethod.read(RevealAdmissionRequest.self, bytes, number: number))
    case 15: self = .leave(try LogMethod.read(LeaveAdmissionRequest.self, bytes, number: number))
    case 16: self = .registerToken(try LogMethod.read(RegisterTokenRequest.self, bytes, number: number))
    case 17: self = .revokeToken(try LogMethod.read(RevokeTokenRequest.self, bytes, number: number))
    case 18: self = .express(try LogMethod.read(ExpressRequest.self, bytes, number: number))
    case 20: self = .setThrottle(try LogMethod.read(SetThrottleRequest.self, bytes, number: number))
    case 21: self = .setHubMode(try LogMethod.read(SetHubModeRequest.self, bytes, number: number))
    case 22: self = .telemetry(try LogMethod.read(TelemetryRequest.self, bytes, number: number))
    case 23: self = .setPolicy(try LogMethod.read(SetPolicyRequest.self, bytes, number: number))
    case 24: self = .setMarket(try LogMethod.read(SetMarketRequest.self, bytes, number: number))
    case 25: self = .setDispatch(try LogMethod.read(SetDispatchRequest.self, bytes, number: number))
    case 26: self = .forceSwap(try LogMethod.read(ForceSwapRequest.self, bytes, number: number))
    case 27: self = .report(try LogMethod.read(ReportRequest.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .remark(let message): message.encode(into: &output, as: encoding)
    case .setBuyerLimit(let message): message.encode(into: &output, as: encoding)
    case .reserve(let message): message.encode(into: &output, as: encoding)
    case .putWindows(let message): message.encode(into: &output, as: encoding)
    case .schedule(let message): message.encode(into: &output, as: encoding)
    case .openWindow(let message): message.encode(into: &output, as: encoding)
    case .ringFence(let message): message.encode(into: &output, as: encoding)
    case .cancel(let message): message.encode(into: &output, as: encoding)
    case .refund(let message): message.encode(into: &output, as: encoding)
    case .settle(let message): message.encode(into: &output, as: encoding)
    case .setTill(let message): message.encode(into: &output, as: encoding)
    case .open(let message): message.encode(into: &output, as: encoding)
    case .join(let message): message.encode(into: &output, as: encoding)
    case .reveal(let message): message.encode(into: &output, as: encoding)
    case .leave(let message): message.encode(into: &output, as: encoding)
    case .registerToken(let message): message.encode(into: &output, as: encoding)
    case .revokeToken(let message): message.encode(into: &output, as: encoding)
    case .express(let message): message.encode(into: &output, as: encoding)
    case .setThrottle(let message): message.encode(into: &output, as: encoding)
    case .setHubMode(let message): message.encode(into: &output, as: encoding)
    case .telemetry(let message): message.encode(into: &output, as: encoding)
    case .setPolicy(let message): message.encode(into: &output, as: encoding)
    case .setMarket(let message): message.encode(into: &output, as: encoding)
    case .setDispatch(let message): message.encode(into: &output, as: encoding)
    case .forceSwap(let message): message.encode(into: &output, as: encoding)
    case .report(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .remark(try LogMethod.read(RemarkRequest.self, bytes, number: number, as: encoding))
    case 2: self = .setBuyerLimit(try LogMethod.read(SetBuyerLimitRequest.self, bytes, number: number, as: encoding))
    case 3: self = .reserve(try LogMethod.read(ReserveRequest.self, bytes, number: number, as: encoding))
    case 4: self = .putWindows(try LogMethod.read(PutWindowsRequest.self, bytes, number: number, as: encoding))
    case 5: self = .schedule(try LogMethod.read(ScheduleDropRequest.self, bytes, number: number, as: encoding))
    case 6: self = .openWindow(try LogMethod.read(OpenWindowRequest.self, bytes, number: number, as: encoding))
    case 7: self = .ringFence(try LogMethod.read(RingFenceRequest.self, bytes, number: number, as: encoding))
    case 8: self = .cancel(try LogMethod.read(CancelOrderRequest.self, bytes, number: number, as: encoding))
    case 9: self = .refund(try LogMethod.read(RefundRequest.self, bytes, number: number, as: encoding))
    case 10: self = .settle(try LogMethod.read(SettleRequest.self, bytes, number: number, as: encoding))
    case 11: self = .setTill(try LogMethod.read(SetTillRequest.self, bytes, number: number, as: encoding))
    case 12: self = .open(try LogMethod.read(OpenAdmissionRequest.self, bytes, number: number, as: encoding))
    case 13: self = .join(try LogMethod.read(JoinAdmissionRequest.self, bytes, number: number, as: encoding))
    case 14: self = .reveal(try LogMethod.read(RevealAdmissionRequest.self, bytes, number: number, as: encoding))
    case 15: self = .leave(try LogMethod.read(LeaveAdmissionRequest.self, bytes, number: number, as: encoding))
    case 16: self = .registerToken(try LogMethod.read(RegisterTokenRequest.self, bytes, number: number, as: encoding))
    case 17: self = .revokeToken(try LogMethod.read(RevokeTokenRequest.self, bytes, number: number, as: encoding))
    case 18: self = .express(try LogMethod.read(ExpressRequest.self, bytes, number: number, as: encoding))
    case 20: self = .setThrottle(try LogMethod.read(SetThrottleRequest.self, bytes, number: number, as: encoding))
    case 21: self = .setHubMode(try LogMethod.read(SetHubModeRequest.self, bytes, number: number, as: encoding))
    case 22: self = .telemetry(try LogMethod.read(TelemetryRequest.self, bytes, number: number, as: encoding))
    case 23: self = .setPolicy(try LogMethod.read(SetPolicyRequest.self, bytes, number: number, as: encoding))
    case 24: self = .setMarket(try LogMethod.read(SetMarketRequest.self, bytes, number: number, as: encoding))
    case 25: self = .setDispatch(try LogMethod.read(SetDispatchRequest.self, bytes, number: number, as: encoding))
    case 26: self = .forceSwap(try LogMethod.read(ForceSwapRequest.self, bytes, number: number, as: encoding))
    case 27: self = .report(try LogMethod.read(ReportRequest.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var idempotencyKey: LogKey? {
    switch self {
    case .remark(let request): LogKey(request.key)
    case .setBuyerLimit(let request): LogKey(request.key)
    case .reserve(let request): LogKey(request.key)
    case .putWindows(let request): LogKey(request.key)
    case .schedule(let request): LogKey(request.key)
    case .openWindow(let request): LogKey(request.key)
    case .ringFence(let request): LogKey(request.key)
    case .cancel(let request): LogKey(request.key)
    case .refund(let request): LogKey(request.key)
    case .settle(let request): LogKey(request.key)
    case .setTill(let request): LogKey(request.key)
    case .open(let request): LogKey(request.key)
    case .reveal(let request): LogKey(request.key)
    case .leave(let request): LogKey(request.key)
    case .registerToken(let request): LogKey(request.key)
    case .revokeToken(let request): LogKey(request.key)
    case .express(let request): LogKey(request.key)
    case .setThrottle(let request): LogKey(request.key)
    case .setHubMode(let request): LogKey(request.key)
    case .setPolicy(let request): LogKey(request.key)
    case .setMarket(let request): LogKey(request.key)
    case .setDispatch(let request): LogKey(request.key)
    case .forceSwap(let request): LogKey(request.key)
    default: nil
    }
  }

  public var withoutKey: LogCommand {
    switch self {
    case .remark(var request):
      request.key = UUIDBytes()
      return .remark(request)
    case .setBuyerLimit(var request):
      request.key = UUIDBytes()
      return .setBuyerLimit(request)
    case .reserve(var request):
      request.key = UUIDBytes()
      return .reserve(request)
    case .putWindows(var request):
      request.key = UUIDBytes()
      return .putWindows(request)
    case .schedule(var request):
      request.key = UUIDBytes()
      return .schedule(request)
    case .openWindow(var request):
      request.key = UUIDBytes()
      return .openWindow(request)
    case .ringFence(var request):
      request.key = UUIDBytes()
      return .ringFence(request)
    case .cancel(var request):
      request.key = UUIDBytes()
      return .cancel(request)
    case .refund(var request):
      request.key = UUIDBytes()
      return .refund(request)
    case .settle(var request):
      request.key = UUIDBytes()
      return .settle(request)
    case .setTill(var request):
      request.key = UUIDBytes()
      return .setTill(request)
    case .open(var request):
      request.key = UUIDBytes()
      return .open(request)
    case .reveal(var request):
      request.key = UUIDBytes()
      return .reveal(request)
    case .leave(var request):
      request.key = UUIDBytes()
      return .leave(request)
    case .registerToken(var request):
      request.key = UUIDBytes()
      return .registerToken(request)
    case .revokeToken(var request):
      request.key = UUIDBytes()
      return .revokeToken(request)
    case .express(var request):
      request.key = UUIDBytes()
      return .express(request)
    case .setThrottle(var request):
      request.key = UUIDBytes()
      return .setThrottle(request)
    case .setHubMode(var request):
      request.key = UUIDBytes()
      return .setHubMode(request)
    case .setPolicy(var request):
      request.key = UUIDBytes()
      return .setPolicy(request)
    case .setMarket(var request):
      request.key = UUIDBytes()
      return .setMarket(request)
    case .setDispatch(var request):
      request.key = UUIDBytes()
      return .setDispatch(request)
    case .forceSwap(var request):
      request.key = UUIDBytes()
      return .forceSwap(request)
    default: return self
    }
  }

  public func identifier(_ field: String) -> UInt64? {
    switch self {
    case .setBuyerLimit(let request):
      switch field {
      case "drop": return request.drop.rawValue
      default: return nil
      }
    case .reserve(let request):
      switch field {
      case "buyer": return request.buyer.rawValue
      case "drop": return request.drop.rawValue
      case "pool": return request.pool.rawValue
      case "window": return request.window.rawValue
      default: return nil
      }
    case .putWindows(let request):
      switch field {
      case "partner": return request.partner.rawValue
      case "hub": return request.hub.rawValue
      default: return nil
      }
    case .schedule(let request):
      switch field {
      case "offer": return request.offer.rawValue
      case "stream": return request.stream.rawValue
      default: return nil
      }
    case .openWindow(let request):
      switch field {
      case "drop": return request.drop.rawValue
      default: return nil
      }
    case .ringFence(let request):
      switch field {
      case "drop": return request.drop.rawValue
      case "pool": return request.pool.rawValue
      case "fence": return request.fence.rawValue
      default: return nil
      }
    case .cancel(let request):
      switch field {
      case "buyer": return request.buyer.rawValue
      case "order": return request.order.rawValue
      default: return nil
      }
    case .refund(let request):
      switch field {
      case "order": return request.order.rawValue
      default: return nil
      }
    case .open(let request):
      switch field {
      case "drop": return request.drop.rawValue
      default: return nil
      }
    case .join(let request):
      switch field {
      case "buyer": return request.buyer.rawValue
      case "drop": return request.drop.rawValue
      default: return nil
      }
    case .reveal(let request):
      switch field {
      case "drop": return request.drop.rawValue
      default: return nil
      }
    case .leave(let request):
      switch field {
      case "buyer": return request.buyer.rawValue
      case "drop": return request.drop.rawValue
      default: return nil
      }
    case .registerToken(let request):
      switch field {
      case "buyer": return request.buyer.rawValue
      default: return nil
      }
    case .revokeToken(let request):
      switch field {
      case "buyer": return request.buyer.rawValue
      case "token": return request.token.rawValue
      default: return nil
      }
    case .express(let request):
      switch field {
      case "buyer": return request.buyer.rawValue
      case "token": return request.token.rawValue
      case "drop": return request.drop.rawValue
      case "window": return request.window.rawValue
      default: return nil
      }
    case .setThrottle(let request):
      switch field {
      case "hub": return request.hub.rawValue
      default: return nil
      }
    case .setHubMode(let request):
      switch field {
      case "hub": return request.hub.rawValue
      default: return nil
      }
    case .telemetry(let request):
      switch field {
      case "partner": return request.partner.rawValue
      case "hub": return request.hub.rawValue
      default: return nil
      }
    case .setPolicy(let request):
      switch field {
      case "drop": return request.drop.rawValue
      default: return nil
      }
    case .setDispatch(let request):
      switch field {
      case "hub": return request.hub.rawValue
      default: return nil
      }
    case .forceSwap(let request):
      switch field {
      case "job": return request.job.rawValue
      case "hub": return request.hub.rawValue
      default: return nil
      }
    case .report(let request):
      switch field {
      case "partner": return request.partner.rawValue
      case "job": return request.job.rawValue
      default: return nil
      }
    default: return nil
    }
  }

  @inlinable
  public var isUrgent: Bool {
    switch self {
    case .cancel: true
    case .refund: true
    case .settle: true
    case .leave: true
    case .revokeToken: true
    case .telemetry: true
    case .forceSwap: true
    case .report: true
    default: false
    }
  }

  @inlinable
  public var maximumResultSize: Int {
    switch self {
    case .remark: RemarkResult.maximumEncodedSize
    case .setBuyerLimit: SetBuyerLimitResult.maximumEncodedSize
    case .reserve: ReserveResult.maximumEncodedSize
    case .putWindows: PutWindowsResult.maximumEncodedSize
    case .schedule: ScheduleDropResult.maximumEncodedSize
    case .openWindow: OpenWindowResult.maximumEncodedSize
    case .ringFence: RingFenceResult.maximumEncodedSize
    case .cancel: CancelOrderResult.maximumEncodedSize
    case .refund: RefundResult.maximumEncodedSize
    case .settle: SettleResult.maximumEncodedSize
    case .setTill: SetTillResult.maximumEncodedSize
    case .open: OpenAdmissionResult.maximumEncodedSize
    case .join: JoinAdmissionResult.maximumEncodedSize
    case .reveal: RevealAdmissionResult.maximumEncodedSize
    case .leave: LeaveAdmissionResult.maximumEncodedSize
    case .registerToken: RegisterTokenResult.maximumEncodedSize
    case .revokeToken: RevokeTokenResult.maximumEncodedSize
    case .express: ExpressResult.maximumEncodedSize
    case .setThrottle: SetThrottleResult.maximumEncodedSize
    case .setHubMode: SetHubModeResult.maximumEncodedSize
    case .telemetry: TelemetryResult.maximumEncodedSize
    case .setPolicy: SetPolicyResult.maximumEncodedSize
    case .setMarket: SetMarketResult.maximumEncodedSize
    case .setDispatch: SetDispatchResult.maximumEncodedSize
    case .forceSwap: ForceSwapResult.maximumEncodedSize
    case .report: ReportResult.maximumEncodedSize
    }
  }

  public func encodeCanonically(into output: inout WireBuffer) {
    switch self {
    case .remark(let message): message.encodeProto(into: &output)
    case .setBuyerLimit(let message): message.encodeProto(into: &output)
    case .reserve(let message): message.encodeProto(into: &output)
    case .putWindows(let message): message.encodeProto(into: &output)
    case .schedule(let message): message.encodeProto(into: &output)
    case .openWindow(let message): message.encodeProto(into: &output)
    case .ringFence(let message): message.encodeProto(into: &output)
    case .cancel(let message): message.encodeProto(into: &output)
    case .refund(let message): message.encodeProto(into: &output)
    case .settle(let message): message.encodeProto(into: &output)
    case .setTill(let message): message.encodeProto(into: &output)
    case .open(let message): message.encodeProto(into: &output)
    case .join(let message): message.encodeProto(into: &output)
    case .reveal(let message): message.encodeProto(into: &output)
    case .leave(let message): message.encodeProto(into: &output)
    case .registerToken(let message): message.encodeProto(into: &output)
    case .revokeToken(let message): message.encodeProto(into: &output)
    case .express(let message): message.encodeProto(into: &output)
    case .setThrottle(let message): message.encodeProto(into: &output)
    case .setHubMode(let message): message.encodeProto(into: &output)
    case .telemetry(let message): message.encodeProto(into: &output)
    case .setPolicy(let message): message.encodeProto(into: &output)
    case .setMarket(let message): message.encodeProto(into: &output)
    case .setDispatch(let message): message.encodeProto(into: &output)
    case .forceSwap(let message): message.encodeProto(into: &output)
    case .report(let message): message.encodeProto(into: &output)
    }
  }
}

/// What a request came to, as a log holds it: the result of its method.
public enum LogOutcome: LoggedOutcome {
  /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
  case remark(RemarkResult)

  /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
  /// having a limit, or none: `invalidTransition`.
  case setBuyerLimit(SetBuyerLimitResult)

  /// Takes units, or a place in line, in one step or not at all.
  case reserve(ReserveResult)

  /// Slots that are held or booked keep their window: of one with such, start, end and class stay.
  case putWindows(PutWindowsResult)

  /// A drop that opens by its cue, at its time, or by hand.
  case schedule(ScheduleDropResult)

  /// A reservation opens by itself as its plan says; by hand at any time while its drop is live, once.
  case openWindow(OpenWindowResult)

  /// Free units alone are moved, and what a pool and its fences have together stays the same.
  case ringFence(RingFenceResult)

  /// Before pickup. Units, the buyer's limit, the slot and the hub's room are given back in the same entry.
  case cancel(CancelOrderResult)

  /// Part of what an order cost, while it stands or after it.
  case refund(RefundResult)

  /// What became of an intent.
  case settle(SettleResult)

  /// Opens the till, or changes how it is set. Takes effect with its log entry.
  case setTill(SetTillResult)

  /// While the drop is scheduled, and until somebody has joined.
  case open(OpenAdmissionResult)

  /// One place for each buyer. Sent again by who is there already it says that they still are.
  case join(JoinAdmissionResult)

  /// When the list is closed: after `drawAfter`.
  case reveal(RevealAdmissionResult)

  /// Those behind move up.
  case leave(LeaveAdmissionResult)

  /// Leave to charge a buyer, by one call for each purchase.
  case registerToken(RegisterTokenResult)

  /// Takes it back.
  case revokeToken(RevokeTokenResult)

  /// Reserve, begin of the confirm and payment in one call, which waits for the payment's end. Sent
  /// again under its key it is the same purchase: nobody is charged twice. Its signature may be made
  /// anew, over the same lines.
  case express(ExpressResult)

  /// Changes how much a hub is given, and when it is given nothing at once.
  case setThrottle(SetThrottleResult)

  /// Takes effect at once, whatever the throttle says of how long a mode lasts.
  case setHubMode(SetHubModeResult)

  /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
  case telemetry(TelemetryResult)

  /// Takes effect with its log entry. What was promised by then stays: holds keep their time, lines stand.
  case setPolicy(SetPolicyResult)

  /// Takes effect with its log entry: what is off is refused, `notOffered`, and what began before goes on.
  case setMarket(SetMarketResult)

  /// How long hubs may take to answer, and be silent, and what becomes of their jobs then.
  case setDispatch(SetDispatchResult)

  /// Before pickup. An operator's word: also to a hub that has refused the job, that is silent, or that answers nothing.
  case forceSwap(ForceSwapResult)

  /// The same as on the stream. It has no key, as the same report again changes nothing but when its hub was heard.
  case report(ReportResult)
}

extension LogOutcome {
  public static var methods: [LogMethod] { LogCommand.methods }

  @inlinable
  public var number: Int {
    switch self {
    case .remark: 1
    case .setBuyerLimit: 2
    case .reserve: 3
    case .putWindows: 4
    case .schedule: 5
    case .openWindow: 6
    case .ringFence: 7
    case .cancel: 8
    case .refund: 9
    case .settle: 10
    case .setTill: 11
    case .open: 12
    case .join: 13
    case .reveal: 14
    case .leave: 15
    case .registerToken: 16
    case .revokeToken: 17
    case .express: 18
    case .setThrottle: 20
    case .setHubMode: 21
    case .telemetry: 22
    case .setPolicy: 23
    case .setMarket: 24
    case .setDispatch: 25
    case .forceSwap: 26
    case .report: 27
    }
  }

  @inlinable
  public var messageSize: Int {
    switch self {
    case .remark(let message): message.encodedSize
    case .setBuyerLimit(let message): message.encodedSize
    case .reserve(let message): message.encodedSize
    case .putWindows(let message): message.encodedSize
    case .schedule(let message): message.encodedSize
    case .openWindow(let message): message.encodedSize
    case .ringFence(let message): message.encodedSize
    case .cancel(let message): message.encodedSize
    case .refund(let message): message.encodedSize
    case .settle(let message): message.encodedSize
    case .setTill(let message): message.encodedSize
    case .open(let message): message.encodedSize
    case .join(let message): message.encodedSize
    case .reveal(let message): message.encodedSize
    case .leave(let message): message.encodedSize
    case .registerToken(let message): message.encodedSize
    case .revokeToken(let message): message.encodedSize
    case .express(let message): message.encodedSize
    case .setThrottle(let message): message.encodedSize
    case .setHubMode(let message): message.encodedSize
    case .telemetry(let message): message.encodedSize
    case .setPolicy(let message): message.encodedSize
    case .setMarket(let message): message.encodedSize
    case .setDispatch(let message): message.encodedSize
    case .forceSwap(let message): message.encodedSize
    case .report(let message): message.encodedSize
    }
  }

  @inlinable
  public func encodeMessage(into output: inout WireBuffer) {
    switch self {
    case .remark(let message): message.encode(into: &output)
    case .setBuyerLimit(let message): message.encode(into: &output)
    case .reserve(let message): message.encode(into: &output)
    case .putWindows(let message): message.encode(into: &output)
    case .schedule(let message): message.encode(into: &output)
    case .openWindow(let message): message.encode(into: &output)
    case .ringFence(let message): message.encode(into: &output)
    case .cancel(let message): message.encode(into: &output)
    case .refund(let message): message.encode(into: &output)
    case .settle(let message): message.encode(into: &output)
    case .setTill(let message): message.encode(into: &output)
    case .open(let message): message.encode(into: &output)
    case .join(let message): message.encode(into: &output)
    case .reveal(let message): message.encode(into: &output)
    case .leave(let message): message.encode(into: &output)
    case .registerToken(let message): message.encode(into: &output)
    case .revokeToken(let message): message.encode(into: &output)
    case .express(let message): message.encode(into: &output)
    case .setThrottle(let message): message.encode(into: &output)
    case .setHubMode(let message): message.encode(into: &output)
    case .telemetry(let message): message.encode(into: &output)
    case .setPolicy(let message): message.encode(into: &output)
    case .setMarket(let message): message.encode(into: &output)
    case .setDispatch(let message): message.encode(into: &output)
    case .forceSwap(let message): message.encode(into: &output)
    case .report(let message): message.encode(into: &output)
    }
  }

  public init(number: Int, message bytes: RawSpan) throws(LogContractError) {
    switch number {
    case 1: self = .remark(try LogMethod.read(RemarkResult.self, bytes, number: number))
    case 2: self = .setBuyerLimit(try LogMethod.read(SetBuyerLimitResult.self, bytes, number: number))
    case 3: self = .reserve(try LogMethod.read(ReserveResult.self, bytes, number: number))
    case 4: self = .putWindows(try LogMethod.read(PutWindowsResult.self, bytes, number: number))
    case 5: self = .schedule(try LogMethod.read(ScheduleDropResult.self, bytes, number: number))
    case 6: self = .openWindow(try LogMethod.read(OpenWindowResult.self, bytes, number: number))
    case 7: self = .ringFence(try LogMethod.read(RingFenceResult.self, bytes, number: number))
    case 8: self = .cancel(try LogMethod.read(CancelOrderResult.self, bytes, number: number))
    case 9: self = .refund(try LogMethod.read(RefundResult.self, bytes, number: number))
    case 10: self = .settle(try LogMethod.read(SettleResult.self, bytes, number: number))
    case 11: self = .setTill(try LogMethod.read(SetTillResult.self, bytes, number: number))
    case 12: self = .open(try LogMethod.read(OpenAdmissionResult.self, bytes, number: number))
    case 13: self = .join(try LogMethod.read(JoinAdmissionResult.self, bytes, number: number))
    case 14: self = .reveal(try LogMethod.read(RevealAdmissionResult.self, bytes, number: number))
    case 15: self = .leave(try LogMethod.read(LeaveAdmissionResult.self, bytes, number: number))
    case 16: self = .registerToken(try LogMethod.read(RegisterTokenResult.self, bytes, number: number))
    case 17: self = .revokeToken(try LogMethod.read(RevokeTokenResult.self, bytes, number: number))
    case 18: self = .express(try LogMethod.read(ExpressResult.self, bytes, number: number))
    case 20: self = .setThrottle(try LogMethod.read(SetThrottleResult.self, bytes, number: number))
    case 21: self = .setHubMode(try LogMethod.read(SetHubModeResult.self, bytes, number: number))
    case 22: self = .telemetry(try LogMethod.read(TelemetryResult.self, bytes, number: number))
    case 23: self = .setPolicy(try LogMethod.read(SetPolicyResult.self, bytes, number: number))
    case 24: self = .setMarket(try LogMethod.read(SetMarketResult.self, bytes, number: number))
    case 25: self = .setDispatch(try LogMethod.read(SetDispatchResult.self, bytes, number: number))
    case 26: self = .forceSwap(try LogMethod.read(ForceSwapResult.self, bytes, number: number))
    case 27: self = .report(try LogMethod.read(ReportResult.self, bytes, number: number))
    default: throw .unknownNumber(number)
    }
  }

  public func encodeMessage(into output: inout WireBuffer, as encoding: WireEncoding) {
    switch self {
    case .remark(let message): message.encode(into: &output, as: encoding)
    case .setBuyerLimit(let message): message.encode(into: &output, as: encoding)
    case .reserve(let message): message.encode(into: &output, as: encoding)
    case .putWindows(let message): message.encode(into: &output, as: encoding)
    case .schedule(let message): message.encode(into: &output, as: encoding)
    case .openWindow(let message): message.encode(into: &output, as: encoding)
    case .ringFence(let message): message.encode(into: &output, as: encoding)
    case .cancel(let message): message.encode(into: &output, as: encoding)
    case .refund(let message): message.encode(into: &output, as: encoding)
    case .settle(let message): message.encode(into: &output, as: encoding)
    case .setTill(let message): message.encode(into: &output, as: encoding)
    case .open(let message): message.encode(into: &output, as: encoding)
    case .join(let message): message.encode(into: &output, as: encoding)
    case .reveal(let message): message.encode(into: &output, as: encoding)
    case .leave(let message): message.encode(into: &output, as: encoding)
    case .registerToken(let message): message.encode(into: &output, as: encoding)
    case .revokeToken(let message): message.encode(into: &output, as: encoding)
    case .express(let message): message.encode(into: &output, as: encoding)
    case .setThrottle(let message): message.encode(into: &output, as: encoding)
    case .setHubMode(let message): message.encode(into: &output, as: encoding)
    case .telemetry(let message): message.encode(into: &output, as: encoding)
    case .setPolicy(let message): message.encode(into: &output, as: encoding)
    case .setMarket(let message): message.encode(into: &output, as: encoding)
    case .setDispatch(let message): message.encode(into: &output, as: encoding)
    case .forceSwap(let message): message.encode(into: &output, as: encoding)
    case .report(let message): message.encode(into: &output, as: encoding)
    }
  }

  public init(
    number: Int,
    message bytes: RawSpan,
    as encoding: WireEncoding
  ) throws(LogContractError) {
    switch number {
    case 1: self = .remark(try LogMethod.read(RemarkResult.self, bytes, number: number, as: encoding))
    case 2: self = .setBuyerLimit(try LogMethod.read(SetBuyerLimitResult.self, bytes, number: number, as: encoding))
    case 3: self = .reserve(try LogMethod.read(ReserveResult.self, bytes, number: number, as: encoding))
    case 4: self = .putWindows(try LogMethod.read(PutWindowsResult.self, bytes, number: number, as: encoding))
    case 5: self = .schedule(try LogMethod.read(ScheduleDropResult.self, bytes, number: number, as: encoding))
    case 6: self = .openWindow(try LogMethod.read(OpenWindowResult.self, bytes, number: number, as: encoding))
    case 7: self = .ringFence(try LogMethod.read(RingFenceResult.self, bytes, number: number, as: encoding))
    case 8: self = .cancel(try LogMethod.read(CancelOrderResult.self, bytes, number: number, as: encoding))
    case 9: self = .refund(try LogMethod.read(RefundResult.self, bytes, number: number, as: encoding))
    case 10: self = .settle(try LogMethod.read(SettleResult.self, bytes, number: number, as: encoding))
    case 11: self = .setTill(try LogMethod.read(SetTillResult.self, bytes, number: number, as: encoding))
    case 12: self = .open(try LogMethod.read(OpenAdmissionResult.self, bytes, number: number, as: encoding))
    case 13: self = .join(try LogMethod.read(JoinAdmissionResult.self, bytes, number: number, as: encoding))
    case 14: self = .reveal(try LogMethod.read(RevealAdmissionResult.self, bytes, number: number, as: encoding))
    case 15: self = .leave(try LogMethod.read(LeaveAdmissionResult.self, bytes, number: number, as: encoding))
    case 16: self = .registerToken(try LogMethod.read(RegisterTokenResult.self, bytes, number: number, as: encoding))
    case 17: self = .revokeToken(try LogMethod.read(RevokeTokenResult.self, bytes, number: number, as: encoding))
    case 18: self = .express(try LogMethod.read(ExpressResult.self, bytes, number: number, as: encoding))
    case 20: self = .setThrottle(try LogMethod.read(SetThrottleResult.self, bytes, number: number, as: encoding))
    case 21: self = .setHubMode(try LogMethod.read(SetHubModeResult.self, bytes, number: number, as: encoding))
    case 22: self = .telemetry(try LogMethod.read(TelemetryResult.self, bytes, number: number, as: encoding))
    case 23: self = .setPolicy(try LogMethod.read(SetPolicyResult.self, bytes, number: number, as: encoding))
    case 24: self = .setMarket(try LogMethod.read(SetMarketResult.self, bytes, number: number, as: encoding))
    case 25: self = .setDispatch(try LogMethod.read(SetDispatchResult.self, bytes, number: number, as: encoding))
    case 26: self = .forceSwap(try LogMethod.read(ForceSwapResult.self, bytes, number: number, as: encoding))
    case 27: self = .report(try LogMethod.read(ReportResult.self, bytes, number: number, as: encoding))
    default: throw .unknownNumber(number)
    }
  }

  public var isRejected: Bool {
    switch self {
    case .remark(.rejected): true
    case .setBuyerLimit(.rejected): true
    case .reserve(.rejected): true
    case .putWindows(.rejected): true
    case .schedule(.rejected): true
    case .openWindow(.rejected): true
    case .ringFence(.rejected): true
    case .cancel(.rejected): true
    case .refund(.rejected): true
    case .settle(.rejected): true
    case .setTill(.rejected): true
    case .open(.rejected): true
    case .join(.rejected): true
    case .reveal(.rejected): true
    case .leave(.rejected): true
    case .registerToken(.rejected): true
    case .revokeToken(.rejected): true
    case .express(.rejected): true
    case .setThrottle(.rejected): true
    case .setHubMode(.rejected): true
    case .telemetry(.rejected): true
    case .setPolicy(.rejected): true
    case .setMarket(.rejected): true
    case .setDispatch(.rejected): true
    case .forceSwap(.rejected): true
    case .report(.rejected): true
    default: false
    }
  }

  public func delivered(sequence: UInt64, isReplay: Bool) -> LogOutcome {
    switch self {
    case .remark(.remarked(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .remark(.remarked(result))
    case .remark(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .remark(.rejected(result))
    case .setBuyerLimit(.changed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setBuyerLimit(.changed(result))
    case .setBuyerLimit(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setBuyerLimit(.rejected(result))
    case .reserve(.reserved(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .reserve(.reserved(result))
    case .reserve(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .reserve(.rejected(result))
    case .putWindows(.put(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .putWindows(.put(result))
    case .putWindows(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .putWindows(.rejected(result))
    case .schedule(.scheduled(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .schedule(.scheduled(result))
    case .schedule(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .schedule(.rejected(result))
    case .openWindow(.changed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .openWindow(.changed(result))
    case .openWindow(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .openWindow(.rejected(result))
    case .ringFence(.fenced(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .ringFence(.fenced(result))
    case .ringFence(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .ringFence(.rejected(result))
    case .cancel(.cancelled(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .cancel(.cancelled(result))
    case .cancel(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .cancel(.rejected(result))
    case .refund(.refund(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .refund(.refund(result))
    case .refund(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .refund(.rejected(result))
    case .settle(.settled(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .settle(.settled(result))
    case .settle(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .settle(.rejected(result))
    case .setTill(.set(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setTill(.set(result))
    case .setTill(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setTill(.rejected(result))
    case .open(.opened(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .open(.opened(result))
    case .open(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .open(.rejected(result))
    case .join(.joined(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .join(.joined(result))
    case .join(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .join(.rejected(result))
    case .reveal(.revealed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .reveal(.revealed(result))
    case .reveal(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .reveal(.rejected(result))
    case .leave(.left(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .leave(.left(result))
    case .leave(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .leave(.rejected(result))
    case .registerToken(.registered(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .registerToken(.registered(result))
    case .registerToken(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .registerToken(.rejected(result))
    case .revokeToken(.revoked(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .revokeToken(.revoked(result))
    case .revokeToken(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .revokeToken(.rejected(result))
    case .express(.pending(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .express(.pending(result))
    case .express(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .express(.rejected(result))
    case .express(.confirmed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .express(.confirmed(result))
    case .express(.declined(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .express(.declined(result))
    case .express(.voided(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .express(.voided(result))
    case .setThrottle(.changed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setThrottle(.changed(result))
    case .setThrottle(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setThrottle(.rejected(result))
    case .setHubMode(.changed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setHubMode(.changed(result))
    case .setHubMode(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setHubMode(.rejected(result))
    case .telemetry(.taken(var result)):
      result.sequence = sequence
      return .telemetry(.taken(result))
    case .telemetry(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .telemetry(.rejected(result))
    case .setPolicy(.changed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setPolicy(.changed(result))
    case .setPolicy(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setPolicy(.rejected(result))
    case .setMarket(.changed(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setMarket(.changed(result))
    case .setMarket(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setMarket(.rejected(result))
    case .setDispatch(.set(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setDispatch(.set(result))
    case .setDispatch(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .setDispatch(.rejected(result))
    case .forceSwap(.swapped(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .forceSwap(.swapped(result))
    case .forceSwap(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .forceSwap(.rejected(result))
    case .report(.taken(var result)):
      result.sequence = sequence
      return .report(.taken(result))
    case .report(.rejected(var result)):
      result.sequence = sequence
      result.replayed = isReplay
      return .report(.rejected(result))
    default: return self
    }
  }

  /// What the result says that rejects; nil for one that has done something.
  public var rejection: Rejected? {
    switch self {
    case .remark(.rejected(let message)): message
    case .setBuyerLimit(.rejected(let message)): message
    case .reserve(.rejected(let message)): message
    case .putWindows(.rejected(let message)): message
    case .schedule(.rejected(let message)): message
    case .openWindow(.rejected(let message)): message
    case .ringFence(.rejected(let message)): message
    case .cancel(.rejected(let message)): message
    case .refund(.rejected(let message)): message
    case .settle(.rejected(let message)): message
    case .setTill(.rejected(let message)): message
    case .open(.rejected(let message)): message
    case .join(.rejected(let message)): message
    case .reveal(.rejected(let message)): message
    case .leave(.rejected(let message)): message
    case .registerToken(.rejected(let message)): message
    case .revokeToken(.rejected(let message)): message
    case .express(.rejected(let message)): message
    case .setThrottle(.rejected(let message)): message
    case .setHubMode(.rejected(let message)): message
    case .telemetry(.rejected(let message)): message
    case .setPolicy(.rejected(let message)): message
    case .setMarket(.rejected(let message)): message
    case .setDispatch(.rejected(let message)): message
    case .forceSwap(.rejected(let message)): message
    case .report(.rejected(let message)): message
    default: nil
    }
  }

  /// The result of a method that rejects; nil where it has no such case.
  public init?(rejecting number: Int, with message: Rejected) {
    switch number {
    case 1: self = .remark(.rejected(message))
    case 2: self = .setBuyerLimit(.rejected(message))
    case 3: self = .reserve(.rejected(message))
    case 4: self = .putWindows(.rejected(message))
    case 5: self = .schedule(.rejected(message))
    case 6: self = .openWindow(.rejected(message))
    case 7: self = .ringFence(.rejected(message))
    case 8: self = .cancel(.rejected(message))
    case 9: self = .refund(.rejected(message))
    case 10: self = .settle(.rejected(message))
    case 11: self = .setTill(.rejected(message))
    case 12: self = .open(.rejected(message))
    case 13: self = .join(.rejected(message))
    case 14: self = .reveal(.rejected(message))
    case 15: self = .leave(.rejected(message))
    case 16: self = .registerToken(.rejected(message))
    case 17: self = .revokeToken(.rejected(message))
    case 18: self = .express(.rejected(message))
    case 20: self = .setThrottle(.rejected(message))
    case 21: self = .setHubMode(.rejected(message))
    case 22: self = .telemetry(.rejected(message))
    case 23: self = .setPolicy(.rejected(message))
    case 24: self = .setMarket(.rejected(message))
    case 25: self = .setDispatch(.rejected(message))
    case 26: self = .forceSwap(.rejected(message))
    case 27: self = .report(.rejected(message))
    default: return nil
    }
  }
}

/// What decides the commands: a function for each method with `@logged`, retired ones
/// included, as logs hold entries of them that have to come to what they came to.
///
/// See `CommandRules` for what a function may depend on.
public protocol LogRules: CommandRules, ~Copyable where Request == LogCommand {
  /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
  mutating func remark(_ request: RemarkRequest, at position: LogPosition) -> RemarkResult

  /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
  /// having a limit, or none: `invalidTransition`.
  mutating func setBuyerLimit(
    _ request: SetBuyerLimitRequest,
    at position: LogPosition
  ) -> SetBuyerLimitResult

  /// Takes units, or a place in line, in one step or not at all.
  mutating func reserve(_ request: ReserveRequest, at position: LogPosition) -> ReserveResult

  /// Slots that are held or booked keep their window: of one with such, start, end and class stay.
  mutating func putWindows(
    _ request: PutWindowsRequest,
    at position: LogPosition
  ) -> PutWindowsResult

  /// A drop that opens by its cue, at its time, or by hand.
  mutating func schedule(
    _ request: ScheduleDropRequest,
    at position: LogPosition
  ) -> ScheduleDropResult

  /// A reservation opens by itself as its plan says; by hand at any time while its drop is live, once.
  mutating func openWindow(
    _ request: OpenWindowRequest,
    at position: LogPosition
  ) -> OpenWindowResult

  /// Free units alone are moved, and what a pool and its fences have together stays the same.
  mutating func ringFence(_ request: RingFenceRequest, at position: LogPosition) -> RingFenceResult

  /// Before pickup. Units, the buyer's limit, the slot and the hub's room are given back in the same entry.
  mutating func cancel(_ request: CancelOrderRequest, at position: LogPosition) -> CancelOrderResult

  /// Part of what an order cost, while it stands or after it.
  mutating func refund(_ request: RefundRequest, at position: LogPosition) -> RefundResult

  /// What became of an intent.
  mutating func settle(_ request: SettleRequest, at position: LogPosition) -> SettleResult

  /// Opens the till, or changes how it is set. Takes effect with its log entry.
  mutating func setTill(_ request: SetTillRequest, at position: LogPosition) -> SetTillResult

  /// While the drop is scheduled, and until somebody has joined.
  mutating func open(
    _ request: OpenAdmissionRequest,
    at position: LogPosition
  ) -> OpenAdmissionResult

  /// One place for each buyer. Sent again by who is there already it says that they still are.
  mutating func join(
    _ request: JoinAdmissionRequest,
    at position: LogPosition
  ) -> JoinAdmissionResult

  /// When the list is closed: after `drawAfter`.
  mutating func reveal(
    _ request: RevealAdmissionRequest,
    at position: LogPosition
  ) -> RevealAdmissionResult

  /// Those behind move up.
  mutating func leave(
    _ request: LeaveAdmissionRequest,
    at position: LogPosition
  ) -> LeaveAdmissionResult

  /// Leave to charge a buyer, by one call for each purchase.
  mutating func registerToken(
    _ request: RegisterTokenRequest,
    at position: LogPosition
  ) -> RegisterTokenResult

  /// Takes it back.
  mutating func revokeToken(
    _ request: RevokeTokenRequest,
    at position: LogPosition
  ) -> RevokeTokenResult

  /// Reserve, begin of the confirm and payment in one call, which waits for the payment's end. Sent
  /// again under its key it is the same purchase: nobody is charged twice. Its signature may be made
  /// anew, over the same lines.
  mutating func express(_ request: ExpressRequest, at position: LogPosition) -> ExpressResult

  /// Changes how much a hub is given, and when it is given nothing at once.
  mutating func setThrottle(
    _ request: SetThrottleRequest,
    at position: LogPosition
  ) -> SetThrottleResult

  /// Takes effect at once, whatever the throttle says of how long a mode lasts.
  mutating func setHubMode(
    _ request: SetHubModeRequest,
    at position: LogPosition
  ) -> SetHubModeResult

  /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
  mutating func telemetry(_ request: TelemetryRequest, at position: LogPosition) -> TelemetryResult

  /// Takes effect with its log entry. What was promised by then stays: holds keep their time, lines stand.
  mutating func setPolicy(_ request: SetPolicyRequest, at position: LogPosition) -> SetPolicyResult

  /// Takes effect with its log entry: what is off is refused, `notOffered`, and what began before goes on.
  mutating func setMarket(_ request: SetMarketRequest, at position: LogPosition) -> SetMarketResult

  /// How long hubs may take to answer, and be silent, and what becomes of their jobs then.
  mutating func setDispatch(
    _ request: SetDispatchRequest,
    at position: LogPosition
  ) -> SetDispatchResult

  /// Before pickup. An operator's word: also to a hub that has refused the job, that is silent, or that answers nothing.
  mutating func forceSwap(_ request: ForceSwapRequest, at position: LogPosition) -> ForceSwapResult

  /// The same as on the stream. It has no key, as the same report again changes nothing but when its hub was heard.
  mutating func report(_ request: ReportRequest, at position: LogPosition) -> ReportResult
}

extension LogRules where Self: ~Copyable {
  public mutating func apply(_ command: LogCommand, at position: LogPosition) -> LogOutcome {
    switch command {
    case .remark(let request): .remark(self.remark(request, at: position))
    case .setBuyerLimit(let request): .setBuyerLimit(self.setBuyerLimit(request, at: position))
    case .reserve(let request): .reserve(self.reserve(request, at: position))
    case .putWindows(let request): .putWindows(self.putWindows(request, at: position))
    case .schedule(let request): .schedule(self.schedule(request, at: position))
    case .openWindow(let request): .openWindow(self.openWindow(request, at: position))
    case .ringFence(let request): .ringFence(self.ringFence(request, at: position))
    case .cancel(let request): .cancel(self.cancel(request, at: position))
    case .refund(let request): .refund(self.refund(request, at: position))
    case .settle(let request): .settle(self.settle(request, at: position))
    case .setTill(let request): .setTill(self.setTill(request, at: position))
    case .open(let request): .open(self.open(request, at: position))
    case .join(let request): .join(self.join(request, at: position))
    case .reveal(let request): .reveal(self.reveal(request, at: position))
    case .leave(let request): .leave(self.leave(request, at: position))
    case .registerToken(let request): .registerToken(self.registerToken(request, at: position))
    case .revokeToken(let request): .revokeToken(self.revokeToken(request, at: position))
    case .express(let request): .express(self.express(request, at: position))
    case .setThrottle(let request): .setThrottle(self.setThrottle(request, at: position))
    case .setHubMode(let request): .setHubMode(self.setHubMode(request, at: position))
    case .telemetry(let request): .telemetry(self.telemetry(request, at: position))
    case .setPolicy(let request): .setPolicy(self.setPolicy(request, at: position))
    case .setMarket(let request): .setMarket(self.setMarket(request, at: position))
    case .setDispatch(let request): .setDispatch(self.setDispatch(request, at: position))
    case .forceSwap(let request): .forceSwap(self.forceSwap(request, at: position))
    case .report(let request): .report(self.report(request, at: position))
    }
  }
}
