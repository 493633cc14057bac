import Basics
import DropEngine
import DropServices
import DropwireClient
import LogContract
import MessageServices
import Messages
import RPC
import ScenarioKit
import Sequencer
import Stories
import Testing
import WireCodec

/// Who asked for an entry is in the log: as the server has established it, for every way in, and nowhere else.
@Suite("Callers in the log", .timeLimit(.minutes(5)))
struct CallersInLogTests {
  /// Fields that a client sends with every call.
  private struct Fields: ClientInterceptor {
    let fields: [(name: String, text: String)]

    func callBegins(
      _ method: MethodDescriptor, _ options: inout CallOptions, nanoseconds: UInt64
    ) async throws(RPCError) -> Ended? {
      do {
        for (name, text) in fields { try options.metadata.append(text, for: name) }
      } catch {
        throw RPCError(.internal, "\(error)")
      }
      return nil
    }
  }

  /// A server on which a role is a caller `ROLE-1` by the token `ROLE`; `all` has every role.
  private func withShop(
    depth: Depth = .services, _ body: (inout Shop) async throws -> Void
  ) async throws {
    let server = try await LiveServer(
      depth: depth,
      callers: { token in
        switch token {
        case "all": Caller(name: "all-1", roles: LiveContract.roles)
        default:
          LiveContract.roles.contains(token) ? Caller(name: "\(token)-1", roles: [token]) : nil
        }
      })
    try await Shop.with(server, body)
  }

  private func client(
    _ server: LiveServer, token: String?, _ fields: [(name: String, text: String)] = []
  ) -> LiveClient {
    var interceptors: [any ClientInterceptor] = [Fields(fields: fields)]
    if let token { interceptors.append(BearerToken { token }) }
    return LiveClient(
      channel: InterceptedChannel(
        server.another(), interceptors: interceptors, nowNanoseconds: { 0 }))
  }

  /// Who asked for the entries from one on, as an auditor is told and as the records say; both are the same.
  private func callers(
    _ client: LiveClient, from first: UInt64
  ) async throws -> [JournalCaller] {
    let call = try await client.audit.readJournal(
      ReadJournalRequest(from: first, callers: true))
    var told: [JournalCaller] = []
    var stored: [JournalCaller] = []
    for try await answer in call.responses {
      told += answer.callers
      let record = try Sequencer.JournalRecord(answer.record, position: answer.first)
      try record.visitEntries { (sequence, command, _) throws(JournalFault) in
        guard
          let header = try? EntryHeader.inFront(of: ByteSource(record.bytes, range: command))
        else { return }
        stored.append(
          JournalCaller(
            sequence: sequence, name: header.caller, role: header.role, trace: header.traceText))
      }
    }
    #expect(told == stored)
    return told.filter { $0.sequence >= first }
  }

  private func next(_ shop: Shop) async throws -> UInt64 {
    try await shop.client.audit.head(HeadRequest()).sequence + 1
  }

  // MARK: Every method

  private typealias Call = @Sendable (LiveClient, inout Shop) async throws -> Void

  /// An id of which there is nothing.
  private static let nothing = Identifier(rawValue: 99 << 20)

