import CallKit
import RPC
import Testing

/// How calls end before their answer, and what holds their messages back, whichever way they go.
@Suite("Deadlines, cancellation, back-pressure")
struct CallEndTests {
  @Test("a deadline ends the call at both sides, promptly", arguments: Wire.allCases)
  func deadline(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let clock = ContinuousClock()
    let start = clock.now
    await #expect(throws: RPCError.self) {
      try await wired.channel.unary(
        Methods.hang, "x", options: CallOptions(timeout: .milliseconds(500)))
    }
    // The handler would take three thousand seconds.
    #expect(clock.now - start < .seconds(300))
    #expect(await wired.record.eventually { $0.cancelled == 1 && $0.observed == 1 })
    await wired.end()
  }

  @Test("a passed deadline needs no server", arguments: Wire.allCases)
  func passedDeadline(wire: Wire) async throws {
    let wired = try await Wired(wire)
    for timeout in [Duration.zero, .seconds(-1)] {
      await #expect(
        throws: RPCError(.deadlineExceeded, "the deadline had passed at the start")
      ) {
        try await wired.channel.unary(
          Methods.hang, "x", options: CallOptions(timeout: timeout))
      }
    }
    await wired.end()
  }

  @Test("cancelling the caller's task cancels the handler's", arguments: Wire.allCases)
  func cancelled(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let task = Task {
      try await wired.channel.unary(Methods.hang, "x", options: .init())
    }
    #expect(await wired.record.eventually { $0.started == 1 })
    task.cancel()
    let result = await task.result
    #expect(throws: RPCError(.cancelled, "cancelled by the caller")) { try result.get() }
    #expect(await wired.record.eventually { $0.cancelled == 1 && $0.observed == 1 })
    // The worker that was cancelled must not take the next call.
    #expect(try await wired.channel.unary(Methods.echo, "y", options: .init()) == "y")
    await wired.end()
  }

  @Test(
    "a task that was cancelled before its call hears so", .timeLimit(.minutes(5)),
    arguments: Wire.allCases)
  func cancelledBefore(wire: Wire) async throws {
    let wired = try await Wired(wire)
    for _ in 0..<50 {
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await wired.channel.unary(Methods.echo, "x", options: .init())
      }
      let result = await task.result
      #expect(throws: RPCError.self) { try result.get() }
      let stream = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        let call = try await wired.channel.serverStreaming(Methods.flood, "9", options: .init())
        for try await _ in call.responses {}
      }
      let end = await stream.result
      #expect(throws: RPCError.self) { try end.get() }
    }
    #expect(try await wired.channel.unary(Methods.echo, "y", options: .init()) == "y")
    await wired.end()
  }

  @Test("dropping a streaming call cancels it", arguments: Wire.allCases)
  func dropped(wire: Wire) async throws {
    let wired = try await Wired(wire)
    do {
      let call = try await wired.channel.bidirectional(Methods.deaf, options: .init())
      try await call.requests.send("x")
      #expect(await wired.record.eventually { $0.started == 1 })
    }
    // The handler never reads, so only its task tells it.
    #expect(try await wired.channel.unary(Methods.echo, "y", options: .init()) == "y")
    await wired.end()
  }

  @Test(
    "a reader that does not read holds the sender back, and loses nothing", arguments: Wire.allCases
  )
  func slowReader(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let call = try await wired.channel.serverStreaming(Methods.flood, "5000", options: .init())
    var responses = call.responses.makeAsyncIterator()
    #expect(try await responses.next() != nil)
    var before = -1
    while wired.record.now.sent != before {
      before = wired.record.now.sent
      try await Task.sleep(for: .milliseconds(100))
    }
    // The window and the cap of unsent bytes (64 KiB), nothing more.
    #expect(before < wire.window, "sent \(before) of 5000 messages of 1,000 bytes to nobody")
    var count = 1
    while try await responses.next() != nil { count += 1 }
    #expect(count == 5_000)
    await wired.end()
  }

  @Test("a handler that does not read holds its client back", arguments: Wire.allCases)
  func slowHandler(wire: Wire) async throws {
    let wired = try await Wired(wire)
    let call = try await wired.channel.bidirectional(Methods.deaf, options: .init())
    let requests = call.requests
    let record = Record()
    let sending = Task {
      let block = Note(size: 1_000)
      while !Task.isCancelled {
        try await requests.send(block)
        record.note { $0.sent += 1 }
      }
    }
    var before = -1
    while record.now.sent != before {
      before = record.now.sent
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(
      before > 100 && before < wire.window, "sent \(before) messages of 1,000 bytes to nobody")
    // Others on the same connection are not held back.
    #expect(try await wired.channel.unary(Methods.echo, "y", options: .init()) == "y")
    sending.cancel()
    _ = await sending.result
    call.cancel()
    await wired.end()
  }

  @Test(
    "a frame source that holds its response goes on, or refuses, or ends with its call",
    arguments: Wire.allCases)
  func held(wire: Wire) async throws {
    let wired = try await Wired(wire)
    func texts(_ request: Note, _ options: CallOptions = .init()) async throws -> [String] {
      let call = try await wired.channel.serverStreaming(Methods.held, request, options: options)
      var texts: [String] = []
      for try await response in call.responses { texts.append(response.text) }
      return texts
    }
    #expect(try await texts("known") == ["here"])
    await #expect(throws: RPCError(.notFound, "there is none")) { try await texts("unknown") }
    await #expect(throws: RPCError.self) {
      try await texts("patience", CallOptions(timeout: .milliseconds(200)))
    }
    #expect(await wired.record.eventually { $0.started == 3 && $0.sourcesClosed == 3 })
    await wired.end()
  }
}
