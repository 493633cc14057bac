import EventLoop
import HTTP2Transport
import RPC
import Testing

/// Writes down what it sees.
private struct Step: SurroundingInterceptor {
  let name: String
  let journal: Journal<String>
  var refuses = false
  var isAround = true

  func callArrived(_ context: ServerContext) throws(RPCError) {
    journal.add("\(name) arrived \(context.method.name)")
    context.onEnd { [journal, name] in
      journal.add(
        "\(name) ended \($0.status.code.name) \($0.requests.messages) \($0.responses.messages)")
    }
    if refuses { throw RPCError(.permissionDenied, "\(name) says no") }
  }

  func surrounds(_ method: MethodDescriptor, onLoop: Bool) -> Bool { isAround }

  func surround(_ context: ServerContext, _ handler: () async throws -> Void) async throws {
    journal.add("\(name) before")
    do {
      try await handler()
      journal.add("\(name) after")
    } catch {
      journal.add("\(name) failed")
      throw error
    }
  }
}

@Suite("Chains of interceptors")
struct ChainTests {
  @Test(
    "steps stand around the handler in their order, whatever its form", arguments: [true, false])
  func order(around: Bool) async throws {
    let journal = Journal<String>()
    let served = try await Served([
      Step(name: "one", journal: journal, isAround: around),
      Step(name: "two", journal: journal, isAround: around),
    ])
    #expect(
      try await served.callAll(served.channel) == Array(repeating: "abc", count: 7))
    let counts = [
      ("Echo", 1, 1), ("Fast", 1, 1), ("Owed", 1, 1), ("Collect", 3, 1), ("Split", 1, 3),
      ("Feed", 1, 3), ("Chat", 3, 3),
    ]
    let expected = counts.map { name, requests, responses in
      ["one arrived \(name)", "two arrived \(name)"]
        + (around ? ["one before", "two before", "two after", "one after"] : [])
        + ["two ended OK \(requests) \(responses)", "one ended OK \(requests) \(responses)"]
    }
    // The end of a call may be heard after the next one has begun: each call by itself is in order.
    let seen = await journal.entries(expected.joined().count)
    #expect(seen.sorted() == expected.joined().sorted())
    for kind in ["one", "two"] {
      let own = seen.filter { $0.hasPrefix("\(kind) arrived") }
      #expect(own == counts.map { "\(kind) arrived \($0.0)" })
    }
    await served.end()
  }

  @Test("one call, in order")
  func single() async throws {
    let journal = Journal<String>()
    let served = try await Served([
      Step(name: "one", journal: journal), Step(name: "two", journal: journal),
    ])
    _ = try await served.channel.unary(Methods.echo, "x", options: .init())
    #expect(
      await journal.entries(8) == [
        "one arrived Echo", "two arrived Echo", "one before", "two before", "two after",
        "one after", "two ended OK 1 1", "one ended OK 1 1",
      ])
    await served.end()
  }

  @Test("a refusal leaves out later steps and the handler, and is heard by those before")
  func refusal() async throws {
    let journal = Journal<String>()
    let served = try await Served([
      Step(name: "one", journal: journal), Step(name: "two", journal: journal, refuses: true),
      Step(name: "three", journal: journal),
    ])
    await #expect(throws: RPCError(.permissionDenied, "two says no")) {
      _ = try await served.channel.unary(Methods.fast, "x", options: .init())
    }
    #expect(
      await journal.entries(4) == [
        "one arrived Fast", "two arrived Fast", "two ended PERMISSION_DENIED 0 0",
        "one ended PERMISSION_DENIED 0 0",
      ])
    await served.end()
  }

  @Test("the end says what the client was told", arguments: StatusCode.allCases)
  func status(code: StatusCode) async throws {
    let journal = Journal<String>()
    let served = try await Served([Step(name: "one", journal: journal, isAround: false)])
    let result = await Result(of: served.channel, Methods.fail, Words(code.name))
    // A handler cannot fail with OK.
    let expected = code == .ok ? StatusCode.unknown : code
    #expect(result == expected)
    #expect(await journal.entries(2).last == "one ended \(expected.name) 1 0")
    await served.end()
  }

  @Test("a call that is given up, and one whose deadline passes, end so")
  func cancelled() async throws {
    let journal = Journal<String>()
    let served = try await Served([Step(name: "one", journal: journal)])
    await #expect(throws: RPCError.self) {
      _ = try await served.channel.unary(
        Methods.hang, "x", options: .init(timeout: .milliseconds(50)))
    }
    let task = Task { try await served.channel.unary(Methods.hang, "x", options: .init()) }
    _ = await eventually { journal.entries.filter { $0 == "one before" }.count == 2 }
    task.cancel()
    _ = await task.result
    let ends = await journal.entries(8).filter { $0.contains("ended") }
    #expect(ends.count == 2)
    // The client's own timer may be first.
    #expect(["one ended DEADLINE_EXCEEDED 1 0", "one ended CANCELLED 1 0"].contains(ends.first))
    #expect(ends.last == "one ended CANCELLED 1 0")
    await served.end()
  }
}

extension Result where Success == Words, Failure == RPCError {
  /// The code a unary call ended with.
  init(of channel: any ClientChannel, _ method: Method<Words, Words>, _ request: Words) async {
    do throws(RPCError) {
      self = .success(try await channel.unary(method, request, options: .init()))
    } catch {
      self = .failure(error)
    }
  }

  static func == (result: Self, code: StatusCode) -> Bool {
    switch result {
    case .success: code == .ok
    case .failure(let error): error.code == code
    }
  }
}