  /// A call of each method that makes an entry and is none of the log's contract; whether it is granted is of no
  /// interest.
  private static let calls: [String: Call] = [
    Ingest.Methods.openStream.descriptor.path:
      { _ = try await $0.ingest.openStream(.init(key: $1.key(), creator: 1, title: "show")) },
    Ingest.Methods.closeStream.descriptor.path:
      { _ = try await $0.ingest.closeStream(.init(key: $1.key(), stream: nothing)) },
    Ingest.Methods.publish.descriptor.path:
      { client, shop in
        let call = try await client.ingest.publish()
        try await call.requests.send(shop.marker())
        call.requests.finish()
        for try await _ in call.responses {}
      },
    Offers.Methods.put.descriptor.path:
      {
        _ = try await $0.offers.put(
          .init(
            key: $1.key(), creator: 1, title: "tee", price: Money(minor: 5, currency: "EUR"),
            variants: ["M"]))
      },
    Drops.Methods.control.descriptor.path:
      { _ = try await $0.drops.control(.init(key: $1.key(), drop: nothing, action: .open)) },
    Drops.Methods.adjust.descriptor.path:
      { _ = try await $0.drops.adjust(.init(key: $1.key(), pool: $1.pool, change: 1)) },
    Registry.Methods.registerPartner.descriptor.path:
      { _ = try await $0.registry.registerPartner(.init(key: $1.key(), name: "p")) },
    Registry.Methods.putHub.descriptor.path:
      {
        _ = try await $0.registry.putHub(
          .init(key: $1.key(), partner: $1.partner, openJobs: 3))
      },
    Reservations.Methods.reserveStream.descriptor.path:
      { client, shop in
        let call = try await client.reservations.reserveStream()
        for tag in 1...3 as ClosedRange<UInt64> {
          try await call.requests.send(TaggedReserve(tag: tag, request: shop.reserve()))
        }
        call.requests.finish()
        for try await _ in call.responses {}
      },
    Reservations.Methods.extend.descriptor.path:
      { _ = try await $0.reservations.extend(.init(key: $1.key(), buyer: 5, hold: nothing)) },
    Reservations.Methods.release.descriptor.path:
      { _ = try await $0.reservations.release(.init(key: $1.key(), buyer: 5, hold: nothing)) },
    Reservations.Methods.leaveWaitlist.descriptor.path:
      {
        _ = try await $0.reservations.leaveWaitlist(
          .init(key: $1.key(), buyer: 5, waiter: nothing))
      },
    Checkout.Methods.confirm.descriptor.path:
      {
        _ = try await $0.checkout.confirm(
          .init(key: $1.key(), buyer: 5, hold: nothing, payment: $1.key()))
      },
    Checkout.Methods.beginConfirm.descriptor.path:
      {
        _ = try await $0.checkout.beginConfirm(
          .init(key: $1.key(), buyer: 5, hold: nothing, payment: $1.key()))
      },
    Checkout.Methods.paymentResult.descriptor.path:
      {
        _ = try await $0.checkout.paymentResult(
          .init(key: $1.key(), hold: nothing, payment: $1.key(), authorised: true))
      },
    Dispatch.Methods.connect.descriptor.path:
      { client, shop in
        let call = try await client.dispatch.connect()
        try await call.requests.send(.hello(PartnerHello(partner: shop.partner)))
        try await call.requests.send(
          .report(JobReport(tag: 1, job: nothing, attempt: 1, action: .accept)))
        try await call.requests.send(
          .telemetry(TelemetryRequest(partner: shop.partner, hub: nothing)))
        call.requests.finish()
        for try await _ in call.responses {}
      },
    Admin.Methods.setClock.descriptor.path:
      { client, shop in
        shop.server.clock.step(byMicroseconds: 3_600_000_000)
        _ = try await client.registry.registerPartner(.init(key: shop.key(), name: "late"))
        let offset = try await client.admin.stats(StatsRequest()).clockOffset
        _ = try await client.admin.setClock(SetClockRequest(expectedOffset: offset))
      },
  ]

  /// A call of the log's contract by the number of its method.
  private func contractCall(
    _ number: Int, _ shop: Shop, _ seed: UInt64
  ) throws -> LogCommand {
    var random = SplitMix64(seed: seed)
    var known = ContractCalls.Known(
      drop: shop.drop.rawValue, hub: 99 << 20, partner: shop.partner.rawValue)
    (known.pool, known.offer) = (shop.pool.rawValue, shop.offer.rawValue)
    for _ in 0..<10_000 {
      let call = ContractCalls.next(key: random.next(), known) { random.below($0) }
      if call.number == number { return call }
    }
    throw RPCError(.internal, "stories draw no call of the method with number \(number)")
  }

