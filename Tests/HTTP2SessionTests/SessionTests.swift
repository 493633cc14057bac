import HTTP2Session
import Testing

/// A session that writes down its events. Answers each request with its body.
private final class Recorder: Session {
  var events: [String] = []
  var bodies: [Int32: [UInt8]] = [:]
  var chunk = Int.max
  private var states: [UnsafeMutablePointer<Int32>] = []
  static let ok = HeaderList([(":status", "200"), ("kind", "echo")])
  static let done = HeaderList([("result", "0")])

  deinit { for state in states { state.deallocate() } }

  func state(_ stream: Int32) -> UnsafeMutableRawPointer {
    let state = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    state.initialize(to: stream)
    states.append(state)
    return UnsafeMutableRawPointer(state)
  }

  override func streamBegan(_ stream: Int32) -> UnsafeMutableRawPointer? {
    events.append("began \(stream)")
    return state(stream)
  }

  override func streamField(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, name: UnsafeRawBufferPointer,
    value: UnsafeRawBufferPointer
  ) {
    events.append(
      "\(stream) \(String(decoding: name, as: UTF8.self))=\(String(decoding: value, as: UTF8.self))"
    )
  }

  override func streamHeaders(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, _ kind: HeaderKind, endStream: Bool,
    tooLarge: Bool
  ) {
    events.append("\(stream) \(kind)\(endStream ? " end" : "")\(tooLarge ? " too large" : "")")
    if role == .server, endStream { submitResponse(stream, Self.ok, body: state) }
  }

  override func streamData(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, _ bytes: UnsafeRawBufferPointer
  ) {
    bodies[stream, default: []] += bytes
    consume(stream, bytes.count)
  }

  override func streamEnded(_ stream: Int32, _ state: UnsafeMutableRawPointer) {
    events.append("\(stream) ended")
    if role == .server { submitResponse(stream, Self.ok, body: state) }
  }

  override func readBody(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> BodyRead {
    var read = BodyRead()
    let body = bodies[stream] ?? []
    read.count = min(buffer.count, body.count, chunk)
    buffer.copyBytes(from: body[0..<read.count])
    bodies[stream] = Array(body[read.count...])
    guard read.count == body.count else { return read }
    if role == .server {
      submitTrailers(stream, Self.done)
      read.end = .trailers
    } else {
      read.end = .endStream
    }
    return read
  }

  override func streamClosed(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, _ code: ErrorCode
  ) {
    events.append("\(stream) closed \(code)")
  }

  override func goAwayReceived(
    lastStream: Int32, _ code: ErrorCode, debug: UnsafeRawBufferPointer
  ) {
    events.append(
      "GOAWAY \(lastStream) \(code) \(String(decoding: debug, as: UTF8.self))")
  }

  override func settingsAcknowledged() { events.append("settings acknowledged") }
  override func pingAcknowledged(_ payload: UInt64) { events.append("ping \(payload)") }

  /// Begins a request with `body`.
  func request(_ path: String, body: [UInt8] = []) throws -> Int32 {
    var fields = HeaderFields()
    for (name, value) in [
      (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "test"),
    ] { fields.append(name, value) }
    let pointer = state(0)
    let stream = try #require(submitRequest(fields, state: pointer))
    pointer.assumingMemoryBound(to: Int32.self).pointee = stream
    bodies[stream] = body
    return stream
  }
}

/// Two sessions with nothing between them.
private struct Wire {
  let client: Recorder
  let server: Recorder
  var now: UInt64 = 0

  init(client: SessionLimits = .init(), server: SessionLimits = .init()) {
    self.client = Recorder(role: .client, limits: client, nowMilliseconds: 0)
    self.server = Recorder(role: .server, limits: server, nowMilliseconds: 0)
  }

  /// Carries bytes until both are silent, `portion` at a time.
  func run(portion: Int = .max) throws {
    var moved = true
    while moved {
      moved = try carry(client, server, portion)
      moved = try carry(server, client, portion) || moved
    }
  }

