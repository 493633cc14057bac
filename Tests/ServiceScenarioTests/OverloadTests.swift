import Basics
import DropEngine
import DropServices
import DropwireClient
import MessageServices
import Messages
import RPC
import Sequencer
import Storage
import Testing
import WireCodec

/// What callers find when the inbox is full, and who goes first.
@Suite("Overload")
struct OverloadTests {
  private static func reserve(_ key: UInt64, drop: UInt64 = 1 << 20) -> Messages.ReserveRequest {
    Messages.ReserveRequest(
      key: UUIDBytes(high: 1, low: key), buyer: Identifier(rawValue: 7),
      drop: Identifier(rawValue: drop), pool: Identifier(rawValue: 2 << 20), quantity: 1,
      minimum: 1, waitlist: false)
  }

  /// One request that finds the inbox full is refused under its tag; the stream and the others go
  /// on. What is full for reserves is not full for a release.
  @Test func aFullInboxRefusesARequestAndNotItsStream() async throws {
    var limits = SequencerLimits()
    limits.inboxCommands = 0
    let server = try await LiveServer(limits: EngineLimits(), sequencerLimits: limits)
    let reservations = Reservations.Client(server.channel)
    let call = try await reservations.reserveStream()
    for tag in UInt64(1)...3 {
      try await call.requests.send(TaggedReserve(tag: tag, request: Self.reserve(tag)))
    }
    call.requests.finish()
    var refused: [UInt64] = []
    for try await answer in call.responses {
      guard case .rejected(let rejected) = answer.result else { continue }
      #expect(rejected.reason == .overloaded)
      #expect(rejected.retryAfter != nil)
      refused.append(answer.tag)
    }
    #expect(refused.sorted() == [1, 2, 3])
    await #expect(throws: RPCError.self) { try await reservations.reserve(Self.reserve(9)) }
    let released = try await reservations.release(
      Messages.ReleaseRequest(
        key: UUIDBytes(high: 2, low: 1), buyer: Identifier(rawValue: 7),
        hold: Identifier(rawValue: 3 << 20)))
    guard case .rejected(let rejected) = released else {
      Issue.record("a release of nothing")
      return
    }
    #expect(rejected.reason == .unknownHold)
    await server.stop()
  }

  @Test func aFullInboxRefusesAMarkerAndNotItsStream() async throws {
    var limits = SequencerLimits()
    limits.otherCommands = 0
    let server = try await LiveServer(limits: EngineLimits(), sequencerLimits: limits)
    let call = try await Ingest.Client(server.channel).publish()
    for number in UInt64(1)...3 {
      try await call.requests.send(
        Messages.PublishMarker(
          stream: Identifier(rawValue: 1 << 20), producer: Identifier(rawValue: 1),
          sequence: number, kind: .note, title: "m"))
    }
    call.requests.finish()
    var refused = 0
    for try await answer in call.responses {
      if case .rejected(let rejected) = answer, rejected.reason == .overloaded { refused += 1 }
    }
    #expect(refused == 3)
    await server.stop()
  }

  /// Precedence is said once, at the kind of command. A method that is added says what it makes, or that it makes none:
  /// it reads, or copies what is there.
  @Test func everyMethodOfTheContractIsAKindOfCommandOrReads() {
    let all = [
      Checkout.Methods.all, Dispatch.Methods.all, Reservations.Methods.all,
      Offers.Methods.all, Drops.Methods.all, Registry.Methods.all, Ingest.Methods.all,
      Feed.Methods.all, Orders.Methods.all, Audit.Methods.all, Admin.Methods.all,
      Admission.Methods.all,
    ].joined()
    let reading = all.filter { MethodClasses.commandClass(of: $0) == nil }
    #expect(
      reading.map(\.path).sorted() == [
        "/dropwire.live.v1.Admin/Backup", "/dropwire.live.v1.Admin/Hub",
        "/dropwire.live.v1.Admin/Stats",
        "/dropwire.live.v1.Admission/Draw", "/dropwire.live.v1.Admission/Watch",
        "/dropwire.live.v1.Audit/Head",
        "/dropwire.live.v1.Audit/ReadJournal", "/dropwire.live.v1.Checkout/Payment",
        "/dropwire.live.v1.Checkout/Payments", "/dropwire.live.v1.Checkout/Token",
        "/dropwire.live.v1.Dispatch/Job",
        "/dropwire.live.v1.Drops/Get",
        "/dropwire.live.v1.Feed/Subscribe",
        "/dropwire.live.v1.Orders/Get", "/dropwire.live.v1.Orders/Watch",
        "/dropwire.live.v1.Reservations/Hold", "/dropwire.live.v1.Reservations/Place",
        "/dropwire.live.v1.Reservations/Windows",
      ])
    let urgent = all.filter { MethodClasses.commandClass(of: $0) == .urgent }
    #expect(
      urgent.map(\.name).sorted() == [
        "BeginConfirm", "Cancel", "Confirm", "Connect", "Extend", "ForceSwap", "Leave",
        "LeaveWaitlist", "PaymentResult", "Refund", "Release", "Report", "RevokeToken", "Settle",
        "Telemetry",
      ])
  }

  /// A step of the clock is in the counters until an operator accepts it.
  @Test func aStepOfTheClockIsAcceptedByAnOperator() async throws {
    let server = try await LiveServer(limits: EngineLimits())
    let admin = Admin.Client(server.channel)
    let registry = Registry.Client(server.channel)
    func register(_ key: UInt64) async throws {
      _ = try await registry.registerPartner(
        Messages.RegisterPartnerRequest(key: UUIDBytes(high: 3, low: key), name: "p"))
    }
    try await register(1)
    #expect(try await admin.stats(StatsRequest()).clockRefused == false)
    let hour: Int64 = 3_600_000_000
    server.clock.step(byMicroseconds: hour)
    try await register(2)
    let stats = try await admin.stats(StatsRequest())
    #expect(stats.clockRefused)
    #expect(stats.clockOffset.microseconds == hour)
    // Not what the operator saw: refused.
    await #expect(throws: RPCError.self) {
      try await admin.setClock(
        SetClockRequest(expectedOffset: TimeSpan(microseconds: -hour)))
    }
    let set = try await admin.setClock(SetClockRequest(expectedOffset: stats.clockOffset))
    #expect(set.to.microseconds - set.from.microseconds == hour)
    #expect(try await admin.stats(StatsRequest()).clockRefused == false)
    // There is nothing left to set.
    await #expect(throws: RPCError.self) {
      try await admin.setClock(SetClockRequest(expectedOffset: TimeSpan(microseconds: 0)))
    }
    await server.stop()
  }
}
