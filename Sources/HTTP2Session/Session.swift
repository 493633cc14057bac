import CNghttp2

/// Which header list of a stream arrived.
public enum HeaderKind: Sendable {
  case request
  case response
  /// Trailers, or the response that follows a 1xx: only the field `:status` tells.
  case trailers
}

/// What a stream's body has to send. See `Session.readBody`.
public struct BodyRead {
  public enum End: Sendable {
    /// More follows, now or after `resume`.
    case none
    /// That was all: END_STREAM goes with these bytes.
    case endStream
    /// That was all, and trailers were submitted.
    case trailers
  }

  /// Bytes written into the buffer. Zero without an end defers the stream until `resume`.
  public var count = 0
  public var end = End.none

  public init() {}
}

/// HTTP/2 on one connection, without IO: bytes in, events, bytes out.
///
/// A subclass is told what happened by the methods it overrides. They are called from `receive` and
/// `nextChunk`; from them a subclass may call everything but these two. Each stream carries one pointer
/// of the subclass, its state. Not safe from several threads: a session belongs to a loop.
open class Session {
  public enum Role: Sendable {
    case server, client
  }

  public let role: Role
  public let limits: SessionLimits
  private var glitches: GlitchBucket
  private var windowUpdatesReceived = 0
  private var headerBytes: UInt32 = 0
  private var scanner = FrameScanner()
  /// Frames that waited to be sent when the peer's SETTINGS began.
  private var queuedBeforeSettings = 0
  /// DATA and HEADERS frames sent: how much the peer has got to read.
  public var streamFramesSent: Int { tally.pointee.streamFramesSent }
  /// The newest request that may have left: no peer has seen those after it.
  public private(set) var lastRequestSent: Int32 = 0
  private var lastRequest: Int32 = 0
  /// Why the session is over, when it failed.
  public private(set) var failure: SessionError? {
    didSet { isFailing = failure != nil }
  }

  // Last what every frame touches: with the first properties of the subclass it lies in one cache line.
  private var openStreams = 0
  /// What each frame changes. Behind a pointer, which costs no exclusivity check; owned, freed in `deinit`.
  private let tally: UnsafeMutablePointer<Tally>
  let library: OpaquePointer
  private let memory = SessionMemory()
  /// The state of the stream whose callbacks are coming now: header fields and chunks come in rows.
  private var currentState: UnsafeMutableRawPointer?
  private var currentStream: Int32 = 0
  /// A GOAWAY went either way: without one, a session does not end.
  private var isEnding = false
  private var isFailing = false

  private struct Tally {
    var numbers = StreamNumbers()
    var dataFramesSent = 0
    var streamFramesSent = 0
  }

  /// - Parameter nowMilliseconds: any clock that does not go back, the one given to `receive`.
  public init(role: Role, limits: SessionLimits, nowMilliseconds: UInt64) {
    self.role = role
    self.limits = limits
    glitches = GlitchBucket(limits: limits, nowMilliseconds: nowMilliseconds)
    tally = .allocate(capacity: 1)
    tally.initialize(to: Tally())
    var created: OpaquePointer?
    var functions = memory.functions
    let (callbacks, options) = (Library.shared.callbacks, Library.shared.options)
    let code =
      role == .server
      ? nghttp2_session_server_new3(&created, callbacks, nil, options, &functions)
      : nghttp2_session_client_new3(&created, callbacks, nil, options, &functions)
    guard code == 0, let created else { fatalError("out of memory for an HTTP/2 session") }
    library = created
    // Unretained: the library calls back only from calls made on this object.
    nghttp2_session_set_user_data(library, Unmanaged.passUnretained(self).toOpaque())
    submitSettings()
  }

  deinit {
    nghttp2_session_del(library)
    tally.deinitialize(count: 1)
    tally.deallocate()
  }

  /// Calls `body` with the places, and their cache lines of 64 bytes, that sending a DATA frame of an idle session
  /// touches: what was seen with the session's one stream. Addresses only, nothing is read: for a hint to the
  /// processor. Others are touched with more streams.
  public func forEachHotRange(_ body: (UnsafeRawPointer, Int) -> Void) {
    let start = UnsafeRawPointer(library)
    body(start, 12)
    body(start + 37 * 64, 9)
    body(start + 142 * 64, 2)
    body(start + 145 * 64, 5)
    body(start + 153 * 64, 4)
    body(start + 174 * 64, 2)
  }

