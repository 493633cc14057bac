import EventLoop
import HTTP2Transport
import RPC
import Testing

@Suite("Deadlines, authentication and limits of calls")
struct StandardTests {
  static let second: UInt64 = 1_000_000_000

  struct DeadlineCase: Sendable, CustomTestStringConvertible {
    var method: Method<Words, Words>
    /// Seconds from now.
    var asked: UInt64?
    var otherwise: UInt64?
    var longest: UInt64?
    var expected: UInt64?
    var testDescription: String {
      "\(method.name) asked \(asked ?? 0) otherwise \(otherwise ?? 0) longest \(longest ?? 0)"
    }
  }

  @Test(
    "deadlines by rule",
    arguments: [
      DeadlineCase(method: Methods.echo, expected: nil),
      DeadlineCase(method: Methods.echo, otherwise: 5, expected: 5),
      DeadlineCase(method: Methods.echo, asked: 9, otherwise: 5, expected: 9),
      DeadlineCase(method: Methods.echo, asked: 9, otherwise: 5, longest: 7, expected: 7),
      DeadlineCase(method: Methods.echo, asked: 3, otherwise: 5, longest: 7, expected: 3),
      DeadlineCase(method: Methods.echo, longest: 7, expected: 7),
      DeadlineCase(method: Methods.collect, otherwise: 8, longest: 7, expected: 7),
      DeadlineCase(method: Methods.split, otherwise: 5, longest: 7, expected: nil),
      DeadlineCase(method: Methods.chat, asked: 9, longest: 7, expected: 9),
    ])
  func deadlines(row: DeadlineCase) throws {
    let group = try LoopGroup(count: 1)
    defer { group.shutDown() }
    let now = group.loops[0].nowNanoseconds
    let arrival = Arrival(
      row.method, on: group.loops[0], deadline: row.asked.map { now + $0 * Self.second },
      interceptors: [
        DeadlineRules(
          otherwise: row.otherwise.map { .seconds($0) }, longest: row.longest.map { .seconds($0) })
      ])
    #expect(arrival.admit() == nil)
    let deadline = arrival.context.deadlineNanoseconds
    guard let expected = row.expected else {
      #expect(deadline == nil)
      return
    }
    // Later than said by what the test itself took, which is no second.
    let seconds = try #require(deadline.map { Double($0 - now) / Double(Self.second) })
    #expect(seconds >= Double(expected) && seconds < Double(expected) + 1)
  }

