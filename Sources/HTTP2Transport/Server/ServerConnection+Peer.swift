import EventLoop
import HTTP2Session
import RPC

/// Whether the peer is there.
///
/// Of HTTP/2 a PING tells, unless the peer has ended its side and can answer nothing. HTTP/1.1 has no such question, and
/// one that waits for its answers, or for room, sends nothing for hours: there the kernel asks, which a proxy's kernel
/// answers for those behind it, as everything else.
extension ServerConnection {
  private static let keepalivePayload: UInt64 = 0x616C_6976_65
  /// Silence before the kernel asks a peer that is not read, milliseconds. 5 s: one that has gone is forgotten by
  /// its own kernel after a minute, and answers with a reset from then on.
  private static let endedIdle: UInt64 = 5_000
  /// Time after its last bytes before a peer is sent something that finds out whether it is there, milliseconds. 1 s: most
  /// answers have left by then.
  private static let endedPatience: UInt64 = 1_000

  /// Has the kernel watch the peer from here on.
  func watchPeer(idle: UInt64) {
    let limits = server.limits
    guard limits.keepaliveTime > 0 else { return }
    tcp.watchPeer(
      idle: idle, timeout: limits.keepaliveTimeout,
      unread: limits.keepaliveTime + limits.keepaliveTimeout)
  }

  /// The peer sends no more: what it has not asked to the end is never asked.
  func endHalfRequests() {
    var next = streams
    while let stream = next {
      next = stream.pointee.next
      switch stream.pointee.state.request {
      case .head: reset(stream.pointee.id, .cancel)
      case .body, .discarding:
        if stream.pointee.state.isUndecided {
          cancel(stream, RPCError(.cancelled, "the client ended the connection within the request"))
        } else {
          // Answered, and its end would be waited for.
          resetIfEarly(stream)
        }
      case .complete, .discarded: continue
      }
    }
  }

  /// Who says no more opens no window: what waits for one would wait for ever, and be held.
  func resetBlocked() {
    var next = streams
    while let stream = next {
      next = stream.pointee.next
      if isBlocked(stream) { reset(stream.pointee.id, .cancel) }
    }
  }

  /// False when the peer is gone.
  func checkPeer(_ now: UInt64) -> Bool {
    if hasReadEnd || isHeldBack { return checkEnded(now) }
    watch.ended = nil
    return bridge != nil || checkKeepalive(now)
  }

  /// Of a peer whose bytes are not read, as there are none, or more than the bridge has room for: false when it is gone.
  private func checkEnded(_ now: UInt64) -> Bool {
    if tcp.peerState == .lost {
      drop("the peer is gone")
      return false
    }
    guard let ended = watch.ended else {
      watch.ended = now
      watch.keepaliveSent = nil
      watchPeer(idle: min(Self.endedIdle, server.limits.keepaliveTime))
      return true
    }
    guard now - ended >= Self.endedPatience, watch.keepaliveSent == nil else { return true }
    watch.keepaliveSent = now
    if let bridge { bridge.askPeer() } else { submitPing(Self.keepalivePayload) }
    tcp.setNeedsFlush()
    return true
  }

  /// False when the peer has not answered for too long.
  private func checkKeepalive(_ now: UInt64) -> Bool {
    let limits = server.limits
    guard limits.keepaliveTime > 0 else { return true }
    if let sent = watch.keepaliveSent {
      if lastActivity >= sent {
        watch.keepaliveSent = nil
      } else if now - sent > limits.keepaliveTimeout {
        drop("the peer did not answer a ping within \(limits.keepaliveTimeout) ms")
        return false
      }
    } else if now - lastActivity > limits.keepaliveTime {
      watch.keepaliveSent = now
      submitPing(Self.keepalivePayload)
      tcp.setNeedsFlush()
    }
    return true
  }
}
