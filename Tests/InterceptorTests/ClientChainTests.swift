import EventLoop
import HTTP2Transport
import RPC
import Testing

/// Writes down what it sees, and may refuse.
private struct Step: ClientInterceptor {
  let name: String
  let journal: Journal<String>
  var refusal: RPCError?

  func callBegins(
    _ method: MethodDescriptor, _ options: inout CallOptions, nanoseconds: UInt64
  ) async throws(RPCError) -> Ended? {
    journal.add("\(name) \(method.name)")
    if let refusal { throw refusal }
    options.metadata.append(contentsOf: ["x-step": name])
    return { [journal, name] call in
      let end = call.end
      journal.add(
        "\(name) ended \(end.status.code.name) \(end.requests.messages) \(end.responses.messages)"
          + (end.nanoseconds >= nanoseconds ? "" : " before it began"))
    }
  }
}

@Suite("Interceptors of a client")
struct ClientChainTests {
  @Test("every kind of call goes through, and its end is heard")
  func kinds() async throws {
    let journal = Journal<String>()
    let served = try await Served([])
    let channel = served.channel(
      Step(name: "one", journal: journal), Step(name: "two", journal: journal))
    #expect(try await served.callAll(channel) == Array(repeating: "abc", count: 7))
    let counts = [
      ("Echo", 1, 1), ("Fast", 1, 1), ("Owed", 1, 1), ("Collect", 3, 1), ("Split", 1, 3),
      ("Feed", 1, 3), ("Chat", 3, 3),
    ]
    let expected = counts.flatMap { name, requests, responses in
      [
        "one \(name)", "two \(name)", "two ended OK \(requests) \(responses)",
        "one ended OK \(requests) \(responses)",
      ]
    }
    let seen = await journal.entries(expected.count)
    #expect(seen.sorted() == expected.sorted())
    await served.end()
  }

  @Test("failures: of the server, of a step, of the connection, of a stream given up")
  func failures() async throws {
    let journal = Journal<String>()
    let served = try await Served([])
    let channel = served.channel(Step(name: "one", journal: journal))
    _ = await Result(of: channel, Methods.fail, "ABORTED")
    let refusing = served.channel(
      Step(name: "one", journal: journal),
      Step(name: "two", journal: journal, refusal: RPCError(.unavailable, "not today")))
    _ = await Result(of: refusing, Methods.echo, "x")
    let chat = try await channel.bidirectional(Methods.chat, options: .init())
    try await chat.requests.send("a")
    var answers = chat.responses.makeAsyncIterator()
    _ = try await answers.next()
    chat.cancel()
    #expect(
      await journal.entries(7) == [
        "one Fail", "one ended ABORTED 1 0", "one Echo", "two Echo", "one ended UNAVAILABLE 0 0",
        "one Chat", "one ended CANCELLED 1 1",
      ])
    await served.channel.close()
    _ = try? await channel.serverStreaming(Methods.split, "abc", options: .init())
    #expect(await journal.entries(9).last == "one ended UNAVAILABLE 0 0")
    await served.end()
  }
}
