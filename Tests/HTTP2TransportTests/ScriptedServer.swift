import EventLoop
import Testing

/// A server that answers every request with the bytes a script makes for its stream.
final class ScriptedServer: Sendable {
  let port: Int

  /// What to do with stream number n of connection number c.
  typealias Script = @Sendable (_ connection: Int, _ stream: UInt32) -> Action

  struct Action: Sendable {
    var bytes: [UInt8] = []
    var closes = false
  }

  private final class Peer: ConnectionDelegate {
    let tcp: TCPConnection
    let number: Int
    let script: Script
    var input: [UInt8] = []
    var output: [UInt8] = Raw.settings
    var prefaceDone = false

    init(_ tcp: TCPConnection, _ number: Int, _ script: @escaping Script) {
      self.tcp = tcp
      self.number = number
      self.script = script
    }

    func connectionReceived(_ bytes: UnsafeRawBufferPointer) {
      input += bytes
      if !prefaceDone, input.count >= 24 {
        input.removeFirst(24)
        prefaceDone = true
      }
      guard prefaceDone else { return }
      for frame in RawFrame.take(from: &input) {
        if frame.type == 4, frame.flags == 0 { output += Raw.settingsAck }
        if frame.type == 6, frame.flags == 0 { output += Raw.frame(6, 1, 0, frame.payload) }
        if frame.type == 1 {
          let action = script(number, frame.stream)
          output += action.bytes
          if action.closes { tcp.closeWhenFlushed() }
        }
      }
      tcp.setNeedsFlush()
    }

    func connectionCollect(into buffer: inout OutputBuffer) {
      let count = min(output.count, 32_768)
      output[0..<count].withUnsafeBytes { buffer.append($0) }
      output.removeFirst(count)
      if !output.isEmpty { tcp.setNeedsFlush() }
    }

    func connectionClosed(_ reason: CloseReason) {}
  }

  init(loop: Loop, script: @escaping Script) async throws {
    final class Box: @unchecked Sendable {
      // Sound although unchecked: written on the loop before the continuation is resumed.
      var listener: TCPListener?
      var peers: [Peer] = []
    }
    let box = Box()
    port = try await withCheckedThrowingContinuation {
      (done: CheckedContinuation<Int, any Error>) in
      loop.execute {
        do {
          let listener = try TCPListener(
            on: loop, at: SocketAddress(host: "127.0.0.1", port: 0), sharingPort: false,
            accepted: { tcp in
              let peer = Peer(tcp, box.peers.count, script)
              box.peers.append(peer)
              tcp.delegate = peer
              tcp.startReading()
            }, failed: { Issue.record($0) })
          box.listener = listener
          done.resume(returning: listener.localAddress?.port ?? 0)
        } catch { done.resume(throwing: error) }
      }
    }
  }
}
