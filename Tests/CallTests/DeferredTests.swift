import CallKit
import RPC
import Testing

/// Calls whose handlers have no task: their answers come later, from somewhere else, or never.
@Suite("Deferred answers")
struct DeferredTests {
  @Test("answered at once, small and large", arguments: Wire.allCases, [0, 64, 3_000_000])
  func atOnce(wire: Wire, size: Int) async throws {
    let wired = try await Wired(wire)
    let note = Note(size: size)
    let isSame = try await wired.channel.unary(Methods.prompt, note, options: .init()) == note
    #expect(isSame)
    await wired.end()
  }

  @Test("an error before the answer ends the call, one after it does not", arguments: Wire.allCases)
  func throwing(wire: Wire) async throws {
    let wired = try await Wired(wire)
    await #expect(throws: RPCError(.aborted, "not begun")) {
      try await wired.channel.unary(Methods.prompt, "throws", options: .init())
    }
    #expect(
      try await wired.channel.unary(Methods.prompt, "throws later", options: .init())
        == "throws later")
    await wired.end()
  }

  @Test("many are answered by another thread, each once", arguments: Wire.allCases)
  func later(wire: Wire) async throws {
    let wired = try await Wired(wire, loops: 2)
    try await withThrowingTaskGroup(of: String.self) { calls in
      for _ in 0..<100 {
        calls.addTask {
          try await wired.channel.unary(Methods.owed, "x", options: .init()).text
        }
      }
      #expect(await wired.record.eventually { $0.replies.count == 100 })
      for (number, reply) in wired.record.now.replies.enumerated() {
        if number % 10 == 0 {
          reply.fail(RPCError(.outOfRange, "number \(number)"))
        } else {
          reply.respond(with: Note("\(number)"))
        }
        reply.respond(with: "a second answer")
        reply.fail(RPCError(.aborted, "a third one"))
      }
      var answers: Set<String> = []
      while let result = await calls.nextResult() {
        switch result {
        case .success(let text): answers.insert(text)
        case .failure(let error):
          let error = try #require(error as? RPCError)
          #expect(error.code == .outOfRange)
          answers.insert(String(error.message.dropFirst("number ".count)))
        }
      }
      #expect(answers == Set((0..<100).map(String.init)))
    }
    await wired.end()
  }

  @Test(
    "a call that ends first is told to whoever owes its answer, which goes nowhere",
    arguments: Wire.allCases)
  func ended(wire: Wire) async throws {
    let wired = try await Wired(wire)
    _ = try await wired.channel.unary(Methods.prompt, "before", options: .init())
    let error = await #expect(throws: RPCError.self) {
      try await wired.channel.unary(
        Methods.owed, "x", options: CallOptions(timeout: .milliseconds(200)))
    }
    #expect(error?.code == .deadlineExceeded)
    #expect(await wired.record.eventually { $0.observed == 1 })
    let task = Task { try await wired.channel.unary(Methods.owed, "y", options: .init()) }
    #expect(await wired.record.eventually { $0.replies.count == 2 })
    task.cancel()
    _ = await task.result
    #expect(await wired.record.eventually { $0.observed == 2 })
    #expect(wired.record.now.last?.code == .cancelled)
    for reply in wired.record.now.replies {
      reply.respond(with: "too late")
      reply.fail(RPCError(.aborted, "too late"))
    }
    // The connection and its streams are as good as before.
    for number in 0..<50 {
      let text = "\(number)"
      #expect(
        try await wired.channel.unary(Methods.prompt, Note(text), options: .init()).text == text)
    }
    await wired.end()
  }

  @Test(
    "who answers out of the cancellation does not change how the call ended",
    arguments: Wire.allCases)
  func answeredByCancellation(wire: Wire) async throws {
    let wired = try await Wired(wire)
    // Connected, so that the deadline passes where the call is.
    _ = try await wired.channel.unary(Methods.prompt, "before", options: .init())
    for text in ["responds when cancelled", "fails when cancelled", "responds after it"] {
      let error = await #expect(throws: RPCError.self, "\(text)") {
        try await wired.channel.unary(
          Methods.owed, Note(text), options: CallOptions(timeout: .milliseconds(200)))
      }
      #expect(error?.code == .deadlineExceeded, "\(text)")
    }
    #expect(
      try await wired.channel.unary(Methods.prompt, "after", options: .init()).text == "after")
    await wired.end()
  }

  @Test("nothing is kept of calls that were answered", arguments: Wire.allCases)
  func released(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let call = Task { try await wired.channel.unary(Methods.owed, "x", options: .init()) }
    #expect(await wired.record.eventually { $0.replies.count == 1 })
    weak let context = wired.record.now.replies[0].context
    wired.record.now.replies[0].respond(with: "y")
    #expect(try await call.value.text == "y")
    wired.record.note { $0.replies = [] }
    // A connection may keep the context of one call for the next; calls beside each other take the others.
    await wired.end()
    for _ in 0..<1_000 where context != nil { try await Task.sleep(for: .milliseconds(5)) }
    #expect(context == nil)
  }

  @Test("a server that ends takes along what was never answered", arguments: Wire.allCases)
  func neverAnswered(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let call = Task { try await wired.channel.unary(Methods.owed, "x", options: .init()) }
    #expect(await wired.record.eventually { $0.replies.count == 1 })
    let ending = Task { await wired.end() }
    let result = await call.result
    #expect(throws: RPCError.self) { try result.get() }
    // A server in memory waits for its handlers, as it does for tasks that do not heed their cancellation.
    for reply in wired.record.now.replies { reply.respond(with: "too late") }
    await ending.value
  }
}
