import CoreMetrics
import InMemoryTracing
import Logging
import MetricsTestKit
import EventLoop
import HTTP2Transport
import RPC
import RPCInstruments
import ServiceContextModule
import Testing
import Tracing

/// Keeps what is logged.
private struct KeptLog: LogHandler {
  let journal: Journal<String>
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.debug

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields = (event.metadata ?? [:]).filter { !["peer", "microseconds"].contains($0.key) }
    let text = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    journal.add("\(event.level) \(event.message) \(text.joined(separator: " "))")
  }
}

@Suite("Calls in logs, metrics and traces")
struct InstrumentTests {
  @Test("one line for a call at each side, as loud as its code")
  func logging() async throws {
    let server = Journal<String>()
    let client = Journal<String>()
    let served = try await Served([
      CallLogging(Logger(label: "s") { _ in KeptLog(journal: server) })
    ])
    let channel = served.channel(
      CallLogging(
        Logger(label: "c") { _ in KeptLog(journal: client) },
        levels: .init(succeeded: nil, clientFailed: .warning, serverFailed: .critical)))
    _ = try await channel.unary(Methods.echo, "abc", options: .init())
    for code in ["NOT_FOUND", "INTERNAL"] {
      _ = await Result(of: channel, Methods.fail, Words(code))
    }
    let chat = try await channel.bidirectional(Methods.chat, options: .init())
    try await chat.requests.send("four")
    chat.requests.finish()
    for try await _ in chat.responses {}
    func line(
      _ method: String, _ kind: String, _ code: String, _ requests: (Int, Int),
      _ responses: (Int, Int)
    ) -> String {
      "call code=\(code) encoding=native kind=\(kind) method=test.Words/\(method)"
        + (code == "OK" ? "" : " reason=as asked")
        + " requestBytes=\(requests.1) requests=\(requests.0) responseBytes=\(responses.1)"
        + " responses=\(responses.0)"
    }
    #expect(
      await server.entries(4) == [
        "debug " + line("Echo", "unary", "OK", (1, 3), (1, 3)),
        "info " + line("Fail", "unary", "NOT_FOUND", (1, 9), (0, 0)),
        "error " + line("Fail", "unary", "INTERNAL", (1, 8), (0, 0)),
        "debug " + line("Chat", "bidirectional", "OK", (1, 4), (1, 4)),
      ])
    #expect(
      await client.entries(2) == [
        "warning call code=NOT_FOUND kind=unary method=test.Words/Fail reason=as asked"
          + " requestBytes=0 requests=1 responseBytes=0 responses=0",
        "critical call code=INTERNAL kind=unary method=test.Words/Fail reason=as asked"
          + " requestBytes=0 requests=1 responseBytes=0 responses=0",
      ])
    await served.end()
  }

  @Test("counters and timers by method and code")
  func metrics() async throws {
    let factory = TestMetrics()
    let served = try await Served([CallMetrics(factory: factory)])
    let channel = served.channel(CallMetrics(factory: factory))
    _ = try await served.callAll(channel)
    _ = await Result(of: channel, Methods.fail, "NOT_FOUND")
    _ = await Result(of: channel, Methods.fail, "NOT_FOUND")
    func counter(
      _ side: String, _ name: String, _ method: String, _ kind: String, _ code: String?
    )
      -> Int64
    {
      let dimensions =
        [("method", "test.Words/\(method)"), ("kind", kind)] + (code.map { [("code", $0)] } ?? [])
      let counter = try? factory.expectCounter("rpc_\(side)_\(name)_total", dimensions)
      return counter?.totalValue ?? 0
    }
    #expect(
      await eventually { counter("server", "handled", "Fail", "unary", "NOT_FOUND") == 2 })
    for side in ["server", "client"] {
      #expect(counter(side, "started", "Fail", "unary", nil) == 2)
      #expect(counter(side, "handled", "Fail", "unary", "NOT_FOUND") == 2)
      #expect(counter(side, "handled", "Echo", "unary", "OK") == 1)
      #expect(counter(side, "requests", "Chat", "bidirectional", nil) == 3)
      #expect(counter(side, "responses", "Feed", "server_streaming", nil) == 3)
      #expect(counter(side, "response_bytes", "Split", "server_streaming", nil) == 3)
      let timer = try factory.expectTimer(
        "rpc_\(side)_handling_seconds", [("method", "test.Words/Echo"), ("kind", "unary")])
      #expect(timer.values.count == 1)
    }
    #expect(counter("server", "request_bytes", "Echo", "unary", nil) == 3)
    await served.end()
  }

  struct TraceCase: Sendable, CustomTestStringConvertible {
    var text: String
    var trace: String?
    var sent: String?
    var testDescription: String { text }
  }

  static let trace = "0af7651916cd43dd8448eb211c80319c"
  static let span = "b7ad6b7169203331"

  @Test(
    "traceparent, as the recommendation has it",
    arguments: [
      TraceCase(text: "00-\(trace)-\(span)-01", trace: trace, sent: "00-\(trace)-\(span)-01"),
      TraceCase(text: "00-\(trace)-\(span)-00", trace: trace, sent: "00-\(trace)-\(span)-00"),
      TraceCase(text: "cc-\(trace)-\(span)-07-more", trace: trace, sent: "00-\(trace)-\(span)-01"),
      TraceCase(text: "00-\(trace)-\(span)-01-more"),
      TraceCase(text: "ff-\(trace)-\(span)-01"),
      TraceCase(text: "00-\(trace.uppercased())-\(span)-01"),
      TraceCase(text: "00-\(String(repeating: "0", count: 32))-\(span)-01"),
      TraceCase(text: "00-\(trace)-0000000000000000-01"),
      TraceCase(text: "00-\(trace.dropLast())-\(span)-01"),
      TraceCase(text: "00-\(trace)-\(span)-1"),
      TraceCase(text: "00-\(trace)-\(span)"),
      TraceCase(text: ""),
    ])
  func traceparent(row: TraceCase) {
    let parsed = TraceContext(traceparent: row.text, state: "a=1,b=2")
    #expect(parsed?.traceID == row.trace)
    #expect(parsed?.traceparent == row.sent)
    #expect(parsed == nil || parsed?.state == "a=1,b=2")
    // Without instruments the same fields name the same trace.
    let id = TraceID(traceparent: row.text)
    #expect(
      id.map { String($0.high, radix: 16) + String($0.low, radix: 16) }
        == row.trace.map { String($0.drop { $0 == "0" }) })
  }

  @Test("a trace goes on across the call, with a tracer and without")
  func tracing() async throws {
    let seen = Journal<TraceContext?>()
    struct Seen: ServerInterceptor {
      let journal: Journal<TraceContext?>
      func callArrived(_ context: ServerContext) { journal.add(TraceContext(context.metadata)) }
    }
    let tracer = InMemoryTracer()
    let served = try await Served([CallTracing(tracer: tracer), Seen(journal: seen)])
    let plain = served.channel(CallTracing(tracer: NoOpTracer()))
    var context = ServiceContext.topLevel
    context.traceContext = TraceContext(
      traceID: Self.trace, spanID: Self.span, state: "vendor=1")
    try await ServiceContext.withValue(context) {
      _ = try await plain.unary(Methods.echo, "x", options: .init())
      _ = await Result(of: plain, Methods.fail, "NOT_FOUND")
    }
    // The tracer at the client sends its own fields, and its spans follow each other.
    let traced = served.channel(CallTracing(tracer: tracer))
    _ = try await traced.unary(Methods.fast, "x", options: .init())
    let expected = TraceContext(traceID: Self.trace, spanID: Self.span, state: "vendor=1")
    #expect(await seen.entries(3) == [expected, expected, nil])
    #expect(await eventually { tracer.finishedSpans.count == 4 })
    let spans = tracer.finishedSpans
    let fail = try #require(spans.first { $0.operationName == "test.Words/Fail" })
    #expect(fail.kind == .server && fail.status?.code == .error)
    #expect(fail.attributes["rpc.grpc.status_code"]?.toSpanAttribute() == .int64(5))
    let fast = spans.filter { $0.operationName == "test.Words/Fast" }
    let client = try #require(fast.first { $0.kind == .client })
    let server = try #require(fast.first { $0.kind == .server })
    #expect(server.parentSpanID == client.spanID && server.traceID == client.traceID)
    await served.end()
  }
}