  /// Blocks and chunks of the library's memory that are outside of the session's own place.
  var memoryBeside: Int { memory.blocksBeside }

  /// Bytes that the library holds besides the session's own place: open streams, header lists, frames that wait.
  public var memoryBytesBeside: Int { memory.bytesBeside }

  private func submitSettings() {
    func entry(_ id: nghttp2_settings_id, _ value: UInt32) -> nghttp2_settings_entry {
      nghttp2_settings_entry(settings_id: Int32(id.rawValue), value: value)
    }
    let settings: InlineArray<4, nghttp2_settings_entry> = [
      entry(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, UInt32(limits.streamWindow)),
      entry(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, limits.headerListBytes),
      entry(NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1),
      role == .server
        ? entry(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, limits.concurrentStreams)
        : entry(NGHTTP2_SETTINGS_ENABLE_PUSH, 0),
    ]
    settings.span.withUnsafeBufferPointer {
      _ = nghttp2_submit_settings(library, 0, $0.baseAddress, $0.count)
    }
    nghttp2_session_set_local_window_size(library, 0, 0, limits.connectionWindow)
  }

  // MARK: Bytes

  /// Handles what arrived. After an error nothing more may be given in; collect and close.
  public func receive(
    _ bytes: UnsafeRawBufferPointer, nowMilliseconds: UInt64
  ) throws(SessionError) {
    if let failure { throw failure }
    glitches.refill(nowMilliseconds: nowMilliseconds)
    if role == .server {
      let seen = scanner.scan(bytes)
      take(UnsafeRawBufferPointer(rebasing: bytes[..<seen.valid]))
      for _ in 0..<seen.empties where failure == nil { glitch() }
      if let violation = seen.violation { fail(violation.description, violation.code) }
    } else {
      take(bytes)
    }
    if failure == nil, nghttp2_session_get_outbound_queue_size(library) > limits.outboundFrames {
      fail("the peer makes us queue more than \(limits.outboundFrames) frames", .enhanceYourCalm)
    }
    if let failure { throw failure }
  }

