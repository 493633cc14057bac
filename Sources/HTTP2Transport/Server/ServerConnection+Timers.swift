import EventLoop
import HTTP2Session
import RPC

/// What the timers of a connection have seen when they looked the last time.
struct ConnectionWatch {
  /// When a stream was open the last time.
  var lastCall: UInt64
  /// How old the connection may become, milliseconds; zero for no limit.
  var ageLimit: UInt64
  /// Since when no write has completed, and how many had then.
  var stalled: (since: UInt64, writes: UInt64)?
  /// Since when nothing of what is there to send could be, and how many frames had left then.
  var blocked: (since: UInt64, frames: Int)?
  /// When we asked whether the peer is there.
  var keepaliveSent: UInt64?
  /// Since when the peer has sent no more.
  var ended: UInt64?
  /// When the peer asked the last time, and how many frames it had got then.
  var lastPing: (at: UInt64, frames: Int)?
  /// Pings that came too soon, in a row.
  var strikes = 0

  init(lastCall: UInt64, ageLimit: UInt64) {
    self.lastCall = lastCall
    self.ageLimit = ageLimit
  }
}

/// Everything that happens because time has passed, looked at once a second by the loop: no connection and no stream
/// has a timer of its own for it.
extension ServerConnection {
  private static let drainPayload: UInt64 = 0x6472_6169_6E

  /// Once a second.
  func maintain(_ now: UInt64) {
    let limits = server.limits
    if !settingsDone, !hasReadEnd, limits.settingsTimeout > 0,
      now - opened > limits.settingsTimeout
    {
      return end("the peer did not acknowledge our settings in time", .settingsTimeout)
    }
    if let headersBegan, limits.headersTimeout > 0, now - headersBegan > limits.headersTimeout {
      return end("the peer did not complete its headers in time", .protocolError)
    }
    sample()
    // Also one whose session is over: its last words may find no reader.
    guard checkWrites(now), !hasFailed, checkWindows(now), checkPeer(now) else { return }
    checkIdle(now)
    checkAge(now)
    if case .noticed(let since) = drain, now - since >= limits.drainNoticeTimeout {
      sendFinalGoAway()
    }
    if streamCount > 0, limits.requestTimeout > 0 { endSlowRequests(now) }
    // What all connections together had no room for may have some now.
    if connectionCreditDue > 0 { payConnection() }
    // Memory is kept for the next call of a busy connection only.
    if now - lastActivity > 1_000 { pool.pointee.trim() } else { pool.pointee.trimUnused() }
  }

  func end(_ reason: String, _ code: ErrorCode, debug: String = "") {
    guard !hasFailed else { return }
    fail(reason, code, debug: debug)
    abandon()
    tcp.stopReading()
    server.note(.connectionEnded(peer, reason))
    tcp.setNeedsFlush()
  }

  func drop(_ reason: String) {
    server.note(.connectionEnded(peer, reason))
    tcp.close()
  }

  // MARK: Peers that do not read

  /// False when the peer has taken no bytes for too long.
  private func checkWrites(_ now: UInt64) -> Bool {
    guard tcp.unwrittenBytes > 0 else {
      watch.stalled = nil
      return true
    }
    guard let stalled = watch.stalled, stalled.writes == tcp.completedWrites else {
      watch.stalled = (now, tcp.completedWrites)
      return true
    }
    let limit = server.limits.stallTimeout
    guard limit > 0, now - stalled.since > limit else { return true }
    // Nothing tells that a peer which reads no bytes would read a GOAWAY.
    drop("the peer has read nothing for \(limit) ms")
    return false
  }

  /// False when the peer has kept its windows closed for too long to what waits for it.
  private func checkWindows(_ now: UInt64) -> Bool {
    let limit = server.limits.windowTimeout
    guard limit > 0, streamCount > 0, watch.blocked?.frames == streamFramesSent else {
      watch.blocked = (now, streamFramesSent)
      return true
    }
    guard let blocked = watch.blocked, isBlocked else {
      watch.blocked = (now, streamFramesSent)
      return true
    }
    guard !hasReadEnd else {
      drop("the peer has ended its side with its windows closed to what it asked for")
      return false
    }
    guard now - blocked.since > limit else { return true }
    end(
      "the peer has kept its windows closed for \(limit) ms to what it asked for",
      .enhanceYourCalm, debug: "window_timeout")
    return false
  }

