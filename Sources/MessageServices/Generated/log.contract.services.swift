// Generated from admission.drop, audit.drop, dispatch.drop, offers.drop, orders.drop, reservations.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import Messages
public import RPC

/// A way into the log: a service that has it needs no handler for a method with `@logged`.
public protocol LogSubmitting: Sendable {
  /// Logs a request, and returns what it came to once that is durable.
  func submit(_ command: LogCommand, context: ServerContext) async throws -> LogOutcome
}

/// A way into the log without a task for each call: the answer leaves when the log calls back.
public protocol LogDeferring: LogSubmitting {
  /// Logs a request, and calls `completion` once with what it came to, when that is durable,
  /// or with why that is not known. On the loop of the call, and there again.
  func submit(
    _ command: LogCommand,
    context: ServerContext,
    completion: @escaping @Sendable (Result<LogOutcome, RPCError>) -> Void
  )
}

extension LogDeferring {
  /// The same for whoever has a task.
  public func submit(_ command: LogCommand, context: ServerContext) async throws -> LogOutcome {
    try await withCheckedThrowingContinuation { continuation in
      submit(command, context: context) { continuation.resume(with: $0) }
    }
  }
}

extension AdminService where Self: LogSubmitting {
  /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
  public func remark(
    _ request: RemarkRequest,
    context: ServerContext
  ) async throws -> RemarkResult {
    let command = LogCommand.remark(request)
    let outcome = try await submit(command, context: context)
    guard case .remark(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Changes how much a hub is given, and when it is given nothing at once.
  public func setThrottle(
    _ request: SetThrottleRequest,
    context: ServerContext
  ) async throws -> SetThrottleResult {
    let command = LogCommand.setThrottle(request)
    let outcome = try await submit(command, context: context)
    guard case .setThrottle(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Takes effect at once, whatever the throttle says of how long a mode lasts.
  public func setHubMode(
    _ request: SetHubModeRequest,
    context: ServerContext
  ) async throws -> SetHubModeResult {
    let command = LogCommand.setHubMode(request)
    let outcome = try await submit(command, context: context)
    guard case .setHubMode(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Takes effect with its log entry. What was promised by then stays: holds keep their time, lines stand.
  public func setPolicy(
    _ request: SetPolicyRequest,
    context: ServerContext
  ) async throws -> SetPolicyResult {
    let command = LogCommand.setPolicy(request)
    let outcome = try await submit(command, context: context)
    guard case .setPolicy(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Takes effect with its log entry: what is off is refused, `notOffered`, and what began before goes on.
  public func setMarket(
    _ request: SetMarketRequest,
    context: ServerContext
  ) async throws -> SetMarketResult {
    let command = LogCommand.setMarket(request)
    let outcome = try await submit(command, context: context)
    guard case .setMarket(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension AdminService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Admin.serviceName) { Admin.file }
    router.register(Admin.Methods.stats, unary: {
      request, context in
      try await self.stats(request, context: context)
    })
    router.register(Admin.Methods.setClock, unary: {
      request, context in
      try await self.setClock(request, context: context)
    })
    router.register(Admin.Methods.remark, deferred: {
      request, reply in
      self.submit(.remark(request), context: reply.context) {
        switch $0 {
        case .success(.remark(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Admin.Methods.setThrottle, deferred: {
      request, reply in
      self.submit(.setThrottle(request), context: reply.context) {
        switch $0 {
        case .success(.setThrottle(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Admin.Methods.setHubMode, deferred: {
      request, reply in
      self.submit(.setHubMode(request), context: reply.context) {
        switch $0 {
        case .success(.setHubMode(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Admin.Methods.setPolicy, deferred: {
      request, reply in
      self.submit(.setPolicy(request), context: reply.context) {
        switch $0 {
        case .success(.setPolicy(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Admin.Methods.setMarket, deferred: {
      request, reply in
      self.submit(.setMarket(request), context: reply.context) {
        switch $0 {
        case .success(.setMarket(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Admin.Methods.hub, unary: {
      request, context in
      try await self.hub(request, context: context)
    })
    router.register(Admin.Methods.backup, unary: {
      request, context in
      try await self.backup(request, context: context)
    })
  }
}

extension DropsService where Self: LogSubmitting {
  /// A lower limit takes nothing from anybody: it bounds what is asked for next. A drop that is live keeps
  /// having a limit, or none: `invalidTransition`.
  public func setBuyerLimit(
    _ request: SetBuyerLimitRequest,
    context: ServerContext
  ) async throws -> SetBuyerLimitResult {
    let command = LogCommand.setBuyerLimit(request)
    let outcome = try await submit(command, context: context)
    guard case .setBuyerLimit(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// A drop that opens by its cue, at its time, or by hand.
  public func schedule(
    _ request: ScheduleDropRequest,
    context: ServerContext
  ) async throws -> ScheduleDropResult {
    let command = LogCommand.schedule(request)
    let outcome = try await submit(command, context: context)
    guard case .schedule(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// A reservation opens by itself as its plan says; by hand at any time while its drop is live, once.
  public func openWindow(
    _ request: OpenWindowRequest,
    context: ServerContext
  ) async throws -> OpenWindowResult {
    let command = LogCommand.openWindow(request)
    let outcome = try await submit(command, context: context)
    guard case .openWindow(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Free units alone are moved, and what a pool and its fences have together stays the same.
  public func ringFence(
    _ request: RingFenceRequest,
    context: ServerContext
  ) async throws -> RingFenceResult {
    let command = LogCommand.ringFence(request)
    let outcome = try await submit(command, context: context)
    guard case .ringFence(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension DropsService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Drops.serviceName) { Drops.file }
    router.register(Drops.Methods.schedule, deferred: {
      request, reply in
      self.submit(.schedule(request), context: reply.context) {
        switch $0 {
        case .success(.schedule(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Drops.Methods.control, unary: {
      request, context in
      try await self.control(request, context: context)
    })
    router.register(Drops.Methods.adjust, unary: {
      request, context in
      try await self.adjust(request, context: context)
    })
    router.register(Drops.Methods.setBuyerLimit, deferred: {
      request, reply in
      self.submit(.setBuyerLimit(request), context: reply.context) {
        switch $0 {
        case .success(.setBuyerLimit(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Drops.Methods.openWindow, deferred: {
      request, reply in
      self.submit(.openWindow(request), context: reply.context) {
        switch $0 {
        case .success(.openWindow(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Drops.Methods.ringFence, deferred: {
      request, reply in
      self.submit(.ringFence(request), context: reply.context) {
        switch $0 {
        case .success(.ringFence(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Drops.Methods.get, unary: {
      request, context in
      try await self.get(request, context: context)
    })
  }
}

extension ReservationsService where Self: LogSubmitting {
  /// Takes units, or a place in line, in one step or not at all.
  public func reserve(
    _ request: ReserveRequest,
    context: ServerContext
  ) async throws -> ReserveResult {
    let command = LogCommand.reserve(request)
    let outcome = try await submit(command, context: context)
    guard case .reserve(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension ReservationsService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Reservations.serviceName) { Reservations.file }
    router.register(Reservations.Methods.reserve, deferred: {
      request, reply in
      self.submit(.reserve(request), context: reply.context) {
        switch $0 {
        case .success(.reserve(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Reservations.Methods.reserveStream, bidirectional: {
      requests, responses, context in
      try await self.reserveStream(requests, responses: responses, context: context)
    })
    router.register(Reservations.Methods.extend, unary: {
      request, context in
      try await self.extend(request, context: context)
    })
    router.register(Reservations.Methods.release, unary: {
      request, context in
      try await self.release(request, context: context)
    })
    router.register(Reservations.Methods.leaveWaitlist, unary: {
      request, context in
      try await self.leaveWaitlist(request, context: context)
    })
    router.register(Reservations.Methods.place, unary: {
      request, context in
      try await self.place(request, context: context)
    })
    router.register(Reservations.Methods.hold, unary: {
      request, context in
      try await self.hold(request, context: context)
    })
    router.register(Reservations.Methods.windows, unary: {
      request, context in
      try await self.windows(request, context: context)
    })
  }
}

extension RegistryService where Self: LogSubmitting {
  /// Slots that are held or booked keep their window: of one with such, start, end and class stay.
  public func putWindows(
    _ request: PutWindowsRequest,
    context: ServerContext
  ) async throws -> PutWindowsResult {
    let command = LogCommand.putWindows(request)
    let outcome = try await submit(command, context: context)
    guard case .putWindows(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension RegistryService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Registry.serviceName) { Registry.file }
    router.register(Registry.Methods.registerPartner, unary: {
      request, context in
      try await self.registerPartner(request, context: context)
    })
    router.register(Registry.Methods.putHub, unary: {
      request, context in
      try await self.putHub(request, context: context)
    })
    router.register(Registry.Methods.putWindows, deferred: {
      request, reply in
      self.submit(.putWindows(request), context: reply.context) {
        switch $0 {
        case .success(.putWindows(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
  }
}

extension OrdersService where Self: LogSubmitting {
  /// Before pickup. Units, the buyer's limit, the slot and the hub's room are given back in the same entry.
  public func cancel(
    _ request: CancelOrderRequest,
    context: ServerContext
  ) async throws -> CancelOrderResult {
    let command = LogCommand.cancel(request)
    let outcome = try await submit(command, context: context)
    guard case .cancel(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Part of what an order cost, while it stands or after it.
  public func refund(
    _ request: RefundRequest,
    context: ServerContext
  ) async throws -> RefundResult {
    let command = LogCommand.refund(request)
    let outcome = try await submit(command, context: context)
    guard case .refund(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension OrdersService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Orders.serviceName) { Orders.file }
    router.register(Orders.Methods.watch, serverStreaming: {
      request, responses, context in
      try await self.watch(request, responses: responses, context: context)
    })
    router.register(Orders.Methods.get, unary: {
      request, context in
      try await self.get(request, context: context)
    })
    router.register(Orders.Methods.cancel, deferred: {
      request, reply in
      self.submit(.cancel(request), context: reply.context) {
        switch $0 {
        case .success(.cancel(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Orders.Methods.refund, deferred: {
      request, reply in
      self.submit(.refund(request), context: reply.context) {
        switch $0 {
        case .success(.refund(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
  }
}

extension CheckoutService where Self: LogSubmitting {
  /// What became of an intent.
  public func settle(
    _ request: SettleRequest,
    context: ServerContext
  ) async throws -> SettleResult {
    let command = LogCommand.settle(request)
    let outcome = try await submit(command, context: context)
    guard case .settle(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Opens the till, or changes how it is set. Takes effect with its log entry.
  public func setTill(
    _ request: SetTillRequest,
    context: ServerContext
  ) async throws -> SetTillResult {
    let command = LogCommand.setTill(request)
    let outcome = try await submit(command, context: context)
    guard case .setTill(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Leave to charge a buyer, by one call for each purchase.
  public func registerToken(
    _ request: RegisterTokenRequest,
    context: ServerContext
  ) async throws -> RegisterTokenResult {
    let command = LogCommand.registerToken(request)
    let outcome = try await submit(command, context: context)
    guard case .registerToken(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Takes it back.
  public func revokeToken(
    _ request: RevokeTokenRequest,
    context: ServerContext
  ) async throws -> RevokeTokenResult {
    let command = LogCommand.revokeToken(request)
    let outcome = try await submit(command, context: context)
    guard case .revokeToken(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Reserve, begin of the confirm and payment in one call, which waits for the payment's end. Sent
  /// again under its key it is the same purchase: nobody is charged twice. Its signature may be made
  /// anew, over the same lines.
  public func express(
    _ request: ExpressRequest,
    context: ServerContext
  ) async throws -> ExpressResult {
    let command = LogCommand.express(request)
    let outcome = try await submit(command, context: context)
    guard case .express(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension CheckoutService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Checkout.serviceName) { Checkout.file }
    router.register(Checkout.Methods.confirm, unary: {
      request, context in
      try await self.confirm(request, context: context)
    })
    router.register(Checkout.Methods.beginConfirm, unary: {
      request, context in
      try await self.beginConfirm(request, context: context)
    })
    router.register(Checkout.Methods.paymentResult, unary: {
      request, context in
      try await self.paymentResult(request, context: context)
    })
    router.register(Checkout.Methods.payments, serverStreaming: {
      request, responses, context in
      try await self.payments(request, responses: responses, context: context)
    })
    router.register(Checkout.Methods.settle, deferred: {
      request, reply in
      self.submit(.settle(request), context: reply.context) {
        switch $0 {
        case .success(.settle(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Checkout.Methods.setTill, deferred: {
      request, reply in
      self.submit(.setTill(request), context: reply.context) {
        switch $0 {
        case .success(.setTill(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Checkout.Methods.registerToken, deferred: {
      request, reply in
      self.submit(.registerToken(request), context: reply.context) {
        switch $0 {
        case .success(.registerToken(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Checkout.Methods.revokeToken, deferred: {
      request, reply in
      self.submit(.revokeToken(request), context: reply.context) {
        switch $0 {
        case .success(.revokeToken(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Checkout.Methods.express, deferred: {
      request, reply in
      self.submit(.express(request), context: reply.context) {
        switch $0 {
        case .success(.express(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Checkout.Methods.token, unary: {
      request, context in
      try await self.token(request, context: context)
    })
    router.register(Checkout.Methods.payment, unary: {
      request, context in
      try await self.payment(request, context: context)
    })
  }
}

extension AdmissionService where Self: LogSubmitting {
  /// While the drop is scheduled, and until somebody has joined.
  public func open(
    _ request: OpenAdmissionRequest,
    context: ServerContext
  ) async throws -> OpenAdmissionResult {
    let command = LogCommand.open(request)
    let outcome = try await submit(command, context: context)
    guard case .open(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// One place for each buyer. Sent again by who is there already it says that they still are.
  public func join(
    _ request: JoinAdmissionRequest,
    context: ServerContext
  ) async throws -> JoinAdmissionResult {
    let command = LogCommand.join(request)
    let outcome = try await submit(command, context: context)
    guard case .join(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// When the list is closed: after `drawAfter`.
  public func reveal(
    _ request: RevealAdmissionRequest,
    context: ServerContext
  ) async throws -> RevealAdmissionResult {
    let command = LogCommand.reveal(request)
    let outcome = try await submit(command, context: context)
    guard case .reveal(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Those behind move up.
  public func leave(
    _ request: LeaveAdmissionRequest,
    context: ServerContext
  ) async throws -> LeaveAdmissionResult {
    let command = LogCommand.leave(request)
    let outcome = try await submit(command, context: context)
    guard case .leave(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension AdmissionService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Admission.serviceName) { Admission.file }
    router.register(Admission.Methods.open, deferred: {
      request, reply in
      self.submit(.open(request), context: reply.context) {
        switch $0 {
        case .success(.open(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Admission.Methods.join, deferred: {
      request, reply in
      self.submit(.join(request), context: reply.context) {
        switch $0 {
        case .success(.join(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Admission.Methods.reveal, deferred: {
      request, reply in
      self.submit(.reveal(request), context: reply.context) {
        switch $0 {
        case .success(.reveal(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Admission.Methods.leave, deferred: {
      request, reply in
      self.submit(.leave(request), context: reply.context) {
        switch $0 {
        case .success(.leave(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Admission.Methods.draw, unary: {
      request, context in
      try await self.draw(request, context: context)
    })
    router.register(Admission.Methods.watch, serverStreaming: {
      request, responses, context in
      try await self.watch(request, responses: responses, context: context)
    })
  }
}

extension DispatchService where Self: LogSubmitting {
  /// A hub says how it is; it has no key, as the same again changes nothing but when it was heard.
  public func telemetry(
    _ request: TelemetryRequest,
    context: ServerContext
  ) async throws -> TelemetryResult {
    let command = LogCommand.telemetry(request)
    let outcome = try await submit(command, context: context)
    guard case .telemetry(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// How long hubs may take to answer, and be silent, and what becomes of their jobs then.
  public func setDispatch(
    _ request: SetDispatchRequest,
    context: ServerContext
  ) async throws -> SetDispatchResult {
    let command = LogCommand.setDispatch(request)
    let outcome = try await submit(command, context: context)
    guard case .setDispatch(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// Before pickup. An operator's word: also to a hub that has refused the job, that is silent, or that answers nothing.
  public func forceSwap(
    _ request: ForceSwapRequest,
    context: ServerContext
  ) async throws -> ForceSwapResult {
    let command = LogCommand.forceSwap(request)
    let outcome = try await submit(command, context: context)
    guard case .forceSwap(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }

  /// The same as on the stream. It has no key, as the same report again changes nothing but when its hub was heard.
  public func report(
    _ request: ReportRequest,
    context: ServerContext
  ) async throws -> ReportResult {
    let command = LogCommand.report(request)
    let outcome = try await submit(command, context: context)
    guard case .report(let result) = outcome else {
      throw RPCError(.internal, "the log answered with another method's outcome")
    }
    return result
  }
}

extension DispatchService where Self: LogDeferring {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Dispatch.serviceName) { Dispatch.file }
    router.register(Dispatch.Methods.connect, bidirectional: {
      requests, responses, context in
      try await self.connect(requests, responses: responses, context: context)
    })
    router.register(Dispatch.Methods.telemetry, deferred: {
      request, reply in
      self.submit(.telemetry(request), context: reply.context) {
        switch $0 {
        case .success(.telemetry(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Dispatch.Methods.setDispatch, deferred: {
      request, reply in
      self.submit(.setDispatch(request), context: reply.context) {
        switch $0 {
        case .success(.setDispatch(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Dispatch.Methods.forceSwap, deferred: {
      request, reply in
      self.submit(.forceSwap(request), context: reply.context) {
        switch $0 {
        case .success(.forceSwap(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Dispatch.Methods.report, deferred: {
      request, reply in
      self.submit(.report(request), context: reply.context) {
        switch $0 {
        case .success(.report(let result)): reply.respond(with: result)
        case .success: reply.fail(RPCError(.internal, "the log answered with another method's outcome"))
        case .failure(let error): reply.fail(error)
        }
      }
    })
    router.register(Dispatch.Methods.job, unary: {
      request, context in
      try await self.job(request, context: context)
    })
  }
}

extension LogCommand {
  /// Calls the method over a channel; UNIMPLEMENTED for a retired one, which nobody serves.
  public func call(
    over channel: any ClientChannel,
    options: CallOptions = CallOptions()
  ) async throws(RPCError) -> LogOutcome {
    switch self {
    case .remark(let request):
      return .remark(
        try await channel.unary(Admin.Methods.remark, request, options: options))
    case .setBuyerLimit(let request):
      return .setBuyerLimit(
        try await channel.unary(Drops.Methods.setBuyerLimit, request, options: options))
    case .reserve(let request):
      return .reserve(
        try await channel.unary(Reservations.Methods.reserve, request, options: options))
    case .putWindows(let request):
      return .putWindows(
        try await channel.unary(Registry.Methods.putWindows, request, options: options))
    case .schedule(let request):
      return .schedule(
        try await channel.unary(Drops.Methods.schedule, request, options: options))
    case .openWindow(let request):
      return .openWindow(
        try await channel.unary(Drops.Methods.openWindow, request, options: options))
    case .ringFence(let request):
      return .ringFence(
        try await channel.unary(Drops.Methods.ringFence, request, options: options))
    case .cancel(let request):
      return .cancel(
        try await channel.unary(Orders.Methods.cancel, request, options: options))
    case .refund(let request):
      return .refund(
        try await channel.unary(Orders.Methods.refund, request, options: options))
    case .settle(let request):
      return .settle(
        try await channel.unary(Checkout.Methods.settle, request, options: options))
    case .setTill(let request):
      return .setTill(
        try await channel.unary(Checkout.Methods.setTill, request, options: options))
    case .open(let request):
      return .open(
        try await channel.unary(Admission.Methods.open, request, options: options))
    case .join(let request):
      return .join(
        try await channel.unary(Admission.Methods.join, request, options: options))
    case .reveal(let request):
      return .reveal(
        try await channel.unary(Admission.Methods.reveal, request, options: options))
    case .leave(let request):
      return .leave(
        try await channel.unary(Admission.Methods.leave, request, options: options))
    case .registerToken(let request):
      return .registerToken(
        try await channel.unary(Checkout.Methods.registerToken, request, options: options))
    case .revokeToken(let request):
      return .revokeToken(
        try await channel.unary(Checkout.Methods.revokeToken, request, options: options))
    case .express(let request):
      return .express(
        try await channel.unary(Checkout.Methods.express, request, options: options))
    case .setThrottle(let request):
      return .setThrottle(
        try await channel.unary(Admin.Methods.setThrottle, request, options: options))
    case .setHubMode(let request):
      return .setHubMode(
        try await channel.unary(Admin.Methods.setHubMode, request, options: options))
    case .telemetry(let request):
      return .telemetry(
        try await channel.unary(Dispatch.Methods.telemetry, request, options: options))
    case .setPolicy(let request):
      return .setPolicy(
        try await channel.unary(Admin.Methods.setPolicy, request, options: options))
    case .setMarket(let request):
      return .setMarket(
        try await channel.unary(Admin.Methods.setMarket, request, options: options))
    case .setDispatch(let request):
      return .setDispatch(
        try await channel.unary(Dispatch.Methods.setDispatch, request, options: options))
    case .forceSwap(let request):
      return .forceSwap(
        try await channel.unary(Dispatch.Methods.forceSwap, request, options: options))
    case .report(let request):
      return .report(
        try await channel.unary(Dispatch.Methods.report, request, options: options))
    }
  }
}