  @Test("of every method, in every role that may call it")
  func everyMethod() async throws {
    try await withShop { shop in
      var walked = Set<String>()
      for method in LiveContract.methods where MethodClasses.commandClass(of: method) != nil {
        for role in method.roles {
          let first = try await next(shop)
          let caller = client(shop.server, token: role)
          if let number = method.logNumber {
            _ = try await contractCall(Int(number), shop, first).call(over: caller.channel)
          } else {
            let call = try #require(Self.calls[method.path], "\(method.path) has no call here")
            try await call(caller, &shop)
          }
          let found = try await callers(shop.client, from: first)
          #expect(!found.isEmpty, "\(method.path) of \(role) is not in the log")
          for entry in found {
            #expect(
              entry.name == "\(role)-1" && entry.role == role && entry.trace.isEmpty,
              "\(method.path) of \(role): \(entry)")
          }
        }
        walked.insert(method.path)
      }
      #expect(walked.isSuperset(of: Self.calls.keys) && walked.count > Self.calls.count)
    }
  }

  @Test("each entry of a stream says who sent it", arguments: Depth.allCases)
  func streams(depth: Depth) async throws {
    try await withShop(depth: depth) { shop in
      let first = try await next(shop)
      let edge = client(
        shop.server, token: "edge",
        [("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")])
      let call = try await edge.reservations.reserveStream()
      for tag in 1...50 as ClosedRange<UInt64> {
        try await call.requests.send(TaggedReserve(tag: tag, request: shop.reserve()))
      }
      call.requests.finish()
      for try await _ in call.responses {}
      let found = try await callers(shop.client, from: first)
      #expect(found.count == 50)
      let expected = JournalCaller(
        sequence: 0, name: "edge-1", role: "edge", trace: "0af7651916cd43dd8448eb211c80319c")
      for entry in found {
        var entry = entry
        entry.sequence = 0
        #expect(entry == expected)
      }
      // Whoever does not ask is not told.
      let plain = try await shop.client.audit.readJournal(ReadJournalRequest(from: first))
      for try await record in plain.responses { #expect(record.callers.isEmpty) }
    }
  }

  // MARK: What a client says of itself

  @Test("nothing that a request or its fields say of the caller is believed")
  func forged() async throws {
    try await withShop { shop in
      let names = [
        "caller", "role", "roles", "principal", "name", "x-caller", "x-principal", "x-role",
        "x-forwarded-user", "x-dropwire-caller", "x-dropwire-role", "entry-header", "identity",
      ]
      let edge = client(shop.server, token: "edge", names.map { ($0, "operator") })
      let first = try await next(shop)
      var request = shop.reserve()
      request.buyer = 6
      _ = try await edge.reservations.reserve(request)
      // Who may do several things did this in the role that lets one do it.
      let all = client(shop.server, token: "all", names.map { ($0, "ops") })
      _ = try await all.reservations.release(.init(key: shop.key(), buyer: 6, hold: 9))
      _ = try await all.admin.remark(
        .init(key: shop.key(), text: #"{"caller":{"name":"ops","role":"viewer"}}"#))
      let found = try await callers(shop.client, from: first)
      #expect(found.map(\.name) == ["edge-1", "all-1", "all-1"])
      #expect(found.map(\.role) == ["edge", "edge", "operator"])
      #expect(found.allSatisfy { $0.trace.isEmpty })
    }
  }

  @Test("a trace that is none is left out, and so are two")
  func traces() async throws {
    try await withShop { shop in
      let trace = "0af7651916cd43dd8448eb211c80319c"
      let good = "00-\(trace)-b7ad6b7169203331-01"
      let cases: [(sent: [String], logged: String)] = [
        ([good], trace), ([], ""), (["00-\(trace)-b7ad6b7169203331-00"], trace),
        (["cc-\(trace)-b7ad6b7169203331-01-more"], trace), ([good, good], ""),
        ([""], ""), (["00-\(trace)-0000000000000000-01"], ""),
        (["00-00000000000000000000000000000000-b7ad6b7169203331-01"], ""),
        (["00-\(trace.uppercased())-b7ad6b7169203331-01"], ""), ([good + "-x"], ""),
        (["ff-\(trace)-b7ad6b7169203331-01"], ""), ([String(good.dropLast())], ""),
        ([String(repeating: "0", count: 4_000)], ""),
      ]
      for (sent, logged) in cases {
        let first = try await next(shop)
        let caller = client(shop.server, token: "operator", sent.map { ("traceparent", $0) })
        _ = try await caller.admin.remark(.init(key: shop.key(), text: "traced"))
        let found = try await callers(shop.client, from: first)
        #expect(found.map(\.trace) == [logged], "\(sent)")
      }
    }
  }

  @Test("the same request again says who sent it again, and is answered as the first")
  func repeated() async throws {
    try await withShop { shop in
      let first = try await next(shop)
      let request = shop.reserve()
      let one = try await client(shop.server, token: "edge").reservations.reserve(request)
      let two = try await client(shop.server, token: "operator").reservations.reserve(request)
      guard case .reserved(let held) = one, case .reserved(let again) = two else {
        Issue.record("\(one) \(two)")
        return
      }
      #expect(held.hold == again.hold && again.replayed)
      let found = try await callers(shop.client, from: first)
      #expect(found.map(\.name) == ["edge-1", "operator-1"])
    }
  }

  @Test("where nobody is asked nobody is said to have asked, whatever is sent")
  func nobody() async throws {
    let server = try await LiveServer(depth: .services)
    try await Shop.with(server) { shop in
      let first = try await next(shop)
      let caller = client(
        shop.server, token: "operator",
        [("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")])
      _ = try await caller.reservations.release(.init(key: shop.key(), buyer: 6, hold: 9))
      #expect(try await callers(shop.client, from: 1).isEmpty)
      // The bytes are those of a log of a build that knew no headers: its rules come first.
      let call = try await shop.client.audit.readJournal(ReadJournalRequest(from: first))
      var firstBytes: [UInt8] = []
      for try await answer in call.responses {
        let record = try Sequencer.JournalRecord(answer.record, position: answer.first)
        try record.visitEntries { (_, command, _) throws(JournalFault) in
          firstBytes.append(record.bytes[command.lowerBound])
        }
      }
      #expect(firstBytes == [2])
    }
  }
}
