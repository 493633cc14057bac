// Generated from audit.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import Messages
public import RPC
public import WireCodec

/// The log, for those who check it.
public enum Audit {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Audit"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Audit }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// Records as they are stored, from the first that has a sequence asked for.
    public static let readJournal = Method<ReadJournalRequest, JournalRecord>(
      service: Audit.serviceName,
      name: "ReadJournal",
      kind: .serverStreaming,
      roles: ["auditor", "operator"]
    )
    /// The last durable sequence.
    public static let head = Method<HeadRequest, JournalHead>(
      service: Audit.serviceName,
      name: "Head",
      kind: .unary,
      roles: ["auditor", "operator"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [readJournal.descriptor, head.descriptor]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Records as they are stored, from the first that has a sequence asked for.
    public func readJournal(
      _ request: ReadJournalRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStreamingCall<JournalRecord> {
      try await channel.serverStreaming(Methods.readJournal, request, options: options)
    }

    /// The last durable sequence.
    public func head(
      _ request: HeadRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> JournalHead {
      try await channel.unary(Methods.head, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Audit`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol AuditService: Sendable {
  /// Records as they are stored, from the first that has a sequence asked for.
  func readJournal(
    _ request: ReadJournalRequest,
    responses: ResponseStream<JournalRecord>,
    context: ServerContext
  ) async throws

  /// The last durable sequence.
  func head(_ request: HeadRequest, context: ServerContext) async throws -> JournalHead
}

extension AuditService {
  /// Offers every method of the service. Requests are validated before a method sees them.
  public func register(with router: inout Router) {
    router.declare(Audit.serviceName) { Audit.file }
    router.register(Audit.Methods.readJournal, serverStreaming: {
      request, responses, context in
      try await self.readJournal(request, responses: responses, context: context)
    })
    router.register(Audit.Methods.head, unary: {
      request, context in
      try await self.head(request, context: context)
    })
  }
}

/// What operators ask of a running server.
public enum Admin {
  /// The service's name on the wire.
  public static let serviceName = "dropwire.live.v1.Admin"

  /// The file that declares the service, for reflection.
  public static var file: FileDescriptor { .dropwireLiveV1Audit }

  /// The methods, as router and channel know them.
  public enum Methods {
    /// Counters and gauges of the moment.
    public static let stats = Method<StatsRequest, ServerStats>(
      service: Admin.serviceName,
      name: "Stats",
      kind: .unary,
      roles: ["auditor", "operator"]
    )
    /// Accepts a step of the machine's clock, forward or back, which log time has not followed. Fails
    /// with FAILED_PRECONDITION when the clock is another than the one expected by more than a minute.
    public static let setClock = Method<SetClockRequest, ClockSet>(
      service: Admin.serviceName,
      name: "SetClock",
      kind: .unary,
      roles: ["operator"]
    )
    /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
    public static let remark = Method<RemarkRequest, RemarkResult>(
      service: Admin.serviceName,
      name: "Remark",
      kind: .unary,
      idempotent: true,
      roles: ["operator"],
      logNumber: 1
    )
    /// Changes how much a hub is given, and when it is given nothing at once.
    public static let setThrottle = Method<SetThrottleRequest, SetThrottleResult>(
      service: Admin.serviceName,
      name: "SetThrottle",
      kind: .unary,
      idempotent: true,
      roles: ["operator"],
      logNumber: 20
    )
    /// Takes effect at once, whatever the throttle says of how long a mode lasts.
    public static let setHubMode = Method<SetHubModeRequest, SetHubModeResult>(
      service: Admin.serviceName,
      name: "SetHubMode",
      kind: .unary,
      idempotent: true,
      roles: ["operator"],
      logNumber: 21
    )
    /// Takes effect with its log entry. What was promised by then stays: holds keep their time, lines stand.
    public static let setPolicy = Method<SetPolicyRequest, SetPolicyResult>(
      service: Admin.serviceName,
      name: "SetPolicy",
      kind: .unary,
      idempotent: true,
      roles: ["operator"],
      logNumber: 23
    )
    /// Takes effect with its log entry: what is off is refused, `notOffered`, and what began before goes on.
    public static let setMarket = Method<SetMarketRequest, SetMarketResult>(
      service: Admin.serviceName,
      name: "SetMarket",
      kind: .unary,
      idempotent: true,
      roles: ["operator"],
      logNumber: 24
    )
    /// As of the log's last durable entry. Partners ask for their own.
    public static let hub = Method<HubRequest, HubResult>(
      service: Admin.serviceName,
      name: "Hub",
      kind: .unary,
      roles: ["partner", "auditor", "operator"]
    )
    /// Makes a backup while serving, in the directory of `--backup-to`. It is made to its end whether the
    /// caller waits or not. Fails with FAILED_PRECONDITION without that flag, with ABORTED while another
    /// one is being made, and with RESOURCE_EXHAUSTED where a disk has no room for it.
    public static let backup = Method<BackupRequest, BackupMade>(
      service: Admin.serviceName,
      name: "Backup",
      kind: .unary,
      roles: ["operator"]
    )

    /// All of them, in the order of the schema.
    public static let all: [MethodDescriptor] = [
      stats.descriptor,
      setClock.descriptor,
      remark.descriptor,
      setThrottle.descriptor,
      setHubMode.descriptor,
      setPolicy.descriptor,
      setMarket.descriptor,
      hub.descriptor,
      backup.descriptor
    ]
  }

  /// Calls the service over a channel. Safe from any thread.
  public struct Client: Sendable {
    /// Where calls go.
    public let channel: any ClientChannel

    /// A client that calls over `channel`.
    public init(_ channel: any ClientChannel) { self.channel = channel }

    /// Counters and gauges of the moment.
    public func stats(
      _ request: StatsRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ServerStats {
      try await channel.unary(Methods.stats, request, options: options)
    }

    /// Accepts a step of the machine's clock, forward or back, which log time has not followed. Fails
    /// with FAILED_PRECONDITION when the clock is another than the one expected by more than a minute.
    public func setClock(
      _ request: SetClockRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> ClockSet {
      try await channel.unary(Methods.setClock, request, options: options)
    }

    /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
    public func remark(
      _ request: RemarkRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RemarkResult {
      try await channel.unary(Methods.remark, request, options: options)
    }

    /// Changes how much a hub is given, and when it is given nothing at once.
    public func setThrottle(
      _ request: SetThrottleRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SetThrottleResult {
      try await channel.unary(Methods.setThrottle, request, options: options)
    }

    /// Takes effect at once, whatever the throttle says of how long a mode lasts.
    public func setHubMode(
      _ request: SetHubModeRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SetHubModeResult {
      try await channel.unary(Methods.setHubMode, request, options: options)
    }

    /// Takes effect with its log entry. What was promised by then stays: holds keep their time, lines stand.
    public func setPolicy(
      _ request: SetPolicyRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SetPolicyResult {
      try await channel.unary(Methods.setPolicy, request, options: options)
    }

    /// Takes effect with its log entry: what is off is refused, `notOffered`, and what began before goes on.
    public func setMarket(
      _ request: SetMarketRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> SetMarketResult {
      try await channel.unary(Methods.setMarket, request, options: options)
    }

    /// As of the log's last durable entry. Partners ask for their own.
    public func hub(
      _ request: HubRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> HubResult {
      try await channel.unary(Methods.hub, request, options: options)
    }

    /// Makes a backup while serving, in the directory of `--backup-to`. It is made to its end whether the
    /// caller waits or not. Fails with FAILED_PRECONDITION without that flag, with ABORTED while another
    /// one is being made, and with RESOURCE_EXHAUSTED where a disk has no room for it.
    public func backup(
      _ request: BackupRequest,
      options: CallOptions = CallOptions()
    ) async throws(RPCError) -> BackupMade {
      try await channel.unary(Methods.backup, request, options: options)
    }
  }
}

/// What a server implements to offer `dropwire.live.v1.Admin`.
///
/// Methods run on the event loop of the call and may suspend; they must not block.
public protocol AdminService: Sendable {
  /// Counters and gauges of the moment.
  func stats(_ request: StatsRequest, context: ServerContext) async throws -> ServerStats

  /// Accepts a step of the machine's clock, forward or back, which log time has not followed. Fails
  /// with FAILED_PRECONDITION when the clock is another than the one expected by more than a minute.
  func setClock(_ request: SetClockRequest, context: ServerContext) async throws -> ClockSet

  /// Writes a sentence into the log, between what it is about and what follows. It changes nothing.
  func remark(_ request: RemarkRequest, context: ServerContext) async throws -> RemarkResult

  /// Changes how much a hub is given, and when it is given nothing at once.
  func setThrottle(
    _ request: SetThrottleRequest,
    context: ServerContext
  ) async throws -> SetThrottleResult

  /// Takes effect at once, whatever the throttle says of how long a mode lasts.
  func setHubMode(
    _ request: SetHubModeRequest,
    context: ServerContext
  ) async throws -> SetHubModeResult

  /// Takes effect with its log entry. What was promised by then stays: holds keep their time, lines stand.
  func setPolicy(
    _ request: SetPolicyRequest,
    context: ServerContext
  ) async throws -> SetPolicyResult

  /// Takes effect with its log entry: what is off is refused, `notOffered`, and what began before goes on.
  func setMarket(
    _ request: SetMarketRequest,
    context: ServerContext
  ) async throws -> SetMarketResult

  /// As of the log's last durable entry. Partners ask for their own.
  func hub(_ request: HubRequest, context: ServerContext) async throws -> HubResult

  /// Makes a backup while serving, in the directory of `--backup-to`. It is made to its end whether the
  /// caller waits or not. Fails with FAILED_PRECONDITION without that flag, with ABORTED while another
  /// one is being made, and with RESOURCE_EXHAUSTED where a disk has no room for it.
  func backup(_ request: BackupRequest, context: ServerContext) async throws -> BackupMade
}

extension AdminService {
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
    router.register(Admin.Methods.remark, unary: {
      request, context in
      try await self.remark(request, context: context)
    })
    router.register(Admin.Methods.setThrottle, unary: {
      request, context in
      try await self.setThrottle(request, context: context)
    })
    router.register(Admin.Methods.setHubMode, unary: {
      request, context in
      try await self.setHubMode(request, context: context)
    })
    router.register(Admin.Methods.setPolicy, unary: {
      request, context in
      try await self.setPolicy(request, context: context)
    })
    router.register(Admin.Methods.setMarket, unary: {
      request, context in
      try await self.setMarket(request, context: context)
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