  private func take(_ bytes: UnsafeRawBufferPointer) {
    let used = nghttp2_session_mem_recv(
      library, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    guard failure == nil, used < 0 else { return }
    failure = SessionError(code: used)
    // The library ends by itself what breaks the protocol. It says nothing to whom it does not take for a peer, or
    // has had enough of.
    if failure?.kind == .notHTTP2 {
      nghttp2_session_terminate_session(library, ErrorCode.protocolError.rawValue)
    } else if used == Int(SessionError.tooManyContinuations) {
      nghttp2_session_terminate_session(library, ErrorCode.enhanceYourCalm.rawValue)
    }
  }

  /// The next bytes to send, valid until the next call of any method; nil when there is nothing now.
  public func nextChunk() -> UnsafeRawBufferPointer? {
    var start: UnsafePointer<UInt8>?
    let count = nghttp2_session_mem_send(library, &start)
    guard count > 0 else {
      if count < 0, failure == nil { failure = SessionError(code: count) }
      return nil
    }
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// All requests count as sent: the library says so only when it is asked for the next chunk, and a write
  /// that has no room for one does not ask.
  public func countRequestsAsSent() { lastRequestSent = lastRequest }

  public var wantsWrite: Bool { nghttp2_session_want_write(library) != 0 }

  /// Whether `failure` is set.
  public var hasFailed: Bool { isFailing }

  /// Nothing will come in and nothing go out any more.
  public var isOver: Bool {
    isEnding && nghttp2_session_want_read(library) == 0 && nghttp2_session_want_write(library) == 0
  }

  /// Ends the session with GOAWAY, which can still be collected. `debug` goes with it.
  public func fail(_ reason: String, _ code: ErrorCode, debug: String = "") {
    guard failure == nil else { return }
    failure = SessionError(.peer, reason)
    // The library's own, which follows, has no room for a text.
    if !debug.isEmpty { submitGoAway(code, debug: debug) }
    nghttp2_session_terminate_session(library, code.rawValue)
  }

  // MARK: Events, for the subclass

  /// A stream begins: its state. Nil refuses the stream.
  open func streamBegan(_ stream: Int32) -> UnsafeMutableRawPointer? { nil }
  /// One field of a header list. Valid during the call.
  open func streamField(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, name: UnsafeRawBufferPointer,
    value: UnsafeRawBufferPointer
  ) {}
  /// A header list is complete. `tooLarge`: it exceeded the limit, and its rest was dropped.
  open func streamHeaders(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, _ kind: HeaderKind, endStream: Bool,
    tooLarge: Bool
  ) {}
  /// Bytes of the body. They count against the windows until `consume`.
  open func streamData(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, _ bytes: UnsafeRawBufferPointer
  ) {}
  /// The peer sends no more on this stream. Not called when END_STREAM came with a header list.
  open func streamEnded(_ stream: Int32, _ state: UnsafeMutableRawPointer) {}
  /// Fill `buffer` with the body of this stream.
  open func readBody(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> BodyRead { BodyRead() }
  /// The stream is over; its state is not used again.
  open func streamClosed(
    _ stream: Int32, _ state: UnsafeMutableRawPointer, _ code: ErrorCode
  ) {}
  /// The peer accepts no streams after `lastStream`.
  open func goAwayReceived(
    lastStream: Int32, _ code: ErrorCode, debug: UnsafeRawBufferPointer
  ) {}
  /// The peer's settings arrived.
  open func settingsReceived() {}
  /// The peer has acknowledged our settings.
  open func settingsAcknowledged() {}
  open func pingAcknowledged(_ payload: UInt64) {}
  /// The peer asks whether we are there; the answer is on its way already.
  open func pingReceived() {}

  // MARK: Streams

  /// Answers a request. Without a body the response ends the stream.
  public func submitResponse(
    _ stream: Int32, _ headers: HeaderList, body state: UnsafeMutableRawPointer?
  ) {
    submitResponse(stream, headers.fields.baseAddress, headers.fields.count, state)
  }

  public func submitResponse(
    _ stream: Int32, _ headers: HeaderFields, body state: UnsafeMutableRawPointer?
  ) {
    headers.withFields { submitResponse(stream, $0, $1, state) }
  }

  private func submitResponse(
    _ stream: Int32, _ fields: UnsafePointer<nghttp2_nv>?, _ count: Int,
    _ state: UnsafeMutableRawPointer?
  ) {
    guard let state else {
      nghttp2_submit_response(library, stream, fields, count, nil)
      return
    }
    var provider = Library.provider(state)
    nghttp2_submit_response(library, stream, fields, count, &provider)
  }

  /// Sends `100 Continue` ahead of the response (RFC 9110, section 15.2.1).
  public func submitContinue(_ stream: Int32) {
    nghttp2_submit_headers(
      library, 0, stream, nil, Self.interim.fields.baseAddress, Self.interim.fields.count, nil)
  }

  // Outlives every stream, as a list has to.
  private static let interim = HeaderList([(":status", "100")])

  /// Begins a request; its number, or nil when the connection has no more numbers.
  public func submitRequest(
    _ headers: HeaderFields, state: UnsafeMutableRawPointer
  ) -> Int32? {
    headers.withFields { fields, count in
      var provider = Library.provider(state)
      return opened(
        nghttp2_submit_request(library, nil, fields, count, &provider, state))
    }
  }

  /// Begins a request whose headers were made once.
  public func submitRequest(_ headers: HeaderList, state: UnsafeMutableRawPointer) -> Int32? {
    var provider = Library.provider(state)
    return opened(
      nghttp2_submit_request(
        library, nil, headers.fields.baseAddress, headers.fields.count, &provider, state))
  }

  private func opened(_ stream: Int32) -> Int32? {
    guard stream > 0 else { return nil }
    openStreams += 1
    lastRequest = stream
    return stream
  }

  /// Sends the last header list of the stream. From `readBody`, which then answers `.trailers`.
  public func submitTrailers(_ stream: Int32, _ trailers: HeaderList) {
    nghttp2_submit_trailer(
      library, stream, trailers.fields.baseAddress, trailers.fields.count)
  }

  public func submitTrailers(_ stream: Int32, _ trailers: HeaderFields) {
    trailers.withFields { _ = nghttp2_submit_trailer(library, stream, $0, $1) }
  }

  /// The stream has a body to send again.
  public func resume(_ stream: Int32) { nghttp2_session_resume_data(library, stream) }

  public func reset(_ stream: Int32, _ code: ErrorCode) {
    nghttp2_submit_rst_stream(library, 0, stream, code.rawValue)
  }

  /// Events of this stream do not come any more.
  public func forget(_ stream: Int32) {
    if nghttp2_session_get_stream_user_data(library, stream) != nil { openStreams -= 1 }
    nghttp2_session_set_stream_user_data(library, stream, nil)
    if stream == currentStream { currentState = nil }
  }

  /// Gives the peer back credit for bytes of this stream, and of the connection.
  public func consume(_ stream: Int32, _ count: Int) {
    nghttp2_session_consume(library, stream, count)
  }

  /// Gives the peer back credit for bytes of this stream only.
  public func consumeStream(_ stream: Int32, _ count: Int) {
    nghttp2_session_consume_stream(library, stream, count)
  }

  /// Gives credit back for a stream that is gone, or whose bytes are dropped.
  public func consumeConnection(_ count: Int) {
    nghttp2_session_consume_connection(library, count)
  }

  // MARK: Connection

  /// Says that the connection will end soon: the peer should open no streams, but those on their way
  /// are served.
  public func submitShutdownNotice() { nghttp2_submit_shutdown_notice(library) }

  /// Says which streams were taken, and that no more are.
  public func submitGoAway(_ code: ErrorCode, debug: String = "") {
    let last = nghttp2_session_get_last_proc_stream_id(library)
    var text = debug
    text.withUTF8 {
      _ = nghttp2_submit_goaway(library, 0, last, code.rawValue, $0.baseAddress, $0.count)
    }
  }

  public func submitPing(_ payload: UInt64) {
    withUnsafeBytes(of: payload.bigEndian) {
      _ = nghttp2_submit_ping(
        library, 0, $0.baseAddress!.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// Whether flow control lets the stream send bytes now.
  public func hasWindow(_ stream: Int32) -> Bool {
    nghttp2_session_get_stream_remote_window_size(library, stream) > 0
      && nghttp2_session_get_remote_window_size(library) > 0
  }

  /// Streams the peer allows us to have open.
  public var peerConcurrentStreams: Int {
    Int(
      nghttp2_session_get_remote_settings(
        library, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS))
  }

  /// Whether a request can be begun: no GOAWAY, numbers left.
  public var acceptsRequests: Bool { nghttp2_session_check_request_allowed(library) != 0 }
}

// MARK: What the library calls

extension Session {
  func didBeginFrame(type: UInt8, _ stream: Int32) {
    switch nghttp2_frame_type(UInt32(type)) {
    case NGHTTP2_HEADERS:
      if role == .server, !tally.pointee.numbers.take(stream) {
        fail("stream \(stream) is opened after a larger one", .protocolError)
      }
    case NGHTTP2_DATA, NGHTTP2_CONTINUATION: break
    case NGHTTP2_RST_STREAM:
      // The library limits how many streams are reset, and says nothing of resets of streams that are closed.
      selectStream(stream)
      if currentState == nil { glitch() }
    case NGHTTP2_WINDOW_UPDATE: didReceiveWindowUpdate()
    case NGHTTP2_SETTINGS:
      queuedBeforeSettings = nghttp2_session_get_outbound_queue_size(library)
      glitch()
    default: glitch()
    }
  }

  /// Counts one suspicious frame.
  func glitch() {
    guard !glitches.take() else { return }
    fail("the peer sent too many suspicious frames", .enhanceYourCalm)
  }

  func didBeginHeaders(_ frame: UnsafePointer<nghttp2_frame>) -> Int32 {
    let stream = frame.pointee.hd.stream_id
    headerBytes = 0
    guard frame.pointee.headers.cat == NGHTTP2_HCAT_REQUEST else {
      selectStream(stream)
      return 0
    }
    guard let state = streamBegan(stream) else {
      return Int32(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
    }
    openStreams += 1
    nghttp2_session_set_stream_user_data(library, stream, state)
    currentStream = stream
    currentState = state
    return 0
  }

  private func selectStream(_ stream: Int32) {
    guard stream != currentStream else { return }
    currentStream = stream
    currentState = nghttp2_session_get_stream_user_data(library, stream)
  }

  func didReceiveField(
    _ stream: Int32, _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer
  ) {
    let size = UInt32(truncatingIfNeeded: name.count + value.count + 32)
    headerBytes = headerBytes &+ size
    guard headerBytes <= limits.headerListBytes, let currentState else { return }
    streamField(stream, currentState, name: name, value: value)
  }

  func didReceiveChunk(_ stream: Int32, _ bytes: UnsafeRawBufferPointer) {
    selectStream(stream)
    if let currentState {
      streamData(stream, currentState, bytes)
    } else {
      consumeConnection(bytes.count)
    }
  }

  func didReceiveFrame(_ frame: UnsafePointer<nghttp2_frame>) {
    let header = frame.pointee.hd
    switch nghttp2_frame_type(UInt32(header.type)) {
    case NGHTTP2_HEADERS: didReceiveHeaders(frame)
    case NGHTTP2_DATA:
      let ends = header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
      // At a server the scanner counts them, on closed streams as well.
      if role == .client, header.length == 0, !ends { glitch() }
      guard ends else { return }
      selectStream(header.stream_id)
      if let currentState { streamEnded(header.stream_id, currentState) }
    case NGHTTP2_SETTINGS:
      if header.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0 {
        settingsAcknowledged()
      } else {
        checkWindows()
        settingsReceived()
      }
    case NGHTTP2_PING:
      if header.flags & UInt8(NGHTTP2_FLAG_ACK.rawValue) != 0 {
        pingAcknowledged(
          withUnsafeBytes(of: frame.pointee.ping.opaque_data) {
            UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self))
          })
      } else {
        pingReceived()
      }
    case NGHTTP2_GOAWAY:
      isEnding = true
      let away = frame.pointee.goaway
      goAwayReceived(
        lastStream: away.last_stream_id, ErrorCode(rawValue: away.error_code),
        debug: UnsafeRawBufferPointer(start: away.opaque_data, count: away.opaque_data_len))
    default: break
    }
  }

  private func didReceiveHeaders(_ frame: UnsafePointer<nghttp2_frame>) {
    let stream = frame.pointee.hd.stream_id
    selectStream(stream)
    guard let currentState else { return }
    let kind: HeaderKind
    switch frame.pointee.headers.cat {
    case NGHTTP2_HCAT_REQUEST: kind = .request
    case NGHTTP2_HCAT_RESPONSE: kind = .response
    default: kind = .trailers
    }
    let tooLarge = headerBytes > limits.headerListBytes
    // Dear to take apart and cheap to send.
    if tooLarge { glitch() }
    streamHeaders(
      stream, currentState, kind,
      endStream: frame.pointee.hd.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0,
      tooLarge: tooLarge)
  }

  /// Window updates in proportion to what we send are honest (Envoy's measure).
  private func didReceiveWindowUpdate() {
    windowUpdatesReceived += 1
    if windowUpdatesReceived > 5 + 2 * (openStreams + 10 * tally.pointee.dataFramesSent) {
      glitch()
    }
  }

  /// The peer's first window was applied to the streams. Where one has become too large the library resets the stream;
  /// it is an error of the connection (RFC 9113, section 6.9.2).
  private func checkWindows() {
    let acknowledgement = 1
    if nghttp2_session_get_outbound_queue_size(library) > queuedBeforeSettings + acknowledgement {
      fail("the peer's SETTINGS make the window of a stream too large", .flowControlError)
    }
  }

  func didSendFrame(_ frame: UnsafePointer<nghttp2_frame>) {
    switch nghttp2_frame_type(UInt32(frame.pointee.hd.type)) {
    case NGHTTP2_DATA:
      tally.pointee.dataFramesSent += 1
      tally.pointee.streamFramesSent += 1
    case NGHTTP2_HEADERS:
      tally.pointee.streamFramesSent += 1
      if role == .client { lastRequestSent = max(lastRequestSent, frame.pointee.hd.stream_id) }
    case NGHTTP2_RST_STREAM:
      // Resets we are provoked to send cost the peer nothing; those in order are not its fault.
      let code = frame.pointee.rst_stream.error_code
      if code != ErrorCode.noError.rawValue, code != ErrorCode.cancel.rawValue { glitch() }
    case NGHTTP2_GOAWAY:
      isEnding = true
      // The library ends a session by itself, too; streams that are open would keep it alive.
      let code = ErrorCode(rawValue: frame.pointee.goaway.error_code)
      if code != .noError, failure == nil {
        failure = SessionError(.peer, "the peer broke the protocol: \(code)")
      }
    default: break
    }
  }

  func didCloseStream(_ stream: Int32, _ code: UInt32) {
    let state =
      stream == currentStream
      ? currentState : nghttp2_session_get_stream_user_data(library, stream)
    if stream == currentStream {
      currentStream = 0
      currentState = nil
    }
    guard let state else { return }
    openStreams -= 1
    streamClosed(stream, state, ErrorCode(rawValue: code))
  }
}
