import EventLoop
import TLSSession
import Testing

@testable import HTTP2Transport

/// One connection that sends bytes as they are and keeps what comes back.
actor RawPeer {
  /// Looks, 5 ms apart, until a wait is given up.
  static let polls = Record.polls

  private let loop: Loop
  private let connection: Connection
  private var unread: [UInt8] = []
  private let isBare: Bool
  /// Bytes that are no complete frame: all that comes in HTTP/1.
  var leftover: [UInt8] { unread }
  private(set) var frames: [RawFrame] = []

  /// Sound: used on its loop only.
  private final class Connection: ConnectionDelegate, @unchecked Sendable {
    var tcp: TCPConnection?
    var output: [UInt8] = []
    var sent = 0
    var input: [UInt8] = []
    var closed = false

    func begin(_ tcp: TCPConnection, _ tls: TLSContext?) {
      self.tcp = tcp
      guard let tls else {
        tcp.delegate = self
        return tcp.startReading()
      }
      let engine = TLSEngine(client: tls, serverName: "127.0.0.1")
      TLSLayer(tcp: tcp, engine: engine, timeout: 0).inner = self
    }

    func connectionReceived(_ bytes: UnsafeRawBufferPointer) { input += bytes }

    func connectionCollect(into buffer: inout OutputBuffer) {
      let count = min(output.count - sent, 16_384)
      output[sent..<sent + count].withUnsafeBytes { buffer.append($0) }
      sent += count
      if sent < output.count {
        tcp?.setNeedsFlush()
      } else {
        output = []
        sent = 0
      }
    }

    func connectionClosed(_ reason: CloseReason) { closed = true }
  }

  /// What is sent below TLS, once the session is left to itself. Sound: as above.
  private final class Beneath: ConnectionDelegate {
    private var output: [UInt8]
    private let above: Connection

    init(_ output: [UInt8], _ above: Connection) {
      self.output = output
      self.above = above
    }

    func connectionReceived(_ bytes: UnsafeRawBufferPointer) {}
    func connectionCollect(into buffer: inout OutputBuffer) {
      output.withUnsafeBytes { buffer.append($0) }
      output = []
    }
    func connectionClosed(_ reason: CloseReason) { above.closed = true }
  }

  /// Connects.
  ///
  /// - Parameters:
  ///   - bare: what comes is no HTTP/2, and is left as it is.
  ///   - opens: preface, SETTINGS and an acknowledgement are sent at once; not by a bare peer.
  ///   - tls: a client's, to speak TLS.
  init(
    port: Int, loop: Loop, bare: Bool = false, opens: Bool = true, tls: TLSContext? = nil
  ) async throws {
    self.loop = loop
    isBare = bare
    let connection = Connection()
    self.connection = connection
    let address = try SocketAddress(host: "127.0.0.1", port: port)
    let result = await withCheckedContinuation { done in
      loop.execute {
        loop.connect(to: address) { result in
          if case .success(let tcp) = result {
            connection.begin(tcp, tls)
          }
          done.resume(returning: result.map { _ in () })
        }
      }
    }
    try result.get()
    if opens, !bare { await send(Raw.preface + Raw.settings + Raw.settingsAck) }
  }

  func send(_ bytes: [UInt8]) async {
    let connection = connection
    await onLoop {
      connection.output += bytes
      connection.tcp?.setNeedsFlush()
    }
  }

  /// Sends at most 16 KiB as they are, under the session of TLS, of which nothing is heard any more.
  func sendBeneathTLS(_ bytes: [UInt8]) async {
    let connection = connection
    await onLoop {
      connection.tcp?.delegate = Beneath(bytes, connection)
      connection.tcp?.setNeedsFlush()
    }
  }

  private func onLoop<R: Sendable>(_ body: @escaping @Sendable () -> R) async -> R {
    await withCheckedContinuation { done in loop.execute { done.resume(returning: body()) } }
  }

  /// Reads on; whether the server has closed the connection.
  private func read() async -> Bool {
    let connection = connection
    let (bytes, closed) = await onLoop {
      defer { connection.input = [] }
      return (connection.input, connection.closed)
    }
    unread += bytes
    if !isBare { frames += RawFrame.take(from: &unread) }
    return closed
  }

  /// Waits until a frame is as wanted; nil after a minute, or when the connection is closed before.
  func frame(where wanted: (RawFrame) -> Bool) async -> RawFrame? {
    for _ in 0..<Self.polls {
      let closed = await read()
      if let frame = frames.first(where: wanted) { return frame }
      if closed { return nil }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return nil
  }

  /// Waits until so many bytes of a stream's body have come; whether they came within a minute.
  func receives(_ count: Int, of stream: UInt32) async -> Bool {
    for _ in 0..<Self.polls {
      let closed = await read()
      if bodyBytes(of: stream) >= count { return true }
      if closed { return false }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  /// Bytes of the body of a stream that were read so far.
  func bodyBytes(of stream: UInt32) -> Int {
    frames.reduce(0) { $0 + ($1.type == 0 && $1.stream == stream ? $1.payload.count : 0) }
  }

  /// Waits for the end of the stream, by END_STREAM or a reset; whether it came.
  func end(of stream: UInt32) async -> Bool {
    await frame { $0.stream == stream && ($0.endsStream || $0.type == 3) } != nil
  }

  /// Reads what has come; whether the server has closed the connection.
  func closedNow() async -> Bool { await read() }

  /// Waits for the close; whether it came within a minute.
  func closed() async -> Bool {
    for _ in 0..<Self.polls {
      if await read() { return true }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  /// The fields of all header lists of a stream, and the bytes of its body:
  /// what a test looks for is compared as text.
  func text(of stream: UInt32) -> String {
    let decoder = HeaderDecoder()
    var text = ""
    for frame in frames where frame.type == 1 {
      let fields = decoder.decode(frame.payload)
      if frame.stream == stream { text += fields.map { "\($0)=\($1)\n" }.joined() }
    }
    for frame in frames where frame.type == 0 && frame.stream == stream {
      text += String(decoding: frame.payload, as: UTF8.self)
    }
    return text
  }

  /// Leaves everything in the kernel's buffers from here on.
  func stopReading() async {
    let connection = connection
    await onLoop { connection.tcp?.stopReading() }
  }

  func close() async {
    let connection = connection
    await onLoop { connection.tcp?.close() }
  }
}