  /// Whether a stream has something to send that flow control holds back.
  private var isBlocked: Bool {
    var next = streams
    while let stream = next {
      next = stream.pointee.next
      if isBlocked(stream) { return true }
    }
    return false
  }

  /// Whether this stream has.
  func isBlocked(_ stream: ServerStreamPointer) -> Bool {
    stream.pointee.state.isAnswerBegun && stream.pointee.state.answer != .paused
      && !hasWindow(stream.pointee.id)
  }

  // MARK: Peers that are gone, idle or old

  private func checkIdle(_ now: UInt64) {
    let limit = server.limits.idleTimeout
    if streamCount > 0 {
      watch.lastCall = now
    } else if limit > 0, now - watch.lastCall > limit {
      beginDrain("max_idle")
    }
  }

  private func checkAge(_ now: UInt64) {
    guard watch.ageLimit > 0, now - opened > watch.ageLimit else { return }
    beginDrain("max_age")
    if now - opened > watch.ageLimit + server.limits.connectionAgeGrace {
      endNow("the connection has become too old")
    }
  }

  private func endSlowRequests(_ now: UInt64) {
    var next = streams
    while let stream = next {
      next = stream.pointee.next
      guard now - stream.pointee.beganMilliseconds > server.limits.requestTimeout else { continue }
      switch stream.pointee.state.request {
      case .head, .body:
        guard stream.pointee.isSingle else { continue }
        refuse(stream, .deadlineExceeded, "the request was not complete in time")
      // Answered long ago, and the client still has not ended its request.
      case .discarding: reset(stream.pointee.id, .noError)
      case .discarded: break
      case .complete: continue
      }
      tcp.setNeedsFlush()
    }
  }

  // MARK: Pings

  /// A ping of the peer: too many too soon, with nothing sent to it in between, end the connection.
  func countPing() {
    let limits = server.limits
    defer { watch.lastPing = (lastActivity, streamFramesSent) }
    guard limits.pingInterval > 0, let last = watch.lastPing, last.frames == streamFramesSent
    else {
      watch.strikes = 0
      return
    }
    guard lastActivity - last.at < limits.pingInterval else { return }
    watch.strikes += 1
    guard watch.strikes > limits.pingStrikes else { return }
    // Within the session's own call: the caller of that ends the rest.
    fail(
      "too_many_pings: \(watch.strikes) pings less than \(limits.pingInterval) ms apart with nothing"
        + " sent to the peer in between; its keepalive time has to be longer",
      .enhanceYourCalm, debug: "too_many_pings")
  }

  // MARK: Draining

  /// Says that the connection will end; calls on their way are still taken.
  func beginDrain(_ reason: String = "drain") {
    guard case .none = drain else { return }
    drain = .noticed(loop.nowMilliseconds)
    drainReason = reason
    submitShutdownNotice()
    submitPing(Self.drainPayload)
    tcp.setNeedsFlush()
  }

  func sendFinalGoAway() {
    drain = .final
    submitGoAway(.noError, debug: drainReason)
    tcp.setNeedsFlush()
  }

  /// The time of a drain is over.
  func endNow(_ reason: String) {
    let error = RPCError(.unavailable, reason)
    var next = streams
    while let stream = next {
      next = stream.pointee.next
      cancel(stream, error)
    }
    if case .final = drain {} else { sendFinalGoAway() }
    if tcp.unwrittenBytes > 0 { tcp.close() } else { tcp.closeWhenFlushed() }
  }
}

extension TCPConnection {
  /// The peer's address, or what there is instead of one.
  var peerName: String { remoteAddress?.description ?? "a socket of this machine" }
}
