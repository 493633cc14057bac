import EventLoop
import Synchronization
import Testing

/// A server that speaks frame by frame: it answers what it hears with the bytes a script makes.
final class ScriptedServer: Sendable {
  let port: Int
  private let loop: Loop
  private let shared: Shared

  /// What to do with request number n of connection number c.
  typealias Script = @Sendable (_ connection: Int, _ stream: UInt32) -> Action

  struct Action: Sendable {
    var bytes: [UInt8] = []
    var closes = false
  }

  /// A frame, and where it came from.
  struct Heard: Sendable {
    let connection: Int
    let frame: RawFrame
    /// Of HEADERS.
    var fields: [String: String] = [:]
  }

  /// What a server does beside its script.
  struct Manners: Sendable {
    /// Sent first; a server without any does not acknowledge the client's either.
    var settings = Raw.settings
    var answersPings = true
    /// Does what it likes with every frame but SETTINGS and, unless it answers them, PINGs.
    var onFrame: @Sendable (Heard) -> Action = { _ in Action() }
  }

  private struct Log {
    var heard: [Heard] = []
    var connections = 0
    var closed = 0
  }

  private final class Shared: @unchecked Sendable {
    // Sound although unchecked: the log is locked, the rest is used on the loop.
    let log = Mutex(Log())
    var listener: TCPListener?
    /// Each is held by its connection, as long as that is open.
    var peers: [WeakPeer] = []
  }

  private struct WeakPeer {
    weak var peer: Peer?
  }

  private final class Peer: ConnectionDelegate {
    let tcp: TCPConnection
    let number: Int
    let manners: Manners
    let shared: Shared
    let decoder = HeaderDecoder()
    var input: [UInt8] = []
    var output: [UInt8]
    var prefaceDone = false

    init(_ tcp: TCPConnection, _ number: Int, _ manners: Manners, _ shared: Shared) {
      self.tcp = tcp
      self.number = number
      self.manners = manners
      self.shared = shared
      output = manners.settings
      if !output.isEmpty { tcp.setNeedsFlush() }
    }

    func connectionReceived(_ bytes: UnsafeRawBufferPointer) {
      input += bytes
      if !prefaceDone, input.count >= 24 {
        input.removeFirst(24)
        prefaceDone = true
      }
      guard prefaceDone else { return }
      for frame in RawFrame.take(from: &input) { hear(frame) }
      tcp.setNeedsFlush()
    }

    private func hear(_ frame: RawFrame) {
      var heard = Heard(connection: number, frame: frame)
      if frame.type == 1 {
        for (name, value) in decoder.decode(frame.payload) { heard.fields[name] = value }
      }
      shared.log.withLock { $0.heard.append(heard) }
      if frame.type == 4, frame.flags == 0, !manners.settings.isEmpty {
        output += Raw.settingsAck
      }
      if frame.type == 6, frame.flags == 0, manners.answersPings {
        output += Raw.frame(6, 1, 0, frame.payload)
      }
      let action = manners.onFrame(heard)
      output += action.bytes
      if action.closes { tcp.closeWhenFlushed() }
    }

    func connectionCollect(into buffer: inout OutputBuffer) {
      let count = min(output.count, 32_768)
      output[0..<count].withUnsafeBytes { buffer.append($0) }
      output.removeFirst(count)
      if !output.isEmpty { tcp.setNeedsFlush() }
    }

    func connectionClosed(_ reason: CloseReason) {
      shared.log.withLock { $0.closed += 1 }
    }
  }

  /// Answers each request when its header list arrives.
  convenience init(loop: Loop, port: Int = 0, script: @escaping Script) async throws {
    var manners = Manners()
    manners.onFrame = { heard in
      heard.frame.type == 1 ? script(heard.connection, heard.frame.stream) : Action()
    }
    try await self.init(loop: loop, port: port, manners)
  }

  init(loop: Loop, port: Int = 0, _ manners: Manners) async throws {
    let shared = Shared()
    self.shared = shared
    self.loop = loop
    self.port = try await withCheckedThrowingContinuation {
      (done: CheckedContinuation<Int, any Error>) in
      loop.execute {
        do {
          let listener = try TCPListener(
            on: loop, at: SocketAddress(host: "127.0.0.1", port: port),
            accepted: { tcp in
              let peer = Peer(tcp, shared.peers.count, manners, shared)
              shared.peers.append(WeakPeer(peer: peer))
              shared.log.withLock { $0.connections += 1 }
              tcp.delegate = peer
              tcp.startReading()
            }, failed: { Issue.record($0) })
          shared.listener = listener
          done.resume(returning: listener.localAddress?.port ?? 0)
        } catch { done.resume(throwing: error) }
      }
    }
  }

  /// All that came so far, in order.
  var heard: [Heard] { shared.log.withLock { $0.heard } }
  /// Connections that were ever made.
  var connections: Int { shared.log.withLock { $0.connections } }
  /// Those of them that are closed.
  var closed: Int { shared.log.withLock { $0.closed } }
  /// Header lists of requests, in order.
  var requests: [Heard] { heard.filter { $0.frame.type == 1 } }

  /// Sends what no frame of the client asked for.
  func send(_ bytes: [UInt8], to connection: Int) async {
    let shared = shared
    await onLoop {
      shared.peers[connection].peer?.output += bytes
      shared.peers[connection].peer?.tcp.setNeedsFlush()
    }
  }

  /// Ends a connection at once.
  func close(_ connection: Int) async {
    let shared = shared
    await onLoop { shared.peers[connection].peer?.tcp.close() }
  }

  /// Stops to listen, and ends all connections at once.
  func stop() async {
    let shared = shared
    await onLoop {
      shared.listener?.close()
      for each in shared.peers { each.peer?.tcp.close() }
    }
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      loop.execute {
        body()
        done.resume()
      }
    }
  }
}

/// Answers as a server of gRPC gives them.
enum Answer {
  static func start(_ stream: UInt32, _ status: String = "200") -> [UInt8] {
    Raw.headers(stream, [(":status", status), ("content-type", "application/grpc+drop")])
  }

  static func end(_ stream: UInt32, _ fields: [(String, String)]) -> [UInt8] {
    Raw.headers(stream, fields, end: true)
  }

  /// One message and OK.
  static func ok(_ stream: UInt32, _ text: String = "hi") -> [UInt8] {
    start(stream) + Raw.data(stream, Raw.message(text)) + end(stream, [("grpc-status", "0")])
  }

  /// Trailers only.
  static func only(_ stream: UInt32, _ fields: [(String, String)]) -> [UInt8] {
    end(stream, [(":status", "200"), ("content-type", "application/grpc+drop")] + fields)
  }

  static func unavailable(_ stream: UInt32, _ more: [(String, String)] = []) -> [UInt8] {
    only(stream, [("grpc-status", "14"), ("grpc-message", "busy")] + more)
  }

  static func goAway(
    _ last: UInt32, _ code: UInt32 = 0, _ text: String = ""
  ) -> [UInt8] {
    Raw.frame(7, 0, 0, Raw.big(last) + Raw.big(code) + Array(text.utf8))
  }

  /// SETTINGS with MAX_CONCURRENT_STREAMS.
  static func streams(_ maximum: UInt32) -> [UInt8] {
    Raw.frame(4, 0, 0, [0, 3] + Raw.big(maximum))
  }
}

/// Looks again and again until `condition` holds; false after a minute.
func eventually(_ condition: () async -> Bool) async -> Bool {
  for _ in 0..<RawPeer.polls {
    if await condition() { return true }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return false
}