  private func carry(_ from: Recorder, _ to: Recorder, _ portion: Int) throws -> Bool {
    var moved = false
    while let chunk = from.nextChunk() {
      moved = true
      let bytes = Array(chunk)
      var index = 0
      while index < bytes.count {
        let end = portion >= bytes.count - index ? bytes.count : index + portion
        try bytes[index..<end].withUnsafeBytes { try to.receive($0, nowMilliseconds: now) }
        index = end
      }
    }
    return moved
  }
}

@Suite("Session")
struct SessionTests {
  @Test("a call, in whole and byte by byte", arguments: [Int.max, 1, 7])
  func call(portion: Int) throws {
    let wire = Wire()
    let stream = try wire.client.request("/a", body: Array("hello".utf8))
    try wire.run(portion: portion)
    #expect(
      wire.server.events == [
        "began 1", "1 :method=POST", "1 :scheme=http", "1 :path=/a", "1 :authority=test",
        "1 request", "1 ended", "settings acknowledged", "1 closed NO_ERROR",
      ]
        || wire.server.events.filter { $0 != "settings acknowledged" } == [
          "began 1", "1 :method=POST", "1 :scheme=http", "1 :path=/a", "1 :authority=test",
          "1 request", "1 ended", "1 closed NO_ERROR",
        ])
    #expect(wire.client.bodies[stream] == Array("hello".utf8))
    #expect(
      wire.client.events.filter { $0 != "settings acknowledged" } == [
        "1 :status=200", "1 kind=echo", "1 response", "1 result=0", "1 trailers end",
        "1 closed NO_ERROR",
      ])
  }

  @Test("a megabyte passes windows of 64 KiB, in chunks of any size", arguments: [Int.max, 1_000])
  func windows(chunk: Int) throws {
    var limits = SessionLimits()
    limits.streamWindow = 65_535
    limits.connectionWindow = 65_535
    let wire = Wire(client: limits, server: limits)
    wire.client.chunk = chunk
    let body = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 13) }
    let stream = try wire.client.request("/a", body: body)
    try wire.run()
    #expect(wire.client.bodies[stream]?.count == body.count)
    #expect(wire.client.bodies[stream] ?? [] == body)
  }

  @Test("many streams at once")
  func many() throws {
    let wire = Wire()
    let streams = try (0..<500).map { try wire.client.request("/\($0)", body: [UInt8($0 & 255)]) }
    try wire.run()
    for (number, stream) in streams.enumerated() {
      #expect(wire.client.bodies[stream] == [UInt8(number & 255)])
    }
  }

  @Test("a header list over the limit is cut and said to be")
  func headerList() throws {
    var limits = SessionLimits()
    limits.headerListBytes = 200
    let wire = Wire(server: limits)
    _ = try wire.client.request("/" + String(repeating: "x", count: 300))
    try wire.run()
    #expect(wire.server.events.contains { $0.hasPrefix("1 request") && $0.hasSuffix("too large") })
    #expect(!wire.server.events.contains { $0.contains("xxx") })
  }

  @Test("GOAWAY says which streams were taken")
  func goAway() throws {
    let wire = Wire()
    // The response waits: without a stream the library ignores what comes after the first GOAWAY.
    wire.server.chunk = 0
    _ = try wire.client.request("/a", body: [1])
    try wire.run()
    wire.server.submitShutdownNotice()
    wire.server.submitPing(7)
    try wire.run()
    #expect(wire.client.events.contains("GOAWAY 2147483647 NO_ERROR "))
    #expect(wire.server.events.contains("ping 7"))
    wire.server.submitGoAway(.noError, debug: "bye")
    try wire.run()
    #expect(wire.client.events.contains("GOAWAY 1 NO_ERROR bye"))
    #expect(!wire.client.acceptsRequests)
  }

  @Test("bytes that are no HTTP/2 are told apart at the first of them")
  func notHTTP2() throws {
    for text in ["GET / HTTP/1.1\r\n", "\u{16}\u{3}\u{1}", "PRI * HTTP/1.1\r\n"] {
      let server = Recorder(role: .server, limits: .init(), nowMilliseconds: 0)
      let error = #expect(throws: SessionError.self) {
        try Array(text.utf8).withUnsafeBytes { try server.receive($0, nowMilliseconds: 0) }
      }
      #expect(error?.kind == .notHTTP2)
    }
  }

  @Test("the bucket of suspicious frames refills with time")
  func glitches() throws {
    var limits = SessionLimits()
    limits.glitchBurst = 10
    limits.glitchesPerSecond = 10
    var wire = Wire(server: limits)
    try wire.run()
    for _ in 0..<50 {
      wire.now += 200
      wire.client.submitPing(1)
      try wire.run()
    }
    #expect(wire.server.failure == nil)
    #expect(throws: SessionError.self) {
      for _ in 0..<50 {
        wire.client.submitPing(1)
        try wire.run()
      }
    }
    #expect(wire.server.failure?.kind == .peer)
  }

  @Test("a session destroyed with open streams leaves nothing behind")
  func destroyed() throws {
    weak var weakServer: Recorder?
    do {
      let wire = Wire()
      weakServer = wire.server
      wire.server.chunk = 0
      _ = try wire.client.request("/a", body: [1])
      while let chunk = wire.client.nextChunk() {
        try Array(chunk).withUnsafeBytes { try wire.server.receive($0, nowMilliseconds: 0) }
      }
      #expect(!wire.server.events.contains { $0.contains("closed") })
    }
    #expect(weakServer == nil)
  }
}