  @Test("a call without a deadline gets the rule's")
  func deadlineEnds() async throws {
    let served = try await Served([DeadlineRules(otherwise: .milliseconds(30))])
    await #expect(throws: RPCError(.deadlineExceeded, "the deadline has passed")) {
      _ = try await served.channel.unary(Methods.hang, "x", options: .init())
    }
    await served.end()
  }

  struct TokenCase: Sendable, CustomTestStringConvertible {
    var fields: [(String, String)]
    var method = Methods.echo
    var code: StatusCode?
    var caller: String?
    var testDescription: String { "\(fields) \(method.name)" }
  }

  private static let authentication = BearerAuthentication(
    isOpen: { $0.name == "Fast" }, permits: { caller, _ in caller.roles.contains("write") },
    lookup: { token in
      switch token {
      case "t-ann": Caller(name: "ann", roles: ["write"])
      case "t-bob": Caller(name: "bob", roles: ["read"])
      default: nil
      }
    })

  @Test(
    "bearer tokens",
    arguments: [
      TokenCase(fields: [("authorization", "Bearer t-ann")], caller: "ann"),
      TokenCase(fields: [("authorization", "bearer  t-ann ")], caller: "ann"),
      TokenCase(
        fields: [("authorization", "Bearer t-bob")], code: .permissionDenied, caller: "bob"),
      TokenCase(fields: [("authorization", "Bearer t-eve")], code: .unauthenticated),
      TokenCase(fields: [], code: .unauthenticated),
      TokenCase(fields: [("authorization", "t-ann")], code: .unauthenticated),
      TokenCase(fields: [("authorization", "Basic t-ann")], code: .unauthenticated),
      TokenCase(fields: [("authorization", "Bearer ")], code: .unauthenticated),
      TokenCase(fields: [("authorization", "Bearer t-ann t-ann")], code: .unauthenticated),
      TokenCase(
        fields: [("authorization", "Bearer t-ann"), ("authorization", "Bearer t-bob")],
        code: .unauthenticated),
      TokenCase(fields: [], method: Methods.fast),
      TokenCase(fields: [("authorization", "Bearer t-eve")], method: Methods.fast),
      TokenCase(
        fields: [("authorization", "Bearer t-bob")], method: Methods.fast, caller: "bob"),
    ])
  func tokens(row: TokenCase) throws {
    let group = try LoopGroup(count: 1)
    defer { group.shutDown() }
    let arrival = Arrival(
      row.method, row.fields, on: group.loops[0], interceptors: [Self.authentication])
    #expect(arrival.admit()?.code == row.code)
    #expect(arrival.context.caller?.name == row.caller)
  }

  @Test(
    "a handler knows its caller, found at once or by asking elsewhere", arguments: [false, true])
  func callers(remote: Bool) async throws {
    let lookup: @Sendable (String) -> Caller? = { $0 == "t-ann" ? Caller(name: "ann") : nil }
    let served = try await Served([
      remote
        ? RemoteAuthentication(lookup: { token, _ in
          try await Task.sleep(for: .milliseconds(1))
          return lookup(token)
        }) : BearerAuthentication(lookup: lookup)
    ])
    let ann = served.channel(BearerToken { "t-ann" })
    #expect(try await ann.unary(Methods.who, "", options: .init()) == "ann")
    #expect(try await served.callAll(ann) == Array(repeating: "abc", count: 7))
    let eve = await Result(of: served.channel(BearerToken { "t-eve" }), Methods.who, "")
    #expect(eve == StatusCode.unauthenticated)
    let nobody = await Result(of: served.channel, Methods.who, "")
    #expect(nobody == StatusCode.unauthenticated)
    let broken = await Result(of: served.channel(BearerToken { "ä" }), Methods.who, "")
    #expect(broken == StatusCode.unauthenticated)
    await served.end()
  }

  @Test("calls above the limit are refused, those with priority are not")
  func limit() throws {
    let group = try LoopGroup(count: 1)
    defer { group.shutDown() }
    let limit = ConcurrencyLimit(
      .init(running: 2), hasPriority: { $0.metadata["x-urgent"] != nil })
    func call(_ method: Method<Words, Words>, _ fields: [(String, String)] = []) -> Arrival {
      Arrival(method, fields, on: group.loops[0], interceptors: [limit])
    }
    let calls = (0..<4).map { _ in call(Methods.echo) }
    #expect(
      calls.map { $0.admit()?.code } == [nil, nil, .resourceExhausted, .resourceExhausted])
    let urgent = call(Methods.echo, [("x-urgent", "1")])
    #expect(urgent.admit() == nil)
    // Feeds are not counted.
    #expect(call(Methods.split).admit() == nil)
    #expect(limit.load == (running: 3, waiting: 0, refused: 2))
    // Refused calls hold no place that their end could give back.
    calls[2].end(RPCStatus(.resourceExhausted))
    calls[0].end()
    #expect(call(Methods.echo).admit()?.code == .resourceExhausted)
    urgent.end()
    #expect(call(Methods.echo).admit() == nil)
    #expect(limit.load.running == 2)
  }

  @Test("calls wait for a place in their order, as many as may; one that gives up is forgotten")
  func queue() async throws {
    let limit = ConcurrencyLimit(.init(running: 1, waiting: 3))
    let served = try await Served([limit])
    let running = Task { try await served.channel.unary(Methods.hang, "", options: .init()) }
    #expect(await eventually { limit.load.running == 1 })
    let order = Journal<Int>()
    var waiting: [Task<Void, any Error>] = []
    for number in 0..<3 {
      waiting.append(
        Task {
          _ = try await served.channel.unary(Methods.fast, "", options: .init())
          order.add(number)
        })
      #expect(await eventually { limit.load.waiting == number + 1 })
    }
    let refused = await Result(of: served.channel, Methods.fast, "")
    #expect(refused == StatusCode.resourceExhausted)
    waiting[1].cancel()
    #expect(await eventually { limit.load.waiting == 2 })
    running.cancel()
    for task in waiting { _ = await task.result }
    #expect(order.entries == [0, 2])
    #expect(await eventually { limit.load == (running: 0, waiting: 0, refused: 1) })
    await served.end()
  }

  @Test("one connection cannot have all places, nor one host; who has none finds one")
  func shares() throws {
    let group = try LoopGroup(count: 1)
    defer { group.shutDown() }
    let limit = ConcurrencyLimit(.init(running: 16))
    func call(_ host: UInt64, _ connection: UInt64) -> Arrival {
      Arrival(
        Methods.echo, on: group.loops[0],
        place: PeerPlace(host: host, connection: connection), interceptors: [limit])
    }
    let greedy = (0..<20).map { _ in call(1, 1) }
    #expect(greedy.filter { $0.admit() == nil }.count == 14)
    let beside = call(1, 2)
    #expect(beside.admit() == nil, "a neighbour of the same host")
    let other = call(2, 3)
    #expect(other.admit() == nil, "one of another host")
    #expect(call(3, 4).admit()?.code == .resourceExhausted, "all have places")
    other.end()
    #expect(greedy[0].admit()?.code == .resourceExhausted)
    #expect(call(3, 4).admit() == nil)
  }

  @Test(
    "the turn of a neighbour comes before that of whoever has most; its place in the queue is free")
  func turns() async throws {
    let limit = ConcurrencyLimit(.init(running: 1, waiting: 3))
    let served = try await Served([limit])
    var greedy: [Task<Words, any Error>] = []
    for number in 0..<4 {
      greedy.append(
        Task { try await served.channel.unary(Methods.hang, "", options: .init()) })
      #expect(await eventually { limit.load == (running: 1, waiting: number, refused: 0) })
    }
    // The queue is full; one of those who have most of it is refused.
    let neighbour = served.another()
    let answer = Task { try await neighbour.unary(Methods.fast, "", options: .init()) }
    #expect(await eventually { limit.load == (running: 1, waiting: 3, refused: 1) })
    // The one that runs ends, and two of its connection came before.
    greedy[0].cancel()
    _ = try await answer.value
    for task in greedy { task.cancel() }
    var refused = 0
    for task in greedy {
      if case .failure(let error as RPCError) = await task.result,
        error.code == .resourceExhausted
      {
        refused += 1
      }
    }
    #expect(refused == 1)
    #expect(await eventually { limit.load == (running: 0, waiting: 0, refused: 1) })
    await neighbour.close()
    await served.end()
  }

  @Test("two hundred calls through four places all arrive")
  func pressure() async throws {
    let limit = ConcurrencyLimit(.init(running: 4, waiting: 200))
    let served = try await Served([limit])
    try await withThrowingTaskGroup(of: String.self) { tasks in
      for number in 0..<200 {
        let method = number % 2 == 0 ? Methods.echo : Methods.fast
        tasks.addTask {
          try await served.channel.unary(method, Words("\(number)"), options: .init()).text
        }
      }
      var answers = Set<String>()
      for try await answer in tasks { answers.insert(answer) }
      #expect(answers.count == 200)
    }
    #expect(await eventually { limit.load == (running: 0, waiting: 0, refused: 0) })
    await served.end()
  }
}
