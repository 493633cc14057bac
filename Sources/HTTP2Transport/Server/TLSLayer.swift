import EventLoop
import TLSSession

/// TLS between a TCP connection and what lives on it. Confined to the loop.
///
/// What is inside sees plaintext by the same protocol, and goes on to use the TCP connection for everything else:
/// flushes, limits, closing.
final class TLSLayer: ConnectionDelegate, TimerTarget {
  let tcp: TCPConnection
  let engine: TLSEngine
  /// What the plaintext is for. Held until the connection is closed.
  var inner: (any ConnectionDelegate)?
  /// Called once, when the handshake is complete.
  var opened: ((TLSLayer) -> Void)?
  /// Called once instead of `opened` when the handshake fails.
  var refused: ((TLSLayer, String) -> Void)?
  private var timer: TimerToken?
  private var problem: String?
  private var closed = false
  /// The peer sends no more, and `inner` has something left to say.
  private var hasReadEnd = false
  private var heardAnything = false
  /// The peer speaks clear text.
  private(set) var speaksClearText = false
  /// The peer speaks clear text, and is told what this port speaks.
  private var answersInClear = false
  private var clearAnswer: [UInt8] = []

  /// Takes the connection over and starts to read; a client's first message leaves at the end of this turn.
  ///
  /// - Parameter timeout: for the handshake, milliseconds; zero for none.
  init(tcp: TCPConnection, engine: TLSEngine, timeout: UInt64) {
    self.tcp = tcp
    self.engine = engine
    tcp.delegate = self
    tcp.startReading()
    if engine.hasPending { tcp.setNeedsFlush() }
    if timeout > 0 { timer = tcp.loop.schedule(after: timeout, self, tag: 0) }
  }

  var isHandshaking: Bool { engine.phase == .handshaking }

  // MARK: Bytes

  func connectionReceived(_ bytes: UnsafeRawBufferPointer) {
    if case .failed = engine.phase { return }
    if isHandshaking, answerInClear(bytes) { return }
    do throws(TLSError) {
      try engine.receive(
        bytes, scratch: tcp.loop.filterScratch.received,
        opened: {
          handshakeDone()
          return !closed
        },
        deliver: { plaintext in
          inner?.connectionReceived(plaintext)
          return !closed
        })
    } catch {
      return fail(error.description)
    }
    guard !closed else { return }
    if engine.phase == .ended, !innerGoesOn() { return tcp.closeWhenFlushed() }
    if engine.hasPending { tcp.setNeedsFlush() }
  }

  /// The connection's end, in order or without a close of TLS: what is asked completely says so itself.
  func connectionReadEnded() -> Bool {
    switch engine.phase {
    case .open, .ended: problem == nil && innerGoesOn()
    case .handshaking, .failed: false
    }
  }

  private func innerGoesOn() -> Bool {
    hasReadEnd = inner?.connectionReadEnded() ?? false
    return hasReadEnd
  }

  private func handshakeDone() {
    stopTimer()
    refused = nil
    let opened = opened
    self.opened = nil
    opened?(self)
    tcp.setNeedsFlush()
  }

  func connectionCollect(into buffer: inout OutputBuffer) {
    if answersInClear {
      answersInClear = false
      return clearAnswer.withUnsafeBytes { buffer.append($0) }
    }
    takePending(into: &buffer)
    let plain = tcp.loop.filterScratch.plain
    while !buffer.isFull, !engine.hasPending, engine.phase == .open || hasReadEnd, let inner {
      plain.pointee.removeAll()
      inner.connectionCollect(into: &plain.pointee)
      guard !closed, plain.pointee.count > 0 else { break }
      let bytes = UnsafeRawBufferPointer(plain.pointee.bytes)
      var failure: TLSError?
      buffer.append(room: TLSEngine.encryptedBytes(of: bytes.count)) { target in
        do throws(TLSError) {
          return try engine.encrypt(bytes, into: target)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { return fail(failure.description) }
    }
    if tcp.isClosingWhenFlushed, !buffer.isFull {
      engine.close()
      takePending(into: &buffer)
    }
  }

  private func takePending(into buffer: inout OutputBuffer) {
    while engine.hasPending, !buffer.isFull {
      buffer.append(room: TLSEngine.recordBytes) { engine.takePending(into: $0) }
    }
  }

  // MARK: Ends

  /// Gives the connection up; the peer gets the alert.
  private func fail(_ reason: String) {
    guard problem == nil else { return }
    problem = reason
    tcp.stopReading()
    refuse(reason)
    tcp.closeWhenFlushed()
  }

  private func refuse(_ reason: String) {
    stopTimer()
    let refused = refused
    self.refused = nil
    opened = nil
    refused?(self, reason)
  }

  func timerFired(tag: Int) {
    timer = nil
    guard isHandshaking else { return }
    giveUp("the TLS handshake was not complete in time")
  }

  /// Ends a handshake, without a word to a peer that has said little.
  func giveUp(_ reason: String) {
    problem = reason
    refuse(reason)
    tcp.close()
  }

  private func stopTimer() {
    if let timer { tcp.loop.cancel(timer) }
    timer = nil
  }

  func connectionClosed(_ reason: CloseReason) {
    closed = true
    var reason = reason
    if let problem {
      reason = .refused(problem)
    } else if reason == .endOfStream, let error = engine.inputEnded() {
      reason = .refused(error.description)
    }
    if refused != nil {
      switch reason {
      case .refused(let text): refuse(text)
      case .failed(let error): refuse("\(error)")
      case .endOfStream, .local: refuse("closed within the TLS handshake")
      }
    }
    stopTimer()
    opened = nil
    let inner = inner
    self.inner = nil
    inner?.connectionClosed(reason)
  }

  // MARK: Clear text on a port of TLS

  /// What is no TLS at all gets an answer that its sender can read.
  private func answerInClear(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard !heardAnything else { return false }
    heardAnything = true
    guard engine.isServer, let first = bytes.first, (0x41...0x5A).contains(first) else {
      return false
    }
    answersInClear = true
    let preface = Array("PRI * HTTP/2.0".utf8)
    let isHTTP2 = zip(bytes, preface).allSatisfy { $0 == $1 }
    clearAnswer = isHTTP2 ? Self.clearGoAway : Array(Self.clearText.utf8)
    speaksClearText = true
    fail("the client speaks clear text, this port speaks TLS")
    return true
  }

  /// What an HTTP/2 client can read: no settings, and GOAWAY INADEQUATE_SECURITY with a text.
  private static let clearGoAway: [UInt8] = {
    let text = Array("This port speaks TLS (https).".utf8)
    return [0, 0, 0, 4, 0, 0, 0, 0, 0] + [0, 0, UInt8(8 + text.count), 7, 0, 0, 0, 0, 0]
      + [0, 0, 0, 0, 0, 0, 0, 0x0C] + text
  }()

  /// What an HTTP/1 client can read.
  private static let clearText =
    "HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain\r\nconnection: close\r\n"
    + "content-length: 41\r\n\r\n"
    + "This port speaks TLS and HTTP/2 (https).\n"
}
